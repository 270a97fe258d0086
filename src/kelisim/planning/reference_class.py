"""Reference-class forecasting: what past slips of the like say of a date that is still to come.

The outside view of Kahneman and Tversky, Intuitive prediction (TIMS Studies in Management Science 12, 1979), as
Flyvbjerg, From Nobel Prize to project management: getting risks right (Project Management Journal 37(3), 2006), made it
a method: find the class, take its distribution, place the case in it.

1. Only outcomes count. Of those that are not finished, it is told how many there are, and how many have slipped
   beyond the middle of the outcomes already: where these are many, the forecast is too early.
2. The class is the narrowest that has enough outcomes: the same field and body, the same field, the same body, the
   whole register. Of several bodies the one with the most counts.
3. Enough are 20: from 17 on the 80 per cent quantile of any distribution has an upper bound with 97.5 per cent
   confidence (0.8^17 < 0.025), and three are in reserve. With fewer the forecast is refused.
4. The interval of a quantile is that of its order statistics, which holds for every distribution (Conover, Practical
   Nonparametric Statistics, 3rd edition, 1999, section 3.2). Where no outcome bounds it, that end is None.
5. What is late already is placed among the outcomes that were at least as late, and refused where these are too few.
"""

import datetime
import math
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from kelisim.planning.slips import PastSlip, rank

ENOUGH = 20
"""Outcomes that a class needs (rule 3)."""
CONFIDENCE = 0.95
SHARES = (0.5, 0.8)

Level = Literal["field-and-body", "field", "body", "register"]


class Class(msgspec.Struct, frozen=True, kw_only=True):
    """A class of the like: by what, with how many outcomes and how many that are not finished."""

    level: Level
    field: str | None
    body: str | None
    outcomes: int
    open: int


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A quantile: of such outcomes `share` came by `day`, which is `days` after the agreed one.

    `low` and `high` bound the day with 95 per cent confidence (rule 4).
    """

    share: float
    days: int
    day: datetime.date
    low: datetime.date | None
    high: datetime.date | None


class ReferenceForecast(msgspec.Struct, frozen=True, kw_only=True):
    """What a class says of a date.

    `outcomes` were compared with, `open` were not finished, and `beyond` of these have slipped more than the middle of
    the outcomes (rule 1). `at_least` is how late it is already, in days; 0 where it is not (rule 5).
    """

    of: Class
    outcomes: int
    open: int
    beyond: int
    at_least: int
    placed: tuple[Placed, ...]


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no forecast: `too-few` outcomes in every class, or `too-few-as-late` of them (rules 3 and 5).

    `have` is how many the widest class has, `need` how many it needs; `tried` are all classes.
    """

    code: Literal["too-few", "too-few-as-late"]
    have: int
    need: int
    tried: tuple[Class, ...]


def reference_forecast(
    past: Iterable[PastSlip],
    due: datetime.date,
    on: datetime.date,
    *,
    field: str | None = None,
    bodies: Iterable[str] = (),
    shares: Iterable[float] = SHARES,
) -> ReferenceForecast | Refusal:
    """When something is finished, as past slips have it.

    Args:
        past: the slips of the register, without the case itself.
        due: the day first agreed, from which slips are counted.
        on: the day of the forecast; the case is not finished on it.
        field: the field of the case.
        bodies: who answers for it.
        shares: the quantiles.
    """
    late = max(0, (on - due).days)
    tried: list[Class] = []
    widest: list[int] = []
    for of, members in _classes(list(past), field, tuple(bodies)):
        tried.append(of)
        widest = sorted(one.days for one in members if one.finished)
        outcomes = [days for days in widest if days >= late]
        if len(outcomes) >= ENOUGH:
            middle = widest[rank(len(widest), 0.5) - 1]
            return ReferenceForecast(
                of=of,
                outcomes=len(outcomes),
                open=of.open,
                beyond=sum(one.days > middle for one in members if not one.finished),
                at_least=late,
                placed=tuple(_placed(outcomes, share, due) for share in shares),
            )
    as_late = sum(days >= late for days in widest)
    if len(widest) >= ENOUGH:
        return Refusal(code="too-few-as-late", have=as_late, need=ENOUGH, tried=tuple(tried))
    return Refusal(code="too-few", have=len(widest), need=ENOUGH, tried=tuple(tried))


def _classes(
    past: list[PastSlip], field: str | None, bodies: tuple[str, ...]
) -> Iterator[tuple[Class, list[PastSlip]]]:
    """Rule 2, the narrowest first."""
    of_field = [one for one in past if field is not None and one.field == field]
    asked: list[tuple[Level, str | None, list[PastSlip]]] = []
    if field is not None:
        asked += [("field-and-body", body, [one for one in of_field if body in one.bodies]) for body in bodies]
        asked += [("field", None, of_field)]
    asked += [("body", body, [one for one in past if body in one.bodies]) for body in bodies]
    asked += [("register", None, past)]
    found = [
        (
            Class(
                level=level,
                field=field if level in {"field-and-body", "field"} else None,
                body=body,
                outcomes=sum(one.finished for one in members),
                open=sum(not one.finished for one in members),
            ),
            members,
        )
        for level, body, members in asked
    ]
    order: tuple[Level, ...] = ("field-and-body", "field", "body", "register")
    yield from sorted(found, key=lambda pair: (order.index(pair[0].level), -pair[0].outcomes))


def _placed(outcomes: list[int], share: float, due: datetime.date) -> Placed:
    days = outcomes[rank(len(outcomes), share) - 1]
    low, high = bounds(len(outcomes), share)
    return Placed(
        share=share,
        days=days,
        day=_after(due, days),
        low=_after(due, outcomes[low - 1]) if low else None,
        high=_after(due, outcomes[high - 1]) if high else None,
    )


def _after(day: datetime.date, days: int) -> datetime.date:
    """So many days later, or the edge of the calendar."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return datetime.date.max if days > 0 else datetime.date.min


def bounds(count: int, share: float, confidence: float = CONFIDENCE) -> tuple[int | None, int | None]:
    """The ranks, from 1, of the outcomes that bound a quantile (rule 4), each end with half of what may be wrong.

    The number of outcomes that are not above the quantile is binomial. So the outcome of rank r lies above it with the
    probability that fewer than r are not above, and below it with the probability that r or more are.
    """
    wrong = (1 - confidence) / 2
    mass = [_binomial(count, share, hits) for hits in range(count + 1)]
    low: int | None = None
    below = 0.0
    for hits in range(count):
        below += mass[hits]
        if below > wrong:
            break
        low = hits + 1
    high: int | None = None
    above = 0.0
    for hits in range(count, 0, -1):
        above += mass[hits]
        if above > wrong:
            break
        high = hits
    return low, high


def _binomial(count: int, share: float, hits: int) -> float:
    ways = math.lgamma(count + 1) - math.lgamma(hits + 1) - math.lgamma(count - hits + 1)
    return math.exp(ways + hits * math.log(share) + (count - hits) * math.log1p(-share))
