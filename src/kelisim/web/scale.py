"""From days and figures to places on a drawing."""

import datetime
import math
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Scale:
    """A straight line from [low, high] to [start, end] of a drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value, to a tenth of a unit."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


def day_number(day: datetime.date) -> float:
    """A day as a number; days follow one another by 1."""
    return float(day.toordinal())


def year_scale(days: list[datetime.date], start: float, end: float) -> tuple[Scale, list[int]]:
    """A scale over whole years that holds all the days, and the years at whose beginning it has marks."""
    first, last = min(days).year, max(days).year + 1
    scale = Scale(day_number(datetime.date(first, 1, 1)), day_number(datetime.date(last, 1, 1)), start, end)
    step = max(1, math.ceil((last - first) / 8))
    return scale, list(range(first, last + 1, step))


def year_mark(scale: Scale, year: int) -> float:
    """Where a year begins."""
    return scale(day_number(datetime.date(year, 1, 1)))


def round_marks(high: float) -> list[float]:
    """Marks from nought in steps of 1, 2 or 5 times a power of ten, at most seven, the last at or above `high`."""
    high = high if high > 0 else 1.0
    step = 10.0 ** math.floor(math.log10(high / 6))
    factor = next(factor for factor in (1, 2, 5, 10) if factor * step * 6 >= high)
    step *= factor
    return [step * count for count in range(math.ceil(high / step) + 1)]


def apart(places: list[float], least: float) -> list[float]:
    """The same places pushed downwards where two are nearer than `least`, in their order."""
    order = sorted(range(len(places)), key=places.__getitem__)
    moved = list(places)
    for one, other in pairwise(order):
        moved[other] = max(moved[other], moved[one] + least)
    return moved
