"""Whether a text is in a language that this version reads."""

import re

from kelisim.reading.errors import LanguageError
from kelisim.reading.page import Page

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[A-Za-z]+")
_COMMON = frozenset(
    ["the", "of", "and", "in", "to", "a", "on", "for", "by", "with", "is", "was", "at", "from", "as", "that"]
)
_SAMPLE = 20_000


def detect(text: str) -> str:
    """The language tag of a text: `en`.

    Raises:
        LanguageError: it is written in Cyrillic or another script, or has too few of the commonest English words.
    """
    sample = text[:_SAMPLE]
    latin = len(_LATIN.findall(sample))
    if len(_CYRILLIC.findall(sample)) > latin:
        raise LanguageError("the text is written in Cyrillic; this version reads English", expected="an English text")
    letters = sum(map(str.isalpha, sample))
    if latin * 2 < letters:
        raise LanguageError("the text is in a script that is not read", expected="an English text")
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) >= 40 and sum(word in _COMMON for word in words) * 12 < len(words):
        raise LanguageError("the text does not seem to be English", expected="an English text")
    return "en"


def language_of(words: str) -> str | None:
    """The language of one paragraph: `en`, `ru` or `kk`; None where its words do not tell."""
    return "en" if _LATIN.search(words) and not _CYRILLIC.search(words) else None


def main_language(page: Page) -> str:
    """The language in which most of a page is written.

    Raises:
        LanguageError: it is written in a script or a language that is not read.
    """
    return detect(page.text)
