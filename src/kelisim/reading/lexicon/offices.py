"""Outlines of the offices that a text names: "Deputy Prime Minister", "министр энергетики РК", "… министрі".

1. An office is found by its words and goes on with its field, its body and its State (`tails`), but not with a name.
2. Its side is the State in it, or the adjective of a State before it ("Kazakh Prime Minister").
3. Whose office it is, another module says: here are only its words.
"""

from functools import cache

import msgspec

from kelisim.reading.lexicon.bodies import heads_in
from kelisim.reading.lexicon.endings import ADJECTIVE, stems_of
from kelisim.reading.lexicon.heads import OFFICES
from kelisim.reading.lexicon.phrasebook import Phrasebook, Row
from kelisim.reading.lexicon.states import find_states
from kelisim.reading.lexicon.tails import english_tail, kazakh_start, russian_tail

_BEFORE = 40


class OfficeName(msgspec.Struct, frozen=True):
    """An office named at [start, end); `head` is what it is, in English, `side` the State that it says it is of."""

    start: int
    end: int
    head: str
    side: str | None = None


def find_offices(text: str, start: int, end: int, *, language: str = "en") -> list[OfficeName]:
    """The offices that a stretch of text names, in order."""
    found: list[OfficeName] = []
    for hit in _book(language).find(text, start, end):
        if (found and hit.start < found[-1].end) or ADJECTIVE.match(hit.ending):
            continue
        first, last = hit.start, hit.end
        if language == "kk":
            first = max(kazakh_start(text, start, first), found[-1].end if found else start)
        else:
            last = english_tail(text, last, end) if language == "en" else russian_tail(text, last, end)
        found.append(OfficeName(first, last, hit.value, _side(text, start, first, last, language)))
    return found


def _side(text: str, start: int, first: int, last: int, language: str) -> str | None:
    """Rule 2."""
    named = find_states(text, first, last, language=language)
    if named:
        return named[0].code if language == "kk" else named[-1].code
    before = find_states(text, max(start, first - _BEFORE), first, language=language)
    if before and not text[before[-1].end : first].strip() and (before[-1].adjective or language == "en"):
        return before[-1].code
    return None


@cache
def _book(language: str) -> Phrasebook[str]:
    rows = (Row(words, head, capital=language == "en") for head, words in heads_in(OFFICES, language))
    return Phrasebook(rows, stems_of if language == "kk" else None)
