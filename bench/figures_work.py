"""What the group `figures` measures, each in a process of its own, which prints one JSON object."""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any, Final

from kelisim.figures.readers.columns import ColumnMap

REPORTERS: Final = ("ALDER", "BIRCH", "CEDAR", "DOVE", "ELM")
PARTNERS: Final = tuple(f"P{place:02}" for place in range(40))
MAP: Final = ColumnMap(
    period="period",
    value="value",
    status="status",
    side="side",
    dimensions={"partner": "partner", "flow": "flow", "product": "product"},
)
PRODUCTS: Final = tuple(f"{place:04}" for place in range(200))


def _mib() -> float:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


def forecasts(every: int) -> dict[str, float]:
    """Coverage and cost of forecasts; every n-th series."""
    import numpy as np  # noqa: PLC0415 other work needs none

    from bench.figure_series import invented_series, real_series, trial  # noqa: PLC0415 as above
    from bench.figures import INVENTED, SEED  # noqa: PLC0415 as above
    from kelisim.figures.forecasting import Refused, forecast  # noqa: PLC0415 as above

    chance = np.random.default_rng(SEED)
    known = [*real_series(), *invented_series(chance, INVENTED)][::every]
    held: dict[tuple[bool, int], list[bool]] = {}
    counted = {True: 0, False: 0}
    start: float | None = None
    for one in known:
        tried = trial(one, chance)
        if tried is None:
            continue
        made = forecast(tried.history)
        if isinstance(made, Refused):
            continue
        # The first forecast loads the library.
        start = start if start is not None else time.process_time()
        counted[one.real] += 1
        for came, ahead in zip(tried.came, made.ahead, strict=True):
            held.setdefault((one.real, 80), []).append(float(ahead.low_80) <= came <= float(ahead.high_80))
            held.setdefault((one.real, 95), []).append(float(ahead.low_95) <= came <= float(ahead.high_95))
    taken = time.process_time() - (start or 0)
    found: dict[str, float] = {"series": sum(counted.values()), "real": counted[True]}
    for level in (80, 95):
        real, invented = held[True, level], held[False, level]
        for whose, told in (("all", real + invented), ("real", real), ("invented", invented)):
            found[f"{whose} {level}"] = 100 * sum(told) / len(told)
    return found | {"ms": 1_000 * taken / max(found["series"] - 1, 1)}


def rows(path: Path, count: int) -> dict[str, float]:
    """Write rows of invented figures as CSV: reporter, partner, flow, product, month, value, status."""
    per = len(PARTNERS) * len(PRODUCTS) * 2 * len(REPORTERS)
    months = [f"{2000 + place // 12}-{place % 12 + 1:02}" for place in range(-(-count // per))]
    written = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("side,partner,flow,product,period,value,status\n")
        for month in months:
            for side in REPORTERS:
                for flow in ("exports", "imports"):
                    lines = [
                        f"{side},{partner},{flow},{product},{month},{(written + place * 37) % 99_991}.{place % 10},\n"
                        for place, (partner, product) in enumerate((a, b) for a in PARTNERS for b in PRODUCTS)
                    ][: count - written]
                    file.writelines(lines)
                    written += len(lines)
    return {"rows": written}


def columns(text: Path, made: Path) -> dict[str, float]:
    """Make a columnar file of the CSV."""
    from kelisim.figures.readers.bulk import make_columnar  # noqa: PLC0415 other work needs none

    start = time.perf_counter()
    kept = make_columnar(text, made, MAP)
    return {"seconds": time.perf_counter() - start, "mib": _mib(), "figures": kept.figures}


def ask(made: Path) -> dict[str, float]:
    """Ask the columnar file for two charts."""
    import statistics  # noqa: PLC0415 other work needs none

    from kelisim.figures.readers.columnar import Columnar  # noqa: PLC0415 as above

    def taken(work: Any) -> float:
        spent = []
        for _ in range(7):
            start = time.perf_counter()
            found = work()
            spent.append(1_000 * (time.perf_counter() - start))
            if not found:
                sys.exit("a chart without figures")
        # The first one opens the file and the library.
        return statistics.median(spent[1:])

    file = Columnar(made)
    one = {"side": "ALDER", "partner": "P07", "flow": "exports", "product": "0042"}
    return {
        "series_ms": taken(lambda: file.series(one)),
        "products_ms": taken(
            lambda: file.sums(
                {"side": "BIRCH", "partner": "P11", "flow": "imports"}, by="product", periods=("2000-01", "2000-12")
            )
        ),
        "mib": _mib(),
    }


if __name__ == "__main__":
    task, *words = sys.argv[1:]
    works: dict[str, Any] = {
        "forecasts": lambda: forecasts(int(words[0])),
        "rows": lambda: rows(Path(words[0]), int(words[1])),
        "columns": lambda: columns(Path(words[0]), Path(words[1])),
        "ask": lambda: ask(Path(words[0])),
    }
    print(json.dumps(works[task]()), flush=True)
