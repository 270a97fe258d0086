"""What holds for the cells of a table in every format, before their words have a place.

1. A column of the grid at whose left edge no cell begins is none: wide cells that nothing divides are one column.
2. A row that says the same as the header does is the header again, as on a new page, and is left out.
3. A table of one row or of one column is a frame around text, and so is one that holds pages of prose: its cells are
   read as paragraphs.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from kelisim.reading.formats.building import Put

MAX_PROSE = 3_000
"""Characters: a cell with more is a column of a text, not an entry of a table."""


def compact(cells: Sequence[Put]) -> list[Put]:
    """Rule 1, for columns and, in the same way, for rows."""
    columns, rows = sorted({cell.column for cell in cells}), sorted({cell.row for cell in cells})
    right, down = (
        max((cell.column + cell.columns for cell in cells), default=0),
        max((cell.row + cell.rows for cell in cells), default=0),
    )
    if len(columns) == right and len(rows) == down:
        return list(cells)
    return [
        msgspec.structs.replace(
            cell,
            row=bisect_left(rows, cell.row),
            column=bisect_left(columns, cell.column),
            rows=bisect_left(rows, cell.row + cell.rows) - bisect_left(rows, cell.row),
            columns=bisect_left(columns, cell.column + cell.columns) - bisect_left(columns, cell.column),
        )
        for cell in cells
    ]


def rows_of(cells: Iterable[Put]) -> list[list[Put]]:
    """The cells by the row in which they begin, rows and cells in order."""
    rows: dict[int, list[Put]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    return [sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]


def without_repeats(cells: Sequence[Put], headers: int) -> list[Put]:
    """Rule 2; `headers` is how many rows are marked as header, 0 where none is."""
    rows = rows_of(cells)
    depth = headers or _depth(rows)
    head = [_said(row) for row in rows[:depth]]
    if not head or sum(bool(words) for _, words in head[0]) < 2:
        return list(cells)
    dropped: set[int] = set()
    position = depth
    while position < len(rows):
        same = 0
        while same < depth and position + same < len(rows) and _said(rows[position + same]) == head[same]:
            same += 1
        # Part of a header of several rows may be all that fits above a page's end.
        if same:
            dropped.update(row[0].row for row in rows[position : position + same])
        position += max(same, 1)
    return compact([cell for cell in cells if cell.row not in dropped]) if dropped else list(cells)


def _depth(rows: Sequence[Sequence[Put]]) -> int:
    """How many rows the header takes where none is marked: as deep as the deepest cell of the first row."""
    return max((cell.rows for cell in rows[0]), default=1) if rows else 0


def _said(row: Iterable[Put]) -> tuple[tuple[int, str], ...]:
    return tuple((cell.column, " ".join(cell.words.split()).casefold()) for cell in row)


def is_frame(cells: Sequence[Put]) -> bool:
    """Rule 3."""
    if not cells:
        return True
    across = max(cell.column + cell.columns for cell in cells)
    down = max(cell.row + cell.rows for cell in cells)
    return across < 2 or down < 2 or any(len(cell.words) > MAX_PROSE for cell in cells)
