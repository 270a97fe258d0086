"""Kazakh in Latin letters brought to Cyrillic, with the place of each letter kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.kazakh.script import cyrillic_of, is_latin

SPELLINGS = [
    (
        "Qazaqstan men Reseı yntymaqtastyq týraly kelisimge qol qoıdy",
        "Қазақстан мен Ресей ынтымақтастық туралы келісімге қол қойды",
    ),
    ("Úkimet basshysy Ózbekstannyń mınıstrimen kezdesti", "Үкімет басшысы Өзбекстанның министрімен кездесті"),
    ("sharýashylyǵy, Federatsııasy, Túrkııa, úsh jyl", "шаруашылығы, Федерациясы, Түркия, үш жыл"),
    (
        "memorandumğa qol qoidy, Qyrğyzstan, säuır, özara tüsınıstık",
        "меморандумға қол қойды, Қырғызстан, сәуір, өзара түсіністік",
    ),
    (
        "Qazaqstan u'kimeti s'art pen kelisimge qol qoi'dy, sa'y'ir",
        "Қазақстан үкіметі шарт пен келісімге қол қойды, сәуір",
    ),
    ("Premer-mınıstr, Polsha, Belarýs", "Премьер-министр, Польша, Беларусь"),
]


@pytest.mark.parametrize(("latin", "cyrillic"), SPELLINGS)
def test_letters_of_each_year_become_cyrillic(latin: str, cyrillic: str) -> None:
    """Acutes of 2018, umlauts and cedillas of 2021 and apostrophes of 2017 are read (rules 1 and 2)."""
    assert cyrillic_of(latin, [(0, len(latin))]).text == cyrillic


def test_cyrillic_is_left_as_it_is() -> None:
    """A text in Cyrillic is the same text with the same places."""
    text = "Қазақстан мен Ресей"
    script = cyrillic_of(text, [(0, len(text))])
    assert script.text is text
    assert script.at(5) == script.of(5) == 5


def test_only_the_stretches_asked_for_are_brought() -> None:
    """Latin words outside the stretches, such as a menu in English, stay Latin."""
    text = "Home page\nQol qoıdy"
    script = cyrillic_of(text, [(10, 19)])
    assert script.text == "Home page\nҚол қойды"


def test_a_company_in_latin_letters_does_not_make_a_text_latin() -> None:
    """A Cyrillic paragraph with a name in Latin letters is Cyrillic."""
    assert not is_latin("«Bluewind GmbH» компаниясы шартқа қол қойды")


@given(st.text("abdegijlmnoqrstuyzáǵńóúýıshc' .,SHQ", max_size=80))
def test_places_rise_and_lead_back(text: str) -> None:
    """Each letter's place is at or behind the one before it, and going there and back is the same place or before."""
    script = cyrillic_of(text, [(0, len(text))])
    places = [script.at(place) for place in range(len(script.text) + 1)]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(text)
    assert all(script.at(script.of(place)) >= place for place in range(len(text) + 1))
    assert all(script.of(script.at(place)) <= place for place in range(len(script.text) + 1))


def test_the_latin_e_of_borrowed_words_is_the_wide_one() -> None:
    """`Energetıka` is `Энергетика`, and `elshi` stays `елші`."""
    text = "Energetıka mınıstri men elshi kezdesti"
    assert cyrillic_of(text, [(0, len(text))]).text == "Энергетика министрі мен елші кездесті"
