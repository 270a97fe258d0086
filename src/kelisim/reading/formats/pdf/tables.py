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
from kelisim.reading.formats.grid import compact, rows_of
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
    """A table of one page or, once joined, of several; `across` are the edges of its columns."""

    page: int
    top: float
    across: list[float]
    cells: list[Put]
    ruled: bool = True
    last_page: int = 0

    @property
    def ends_on(self) -> int:
        """The number of its last page."""
        return self.last_page or self.page


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


def goes_on(table: Placed, following: Placed) -> bool:
    """Whether a table on the next page is the rest of one (rule 4)."""
    if following.page != table.ends_on + 1 or table.ruled != following.ruled:
        return False
    if not table.ruled:
        # The borders of columns that nothing rules stand where the words of each page leave room.
        return len(table.across) == len(following.across) and all(
            abs(one - other) < _SAME_BORDER for one, other in zip(table.across, following.across, strict=True)
        )
    return (
        abs(table.across[0] - following.across[0]) < _SAME_EDGE
        and abs(table.across[-1] - following.across[-1]) < _SAME_EDGE
        and len(set(_merged(table.across, following.across))) <= max(len(table.across), len(following.across)) + 1
    )


def one_table(table: Placed, following: Placed) -> Placed:
    """A table with its rest."""
    across = _merged(table.across, following.across)
    above, below = _on(table, across), _on(following, across)
    head = {_said(row) for row in rows_of(above)[:_HEADER_ROWS]}
    rows = rows_of(below)
    dropped = 0
    # A row with one entry may be the name of a section; below a row of the header it belongs to that.
    while dropped < len(rows) and _said(rows[dropped]) in head and (dropped or _entries(rows[0]) > 1):
        dropped += 1
    rest = [cell for row in rows[dropped:] for cell in row]
    if rest:
        first, down = rest[0].row, max(cell.row + cell.rows for cell in above)
        above, rest = _mended(above, [msgspec.structs.replace(cell, row=cell.row - first + down) for cell in rest])
    return Placed(table.page, table.top, across, above + rest, table.ruled, following.ends_on)


def _mended(above: list[Put], rest: list[Put]) -> tuple[list[Put], list[Put]]:
    """Put the end of a row that was cut in two back to its beginning."""
    last, first = rows_of(above)[-1], rows_of(rest)[0]
    number, cut = last[0], first[0]
    tails = {cell.column: cell for cell in first if cell.words}
    if (
        not number.words
        or cut.words
        or number.column
        or cut.column
        or not tails
        or len(first) != len(last)
        or [cell.columns for cell in first] != [cell.columns for cell in last]
        or not (len(tails) < len(first) - 1 or any(cell.words[:1].islower() for cell in tails.values()))
    ):
        return above, rest
    ended = {id(cell) for cell in last if cell.column in tails}
    mended = [
        msgspec.structs.replace(cell, words=f"{cell.words} {tails[cell.column].words}".strip())
        if id(cell) in ended
        else cell
        for cell in above
    ]
    return mended, [msgspec.structs.replace(cell, row=cell.row - 1) for cell in rest if cell.row > first[0].row]


def _merged(first: Sequence[float], second: Sequence[float]) -> list[float]:
    places = sorted([*first, *second])
    kept = places[:1]
    for place in places[1:]:
        if place - kept[-1] > _SAME_EDGE / 2:
            kept.append(place)
    return kept


def _on(table: Placed, across: Sequence[float]) -> list[Put]:
    """The cells of a table on the columns of it and its rest."""
    if len(across) == len(table.across):
        return list(table.cells)
    moved = []
    for cell in table.cells:
        left = _nearest(across, table.across[cell.column])
        right = _nearest(across, table.across[cell.column + cell.columns])
        moved.append(msgspec.structs.replace(cell, column=left, columns=max(right - left, 1)))
    return moved


def _nearest(across: Sequence[float], place: float) -> int:
    at = bisect_left(across, place)
    return min((max(at - 1, 0), min(at, len(across) - 1)), key=lambda one: abs(across[one] - place))


def _entries(row: Sequence[Put]) -> int:
    return sum(bool(cell.words) for cell in row)


def _said(row: Sequence[Put]) -> tuple[tuple[int, str], ...]:
    return tuple((cell.column, " ".join(cell.words.split()).casefold()) for cell in row)


def finished(table: Placed) -> list[Put]:
    """The cells of a table that has ended."""
    return compact(table.cells)
