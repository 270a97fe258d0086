"""Kazakh words are found in all their forms, and however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.wording import each
from kelisim.web.search.kazakh import folded, folded_stem, stem

WORDS = (
    "келісім келісімі келісімге келісімдер келісімдерді келісімдердің келісіміміз келісіммен келісімін келісімінде",
    "министрлік министрлігі министрлігінің министрлігіне министрліктер министрліктердің министрлігімен министрлігін",
    "шарт шарты шарттар шарттың шартқа шарттарының шартта шартпен шарттарды",
    "жол жолы жолдар жолдың жолдарын жолға жолмен жолдағы жолынан",
    "қазақстан қазақстанның қазақстанда қазақстанға қазақстанмен қазақстаннан қазақстандағы",
    "халық халқы халқының халыққа халықтар",
    "орын орны орнында орындар орынға орнын",
    "өзен өзені өзендер өзендердің өзеніндегі өзеннің өзенде",
    "компания компаниясы компаниялар компанияның компаниясымен",
    "салу салуға салуы салудың",
    "үкімет үкіметі үкіметінің үкіметке үкіметтер үкіметтердің",
    "ынтымақтастық ынтымақтастығы ынтымақтастықты ынтымақтастығының ынтымақтастыққа",
    "ел елі елдер еліміз еліміздің елдің елге",
    "алматы алматыда алматының алматыға алматыдан",
    "факультет факультеті факультетінің",
    "су суы сулар судың суға",
    "бағдарлама бағдарламасы бағдарламаның бағдарламалар бағдарламасында",
    "зауыт зауыты зауыттар зауытының зауытында",
    "виза визасыз визасы визалар",
    "жыл жылы жылғы жылдың жылдар жылға жылдан",
    "көлік көлігі көлікті көліктің көліктер көлікке көлігінің",
    "тарап тарабы тараптар тараптардың тарапқа тарабынан",
    "кеден кеденде кедені кедендер кеденнің",
    "кеңес кеңесі кеңестің кеңесінің кеңестер кеңеске",
    "шекара шекарасы шекараның шекарада шекарадағы",
    "құжат құжаты құжаттар құжаттарды құжаттың құжатқа",
    "мәскеу мәскеуде мәскеудің мәскеуге",
)
"""Each line is forms of one word."""
APART = each(
    "келісім министрлік шарт жол халық өзен компания үкімет бағдарлама зауыт көлік тарап кеден кеңес шекара құжат "
    "мұнай газ сауда ғарыш су ел жыл виза"
)


@pytest.mark.parametrize("forms", WORDS)
def test_all_forms_of_a_word_have_one_stem(forms: str) -> None:
    """Plural, possessive, case and what is somewhere come off, in whatever order they may stand."""
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_that_are_others_have_other_stems() -> None:
    """What comes off is endings and not words."""
    assert len({stem(word) for word in APART}) == len(APART)


@pytest.mark.parametrize("forms", WORDS)
def test_a_keyboard_without_kazakh_letters_is_enough(forms: str) -> None:
    """The same forms typed in the letters of Russian have one folded stem, that of the word as it is spelt."""
    assert len({folded_stem(folded(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("келісімдеріміздің", "келісім"),
        ("министрлігіндегі", "министрлік"),
        ("роснефтьпен", "роснефть"),
        ("тарапқа", "тарап"),
        ("тарабы", "тарап"),
        ("бай", "бай"),
        ("у", "у"),
        ("", ""),
    ],
)
def test_a_stem_is_as_the_word_is_written_without_endings(word: str, expected: str) -> None:
    """A last sound that became voiced is as it was, and short words stay whole."""
    assert stem(word) == expected


@given(st.text("абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", max_size=30))
def test_a_stem_has_no_ending_left(word: str) -> None:
    """A stem begins as its word does, but for what is irregular, and is a stem of itself."""
    found = stem(word)
    assert len(found) <= len(word) + 1
    assert stem(found) == found or found[:-1] == stem(found)[: len(found) - 1]
