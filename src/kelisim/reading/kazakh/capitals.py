"""Capitals that stand for their States in Kazakh: `Астана мен Минск қол қойды`, `Мәскеумен келісім жасасты`.

1. A capital stands for its State where it is joined by `мен`, `және` or a dash to another capital or a State, or takes
   `-мен`, "with". In the locative or another case it is a city.
2. What cities do together, flights, roads and what their mayors sign, is of cities.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kelisim.reading.lexicon.endings import stems_of
from kelisim.reading.lexicon.phrasebook import Hit, Phrasebook, Row
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.lexicon.states_kazakh import CAPITALS

_JOINT = re.compile(r"\s(?:мен|бен|пен|және)\s|,\s|\s?[–—]\s?|-")
_WITH = ("мен", "бен", "пен")
_OF_CITIES = re.compile(
    r"(?:рейс|ұшақ|пойыз|поезд|теміржол|тас\s?жол|автобус|бауырлас|матч|әкім|әкімдік|мэр|қала(?:лар|сы|ның|лық)|қашықтық|бағыт"
    r"|маршрут|клуб|команда|ойын|турнир)"
)


@cache
def _book() -> Phrasebook[str]:
    return Phrasebook(_rows(), stems_of)


def _rows() -> list[Row[str]]:
    rows = []
    for line in CAPITALS.strip().splitlines():
        code, names = line.split(" ", 1)
        for name in names.split("; "):
            words = [word for word in re.split(r"[\s-]+", name) if word]
            rows.append(Row(tuple(frozenset(word.lower().split("/")) for word in words), code))
    return rows


def capitals_in(text: str, start: int, end: int, states: Sequence[StateName]) -> list[StateName]:
    """The capitals in a stretch of text that stand for their States.

    Args:
        text: the text.
        start: where the stretch begins.
        end: where it ends.
        states: the States that it names.
    """
    hits = [hit for hit in _book().find(text, start, end) if not hit.ending or hit.ending.endswith(_WITH)]
    if not hits or _OF_CITIES.search(text[start:end].lower()):
        return []
    named = sorted([*((state.start, state.end) for state in states if not state.adjective), *map(_place, hits)])
    acting = {hit.start for hit in hits if hit.ending}
    for (first, stop), (later, _) in reversed(list(pairwise(named))):
        joint = text[stop:later].strip()
        if later in acting and not joint:
            acting.add(first)
        if _JOINT.fullmatch(text, stop, later) and (joint != "," or later in acting):
            acting |= {first, later}
    return [StateName(hit.start, hit.end, hit.value, adjective=False) for hit in hits if hit.start in acting]


def _place(hit: Hit[str]) -> tuple[int, int]:
    return hit.start, hit.end
