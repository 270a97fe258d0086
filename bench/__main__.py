"""Run the benchmarks: `uv run python -m bench [GROUP ...] [--quick] [--json]`.

With `--json` every figure is one JSON object on one line: name, value, unit, limit (or null), ok. Otherwise a table.
The status is 1 where a figure does not keep its limit.
"""

import argparse
import importlib
import json
import sys
import time
from collections.abc import Iterator
from typing import Final

from bench.figure import Figure

GROUPS: Final = ("register", "scale", "store", "reading", "documents", "pages", "search", "places", "figures", "plans")
BY_NAME: Final = ("lighthouse",)
"""Groups that are measured only when they are asked for, because they need the network."""


def run(groups: list[str], *, quick: bool) -> Iterator[Figure]:
    """The figures of some groups, as they are measured."""
    for group in groups:
        for figure in importlib.import_module(f"bench.{group}").figures(quick=quick):
            yield figure._replace(name=f"{group}: {figure.name}")


def row(figure: Figure) -> str:
    """A figure as a row of the table."""
    limit = ""
    if figure.limit is not None:
        # A figure says only whether it keeps its limit; on which side it has to be follows.
        side = "≥" if (figure.value >= figure.limit) == figure.ok else "≤"
        limit = f"{side} {figure.limit:,.2f}"
    return f"{figure.name:<52} {figure.value:>14,.2f}  {figure.unit:<16} {limit:>14}  {'ok' if figure.ok else 'MISSED'}"


def main() -> int:
    """Run the command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure what the record costs.")
    parser.add_argument(
        "group",
        nargs="*",
        metavar="GROUP",
        help=f"which of {', '.join(GROUPS)}; all otherwise. By name alone: {', '.join(BY_NAME)}",
    )
    parser.add_argument("--quick", action="store_true", help="end in about two minutes, with less work per figure")
    parser.add_argument("--json", action="store_true", help="print one JSON object per figure and line")
    asked = parser.parse_args()
    unknown = [group for group in asked.group if group not in {*GROUPS, *BY_NAME}]
    if unknown:
        parser.error(f"no group {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    start, kept = time.perf_counter(), True
    if not asked.json:
        print(f"{'figure':<52} {'value':>14}  {'unit':<16} {'limit':>14}")
    for figure in run(asked.group or list(GROUPS), quick=asked.quick):
        kept = kept and figure.ok
        print(json.dumps(figure._asdict(), ensure_ascii=False) if asked.json else row(figure), flush=True)
    if not asked.json:
        print(f"{time.perf_counter() - start:.0f} s")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
