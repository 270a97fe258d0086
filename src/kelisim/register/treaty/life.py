"""The life of a treaty for each Party: what holds from which day, and why.

1. A life is a list of periods in order. Each ends where the next begins, and the last has no end. The statuses are
   those of design.md: not signed, signed, provisionally applied, in force, suspended, expired, terminated, withdrawn.
2. What begins on the day on which something else begins leaves no period of no days.
3. A period whose first day is known only within bounds is kept so. On a day within them every status that is possible
   is given, and none is chosen.
4. The first end counts, and after it nothing begins anew.
5. A Party that notified, before its entry into force, that it does not intend to become one, is a signatory and no more
   (VCLT 18(a), 25(2)). Where it is not known which came first, both stay possible for it, and the others are
   counted as if it had been bound.
6. A suspension while it is applied provisionally suspends that; after it it is applied provisionally again (ending,
   rule 8).
7. It ends for all when all its Parties are Parties to a later instrument in force that replaces it (succession).
"""

import datetime
from collections.abc import Iterable
from typing import Literal

import msgspec

from kelisim.model.clauses import Clauses
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice
from kelisim.register.treaty.actions import Record, Step, record_of
from kelisim.register.treaty.application import provisional, reach
from kelisim.register.treaty.days import Day
from kelisim.register.treaty.ending import End, Ended, Pause, ends, pauses
from kelisim.register.treaty.entry_into_force import Entry, Start
from kelisim.register.treaty.reasoning import Reason, because
from kelisim.register.treaty.succession import entry_of, supersession

Status = Literal[
    "not-signed",
    "signed",
    "provisionally-applied",
    "in-force",
    "suspended",
    "expired",
    "terminated",
    "withdrawn",
]


class Period(msgspec.Struct, frozen=True):
    """A status from its first day to the first day on which it no longer holds; None is without limit."""

    status: Status
    start: Day | None
    end: Day | None
    reason: Reason

    def may_hold(self, day: datetime.date) -> bool:
        """Whether it can be this period that a day lies in."""
        return (self.start is None or self.start.earliest <= day) and (self.end is None or day < self.end.latest)


class Standing(msgspec.Struct, frozen=True):
    """How a Party stands on a day: its status, or None where the record leaves several possible."""

    status: Status | None
    possible: tuple[Period, ...]


class Life(msgspec.Struct, frozen=True):
    """The life of a treaty for one Party.

    `waits` is what its entry into force still lacks. `reaches_back` is from when its rules cover relations. `notes` are
    actions that have no computed effect, each with the reason.
    """

    party: str
    periods: tuple[Period, ...]
    waits: Reason | None = None
    reaches_back: Reason | None = None
    notes: tuple[Reason, ...] = ()

    def status_on(self, day: datetime.date) -> Standing:
        """Rule 3: the status on a day."""
        possible = tuple(period for period in self.periods if period.may_hold(day))
        statuses = {period.status for period in possible}
        return Standing(possible[0].status if len(statuses) == 1 else None, possible)


class Mark(msgspec.Struct, frozen=True):
    """A status that begins."""

    status: Status
    day: Day
    reason: Reason


def lives(
    instrument: Instrument, notices: Iterable[tuple[str, Notice]] = (), replaced_by: Iterable[Instrument] = ()
) -> dict[str, Life]:
    """The life of an instrument for each of its Parties and for those that acceded.

    Args:
        instrument: the instrument with its clauses, signatures and recorded actions.
        notices: notices about it, each with the Party that signed it.
        replaced_by: later instruments that say that they supersede it (`succession.superseding`).
    """
    record = record_of(instrument, notices)
    clauses = instrument.clauses or Clauses()
    entry = entry_of(clauses, record)
    replaced = [end for one in replaced_by if (end := supersession(entry, one))]
    return {party: _life(clauses, record, entry, replaced, party) for party in (*record.parties, *record.joined)}


