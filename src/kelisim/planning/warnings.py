"""What somebody has to look at, on a day: found by rules, and told by a code. The words are the pages' matter.

1. `overdue`: the agreed date has passed, and it is on control and not done (register.control, rule 5).
2. `due-soon`: the agreed date is that day or within the days that are looked ahead.
3. `no-report`: a side that leads has not reported within the rhythm of reporting, counted from its last report, or from
   when the commitment was agreed and had begun.
4. `beyond-programme`: it is forecast for after the last day of its programme.
5. `no-successor`: a programme ends within the time that is looked ahead, or has ended, and nothing follows it. `gap`:
   what follows begins later than on the next day.
6. `expiring`: an instrument ends for a side, or for all, within the time that is looked ahead (register.treaty).
7. `notification-outstanding`, `ratification-outstanding`: a side has signed what comes into force by such papers, and
   for some months none of its own is on record. Who has refused, or for whom it has ended, owes none.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from kelisim.model.clauses import OnDeposit, OnNotifications
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice
from kelisim.register.treaty.actions import RATIFYING, record_of
from kelisim.register.treaty.life import Life, lives

Code = Literal[
    "overdue",
    "due-soon",
    "no-report",
    "beyond-programme",
    "no-successor",
    "gap",
    "expiring",
    "notification-outstanding",
    "ratification-outstanding",
]


class PlanWarning(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing to look at.

    Attributes:
        entry: the measure, milestone, decision, programme or instrument.
        since: overdue, its date; due soon, its date; no report, the last report, or when one was first due to be
            counted from; beyond the programme, the forecast; no successor and gap, the last day of the programme;
            expiring, the first day on which it no longer holds; outstanding, the signature.
        days: from `since` to the day, or from the day to `since` where that is still to come; beyond the programme,
            the days after its end; of a gap, the days that nothing covers.
        months: whole months for which a paper is outstanding.
        side: the side it is about, None for all.
        about: the programme that the forecast is beyond, or what follows after a gap.
    """

    code: Code
    entry: str
    since: datetime.date
    days: int
    months: int | None = None
    side: str | None = None
    about: str | None = None


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at: days, and for papers whole months."""

    soon: int = 30
    rhythm: int = 100
    programme: int = 365
    expiring: int = 180
    months: int = 6


USUAL = Limits()
"""A month ahead; a quarter and ten days to report in; a year before a programme ends, six months before a treaty."""


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """A measure, milestone or decision that is on control.

    Attributes:
        due: its agreed date.
        done: the day since which it is reported done.
        begins: when it was agreed, or has begun where that is later: reports are due from then on.
        leads: the sides that lead and can report.
        reported: the day of the last report of each side.
        done_by: the sides that have reported it done; they owe no report.
        forecast: when it is expected to be finished.
        programme, programme_end: the programme it belongs to, and its last day.
    """

    entry: str
    due: datetime.date | None = None
    done: datetime.date | None = None
    begins: datetime.date | None = None
    leads: tuple[str, ...] = ()
    reported: Mapping[str, datetime.date] = msgspec.field(default_factory=dict)
    done_by: frozenset[str] = frozenset()
    forecast: datetime.date | None = None
    programme: str | None = None
    programme_end: datetime.date | None = None


class Programme(msgspec.Struct, frozen=True, kw_only=True):
    """A programme, its last day, and what follows it: entry and first day, where that is known."""

    entry: str
    end: datetime.date | None
    successors: tuple[tuple[str, datetime.date | None], ...] = ()


def of_commitments(
    commitments: Iterable[Commitment], on: datetime.date, limits: Limits = USUAL
) -> Iterator[PlanWarning]:
    """Rules 1 to 4, in the order of the commitments."""
    for one in commitments:
        if one.done is None or on < one.done:
            yield from _of_dates(one, on, limits)
            yield from _of_silence(one, on, limits)


def _of_dates(one: Commitment, on: datetime.date, limits: Limits) -> Iterator[PlanWarning]:
    if one.due is not None:
        ahead = (one.due - on).days
        if ahead < 0:
            yield PlanWarning(code="overdue", entry=one.entry, since=one.due, days=-ahead)
        elif ahead <= limits.soon:
            yield PlanWarning(code="due-soon", entry=one.entry, since=one.due, days=ahead)
    if one.forecast is not None and one.programme_end is not None and one.forecast > one.programme_end:
        yield PlanWarning(
            code="beyond-programme",
            entry=one.entry,
            since=one.forecast,
            days=(one.forecast - one.programme_end).days,
            about=one.programme,
        )


def _of_silence(one: Commitment, on: datetime.date, limits: Limits) -> Iterator[PlanWarning]:
    for side in one.leads:
        last = one.reported.get(side) or one.begins
        if last is not None and side not in one.done_by and (on - last).days > limits.rhythm:
            yield PlanWarning(code="no-report", entry=one.entry, since=last, days=(on - last).days, side=side)


def of_programmes(programmes: Iterable[Programme], on: datetime.date, limits: Limits = USUAL) -> Iterator[PlanWarning]:
    """Rule 5, in the order of the programmes."""
    for one in programmes:
        if one.end is None or (one.end - on).days > limits.programme:
            continue
        if not one.successors:
            yield PlanWarning(code="no-successor", entry=one.entry, since=one.end, days=abs((one.end - on).days))
        elif all(first is not None for _, first in one.successors):
            first, entry = min((first, entry) for entry, first in one.successors if first)
            uncovered = (first - one.end).days - 1
            if uncovered > 0:
                yield PlanWarning(code="gap", entry=one.entry, since=one.end, days=uncovered, about=entry)


def of_instrument(
    entry: str,
    instrument: Instrument,
    on: datetime.date,
    *,
    notices: Iterable[tuple[str, Notice]] = (),
    replaced_by: Iterable[Instrument] = (),
    limits: Limits = USUAL,
) -> tuple[PlanWarning, ...]:
    """Rules 6 and 7: what an instrument's own clauses ask to be looked at.

    Args:
        entry: its id.
        instrument: it, with its clauses and recorded actions.
        on: the day.
        notices: notices about it up to that day, each with the Party that signed it.
        replaced_by: later instruments that say that they supersede it.
        limits: how far to look ahead.
    """
    told = tuple(notices)
    found = lives(instrument, told, replaced_by)
    return (
        *_expiring(entry, found, on, limits),
        *_outstanding(entry, instrument, told, found, on, limits),
    )


_HOLDS = frozenset({"in-force", "provisionally-applied", "suspended"})
_ENDED = frozenset({"expired", "terminated", "withdrawn"})
_WAITS = frozenset({"signed", "provisionally-applied"})


def _expiring(entry: str, found: Mapping[str, Life], on: datetime.date, limits: Limits) -> Iterator[PlanWarning]:
    ends: dict[str, datetime.date] = {}
    for party, life in found.items():
        for period, following in zip(life.periods, life.periods[1:], strict=False):
            end = following.start
            if period.status in _HOLDS and following.status in _ENDED and end is not None and period.may_hold(on):
                ends[party] = end.earliest
    sides: Iterable[str | None] = sorted(ends)
    if len(ends) == len(found) and len(set(ends.values())) == 1:
        sides = (None,)
    for side in sides:
        end_day = ends[side] if side else next(iter(ends.values()))
        if 0 <= (end_day - on).days <= limits.expiring:
            yield PlanWarning(code="expiring", entry=entry, since=end_day, days=(end_day - on).days, side=side)


def _outstanding(
    entry: str,
    instrument: Instrument,
    notices: tuple[tuple[str, Notice], ...],
    found: Mapping[str, Life],
    on: datetime.date,
    limits: Limits,
) -> Iterator[PlanWarning]:
    rule = instrument.clauses.entry_into_force if instrument.clauses else None
    if not isinstance(rule, OnNotifications | OnDeposit):
        return
    asked = ("notification",) if isinstance(rule, OnNotifications) else (*RATIFYING, "accession")
    code: Code = "notification-outstanding" if isinstance(rule, OnNotifications) else "ratification-outstanding"
    record = record_of(instrument, notices)
    for party in record.parties:
        signature = record.signature(party)
        paper = record.paper(party, *asked) or record.paper(party, "refusal")
        waits = {period.status for period in found[party].status_on(on).possible} & _WAITS
        if signature is None or paper is not None or not waits:
            continue
        since = signature.day.latest
        months = _months(since, on)
        if months >= limits.months:
            yield PlanWarning(code=code, entry=entry, since=since, days=(on - since).days, months=months, side=party)


def _months(since: datetime.date, on: datetime.date) -> int:
    """Whole months between two days."""
    return (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
