"""The network of a plan: activities, what they wait for, and the order in which they can be computed.

Terms are those of the PMI Practice Standard for Scheduling (3rd edition, 2019): an activity has a duration, a milestone
is one of no duration; a predecessor stands in one of four relationships, with a lag or, where that is negative, a lead.

1. A link's lag is counted in the calendar of the activity that waits.
2. What waits for itself, by whatever detour, cannot be computed and is refused by naming the circle.
3. The order is made once. It depends on the activities and the order in which they were given, and on nothing else.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from kelisim.planning.errors import CycleError, PredecessorError

LinkKind = Literal["finish-start", "start-start", "finish-finish", "start-finish"]
"""The end of the predecessor, then the end of the successor that waits for it."""
FROM_START, TO_FINISH = 1, 2
"""What of a link is not usual, as bits: that it is from the start of the predecessor, to the finish of the other."""
KINDS: dict[str, int] = {
    "finish-start": 0,
    "start-start": FROM_START,
    "finish-finish": TO_FINISH,
    "start-finish": FROM_START | TO_FINISH,
}


class Link(msgspec.Struct, frozen=True, gc=False):
    """That an activity waits for another; `lag` is in days of the calendar of the one that waits."""

    predecessor: str
    kind: LinkKind = "finish-start"
    lag: int = 0


class Activity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that takes time, or a milestone.

    Attributes:
        duration: in days of its calendar, not negative.
        calendar: the State whose working days count, or None for calendar days.
        expected: the day before which it is not expected to be finished: what was agreed, or what a side last said.
        deadline: the day by which it has to be finished.
        started: the day on which it began, as a fact.
        finished: the day on which it was finished, as a fact.
    """

    key: str
    duration: int = 0
    calendar: str | None = None
    links: tuple[Link, ...] = ()
    expected: datetime.date | None = None
    deadline: datetime.date | None = None
    started: datetime.date | None = None
    finished: datetime.date | None = None


Ties = list[tuple[int, int, int]]
"""Links by the place of the other activity, the kind (of `KINDS`) and the lag."""


class Network:
    """Activities in the order in which they can be computed.

    Attributes:
        activities: as they were given.
        places: where each key stands in them.
        order: places, each after all that it waits for (rule 3).
        before: for each place the links to what it waits for.
        after: for each place the links to what waits for it.

    Raises:
        CycleError: activities wait for one another (rule 2).
        PredecessorError: a predecessor is not there, or a key stands twice.
    """

    __slots__ = ("activities", "after", "before", "order", "places")

    def __init__(self, activities: Iterable[Activity]) -> None:
        self.activities = tuple(activities)
        self.places = {activity.key: place for place, activity in enumerate(self.activities)}
        if len(self.places) != len(self.activities):
            raise PredecessorError("two activities have one key")
        self.before: list[Ties] = []
        self.after: list[Ties] = [[] for _ in self.activities]
        places, after = self.places, self.after
        for place, activity in enumerate(self.activities):
            ties: Ties = []
            for link in activity.links:
                other = places.get(link.predecessor)
                if other is None:
                    raise PredecessorError(f"nothing is known of {link.predecessor}", where=activity.key)
                kind = KINDS[link.kind]
                ties.append((other, kind, link.lag))
                after[other].append((place, kind, link.lag))
            self.before.append(ties)
        self.order = self._ordered()

    def _ordered(self) -> list[int]:
        """Rule 3, after Kahn, Topological sorting of large networks (CACM 5(11), 1962)."""
        waiting = [len(ties) for ties in self.before]
        order = [place for place, count in enumerate(waiting) if not count]
        for place in order:
            for other, _, _ in self.after[place]:
                waiting[other] -= 1
                if not waiting[other]:
                    order.append(other)
        if len(order) < len(self.activities):
            raise CycleError(self._circle(waiting))
        return order

    def _circle(self, waiting: Sequence[int]) -> tuple[str, ...]:
        """A circle among those that still wait: each waits for another that does."""
        place = next(place for place, count in enumerate(waiting) if count)
        seen: dict[int, int] = {}
        way: list[int] = []
        while place not in seen:
            seen[place] = len(way)
            way.append(place)
            place = next(other for other, _, _ in self.before[place] if waiting[other])
        return tuple(self.activities[one].key for one in reversed(way[seen[place] :]))