def _life(clauses: Clauses, record: Record, entry: Entry, replaced: list[End], party: str) -> Life:
    refusal, start = record.paper(party, "refusal"), entry.starts.get(party)
    marks: list[Mark] = []
    if signature := record.signature(party):
        marks.append(Mark("signed", signature.day, _signed(signature)))
    if applied := provisional(clauses.provisional, record, party):
        marks += _with_pauses("provisionally-applied", applied, _provisional_pauses(clauses, record, party))
    if refusal is not None:
        marks.append(Mark("signed" if signature else "not-signed", refusal, because("refused", day=refusal)))
    if start is not None:
        bound = _with_pauses("in-force", start, pauses(clauses, record, entry, party))
        if refusal is not None and refusal.earliest <= start.day.latest:
            bound = [_moved(mark, Day(mark.day.earliest, datetime.date.max)) for mark in bound]
        marks += bound
    if marks:
        marks += _ended([*ends(clauses, record, entry, party), *replaced])
    return Life(
        party,
        _periods(_ordered(marks)),
        None if refusal else entry.waits.get(party),
        reach(clauses),
        tuple(_without_effect(clauses, record, party)),
    )


def _provisional_pauses(clauses: Clauses, record: Record, party: str) -> list[Pause]:
    """Rule 6: the suspensions of provisional application."""
    applied = {one: start for one in record.parties if (start := provisional(clauses.provisional, record, one))}
    return pauses(clauses, record, Entry(applied, {}), party)


def _with_pauses(status: Status, start: Start, found: list[Pause]) -> list[Mark]:
    """The time in force or of provisional application, with the suspensions in it."""
    marks = [Mark(status, start.day, start.reason)]
    for pause in found:
        if pause.end is None or pause.end.day.latest > start.day.earliest:
            marks.append(Mark("suspended", pause.start.day, pause.start.reason))
        if pause.end and pause.end.day.latest > start.day.earliest:
            marks.append(Mark(status, pause.end.day, pause.end.reason))
    return marks


def _signed(signature: Step) -> Reason:
    code = "signed" if signature.effect in {None, "definitive"} else f"signed-{signature.effect}"
    return because(code, day=signature.day)


def _ended(found: list[End]) -> list[Mark]:
    """Rule 4: the first end; where their days are not known well enough, each that may be it, once by its status."""
    if not found:
        return []
    first = min(found, key=lambda end: (end.day.latest, end.day.earliest, end.status))
    may_be_first = [first, *(end for end in found if end.day.earliest < first.day.latest)]
    by_status: dict[Ended, End] = {}
    for end in sorted(may_be_first, key=lambda end: (end.day, end.status)):
        by_status.setdefault(end.status, end)
    earliest, *others = by_status.values()
    return [
        _mark(earliest, Day(earliest.day.earliest, first.day.latest)),
        *(_mark(end, Day(end.day.earliest, datetime.date.max)) for end in others),
    ]


def _mark(end: End, day: Day) -> Mark:
    return Mark(end.status, day, end.reason)


def _ordered(marks: list[Mark]) -> list[Mark]:
    """Rules 1 and 2: what certainly never has a day of its own is left out, and each has begun when the next has."""
    kept: list[Mark] = []
    for mark in marks:
        while kept and mark.day.latest <= kept[-1].day.earliest:
            kept.pop()
        kept.append(mark)
    for place in reversed(range(len(kept) - 1)):
        day = kept[place].day
        kept[place] = _moved(kept[place], Day(day.earliest, min(day.latest, kept[place + 1].day.latest)))
    return kept


def _moved(mark: Mark, day: Day) -> Mark:
    return msgspec.structs.replace(mark, day=day)


def _periods(marks: list[Mark]) -> tuple[Period, ...]:
    begins: list[Day | None] = [*(mark.day for mark in marks), None]
    first = Period("not-signed", None, begins[0], because("not-signed"))
    later = [Period(mark.status, mark.day, end, mark.reason) for mark, end in zip(marks, begins[1:], strict=True)]
    return (first, *later)


def _without_effect(clauses: Clauses, record: Record, party: str) -> Iterable[Reason]:
    if clauses.withdrawal is None:
        for step in record.steps(party, "withdrawal"):
            if step.takes_effect is None:
                yield because("withdrawal-without-clause", day=step.day)
    if clauses.suspension is None and not record.joint("suspension"):
        for step in record.steps(party, "suspension"):
            yield because("suspension-without-clause", day=step.day)
