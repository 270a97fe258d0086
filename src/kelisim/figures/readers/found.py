"""What reading a file of figures finds: figures with their row, problems with row and column, and what was left out.

1. One bad row never stops a file: it becomes a `Problem`, and the rows after it are read.
2. A period that a series has twice keeps the first figure; the second is a problem, unless it says the same.
3. Nothing is dropped silently: what is not a figure and no mistake either (a gap, a flag that a release cannot hold) is
   counted under a code.
4. Of many problems the first `MAX_PROBLEMS` are kept, and all are counted.
"""

from collections import Counter
from typing import Literal

import msgspec

MAX_PROBLEMS = 1_000
"""Problems that are kept with their words."""

Status = Literal["provisional", "estimated"]


class SeriesHead(msgspec.Struct, frozen=True):
    """What one series of a file shares: the SDMX series key, and how its values were come by."""

    dimensions: tuple[tuple[str, str], ...] = ()
    side: str | None = None
    unit: str | None = None
    valuation: Literal["fob", "cif"] | None = None
    currency: str | None = None
    original: str | None = None
    rate: str | None = None
    rate_on: str | None = None
    vintage: str | None = None
    speaker: str | None = None
    source: str | None = None


class Found(msgspec.Struct, frozen=True):
    """One figure and the row, from 1, in which it stands. `period` is an SDMX time period, `value` a decimal."""

    row: int
    series: SeriesHead
    period: str
    value: str
    status: Status | None = None


class Problem(msgspec.Struct, frozen=True):
    """Why a row gives no figure. `said` is what stands in the column; `code` is stable, `problem` a sentence.

    Without a column the whole row is meant.
    """

    row: int
    column: str
    said: str
    code: str
    problem: str
    expected: str = ""

    def __str__(self) -> str:
        said = f" {self.said!r}" if self.said else ""
        right = f"; expected {self.expected}" if self.expected else ""
        column = f", column {self.column!r}" if self.column else ""
        return f"row {self.row}{column}: {self.problem}{said}{right}"


class Figures(msgspec.Struct, frozen=True):
    """All that a file gave. `left_out` counts by code what is neither a figure nor a mistake; `rows` all rows read."""

    found: tuple[Found, ...]
    problems: tuple[Problem, ...] = ()
    refused: int = 0
    left_out: dict[str, int] = {}
    rows: int = 0

    def series(self) -> dict[SeriesHead, list[Found]]:
        """The figures by series, in the order in which the series begin in the file."""
        kept: dict[SeriesHead, list[Found]] = {}
        for one in self.found:
            kept.setdefault(one.series, []).append(one)
        return kept


class BadCellError(ValueError):
    """A cell that cannot be what its column holds. Never leaves this package: it becomes a `Problem`."""

    def __init__(self, code: str, problem: str, expected: str = "") -> None:
        super().__init__(problem)
        self.code = code
        self.problem = problem
        self.expected = expected


class Gathering:
    """Figures and problems while a file is read (rules 2 to 4)."""

    def __init__(self) -> None:
        self._found: list[Found] = []
        self._places: dict[tuple[SeriesHead, str], Found] = {}
        self._known: dict[SeriesHead, SeriesHead] = {}
        self._problems: list[Problem] = []
        self._refused = 0
        self._left_out: Counter[str] = Counter()
        self.rows = 0

    def add(self, row: int, series: SeriesHead, period: str, value: str, status: Status | None, column: str) -> None:
        """Keep a figure. Where its series has the period already it is a problem, unless it is the same figure."""
        series = self._known.setdefault(series, series)
        one = Found(row, series, period, value, status)
        before = self._places.setdefault((series, period), one)
        if before is one:
            self._found.append(one)
        elif (before.value, before.status) == (value, status):
            self.leave_out("repeated")
        else:
            first = f"row {before.row} has {before.value} for {period} already"
            self.refuse(row, column, value, BadCellError("two-values", f"{first}, and this row another value:"))

    def refuse(self, row: int, column: str, said: str, bad: BadCellError) -> None:
        """Keep a problem."""
        self._refused += 1
        if len(self._problems) < MAX_PROBLEMS:
            self._problems.append(Problem(row, column, said[:80], bad.code, bad.problem, bad.expected))

    def leave_out(self, code: str, count: int = 1) -> None:
        """Count something that is neither a figure nor a mistake."""
        self._left_out[code] += count

    def figures(self) -> Figures:
        """What was gathered."""
        return Figures(
            tuple(self._found), tuple(self._problems), self._refused, dict(sorted(self._left_out.items())), self.rows
        )
