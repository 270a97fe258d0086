"""Words are found by their keys, in three languages and in whatever form they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.web.search.keys import language_of, places_in, sought, words_in


def keys(text: str, language: str = "") -> list[str]:
    """The keys of a text's words."""
    return [word.key for word in words_in(text, language)]


def finds(typed: str, text: str, language: str = "", reader: str = "en") -> bool:
    """Whether a typed word finds a word of a text, by a key or by a further one."""
    wanted = sought(typed, reader)
    for word in words_in(text, language):
        if {word.key, *word.others} & set(wanted.keys) or set(word.others) & set(wanted.others):
            return True
    return False


@pytest.mark.parametrize(
    ("typed", "text", "language"),
    [
        ("договоров", "подписан договор", "ru"),
        ("люди", "с людьми", "ru"),
        ("соглашение", "о Соглашениях сторон", "ru"),
        ("елка", "Ёлки", "ru"),
        ("ёлка", "елки", "ru"),
        ("сталь", "производство стали", "ru"),
        ("Роснефти", "Роснефтью и другими", "ru"),
        ("agreement", "two agreements", "en"),
        ("ministry", "ministries", "en"),
        ("Kazakhstan", "Kazakhstan’s border", "en"),
        ("келісімдердің", "екі келісім", "kk"),
        ("келисим", "келісімдерді", "kk"),
        ("келісім", "келисимдердин", "kk"),
        ("министрлиги", "министрлік", "kk"),
        ("казакстан", "Қазақстанның", "kk"),
        ("шекара", "шекарадағы", "kk"),
        ("qazaqstan", "Қазақстанда", "kk"),
        ("Қазақстан", "Qazaqstannyń úkimeti", "kk-Latn"),
        ("келісім", "kelisimder", "kk-Latn"),
        ("2021", "28 апреля 2021 г.", "ru"),
        ("Каменогорск", "Усть-Каменогорск", "ru"),
    ],
)
def test_a_form_is_found_by_another(typed: str, text: str, language: str) -> None:
    """Cases, plurals, spellings and alphabets of one word find one another."""
    assert finds(typed, text, language)


@pytest.mark.parametrize(
    ("typed", "text", "language"),
    [
        ("договор", "разговор", "ru"),
        ("agreement", "disagreement", "en"),
        ("келісім", "кеңес", "kk"),
        ("2021", "2022", ""),
    ],
)
def test_another_word_is_not_found(typed: str, text: str, language: str) -> None:
    """Words that only look alike are not taken for one."""
    assert not finds(typed, text, language)


def test_stress_and_capitals_make_no_difference() -> None:
    """A mark of stress is no part of a word."""
    assert keys("За\u0301мок", "ru") == keys("ЗАМОК", "ru")


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("Соглашение", "", "ru"),
        ("Келісім", "", "kk"),
        ("Agreement on transit", "", "en"),
        ("Qazaqstan úkimeti", "", "kk"),
        ("Соглашение", "kk", "kk"),
        ("Agreement", "en-GB", "en"),
        ("An agreement", "de", "en"),
    ],
)
def test_a_text_without_a_known_tag_is_read_by_its_letters(text: str, tagged: str, expected: str) -> None:
    """A tag decides where it is one of the three languages."""
    assert language_of(text, tagged) == expected


@given(st.text(max_size=80), st.sampled_from(["", "en", "ru", "kk", "kk-Latn"]))
def test_every_word_has_a_place_and_a_key_of_letters_and_digits(text: str, language: str) -> None:
    """Keys and places go together one by one, so a key tells which word to mark; none has a sign that parts words."""
    found = list(words_in(text, language))
    places = [(start, end) for start, end, _ in places_in(text, language_of(text, language))]
    assert [(word.start, word.end) for word in found] == places
    assert all(start < end for start, end in places)
    assert all(one.isalnum() for word in found for one in (word.key, *word.others))


@given(st.text(max_size=60), st.sampled_from(["en", "ru", "kk"]))
def test_what_is_sought_has_keys_of_letters_and_digits(word: str, reader: str) -> None:
    """Whatever is typed, what comes to the database is letters and digits."""
    wanted = sought(word, reader)
    assert all(one.isalnum() for one in (*wanted.keys, *wanted.others))
