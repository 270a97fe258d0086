"""A table as a grid in which a merged cell stands at every place that it covers.

1. A row is its cells from left to right; a cell that spans rows stands in each of them, one that spans columns once.
2. Where cells overlap, the one that begins later in the table gives way.
3. A table wider than `MAX_COLUMNS` is cut there.
"""

from collections.abc import Iterator

import msgspec

from kelisim.reading.page import Cell, Table

MAX_COLUMNS = 64
"""No plan has more columns; a sheet of figures may have thousands."""


class Row(msgspec.Struct, frozen=True):
    """A row of the grid: `number` from 0, and its cells by the column in which they begin.

    `own` holds the cells that begin in this row and are not empty.
    """

    number: int
    cells: dict[int, Cell]
    own: tuple[Cell, ...]

    def at(self, column: int) -> Cell | None:
        """The cell that covers a column, if it has words."""
        cell = self.cells.get(column)
        if cell is None:
            cell = next((one for one in self.cells.values() if one.column < column < one.column + one.columns), None)
        return cell if cell is not None and cell.end > cell.start else None


class Grid(msgspec.Struct, frozen=True):
    """A table's rows, and how many columns it has."""

    table: Table
    rows: tuple[Row, ...]
    width: int


def grid_of(table: Table, rows: int | None = None) -> Grid:
    """The grid of a table, or of its first rows."""
    cells = [cell for cell in table.cells if 0 <= cell.column < MAX_COLUMNS and (rows is None or cell.row < rows)]
    width = min(MAX_COLUMNS, max((cell.column + cell.columns for cell in cells), default=0))
    return Grid(table, tuple(_rows(sorted(cells, key=lambda cell: (cell.row, cell.column)))), width)


def _rows(cells: list[Cell]) -> Iterator[Row]:
    hanging: list[Cell] = []
    place = 0
    while place < len(cells):
        number = cells[place].row
        begins = place
        while place < len(cells) and cells[place].row == number:
            place += 1
        hanging = [cell for cell in hanging if cell.row + cell.rows > number]
        placed = {cell.column: cell for cell in hanging}
        taken = {column for cell in hanging for column in _covered(cell)}
        own = []
        for one in cells[begins:place]:
            cell = one
            if cell.columns == cell.rows == 1 and cell.column not in taken:
                placed[cell.column] = cell
                taken.add(cell.column)
                if cell.end > cell.start:
                    own.append(cell)
                continue
            if cell.column in taken:
                continue
            free = next((column for column in _covered(cell) if column in taken), None)
            if free is not None:
                cell = msgspec.structs.replace(cell, columns=free - cell.column)
            placed[cell.column] = cell
            taken.update(_covered(cell))
            if cell.end > cell.start:
                own.append(cell)
            if cell.rows > 1:
                hanging.append(cell)
        yield Row(number, dict(sorted(placed.items())), tuple(own))


def _covered(cell: Cell) -> range:
    return range(cell.column, min(MAX_COLUMNS, cell.column + cell.columns))


def trimmed(cell: Cell) -> tuple[int, int]:
    """Where the words of a cell begin and end, without white space around them."""
    words = cell.text
    start = cell.start + len(words) - len(words.lstrip())
    return start, max(start, cell.end - (len(words) - len(words.rstrip())))
