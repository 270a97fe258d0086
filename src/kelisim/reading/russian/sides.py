"""States, bodies and towns in a Russian text, as the drafting rules need them."""

import re
from collections.abc import Sequence

from kelisim.reading.lexicon.states import StateName, find_states
from kelisim.reading.russian.capitals import acting
from kelisim.reading.russian.names import Name
from kelisim.reading.russian.offices import Line, body_at
from kelisim.reading.wording import either

AGENCY = re.compile(
    r"(?<!\w)"
    + either(
        r"""
        министерств\w+ | агентств\w+ | ведомств\w+ | комитет\w* | департамент\w* | служб\w+ | МИД\w* | Мин[а-я]+\w*
        акимат\w* | администраци\w+ | мэри\w+ | правительств\w*
        нацбанк\w* | центробанк\w* | (?:национальн|центральн)\w+ банк\w*
        """
    )
    + r"(?!\w)"
)
COMPANY = re.compile(
    r"(?<!\w)"
    + either(
        r"""
        компани\w+ | корпораци\w+ | холдинг\w* | концерн\w* | фирм\w+ | предприяти\w+ | АО | ТОО | ПАО | ОАО | ЗАО | ООО
        НК | НАК | ГК | РГП | ФГУП | ГУП | ИП | банк\w* | групп\w+ | оператор\w* | завод\w* | фонд\w* | госкорпораци\w+
        """
    )
    + r"(?!\w)"
)


def states_in(text: str, start: int, end: int) -> list[StateName]:
    """The States that a stretch of Russian text names, by name, adjective or a capital that acts, in order."""
    named = find_states(text, start, end, language="ru")
    capitals = acting(text, start, end)
    return sorted([*named, *capitals], key=lambda state: state.start) if capitals else named


def codes(states: Sequence[StateName]) -> list[str]:
    """The codes of States, each once, in order."""
    return list(dict.fromkeys(state.code for state in states))


def towns_in(text: str, names: Sequence[Name], start: int, end: int) -> list[Name]:
    """The places in a stretch that are no States."""
    return [
        name
        for name in names
        if name.kind == "LOC" and start <= name.start and name.end <= end and not states_in(text, name.start, name.end)
    ]


def bodies_in(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """The ministries, companies and organs that a stretch of a sentence names, in order."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(line.words):
        word = line.words[place]
        if word.start < start or (found and word.start < found[-1][1]):
            place += 1
            continue
        if word.start >= end:
            break
        span = body_at(line, place)
        if span is not None and span[1] <= end and not _state_alone(line, span):
            found.append(span)
        place += 1
    return found


def _state_alone(line: Line, span: tuple[int, int]) -> bool:
    states = states_in(line.text, *span)
    return (
        bool(states)
        and states[0].start == span[0]
        and not (AGENCY.search(line.text, *span) or COMPANY.search(line.text, *span))
    )
