"""The shared lexicon and dates, asked in Kazakh."""

from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.lexicon.states import StateName, find_organisations, find_parties, find_states
from kelisim.reading.lexicon.subjects import Subject, find_subjects

KAZAKH = "kk"


def states_in(text: str, start: int, end: int) -> list[StateName]:
    """The States named in a stretch of text, in order."""
    return find_states(text, start, end, language=KAZAKH)


def parties_in(text: str, start: int, end: int) -> list[StateName]:
    """The States and organisations of States named in a stretch of text, in order."""
    return find_parties(text, start, end, language=KAZAKH)


def organisations_in(text: str, start: int, end: int) -> list[StateName]:
    """The organisations of States named in a stretch of text, in order."""
    return find_organisations(text, start, end, language=KAZAKH)


def dates_in(text: str, start: int, end: int, published: str | None) -> list[Dated]:
    """The dates in a stretch of text, in order."""
    return find_dates(text, start, end, published, language=KAZAKH)


def subjects_in(text: str, start: int, end: int) -> list[Subject]:
    """The fields of cooperation that a stretch of text speaks of, in order."""
    return find_subjects(text, start, end, language=KAZAKH)
