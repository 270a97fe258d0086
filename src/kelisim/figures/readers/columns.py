"""A column map: which column of a table holds what. Written as JSON, it says how to read every file of one office.

1. The period stands in one column, or in parts: `year` and, where they are, `quarter` or `month`. Where the periods
   stand in the header instead (`across`), every column whose name is a period is one of values.
2. The value stands in one column, `value`, or in several, `values`, each with the dimensions that it gives its figures.
3. `dimensions` are columns, `fixed` are dimensions that the whole file shares, `codes` what the words of a column mean
   in the register: a reading of `ввоз` as `imports`, of the month `январь` as `1`. Where `codes` are given for
   something, other words are problems.
4. `where` reads only the rows whose column holds one of some values; the others are counted as left out.
5. `side`, `currency`, `original`, `rate`, `rate_on`, `unit`, `vintage`, `valuation`, `speaker` and `source` are
   columns; `same` gives any of them for the whole file.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.figures.readers.cells import Frequency
from kelisim.model.base import Decimal, Line, Slug, Value

Column = Line
"""The words at the head of a column."""

SHARED = (
    "side",
    "unit",
    "valuation",
    "currency",
    "original",
    "rate",
    "rate_on",
    "vintage",
    "speaker",
    "source",
)
"""What a column or the whole file can say of a series beside its dimensions."""

Shared = Literal["side", "unit", "valuation", "currency", "original", "rate", "rate_on", "vintage", "speaker", "source"]


class ColumnMap(Value, frozen=True, kw_only=True):
    """Which column holds what (rules 1 to 5)."""

    period: Column | None = None
    year: Column | None = None
    quarter: Column | None = None
    month: Column | None = None
    frequency: Frequency | None = None
    across: bool = False
    value: Column | None = None
    values: dict[Column, dict[Slug, Line]] = msgspec.field(default_factory=dict)
    status: Column | None = None
    unit_multiplier: Column | None = None
    multiply: Decimal = "1"
    dimensions: Annotated[dict[Slug, Column], msgspec.Meta(max_length=16)] = msgspec.field(default_factory=dict)
    fixed: Annotated[dict[Slug, Line], msgspec.Meta(max_length=16)] = msgspec.field(default_factory=dict)
    codes: dict[str, dict[str, Line]] = msgspec.field(default_factory=dict)
    side: Column | None = None
    unit: Column | None = None
    valuation: Column | None = None
    currency: Column | None = None
    original: Column | None = None
    rate: Column | None = None
    rate_on: Column | None = None
    vintage: Column | None = None
    speaker: Column | None = None
    source: Column | None = None
    same: dict[Shared, Line] = msgspec.field(default_factory=dict)
    where: dict[Column, tuple[str, ...]] = msgspec.field(default_factory=dict)
    missing: tuple[str, ...] = ("", ":", "..", "...", "-", "–", "—", "…", "x", "X", "NA", "N/A", "n/a", "NaN")
    decimal_mark: Literal[".", ","] = "."
    grouping: Annotated[str, msgspec.Meta(max_length=1)] = ""
    sheet: Line | None = None
    header: Annotated[int, msgspec.Meta(ge=1, le=1_000)] = 1
    encoding: Line | None = None
    separator: Annotated[str, msgspec.Meta(min_length=1, max_length=1)] | None = None

    def __post_init__(self) -> None:
        if self.grouping == self.decimal_mark or self.grouping in {"-", "+"} or self.grouping.isdigit():
            raise ValueError("what parts the thousands is neither the decimal mark nor part of a number")
        given = [*self.dimensions, *self.fixed, *{name for more in self.values.values() for name in more}]
        if len(set(given)) != len(given):
            raise ValueError("a dimension is given twice")
        coded = {*self.dimensions, *SHARED, "month", "quarter"}
        if not self.codes.keys() <= coded:
            raise ValueError(
                "`codes` are of dimensions, of what else a row says of its series, of months or of quarters"
            )
        if any(getattr(self, name) is not None for name in self.same):
            raise ValueError("what is the same for the whole file is no column")
        if self.across:
            if any((self.period, self.year, self.value, self.values, self.status)):
                raise ValueError("where the periods stand in the header, no column is one of periods, values or status")
            return
        if (self.period is None) == (self.year is None):
            raise ValueError("a map names the column of the period, or that of the year")
        if self.year is None and (self.quarter is not None or self.month is not None):
            raise ValueError("a quarter or a month is a column beside the year")
        if self.quarter is not None and self.month is not None:
            raise ValueError("a map names the column of the quarter or that of the month")
        if (self.value is None) == (not self.values):
            raise ValueError("a map names one column of values in `value`, or several in `values`")
