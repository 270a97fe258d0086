"""Names in every alphabet and transliteration."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.spelling import latin, name_key, same_name, skeleton

SAME = (
    ("Zhumangarin", "Jumangarin", "Жұманғарин", "Жумангарин"),
    ("Sklyar", "Skliar", "Скляр"),
    ("Tokayev", "Toqaev", "Тоқаев", "Токаев"),
    ("Kozhakhmetov", "Kojahmetov", "Қожахметов", "Qojahmetov"),
    ("Tsoi", "Tsoy", "Цой"),
    ("Shcherbakova", "Щербакова", "Sherbakova"),
)


@pytest.mark.parametrize("spellings", SAME, ids=lambda one: one[0])
def test_one_name_has_one_skeleton(spellings: tuple[str, ...]) -> None:
    """However it is spelled."""
    assert len({skeleton(one) for one in spellings}) == 1


def test_different_names_stay_apart() -> None:
    """No two of these are one."""
    names = ["Mamin", "Smailov", "Mishustin", "Overchuk", "Bektenov", "Sultanov", "Satayev"]
    assert len({skeleton(one) for one in names}) == len(names)


def test_a_surname_fits_the_full_name() -> None:
    """In any order and with initials, but another given name does not."""
    assert same_name("Arman Sadykov", "Садыков")
    assert same_name("А. Садыков", "Sadykov Arman")
    assert not same_name("Arman Sadykov", "Ерлан Садыков")
    assert not same_name("", "Sadykov")


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_order_of_two_names_does_not_matter(one: str, other: str) -> None:
    """Any text may come in."""
    assert same_name(one, other) == same_name(other, one)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщыэюяәғқңөұүһі -", max_size=40))
def test_cyrillic_becomes_latin(words: str) -> None:
    """No Cyrillic letter is left."""
    assert latin(words).isascii()
    assert all(key.isascii() for key in name_key(words))
