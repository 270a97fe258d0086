"""Series to try forecasts on: the real ones that statsmodels brings along, and invented ones like those of M4.

1. Real ones are yearly, quarterly and monthly: macroeconomics of the United States and of Denmark, prices and interest
   of Germany, sunspots, the Nile, carbon dioxide, sea temperatures, copper, firms, and the fertility of States by the
   World Bank, of which every third is taken. They share causes and years, so they are fewer than they look.
2. Invented ones are drawn from exponential smoothing with seasons, damped trends, heavy tails and breaks, with a
   generator that the caller gives.
3. A trial is a stretch of a series of some length and what followed it.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

import numpy as np

from kelisim.figures.forecasting.refusing import AHEAD, LEAST, SEASON
from kelisim.figures.periods import Frequency, next_period

LONGEST: Final[dict[Frequency, int]] = {"A": 40, "S": 60, "Q": 70, "M": 110}
"""Periods of the longest stretch."""
_FIRST: Final[dict[Frequency, str]] = {"A": "1901", "S": "1901-S1", "Q": "1901-Q1", "M": "1901-01"}


class Known(NamedTuple):
    """A series: its name, its frequency, its values, and whether it was measured or invented."""

    name: str
    frequency: Frequency
    values: Any
    real: bool


class Trial(NamedTuple):
    """What a forecast is made from, and what came."""

    known: Known
    history: dict[str, Decimal]
    came: list[float]


def _told(name: str, frequency: Frequency, values: Any) -> Known:
    held = np.asarray(values, dtype=float)
    return Known(name, frequency, held[~np.isnan(held)], real=True)


def real_series() -> Iterator[Known]:
    """Rule 1."""
    from statsmodels import datasets  # noqa: PLC0415 heavy, and needed for forecasts alone

    table = datasets.macrodata.load_pandas().data
    yield from (_told(f"macrodata {name}", "Q", table[name]) for name in table.columns[2:])
    table = datasets.danish_data.load_pandas().data
    yield from (_told(f"danish {name}", "Q", table[name]) for name in ("lrm", "lry", "lpy", "ibo", "ide"))
    table = datasets.interest_inflation.load_pandas().data
    yield from (_told(f"interest {name}", "Q", table[name]) for name in ("Dp", "R"))
    yield _told("nile", "A", datasets.nile.load_pandas().data["volume"])
    yield _told("sunspots", "A", datasets.sunspots.load_pandas().data["SUNACTIVITY"])
    yield _told("co2", "M", datasets.co2.load_pandas().data["co2"].resample("MS").mean().interpolate())
    table = datasets.elnino.load_pandas().data.iloc[:, 1:]
    yield _told("elnino", "M", table.to_numpy().ravel())
    yield from (_told(f"elnino {name}", "A", table[name]) for name in table.columns)
    yield from _real_panels(datasets)


def _real_panels(datasets: Any) -> Iterator[Known]:
    """The yearly ones of firms, trades and States."""
    for group, year in (("copper", "TIME"), ("longley", "YEAR")):
        table = getattr(datasets, group).load_pandas().data
        yield from (_told(f"{group} {name}", "A", table[name]) for name in table.columns if name != year)
    for firm, part in datasets.grunfeld.load_pandas().data.groupby("firm"):
        yield from (_told(f"grunfeld {firm} {name}", "A", part[name]) for name in ("invest", "value", "capital"))
    for _, row in datasets.fertility.load_pandas().data.iloc[::3].iterrows():
        one = _told(f"fertility {row.iloc[0]}", "A", row.iloc[4:].to_numpy(float))
        if len(one.values) > 40:
            yield one


def invented_series(chance: np.random.Generator, count: int) -> Iterator[Known]:
    """Rule 2."""
    for place in range(count):
        frequency: Frequency = ("A", "Q", "M")[place % 3]
        season = SEASON[frequency]
        sigma, smoothing, damping = chance.uniform(0.01, 0.12), chance.uniform(0.1, 1), chance.uniform(0.8, 1)
        slope_smoothing = chance.choice([0.0, 0.0, chance.uniform(0, 0.3)])
        seasons = chance.normal(0, chance.uniform(0, 0.25), season)
        seasons -= seasons.mean()
        heavy = chance.random() < 0.4
        slope, level, drawn = chance.normal(0, 0.03) / season, 0.0, []
        for step in range(LONGEST[frequency] + AHEAD[frequency] + 20):
            error = sigma * (chance.standard_t(4) / 1.41 if heavy else chance.normal())
            expected = level + damping * slope
            drawn.append(expected + seasons[step % season] + error)
            level = expected + smoothing * error
            slope = damping * slope + smoothing * slope_smoothing * error
            if chance.random() < 0.01:
                level += chance.normal(0, 3 * sigma)
        values = np.array(drawn) - drawn[0]
        scale = chance.uniform(50, 5_000)
        grown = np.exp(values) if chance.random() < 0.8 else 1 + values
        yield Known(f"invented {place}", frequency, scale * grown, real=False)


def trial(known: Known, chance: np.random.Generator, longest: int | None = None) -> Trial | None:
    """A stretch of a series and what followed (rule 3); None where the series is too short."""
    frequency = known.frequency
    ahead, least = AHEAD[frequency], LEAST[frequency]
    most = min(len(known.values) - ahead, longest or LONGEST[frequency])
    if most < least:
        return None
    length = int(chance.integers(least, most + 1))
    end = int(chance.integers(length, len(known.values) - ahead + 1))
    stretch = known.values[end - length : end]
    history: dict[str, Decimal] = {}
    period = _FIRST[frequency]
    for value in stretch:
        history[period] = Decimal(repr(float(value)))
        period = next_period(period)
    return Trial(known, history, [float(value) for value in known.values[end : end + ahead]])
