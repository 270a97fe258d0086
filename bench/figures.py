"""Group `figures`: forecasts against what came, and ten million rows of figures.

1. Forecasts are made from stretches of some two hundred and thirty series, of which more than a hundred are real
   (`bench.figure_series`), and compared with what followed. The share of what followed that lies in an interval is to
   be within five points of what the interval promises: over all series, and over the real ones alone. With `quick` it
   is a sixth of the series, and nothing but a measure.
2. The cost of a forecast is CPU time on one processor, statsmodels loaded.
3. Rows of figures are written as CSV by processes of their own, made a columnar file and asked for one chart. What is
   measured of the making is the most memory that its process ever held, as the kernel counts it; the limit is 1.5 GiB.
   The limit of a query is the promised 200 ms, or as many raw signature verifications as took that on the machine it
   was made for. With `quick` it is a twentieth of the rows.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.figure import Figure, at_least, at_most, plain
from bench.measuring import verification
from bench.observations import observations

SEED: Final = 20_261_125
INVENTED: Final = 90
BAND: Final = 5.0
"""Points by which the coverage of an interval may miss what it promises."""
ROWS: Final = 10_000_000
MEMORY: Final = 1_536.0
"""MiB."""
PROMISED: Final = 200.0
"""Milliseconds of a query."""
VERIFICATIONS: Final = 2_220
"""As many raw verifications took the promised time where it was made."""
ONE_PROCESSOR: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: a sixth of the series and a twentieth of the rows.
    """
    yield from _forecasts(quick=quick)
    yield from _bulk(ROWS // 20 if quick else ROWS)
    yield from observations(quick=quick)


def _asked(*words: str) -> list[dict[str, float]]:
    run = subprocess.run(
        [sys.executable, "-m", "bench.figures_work", *words],
        env=os.environ | ONE_PROCESSOR,
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    )
    if run.returncode != 0:
        sys.exit("the figures could not be measured")
    return [json.loads(line) for line in run.stdout.splitlines()]


def _forecasts(*, quick: bool) -> Iterator[Figure]:
    (found,) = _asked("forecasts", "6" if quick else "1")
    yield plain("series forecast", found["series"], "series")
    yield (plain if quick else _many)("real ones among them", found["real"], "series")
    for whose in ("all", "real", "invented"):
        for level in (80, 95):
            covered = found[f"{whose} {level}"]
            name = f"what came within {level} per cent, {whose} series"
            if quick or whose == "invented":
                yield plain(name, covered, "per cent")
            else:
                yield _near(name, covered, level)
    yield plain("one forecast", found["ms"], "ms CPU")


def _many(name: str, value: float, unit: str) -> Figure:
    return at_least(name, value, unit, 100)


def _near(name: str, covered: float, level: int) -> Figure:
    """A coverage that is within the band of its level."""
    if covered < level:
        return at_least(name, covered, "per cent", level - BAND)
    return at_most(name, covered, "per cent", level + BAND)


def _bulk(rows: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="kelisim-figures-") as folder:
        text, columns = Path(folder) / "rows.csv", Path(folder) / "columns"
        _asked("rows", str(text), str(rows))
        yield plain("rows of figures", rows, "rows")
        yield plain("as CSV", text.stat().st_size / 2**20, "MiB")
        (made,) = _asked("columns", str(text), str(columns))
        yield plain("as a columnar file", sum(path.stat().st_size for path in columns.iterdir()) / 2**20, "MiB")
        yield plain("made columnar", made["seconds"], "s")
        yield at_most("most memory of making it", made["mib"], "MiB", MEMORY)
        (asked,) = _asked("ask", str(columns))
        most = max(PROMISED, VERIFICATIONS * verification() * 1_000)
        yield at_most("one chart: a series of one partner and product", asked["series_ms"], "ms", most)
        yield at_most("one chart: a year by product, summed", asked["products_ms"], "ms", most)
        yield at_most("most memory of asking", asked["mib"], "MiB", MEMORY)
