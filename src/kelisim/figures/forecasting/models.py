"""The models that a forecast is chosen from, those of statsmodels and two naive ones, as functions of a history.

1. A model here gives points; how sure they are is seen from its back-test (`forecasting.calibrating`), because the
   intervals that such models compute from their own residuals are too narrow: they know nothing of the choice of the
   model and of its estimated parameters (C. Chatfield, Calculating interval forecasts, Journal of Business & Economic
   Statistics 11(2), 1993; S. Makridakis, E. Spiliotis, V. Assimakopoulos, The M4 competition, International Journal of
   Forecasting 36(1), 2020).
2. The models are those that did well on short series of offices: the last value, simple exponential smoothing, Holt's
   damped trend, Theta (V. Assimakopoulos, K. Nikolopoulos, International Journal of Forecasting 16(4), 2000), and,
   where there are seasons, the last season, Holt-Winters with additive seasons, and Theta with seasons taken out.
3. Each is tried on the values and, where all are above nought, on their logarithms: trade grows by shares.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

Points = Any
"""A row of floats of numpy."""
Model = Callable[[Points, int, int], Points]
"""From a history, the length of its season and how many periods ahead, to the points that follow."""


def _naive(values: Points, _season: int, ahead: int) -> Points:
    import numpy as np  # noqa: PLC0415 heavy, as all that is imported in functions here

    return np.full(ahead, values[-1])


def _seasonal_naive(values: Points, season: int, ahead: int) -> Points:
    import numpy as np  # noqa: PLC0415 as above

    return np.resize(values[-season:], ahead)


def _simple(values: Points, _season: int, ahead: int) -> Points:
    from statsmodels.tsa.holtwinters import SimpleExpSmoothing  # noqa: PLC0415 as above

    return SimpleExpSmoothing(values, initialization_method="legacy-heuristic").fit(use_brute=False).forecast(ahead)


def _damped(values: Points, _season: int, ahead: int) -> Points:
    from statsmodels.tsa.holtwinters import ExponentialSmoothing  # noqa: PLC0415 as above

    model = ExponentialSmoothing(values, trend="add", damped_trend=True, initialization_method="legacy-heuristic")
    return model.fit(use_brute=False).forecast(ahead)


def _holt_winters(values: Points, season: int, ahead: int) -> Points:
    from statsmodels.tsa.holtwinters import ExponentialSmoothing  # noqa: PLC0415 as above

    model = ExponentialSmoothing(
        values,
        trend="add",
        damped_trend=True,
        seasonal="add",
        seasonal_periods=season,
        initialization_method="heuristic",
    )
    return model.fit(use_brute=False).forecast(ahead)


def _theta(values: Points, season: int, ahead: int) -> Points:
    import numpy as np  # noqa: PLC0415 as above
    from statsmodels.tsa.forecasting.theta import ThetaModel  # noqa: PLC0415 as above

    seasonal = season > 1
    model = ThetaModel(
        values, period=season if seasonal else 1, deseasonalize=seasonal, use_test=False, method="additive"
    )
    return np.asarray(model.fit().forecast(ahead))


PLAIN: Final[Mapping[str, Model]] = {"naive": _naive, "smoothing": _simple, "damped-trend": _damped, "theta": _theta}
SEASONAL: Final[Mapping[str, Model]] = {
    "seasonal-naive": _seasonal_naive,
    "holt-winters": _holt_winters,
    "theta": _theta,
    "naive": _naive,
}


def load_models() -> None:
    """Load what the models need."""
    import statsmodels.tsa.forecasting.theta  # noqa: PLC0415 as above
    import statsmodels.tsa.holtwinters  # noqa: F401, PLC0415 as above


def models_for(season: int) -> Mapping[str, Model]:
    """The models by name: with seasons where a year has several periods."""
    return SEASONAL if season > 1 else PLAIN
