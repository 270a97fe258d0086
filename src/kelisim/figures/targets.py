"""Where a series stands against its target, and what it would still take to reach it.

1. The value that counts is that of the last period that is over by the day asked about, as known on that day. It is
   held to the last day of its period, and a target to the last day of its term (model.dates, rule 4). A value that was
   only stated is held to the last day of its period in the same way.
2. The distance is the target less the value. The share reached is the way made from the baseline over the whole way to
   the target; it is below zero where the series went the other way, and there is none where the two are the same.
3. A target is reached where the value is on its far side, seen from the baseline, or on it. Without a baseline nobody
   says which side that is, and it is not guessed.
4. The yearly growth that would still reach the target is compound: (target / value) ^ (1 / years) - 1, in per cent. The
   years are whole anniversaries and, for the days that are left, their part of the year that they lie in. There is
   none where the value or the target is not above zero, where no time is left, or where the target is reached; nor
   where the value is above the target and nobody says that it is to fall.
5. The path from the baseline goes by equal steps (linear) or by equal growth (compound) from the last day of its period
   to the day of the target. A series is ahead of the path, on it or behind it, at the end of its last period.
6. What cannot be said is refused with a reason, and the rest is said all the same.
"""

import calendar
import datetime
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import msgspec

from kelisim.figures.exact import ROUNDED, less, percent, rounded, times
from kelisim.figures.periods import last_day_of, period_at
from kelisim.figures.series import Series, Stated
from kelisim.model.dates import days_of
from kelisim.model.measure import Baseline, Target
from kelisim.model.release import TimePeriod

Reason = Literal[
    "no-figures",
    "target-without-date",
    "target-date-passed",
    "no-baseline",
    "baseline-without-date",
    "baseline-is-the-target",
    "baseline-not-before-target",
    "not-above-zero",
    "reached",
]


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Why something cannot be said."""

    reason: Reason


class Latest(msgspec.Struct, frozen=True):
    """The value that counts, held to a day (rule 1), with the period and the release that gave it, where they did."""

    day: datetime.date
    value: Decimal
    period: TimePeriod | None = None
    stated: Stated | None = None


class Growth(msgspec.Struct, frozen=True, tag="growth"):
    """A compound yearly growth in per cent, and over how many years it is (rule 4)."""

    percent: Decimal
    years: Decimal


class Point(msgspec.Struct, frozen=True):
    """Where a path is on a day."""

    day: datetime.date
    value: Decimal


class Path(msgspec.Struct, frozen=True, kw_only=True, tag="path"):
    """The way from the baseline to the target (rule 5).

    `points` are the baseline, the end of each year between, and the target. `value` is where the path is at the end of
    the series' last period, `distance` the series' value less it, `place` what that means for who wants the target;
    they are none where the series has no value or its last period ends before the baseline's or after the target.
    """

    kind: Literal["linear", "compound"]
    points: tuple[Point, ...]
    value: Decimal | None = None
    distance: Decimal | None = None
    place: Literal["ahead", "on", "behind"] | None = None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A series against one target. What is none or refused is so for the reason that stands there (rule 6)."""

    target: Target
    due: datetime.date | None
    baseline: Baseline | None
    latest: Latest | None
    side: Literal["below", "at", "above"] | None
    distance: Decimal | None
    distance_percent: Decimal | None
    share: Decimal | Refused
    reached: bool | Refused
    growth: Growth | Refused
    linear: Path | Refused
    compound: Path | Refused


def latest_of(series: Series, on: datetime.date) -> Latest | None:
    """The value of a series that counts on a day (rule 1)."""
    for period, stated in reversed(series.known(on).items()):
        day = last_day_of(period)
        if day <= on:
            return Latest(day, stated.value, period, stated)
    return None


def standing(latest: Latest | None, target: Target, baseline: Baseline | None, on: datetime.date) -> Standing:
    """Where a value stands against a target on a day. `distance_percent` is of the size of the target."""
    value, goal = latest.value if latest else None, Decimal(target.value)
    due = days_of(target.by).due()
    distance = less(goal, value) if value is not None else None
    reached = _reached(value, goal, baseline)
    return Standing(
        target=target,
        due=due,
        baseline=baseline,
        latest=latest,
        side=None if distance is None else "below" if distance > 0 else "above" if distance < 0 else "at",
        distance=distance,
        distance_percent=percent(distance, goal) if distance is not None else None,
        share=_share(value, goal, baseline),
        reached=reached,
        growth=_growth(latest, goal, due, on, reached),
        linear=path("linear", baseline, target, latest),
        compound=path("compound", baseline, target, latest),
    )


