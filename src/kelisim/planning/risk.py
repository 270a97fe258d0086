"""Schedule risk: when a plan is finished if its durations are as uncertain as they are, and what drives that.

Monte Carlo simulation of a network is of Van Slyke, Monte Carlo methods and the PERT problem (Operations Research
11(5), 1963), who also counted how often an activity is critical. What to ask of it is in AACE 57R-09, Integrated cost
and schedule risk analysis, and in the GAO Schedule Assessment Guide (GAO-16-89G, 2015), practice 8.

1. Every run draws a duration for each activity that has a spread, and makes the forward pass (`schedule`, rules 1 to
   3). What has happened does not vary. With no spread at all, each run gives the early dates of the schedule exactly.
2. Working days are turned into calendar days at the rate that the schedule has for that activity and link, so that a
   run needs no calendar.
3. Durations are independent unless a correlation is given: then their normal scores share one common factor (a Gaussian
   copula), and have that correlation two by two. Leaving correlation out makes the spread of the end too small (GAO,
   practice 8); it is told beside the result for that reason.
4. P80 is the day by which the plan is finished in 80 per cent of the runs.
5. The criticality index is the share of runs in which an activity is on the longest path. The correlation of a driver
   is Spearman's between its duration and the end, ranks of the end being taken within blocks of runs. Both are told of
   the first 2,500 runs, in whole blocks: that knows a share to a per cent. Drivers are what was ever critical there and
   has a spread, in order of their correlation, then of their criticality.
6. The same generator in the same state gives the same result, on however many threads.
"""

import datetime
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from kelisim.planning.calendars import FIRST, LAST, Calendars, working_days_of
from kelisim.planning.errors import HorizonError, PlanningError
from kelisim.planning.network import Network
from kelisim.planning.schedule import Passes
from kelisim.planning.spreads import USUAL, Simulation, Spread

if TYPE_CHECKING:
    from numpy.random import Generator

PERCENTS = (10, 50, 80, 90)
DRIVERS = 20
"""How many drivers are told."""


class Driver(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An activity that decides the end: see rule 5."""

    key: str
    criticality: float
    correlation: float


class Reached(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When one activity is finished: `days` on or before which it is in 10, 50, 80 and 90 per cent of the runs.

    `chance` is the share of runs in which its deadline is kept, None where it has none.
    """

    key: str
    p10: datetime.date
    p50: datetime.date
    p80: datetime.date
    p90: datetime.date
    chance: float | None


class Risk(msgspec.Struct, frozen=True, kw_only=True):
    """What the runs give.

    Attributes:
        runs, correlation, uncertain: how many runs, the correlation (rule 3), how many activities have a spread.
        scheduled: the last early finish of the schedule without uncertainty.
        by_day: the days on which the plan is finished, each with the number of runs, in order.
        drivers: rule 5.
        reached: the activities that were asked for, by key.
    """

    runs: int
    correlation: float
    uncertain: int
    scheduled: datetime.date
    by_day: tuple[tuple[datetime.date, int], ...]
    drivers: tuple[Driver, ...]
    reached: dict[str, Reached]

    def percentile(self, percent: float) -> datetime.date:
        """The day on or before which the plan is finished in so many per cent of the runs (rule 4)."""
        needed = self.runs * percent / 100
        sums = accumulate(runs for _, runs in self.by_day)
        return next(day for (day, _), reached in zip(self.by_day, sums, strict=True) if reached >= needed)

    @property
    def p10(self) -> datetime.date:
        """The day by which it is finished in one run of ten."""
        return self.percentile(10)

    @property
    def p50(self) -> datetime.date:
        """The day by which it is finished in half of the runs."""
        return self.percentile(50)

    @property
    def p80(self) -> datetime.date:
        """The day by which it is finished in four runs of five."""
        return self.percentile(80)

    @property
    def p90(self) -> datetime.date:
        """The day by which it is finished in nine runs of ten."""
        return self.percentile(90)

    def chance(self, day: datetime.date) -> float:
        """The share of runs in which the plan is finished by a day."""
        return sum(runs for finished, runs in self.by_day if finished <= day) / self.runs


def simulate(
    network: Network,
    spreads: Mapping[str, Spread],
    generator: "Generator",
    start: datetime.date,
    *,
    on: datetime.date | None = None,
    calendars: Calendars = working_days_of,
    how: Simulation = USUAL,
) -> Risk:
    """Run a plan many times.

    Args:
        network: the activities.
        spreads: how uncertain they are, by key; what is not named does not vary. What has happened never does.
        generator: where chance comes from. It is spawned from, so it has to know its seed.
        start: the first day of the plan, as for `schedule`.
        on: the day of the plan, as for `schedule`.
        calendars: gives the calendar of a State.
        how: how many runs, with which correlation.

    Raises:
        PlanningError: there is no activity, or one asked for is not there.
        HorizonError: a date lies beyond the years 1 to 9999.
    """
    from kelisim.planning import arrays, running  # noqa: PLC0415 NumPy is loaded where a plan is simulated

    if not network.activities or any(key not in network.places for key in (*how.of, *spreads)):
        raise PlanningError("there is nothing to simulate, or something is asked for that is not in the plan")
    passes = Passes(network, calendars, on.toordinal() if on else FIRST)
    passes.forward(start.toordinal())
    terms = arrays.compiled(passes, spreads, start.toordinal())
    counted = running.run(terms, generator, [network.places[key] for key in how.of], how)
    days, counts = counted.finishes()
    drivers = [
        Driver(key=network.activities[place].key, criticality=critical, correlation=rank)
        for place, critical, rank in counted.drivers()
    ]
    drivers.sort(key=lambda one: (-one.correlation, -one.criticality))
    return Risk(
        runs=how.runs,
        correlation=how.correlation,
        uncertain=terms.uncertain,
        scheduled=_date(passes.last),
        by_day=tuple((_date(day), count) for day, count in zip(days, counts, strict=True)),
        drivers=tuple(drivers[:DRIVERS]),
        reached={key: _reached(network, key, counted.of(place)) for place, key in enumerate(how.of)},
    )


def _reached(network: Network, key: str, days: list[int]) -> Reached:
    """From the days of all runs, in order."""
    deadline = network.activities[network.places[key]].deadline
    p10, p50, p80, p90 = (_date(days[max(0, -(-len(days) * percent // 100) - 1)]) for percent in PERCENTS)
    kept = sum(day <= deadline.toordinal() for day in days) / len(days) if deadline else None
    return Reached(key=key, p10=p10, p50=p50, p80=p80, p90=p90, chance=kept)


def _date(day: int) -> datetime.date:
    if not FIRST <= day <= LAST:
        raise HorizonError("a date of the plan lies beyond the calendar", expected="the years 1 to 9999")
    return datetime.date.fromordinal(day)
