"""Counting days, weeks, months and years (the numbers are the module's)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.lapse import after, before, times

date = datetime.date.fromisoformat
dates = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1))


@pytest.mark.parametrize(
    ("day", "lapse", "then"),
    [
        ("2013-06-30", "P30D", "2013-07-30"),
        ("2020-02-28", "P1D", "2020-02-29"),
        ("2020-02-28", "P2W", "2020-03-13"),
        ("2021-01-31", "P1M", "2021-02-28"),
        ("2020-02-29", "P1Y", "2021-02-28"),
        ("2020-11-30", "P3M", "2021-02-28"),
        ("2020-12-31", "P12M", "2021-12-31"),
        ("2020-12-31", "P0D", "2020-12-31"),
        ("2020-12-31", None, "2020-12-31"),
        ("2020-12-31", "P9999Y", "9999-12-31"),
    ],
)
def test_counting_on(day: str, lapse: str | None, then: str) -> None:
    """Rules 1 to 3."""
    assert after(date(day), lapse) == date(then)


@pytest.mark.parametrize(
    ("day", "lapse", "then"),
    [("2025-01-01", "P6M", "2024-07-01"), ("2021-03-31", "P1M", "2021-02-28"), ("2021-03-31", "P9999Y", "0001-01-01")],
)
def test_counting_back(day: str, lapse: str, then: str) -> None:
    """Rules 2 and 3."""
    assert before(date(day), lapse) == date(then)


@given(dates, dates, st.sampled_from(["P1D", "P30D", "P2W", "P1M", "P6M", "P5Y"]))
def test_a_later_day_never_gives_an_earlier_one(one: datetime.date, other: datetime.date, lapse: str) -> None:
    """Counting keeps the order of days, so that days known within bounds can be counted by their bounds."""
    first, second = sorted((one, other))
    assert after(first, lapse) <= after(second, lapse)


@given(dates, st.integers(0, 40))
def test_several_times_a_lapse_is_one_step(day: datetime.date, count: int) -> None:
    """A clipped month is not clipped again."""
    assert after(day, times("P1M", count)) == after(day, f"P{count}M")
