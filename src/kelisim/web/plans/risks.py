"""What the page of a roadmap says of its risk: a simulation, a forecast from past slips, and what if one is late.

1. A simulation of a page has `RUNS` runs, and is made once for each state of the register. A plan of more than
   `LARGEST` open milestones is simulated by `kelisim roadmap risk` alone.
2. The reference class is made of commitments (`planning.reference_class`): the case is the commitment itself, or all of
   a document's roadmap, whose date is the last day that was first agreed for a milestone.
3. What if is asked for in the address, so it can be passed on; it records nothing.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kelisim.model.dates import days_of
from kelisim.node.models import Entry
from kelisim.planning.errors import PlanningError
from kelisim.planning.reference_class import ReferenceForecast, Refusal, reference_forecast
from kelisim.planning.risk import Driver
from kelisim.planning.roadmap import Plan
from kelisim.planning.spreads import Simulation
from kelisim.planning.what_if import Moved, WhatIf, what_if
from kelisim.web.language import number, reader
from kelisim.web.plans.models import Lookout
from kelisim.web.plans.roads import Road, Stage
from kelisim.web.plans.slipped import past_slips
from kelisim.web.plans.telling import look
from kelisim.web.plans.uncertain import LONGER, SHORTER, Simulated, Unsimulated, simulated
from kelisim.web.queries.names import entry_ids
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import summed

RUNS: Final = 2_000
LARGEST: Final = 200
DRIVERS: Final = 5
LEAST: Final = 0.05
"""The correlation below which something is not told to drive the end."""
USUAL_DELAY: Final = 90
MOST_DAYS: Final = 3_650


@dataclass(frozen=True)
class Risk:
    """A simulation as it is shown: the days, the chance to keep the end, what drives it, and what it rests on."""

    p50: datetime.date
    p80: datetime.date
    scheduled: datetime.date
    chance: str
    runs: int
    drivers: list[tuple[Stage, str]]
    basis: str


@dataclass(frozen=True)
class Reference:
    """A forecast from past slips: the class in words, and what it says; or why there is none."""

    forecast: ReferenceForecast | None
    of: str
    due: datetime.date
    refused: str


@dataclass(frozen=True)
class Supposed:
    """What was supposed, and which dates move; `problem` is there where it makes no sense."""

    late: str
    days: int
    found: WhatIf | None
    moved: list[tuple[Stage, Moved]]
    problem: str


@dataclass(frozen=True)
class Outlook:
    """Everything that the page says of what may come. `large` says that a plan is too large to be simulated here."""

    risk: Risk | None
    refused: str
    large: bool
    reference: Reference | None
    supposed: Supposed | None
    choices: list[Stage]


def outlook(record: Record, road: Road, query: Mapping[str, Any]) -> Outlook | None:
    """The risk of a roadmap; None where there is no plan, or nothing is still to come."""
    plan = road.plan
    if plan is None or all(one.finished for one in plan.network.activities):
        return None
    look()
    open_ = [stage for stage in road.stages if stage.row and stage.row.scheduled and not stage.row.scheduled.done]
    risk, refused, large = None, "", len(open_) > LARGEST
    if not large:
        risk, refused = _risk(record, road, plan)
    return Outlook(
        risk=risk,
        refused=refused,
        large=large,
        reference=_reference(record, road),
        supposed=_supposed(road, plan, query),
        choices=open_,
    )


def field_of(row: Entry) -> str | None:
    """The field of a commitment, or the first of a document's."""
    content = row.content
    named = entry_ids(content.get("fields") or content.get("field"))
    return named[0] if named else None


def _risk(record: Record, road: Road, plan: Plan) -> tuple[Risk | None, str]:
    try:
        found = summed(
            record,
            f"risk {road.row.entry}",
            lambda: simulated(
                plan, past_slips(record, "milestone", ("done",)), field_of(road.row), Simulation(runs=RUNS, threads=1)
            ),
        )
    except PlanningError as error:
        return None, str(error)
    if isinstance(found, Unsimulated):
        said = ngettext(
            "No milestone that is still to come has a duration, and {have} of the {need} finished milestones that it "
            "takes to go by past slips is on record.",
            "No milestone that is still to come has a duration, and {have} of the {need} finished milestones that it "
            "takes to go by past slips are on record.",
            found.have,
        )
        return None, said.format(have=found.have, need=found.need)
    return _shown(road, plan, found), ""


def _shown(road: Road, plan: Plan, found: Simulated) -> Risk:
    stages = {stage.told.entry: stage for stage in road.stages}
    risk = found.risk
    return Risk(
        p50=risk.p50,
        p80=risk.p80,
        scheduled=risk.scheduled,
        chance=_share(risk.chance(plan.end)) if plan.end else "",
        runs=risk.runs,
        drivers=[(stages[one.key], _driver(one)) for one in risk.drivers[:DRIVERS] if one.correlation >= LEAST],
        basis=_basis(found),
    )


