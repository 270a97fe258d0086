"""The States that the words of a plan name, as sides.

1. A heading or a body is of one side if it names one State and no other.
2. A heading names nothing but a side if what is left of it without the State's name are words such as "side".
"""

import re
from functools import lru_cache

import msgspec

from kelisim.model.base import PartyCode
from kelisim.reading.lexicon.states import find_states

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_OF_KAZAKH = re.compile("[әғқңұүөһіӘҒҚҢҰҮӨҺІ]")
_REGION = re.compile(
    r"(?<!\w)(?:(?:западно|восточно|северо|южно)-|(?:батыс|шығыс|солтүстік|оңтүстік)\s|(?:west|east|north|south)\s)\Z",
    re.IGNORECASE,
)
"""What makes the name of a State that of a region in it."""
_ONLY = re.compile(
    r"(?:\W|\d|\b(?:the|of|for|from|on|side|party|part|republic|federation|kyrgyz|behalf|by|от|с|со|для|сторон[аыуе]?|стороной|республик[аи]|тарап\w*|жағы\w*|"
    r"федераци[яи]|республикасы\w*|федерациясы\w*|бойынша|үшін)\b)*"
)


class Side(msgspec.Struct, frozen=True):
    """A State by its code, where its name stands."""

    code: PartyCode
    start: int
    end: int


def sides_in(words: str, at: int = 0) -> list[Side]:
    """The States that words name, in order; `at` is where the words begin."""
    return [Side(code, at + start, at + end) for code, start, end in _named(words)]


@lru_cache(maxsize=4_096)
def _named(words: str) -> tuple[tuple[PartyCode, int, int], ...]:
    """The States that words name; plans name the same bodies again and again."""
    for language in _languages(words):
        found = find_states(words, 0, len(words), language=language)
        named = [state for state in found if not _REGION.search(words, 0, state.start)]
        if named:
            return tuple((state.code, state.start, state.end) for state in named)
    return ()


def _languages(words: str) -> tuple[str, ...]:
    """The languages whose names of States words in this script may hold."""
    if _CYRILLIC.search(words) is None:
        return ("en",)
    return ("kk", "ru") if _OF_KAZAKH.search(words) else ("ru", "kk")


def one_side(words: str, at: int = 0) -> Side | None:
    """Rule 1."""
    sides = sides_in(words, at)
    return sides[0] if len({side.code for side in sides}) == 1 else None


def bare_of_states(words: str) -> bool:
    """Rule 2."""
    left = list(words)
    for side in sides_in(words):
        left[side.start : side.end] = " " * (side.end - side.start)
    return _ONLY.fullmatch("".join(left).casefold()) is not None
