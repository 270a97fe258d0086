"""Group `plans`: what a plan of many milestones costs, its critical path and its risk.

1. The network is invented: 10,000 milestones in 100 levels, each but the first waiting for one to three of the level
   before; a third of them count working days, and each has a triangular duration. With `quick` the simulation has a
   tenth of the runs.
2. The critical path is measured from the activities to all dates, floats and the path, with the network and its order
   made each time; working days are looked up before. The limit is the promise of 100 ms of CPU time, or as many raw
   signature verifications as take that on the machine it was made for.
3. The simulation is measured from the network to all that is told of it, on two threads, in CPU time; half of that is
   held to the promise of 5 s on two processors, whoever else uses the machine.
4. The bare kernel is what a simulation in NumPy cannot do without, on arrays of the same shape, [milestone, run] in
   32-bit floats, cut into the same blocks: one triangular duration drawn for each milestone and run by NumPy's own
   generator, one addition and one maximum for each link, one addition for each milestone. It looks up no rows, knows no
   calendar, tells no drivers and has no threads. The simulation may take twice its time.
5. Beside it stand stricter kernels: one that draws a uniform and makes no duration of it, and the additions and
   maximums alone, in the same blocks and on whole arrays.
"""

import datetime
import time
from collections.abc import Iterator
from functools import partial
from typing import Final

import numpy as np

from bench.figure import Figure, at_most, plain
from bench.measuring import seconds, verification
from kelisim.planning.calendars import WorkingDays
from kelisim.planning.network import Activity, Link, LinkKind, Network
from kelisim.planning.risk import Risk, simulate
from kelisim.planning.schedule import schedule
from kelisim.planning.spreads import Simulation, Spread, ThreePoint

MILESTONES: Final = 10_000
LEVELS: Final = 100
RUNS: Final = 10_000
PROMISED: Final = 100.0
"""Milliseconds of the critical path."""
VERIFICATIONS: Final = 1_110
"""As many raw verifications took the promised time where it was made."""
SIMULATED: Final = 5.0
"""Seconds on each of two processors."""
TIMES: Final = 2.0
BLOCK: Final = 256
"""Runs of a block, as the simulation cuts such a network."""
START: Final = datetime.date(2030, 1, 1)
CALENDAR: Final = WorkingDays(lambda day: day.weekday() < 5 and (day.month, day.day) not in {(1, 1), (1, 2), (3, 22)})
KINDS: Final[tuple[LinkKind, ...]] = ("finish-start",) * 27 + ("start-start", "finish-finish", "start-finish")
"""Nine of ten are usual, as the 14-point assessment of the DCMA (2012) asks of a schedule."""


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: a tenth of the runs.
    """
    chance = np.random.default_rng(6)
    activities, spreads = invented(chance)
    network = Network(activities)
    links = sum(map(len, network.before))
    yield plain("milestones", MILESTONES, "milestones")
    yield plain("links", links, "links")
    most = max(PROMISED, VERIFICATIONS * verification() * 1_000)
    schedule(network, START, calendars=calendar)
    whole = seconds(lambda: schedule(Network(activities), START, calendars=calendar), runs=7) * 1_000
    yield at_most("critical path of them", whole, "ms CPU", most)
    again = seconds(lambda: schedule(network, START, calendars=calendar), runs=7) * 1_000
    yield plain("critical path, the order being made", again, "ms CPU")
    yield from simulated(network, spreads, RUNS // 10 if quick else RUNS, links)


def simulated(network: Network, spreads: dict[str, Spread], runs: int, links: int) -> Iterator[Figure]:
    """The figures of the simulation."""

    def once(correlation: float = 0.0) -> Risk:
        how = Simulation(runs=runs, correlation=correlation)
        return simulate(network, spreads, np.random.default_rng(1), START, calendars=calendar, how=how)

    once()
    took = seconds(once, runs=3)
    share = runs / RUNS
    yield plain("runs", runs, "runs")
    yield at_most("simulation, on each of two processors", took / 2, "s CPU", SIMULATED * share)
    yield plain("simulation, by the clock", seconds(once, runs=3, clock=time.perf_counter), "s")
    yield plain("simulation with a correlation", seconds(lambda: once(0.3), runs=1), "s CPU")
    slots = round(links / MILESTONES)
    kernel = seconds(lambda: bare(runs, BLOCK, slots, "triangular"), runs=1)
    yield plain("bare kernel: durations, adds, maximums", kernel, "s CPU")
    # What does not grow with the runs counts for more in a tenth of them: only the full size can keep the limit.
    of_bare = ("simulation, of the bare kernel", took / kernel, "times")
    yield at_most(*of_bare, TIMES) if runs == RUNS else plain(*of_bare)
    for name, block, drawn in (
        ("uniforms, adds, maximums", BLOCK, "uniform"),
        ("adds and maximums alone, in blocks", BLOCK, "nothing"),
        ("adds and maximums alone, whole arrays", runs, "nothing"),
    ):
        strict = seconds(partial(bare, runs, block, slots, drawn), runs=3)
        yield plain(name, strict, "s CPU")
        yield plain(f"simulation, of {name}", took / strict, "times")


def calendar(state: str) -> WorkingDays:
    """The working days of the one invented State."""
    if state != "XAA":
        raise ValueError(state)
    return CALENDAR


def invented(chance: np.random.Generator) -> tuple[list[Activity], dict[str, Spread]]:
    """The network of rule 1."""
    wide = MILESTONES // LEVELS
    activities: list[Activity] = []
    spreads: dict[str, Spread] = {}
    for place in range(MILESTONES):
        level = place // wide
        before = chance.choice(wide, int(chance.integers(1, 4)), replace=False) if level else ()
        links = tuple(
            Link(f"m{(level - 1) * wide + int(one)}", KINDS[int(chance.integers(30))], int(chance.integers(0, 3)))
            for one in before
        )
        duration = int(chance.integers(5, 40))
        key = f"m{place}"
        activities.append(
            Activity(key=key, duration=duration, calendar=None if chance.integers(3) else "XAA", links=links)
        )
        spreads[key] = ThreePoint(low=duration * 0.8, mode=duration, high=duration * 1.6)
    return activities, spreads


def bare(runs: int, block: int, slots: int, drawn: str) -> None:
    """The bare kernel, by what is drawn (rules 4 and 5)."""
    wide = MILESTONES // LEVELS
    chance = np.random.default_rng(1)
    shapes = ((MILESTONES, block), (MILESTONES, block), (wide, block), (wide, block))
    finishes, durations, start, reached = (np.ones(shape, np.float32) for shape in shapes)
    lag = np.float32(1)
    for _ in range(-(-runs // block)):
        for level in range(LEVELS):
            rows = slice(level * wide, (level + 1) * wide)
            before = slice(max(0, level - 1) * wide, max(1, level) * wide)
            if drawn == "triangular":
                durations[rows] = chance.triangular(8, 10, 16, (wide, block))
            elif drawn == "uniform":
                chance.random(dtype=np.float32, out=durations[rows])
            for _ in range(slots):
                np.add(finishes[before], lag, out=reached)
                np.maximum(start, reached, out=start)
            np.add(start, durations[rows], out=finishes[rows])