def _share(share: float) -> str:
    return f"{number(str(round(100 * share)), reader())}\N{NO-BREAK SPACE}%"


def _driver(one: Driver) -> str:
    said = _("decides the end in {share} of the runs; its delay goes with that of the end by {correlation}")
    return said.format(share=_share(one.criticality), correlation=number(f"{min(one.correlation, 1.0):.2f}", reader()))


def _basis(found: Simulated) -> str:
    past = found.uncertain.past
    if found.uncertain.basis == "assumed":
        said = _(
            "This rests on an assumption: each duration is between {shorter} shorter and {longer} longer than planned, "
            "because too few milestones of this register are finished to go by."
        )
        return said.format(shorter=_share(1 - SHORTER), longer=_share(LONGER - 1))
    if found.uncertain.basis == "field":
        said = ngettext(
            "Each milestone is as late as one of the {past} finished milestone of the same field.",
            "Each milestone is as late as one of the {past} finished milestones of the same field.",
            past,
        )
    else:
        said = ngettext(
            "Each milestone is as late as one of the {past} finished milestone of this register.",
            "Each milestone is as late as one of the {past} finished milestones of this register.",
            past,
        )
    return said.format(past=past)


def _reference(record: Record, road: Road) -> Reference | None:
    due = _first_agreed(record, road)
    if due is None:
        return None
    row = road.row
    bodies = entry_ids(row.content.get("responsible") or row.content.get("bodies"))
    own = str(row.pk)
    past = past_slips(record, "measure")
    found = summed(
        record,
        f"reference {row.entry}",
        lambda: reference_forecast(
            (one for one in past if one.entry != own), due, record.on, field=field_of(row), bodies=bodies
        ),
    )
    if isinstance(found, Refusal):
        return Reference(None, "", due, _refusal(found))
    return Reference(found, _class(found), due, "")


def _first_agreed(record: Record, road: Road) -> datetime.date | None:
    """The day that was first agreed for all of it (rule 2)."""
    if road.row.kind == "measure":
        day = record.on.isoformat()
        rows = Lookout.objects.filter(entry=road.row, code="due", until__gt=day, first__lte=day)
        held = rows.values_list("day", "amount").first()
        return datetime.date.fromisoformat(held[0]) - datetime.timedelta(days=held[1]) if held else None
    days = [days_of(stage.baseline).due() for stage in road.stages if stage.baseline]
    return max((day for day in days if day), default=None)


def _class(found: ReferenceForecast) -> str:
    said = {
        "field-and-body": ngettext(
            "{count} finished commitment of the same field and body",
            "{count} finished commitments of the same field and body",
            found.outcomes,
        ),
        "field": ngettext(
            "{count} finished commitment of the same field",
            "{count} finished commitments of the same field",
            found.outcomes,
        ),
        "body": ngettext(
            "{count} finished commitment of the same body",
            "{count} finished commitments of the same body",
            found.outcomes,
        ),
        "register": ngettext(
            "{count} finished commitment of this register",
            "{count} finished commitments of this register",
            found.outcomes,
        ),
    }[found.of.level]
    return said.format(count=found.outcomes)


def _refusal(found: Refusal) -> str:
    if found.code == "too-few-as-late":
        said = ngettext(
            "It is late already, and {have} finished commitment was as late; it takes {need} to forecast by.",
            "It is late already, and {have} finished commitments were as late; it takes {need} to forecast by.",
            found.have,
        )
    else:
        said = ngettext(
            "This register has {have} finished commitment with an agreed date; it takes {need} to forecast by.",
            "This register has {have} finished commitments with an agreed date; it takes {need} to forecast by.",
            found.have,
        )
    return said.format(have=found.have, need=found.need)


def _supposed(road: Road, plan: Plan, query: Mapping[str, Any]) -> Supposed | None:
    late, asked = str(query.get("late", ""))[:40], str(query.get("days", "")).strip()
    if not late:
        return None
    days = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
    if not 1 <= days <= MOST_DAYS:
        return Supposed(late, USUAL_DELAY, None, [], _("Give a whole number of days, from 1 to 3650."))
    stages = {stage.told.entry: stage for stage in road.stages}
    try:
        found = what_if(plan, late, f"P{days}D")
    except PlanningError:
        return Supposed(late, days, None, [], _("Choose a milestone that is still to come and has a day."))
    return Supposed(late, days, found, [(stages[one.entry], one) for one in found.moved], "")
