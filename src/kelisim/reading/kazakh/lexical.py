"""The shared lexicon and dates, asked in Kazakh."""

from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.kazakh.capitals import capitals_in
from kelisim.reading.lexicon.states import StateName, find_organisations, find_parties, find_states
from kelisim.reading.lexicon.subjects import Subject, find_subjects

KAZAKH = "kk"


def states_in(text: str, start: int, end: int) -> list[StateName]:
    """The States named in a stretch of text, in order."""
    named = find_states(text, start, end, language=KAZAKH)
    return _with_capitals(text, start, end, named)


def parties_in(text: str, start: int, end: int) -> list[StateName]:
    """The States and organisations of States named in a stretch of text, in order."""
    return _with_capitals(text, start, end, find_parties(text, start, end, language=KAZAKH))


def _with_capitals(text: str, start: int, end: int, named: list[StateName]) -> list[StateName]:
    capitals = capitals_in(text, start, end, named)
    return sorted([*named, *capitals], key=lambda state: state.start) if capitals else named


def organisations_in(text: str, start: int, end: int) -> list[StateName]:
    """The organisations of States named in a stretch of text, in order."""
    return find_organisations(text, start, end, language=KAZAKH)


def dates_in(text: str, start: int, end: int, published: str | None) -> list[Dated]:
    """The dates in a stretch of text, in order."""
    return find_dates(text, start, end, published, language=KAZAKH)


def subjects_in(text: str, start: int, end: int) -> list[Subject]:
    """The fields of cooperation that a stretch of text speaks of, in order."""
    return find_subjects(text, start, end, language=KAZAKH)
