"""The rules of time periods."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.periods import (
    FREQUENCIES,
    Frequency,
    MixedFrequencyError,
    days_in_period,
    first_day_of,
    frequency_of,
    in_order,
    last_day_of,
    next_period,
    parts_between,
    parts_of,
    period_around,
    period_at,
    period_of,
    periods_between,
)
from kelisim.model.dates import Days, Term, on

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
ANY = st.sampled_from(FREQUENCIES)


@pytest.mark.parametrize(
    ("period", "frequency", "first", "last"),
    [
        ("2024", "A", "2024-01-01", "2024-12-31"),
        ("2024-S1", "S", "2024-01-01", "2024-06-30"),
        ("2024-S2", "S", "2024-07-01", "2024-12-31"),
        ("2024-Q1", "Q", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "Q", "2024-10-01", "2024-12-31"),
        ("2024-02", "M", "2024-02-01", "2024-02-29"),
        ("2024-02-29", "D", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_period_has_its_frequency_and_days(period: str, frequency: str, first: str, last: str) -> None:
    """Rule 1: each form of the text stands for its days."""
    assert frequency_of(period) == frequency
    assert days_in_period(period) == Days(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@given(DAYS, ANY)
def test_a_day_lies_in_its_period_and_in_no_other(day: datetime.date, frequency: Frequency) -> None:
    """Rule 1: a period begins where the one before it ends."""
    period = period_at(day, frequency)
    assert first_day_of(period) <= day <= last_day_of(period)
    assert frequency_of(period) == frequency
    assert first_day_of(next_period(period)) == last_day_of(period) + datetime.timedelta(days=1)
    assert in_order(period) < in_order(next_period(period))


@given(DAYS, ANY, ANY)
def test_a_period_is_made_up_of_the_shorter_ones_that_are_a_part_of_it(
    day: datetime.date, one: Frequency, other: Frequency
) -> None:
    """Rule 3: its parts have all its days, each once, and it is what they are a part of."""
    longer, shorter = sorted((one, other), key=FREQUENCIES.index)
    period = period_at(day, longer)
    parts = parts_of(period, shorter)
    assert first_day_of(parts[0]) == first_day_of(period)
    assert last_day_of(parts[-1]) == last_day_of(period)
    assert sum((last_day_of(part) - first_day_of(part)).days + 1 for part in parts) == (
        (last_day_of(period) - first_day_of(period)).days + 1
    )
    assert {period_around(part, longer) for part in parts} == {period}


def test_no_period_is_made_of_longer_ones() -> None:
    """Rule 3: what is mixed is refused, and not guessed."""
    with pytest.raises(MixedFrequencyError):
        parts_of("2024-01", "Q")
    with pytest.raises(MixedFrequencyError):
        period_around("2024", "M")
    with pytest.raises(MixedFrequencyError):
        periods_between("2024", "2025-01")


def test_periods_are_in_the_order_of_their_days_the_longer_first() -> None:
    """Rule 2: a year before its first half, quarter, month and day."""
    wanted = ["2023-12-31", "2024", "2024-S1", "2024-Q1", "2024-01", "2024-01-01", "2024-01-02", "2024-02", "2024-Q2"]
    assert sorted(reversed(wanted), key=in_order) == wanted


def test_a_run_has_both_ends_and_an_earlier_end_has_none() -> None:
    """A run of months over the turn of a year."""
    assert periods_between("2023-11", "2024-02") == ("2023-11", "2023-12", "2024-01", "2024-02")
    assert periods_between("2024-Q2", "2024-Q2") == ("2024-Q2",)
    assert periods_between("2024", "2023") == ()


@pytest.mark.parametrize("frequency", FREQUENCIES)
def test_the_last_period_of_the_calendar_ends_a_run(frequency: Frequency) -> None:
    """A run to the end of the year 9999 asks for no day after it."""
    period = period_at(datetime.date(9999, 12, 31), frequency)
    assert periods_between(period, period) == (period,)
    assert parts_of("9999", "S") == ("9999-S1", "9999-S2")


def test_a_term_is_a_period_where_it_is_exactly_its_days() -> None:
    """Rule 4: a quarter is given by its months, and eleven months are no period."""
    assert period_of(on("2024")) == "2024"
    assert period_of(Term(start="2024-01", end="2024-06")) == "2024-S1"
    assert period_of(Term(start="2024-04-01", end="2024-06")) == "2024-Q2"
    assert period_of(on("2024-02-29")) == "2024-02-29"
    assert period_of(Term(start="2024-01", end="2024-11")) is None
    assert period_of(Term(end="2024")) is None
    assert period_of(Term(words="in good time")) is None


def test_days_are_made_of_periods_that_neither_begin_nor_end_outside_them() -> None:
    """Eleven months are eleven months, and no quarters."""
    eleven = Days(datetime.date(2024, 1, 1), datetime.date(2024, 11, 30))
    assert len(parts_between(eleven, "M")) == 11
    assert parts_between(eleven, "Q") == ()
    assert parts_between(Days(datetime.date(2024, 1, 1), None), "M") == ()
