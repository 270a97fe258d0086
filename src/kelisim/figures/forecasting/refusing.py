"""When a series is not forecast, and why.

1. Too short: the models need a beginning to learn from, and the back-test some origins after it. Hyndman and Kostenko
   show that even without noise a seasonal model needs more than its number of parameters (R. Hyndman, A. Kostenko,
   Minimum sample size requirements for seasonal forecasting models, Foresight 6, 2007).
2. Gaps: nothing is filled in, because a value that nobody published would then be forecast from.
3. Constant: a series that never changed says nothing of how it could.
4. Days, and periods of several lengths in one series: no model here is made for them.
5. Too far: beyond the horizon that was back-tested nothing is known of the intervals.
6. Unstable: no model gives finite values.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal

import msgspec

from kelisim.figures.periods import Frequency, frequency_of, in_order, periods_between

Reason = Literal["too-short", "gaps", "constant", "daily", "mixed", "too-far", "unstable"]

SEASON: Final[Mapping[Frequency, int]] = {"A": 1, "S": 2, "Q": 4, "M": 12}
"""Periods in a year."""
LEAST: Final[Mapping[Frequency, int]] = {"A": 10, "S": 18, "Q": 20, "M": 42}
"""Periods that a series must have (rule 1)."""
LEARNING: Final[Mapping[Frequency, int]] = {"A": 6, "S": 12, "Q": 14, "M": 30}
"""Periods from which the first origin of the back-test forecasts."""
AHEAD: Final[Mapping[Frequency, int]] = {"A": 6, "S": 8, "Q": 8, "M": 18}
"""Periods ahead that are back-tested, as in the M4 competition (rule 5)."""
MOST_TOLD: Final = 12
"""Missing periods that are named."""


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Why a series is not forecast. `has` and `needs` are counts of periods; `missing` are the first that lack."""

    reason: Reason
    has: int = 0
    needs: int = 0
    missing: tuple[str, ...] = ()


def refusal(values: Mapping[str, Decimal], ahead: int | None) -> Refused | None:
    """Why these values are not forecast, or nothing where they can be tried."""
    frequencies = {frequency_of(period) for period in values}
    if not frequencies:
        return Refused("too-short", 0, min(LEAST.values()))
    if len(frequencies) > 1:
        return Refused("mixed")
    (frequency,) = frequencies
    if frequency == "D":
        return Refused("daily")
    periods = sorted(values, key=in_order)
    missing = _missing(periods)
    if missing:
        return Refused("gaps", len(periods), len(periods) + len(missing), tuple(missing[:MOST_TOLD]))
    if len(periods) < LEAST[frequency]:
        return Refused("too-short", len(periods), LEAST[frequency])
    if len(set(values.values())) == 1:
        return Refused("constant", len(periods))
    if ahead is not None and ahead > AHEAD[frequency]:
        return Refused("too-far", ahead, AHEAD[frequency])
    return None


def _missing(periods: Sequence[str]) -> list[str]:
    held = frozenset(periods)
    return [one for one in periods_between(periods[0], periods[-1]) if one not in held]
