"""The cells of a Word table.

1. `gridSpan` makes a cell wide; `vMerge` without `restart` makes the cell above it deeper.
2. Rows that a tracked change takes out are left out.
3. The leading rows marked to be repeated on every page are the header.
"""

from collections.abc import Callable, Iterator

import msgspec
from lxml import etree

from kelisim.reading.formats.building import Put, check_cells
from kelisim.reading.formats.grid import compact, is_frame, without_repeats
from kelisim.reading.formats.ooxml import W, child, is_on

MAX_COLUMNS = 1_000
_CELL, _PROPERTIES, _SPAN, _MERGED, _VALUE = (f"{W}{name}" for name in ("tc", "tcPr", "gridSpan", "vMerge", "val"))
_ROW_HOLDERS = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")})


class Cells(msgspec.Struct, frozen=True):
    """A table of the document: its cells, and how many rows are marked as header."""

    cells: list[Put]
    headers: int
    frame: bool

    def prose(self) -> Iterator[str]:
        """The paragraphs of a frame, cell by cell."""
        for cell in self.cells:
            if not cell.struck:
                yield from cell.words.split("\n")


def table_of(table: etree._Element, read: Callable[[etree._Element], tuple[str, bool]]) -> Cells:
    """Take a table apart.

    Args:
        table: the element.
        read: gives the words of a cell, and whether all of them are struck.
    """
    cells: list[Put] = []
    above: dict[int, int] = {}
    headers, row = 0, 0
    for element in _held(table, f"{W}tr"):
        properties = child(element, f"{W}trPr")
        if child(properties, f"{W}del") is not None:
            continue
        if headers == row and properties is not None and is_on(properties.find(f"{W}tblHeader")):
            headers += 1
        column = _whole(properties, f"{W}gridBefore", 0)
        below: dict[int, int] = {}
        for one in _held(element, _CELL):
            own = child(one, _PROPERTIES)
            span = _whole(own, _SPAN, 1)
            merged = child(own, _MERGED)
            going_on = merged is not None and merged.get(_VALUE) != "restart"
            if going_on and column in above and cells[above[column]].columns == span:
                cell = cells[above[column]]
                words, _ = read(one)
                joined = f"{cell.words}\n{words}" if words else cell.words
                cells[above[column]] = msgspec.structs.replace(cell, rows=row - cell.row + 1, words=joined)
                below[column] = above[column]
            else:
                words, struck = read(one)
                below[column] = len(cells)
                cells.append(Put(row, column, words, columns=span, struck=struck))
                check_cells(len(cells))
            column = min(column + span, MAX_COLUMNS)
        above = below
        row += 1
    cells = compact(cells)
    if headers >= row:
        headers = 0
    return Cells(without_repeats(cells, headers), headers, is_frame(cells))


def _held(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    stack = list(reversed(holder))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag in _ROW_HOLDERS:
            stack.extend(reversed(element))


def _whole(properties: etree._Element | None, name: str, otherwise: int) -> int:
    one = child(properties, name)
    if one is None:
        return otherwise
    said = one.get(_VALUE) or ""
    return min(int(said), MAX_COLUMNS) if said.isdecimal() and said.isascii() and len(said) < 6 else otherwise


class Joined:
    """A table that may go on in the next one."""

    def __init__(self) -> None:
        self.cells: list[Put] = []
        self.headers = 0

    def begin(self, table: Cells) -> None:
        """Start with a table."""
        self.cells, self.headers = list(table.cells), table.headers

    def takes(self, table: Cells) -> bool:
        """Add a table that begins with the header of this one; False where it does not."""
        if not self.cells:
            return False
        down = max(cell.row + cell.rows for cell in self.cells)
        moved = [msgspec.structs.replace(cell, row=cell.row + down) for cell in table.cells]
        both = self.cells + moved
        left = without_repeats(both, self.headers or table.headers)
        if len(left) == len(both):
            return False
        self.cells = left
        return True
