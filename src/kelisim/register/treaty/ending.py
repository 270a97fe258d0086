"""The end of a treaty for each Party: expiry, renewal, extension, withdrawal, termination; and suspension.

1. An end is the first day on which it no longer holds. "Through 31 May" ends on 1 June; a month or a year holds through
   its last day (VCLT 54(a); design.md, conventions of dates).
2. A time that it lasts is counted from the day on which the treaty came into force for its first Parties.
3. It is renewed for period after period until a Party gives notice in time, or as often as the text says. Notice that
   comes too late for one period ends the next.
4. An extension by the Parties that is made before the end moves the end to the day after its last day.
5. A withdrawal takes effect some time after its notice, and not before a day that the notice itself names (VCLT 54(a),
   56, 65). It can be revoked before that (VCLT 68). Where no clause is on record and the notice names no day, it has no
   computed effect.
6. A Party that is left alone has no treaty: it ends for it when the last other Party is out. Fewer Parties than were
   needed for its entry into force are still enough (VCLT 55).
7. A termination by the consent of all the Parties ends it for all (VCLT 54(b)).
8. All Parties can suspend it; one can where the text allows it (VCLT 57). Between two Parties the suspension by one is
   a suspension for both (VCLT 72(1)(a)). Likewise while it is applied provisionally (International Law Commission,
   Guide to Provisional Application of Treaties, 2021, guideline 9); `entry` then has the days from which each does.
"""

import datetime
from typing import Literal

import msgspec

from kelisim.model import lapse as lapses
from kelisim.model.clauses import Clauses, Renewal
from kelisim.model.lapse import before, times
from kelisim.register.treaty.actions import Record, Step
from kelisim.register.treaty.days import Day, after, day_of, in_order, later, next_month
from kelisim.register.treaty.entry_into_force import Entry, Start
from kelisim.register.treaty.reasoning import Reason, adding, because

Ended = Literal["expired", "terminated", "withdrawn"]

NEVER = Day(datetime.date.max, datetime.date.max)


class End(msgspec.Struct, frozen=True):
    """The first day on which it no longer holds for a Party, the status from then on, and why."""

    day: Day
    status: Ended
    reason: Reason


class Pause(msgspec.Struct, frozen=True):
    """A suspension: its first day, the first day after it where there is one, and why each."""

    start: Start
    end: Start | None


def ends(clauses: Clauses, record: Record, entry: Entry, party: str) -> list[End]:
    """Every end that there is for a Party, in no order."""
    found = [_expiry(clauses, record, entry), _termination(record)]
    found.append(withdrawal(clauses, record, entry, party))
    found.append(_left_alone(clauses, record, entry, party))
    return [end for end in found if end is not None]


def _expiry(clauses: Clauses, record: Record, entry: Entry) -> End | None:
    """Rules 1 to 4."""
    clause, force = clauses.expiry, entry.treaty()
    first, reason = None, because("lacks-clause")
    if clause and clause.through:
        first, reason = _day_after(day_of(clause.through)), because("expired", day=_last(day_of(clause.through)))
    elif clause and clause.lasts and force:
        first = after(force, clause.lasts)
        reason = because("expired-lasting", lapse=clause.lasts, day=force)
    if first is not None and clause and clause.renewal:
        first, reason = _renewed(clause.renewal, record, first, reason)
    for step in record.joint("extension"):
        if step.through and (first is None or step.day.latest < first.earliest):
            longer = _day_after(step.through)
            first = longer if first is None or first == NEVER else later(first, longer)
            reason = because("extended", day=_last(step.through))
    return None if first is None or first == NEVER else End(first, "expired", reason)


def _renewed(renewal: Renewal, record: Record, first: Day, reason: Reason) -> tuple[Day, Reason]:
    """Rule 3: the end when renewals and the notices against them are counted in."""
    objectors = [(step.day, party) for party in record.parties for step in record.steps(party, "non-renewal")]
    limit = renewal.times
    if not objectors:
        if limit is None:
            return NEVER, reason
        return after(first, times(renewal.every, limit)), reason
    notice = in_order([day for day, _ in objectors], 1)
    least = _periods(renewal, first.latest, notice.earliest)
    most = _periods(renewal, first.earliest, notice.latest)
    end = Day(
        lapses.after(first.earliest, times(renewal.every, least)),
        lapses.after(first.latest, times(renewal.every, most)),
    )
    if limit is not None and least == limit:
        return end, reason
    who = tuple(sorted({party for day, party in objectors if day.earliest <= notice.latest}))
    return end, because("not-renewed", lapse=renewal.every, day=first, parties=who, notice=notice)


