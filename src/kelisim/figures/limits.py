"""Agreed limits and shares, kept or breached in each period: levels, flows and qualities of water, and all else.

1. A limit is judged in the periods that lie wholly in the time in which it holds, its months included. A period that
   lies there in part only is not judged, nor is one that touches a since or until which is not known to the day: it may
   be outside. What lies wholly outside is left out.
2. A limit without `of` bounds the value itself. One with `of` is a share: it bounds the value by so many per cent of
   that of the other indicator in the same period. The other value is that of the same side, or, where this gives none
   at all, that of the one other side that does; whose it is stays visible. Of several others none is chosen.
3. A value on the limit keeps it. Values compare exactly, and a share is compared as a product and not as a quotient.
4. The excess is by how much the value is on the wrong side of the bound; it is negative where there is room left.
5. What cannot be judged is said with its reason: a value is missing, the other one is, or it is not above zero.
6. Periods of one frequency are judged, and every one between the first and the last is there, also without a value.
7. Breaches in periods that follow each other are one spell. A period that was not judged ends it.
8. Over a longer period the judged ones are counted, as the days of a year on which a level was too high; what could not
   be judged is counted beside them and is in no share.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from kelisim.figures.exact import ROUNDED, ZERO, less, percent, rounded, times
from kelisim.figures.periods import (
    Frequency,
    days_in_period,
    first_day_of,
    last_day_of,
    next_period,
    period_around,
    period_at,
    periods_between,
)
from kelisim.figures.series import Series, SeriesKey, Stated
from kelisim.model.base import EntryId
from kelisim.model.dates import first_day, last_day
from kelisim.model.measure import Limit
from kelisim.model.release import TimePeriod

Reason = Literal["no-value", "no-whole", "whole-not-above-zero", "partly-outside", "dates-not-exact"]
HUNDRED = Decimal(100)


class Judged(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A limit in one period. `bound` is in the unit of the value; `share` is the value in per cent of the `whole`.

    `state` is `unknown` with a `reason` where the limit cannot be judged (rules 1 and 5).
    """

    period: TimePeriod
    state: Literal["kept", "breached", "unknown"]
    reason: Reason | None = None
    value: Stated | None = None
    whole: Stated | None = None
    bound: Decimal | None = None
    share: Decimal | None = None
    excess: Decimal | None = None
    excess_percent: Decimal | None = None


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """Breaches in periods that follow each other (rule 7); `worst` is the one with the greatest excess."""

    first: TimePeriod
    last: TimePeriod
    breaches: tuple[Judged, ...]
    worst: Judged


class Exceedance(msgspec.Struct, frozen=True, kw_only=True):
    """How a limit was kept in a longer period (rule 8).

    `share` is that of the breached periods among the judged ones, in per cent, none where none was judged.
    """

    period: TimePeriod
    kept: int
    breached: int
    unknown: int
    share: Decimal | None
    worst: Judged | None


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A limit against one series. `number` is its place in the list of the indicator's limits, from 1."""

    key: SeriesKey
    number: int
    limit: Limit
    periods: tuple[Judged, ...]

    @property
    def breaches(self) -> tuple[Judged, ...]:
        """The periods in which it was breached."""
        return tuple(one for one in self.periods if one.state == "breached")

    @property
    def unknown(self) -> tuple[Judged, ...]:
        """The periods in which it cannot be judged."""
        return tuple(one for one in self.periods if one.state == "unknown")

    @property
    def spells(self) -> tuple[Spell, ...]:
        """The breaches, put together where they follow each other (rule 7)."""
        runs: list[list[Judged]] = []
        for one in self.breaches:
            if runs and next_period(runs[-1][-1].period) == one.period:
                runs[-1].append(one)
            else:
                runs.append([one])
        return tuple(_spell(run) for run in runs)


class Breach(msgspec.Struct, frozen=True, kw_only=True):
    """A breach as an alert tells it: of which limit of which indicator, in whose words, in which period, by how much.

    `known` is the day of the newest vintage that it rests on, `act` the act that gave the value.
    """

    indicator: EntryId
    side: str
    number: int
    limit: Limit
    period: TimePeriod
    value: Decimal
    bound: Decimal
    excess: Decimal
    share: Decimal | None
    known: datetime.date
    act: str


def judge(
    series: Series,
    limits: Sequence[Limit],
    wholes: Iterable[Series] = (),
    *,
    on: datetime.date | None = None,
    first: TimePeriod | None = None,
    last: TimePeriod | None = None,
) -> tuple[Judgement, ...]:
    """Every limit of an indicator against one of its series.

    Args:
        series: the series, at one frequency.
        limits: the limits of its indicator.
        wholes: series of the indicators that shares are of; only those with the same dimensions and frequency count.
        on: with the values as they were known on that day.
        first: the period from which to judge, in place of the first that has a value.
        last: the period to which to judge, in place of the last that has a value.
    """
    known = series.known(on)
    ends = [period for period in (first, *known, last) if period is not None]
    periods = periods_between(first or ends[0], last or ends[-1]) if ends else ()
    others = tuple(wholes)
    return tuple(
        Judgement(
            key=series.key,
            number=number,
            limit=limit,
            periods=_judged(limit, periods, known, _whole(limit, series.key, others, on)),
        )
        for number, limit in enumerate(limits, start=1)
    )


