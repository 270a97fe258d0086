"""Dates known to the day, the month or the year, and terms.

1. A date is ISO 8601: `2021-04-28`, `2021-04` or `2021`. A partial date stands for every day in it.
2. A term keeps the words of its source and gives a start, an end or both. "By 2025" has an end only; "during 2026" is
   the whole year; quarters and halves give their first and last month; "permanently" is continuous (design.md,
   conventions of dates).
3. A term does not end before it starts.
4. What is said of dates compares their days as ranges: two dates agree where they share a day. Where one day is needed,
   a term is held to its last day, or to its first where it has no end; the order of what was said in a month or a year
   takes its middle.
"""

import calendar
import datetime
from typing import Annotated

import msgspec

from kelisim.model.base import FormError, Line, Value, fits, form_of, remembered

_PARTIAL_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\Z"
PartialDate = Annotated[str, msgspec.Meta(pattern=_PARTIAL_DATE)]
"""A day, a month or a year."""

HeldDate = Annotated[str, msgspec.Meta(extra_json_schema={"pattern": _PARTIAL_DATE})]
"""A `PartialDate` that who holds it checks, by `check_held` (model.base, rule 4)."""

_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z"
Moment = Annotated[str, msgspec.Meta(pattern=_MOMENT)]
"""An instant in UTC (RFC 3339, whole seconds)."""

HeldMoment = Annotated[str, msgspec.Meta(extra_json_schema={"pattern": _MOMENT})]
"""A `Moment` that who holds it checks (model.base, rule 4)."""

is_moment = fits(Moment)
"""Whether a text is a `Moment`."""


def check_date(date: str) -> None:
    """Refuse a day that is not in the calendar.

    Raises:
        ValueError: the year is 0000 or the month has no such day.
    """
    if len(date) == 10:
        datetime.date.fromisoformat(date)
    elif date.startswith("0000"):
        raise ValueError("year 0000 is not in the calendar")


_is_partial_date = form_of(PartialDate)


def _is_date(date: str) -> bool:
    try:
        check_date(date)
    except ValueError:
        return False
    return _is_partial_date(date)


is_date = remembered(_is_date)
"""Whether a text is a partial date of the calendar."""


def check_held(field: str, date: str) -> None:
    """Refuse what is no date of the calendar.

    Raises:
        FormError: the field has not the form of a partial date.
        ValueError: as `check_date`.
    """
    if not _is_partial_date(date):
        raise FormError(field, PartialDate)
    check_date(date)


def first_day(date: str) -> datetime.date:
    """The first day that a partial date stands for."""
    year, month, day = [*map(int, date.split("-")), 1, 1][:3]
    return datetime.date(year, month, day)


def last_day(date: str) -> datetime.date:
    """The last day that a partial date stands for."""
    parts = [*map(int, date.split("-"))]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return datetime.date(year, month, day)


class Term(Value, frozen=True, kw_only=True):
    """When something is due, lasts or is said to happen.

    `start` is the first and `end` the last day, month or year that the words speak of; either may be missing.
    """

    words: Line | None = None
    start: HeldDate | None = None
    end: HeldDate | None = None
    continuous: bool = False

    def __post_init__(self) -> None:
        start, end = self.start, self.end
        if start is not None and not is_date(start):
            check_held("start", start)
        if end is not None and end != start:
            if not is_date(end):
                check_held("end", end)
            if start is not None and first_day(start) > last_day(end):
                raise ValueError(f"a term cannot end ({end}) before it starts ({start})")
        if start is None and end is None and not (self.words or self.continuous):
            raise ValueError("a term needs words, a start, an end, or to be continuous")


def on(date: str, words: str | None = None) -> Term:
    """The term that is one partial date: that day, or all of that month or year."""
    return Term(words=words, start=date, end=date)


class Days(msgspec.Struct, frozen=True):
    """The days from `first` to `last`; either end may be open."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def meets(self, other: "Days") -> bool:
        """Whether the two share a day."""
        return not (_before(self.last, other.first) or _before(other.last, self.first))

    def shared(self, other: "Days") -> "Days":
        """The days that are in both; meaningful only where the two meet."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Days(max(firsts, default=None), min(lasts, default=None))

    def within(self, other: "Days") -> bool:
        """Whether every day of this one is a day of the other."""
        return self.meets(other) and self.shared(other) == self

    def due(self) -> datetime.date | None:
        """The day that is held to (rule 4)."""
        return self.last or self.first

    def differs(self, other: "Days") -> bool:
        """Whether the two share no day, or one names a day and the other leaves it open."""
        return not self.meets(other) or (self == Days()) != (other == Days())


def _before(one: datetime.date | None, other: datetime.date | None) -> bool:
    return one is not None and other is not None and one < other


def days_in(date: str) -> Days:
    """The days that a partial date stands for."""
    return Days(first_day(date), last_day(date))


def days_of(term: Term) -> Days:
    """The days that a term stands for."""
    return Days(first_day(term.start) if term.start else None, last_day(term.end) if term.end else None)


def middle(date: str) -> datetime.date:
    """The day in the middle of a partial date."""
    first = first_day(date)
    return first + (last_day(date) - first) / 2
