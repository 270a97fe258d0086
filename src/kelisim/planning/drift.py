"""How what was said drifted: the figures that were claimed of one thing, and what each voice first and last said.

1. Figures of one thing share their `what`, unit, currency and period. Each keeps its speaker, its side and the day on
   which it was said; nothing is averaged or converted.
2. Figures stand in the order in which they were said; a partial date stands at its middle, as in the milestone trend.
3. A figure is compared with the latest of the same side that was surely said earlier. One for no side speaks for
   everybody: it is compared with the latest of anybody, and every later one with it.
4. Sides disagree where the latest figures of two of them cannot both hold (model.word, rule 2).
5. A voice is a side, or a speaker; those who speak for no side are no voice together. Its drift is its last claim less
   its first, in days or in the unit, where the last was surely said later.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

import msgspec

from kelisim.model.dates import first_day, last_day, middle
from kelisim.model.word import Speaker, Statement, ValueClaim
from kelisim.planning.trend import Point, Series


class ValuePoint(msgspec.Struct, frozen=True, kw_only=True):
    """One claimed figure. `differs` and `difference` are against the figure that it is compared with."""

    statement: int
    said: str
    side: str | None
    speaker: Speaker
    claim: ValueClaim
    differs: bool
    difference: Decimal | None


P = TypeVar("P", Point, ValuePoint)


class ValueSeries(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of one thing, in the order in which they were said."""

    what: str
    unit: str
    points: tuple[ValuePoint, ...]
    disagree: bool


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """What a voice first and last claimed of one thing. `speaker` is empty for all who speak for a side together.

    `first` and `last` are points of the series; `days` or `amount` is what the last is more than the first, if it was
    surely said later.
    """

    what: str
    unit: str | None
    side: str | None
    speaker: str
    claims: int
    first: Point | ValuePoint
    last: Point | ValuePoint
    days: int | None = None
    amount: Decimal | None = None


def value_series(statements: Iterable[Statement]) -> tuple[ValueSeries, ...]:
    """The series of everything that figures are claimed of, the one that is spoken of first in front.

    Args:
        statements: a point names its statement by the position in them. Statements of one day keep their order.
    """
    said = sorted(enumerate(statements), key=lambda pair: (middle(pair[1].said), pair[0]))
    claims: dict[tuple[object, ...], list[tuple[int, Statement, ValueClaim]]] = {}
    for position, statement in said:
        for claim in statement.claims:
            if isinstance(claim, ValueClaim):
                claims.setdefault((claim.what, *claim.subject()), []).append((position, statement, claim))
    return tuple(_series(claimed) for claimed in claims.values())


def drifts(dates: Iterable[Series], values: Iterable[ValueSeries]) -> tuple[Drift, ...]:
    """The drift of every voice in every series (rule 5), sides before their speakers.

    Args:
        dates: the milestone trends.
        values: the series of figures.
    """
    found: list[Drift] = []
    for trend in dates:
        for (side, speaker), points in _voices(trend.points).items():
            first, last = points[0], points[-1]
            found.append(
                Drift(
                    what=trend.what,
                    unit=None,
                    side=side,
                    speaker=speaker,
                    claims=len(points),
                    first=first,
                    last=last,
                    days=(last.due - first.due).days if _earlier(first.said, last.said) else None,
                )
            )
    for series in values:
        for (side, speaker), figures in _voices(series.points).items():
            start, end = figures[0], figures[-1]
            found.append(
                Drift(
                    what=series.what,
                    unit=series.unit,
                    side=side,
                    speaker=speaker,
                    claims=len(figures),
                    first=start,
                    last=end,
                    amount=_less(end, start) if _earlier(start.said, end.said) else None,
                )
            )
    return tuple(found)


def speaker_name(speaker: Speaker) -> str:
    """What a speaker is called: the name, or the office, or the body."""
    body = speaker.body
    return speaker.name or speaker.office or (body and (body.name or body.entry)) or ""


def _earlier(one: str, other: str) -> bool:
    return last_day(one) < first_day(other)


def _less(one: ValuePoint, other: ValuePoint) -> Decimal:
    return Decimal(one.claim.value) - Decimal(other.claim.value)


def _voices(points: Sequence[P]) -> dict[tuple[str | None, str], list[P]]:
    voices: dict[tuple[str | None, str], list[P]] = {}
    for point in points:
        if point.side is not None:
            voices.setdefault((point.side, ""), []).append(point)
        voices.setdefault((point.side, speaker_name(point.speaker)), []).append(point)
    return dict(sorted(voices.items(), key=lambda voice: (voice[0][0] or "", voice[0][1])))


def _series(claims: list[tuple[int, Statement, ValueClaim]]) -> ValueSeries:
    points: list[ValuePoint] = []
    for position, statement, claim in claims:
        before = _compared_with(points, statement)
        points.append(
            ValuePoint(
                statement=position,
                said=statement.said,
                side=statement.side,
                speaker=statement.speaker,
                claim=claim,
                differs=before is not None and before.claim.differs(claim),
                difference=None if before is None else Decimal(claim.value) - Decimal(before.claim.value),
            )
        )
    latest = {point.side: point.claim for point in points if point.side}
    return ValueSeries(
        what=points[0].claim.what,
        unit=points[0].claim.unit,
        points=tuple(points),
        disagree=any(one.differs(other) for one, other in combinations(latest.values(), 2)),
    )


def _compared_with(points: list[ValuePoint], statement: Statement) -> ValuePoint | None:
    for point in reversed(points):
        same = statement.side is None or point.side is None or point.side == statement.side
        if same and _earlier(point.said, statement.said):
            return point
    return None
