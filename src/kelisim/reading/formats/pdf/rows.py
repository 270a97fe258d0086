"""The rows of an unruled table, once its columns are known.

1. Where rows stand further apart than their lines, the white space between them parts them.
2. Otherwise a number in the first column begins a row; where there are no numbers, a line with words in every column.
3. What runs across the columns is a row by itself, its lines together; words above two columns are one wide cell.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median, quantiles
from typing import NamedTuple

import msgspec

from kelisim.model.draft import Address
from kelisim.reading.formats.building import Put
from kelisim.reading.formats.pdf.lines import Line, blocks_of, lines_of
from kelisim.reading.formats.pdf.marks import Word
from kelisim.reading.formats.pdf.tables import Placed

_NUMBER = re.compile(r"(?:[IVXLC]+|\d{1,4}(?:\.\d{1,3}){0,3})[.)]?")
_LEVEL = 3.0
"""Points by which words that begin below one another may be out of line."""
_WIDE = 1.5
"""Sizes of letters that lines of one cell are not apart."""
_APART = 1.25
"""How much further than the lines of a cell the lines of two rows stand apart."""


class Spacing(NamedTuple):
    """How words are spaced, as parts of the size of their letters: a space is narrower than `narrow`, what parts
    columns is in most rows wider than `wide`.
    """

    narrow: float
    wide: float


def spacing(lines: Sequence[Line]) -> Spacing:
    """How the words of a page are spaced; letters of one width have wide spaces too."""
    gaps = [
        gap
        for line in lines
        for before, after in pairwise(line.words)
        if 0 < (gap := (after.left - before.right) / line.size) < 0.9
    ]
    space = min(quantiles(gaps, n=10)[2], 0.65) if len(gaps) > 1 else 0.25
    return Spacing(max(0.36, 1.25 * space), max(0.48, 1.6 * space))


class _Piece(NamedTuple):
    """Words of one line that stand in the columns from `first` to `last`."""

    first: int
    last: int
    words: list[Word]


class _Row(NamedTuple):
    """Lines that make a row, each in pieces."""

    lines: list[list[_Piece]]


def table_at(number: int, lines: Sequence[Line], borders: Sequence[float], space: Spacing) -> Placed | None:
    """The table that some lines are; None where it has a single row.

    Args:
        number: of the page.
        lines: of the table, from top to bottom.
        borders: the places between its columns.
        space: how the words of the page are spaced.
    """
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    across = [left - 1, *borders, right + 1]
    starts = _starts(lines, borders)
    pieces = [_pieces(line, borders, starts, space) for line in lines]
    rows = _rows(lines, pieces, len(borders) + 1)
    if len(rows) < 2:
        return None
    # A column ends where its longest line does, and not where the next begins.
    ends = [
        max(
            (words[-1].right for line in pieces for _, last, words in line if last == column),
            default=across[column + 1],
        )
        for column in range(len(borders) + 1)
    ]
    puts: list[Put] = []
    row = 0
    for held in rows:
        over, under = _levels(held)
        if under is None:
            puts += _puts(number, row, held, ends)
        else:
            puts += _header(number, row, over, under, ends)
            row += 1
        row += 1
    return Placed(number, lines[0].top, across, puts, ruled=False)


def _starts(lines: Sequence[Line], borders: Sequence[float]) -> list[float]:
    """Where the words of each column begin."""
    starts = [*([1e6] * (len(borders) + 1))]
    for line in lines:
        for word in line.words:
            column = bisect_right(borders, word.left)
            starts[column] = min(starts[column], word.left)
    return starts


def _pieces(line: Line, borders: Sequence[float], starts: Sequence[float], space: Spacing) -> list[_Piece]:
    """A line by columns (rule 3, the second half)."""
    pieces: list[_Piece] = []
    gaps = [after.left - before.right for before, after in pairwise(line.words)]
    # Only a line without a wide gap that begins at the left can be the name of a section.
    one = line.left < borders[0] and max(gaps, default=0) < max(1.0, space.wide) * line.size
    near = space.narrow * line.size if one else 0.0
    for at, word in enumerate(line.words):
        column = bisect_right(borders, (word.left + word.right) / 2)
        first, last = bisect_right(borders, word.left + 1), bisect_right(borders, word.right - 1)
        alone = at == len(gaps) or gaps[at] > space.narrow * line.size
        begun = word.left - starts[first] < _LEVEL or (bool(pieces) and pieces[-1].first == pieces[-1].last == first)
        if first < last and alone and not one and begun:
            # A long word at the beginning of a narrow column reaches into the next one.
            last = column = first
        if pieces:
            before = pieces[-1]
            gap = word.left - before.words[-1].right
            if gap < near or before.last >= first or (column == before.last and first == last):
                pieces[-1] = _Piece(before.first, max(before.last, last, column), [*before.words, word])
                continue
        pieces.append(_Piece(min(first, column), max(last, column), [word]))
    return pieces


def _rows(lines: Sequence[Line], pieces: Sequence[list[_Piece]], columns: int) -> list[_Row]:
    across = [len(held) == 1 and held[0].last > held[0].first and held[0].first == 0 for held in pieces]
    full = sum(len(held) >= max(columns - 1, 2) for held in pieces)
    apart = _apart(lines, whole=full * 2 >= len(pieces))
    begins = _begins(pieces, across, apart, columns)
    rows: list[_Row] = []
    for at, held in enumerate(pieces):
        if not rows or begins[at]:
            rows.append(_Row([held]))
        else:
            rows[-1].lines.append(held)
    return rows


def _apart(lines: Sequence[Line], *, whole: bool) -> list[bool]:
    """Whether a line stands further from the one above it than lines of one cell do.

    `whole` is whether most lines have words in every column: where such stand wide apart, no cell has a second line.
    """
    steps = [after.top - before.top for before, after in pairwise(lines)]
    if len(steps) < 2:
        return [False] * len(lines)
    pitch = max(quantiles(steps, n=10)[0], 0.9 * min(line.size for line in lines))
    if whole and pitch > _WIDE * median(line.size for line in lines):
        pitch = min(line.size for line in lines)
    return [False, *(step > _APART * pitch for step in steps)]


def _begins(pieces: Sequence[list[_Piece]], across: Sequence[bool], apart: Sequence[bool], columns: int) -> list[bool]:
    """Whether each line begins a row."""
    numbers = [bool(held) and held[0].last == 0 and _is_number(held[0]) for held in pieces]
    firsts = [bool(held) and held[0].first == 0 and not wide for held, wide in zip(pieces, across, strict=True)]
    numbered = sum(numbers) >= 2 and sum(numbers) * 10 >= sum(firsts) * 6
    if _parts_rows(apart, numbers, across, numbered=numbered):
        own = list(apart)
    elif numbered:
        own = list(numbers)
        # The header's lines are one row, whatever they are numbered with.
        start = numbers.index(True)
        own[:start] = [apart[at] for at in range(start)]
    else:
        own = [len(held) >= max(columns - 1, 2) for held in pieces]
    for at in range(len(pieces)):
        changes = at > 0 and across[at] != across[at - 1]
        own[at] = own[at] or changes or (across[at] and apart[at])
    return own


def _parts_rows(apart: Sequence[bool], numbers: Sequence[bool], across: Sequence[bool], *, numbered: bool) -> bool:
    """Rule 1: whether the white space tells the rows; where they are numbered, each holds one number at most."""
    if not any(apart):
        return False
    if not numbered:
        return sum(apart) >= 2
    held = 0
    for begins, number, wide in zip(apart, numbers, across, strict=True):
        held = int(number) if begins or wide else held + number
        if held > 1:
            return False
    return True


def _is_number(piece: _Piece) -> bool:
    return len(piece.words) == 1 and _NUMBER.fullmatch(piece.words[0].text) is not None


def _levels(held: _Row) -> tuple[list[list[_Piece]], list[list[_Piece]] | None]:
    """The lines of a header down to cells that stand over two columns, and the lines below in these, if any are."""
    for at, line in enumerate(held.lines):
        wide = [piece for piece in line if 0 < piece.first < piece.last]
        below = held.lines[at + 1 :]
        for piece in wide:
            inside = {one.first for low in below for one in low if piece.first <= one.first == one.last <= piece.last}
            if len(inside) == piece.last - piece.first + 1:
                return held.lines[: at + 1], below
    return held.lines, None


def _header(
    number: int, row: int, over: list[list[_Piece]], under: list[list[_Piece]], ends: Sequence[float]
) -> list[Put]:
    """The cells of a header in two levels."""
    wide = [(piece.first, piece.last) for line in over for piece in line if 0 < piece.first < piece.last]
    grouped = {column for first, last in wide for column in range(first, last + 1)}
    # A cell beside those of two levels goes down through both.
    beside = [[piece for piece in line if piece.last not in grouped] for line in [*over, *under]]
    above = [[piece for piece in line if piece.last in grouped] for line in over]
    below = [[piece for piece in line if piece.last in grouped] for line in under]
    puts = [
        msgspec.structs.replace(put, rows=2)
        for put in _puts(number, row, _Row(beside), ends)
        if put.column not in grouped
    ]
    puts += [put for put in _puts(number, row, _Row(above), ends) if put.column in grouped]
    puts += [put for put in _puts(number, row + 1, _Row(below), ends) if put.column in grouped]
    return sorted(puts, key=lambda put: (put.row, put.column))


def _puts(number: int, row: int, held: _Row, ends: Sequence[float]) -> list[Put]:
    spans: list[tuple[int, int]] = []
    wide = {(piece.first, piece.last) for line in held.lines for piece in line}
    if len(wide) == 1 and (only := wide.pop())[0] == 0 < only[1]:
        # A name of a section is as wide as the table, however short it is.
        spans.append((0, len(ends) - 1))
    for first, last in sorted({(piece.first, piece.last) for line in held.lines for piece in line}):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    covered = {column for first, last in spans for column in range(first, last + 1)}
    spans += [(column, column) for column in range(len(ends)) if column not in covered]
    puts = []
    for first, last in sorted(spans):
        words = [
            word
            for line in held.lines
            for piece in line
            if first <= piece.first and piece.last <= last
            for word in piece.words
        ]
        text = "\n".join(block.text for block in blocks_of(lines_of(words), right=ends[last]))
        puts.append(Put(row, first, text, columns=last - first + 1, address=Address(page=number, box=_box(words))))
    return puts


def _box(words: Sequence[Word]) -> tuple[int, int, int, int] | None:
    if not words:
        return None
    sides = (
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )
    left, top, right, bottom = (round(side * 10) for side in sides)
    return left, top, right, bottom
