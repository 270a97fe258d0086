"""Of the group `figures`: what plain Python makes of a hundred thousand figures of signed releases.

1. Ten invented sides tell their trade with each other, both ways, month by month for ten years, in five groups of
   goods: 900 releases of 120 figures each. They are made before anything is measured.
2. What is measured is CPU time of one call. Series out of releases have a limit: half a second, or as many raw
   signature verifications as took that on the machine where it was promised. The rest are measures of what pages ask.
"""

from collections.abc import Iterator
from typing import Final

from bench.figure import Figure, at_most, plain
from bench.measuring import seconds, verification
from kelisim.figures.mirror import IMF_FACTOR, Asked, by_gap, mirror, rows_of
from kelisim.figures.periods import parts_of
from kelisim.figures.series import Issued, series_of
from kelisim.figures.totals import totals_in, totals_over
from kelisim.figures.vintages import triangle
from kelisim.model.release import Observation, Release

SIDES: Final = tuple(f"S{place}" for place in range(10))
PRODUCTS: Final = ("total", "01", "27", "72", "84")
MONTHS: Final = tuple(month for year in range(2010, 2020) for month in parts_of(str(year), "M"))
PROMISED: Final = 500.0
"""Milliseconds of putting the series together."""
VERIFICATIONS: Final = 5_550
"""As many raw verifications took the promised time where it was made."""


def _releases() -> list[Issued]:
    """Rule 1."""
    told = [
        (side, partner, flow, product)
        for side in SIDES
        for partner in SIDES
        if side != partner
        for flow in ("exports", "imports")
        for product in PRODUCTS
    ]
    return [
        Issued(
            Release(
                indicator="S0.1.1",
                vintage="2020-02-15",
                side=side,
                currency="USD",
                valuation="fob" if flow == "exports" else "cif",
                dimensions={"flow": flow, "partner": partner, "product": product},
                observations=tuple(
                    Observation(period=month, value=f"{number * 37 % 99_991}.{place % 10}")
                    for place, month in enumerate(MONTHS)
                ),
            ),
            side,
            number,
            f"{number:064d}",
        )
        for number, (side, partner, flow, product) in enumerate(told, start=1)
    ]


def observations(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this part of the group.

    Args:
        quick: measure once, and not five times.
    """
    releases, runs = _releases(), 1 if quick else 5
    series = series_of(releases)
    monthly, yearly = Asked(frequency="M", factor=IMF_FACTOR), Asked(factor=IMF_FACTOR)
    rows = rows_of(series, monthly)
    yield plain("figures in signed releases", len(releases) * len(MONTHS), "figures")
    most = max(PROMISED, VERIFICATIONS * verification() * 1_000)
    yield at_most("put together as series", 1_000 * seconds(lambda: series_of(releases), runs=runs), "ms CPU", most)
    for name, work in (
        ("total over products", lambda: totals_over(series, ["product"])),
        ("years of all series", lambda: [totals_in(one, "A") for one in series]),
        ("mirror rows of all pairs, monthly", lambda: rows_of(series, monthly)),
        ("largest gaps of them first", lambda: sorted(rows, key=by_gap)),
        ("mirror of one pair, yearly", lambda: mirror(series, "S0", "S1", yearly)),
        ("revision triangles of all series", lambda: [triangle(one) for one in series]),
    ):
        yield plain(name, 1_000 * seconds(work, runs=runs), "ms CPU")
