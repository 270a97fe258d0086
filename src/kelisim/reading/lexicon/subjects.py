"""Fields of cooperation by the words that speak of them, in three languages."""

import re
from functools import cache

import msgspec

from kelisim.reading.lexicon import subjects_english, subjects_kazakh, subjects_russian
from kelisim.reading.wording import either

_TABLES = {
    "en": subjects_english.SUBJECTS,
    "ru": subjects_russian.SUBJECTS,
    "kk": subjects_kazakh.SUBJECTS,
}


class Subject(msgspec.Struct, frozen=True):
    """A field of cooperation spoken of at [start, end)."""

    start: int
    end: int
    code: str


def find_subjects(text: str, start: int, end: int, *, language: str = "en") -> list[Subject]:
    """The fields of cooperation that a stretch of text speaks of, in order."""
    return [
        Subject(match.start(), match.end(), match.lastgroup or "")
        for match in _pattern(language).finditer(text, start, end)
    ]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:"
        + "|".join(f"(?P<{code}>{either(words)})" for code, words in _TABLES[language])
        + r")(?![\w-])",
        re.IGNORECASE,
    )
