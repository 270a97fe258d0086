"""The plan of a roadmap from a register itself: everything that this node holds of it, public or not.

1. A document's roadmap has its own milestones and those of the commitments that rest on it or are part of it; a
   commitment's has its own.
2. A statement is read for a milestone where it is about that milestone and no other.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from kelisim.model.dates import days_of, last_day
from kelisim.model.instrument import Instrument
from kelisim.model.item import title_of
from kelisim.model.measure import Measure, Milestone
from kelisim.model.text import in_language
from kelisim.node.errors import NodeError
from kelisim.planning.network import Network
from kelisim.planning.roadmap import Plan, Told, plan
from kelisim.planning.schedule import schedule
from kelisim.planning.slips import PastSlip, past_slip
from kelisim.planning.what_if import WhatIf, what_if
from kelisim.register.control import completion, leads_of
from kelisim.register.history import history
from kelisim.register.sides import columns_of
from kelisim.register.spoken import Reported, in_order

if TYPE_CHECKING:
    from kelisim.model.item import Item
    from kelisim.model.word import Statement
    from kelisim.register.entries import EntryState
    from kelisim.register.fold import Register


class RoadmapError(NodeError):
    """An entry that has no roadmap, or a file that does not fit the one it has."""

    code = "roadmap"


class Planned(msgspec.Struct, frozen=True):
    """A roadmap: its plan, the titles of its milestones, the field it is of, and past slips to go by."""

    plan: Plan
    titles: Mapping[str, str]
    field: str | None
    past: tuple[PastSlip, ...]


def milestones_of(register: "Register", entry: str) -> "list[EntryState]":
    """The milestones of a document or a commitment (rule 1), in the order of their ids.

    Raises:
        RoadmapError: the entry is neither.
    """
    held = register.entries[entry]
    if held.kind not in {"instrument", "measure"}:
        raise RoadmapError(
            f"{entry} is a {held.kind}", expected="a document or a commitment, which can have milestones"
        )
    parents = {entry}
    if held.kind == "instrument":
        parents.update(one.entry for one in register.entries.values() if entry in _above(one.current().content))
    found = [
        one
        for one in register.entries.values()
        if isinstance(content := one.current().content, Milestone) and content.of.entry in parents
    ]
    return sorted(found, key=lambda one: _place(one.entry))


def _above(content: object) -> set[str | None]:
    """The documents that a commitment belongs to."""
    if not isinstance(content, Measure):
        return set()
    return {one.entry for one in (content.programme, *content.instruments) if one is not None}


def _place(entry: str) -> tuple[str, int, int]:
    party, number, place = entry.split(".")
    return party, int(number), int(place)


def planned(register: "Register", entry: str, on: datetime.date) -> Planned:
    """The plan of a roadmap as of a day.

    Raises:
        RoadmapError: the entry has no milestones.
        PlanningError: the plan cannot be computed.
    """
    stages = milestones_of(register, entry)
    if not stages:
        raise RoadmapError(f"{entry} has no milestones yet", expected="`kelisim roadmap import`, which proposes some")
    reports, statements = _reports(register, on), _statements(register, {one.entry for one in stages}, on)
    told = [
        Told(
            entry=one.entry,
            versions=tuple(_milestone(version.item) for version in one.versions),
            columns=columns_of(reports.get(one.entry, ())),
            leads=leads_of(_led_by(register, one)),
            statements=tuple(statements.get(one.entry, ())),
        )
        for one in stages
    ]
    content = register.entries[entry].current().content
    term = content.period if isinstance(content, Instrument) else content.term if isinstance(content, Measure) else None
    return Planned(
        plan=plan(told, on, end=days_of(term).last if term else None),
        titles={one.entry: in_language(title_of(one.current().content), "en") for one in stages},
        field=_field(register, entry),
        past=tuple(_past(register, reports, on)),
    )


def _milestone(item: "Item") -> Milestone:
    if not isinstance(item.content, Milestone):
        raise TypeError("an entry keeps its kind")
    return item.content


def _led_by(register: "Register", stage: "EntryState") -> "Item":
    """What says whose word makes a milestone done: its commitment, or itself."""
    of = register.entries.get(_milestone(stage.current()).of.entry or "")
    return of.current() if of is not None and of.kind == "measure" else stage.current()


def _field(register: "Register", entry: str) -> str | None:
    content = register.entries[entry].current().content
    if isinstance(content, Measure):
        return content.field.entry if content.field else None
    return content.fields[0].entry if isinstance(content, Instrument) and content.fields else None


def _reports(register: "Register", on: datetime.date) -> dict[str, tuple[Reported, ...]]:
    """The reports by what they are about, without those as of a later day."""
    found: dict[str, list[Reported]] = {}
    for act_hash, act in register.reports.items():
        report = act.body.report
        said = Reported(act=act_hash, party=act.party, number=act.number, day=last_day(report.as_of), report=report)
        if said.day <= on:
            found.setdefault(report.about, []).append(said)
    return {entry: in_order(said) for entry, said in found.items()}


def _statements(register: "Register", milestones: set[str], on: datetime.date) -> "dict[str, list[Statement]]":
    """The statements about one milestone alone (rule 2)."""
    found: dict[str, list[Statement]] = {}
    for act in register.statements.values():
        statement = act.body.statement
        meant = {one.entry for one in statement.about} & milestones
        if len(meant) == 1 and last_day(statement.said) <= on:
            found.setdefault(str(meant.pop()), []).append(statement)
    return found


def _past(register: "Register", reports: Mapping[str, tuple[Reported, ...]], on: datetime.date) -> Iterable[PastSlip]:
    """The slips of every milestone of the register."""
    for one in register.entries.values():
        if one.kind == "milestone":
            above = _led_by(register, one)
            done = completion(leads_of(above), columns_of(reports.get(one.entry, ()))).since
            field = _field(register, above.entry)
            slip = past_slip(one.entry, history(one), done, on, field=field)
            if slip is not None:
                yield slip


def later(held: Plan, entry: str, days: int) -> tuple[WhatIf, Plan]:
    """What follows if a milestone comes so many days later, and the plan as it then is.

    Raises:
        WhatIfError: the plan has no date for the milestone, or it has happened.
    """
    found = what_if(held, entry, f"P{days}D")
    day = found.moved[0].after
    network = Network(
        msgspec.structs.replace(one, expected=day) if one.key == entry else one for one in held.network.activities
    )
    then = schedule(network, held.start, on=held.on, end=held.end, calendars=held.calendars)
    return found, msgspec.structs.replace(held, network=network, schedule=then)
