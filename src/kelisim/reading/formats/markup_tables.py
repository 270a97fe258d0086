"""Tables of HTML.

1. `rowspan` and `colspan` make a cell larger; rows of `thead`, and leading rows of nothing but `th`, are the header.
2. A table inside a cell is words of that cell, cell after cell.
3. A table that lays out a page is none: one that says so, one that is a frame, one that holds another table without
   having a heading itself, and one whose cells hold headings or articles. What stands in it is read as paragraphs.
"""

from collections.abc import Callable, Iterator

from lxml import etree

from kelisim.reading.formats.building import PageBuilder, Put, check_cells
from kelisim.reading.formats.grid import compact, is_frame, without_repeats

MAX_SPAN = 1_000
MAX_COLUMNS = 1_000
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_LAYOUT = frozenset(
    {"article", "main", "h1", "h2", "h3", "form", "nav", "header", "footer", "aside", "figure", "iframe"}
)


def add_table(
    table: etree._Element, builder: PageBuilder, words_of: Callable[[etree._Element], tuple[str, bool]]
) -> bool:
    """Add a table to a page; False where it is none, and its parts are to be read by themselves.

    Args:
        table: the element.
        builder: the page so far.
        words_of: gives the words of a cell, its blocks parted by line ends, and whether all of them are struck.

    Raises:
        ReadingError: it has too many cells.
    """
    if table.get("role") in {"presentation", "none"}:
        return False
    named = any(row.tag in {"th", "thead"} for row in _near(table))
    if any(one is not table and (one.tag in _LAYOUT or (one.tag == "table" and not named)) for one in table.iter()):
        return False
    cells, headers = _cells(table, words_of)
    if is_frame(cells):
        return False
    for caption in table.iterchildren("caption"):
        builder.add(words_of(caption)[0])
    builder.add_table(without_repeats(compact(cells), headers), headers=headers)
    return True


def _near(table: etree._Element) -> Iterator[etree._Element]:
    """What a table itself is made of, down to its cells."""
    for one in table.iterchildren():
        yield one
        for two in one.iterchildren():
            yield two
            if one.tag in _SECTIONS:
                yield from two.iterchildren()


def _rows(table: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The rows, and whether they stand in the head; a foot comes last, wherever it is written."""
    feet: list[etree._Element] = []
    for one in table.iterchildren("tr", *_SECTIONS):
        if one.tag == "tr":
            yield one, False
        elif one.tag == "tfoot":
            feet.append(one)
        else:
            yield from ((row, one.tag == "thead") for row in one.iterchildren("tr"))
    for foot in feet:
        yield from ((row, False) for row in foot.iterchildren("tr"))


def _cells(table: etree._Element, words_of: Callable[[etree._Element], tuple[str, bool]]) -> tuple[list[Put], int]:
    cells: list[Put] = []
    taken: dict[int, int] = {}
    headers = row = 0
    for element, in_head in _rows(table):
        own = list(element.iterchildren("td", "th"))
        if not own:
            continue
        if headers == row and (in_head or all(one.tag == "th" for one in own)):
            headers += 1
        column = 0
        for one in own:
            while taken.get(column, 0) > row:
                column += 1
            if column >= MAX_COLUMNS:
                break
            across, down = min(_span(one, "colspan"), MAX_COLUMNS - column), _span(one, "rowspan")
            taken.update((at, row + down) for at in range(column, column + across))
            words, struck = words_of(one)
            cells.append(Put(row, column, words, down, across, struck))
            check_cells(len(cells))
            column += across
        row += 1
    # A span may say more rows than there are.
    cells = [Put(c.row, c.column, c.words, min(c.rows, row - c.row), c.columns, c.struck) for c in cells]
    return cells, headers if headers < row else 0


def _span(cell: etree._Element, name: str) -> int:
    said = (cell.get(name) or "").strip()
    number = int(said) if said.isdecimal() and said.isascii() and len(said) < 6 else 1
    if number == 0:
        return MAX_SPAN if name == "rowspan" else 1
    return min(number, MAX_SPAN)
