"""Whether a measure is done, whether it is on control, and whether it is late.

1. The sides that lead are those with a body whose role is lead (свод) or is not stated, because it may lead; where
   there is none, every side with a responsible body; where no body has a side, the sides named, and at last the Parties
   that the version binds.
2. A measure is done when the report of each side that leads says so and counts (register.sides, rule 2). It is done
   since the last of the days from which each of them has said so without interruption; a later report can take it back.
3. A measure leaves control only by a version that its Parties agreed, with the reason (model.measure). Having been
   reported done removes nothing, and leaving control makes nothing done: sides that lead and have not reported it done
   are named.
4. A measure that left as done stays watched until a version says that the watch ended; one that left for another reason
   is watched where a version says so.
5. A measure is overdue on a day after the last one of its term, while it is on control and not done. It is late where
   it was reported done as of a later day than the last one of its term. A term without an end is never overdue, and
   nothing is late by it. The day is an argument.
6. A decision is done as a measure is, and a milestone by the word of the sides that lead its measure. Where no side
   that leads is a Party that can lead, as in an observatory, nobody can report, and nothing is told.
"""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

import msgspec

from kelisim.model.dates import days_of, last_day
from kelisim.model.item import Item
from kelisim.model.measure import Measure, Milestone
from kelisim.model.meeting import Decision
from kelisim.register.sides import Column, SideBySide

Control = Literal["on-control", "watched", "off-control"]


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """How far the sides that lead have reported something done.

    `done` has the day since which each of them says so without interruption, `lacking` are those that do not. `since`
    is the day since which all of them do.
    """

    leads: tuple[str, ...]
    done: dict[str, datetime.date]
    lacking: tuple[str, ...]
    since: datetime.date | None

    @property
    def state(self) -> Literal["open", "done-by-some", "done"]:
        """The state in a word."""
        if self.since is not None:
            return "done"
        return "done-by-some" if self.done else "open"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a measure stands on a day.

    `overdue` and `late` are in days. `unreported` are the sides that lead and have not reported done what left control
    as done.
    """

    control: Control
    completion: Completion
    overdue: int
    late: int
    unreported: tuple[str, ...]


def leads_of(item: Item) -> tuple[str, ...]:
    """The sides whose word makes something done (rule 1), in order of code."""
    content = item.content
    leading: set[str | None] = set()
    every: set[str | None] = set()
    named: Sequence[str] = ()
    if isinstance(content, Measure):
        leading = {one.side or one.body.side for one in content.responsible if one.role in {"lead", None}}
        every = {one.side or one.body.side for one in content.responsible}
        named = content.sides
    elif isinstance(content, Decision):
        every = {one.side for one in content.responsible}
    for sides in (leading, every):
        stated = sorted(side for side in sides if side)
        if stated:
            return tuple(stated)
    return tuple(sorted(named or item.bound))


def completion(leads: Iterable[str], columns: Iterable[Column]) -> Completion:
    """How far the sides that lead have reported something done (rule 2)."""
    asked = tuple(leads)
    since = {column.party: day for column in columns if column.party in asked and (day := _done_since(column))}
    lacking = tuple(side for side in asked if side not in since)
    return Completion(
        leads=asked, done=since, lacking=lacking, since=None if lacking else max(since.values(), default=None)
    )


def reported(item: Item, sides: SideBySide, parties: Collection[str], above: Item | None = None) -> Completion | None:
    """How far an entry is reported done; None for entries that are never done or where nobody can say so (rule 6).

    Args:
        item: the version that is agreed.
        sides: the reports on it side by side.
        parties: the codes of the register's Parties but for observatories.
        above: the measure that a milestone belongs to, where it is an entry.
    """
    if not isinstance(item.content, Measure | Milestone | Decision):
        return None
    leads = leads_of(above or item)
    return None if set(leads).isdisjoint(parties) else completion(leads, sides.columns)


def _done_since(column: Column) -> datetime.date | None:
    since: datetime.date | None = None
    by_day = {one.day: one.report.status for one in column.reports}
    for day in sorted(by_day, reverse=True):
        if by_day[day] != "done":
            break
        since = day
    return since


def control(measure: Measure, on: datetime.date) -> Control:
    """Whether a measure is on control on a day, and whether it is watched (rules 3 and 4)."""
    left, watch = measure.left, measure.watch
    if left is None or on < last_day(left.since):
        return "on-control"
    if watch is None:
        return "watched" if left.reason == "done" else "off-control"
    return "off-control" if watch.ended is not None and last_day(watch.ended) <= on else "watched"


def overdue(measure: Measure, done_since: datetime.date | None, on: datetime.date) -> int:
    """By how many days a measure is overdue on a day (rule 5); 0 where it is not."""
    due = _due(measure)
    done = done_since is not None and done_since <= on
    if due is None or on <= due or done or control(measure, on) != "on-control":
        return 0
    return (on - due).days


def late(measure: Measure, done_since: datetime.date | None) -> int:
    """By how many days a measure was reported done after its term (rule 5); 0 where it was in time or is not done."""
    due = _due(measure)
    return 0 if due is None or done_since is None else max(0, (done_since - due).days)


def _due(measure: Measure) -> datetime.date | None:
    return days_of(measure.term).last if measure.term else None


def standing(item: Item, sides: SideBySide, on: datetime.date) -> Standing | None:
    """How a measure stands on a day; None for other entries.

    Args:
        item: the version that is agreed.
        sides: the reports on it side by side, as of that day.
        on: the day.
    """
    measure = item.content
    if not isinstance(measure, Measure):
        return None
    done = completion(leads_of(item), sides.columns)
    as_done = measure.left is not None and measure.left.reason == "done"
    return Standing(
        control=control(measure, on),
        completion=done,
        overdue=overdue(measure, done.since, on),
        late=late(measure, done.since),
        unreported=done.lacking if as_done else (),
    )
