"""Words of Russian text with their places, and what the dictionary of pymorphy3 says of their forms.

1. A word is letters and digits with hyphens and apostrophes inside it; any other sign but white space is a word of its
   own.
2. The dictionary is loaded when a word is first looked up, and what it said of a word is kept.
"""

import re
from functools import cache, lru_cache
from typing import Any

import msgspec

_WORD = re.compile(r"[^\W_]+(?:[-’'‑][^\W_]+)*|[^\w\s]|_")
_KEPT = 60_000
_NOUN = frozenset({"NOUN", "NPRO"})
_MODIFIER = frozenset({"ADJF", "PRTF", "NUMR"})


class Word(msgspec.Struct, frozen=True):
    """A word at [start, end) of the page's text."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def letters(self) -> bool:
        """Whether it is a word and no sign of punctuation."""
        return self.text[0].isalnum()


class Form(msgspec.Struct, frozen=True):
    """One reading of a word: its dictionary form, part of speech and case (both in the words of OpenCorpora)."""

    lemma: str
    part: str
    case: str | None
    plural: bool


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch of text, in order."""
    return [Word(*match.span(), match[0]) for match in _WORD.finditer(text, start, end)]


@cache
def _dictionary() -> Any:
    """The dictionary; loading it takes a tenth of a second."""
    import pymorphy3  # noqa: PLC0415

    return pymorphy3.MorphAnalyzer()


@lru_cache(_KEPT)
def forms(word: str) -> tuple[Form, ...]:
    """The readings of a word, the likeliest first."""
    if len(word) > 60:
        return ()
    found = []
    for one in _dictionary().parse(word.replace("‑", "-")):
        tag = one.tag
        found.append(Form(one.normal_form, str(tag.POS or ""), tag.case, tag.number == "plur"))
    return tuple(found)


def lemma(word: str) -> str:
    """The dictionary form of a word in its likeliest reading."""
    read = forms(word)
    return read[0].lemma if read else word.lower()


def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms that a word may belong to."""
    return frozenset(form.lemma for form in forms(word))


def is_noun(word: str, case: str | None = None) -> bool:
    """Whether a word may be a noun, in a case if one is asked for."""
    return not is_function(word) and any(form.part in _NOUN and case in {None, form.case} for form in forms(word))


def is_modifier(word: str, case: str | None = None) -> bool:
    """Whether a word may be an adjective or a participle, in a case if one is asked for."""
    return any(form.part in _MODIFIER and case in {None, form.case} for form in forms(word))


def is_verb(word: str) -> bool:
    """Whether the likeliest reading of a word is a verb."""
    read = forms(word)
    return bool(read) and read[0].part in {"VERB", "INFN", "PRTS", "GRND"}


def is_function(word: str) -> bool:
    """Whether a word is a preposition, a conjunction or a particle in its likeliest reading."""
    read = forms(word)
    return bool(read) and read[0].part in {"PREP", "CONJ", "PRCL"}
