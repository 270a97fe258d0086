"""SDMX time periods: their frequency, their days, their order, and which make up a longer one.

1. A period is Gregorian: a year `2021`, a half-year `2021-S1`, a quarter `2021-Q1`, a month `2021-01` or a day
   `2021-01-31` (SDMX 2.1, section 6, 4.2). Its frequency has the code of SDMX's CL_FREQ: A, S, Q, M, D.
2. Periods are in order by their first day; of those that begin together the longer one comes first.
3. A period is made up of shorter ones where these have all its days, each once: a year of its halves, quarters, months
   or days, and so on down.
4. A term is a period where it is exactly its days. "By 2025" has no first day, so it is none.
"""

import calendar
import datetime
from functools import lru_cache
from typing import Literal, get_args

from kelisim.errors import KelisimError
from kelisim.model.dates import Days, Term, days_of

Frequency = Literal["A", "S", "Q", "M", "D"]
"""How often a series has a value: each year, half-year, quarter, month or day."""

FREQUENCIES: tuple[Frequency, ...] = get_args(Frequency)
"""From the longest period to the shortest."""

_MONTHS: dict[Frequency, int] = {"A": 12, "S": 6, "Q": 3, "M": 1}


class MixedFrequencyError(KelisimError):
    """Periods of different lengths were to be added, or a period made of longer ones."""

    code = "figures.mixed-frequencies"


def frequency_of(period: str) -> Frequency:
    """The frequency that a period has (rule 1), known from the form of its text."""
    match len(period):
        case 4:
            return "A"
        case 10:
            return "D"
    return "Q" if period[5] == "Q" else "S" if period[5] == "S" else "M"


@lru_cache(maxsize=16_384)
def days_in_period(period: str) -> Days:
    """The first and the last day of a period."""
    year, frequency = int(period[:4]), frequency_of(period)
    if frequency == "D":
        day = datetime.date.fromisoformat(period)
        return Days(day, day)
    length = _MONTHS[frequency]
    number = 1 if frequency == "A" else int(period[6:]) if frequency in {"S", "Q"} else int(period[5:])
    end = number * length
    return Days(datetime.date(year, end - length + 1, 1), datetime.date(year, end, calendar.monthrange(year, end)[1]))


def first_day_of(period: str) -> datetime.date:
    """The first day of a period."""
    first = days_in_period(period).first
    assert first is not None  # noqa: S101 a period has both ends
    return first


def last_day_of(period: str) -> datetime.date:
    """The last day of a period."""
    last = days_in_period(period).last
    assert last is not None  # noqa: S101 a period has both ends
    return last


@lru_cache(maxsize=16_384)
def in_order(period: str) -> tuple[datetime.date, int]:
    """What periods are sorted by (rule 2)."""
    return first_day_of(period), FREQUENCIES.index(frequency_of(period))


def period_at(day: datetime.date, frequency: Frequency) -> str:
    """The period of that frequency in which a day lies."""
    match frequency:
        case "A":
            return f"{day.year:04d}"
        case "M":
            return f"{day.year:04d}-{day.month:02d}"
        case "D":
            return day.isoformat()
    return f"{day.year:04d}-{frequency}{(day.month - 1) // _MONTHS[frequency] + 1}"


@lru_cache(maxsize=16_384)
def period_around(period: str, frequency: Frequency) -> str:
    """The period of that frequency of which this one is a part; itself where it has that frequency.

    Raises:
        MixedFrequencyError: that frequency is the shorter one.
    """
    own = frequency_of(period)
    if FREQUENCIES.index(frequency) > FREQUENCIES.index(own):
        raise MixedFrequencyError("a period is not a part of a shorter one", where=period, expected=f"{own} or longer")
    return period_at(first_day_of(period), frequency)


def next_period(period: str) -> str:
    """The period of the same frequency that follows."""
    return period_at(last_day_of(period) + datetime.timedelta(days=1), frequency_of(period))


def periods_between(first: str, last: str) -> tuple[str, ...]:
    """Every period from one to another of the same frequency, both included; none where the second is the earlier.

    Raises:
        MixedFrequencyError: the two are of different frequencies.
    """
    if frequency_of(first) != frequency_of(last):
        raise MixedFrequencyError("a run of periods has one frequency", where=f"{first} to {last}")
    end = first_day_of(last)
    found = []
    while first_day_of(first) <= end:
        found.append(first)
        if first == last:
            break
        first = next_period(first)
    return tuple(found)


@lru_cache(maxsize=4_096)
def parts_of(period: str, frequency: Frequency) -> tuple[str, ...]:
    """The periods of a shorter frequency that make up a period, in their order (rule 3).

    Raises:
        MixedFrequencyError: the frequency is the longer one.
    """
    own = frequency_of(period)
    if FREQUENCIES.index(frequency) < FREQUENCIES.index(own):
        raise MixedFrequencyError("a period is not made of longer ones", where=period, expected=f"{own} or shorter")
    return parts_between(days_in_period(period), frequency)


def parts_between(days: Days, frequency: Frequency) -> tuple[str, ...]:
    """The periods of a frequency that have exactly these days; none where the days begin or end inside one."""
    if days.first is None or days.last is None:
        return ()
    first, last = period_at(days.first, frequency), period_at(days.last, frequency)
    if first_day_of(first) != days.first or last_day_of(last) != days.last:
        return ()
    return periods_between(first, last)


def period_of(term: Term) -> str | None:
    """The period that a term is, or nothing where it is none (rule 4)."""
    days = days_of(term)
    if days.first is None or days.last is None:
        return None
    for frequency in FREQUENCIES:
        period = period_at(days.first, frequency)
        if days_in_period(period) == days:
            return period
    return None
