"""The rules of standing against a target."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kelisim.figures.series import series_of
from kelisim.figures.targets import (
    Growth,
    Latest,
    Path,
    Refused,
    Standing,
    latest_of,
    standing,
    standings,
    years_between,
)
from kelisim.model.dates import Term, on
from kelisim.model.measure import Baseline, Target
from tests.figures.releases import issued, line

NOW = datetime.date(2024, 6, 1)
END = datetime.date(2023, 12, 31)
THIRTY = Target(value="30", by=Term(end="2030"))
TWENTY = Baseline(value="20", period=on("2020"))


def at(value: str, target: Target = THIRTY, baseline: Baseline | None = TWENTY) -> Standing:
    """Where a value of the year 2023 stands in June 2024."""
    return standing(Latest(END, Decimal(value)), target, baseline, NOW)


def test_distance_and_share_are_those_of_the_way() -> None:
    """Rules 1 to 3: from 20 to 30, 24 has made two fifths of the way."""
    found = at("24")
    assert (found.due, found.side, found.distance) == (datetime.date(2030, 12, 31), "below", Decimal(6))
    assert (found.distance_percent, found.share, found.reached) == (Decimal(20), Decimal(40), False)
    assert at("18").share == Decimal(-20)
    assert [at(value).side for value in ("29.5", "30.5")] == ["below", "above"]
    assert (at("30").side, at("30").share, at("30").reached) == ("at", Decimal(100), True)
    assert (at("33").side, at("33").reached, at("33").growth) == ("above", True, Refused("reached"))


def test_a_target_below_the_baseline_is_reached_from_above() -> None:
    """Rule 3: emissions that fall from 50 to 30 have reached it at 29."""
    falling = Baseline(value="50", period=on("2020"))
    assert [at(value, baseline=falling).reached for value in ("31", "30", "29")] == [False, True, True]
    assert at("40", baseline=falling).share == Decimal(50)


def test_the_growth_that_is_still_needed_is_compound() -> None:
    """Rule 4: from 24 at the end of 2023 to 30 at the end of 2030 are seven years at 3.24 per cent."""
    growth = at("24").growth
    assert isinstance(growth, Growth)
    assert growth.years == 7
    assert growth.percent == Decimal("3.239118")


@given(
    st.decimals("0.01", "1000000", places=2),
    st.decimals("0.01", "1000000", places=2),
    st.dates(datetime.date(2024, 6, 2), datetime.date(2090, 12, 31)),
)
def test_the_needed_growth_reaches_the_target(value: Decimal, goal: Decimal, due: datetime.date) -> None:
    """Rule 4: growing by it for those years ends at the target, as far as it is rounded."""
    assume(value != goal)
    target = Target(value=f"{goal}", by=on(due.isoformat()))
    begun = Baseline(value="0.001" if goal > value else "1000001", period=on("2020"))
    found = standing(Latest(END, value), target, begun, NOW).growth
    assert isinstance(found, Growth)
    end = float(value) * (1 + float(found.percent) / 100) ** float(found.years)
    if abs(found.percent) < 90:
        assert end == pytest.approx(float(goal), rel=1e-3)
    assert (found.percent > 0) == (goal > value) or abs(found.percent) < Decimal("0.000001")


@pytest.mark.parametrize(
    ("value", "target", "reason"),
    [
        ("0", THIRTY, "not-above-zero"),
        ("-4", THIRTY, "not-above-zero"),
        ("24", Target(value="0", by=on("2030")), "not-above-zero"),
        ("24", Target(value="30", by=Term(words="in good time")), "target-without-date"),
        ("24", Target(value="30", by=on("2023")), "target-date-passed"),
        ("24", Target(value="30", by=on("2024-06-01")), "target-date-passed"),
    ],
)
def test_growth_that_nobody_can_say_is_refused_with_the_reason(value: str, target: Target, reason: str) -> None:
    """Rules 4 and 6: zero and negative values, dates that are missing or gone."""
    found = at(value, target, None)
    assert found.growth == Refused(reason)  # type: ignore[arg-type]  # one of the reasons
    assert found.distance == Decimal(target.value) - Decimal(value)


def test_a_value_above_the_target_is_to_fall_only_where_somebody_says_so() -> None:
    """Rule 4: from 33 to 30 with a baseline of 50; without one, or with one that says nothing, it is not guessed."""
    falling = at("33", baseline=Baseline(value="50", period=on("2020"))).growth
    assert isinstance(falling, Growth)
    assert falling.percent < 0
    assert at("33", baseline=None).growth == Refused("no-baseline")
    assert at("33", baseline=Baseline(value="30", period=on("2020"))).growth == Refused("baseline-is-the-target")
    assert isinstance(at("24", baseline=None).growth, Growth)


def test_without_a_baseline_nothing_is_said_of_the_way() -> None:
    """Rules 2, 3 and 6: the distance is there, the share and the direction are not guessed."""
    found = at("24", baseline=None)
    assert found.distance == 6
    assert found.share == found.reached == found.linear == found.compound == Refused("no-baseline")
    assert at("30", baseline=None).reached is True


def test_a_baseline_that_is_the_target_gives_no_way() -> None:
    """Rule 2: where there is nothing to go, there is no share of it."""
    same = Baseline(value="30.0", period=on("2020"))
    found = at("24", baseline=same)
    assert found.share == found.reached == Refused("baseline-is-the-target")
    assert isinstance(found.linear, Path)
    assert found.linear.place is None


def test_without_figures_only_the_target_is_known() -> None:
    """Rule 6: the path is drawn all the same."""
    found = standing(None, THIRTY, TWENTY, NOW)
    assert (found.latest, found.distance, found.side) == (None, None, None)
    assert found.share == found.reached == found.growth == Refused("no-figures")
    assert isinstance(found.linear, Path)
    assert (found.linear.value, found.linear.place) == (None, None)


def test_the_path_has_the_end_of_each_year() -> None:
    """Rule 5: from 20 at the end of 2020 by one a year to 30 at the end of 2030."""
    found = at("24").linear
    assert isinstance(found, Path)
    assert [(point.day.year, point.value) for point in found.points] == [(2020 + n, Decimal(20 + n)) for n in range(11)]
    assert (found.value, found.distance, found.place) == (Decimal(23), Decimal(1), "ahead")
    assert [place(at(value)) for value in ("22", "23")] == ["behind", "on"]
    falling = Baseline(value="50", period=on("2020"))
    assert [place(at(value, baseline=falling)) for value in ("45", "44", "43")] == ["behind", "on", "ahead"]


def place(found: Standing) -> str | None:
    """Beside the straight path."""
    assert isinstance(found.linear, Path)
    return found.linear.place


def test_the_compound_path_is_below_the_straight_one() -> None:
    """Rule 5: equal growth makes smaller steps first, and both end at the target."""
    found = at("24")
    assert isinstance(found.linear, Path)
    assert isinstance(found.compound, Path)
    pairs = list(zip(found.compound.points, found.linear.points, strict=True))
    assert pairs[0][0] == pairs[0][1]
    assert pairs[-1][0] == pairs[-1][1]
    assert all(one.value < other.value for one, other in pairs[1:-1])
    assert found.compound.points[5].value == Decimal("24.494897")


@pytest.mark.parametrize(
    ("baseline", "target", "reasons"),
    [
        (Baseline(value="20", period=Term(words="before")), THIRTY, ["baseline-without-date"] * 2),
        (TWENTY, Target(value="30", by=Term(words="soon")), ["target-without-date"] * 2),
        (Baseline(value="20", period=on("2030")), THIRTY, ["baseline-not-before-target"] * 2),
        (Baseline(value="0", period=on("2020")), THIRTY, [None, "not-above-zero"]),
        (TWENTY, Target(value="-30", by=on("2030")), [None, "not-above-zero"]),
        (TWENTY, Target(value="0", by=on("2030")), [None, "not-above-zero"]),
        (Baseline(value="0.5", period=on("2020")), Target(value="0.25", by=on("2030")), [None, None]),
    ],
)
def test_a_path_that_nobody_can_draw_is_refused(baseline: Baseline, target: Target, reasons: list[str | None]) -> None:
    """Rules 5 and 6: without its ends there is no path, and from zero nothing grows."""
    found = at("24", target, baseline)
    assert [one.reason if isinstance(one, Refused) else None for one in (found.linear, found.compound)] == reasons


def test_a_value_from_before_the_baseline_is_not_beside_the_path() -> None:
    """Rule 5: the path has no value there."""
    found = standing(Latest(datetime.date(2019, 12, 31), Decimal(19)), THIRTY, TWENTY, NOW).linear
    assert isinstance(found, Path)
    assert (found.value, found.place) == (None, None)


def test_a_value_at_either_end_is_beside_the_path() -> None:
    """Rule 5: on the day of the baseline and on that of the target the path has its value."""
    for day, value in ((datetime.date(2020, 12, 31), Decimal(20)), (datetime.date(2030, 12, 31), Decimal(30))):
        found = standing(Latest(day, value), THIRTY, TWENTY, datetime.date(2031, 1, 1)).compound
        assert isinstance(found, Path)
        assert (found.value, found.place) == (value, "on")


def test_the_value_that_counts_is_of_the_last_period_that_is_over() -> None:
    """Rule 1: neither a period that still runs nor a vintage that is still to come."""
    series = series_of(
        [
            issued({"2022": "21", "2023": "24", "2024": "12"}, "2024-02-01"),
            issued({"2023": "25"}, "2024-07-01", number=2),
        ]
    )[0]
    found = latest_of(series, NOW)
    assert found is not None
    assert (found.period, found.value, found.day) == ("2023", Decimal(24), END)
    later = latest_of(series, datetime.date(2024, 7, 1))
    assert later is not None
    assert later.value == 25
    assert latest_of(series, datetime.date(2024, 1, 1)) is None
    on_its_last_day = latest_of(line({"2023": "1"}, vintage="2023-12-31"), END)
    assert on_its_last_day is not None
    assert on_its_last_day.day == END
    assert latest_of(line({"2024": "1"}, vintage="2024-01-31"), NOW) is None


def test_targets_stand_in_the_order_of_their_days() -> None:
    """Those without a day come last."""
    targets = [Target(value="1", by=Term(words="one day")), THIRTY, Target(value="25", by=on("2025"))]
    assert [one.target.value for one in standings(None, targets, None, NOW)] == ["25", "30", "1"]


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 12, 31)), st.integers(0, 60))
def test_the_same_day_of_a_later_year_is_whole_years_away(day: datetime.date, years: int) -> None:
    """Rule 4: the 29th of February has its anniversary on the last day of February."""
    later = day.year + years
    if (day.month, day.day) in {(2, 28), (2, 29)}:
        leap = later % 4 == 0 and (later % 100 != 0 or later % 400 == 0)
        last = day.day == 29 or not (day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0))
        other = datetime.date(later, 2, 29 if leap and last else 28)
    else:
        other = day.replace(year=later)
    assert years_between(day, other) == years


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2021-02-28", "2024-02-29"),
        ("2024-02-29", "2027-02-28"),
        ("2024-02-28", "2027-02-28"),
        ("2021-04-30", "2024-04-30"),
    ],
)
def test_the_end_of_february_is_whole_years_from_the_end_of_february(first: str, last: str) -> None:
    """Rule 4: in a leap year or not."""
    assert years_between(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)) == 3


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 12, 31)),
    st.integers(0, 20_000),
    st.integers(1, 400),
)
def test_years_grow_with_the_days(first: datetime.date, days: int, more: int) -> None:
    """Rule 4: each day adds its part of the year that it lies in, and a later day is never nearer."""
    one = years_between(first, first + datetime.timedelta(days))
    other = years_between(first, first + datetime.timedelta(days + more))
    assert one < other
    assert Fraction(more, 366) - Fraction(2, 365) <= other - one <= Fraction(more, 365) + Fraction(2, 365)
