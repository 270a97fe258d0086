"""What a simulation of a roadmap rests on."""

import datetime

import pytest

from kelisim.model.dates import Term
from kelisim.model.measure import Milestone, Predecessor
from kelisim.model.reference import Named
from kelisim.planning.reference_class import ENOUGH
from kelisim.planning.roadmap import Plan, Told, plan
from kelisim.planning.slips import PastSlip
from kelisim.planning.spreads import Simulation
from kelisim.web.plans.uncertain import Simulated, Unsimulated, simulated, uncertain

ON = datetime.date(2030, 1, 1)
HOW = Simulation(runs=300, threads=1)


def made(duration: int | None = 100) -> Plan:
    """A plan of two milestones, one after the other."""
    of = Named(entry="KAZ.1.1")
    first = Milestone(title={"en": "A"}, of=of, date=Term(end="2031-01-01"), duration=duration)
    waits = (Predecessor(entry="KAZ.2.1"),)
    second = Milestone(title={"en": "B"}, of=of, date=Term(end="2031-06-01"), duration=duration, predecessors=waits)
    return plan([Told(entry="KAZ.2.1", versions=(first,)), Told(entry="KAZ.2.2", versions=(second,))], ON)


def past(count: int, field: str | None = None, *, finished: bool = True) -> list[PastSlip]:
    """Past slips of ten days."""
    return [PastSlip(entry=str(number), days=10, finished=finished, field=field) for number in range(count)]


@pytest.mark.parametrize(
    ("slips", "basis"),
    [
        (past(ENOUGH, "energy"), "field"),
        (past(ENOUGH - 1, "energy") + past(1, "rivers"), "register"),
        (past(ENOUGH - 1), "assumed"),
        (past(ENOUGH, finished=False), "assumed"),
    ],
)
def test_the_narrowest_class_that_has_enough_is_taken(slips: list[PastSlip], basis: str) -> None:
    """Finished milestones of the field, of the register, or an assumption that is told as one."""
    found = simulated(made(), slips, "energy", HOW)
    assert isinstance(found, Simulated)
    assert found.uncertain.basis == basis
    assert found.risk.p50 <= found.risk.p80


def test_nothing_is_assumed_without_durations() -> None:
    """Where neither durations nor past slips are there, the reason is given with the numbers."""
    assert uncertain(made(None), past(3), None) == Unsimulated("too-few", 3)


def test_everybody_sees_the_same_days() -> None:
    """The same plan gives the same days every time, and another plan has chance of its own."""
    one, again, other = (simulated(made(days), [], None, HOW) for days in (100, 100, 101))
    assert isinstance(one, Simulated)
    assert isinstance(again, Simulated)
    assert isinstance(other, Simulated)
    assert one.risk == again.risk
    assert one.risk.by_day != other.risk.by_day
