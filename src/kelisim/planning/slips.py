"""Past slips: by how many days things came later than was first agreed, told by field and by body.

1. The slip of what is finished is the day since which it is reported done, less the day that was first agreed. It is an
   outcome.
2. What is not finished has slipped so far by what its Parties agreed to move it (`register.slips`), or by what it is
   overdue against the day first agreed, whichever is more. That is no outcome: it is shown apart and never mixed with
   them.
3. A quantile is a slip that was observed: the smallest that at least that share of all does not exceed (Hyndman and
   Fan, Sample quantiles in statistical packages, 1996, definition 1).
"""

import datetime
import math
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from kelisim.model.dates import days_of
from kelisim.register.history import VersionRecord
from kelisim.register.slips import slips

_DATES = frozenset({"term", "date", "due"})
"""The fields of measures, milestones and decisions by which they are due."""


class PastSlip(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How far something slipped.

    Attributes:
        days: the slip (rules 1 and 2); negative where it came early.
        finished: whether it is an outcome.
        moves: how many times its date was moved by consent.
        field: the field it belongs to, by entry or name.
        bodies: who answers for it, by entry or name.
    """

    entry: str
    days: int
    finished: bool
    moves: int = 0
    field: str | None = None
    bodies: tuple[str, ...] = ()


class Distribution(msgspec.Struct, frozen=True, kw_only=True):
    """The slips of a group: of a field, a body, or all.

    `finished` outcomes have the quantiles `p10` to `p90`; `moved` things of either sort had a date moved, `late` of the
    finished came later than first agreed, and `open` are not finished.
    """

    name: str
    finished: int
    open: int
    moved: int
    late: int
    least: int | None
    p10: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p80: int | None
    p90: int | None
    most: int | None


def past_slip(
    entry: str,
    versions: Sequence[VersionRecord],
    done: datetime.date | None,
    on: datetime.date,
    *,
    field: str | None = None,
    bodies: Iterable[str] = (),
) -> PastSlip | None:
    """How far an entry slipped by a day; None where no date was ever agreed.

    Args:
        entry: its id.
        versions: its agreed versions, the baseline first.
        done: the day since which it is reported done, if that is not after `on`.
        on: the day.
        field: the field it belongs to.
        bodies: who answers for it.
    """
    for one in slips(versions):
        if one.field not in _DATES:
            continue
        term = one.baseline or next((move.after for move in one.moves if move.after), None)
        first = days_of(term).due() if term else None
        if first is None:
            continue
        finished = done is not None and done <= on
        days = (done - first).days if finished and done else max(one.total or 0, (on - first).days, 0)
        moves = sum(move.kind == "moved" for move in one.moves)
        return PastSlip(entry=entry, days=days, finished=finished, moves=moves, field=field, bodies=tuple(bodies))
    return None


def distributions(past: Iterable[PastSlip], by: Literal["field", "body"]) -> tuple[Distribution, ...]:
    """The slips of each field, or of each body, those with the most outcomes first. Without a name, nothing is told.

    Something that several bodies answer for counts with each of them.
    """
    groups: dict[str, list[PastSlip]] = {}
    for one in past:
        names = one.bodies if by == "body" else (one.field,) if one.field else ()
        for name in dict.fromkeys(names):
            groups.setdefault(name, []).append(one)
    found = [distribution(name, group) for name, group in groups.items()]
    return tuple(sorted(found, key=lambda one: (-one.finished, -one.open, one.name)))


def distribution(name: str, past: Iterable[PastSlip]) -> Distribution:
    """The slips of one group."""
    every = list(past)
    outcomes = sorted(one.days for one in every if one.finished)
    quantiles = {f"p{percent}": quantile(outcomes, percent / 100) for percent in (10, 25, 50, 75, 80, 90)}
    return Distribution(
        name=name,
        finished=len(outcomes),
        open=len(every) - len(outcomes),
        moved=sum(one.moves > 0 for one in every),
        late=sum(days > 0 for days in outcomes),
        least=outcomes[0] if outcomes else None,
        most=outcomes[-1] if outcomes else None,
        **quantiles,
    )


def quantile(ordered: Sequence[int], share: float) -> int | None:
    """A quantile of slips in order (rule 3); None where there are none."""
    return ordered[rank(len(ordered), share) - 1] if ordered else None


def rank(count: int, share: float) -> int:
    """Which of so many in order is the quantile, from 1."""
    # What is a whole number but for the error of a float is that number.
    return min(count, max(1, math.ceil(round(count * share, 9))))
