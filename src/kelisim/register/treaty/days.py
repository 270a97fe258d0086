"""Days that may be known only to the month or the year, and counting with them.

1. A day is known by its earliest and its latest day. A day that is known has both the same; `2021-04` is one of the
   thirty days of April; a day that nothing is known of has the whole calendar.
2. Every rule of a clause moves a day the way its input moves, so the earliest outcome follows from the earliest input
   and the latest from the latest. Nothing between is guessed.
"""

import datetime
from collections.abc import Sequence

import msgspec

from kelisim.model import lapse as lapses
from kelisim.model.dates import first_day, last_day


class Day(msgspec.Struct, frozen=True, order=True):
    """One day, between its earliest and its latest."""

    earliest: datetime.date
    latest: datetime.date

    @property
    def known(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest == self.latest

    def words(self) -> str:
        """The day as it is written: `2021-04-28`, `2021-04`, or the two days that it lies between."""
        first, last = self.earliest, self.latest
        if self.known:
            return first.isoformat()
        if self == UNKNOWN:
            return "a day that is not known"
        if last == datetime.date.max:
            return f"a day not before {first.isoformat()}"
        if first == datetime.date.min:
            return f"a day not after {last.isoformat()}"
        for partial in (first.isoformat()[:7], first.isoformat()[:4]):
            if day_of(partial) == self:
                return partial
        return f"a day from {first.isoformat()} to {last.isoformat()}"


UNKNOWN = Day(datetime.date.min, datetime.date.max)
"""A day that nothing is known of."""


def day_of(partial: str | None) -> Day:
    """The day that a partial date stands for."""
    return UNKNOWN if partial is None else Day(first_day(partial), last_day(partial))


def after(day: Day, lapse: str | None) -> Day:
    """The day that comes a lapse after another."""
    return Day(lapses.after(day.earliest, lapse), lapses.after(day.latest, lapse))


def next_month(day: Day) -> Day:
    """The first day of the month after that of a day."""
    return Day(_next_month(day.earliest), _next_month(day.latest))


def _next_month(day: datetime.date) -> datetime.date:
    """A day at the edge of the calendar, which is not known, stays there."""
    moved = lapses.after(day, "P1M")
    return moved if moved in {datetime.date.min, datetime.date.max} else moved.replace(day=1)


def later(*days: Day) -> Day:
    """The last of several days."""
    return Day(max(day.earliest for day in days), max(day.latest for day in days))


def span(*days: Day) -> Day:
    """A day of which it is not known which of several it is."""
    return Day(min(day.earliest for day in days), max(day.latest for day in days))


def in_order(days: Sequence[Day], number: int) -> Day:
    """The day that comes `number`th, counted from 1, when the days are put in order."""
    return Day(sorted(day.earliest for day in days)[number - 1], sorted(day.latest for day in days)[number - 1])
