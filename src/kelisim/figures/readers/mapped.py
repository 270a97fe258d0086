"""A table read through a column map: every row a figure, a problem, or something counted as left out.

1. What a row says of its series is checked as the model checks a release, so that what is read can be signed.
2. A row whose value is missing is left out and counted; one whose period or any other cell is wrong is a problem, which
   names the row and the column.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from kelisim.figures.readers import cells
from kelisim.figures.readers.columns import SHARED, ColumnMap
from kelisim.figures.readers.errors import NoColumnError, TooLargeFileError
from kelisim.figures.readers.found import BadCellError, Figures, Gathering, SeriesHead
from kelisim.figures.readers.table import MAX_FIGURES, Broken, Table, overlong
from kelisim.model.base import is_address
from kelisim.model.dates import is_date


def _held(code: str, is_right: Callable[[str], bool], expected: str) -> Callable[[str], str]:
    def check(said: str) -> str:
        if not is_right(said):
            raise BadCellError(code, f"this is no {code}:", expected)
        return said

    return check


_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "side": _held("side", cells.is_side, "a code such as KAZ or EAEU"),
    "valuation": _held("valuation", {"fob", "cif"}.__contains__, "fob or cif"),
    "currency": _held("currency", cells.is_currency, "an ISO 4217 code such as KZT"),
    "original": _held("currency", cells.is_currency, "an ISO 4217 code such as KZT"),
    "rate": cells.number,
    "rate_on": _held("date", is_date, "a date such as 2021-04-28, 2021-04 or 2021"),
    "vintage": _held("date", is_date, "a date such as 2021-04-28, 2021-04 or 2021"),
    "source": _held(
        "address", lambda said: len(said) <= 2_000 and is_address(said) is not None, "an address of the web"
    ),
}


def checked(name: str, said: str) -> str:
    """What a column beside the dimensions says, as a release may hold it (rule 1).

    Raises:
        BadCellError: it may not.
    """
    check = _CHECKS.get(name)
    return check(said.lower() if name == "valuation" else said) if check else said


class _Row:
    """The cells of a row, read by the place of their column; an error names the column."""

    def __init__(self, header: Sequence[str]) -> None:
        self._header = header
        self.cells: Sequence[str] = ()
        self.column = ""
        self.said = ""

    def said_in(self, place: int) -> str:
        """What stands in a cell; from now on an error is about it."""
        self.column, self.said = self._header[place], self.cells[place]
        if isinstance(self.said, Broken):
            raise self.said.bad
        return self.said


class MappedReader:
    """How a table with some header is read through a map."""

    def __init__(self, table: Table, columns: ColumnMap) -> None:
        """Find the columns.

        Raises:
            NoColumnError: the table lacks one that the map names.
        """
        self._table = table
        self._map = columns
        self._period = [
            table.place(name) for name in (columns.period or columns.year, columns.quarter or columns.month) if name
        ]
        self._values = [
            (table.place(name), tuple(more.items()))
            for name, more in (columns.values or {columns.value or "": {}}).items()
        ]
        self._status = table.place(columns.status) if columns.status else None
        self._multiplier = table.place(columns.unit_multiplier) if columns.unit_multiplier else None
        self._dimensions = [(name, table.place(column)) for name, column in columns.dimensions.items()]
        self._shared = [
            (name, table.place(column)) for name in SHARED if (column := getattr(columns, name)) is not None
        ]
        self._where = [(table.place(name), frozenset(kept)) for name, kept in columns.where.items()]
        self._missing = frozenset(columns.missing)
        try:
            self._same: dict[str, str] = {name: self._shared_value(name, said) for name, said in columns.same.items()}
        except BadCellError as bad:
            raise NoColumnError(bad.problem, where="`same` of the map", expected=bad.expected) from None
        self._kept: dict[tuple[str, ...], tuple[dict[str, str], dict[str, str]]] = {}

    def figures(self) -> Figures:
        """Read every row.

        Raises:
            FigureFileError: the file is too large, or breaks off.
        """
        gathered = Gathering()
        row = _Row(self._table.told)
        across = len(self._table.header)
        found = last = 0
        for number, said in self._table.rows():
            gathered.rows += number != last
            last = number
            row.cells = said
            try:
                if isinstance(said[0], Broken) and said[0].bad.code == "row":
                    row.column, row.said = "", said[0]
                    raise said[0].bad
                beyond = overlong(said, across)
                if beyond is not None:
                    row.column, row.said = self._table.told[-1], beyond
                    raise BadCellError("row", "the row goes on after the last column:", f"at most {across} cells")
                found += self._read(number, row, gathered)
            except BadCellError as bad:
                gathered.refuse(number, self._column(row), row.said, bad)
            if found > MAX_FIGURES:
                raise TooLargeFileError(f"the table has more than {MAX_FIGURES:,} figures", expected="a columnar file")
        return gathered.figures()

    def _column(self, row: _Row) -> str:
        """The column that an error is about, as the file names it."""
        stood, values = self._table.stood_in, [self._table.told[place] for place, _ in self._values]
        return row.cells[stood] if stood is not None and row.column in values else row.column

    def _read(self, number: int, row: _Row, gathered: Gathering) -> int:
        if any(row.said_in(place).strip() not in kept for place, kept in self._where):
            gathered.leave_out("not-asked-for")
            return 0
        given = [(place, more) for place, more in self._values if not self._is_missing(row.cells[place])]
        if len(given) < len(self._values):
            gathered.leave_out("missing", len(self._values) - len(given))
        if not given:
            return 0
        period = self._period_of(row)
        flags = cells.flags(row.said_in(self._status)) if self._status is not None else cells.Flags("")
        if flags.left_out:
            gathered.leave_out(flags.left_out, len(given))
            return 0
        dimensions, shared = self._series_of(row)
        power = cells.multiplier(row.said_in(self._multiplier)) if self._multiplier is not None else 0
        for place, more in given:
            value = cells.number(row.said_in(place), self._map.decimal_mark, self._map.grouping)
            value = cells.scaled(value, power, self._map.multiply)
            series = series_of({**dimensions, **dict(more)}, shared)
            gathered.add(number, series, period, value, flags.status, self._column(row))
        for flag in flags.unkept:
            gathered.leave_out(f"flag-{flag}")
        return len(given)

    def _is_missing(self, said: str) -> bool:
        return not isinstance(said, Broken) and said.strip() in self._missing

    def _period_of(self, row: _Row) -> str:
        said = [row.said_in(place).strip() for place in self._period]
        if len(said) == 1:
            return cells.period(said[0], self._map.frequency)
        year, part = said[0], self._meant("quarter" if self._map.quarter else "month", said[1])
        if self._map.quarter:
            part = part.upper().removeprefix("Q")
            return cells.period(f"{year}-Q{part}", self._map.frequency)
        return cells.period(f"{year}-M{part}", self._map.frequency)

    def _series_of(self, row: _Row) -> tuple[dict[str, str], dict[str, str]]:
        """The dimensions and what else the row says of its series; rows of one series are looked at once."""
        places = (*self._dimensions, *self._shared)
        key = tuple(row.said_in(place) for _, place in places)
        if key not in self._kept:
            dimensions, shared = dict(self._map.fixed), dict(self._same)
            for name, place in self._dimensions:
                said = self._meant(name, cells.words(row.said_in(place)))
                if said:
                    dimensions[name] = said
            for name, place in self._shared:
                said = cells.words(row.said_in(place))
                if said:
                    shared[name] = self._shared_value(name, said)
            if ("rate" in shared) != ("original" in shared):
                row.column, row.said = self._map.rate or self._map.original or "", shared.get("rate", "")
                raise BadCellError("rate", "a converted value has a rate and its original currency", "both or neither")
            if len(self._kept) >= MAX_FIGURES:
                self._kept.clear()
            self._kept[key] = dimensions, shared
        return self._kept[key]

    def _meant(self, name: str, said: str) -> str:
        meanings = self._map.codes.get(name)
        if meanings is None or not said:
            return said
        if said not in meanings:
            known = ", ".join(list(meanings)[:20])
            raise BadCellError("code", f"the map does not say what this means as {name}:", f"one of: {known}")
        return meanings[said]

    def _shared_value(self, name: str, said: str) -> str:
        said = self._meant(name, said)
        return checked(name, said)


def series_of(dimensions: Mapping[str, str], shared: Mapping[str, str]) -> SeriesHead:
    """A series with its dimensions in the order of their names.

    Raises:
        BadCellError: a name has the wrong form, or there are too many.
    """
    if len(dimensions) > 16:
        raise BadCellError("dimensions", "the series has too many dimensions", "at most 16")
    known: dict[str, Any] = dict(shared)
    return SeriesHead(tuple(sorted(dimensions.items())), **known)
