"""Counting in calendar days and in working days."""

import datetime

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.planning.calendars import EVERY_DAY, Calendar, WorkingDays, working_days_of
from kelisim.planning.errors import CalendarError, HorizonError
from tests.planning.networks import FEW, FIVE, SIX, START

CALENDARS = st.sampled_from([EVERY_DAY, FIVE, SIX])
DAYS = st.integers(0, 800).map(lambda number: START.toordinal() + number)
LAPSES = st.integers(-40, 40)


def counted(calendar: Calendar, day: int, lapse: int) -> int:
    """The day a lapse after another, one day at a time."""
    step = 1 if lapse > 0 else -1
    if lapse < 0 and calendar.between(day - 1, day) == 0:
        # A lead from a day off is counted from the working day before it.
        while calendar.between(day - 1, day) == 0:
            day -= 1
    for _ in range(abs(lapse)):
        day += step
        while calendar.between(day - 1, day) == 0:
            day += step
    return day


@FEW
@given(CALENDARS, DAYS, LAPSES)
def test_days_are_counted_one_by_one(calendar: Calendar, day: int, lapse: int) -> None:
    """Rule 1: the Nth working day after a day, or before it, is found by going there."""
    assert calendar.shift(day, lapse) == counted(calendar, day, lapse)


@FEW
@given(CALENDARS, DAYS, DAYS, LAPSES)
def test_counting_keeps_the_order(calendar: Calendar, one: int, other: int, lapse: int) -> None:
    """Rule 3: what begins later never ends earlier."""
    first, last = sorted((one, other))
    assert calendar.shift(first, lapse) <= calendar.shift(last, lapse)


@FEW
@given(CALENDARS, DAYS, LAPSES)
def test_the_inverse_bounds(calendar: Calendar, day: int, lapse: int) -> None:
    """Rule 3: from the latest day it is not too late, and a day after that it is; the earliest likewise."""
    latest = calendar.latest(day, lapse)
    assert calendar.shift(latest, lapse) <= day < calendar.shift(latest + 1, lapse)
    earliest = calendar.earliest(day, lapse)
    assert calendar.shift(earliest - 1, lapse) < day <= calendar.shift(earliest, lapse)


@FEW
@given(CALENDARS, DAYS, st.integers(1, 40))
def test_between_is_what_was_counted(calendar: Calendar, day: int, lapse: int) -> None:
    """As many days of the calendar lie between two days as were counted from one to the other."""
    assert calendar.between(day, calendar.shift(day, lapse)) == lapse


def test_no_days_are_no_days() -> None:
    """Rule 1: nothing is added to a day off."""
    saturday = datetime.date(2030, 1, 5).toordinal()
    assert FIVE.shift(saturday, 0) == FIVE.latest(saturday, 0) == FIVE.earliest(saturday, 0) == saturday


def test_a_calendar_grows_as_it_is_asked() -> None:
    """Years far before and after what is known are counted too, alike from wherever one began."""
    asked = WorkingDays(lambda day: day.weekday() < 5)
    monday = datetime.date(2024, 1, 1).toordinal()
    assert asked.shift(monday, 5 * 5_000) == monday + 7 * 5_000
    assert asked.shift(monday, -5 * 5_000) == monday - 7 * 5_000
    assert asked.between(monday - 7 * 5_000, monday + 7 * 5_000) == 5 * 10_000


def test_what_is_too_far_away_is_refused() -> None:
    """Rule 2: working days are counted from 1900 to 2200."""
    for lapse in (10**6, -(10**6)):
        with pytest.raises(HorizonError, match="1900 to 2200"):
            FIVE.shift(START.toordinal(), lapse)
    for day in (-5, datetime.date(1899, 12, 31).toordinal(), datetime.date(2201, 1, 1).toordinal(), 10**7):
        with pytest.raises(HorizonError):
            WorkingDays(lambda day: True).shift(day, 1)


def test_the_working_days_of_a_state() -> None:
    """Rule 2: a State's working days are those of the package, moved days too; what is no State is refused."""
    days, package = working_days_of("KAZ"), holidays.country_holidays("KAZ", years=2025)
    for number in range(365):
        day = datetime.date(2025, 1, 1) + datetime.timedelta(number)
        assert days.between(day.toordinal() - 1, day.toordinal()) == package.is_working_day(day)
    worked = {day for day in package.weekend_workdays if day.year == 2025}
    assert worked
    assert all(days.between(day.toordinal() - 1, day.toordinal()) for day in worked)
    with pytest.raises(CalendarError):
        working_days_of("EAEU")
