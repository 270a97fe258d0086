"""The milestone trend: what was promised for when, in the order in which it was said.

1. Claims about one thing share their `what`; each keeps its speaker, its side and the day on which it was said.
2. A claim stands for all the days of its term. The day it is held to is its last one, or its first where it has no end.
3. A claim is compared with the latest earlier one of the same side. A claim for no side speaks for everybody: it is
   compared with the latest of anybody, and every later claim with it.
4. A claim that shares a day with what stood before makes it more exact and moves nothing; only a claim without a
   common day is a move. What stands after a claim is the days that it shares with what stood before.
5. Only what was surely said earlier is compared with: of "2021" and "30 November 2021" nobody can tell which came
   first. For the order of a series a partial date stands at its middle.
6. A claim that names no day stands in no series, but it takes back what its side said before. Sides disagree where the
   latest claims of two of them share no day, or where one names a day and the other leaves it open.

Nothing is averaged, and no clock is read.
"""

import datetime
from collections.abc import Iterable
from itertools import combinations

import msgspec

from kelisim.model.dates import Days, Term, days_of, first_day, last_day, middle
from kelisim.model.word import DateClaim, Speaker, Statement

__all__ = ["Days", "Point", "Series", "days_of", "middle", "trends"]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One date claim. `slip` is in days against the claim it is compared with, later being positive."""

    statement: int
    said: str
    claimed: Days
    due: datetime.date
    term: Term
    side: str | None
    speaker: Speaker
    happened: bool
    moved: bool
    slip: int | None


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """All claims about one thing, in the order in which they were said."""

    what: str
    points: tuple[Point, ...]
    disagree: bool

    @property
    def moves(self) -> int:
        """How many of the claims moved the date."""
        return sum(point.moved for point in self.points)


def trends(statements: Iterable[Statement]) -> tuple[Series, ...]:
    """The trend of everything that dated claims are made about.

    Args:
        statements: in any order. A point names its statement by the position in this order.

    Returns:
        One series for each `what`, the one that is spoken of first in front. Claims without a day are left out.
    """
    said = sorted(enumerate(statements), key=lambda pair: (middle(pair[1].said), pair[0]))
    claims: dict[str, list[tuple[int, Statement, DateClaim]]] = {}
    for position, statement in said:
        for claim in statement.claims:
            if isinstance(claim, DateClaim):
                claims.setdefault(claim.what, []).append((position, statement, claim))
    found = (_series(what, claimed) for what, claimed in claims.items())
    return tuple(series for series in found if series.points)


def _series(what: str, claims: list[tuple[int, Statement, DateClaim]]) -> Series:
    points: list[Point] = []
    standing: list[Days] = []
    for position, statement, claim in claims:
        claimed = days_of(claim.when)
        due = claimed.due()
        if due is None:
            continue
        before = _compared_with(points, statement.side, statement.said)
        moved = before is not None and not claimed.meets(standing[before])
        points.append(
            Point(
                statement=position,
                said=statement.said,
                claimed=claimed,
                due=due,
                term=claim.when,
                side=statement.side,
                speaker=statement.speaker,
                happened=claim.happened,
                moved=moved,
                slip=None if before is None else (due - points[before].due).days,
            )
        )
        standing.append(claimed if before is None or moved else claimed.shared(standing[before]))
    return Series(
        what=what,
        points=tuple(points),
        disagree=_disagree(claims),
    )


def _compared_with(points: list[Point], side: str | None, said: str) -> int | None:
    for index in range(len(points) - 1, -1, -1):
        point = points[index]
        earlier = last_day(point.said) < first_day(said)
        if earlier and (side is None or point.side is None or point.side == side):
            return index
    return None


def _disagree(claims: list[tuple[int, Statement, DateClaim]]) -> bool:
    latest = {statement.side: days_of(claim.when) for _, statement, claim in claims if statement.side}
    return any(one.differs(other) for one, other in combinations(latest.values(), 2))