def standings(
    latest: Latest | None, targets: Iterable[Target], baseline: Baseline | None, on: datetime.date
) -> tuple[Standing, ...]:
    """Where a value stands against each target, in the order of their days, those without one last."""
    found = (standing(latest, target, baseline, on) for target in targets)
    return tuple(sorted(found, key=lambda one: one.due or datetime.date.max))


def _reached(value: Decimal | None, goal: Decimal, baseline: Baseline | None) -> bool | Refused:
    if value is None:
        return Refused("no-figures")
    if value == goal:
        return True
    if baseline is None:
        return Refused("no-baseline")
    start = Decimal(baseline.value)
    if start == goal:
        return Refused("baseline-is-the-target")
    return value > goal if start < goal else value < goal


def _share(value: Decimal | None, goal: Decimal, baseline: Baseline | None) -> Decimal | Refused:
    if value is None:
        return Refused("no-figures")
    if baseline is None:
        return Refused("no-baseline")
    start = Decimal(baseline.value)
    way = less(goal, start)
    if not way:
        return Refused("baseline-is-the-target")
    return rounded(ROUNDED.divide(times(less(value, start), Decimal(100)), way))


def years_between(first: datetime.date, last: datetime.date) -> Fraction:
    """The years from a day to a later one (rule 4). The last day of a month has its anniversary on the last day."""
    whole = last.year - first.year
    if _anniversary(first, whole) > last:
        whole -= 1
    since, until = _anniversary(first, whole), _anniversary(first, whole + 1)
    return whole + Fraction((last - since).days, (until - since).days)


def _anniversary(day: datetime.date, years: int) -> datetime.date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.replace(year=day.year + years, day=last if is_last else min(day.day, last))


def _growth(
    latest: Latest | None,
    goal: Decimal,
    due: datetime.date | None,
    on: datetime.date,
    reached: bool | Refused,  # noqa: FBT001 what `_reached` found
) -> Growth | Refused:
    if latest is None:
        return Refused("no-figures")
    if reached is True:
        return Refused("reached")
    if due is None:
        return Refused("target-without-date")
    if due <= on or due <= latest.day:
        return Refused("target-date-passed")
    if latest.value <= 0 or goal <= 0:
        return Refused("not-above-zero")
    if isinstance(reached, Refused) and latest.value > goal:
        return reached
    years = years_between(latest.day, due)
    yearly = ROUNDED.power(ROUNDED.divide(goal, latest.value), _decimal(1 / years))
    growth = ROUNDED.multiply(ROUNDED.subtract(yearly, Decimal(1)), Decimal(100))
    return Growth(rounded(growth), rounded(_decimal(years)))


def _decimal(number: Fraction) -> Decimal:
    return ROUNDED.divide(Decimal(number.numerator), Decimal(number.denominator))


def path(
    kind: Literal["linear", "compound"],
    baseline: Baseline | None,
    target: Target,
    latest: Latest | None,
) -> Path | Refused:
    """The way from a baseline to a target, and where a value at the end of a period is beside it."""
    if baseline is None:
        return Refused("no-baseline")
    first, last = days_of(baseline.period).due(), days_of(target.by).due()
    if first is None:
        return Refused("baseline-without-date")
    if last is None:
        return Refused("target-without-date")
    if first >= last:
        return Refused("baseline-not-before-target")
    start, goal = Decimal(baseline.value), Decimal(target.value)
    if kind == "compound" and (start <= 0 or goal <= 0):
        return Refused("not-above-zero")

    def on_path(day: datetime.date) -> Decimal:
        gone, whole = years_between(first, day), years_between(first, last)
        return _on_path(kind, start, goal, gone / whole)

    days = [first, *_year_ends(first, last), last]
    points = tuple(Point(day, on_path(day)) for day in days)
    if latest is None or not first <= latest.day <= last:
        return Path(kind=kind, points=points)
    there = on_path(latest.day)
    distance = less(latest.value, there)
    ahead = (distance > 0) == (goal > start)
    place: Literal["ahead", "on", "behind"] | None
    place = None if goal == start else "on" if not distance else "ahead" if ahead else "behind"
    return Path(kind=kind, points=points, value=there, distance=distance, place=place)


def _year_ends(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    ends = (last_day_of(period_at(datetime.date(year, 1, 1), "A")) for year in range(first.year, last.year + 1))
    return [day for day in ends if first < day < last]


def _on_path(kind: Literal["linear", "compound"], start: Decimal, goal: Decimal, gone: Fraction) -> Decimal:
    if gone in {0, 1}:
        return goal if gone else start
    part = _decimal(gone)
    if kind == "linear":
        return rounded(ROUNDED.add(start, ROUNDED.multiply(less(goal, start), part)))
    return rounded(ROUNDED.multiply(start, ROUNDED.power(ROUNDED.divide(goal, start), part)))
