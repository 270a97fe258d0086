"""Lapses: a number of days, weeks, months or years, as clauses count them.

1. A lapse is an ISO 8601 duration of one unit: `P30D`, `P2W`, `P6M`, `P5Y`. Days are calendar days.
2. N days after day X is X + N. Months and years keep the day of the month, clipped to the last day of a shorter month
   (design.md, conventions of dates).
3. A count that leaves the calendar ends at its edge, which stands for a day that is not known.
"""

import calendar
import datetime
from typing import Annotated

import msgspec

Lapse = Annotated[str, msgspec.Meta(pattern=r"^P(0|[1-9][0-9]{0,3})[DWMY]\Z")]
"""A number of days, weeks, months or years."""


def after(day: datetime.date, lapse: str | None) -> datetime.date:
    """The day that comes a lapse after another."""
    return _moved(day, lapse, 1)


def before(day: datetime.date, lapse: str | None) -> datetime.date:
    """The day that comes a lapse before another."""
    return _moved(day, lapse, -1)


def times(lapse: str, count: int) -> str:
    """A lapse `count` times over, counted in one step: three times a month is three months."""
    return f"P{int(lapse[1:-1]) * count}{lapse[-1]}"


def _moved(day: datetime.date, lapse: str | None, direction: int) -> datetime.date:
    if lapse is None or day in {datetime.date.min, datetime.date.max}:
        return day
    count, unit = direction * int(lapse[1:-1]), lapse[-1]
    try:
        if unit in "DW":
            return day + datetime.timedelta(days=count * (7 if unit == "W" else 1))
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = divmod(months, 12)
        return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return datetime.date.max if direction > 0 else datetime.date.min