def breaches_of(judgements: Iterable[Judgement]) -> tuple[Breach, ...]:
    """All breaches, the newest period first."""
    found = [
        Breach(
            indicator=one.key.indicator,
            side=one.key.side,
            number=one.number,
            limit=one.limit,
            period=breach.period,
            value=breach.value.value,
            bound=breach.bound,
            excess=breach.excess,
            share=breach.share,
            known=max(stated.day for stated in (breach.value, breach.whole) if stated),
            act=breach.value.issued.act,
        )
        for one in judgements
        for breach in one.breaches
        if breach.value and breach.bound is not None and breach.excess is not None
    ]
    return tuple(sorted(found, key=lambda one: (first_day_of(one.period), one.indicator, one.number), reverse=True))


def exceedances(judgement: Judgement, frequency: Frequency) -> tuple[Exceedance, ...]:
    """How a limit was kept in each period of a longer frequency, in their order.

    Raises:
        MixedFrequencyError: the frequency is shorter than that of the periods judged.
    """
    by_period: dict[TimePeriod, list[Judged]] = {}
    for one in judgement.periods:
        by_period.setdefault(period_around(one.period, frequency), []).append(one)
    return tuple(_exceedance(period, there) for period, there in by_period.items())


def _exceedance(period: TimePeriod, there: Sequence[Judged]) -> Exceedance:
    breached = [one for one in there if one.state == "breached"]
    kept = sum(one.state == "kept" for one in there)
    return Exceedance(
        period=period,
        kept=kept,
        breached=len(breached),
        unknown=len(there) - kept - len(breached),
        share=percent(Decimal(len(breached)), Decimal(kept + len(breached))),
        worst=_worst(breached) if breached else None,
    )


def season(limit: Limit, frequency: Frequency, year: int) -> tuple[TimePeriod, ...]:
    """The periods of a year that lie wholly in the months of a limit, for a chart that draws its bound."""
    start, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    periods = periods_between(period_at(start, frequency), period_at(end, frequency))
    return tuple(period for period in periods if _in_months(limit, period) == "in")


def _whole(
    limit: Limit, part: SeriesKey, wholes: Iterable[Series], on: datetime.date | None
) -> Mapping[TimePeriod, Stated]:
    """The values of which a limit is a share (rule 2)."""
    fitting = [
        one
        for one in wholes
        if (one.key.indicator, one.key.dimensions, one.key.frequency) == (limit.of, part.dimensions, part.frequency)
    ]
    own = [one for one in fitting if (one.key.side, one.key.party) == (part.side, part.party)]
    chosen = own or fitting
    return chosen[0].known(on) if len(chosen) == 1 else {}


Inside = Literal["in", "out", "partly-outside", "dates-not-exact"]


def _judged(
    limit: Limit,
    periods: Iterable[TimePeriod],
    known: Mapping[TimePeriod, Stated],
    wholes: Mapping[TimePeriod, Stated],
) -> tuple[Judged, ...]:
    found = []
    for period in periods:
        inside = _inside(limit, period)
        if inside == "in":
            found.append(_judge_one(limit, period, known.get(period), wholes.get(period)))
        elif inside != "out":
            found.append(Judged(period=period, state="unknown", reason=inside, value=known.get(period)))
    return tuple(found)


def _inside(limit: Limit, period: TimePeriod) -> Inside:
    """Whether a period lies in the time in which a limit holds (rule 1)."""
    months = _in_months(limit, period)
    if months == "out":
        return "out"
    first, last = first_day_of(period), last_day_of(period)
    exact = True
    if limit.since:
        if last < first_day(limit.since):
            return "out"
        if first < last_day(limit.since):
            exact = exact and len(limit.since) == len("2021-04-28")
            months = "partly-outside"
    if limit.until:
        if first >= last_day(limit.until):
            return "out"
        if last >= first_day(limit.until):
            exact = exact and len(limit.until) == len("2021-04-28")
            months = "partly-outside"
    return months if exact else "dates-not-exact"


def _in_months(limit: Limit, period: TimePeriod) -> Literal["in", "out", "partly-outside"]:
    if not limit.months:
        return "in"
    days = days_in_period(period)
    assert days.first is not None  # noqa: S101 a period has both ends
    assert days.last is not None  # noqa: S101 a period has both ends
    there = [month in limit.months for month in range(days.first.month, days.last.month + 1)]
    return "in" if all(there) else "partly-outside" if any(there) else "out"


def _judge_one(limit: Limit, period: TimePeriod, value: Stated | None, whole: Stated | None) -> Judged:
    if value is None:
        return Judged(period=period, state="unknown", reason="no-value", whole=whole)
    if limit.of is not None:
        if whole is None:
            return Judged(period=period, state="unknown", reason="no-whole", value=value)
        if whole.value <= 0:
            return Judged(period=period, state="unknown", reason="whole-not-above-zero", value=value, whole=whole)
    bound = Decimal(limit.value)
    share = None
    if limit.of is not None and whole is not None:
        bound = times(times(bound, whole.value), Decimal("0.01"))
        share = rounded(ROUNDED.divide(times(value.value, HUNDRED), whole.value))
    excess = less(value.value, bound) if limit.sense == "at-most" else less(bound, value.value)
    return Judged(
        period=period,
        state="breached" if excess > 0 else "kept",
        value=value,
        whole=whole,
        bound=bound,
        share=share,
        excess=excess,
        excess_percent=percent(excess, bound),
    )


def _spell(run: Sequence[Judged]) -> Spell:
    return Spell(first=run[0].period, last=run[-1].period, breaches=tuple(run), worst=_worst(run))


def _worst(breached: Iterable[Judged]) -> Judged:
    """The breach with the greatest excess, the first of those that have it."""
    return max(breached, key=lambda one: one.excess or ZERO)