def _periods(renewal: Renewal, first: datetime.date, notice: datetime.date) -> int:
    """How often it is renewed before a notice counts: the first period whose end is far enough away."""
    limit = renewal.times if renewal.times is not None else 9_999
    for count in range(limit):
        end = lapses.after(first, times(renewal.every, count))
        if before(end, renewal.notice) >= notice or end == datetime.date.max:
            return count
    return limit


def withdrawal(clauses: Clauses, record: Record, entry: Entry, party: str) -> End | None:
    """Rule 5: the end by a Party's own withdrawal."""
    for step in record.steps(party, "withdrawal"):
        end = _effect(clauses, entry, step)
        if end is None:
            continue
        revoked = [one.day for one in record.steps(party, "revocation") if one.day.latest >= step.day.earliest]
        if any(step.day.latest <= day.earliest and day.latest < end.day.earliest for day in revoked):
            continue
        if any(day.earliest < end.day.latest for day in revoked):
            return End(Day(end.day.earliest, datetime.date.max), end.status, end.reason)
        return end
    return None


def _effect(clauses: Clauses, entry: Entry, step: Step) -> End | None:
    clause, force = clauses.withdrawal, entry.treaty()
    if clause is None:
        if step.takes_effect is None:
            return None
        return End(step.takes_effect, "withdrawn", because("withdrawn-named", day=step.day))
    given = step.day
    if clause.not_before and force:
        given = later(given, after(force, clause.not_before))
    day, reason = after(given, clause.notice), because("withdrawn", clause.notice, day=step.day)
    if clause.month_start:
        day, reason = next_month(day), adding("month-start", reason)
    if step.takes_effect and step.takes_effect.earliest > day.latest:
        return End(step.takes_effect, "withdrawn", because("withdrawn-named", day=step.day))
    day = later(day, step.takes_effect) if step.takes_effect else day
    return End(day, "withdrawn", reason)


def _left_alone(clauses: Clauses, record: Record, entry: Entry, party: str) -> End | None:
    """Rule 6."""
    others = [other for other in entry.starts if other != party]
    out = {other: end for other in others if (end := withdrawal(clauses, record, entry, other))}
    if party not in entry.starts or not others or len(out) < len(others):
        return None
    day = later(*(end.day for end in out.values()))
    return End(day, "terminated", because("one-left", parties=tuple(sorted(out))))


def _termination(record: Record) -> End | None:
    """Rule 7."""
    found = record.joint("termination")
    if not found:
        return None
    return End(
        in_order([step.takes_effect or step.day for step in found], 1),
        "terminated",
        because("terminated", day=in_order([step.day for step in found], 1)),
    )


def pauses(clauses: Clauses, record: Record, entry: Entry, party: str) -> list[Pause]:
    """Rule 8: the suspensions for a Party, in order, those that run together as one."""
    found = _pairs(
        [
            Start(step.takes_effect or step.day, because("suspended-jointly", day=step.day))
            for step in record.joint("suspension")
        ],
        record.joint("resumption"),
    )
    if clauses.suspension is not None:
        bound = tuple(entry.starts)
        for other in bound if len(bound) == 2 else (party,):
            notice = clauses.suspension.notice
            starts = [
                Start(
                    later(after(step.day, notice), step.takes_effect) if step.takes_effect else after(step.day, notice),
                    because("suspended", notice, day=step.day)
                    if other == party
                    else because("suspended-by-other", parties=(other,)),
                )
                for step in record.steps(other, "suspension")
            ]
            found += _pairs(starts, record.steps(other, "resumption"))
    joined: list[Pause] = []
    for pause in sorted(found, key=lambda one: (one.start.day, one.end is None, one.end.day if one.end else NEVER)):
        last = joined[-1] if joined else None
        if last is None or (last.end and last.end.day.latest < pause.start.day.latest):
            joined.append(pause)
        elif last.end and (pause.end is None or pause.end.day > last.end.day):
            joined[-1] = Pause(last.start, pause.end)
    return joined


def _pairs(starts: list[Start], resumptions: tuple[Step, ...]) -> list[Pause]:
    """Each suspension with the first resumption after it."""
    found = []
    for start in starts:
        back = next((step for step in resumptions if step.day.latest >= start.day.earliest), None)
        found.append(
            Pause(start, Start(back.takes_effect or back.day, because("resumed", day=back.day)) if back else None)
        )
    return found


def _last(day: Day) -> Day:
    """The last day of a month or a year that something holds through."""
    return Day(day.latest, day.latest)


def _day_after(day: Day) -> Day:
    """The first day after one through which it holds."""
    return after(_last(day), "P1D")
