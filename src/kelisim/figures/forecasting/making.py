"""A forecast of a series, with intervals of 80 and 95 per cent.

1. The model is the one whose errors in the back-test were smallest on the whole: the mean of their sizes, those h
   periods ahead divided by the root of h. Every model is tried on the values and, where all are above nought, on their
   logarithms; errors are compared as values.
2. The intervals are calibrated by the errors of the same back-test (`forecasting.calibrating`).
3. The same values give the same forecast; there is no chance in it. Numbers are rounded to the places that the series
   has, or to four digits that count where that is more.
4. A quantity that was never below nought is not forecast below it.
5. A long history counts from its last `LONGEST` periods on.
"""

import math
import warnings
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from kelisim.figures.forecasting.calibrating import LEVELS, Spread, errors_of, spread_of, width
from kelisim.figures.forecasting.models import Model, Points, load_models, models_for
from kelisim.figures.forecasting.refusing import AHEAD, LEARNING, SEASON, Refused, refusal
from kelisim.figures.periods import Frequency, frequency_of, in_order, next_period
from kelisim.model.release import TimePeriod

LONGEST: Final[Mapping[Frequency, int]] = {"A": 60, "S": 80, "Q": 100, "M": 150}
"""Periods from which a model learns (rule 5)."""


class Ahead(msgspec.Struct, frozen=True):
    """What is forecast for one period, and the ends of the intervals."""

    period: TimePeriod
    value: Decimal
    low_80: Decimal
    high_80: Decimal
    low_95: Decimal
    high_95: Decimal


class Forecast(msgspec.Struct, frozen=True, tag="forecast"):
    """A forecast: the periods ahead, the model's name, and how it did in its back-test.

    `origins` is how many forecasts of the known past it was chosen and calibrated by, `error` the mean size of their
    errors one period ahead, in the unit of the series. With `logarithms` the model was of the logarithms of the values.
    """

    frequency: Frequency
    ahead: tuple[Ahead, ...]
    model: str
    logarithms: bool
    origins: int
    error: Decimal
    last: TimePeriod


class _Tried(msgspec.Struct, frozen=True):
    """A model with what its back-test found; `points` are on its own scale."""

    name: str
    logarithms: bool
    points: Any
    spread: Spread
    origins: int
    score: float
    error: float


def forecast(values: Mapping[TimePeriod, Decimal], ahead: int | None = None) -> Forecast | Refused:
    """What follows from values of periods that follow one another, or why nothing does.

    Args:
        values: the value of each period, in any order.
        ahead: how many periods; as many as are back-tested without it.
    """
    refused = refusal(values, ahead)
    if refused is not None:
        return refused
    periods = sorted(values, key=in_order)
    frequency = frequency_of(periods[0])
    periods = periods[-LONGEST[frequency] :]
    import numpy as np  # noqa: PLC0415 heavy, and needed for forecasts alone

    history = np.array([float(values[period]) for period in periods])
    if np.ptp(history) == 0:
        return Refused("constant", len(periods))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        # An optimiser that does not converge is judged by its back-test like any other. Loading the models comes first,
        # because statsmodels asks for its warnings when it is loaded.
        load_models()
        warnings.simplefilter("ignore")
        tried = sorted(_tried(history, frequency), key=lambda one: one.score)
    places = max(0, *(-int(value.as_tuple().exponent) for value in values.values()))
    for one in tried:
        if one.spread.unit == 0:
            return Refused("constant", len(periods))
        found = _ahead(one, periods[-1], ahead or AHEAD[frequency], _Writing(history, places))
        if found is not None:
            error = _Writing(history, places).written(one.error)
            return Forecast(frequency, found, one.name, one.logarithms, one.origins, error, periods[-1])
    return Refused("unstable", len(periods))


def _tried(history: Points, frequency: Frequency) -> Iterator[_Tried]:
    """Every model on every scale (rule 1)."""
    import numpy as np  # noqa: PLC0415 as above

    season = SEASON[frequency]
    scales = [(False, history)]
    if (history > 0).all():
        scales.append((True, np.log(history)))
    for logarithms, values in scales:
        for name, model in models_for(season).items():
            one = _try(name, model, values, frequency, logarithms=logarithms)
            if one is not None:
                yield one


def _try(name: str, model: Model, values: Points, frequency: Frequency, *, logarithms: bool) -> _Tried | None:
    import numpy as np  # noqa: PLC0415 as above

    season, most = SEASON[frequency], AHEAD[frequency]
    try:
        errors = errors_of(model, values, season, most, LEARNING[frequency])
        points = model(values, season, most)
    except (ValueError, ArithmeticError, np.linalg.LinAlgError):
        # A model that cannot be fitted to these values is not one of them.
        return None
    if errors is None or not np.isfinite(points).all():
        return None
    table = errors.table
    if logarithms:
        known = len(values)
        actual = np.full_like(table, np.nan)
        for row, origin in enumerate(range(errors.first, known)):
            seen = min(most, known - origin)
            actual[row, :seen] = values[origin : origin + seen]
        table = np.exp(actual) - np.exp(actual - table)
    score = float(np.nanmean(np.abs(table) / np.sqrt(np.arange(1, most + 1))))
    if not math.isfinite(score):
        return None
    error = float(np.mean(np.abs(table[:, 0])))
    return _Tried(name, logarithms, points, spread_of(errors), len(table), score, error)


class _Writing:
    """How floats become decimals (rules 3 and 4)."""

    def __init__(self, history: Points, places: int) -> None:
        largest = float(abs(history).max())
        needed = 3 - math.floor(math.log10(largest)) if largest else 0
        self._places = min(max(places, needed, 0), 12)
        self._floor = 0.0 if float(history.min()) >= 0 else -math.inf

    def written(self, value: float) -> Decimal:
        """The decimal of a float."""
        text = f"{max(value, self._floor):.{self._places}f}"
        return Decimal(text) if float(text) else Decimal(text.removeprefix("-"))


def _ahead(tried: _Tried, last: TimePeriod, ahead: int, writing: _Writing) -> tuple[Ahead, ...] | None:
    """The periods ahead with their intervals; None where they are beyond what a decimal can hold."""
    widths = {level: width(level, tried.origins) for level in LEVELS}
    found = []
    period = last
    for step in range(1, ahead + 1):
        period = next_period(period)
        point = float(tried.points[step - 1])
        spread = tried.spread.at(step)
        ends = [point, *(point + sign * widths[level] * spread for level in LEVELS for sign in (-1, 1))]
        if tried.logarithms:
            ends = [math.exp(min(one, 700.0)) for one in ends]
        if not all(math.isfinite(one) and abs(one) < 1e18 for one in ends):
            return None
        found.append(Ahead(period, *map(writing.written, ends)))
    return tuple(found)
