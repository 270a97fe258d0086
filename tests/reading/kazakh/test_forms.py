"""Stems and endings of Kazakh words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.kazakh.forms import form_in, forms_of
from kelisim.reading.kazakh.names import name_form

STEMS = frozenset(("келісім", "шарт", "хаттама", "министрлік", "құжат", "бағдарлама", "ел", "жол", "қор"))
FORMS = [
    ("келісімге", "келісім", "dative", ""),
    ("келісімінің", "келісім", "genitive", "і"),
    ("келісімдерді", "келісім", "accusative", ""),
    ("шартқа", "шарт", "dative", ""),
    ("шарты", "шарт", "", "ы"),
    ("хаттаманы", "хаттама", "accusative", ""),
    ("хаттамасына", "хаттама", "dative", "сы"),
    ("министрлігінде", "министрлік", "locative", "і"),
    ("министрліктерімен", "министрлік", "instrumental", "і"),
    ("құжаттардан", "құжат", "ablative", ""),
    ("бағдарламасындағы", "бағдарлама", "attributive", "сы"),
    ("еліміздің", "ел", "genitive", "іміз"),
]


@pytest.mark.parametrize(("word", "stem", "case", "possessive"), FORMS)
def test_a_form_is_told_by_its_endings(word: str, stem: str, case: str, possessive: str) -> None:
    """Stem, case and possessive are those that the endings say, through plural and sound change (rules 1 and 2)."""
    form = form_in(word, STEMS)
    assert form is not None
    assert (form.stem, form.case, form.possessive) == (stem, case, possessive)


def test_the_plural_is_told() -> None:
    """A plural ending is kept apart from the stem."""
    form = form_in("келісімдеріне", STEMS)
    assert form is not None
    assert form.plural
    assert form.third


@pytest.mark.parametrize("word", ["келісімға", "шартке", "келісіммін", "жолдас", "қорқау"])
def test_what_harmony_or_a_letter_forbids_is_no_form(word: str) -> None:
    """An ending with the wrong vowels, or letters that are no ending, make no form of a known stem."""
    assert form_in(word, STEMS) is None


@given(st.sampled_from(sorted(STEMS)), st.sampled_from(["", "мен"]))
def test_a_stem_is_its_own_form_and_so_is_it_with_men(stem: str, ending: str) -> None:
    """What goes behind a stem is taken off again."""
    form = form_in(stem + ending, STEMS)
    assert form is not None
    assert form.stem == stem
    assert form.ends == len(stem)


@given(st.text("абдегіқлмнрстуыүұөәң", min_size=1, max_size=40))
def test_every_reading_is_a_beginning_of_the_word(word: str) -> None:
    """A stem is the word without its end, but for the last letter that rule 2 gives back."""
    for form in forms_of(word):
        assert word.startswith(form.stem[:-1])
        assert form.ends <= len(word)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Тоқтаровтың", "тоқтаров"),
        ("Сейітқызына", "сейітқызы"),
        ("Бекеновпен", "бекенов"),
        ("Мадина", "мадина"),
        ("Айдар", "айдар"),
        ("Ибраевқа", "ибраев"),
        ("Төлегенге", "төлеген"),
    ],
)
def test_a_name_is_cut_before_its_case(word: str, name: str) -> None:
    """The case ending of a name is left out, and a name that looks like one with an ending is left whole."""
    assert name_form(word) == name
