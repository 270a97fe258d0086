"""Calendars: counting in calendar days, or in the working days of a State.

A day is its ordinal (`datetime.date.toordinal`), and stands for its end: N days after day X is X + N (design.md,
conventions of dates), so work of no duration begins and ends on one day.

1. N working days after a day is the Nth working day that follows it; for a lead it is counted backwards in the same
   way. No working days after a day is that day, whether it is worked or not.
2. Working days are those of the `holidays` package: week-ends, public holidays, and days that a government moved.
   Moved days are known once they are decreed, days by the moon are estimates, and where the package knows no holidays
   of a year (for most States before 1990 and after 2100) every week-day is worked. They are counted in the years
   from 1900 to 2200; a plan that goes beyond these is refused.
3. All counting keeps the order of days: what begins later never ends earlier. So each count has an inverse bound
   (`latest`, `earliest`), which the backward pass needs.
"""

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from kelisim.planning.errors import CalendarError, HorizonError

FIRST, LAST = datetime.date.min.toordinal(), datetime.date.max.toordinal()
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Between which working days are counted (rule 2)."""


class Calendar(Protocol):
    """How durations and lags are counted."""

    def shift(self, day: int, lapse: int) -> int:
        """The day that comes `lapse` days after another, or before it where that is negative."""

    def latest(self, day: int, lapse: int) -> int:
        """The latest day from which `lapse` days later is not after `day`."""

    def earliest(self, day: int, lapse: int) -> int:
        """The earliest day from which `lapse` days later is not before `day`."""

    def between(self, first: int, last: int) -> int:
        """How many days of this calendar come after `first` up to `last`; negative where it comes before."""


class CalendarDays:
    """Every day counts."""

    def shift(self, day: int, lapse: int) -> int:
        """See `Calendar`."""
        return day + lapse

    def latest(self, day: int, lapse: int) -> int:
        """See `Calendar`."""
        return day - lapse

    def earliest(self, day: int, lapse: int) -> int:
        """See `Calendar`."""
        return day - lapse

    def between(self, first: int, last: int) -> int:
        """See `Calendar`."""
        return last - first


EVERY_DAY = CalendarDays()

_Table = tuple[int, list[int], list[int]]
"""The first day that is known, how many working days there are up to each day from it on, and the working days."""


class WorkingDays:
    """The days for which `is_working` is true. What was asked of it is remembered, in whole years.

    The table is one value that is replaced, so threads may share a calendar.
    """

    def __init__(self, is_working: Callable[[datetime.date], bool]) -> None:
        self._is_working = is_working
        self._table: _Table = (1, [], [])

    def shift(self, day: int, lapse: int) -> int:
        """See `Calendar`; rule 1."""
        if not lapse:
            return day
        while True:
            first, counts, days = self._known(day)
            wanted = counts[day - first] + lapse
            if 0 < wanted <= len(days):
                return days[wanted - 1]
            self._grow(backward=wanted <= 0)

    def latest(self, day: int, lapse: int) -> int:
        """See `Calendar`: the day before the working day that would be one too many."""
        if not lapse:
            return day
        while True:
            first, counts, days = self._known(day)
            most = counts[day - first] - lapse
            if 0 <= most < len(days):
                return days[most] - 1
            self._grow(backward=most < 0)

    def earliest(self, day: int, lapse: int) -> int:
        """See `Calendar`: as many working days before the first one that is not before `day`."""
        if not lapse:
            return day
        while True:
            first, counts, days = self._known(day - 1)
            wanted = counts[day - 1 - first] + 1 - lapse
            if 0 < wanted <= len(days):
                return days[wanted - 1]
            self._grow(backward=wanted <= 0)

    def between(self, first: int, last: int) -> int:
        """See `Calendar`."""
        self._known(first)
        start, counts, _ = self._known(last)
        return counts[last - start] - counts[first - start]

    def _known(self, day: int) -> _Table:
        table = self._table
        while not 0 <= day - table[0] < len(table[1]):
            if table[1]:
                self._grow(backward=day < table[0])
            else:
                year = datetime.date.fromordinal(min(max(day, FIRST), LAST)).year
                year = min(max(year, FIRST_YEAR), LAST_YEAR)
                self._cover(max(FIRST_YEAR, year - 1), min(LAST_YEAR, year + 10))
            table = self._table
        return table

    def _grow(self, *, backward: bool) -> None:
        """Know as many years more as are known."""
        first, counts, _ = self._table
        start, end = datetime.date.fromordinal(first).year, datetime.date.fromordinal(first + len(counts) - 1).year
        years = end - start + 1
        if start == FIRST_YEAR if backward else end == LAST_YEAR:
            raise HorizonError("a working day is too far away", expected=f"the years {FIRST_YEAR} to {LAST_YEAR}")
        if backward:
            self._cover(max(FIRST_YEAR, start - years), end)
        else:
            self._cover(start, min(LAST_YEAR, end + years))

    def _cover(self, start: int, end: int) -> None:
        first, last = datetime.date(start, 1, 1).toordinal(), datetime.date(end, 12, 31).toordinal()
        counts: list[int] = []
        days: list[int] = []
        for day in range(first, last + 1):
            if self._is_working(datetime.date.fromordinal(day)):
                days.append(day)
            counts.append(len(days))
        self._table = (first, counts, days)


Calendars = Callable[[str], Calendar]
"""The calendar of a State by its code."""


@lru_cache(maxsize=256)
def working_days_of(state: str) -> WorkingDays:
    """The working days of a State (rule 2).

    Args:
        state: its ISO 3166-1 alpha-3 code.

    Raises:
        CalendarError: it is no State, or one whose holidays the package does not have.
    """
    import holidays  # noqa: PLC0415 a tenth of a second that only plans with a State's calendar need

    try:
        found = holidays.country_holidays(state)
    except NotImplementedError as error:
        raise CalendarError(f"the working days of {state} are not known", expected="the code of a State") from error
    return WorkingDays(found.is_working_day)
