"""How wrong a model was when it forecast the known past, and the intervals that follow from that.

1. From each of the last periods as origin, with at least `LEARNING` periods before it, the model forecasts what is
   known by now; the errors stand by origin and by how far ahead (rolling origins: L. Tashman, Out-of-sample tests of
   forecasting accuracy, International Journal of Forecasting 16(4), 2000). Nothing after an origin is used at it.
2. The spread of the errors grows with the periods ahead, h, as s·h^b. Both are those under which the errors, taken as
   normal, are likeliest; b is at least 1/2, that of a random walk, and at most 3/2, that of a walk whose slope walks,
   because few origins see far ahead.
3. An interval is the point and Student's t of the level times that spread. Errors of neighbouring origins share most of
   their periods, so K origins count as n = K/3 independent ones, at least two: t has n degrees of freedom, and the
   spread is multiplied by √(1 + 1/n), because the error to come is one more than those it was estimated from (the
   prediction interval of a normal sample). The wide tails of few degrees are the price of little evidence. That nothing
   but errors out of the sample makes an interval is the idea of conformal prediction (G. Shafer, V. Vovk, A tutorial
   on conformal prediction, Journal of Machine Learning Research 9, 2008); its own quantiles of ranks would need more
   errors than a yearly series has.
"""

import math
from typing import Any, Final

import msgspec

from kelisim.figures.forecasting.models import Model, Points

LEVELS: Final = (80, 95)
"""The share of what happens, in per cent, that an interval is to hold."""
ORIGINS: Final = {1: 24, 2: 16, 4: 16, 12: 16}
"""Origins that are looked back to, by the length of the season."""


class Errors(msgspec.Struct, frozen=True):
    """What was minus what was forecast, by origin and periods ahead; not a number where nothing is known yet."""

    table: Any
    first: int


class Spread(msgspec.Struct, frozen=True):
    """The spread of errors h periods ahead is `unit` times h to the `growth` (rule 2)."""

    unit: float
    growth: float

    def at(self, ahead: int) -> float:
        """The spread some periods ahead."""
        return float(self.unit * ahead**self.growth)


def errors_of(model: Model, values: Points, season: int, ahead: int, learning: int) -> Errors | None:
    """The errors of a model in its back-test (rule 1); None where it gives no finite values.

    Args:
        model: what forecasts.
        values: the history.
        season: periods in a year.
        ahead: periods ahead that are forecast from each origin.
        learning: periods before the first origin.
    """
    import numpy as np  # noqa: PLC0415 heavy, and needed for forecasts alone

    known = len(values)
    first = max(learning, known - ORIGINS[season])
    table = np.full((known - first, ahead), np.nan)
    for row, origin in enumerate(range(first, known)):
        seen = min(ahead, known - origin)
        points = model(values[:origin], season, seen)
        if not np.isfinite(points).all():
            return None
        table[row, :seen] = values[origin : origin + seen] - points
    return Errors(table, first)


def spread_of(errors: Errors) -> Spread:
    """The spread under which the errors are likeliest (rule 2)."""
    import numpy as np  # noqa: PLC0415 as above

    table = errors.table
    known = ~np.isnan(table)
    ahead = np.arange(1, table.shape[1] + 1)
    found: list[tuple[float, Spread]] = []
    for growth in np.linspace(0.5, 1.5, 11):
        shape = ahead**growth
        square = float(np.mean((table / shape)[known] ** 2))
        if square == 0:
            return Spread(0.0, 0.5)
        likelihood = known.sum() * math.log(square) + 2 * float(np.sum(known * np.log(shape)))
        found.append((likelihood, Spread(math.sqrt(square), float(growth))))
    return min(found, key=lambda one: one[0])[1]


def width(level: int, origins: int) -> float:
    """How many spreads an interval of a level reaches to each side (rule 3)."""
    from scipy.stats import t  # noqa: PLC0415 as above

    independent = max(origins / 3, 2)
    return float(t.ppf(0.5 + level / 200, independent) * math.sqrt(1 + 1 / independent))
