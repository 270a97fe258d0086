"""How uncertain the milestones of a plan are taken to be, and from what that is known. Pure.

1. Where at least `ENOUGH` milestones of the register are finished, those that are still to come are as late as these
   were: each draws its own slip from theirs. Those of the same field are taken where they are enough.
2. Otherwise the durations are an assumption, which is told as one: from a tenth shorter to half as long again. Nothing
   is assumed of a milestone without a duration.
3. Where neither leaves anything uncertain there is no simulation, and the reason is told.
4. Chance begins from what the plan holds, so everybody who has the same plan sees the same days, whatever else there is
   in the register.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from kelisim.planning.reference_class import ENOUGH
from kelisim.planning.risk import Risk, simulate
from kelisim.planning.roadmap import Plan
from kelisim.planning.slips import PastSlip
from kelisim.planning.spreads import Observed, Simulation, Spread, ThreePoint

if TYPE_CHECKING:
    from numpy.random import Generator

SHORTER: Final = 0.9
LONGER: Final = 1.5
Basis = Literal["field", "register", "assumed"]


class Uncertain(msgspec.Struct, frozen=True):
    """The spreads of a plan by milestone, what they rest on, and how many past slips that is."""

    spreads: Mapping[str, Spread]
    basis: Basis
    past: int


class Simulated(msgspec.Struct, frozen=True):
    """What a simulation gave, and what it rests on."""

    risk: Risk
    uncertain: Uncertain


class Unsimulated(msgspec.Struct, frozen=True):
    """Why there is no simulation: `done` where nothing is to come, `too-few` past slips of the `need`ed."""

    code: Literal["done", "too-few"]
    have: int = 0
    need: int = ENOUGH


def uncertain(plan: Plan, past: Sequence[PastSlip], field: str | None) -> Uncertain | Unsimulated:
    """How uncertain a plan is.

    Args:
        plan: the plan.
        past: the slips of the register's milestones.
        field: the field of the roadmap.
    """
    open_ = [one for one in plan.network.activities if one.finished is None]
    if not open_:
        return Unsimulated("done")
    finished = [one for one in past if one.finished]
    alike = [one for one in finished if field and one.field == field]
    basis: Basis
    for basis, members in (("field", alike), ("register", finished)):
        if len(members) >= ENOUGH:
            observed = Observed(tuple(sorted(one.days for one in members)))
            return Uncertain({one.key: observed for one in open_}, basis, len(members))
    spreads = {
        one.key: ThreePoint(low=one.duration * SHORTER, mode=one.duration, high=one.duration * LONGER)
        for one in open_
        if one.duration
    }
    return Uncertain(spreads, "assumed", 0) if spreads else Unsimulated("too-few", len(finished))


def simulated(plan: Plan, past: Sequence[PastSlip], field: str | None, how: Simulation) -> Simulated | Unsimulated:
    """Simulate a plan.

    Raises:
        PlanningError: a day lies beyond the calendar.
    """
    found = uncertain(plan, past, field)
    if isinstance(found, Unsimulated):
        return found
    risk = simulate(
        plan.network,
        found.spreads,
        generator(plan, found),
        plan.start,
        on=plan.on,
        calendars=plan.calendars,
        how=how,
    )
    return Simulated(risk, found)


def generator(plan: Plan, found: Uncertain) -> "Generator":
    """Chance that begins from what the plan holds (rule 4)."""
    from numpy.random import default_rng  # noqa: PLC0415 only a simulation needs it

    held = msgspec.json.encode((plan.network.activities, plan.start, plan.on, found))
    return default_rng(int.from_bytes(hashlib.sha256(held).digest()[:16]))
