"""Tables of PDF pages, and tables that go on over pages.

1. A word belongs to the ruled cell around its middle; words of no cell belong to the text of the page.
2. Lines of a cell go on in one another like those of a paragraph.
3. A line through the middle of a cell's words strikes them.
4. A table goes on where the next page begins with one of the same width and nothing stands between them: its leading
   rows that repeat rows of the header are left out, and a first row without its number is the end of the row before.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from kelisim.model.draft import Address
from kelisim.reading.formats.building import Put
from kelisim.reading.formats.grid import rows_of
from kelisim.reading.formats.pdf.grids import Grid, grids_of
from kelisim.reading.formats.pdf.lines import Line, blocks_of, lines_of
from kelisim.reading.formats.pdf.marks import Marks, Rule, Word

_PADDING = 2.0
_SAME_EDGE = 8.0
_SAME_BORDER = 30.0
_HEADER_ROWS = 6
"""Leading rows of a table among which a row on the next page can be the header again."""
CONTINUED = re.compile(r"(?:продолжение|окончание|continued|continuation|жалғасы)\b.{0,60}", re.IGNORECASE)


class Placed(NamedTuple):
    """A table of one page; `across` are the edges of its columns."""

    page: int
    top: float
    across: list[float]
    cells: list[Put]
    ruled: bool = True


def ruled_tables(number: int, marks: Marks) -> tuple[list[Placed], list[Word]]:
    """The ruled tables of a page, and the words that stand in none (rule 1)."""
    grids = grids_of(marks.rules)
    inside: list[dict[int, list[Word]]] = [defaultdict(list) for _ in grids]
    outside: list[Word] = []
    for word in marks.words:
        for grid, held in zip(grids, inside, strict=True):
            area = grid.at((word.left + word.right) / 2, word.middle)
            if area is not None:
                held[area].append(word)
                break
        else:
            outside.append(word)
    placed = []
    for grid, held in zip(grids, inside, strict=True):
        if len(held) < 2:
            # A frame or a drawing: what stands in it is text.
            outside += [word for words in held.values() for word in words]
            continue
        placed.append(_placed(number, grid, held, marks.rules))
    return placed, outside


def _placed(number: int, grid: Grid, held: dict[int, list[Word]], rules: Sequence[Rule]) -> Placed:
    cells = []
    thin = [rule for rule in rules if rule.lying and grid.down[0] < rule.top < grid.down[-1]]
    for at, area in enumerate(grid.areas):
        lines = lines_of(held.get(at, ()))
        box = (round(area.left * 10), round(area.top * 10), round(area.right * 10), round(area.bottom * 10))
        cells.append(
            Put(
                area.row,
                area.column,
                cell_text(lines, area.left, area.right),
                area.rows,
                area.columns,
                is_struck(lines, thin),
                Address(page=number, box=box),
            )
        )
    return Placed(number, grid.down[0], grid.across, cells)


def cell_text(lines: Sequence[Line], left: float, right: float) -> str:
    """The words of a cell (rule 2)."""
    if not lines:
        return ""
    padding = min(max(min(line.left for line in lines) - left, _PADDING), 8.0)
    return "\n".join(block.text for block in blocks_of(lines, left + padding, right - padding))


def is_struck(lines: Sequence[Line], rules: Sequence[Rule]) -> bool:
    """Rule 3: whether every line of words has a ruled line through its middle."""
    return bool(lines) and all(
        any(
            rule.left < line.left + 2
            and rule.right > line.right - 2
            and 0.3 < ((rule.top + rule.bottom) / 2 - line.top) / max(line.bottom - line.top, 1) < 0.75
            for rule in rules
        )
        for line in lines
    )


class Growing:
    """A table that may go on over pages (rule 4); each page is added once and nothing is gone through again."""

    def __init__(self, first: Placed) -> None:
        self.page = first.page
        self.ruled = first.ruled
        self.cells = sorted(first.cells, key=_place)
        self._across = first.across
        self._ends_on = first.page
        self._down = max(cell.row + cell.rows for cell in self.cells)
        self._head = {_said(row) for row in rows_of(self.cells)[:_HEADER_ROWS]}

    def takes(self, following: Placed) -> bool:
        """Add the table of the next page; False where it is another."""
        if not self._goes_on(following):
            return False
        across = _merged(self._across, following.across) if self.ruled else self._across
        if len(across) != len(self._across):
            self.cells = _on(self.cells, self._across, across)
            self._head = {_said(row) for row in rows_of(self.cells)[:_HEADER_ROWS]}
        else:
            across = self._across
        rows = rows_of(_on(following.cells, following.across, across))
        dropped = 0
        # A row with one entry may be the name of a section; below a row of the header it belongs to that.
        while dropped < len(rows) and _said(rows[dropped]) in self._head and (dropped or _entries(rows[0]) > 1):
            dropped += 1
        rest = [cell for row in rows[dropped:] for cell in row]
        if rest:
            first = rest[0].row
            rest = self._mended([msgspec.structs.replace(cell, row=cell.row - first + self._down) for cell in rest])
            self.cells += rest
            self._down = max(self._down, *(cell.row + cell.rows for cell in rest)) if rest else self._down
        self._across = across
        self._ends_on = following.page
        return True

    def _goes_on(self, following: Placed) -> bool:
        if following.page != self._ends_on + 1 or self.ruled != following.ruled:
            return False
        if not self.ruled:
            # The borders of columns that nothing rules stand where the words of each page leave room.
            return len(self._across) == len(following.across) and all(
                abs(one - other) < _SAME_BORDER for one, other in zip(self._across, following.across, strict=True)
            )
        return (
            abs(self._across[0] - following.across[0]) < _SAME_EDGE
            and abs(self._across[-1] - following.across[-1]) < _SAME_EDGE
            and len(_merged(self._across, following.across)) <= max(len(self._across), len(following.across)) + 1
        )

    def _mended(self, rest: list[Put]) -> list[Put]:
        """Put the end of a row that was cut in two back to its beginning; the cells that are left."""
        begin = len(self.cells)
        while begin and self.cells[begin - 1].row == self.cells[-1].row:
            begin -= 1
        last, first = self.cells[begin:], rows_of(rest)[0]
        tails = {cell.column: cell for cell in first if cell.words}
        if (
            not last[0].words
            or first[0].words
            or last[0].column
            or not tails
            or [(cell.column, cell.columns) for cell in first] != [(cell.column, cell.columns) for cell in last]
            or not (len(tails) < len(first) - 1 or any(cell.words[:1].islower() for cell in tails.values()))
        ):
            return rest
        self.cells[begin:] = [
            msgspec.structs.replace(cell, words=f"{cell.words} {tails[cell.column].words}".strip())
            if cell.column in tails
            else cell
            for cell in last
        ]
        return [msgspec.structs.replace(cell, row=cell.row - 1) for cell in rest if cell.row > first[0].row]


def _place(cell: Put) -> tuple[int, int]:
    return cell.row, cell.column


def _merged(first: Sequence[float], second: Sequence[float]) -> list[float]:
    places = sorted([*first, *second])
    kept = places[:1]
    for place in places[1:]:
        if place - kept[-1] > _SAME_EDGE / 2:
            kept.append(place)
    return kept


def _on(cells: Sequence[Put], edges: Sequence[float], across: Sequence[float]) -> list[Put]:
    """Cells between some edges, in the columns between others."""
    if len(across) == len(edges):
        return list(cells)
    moved = []
    for cell in cells:
        left = _nearest(across, edges[cell.column])
        right = _nearest(across, edges[cell.column + cell.columns])
        moved.append(msgspec.structs.replace(cell, column=left, columns=max(right - left, 1)))
    return moved


def _nearest(across: Sequence[float], place: float) -> int:
    at = bisect_left(across, place)
    return min((max(at - 1, 0), min(at, len(across) - 1)), key=lambda one: abs(across[one] - place))


def _entries(row: Sequence[Put]) -> int:
    return sum(bool(cell.words) for cell in row)


def _said(row: Sequence[Put]) -> tuple[tuple[int, str], ...]:
    return tuple((cell.column, " ".join(cell.words.split()).casefold()) for cell in row)
