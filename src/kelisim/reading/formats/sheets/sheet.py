"""The cells of one sheet as a table.

1. What is hidden is left out: the reader reads what a person sees who opens the file. Sheets, rows and columns alike.
2. Empty rows and columns, at the edges and in between, are no part of the table; the address stays the sheet's.
3. Empty cells inside the table are there, unless a few words stand far apart and the table would be mostly empty.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import msgspec

from kelisim.model.draft import Address
from kelisim.reading.formats.building import PageBuilder, Put
from kelisim.reading.formats.cleaning import one_line
from kelisim.reading.formats.grid import without_repeats

MAX_SHEETS = 200
_MOSTLY_EMPTY = 8
_SMALL = 2_000


class Value(msgspec.Struct, frozen=True):
    """What one cell shows."""

    words: str
    struck: bool = False


class Sheet(msgspec.Struct):
    """A sheet while it is read: values by row and column, merged ranges as first and last row and column, from 0."""

    name: str
    values: dict[tuple[int, int], Value]
    merged: list[tuple[int, int, int, int]]
    hidden_rows: AbstractSet[int] = frozenset()
    hidden_columns: AbstractSet[int] = frozenset()


def add_sheet(builder: PageBuilder, sheet: Sheet) -> None:
    """Add the table that a sheet is.

    Raises:
        ReadingError: there are too many cells or too much text.
    """
    shown = {
        at: value
        for at, value in sheet.values.items()
        if value.words.strip() and at[0] not in sheet.hidden_rows and at[1] not in sheet.hidden_columns
    }
    # A merged cell whose first row or column is hidden shows its words in the first that is not.
    for first, last, left, right in sheet.merged:
        value = sheet.values.get((first, left))
        if value is None or not value.words.strip() or (first, left) in shown:
            continue
        row = next((row for row in range(first, last + 1) if row not in sheet.hidden_rows), None)
        column = next((column for column in range(left, right + 1) if column not in sheet.hidden_columns), None)
        if row is not None and column is not None:
            shown[row, column] = value
    if not shown:
        return
    name = one_line(sheet.name)[:500] or None
    puts = _puts(shown, sheet, name)
    builder.add_table(without_repeats(puts, 0), sheet=name)


def _puts(shown: Mapping[tuple[int, int], Value], sheet: Sheet, name: str | None) -> list[Put]:
    rows = {row: n for n, row in enumerate(sorted({row for row, _ in shown}))}
    columns = {column: n for n, column in enumerate(sorted({column for _, column in shown}))}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    budget = _MOSTLY_EMPTY * len(shown) + _SMALL
    for first, last, left, right in sheet.merged:
        inside_rows = [row for row in rows if first <= row <= last] if last - first < len(rows) * 2 + 100 else []
        inside = [column for column in columns if left <= column <= right]
        here = [(row, column) for row in inside_rows for column in inside]
        budget -= len(here) + 1
        if here and budget > 0:
            # The range begins at the first of its rows and columns that the table has.
            spans[here[0]] = (len(inside_rows), len(inside))
            covered.update(here[1:])
    full = len(rows) * len(columns) <= _MOSTLY_EMPTY * len(shown) + _SMALL
    places = [(row, column) for row in rows for column in columns] if full else sorted({*shown, *spans})
    puts = []
    for row, column in places:
        if (row, column) in covered and (row, column) not in shown:
            continue
        value = shown.get((row, column), Value(""))
        down, across = spans.get((row, column), (1, 1))
        address = Address(sheet=name, row=row + 1, column=column + 1)
        puts.append(Put(rows[row], columns[column], value.words, down, across, value.struck, address))
    return puts
