"""How uncertain the duration of an activity is, and how a plan is simulated with that.

1. Three points: the least, the most likely and the greatest duration, in days of the activity's calendar. A triangular
   distribution takes them as they are; PERT is the beta distribution of Malcolm, Roseboom, Clark and Fazar, Application
   of a technique for research and development program evaluation (Operations Research 7(5), 1959), with the shape
   1 + 4c and 1 + 4(1 - c), c being where the most likely stands between the others. PERT trusts the middle more.
2. Observed: what comes later than planned is drawn from past slips, in calendar days (`slips`), straight lines between
   them. It needs at least two. Something that waits for others is not taken to come earlier than planned.
"""

from typing import Literal

import msgspec

from kelisim.planning.errors import SpreadError


class ThreePoint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A duration between `low` and `high`, most likely `mode` (rule 1)."""

    low: float
    mode: float
    high: float
    shape: Literal["triangular", "pert"] = "triangular"

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.mode <= self.high:
            raise SpreadError(
                f"three points out of order: {self.low}, {self.mode}, {self.high}",
                expected="the least, the most likely and the greatest duration, none negative",
            )


class Observed(msgspec.Struct, frozen=True, gc=False):
    """Past slips of the like, in calendar days (rule 2)."""

    slips: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.slips) < 2:
            raise SpreadError("a distribution of past slips needs at least two of them")


Spread = ThreePoint | Observed


class Simulation(msgspec.Struct, frozen=True, kw_only=True):
    """How to simulate.

    Attributes:
        runs: how many.
        correlation: of any two durations (`risk`, rule 3), from 0 up to less than 1.
        of: the activities whose own days are wanted.
        threads: on how many to run.
    """

    runs: int = 10_000
    correlation: float = 0.0
    of: tuple[str, ...] = ()
    threads: int = 2

    def __post_init__(self) -> None:
        if self.runs < 1 or self.threads < 1 or not 0 <= self.correlation < 1:
            raise SpreadError(
                f"{self.runs} runs on {self.threads} threads with a correlation of {self.correlation}",
                expected="at least one of each, and a correlation from 0 up to less than 1",
            )


USUAL = Simulation()
