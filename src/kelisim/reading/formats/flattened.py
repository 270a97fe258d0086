r"""Plain text as a page, with the tables that somebody flattened into it.

1. Lines one after another that a bar or a tab parts into the same number of cells are the rows of a table: at least two
   lines of three cells, or three of two. A line with a stray bar is prose.
2. A line of dashes below a row, as in Markdown, says that the rows above it are the header.
3. A short line without a bar between two such rows is a row of its own across the table, and an empty line is nothing.
4. The text stays as it is; every cell has its place in it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from kelisim.model.draft import Address
from kelisim.reading.formats.building import check_cells
from kelisim.reading.page import Cell, Page, Paragraph, Table, plain_page

MAX_COLUMNS = 100
MAX_SECTION = 200
"""Characters of a line across a table."""
_BARS = re.compile(r"[|│┃║]")
_LINE = re.compile(r"[^\n]+")
_DIVIDER = re.compile(r"[\s|│┃║:+=_─━┼├┤┬┴┌┐└┘╋╬═-]+")


class _Line(NamedTuple):
    start: int
    text: str
    mark: str
    """What parts its cells: a bar, a tab, or nothing."""
    cells: tuple[tuple[int, int], ...]


def page_of_text(text: str) -> Page:
    """The page that plain text is.

    Raises:
        ReadingError: its tables have too many cells.
    """
    if "|" not in text and "\t" not in text and _BARS.search(text) is None:
        return plain_page(text)
    runs = _runs([_line(match.start(), match[0]) for match in _LINE.finditer(text)])
    if not runs:
        return plain_page(text)
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    begin = cells = 0
    for run in runs:
        start, end = run[0].start, run[-1].start + len(run[-1].text)
        _prose(text[begin:start], begin, pieces, paragraphs)
        table = _table(len(tables) + 1, run)
        cells += len(table.cells)
        check_cells(cells)
        tables.append(table)
        pieces.append(text[start:end])
        begin = end
    _prose(text[begin:], begin, pieces, paragraphs)
    return Page("".join(pieces), tuple(paragraphs), {}, tuple(tables))


def _prose(text: str, start: int, pieces: list[str], paragraphs: list[Paragraph]) -> None:
    page = plain_page(text)
    pieces.append(page.text)
    paragraphs += [
        msgspec.structs.replace(one, start=one.start + start, end=one.end + start) for one in page.paragraphs
    ]


def _line(start: int, text: str) -> _Line:
    bars = [match.start() for match in _BARS.finditer(text)]
    mark = "|" if bars else "\t" if "\t" in text.strip() else ""
    places = bars or [at for at, letter in enumerate(text) if letter == "\t"] if mark else []
    if not mark or len(places) > MAX_COLUMNS:
        return _Line(start, text, "", ())
    edges = [-1, *places, len(text)]
    cells = [_trimmed(text, before + 1, after, start) for before, after in pairwise(edges)]
    # A bar at the beginning of a line is the frame of the table, and then so is one at its end.
    if mark == "|" and _BARS.match(text.lstrip()):
        cells = cells[1:-1] if len(cells) > 2 and _BARS.fullmatch(text.rstrip()[-1:]) else cells[1:]
    return _Line(start, text, mark, tuple(cells))


def _trimmed(text: str, start: int, end: int, base: int) -> tuple[int, int]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    kept = words.strip()
    return base + start + left, base + start + left + len(kept)


def _runs(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Rules 1 and 3."""
    runs: list[list[_Line]] = []
    at = 0
    while at < len(lines):
        end = _end_of_run(lines, at)
        run = _trimmed_run(lines[at:end])
        if _is_table(run):
            runs.append(run)
        at = max(end, at + 1)
    return runs


def _trimmed_run(run: Sequence[_Line]) -> list[_Line]:
    """Rows without the lines at both ends that have another number of cells: prose with a stray bar in it."""
    rows = [line for line in run if line.mark and not _is_divider(line)]
    if not rows:
        return []
    width = _width(rows)[0]
    fitting = [at for at, line in enumerate(run) if len(line.cells) == width or _is_divider(line)]
    return list(run[fitting[0] : fitting[-1] + 1])


def _width(rows: Sequence[_Line]) -> tuple[int, int]:
    """The number of cells that most rows have, and how many of them have it."""
    return max(Counter(len(line.cells) for line in rows).items(), key=lambda one: (one[1], one[0]))


def _end_of_run(lines: Sequence[_Line], begin: int) -> int:
    """The number of the first line that is no row of the table that may begin here; `begin` where none does."""
    mark = lines[begin].mark
    end = at = begin
    width = 0
    while at < len(lines):
        line = lines[at]
        if _is_divider(line):
            end = at = at + 1
        elif line.mark and line.mark == (mark or line.mark):
            mark, width = line.mark, len(line.cells)
            end = at = at + 1
        elif at > begin and _is_section(line) and at + 1 < len(lines) and len(lines[at + 1].cells) == width > 2:
            at += 1
        else:
            break
    return end


def _is_section(line: _Line) -> bool:
    return not line.mark and len(line.text) <= MAX_SECTION


def _is_divider(line: _Line) -> bool:
    return len(line.text.strip()) > 2 and _DIVIDER.fullmatch(line.text) is not None and line.mark != "\t"


def _is_table(run: Sequence[_Line]) -> bool:
    rows = [line for line in run if line.mark and not _is_divider(line)]
    told = [line for line in rows if sum(end > start for start, end in line.cells) > 1]
    if not told:
        return False
    width, alike = _width(rows)
    if width < 2 or len(told) < 2 or alike * 10 < len(rows) * 6:
        return False
    divided = any(map(_is_divider, run))
    return alike >= (2 if width > 2 or divided else 3)


def _table(number: int, run: Sequence[_Line]) -> Table:
    width = max(len(line.cells) for line in run)
    cells: list[Cell] = []
    row = headers = 0
    for line in run:
        if _is_divider(line):
            headers = headers or (row if any(letter in line.text for letter in "-=─━═") and row <= 3 else 0)
            continue
        places = line.cells or (_trimmed(line.text, 0, len(line.text), line.start),)
        for column, (start, end) in enumerate(places):
            text = line.text[start - line.start : end - line.start]
            address = Address(table=number, row=row + 1, column=column + 1)
            cells.append(Cell(row, column, start, end, text, columns=1 if line.cells else width, address=address))
        row += 1
    return Table(number, tuple(cells), headers if headers < row else 0)
