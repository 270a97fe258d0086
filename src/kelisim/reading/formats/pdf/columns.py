"""Columns that nothing but white space parts: unruled tables, and text set in columns.

1. Lines make a region as long as white space goes down through all of them; a few lines that run across it are
   headings inside it, prose ends it.
2. A column ends where no word of the region's rows stands, where the gaps are wider than those between words, and where
   enough rows have words on both sides. So the same words in every row make no column.
3. Three columns or more are a table. Two are one where they are short and many; long ones are text, read one column
   after the other. The numbers of a list are no column.
4. A line that runs across the columns is a row of its own, as the name of a section is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kelisim.reading.formats.pdf.lines import Line, line_of
from kelisim.reading.formats.pdf.rows import Spacing, spacing, table_at
from kelisim.reading.formats.pdf.tables import Placed

MIN_ROWS = 3
MAX_COLUMNS = 40
MAX_WORDS = 6_000
"""Words of a region: more than a page of small print."""
MAX_SPACES = 400
_ACROSS = 3
"""Lines one after another that may run across the columns, as the name of a section does."""
_AWAY = 6
"""Sizes of letters: rows of one table do not stand further apart."""
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,3}[.)]?")
_ALONE = 1.2
"""Sizes of letters that part a column with hardly a word from the one before it."""
_TEXT = 0.36
"""Of the width of a region: columns of text are at least so wide."""


class Region(NamedTuple):
    """Lines [first, last) of a page with the places between their columns."""

    first: int
    last: int
    borders: list[float]


class Columned(NamedTuple):
    """What stands in a region: a table, or columns of lines to be read one after the other."""

    first: int
    last: int
    table: Placed | None
    columns: list[list[Line]]


def columned(number: int, lines: Sequence[Line]) -> Iterator[Columned]:
    """What stands in columns on a page, from top to bottom.

    Args:
        number: of the page.
        lines: that stand in no ruled table.
    """
    space = spacing(lines)
    for first, last in _regions(lines, space):
        region = _region(lines, first, last, space)
        if region is None:
            continue
        held = lines[region.first : region.last]
        if len(region.borders) == 1 and (is_list := _is_text(held, region.borders[0])) is not None:
            if not is_list:
                yield Columned(region.first, region.last, None, _apart(held, region.borders[0]))
            continue
        table = table_at(number, held, region.borders, space)
        if table is not None:
            yield Columned(region.first, region.last, table, [])


def _gaps(line: Line, wide: float) -> Iterator[tuple[float, float]]:
    """Where the words of a line leave a wide gap."""
    for before, after in pairwise(line.words):
        if after.left - before.right > wide * line.size:
            yield before.right, after.left


def _regions(lines: Sequence[Line], space: Spacing) -> Iterator[tuple[int, int]]:
    """Rule 1: first and last line of what may be in columns."""
    at = 0
    while at < len(lines):
        last, rows = _down(lines, at, space)
        if rows >= MIN_ROWS:
            yield at, last
            at = last
        else:
            at += 1


def _down(lines: Sequence[Line], first: int, space: Spacing) -> tuple[int, int]:
    """The line after the last through which white space goes down, and how many rows there are to it."""
    rivers = list(_gaps(lines[first], space.wide))
    last, rows, across = first, 0, 0
    for at in range(first, len(lines)):
        line = lines[at]
        if not rivers or (at > first and line.top - lines[at - 1].bottom > _AWAY * line.size):
            break
        left = _left_of(rivers, line, 0.9 * space.wide * line.size)
        if left:
            rivers, last, across = left, at + 1, 0
            rows += any(_gaps(line, space.wide))
        elif any(_gaps(line, space.wide)) or across == _ACROSS:
            break
        else:
            across += 1
    return last, rows


def _left_of(rivers: Sequence[tuple[float, float]], line: Line, narrow: float) -> list[tuple[float, float]]:
    """What a line leaves of some white space."""
    edges = [-1e6, *(side for word in line.words for side in (word.left, word.right)), 1e6]
    free = list(zip(edges[::2], edges[1::2], strict=True))
    return [
        (max(start, begin), min(end, stop))
        for start, end in rivers
        for begin, stop in free
        if min(end, stop) - max(start, begin) > narrow
    ]


def _region(lines: Sequence[Line], first: int, last: int, space: Spacing) -> Region | None:
    """Rule 2."""
    rows = [line for line in lines[first:last] if any(_gaps(line, space.wide))]
    if len(rows) < MIN_ROWS or sum(len(row.words) for row in rows) > MAX_WORDS:
        return None
    borders = _borders(rows, space)
    if not borders or len(borders) >= MAX_COLUMNS:
        return None
    while first < last and _is_prose(lines[first], rows, borders, space):
        first += 1
    while last > first and _is_prose(lines[last - 1], rows, borders, space):
        last -= 1
    # The last row goes on in lines that have words in one column only.
    size = median(line.size for line in rows)
    while last < len(lines):
        line = lines[last]
        if line.top - lines[last - 1].bottom > 0.6 * size or line.left < borders[0] or crosses(line, borders, space):
            break
        last += 1
    return Region(first, last, borders)


def _is_prose(line: Line, rows: Sequence[Line], borders: Sequence[float], space: Spacing) -> bool:
    """Whether a line runs across the columns as prose does, without the gaps that a header has."""
    return (
        crosses(line, borders, space)
        and _is_long(line, rows)
        and sum(1 for _ in _gaps(line, space.wide)) < min(3, len(borders))
    )


def _is_long(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a line is as long as those of prose."""
    return line.right - line.left > 0.6 * (max(row.right for row in rows) - min(row.left for row in rows))


def _borders(rows: Sequence[Line], space: Spacing) -> list[float]:
    """The places at which no word stands, each in the middle of the white space there."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for word in row.words:
            events += [(word.left, 1), (word.right, -1)]
    events.sort()
    # Heads that stand over two columns, and a few long words, are allowed to reach over a border.
    allowed = len(rows) // 10 + (len(rows) >= 6)
    spaces: list[tuple[float, float, int]] = []
    depth = 0
    for (place, step), (following, _) in pairwise(events):
        depth += step
        if depth <= allowed and following - place > 1:
            spaces.append((place, following, depth))
    size = median(row.size for row in rows)
    numbers = _number_border(rows)
    found = list(numbers)
    for start, end, over in spaces[:MAX_SPACES]:
        here = _Border((start + end) / 2, over, start - end)
        if not _parts(rows, here.place, size, space):
            continue
        # Where hardly a word stands between two borders they are one, at the place that the fewest words cross.
        if found and sum(_between(row, found[-1].place, here.place) for row in rows) <= max(allowed, 1):
            found[-1] = min(found[-1], here, key=lambda border: border[1:])
        else:
            found.append(here)
    places = [border.place for border in found]
    for place in [border.place for border in found if border.place not in {first.place for first in numbers}]:
        if _goes_on(rows, places, place, space):
            places.remove(place)
    return places


def _goes_on(rows: Sequence[Line], borders: Sequence[float], place: float, space: Spacing) -> bool:
    """Whether what stands right of a border goes on with the words left of it: the ends of long lines, no column."""
    at = borders.index(place)
    before = borders[at - 1] if at else -1e6
    after = borders[at + 1] if at + 1 < len(borders) else 1e6
    apart = joined = 0
    for row in rows:
        for left, right in pairwise(row.words):
            middle = (right.left + right.right) / 2
            if not place < middle < after or (left.left + left.right) / 2 >= place:
                continue
            near = right.left - left.right <= space.narrow * row.size and (left.left + left.right) / 2 > before
            joined += near
            apart += not near
    return joined * 3 > apart + joined


class _Border(NamedTuple):
    """A place between columns, how many words cross it, and how narrow it is (below zero, the wider the less)."""

    place: float
    over: int
    narrow: float


def _parts(rows: Sequence[Line], place: float, size: float, space: Spacing) -> bool:
    """Whether the white space at a place parts columns, and not words."""
    gaps = [gap for row in rows if (gap := _gap_at(row, place)) is not None]
    if len(gaps) < max(MIN_ROWS, 0.3 * len(rows)):
        return len(gaps) >= 2 and min(gaps) > _ALONE * size and _is_level(rows, place)
    return median(gaps) > space.wide * size and sum(gap <= space.narrow * size for gap in gaps) * 6 <= len(gaps)


def _is_level(rows: Sequence[Line], place: float) -> bool:
    """Whether the first words right of a place stand below one another, as in a column with hardly a word."""
    firsts = [word.left for row in rows if (word := next((one for one in row.words if one.left > place), None))]
    return max(firsts) - min(firsts) < 1


def _number_border(rows: Sequence[Line]) -> list[_Border]:
    """The border after a narrow column of numbers, whose words may come as near as an ordinary space."""
    left = min(row.left for row in rows)
    first = [row for row in rows if row.left - left < 2 * row.size]
    told = [row for row in first if len(row.words) > 1 and _NUMBER.fullmatch(row.words[0].text)]
    if len(told) < MIN_ROWS or len(told) * 10 < len(first) * 6:
        return []
    start, end = median(row.words[1].left for row in told), max(row.words[0].right for row in told)
    aligned = sum(abs(row.words[1].left - start) < 1.5 for row in told)
    if (
        end >= start
        or aligned * 10 < len(told) * 8
        or any(left < word.left < start - 1.5 < word.right for row in rows for word in row.words)
    ):
        return []
    return [_Border((start + end) / 2, 0, end - start)]


def _gap_at(row: Line, place: float) -> float | None:
    """How wide the gap of a row is at a place; None where a word stands there, or none on one side."""
    for before, after in pairwise(row.words):
        if before.right <= place <= after.left:
            return after.left - before.right
    return None


def _between(row: Line, left: float, right: float) -> bool:
    return any(left < (word.left + word.right) / 2 < right for word in row.words)


def crosses(line: Line, borders: Sequence[float], space: Spacing) -> bool:
    """Whether a line runs across a border: a word stands on it, or two words with an ordinary gap beside it."""
    for border in borders:
        if any(word.left < border < word.right for word in line.words):
            return True
        gap = _gap_at(line, border)
        if gap is not None and gap < space.narrow * line.size:
            return True
    return False


def _is_text(lines: Sequence[Line], border: float) -> bool | None:
    """Rule 3 for two columns: None for a table, True for a list with its numbers, False for columns of text."""
    left = [[word for word in line.words if word.right <= border] for line in lines]
    right = [[word for word in line.words if word.left >= border] for line in lines]
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    if all(sum(len(word.text) for word in words) <= 6 for words in left):
        return True
    both = sum(bool(a and b) for a, b in zip(left, right, strict=True))
    wide = min(border - start, end - border) > _TEXT * (end - start)
    if both < MIN_ROWS + 1 or (wide and both * 10 >= len(lines) * 6 and _fills(left) and _fills(right)):
        return False
    return None


def _fills(columns: Sequence[Sequence[NamedTuple]]) -> bool:
    """Whether a column holds several words a line, as text does."""
    return median(len(words) for words in columns) >= 3


def _apart(lines: Sequence[Line], border: float) -> list[list[Line]]:
    """The lines of two columns of text; a line that runs across stands with the left one."""
    columns: list[list[Line]] = [[], []]
    for line in lines:
        for column in (0, 1):
            words = [word for word in line.words if bisect_right([border], (word.left + word.right) / 2) == column]
            if words:
                columns[column].append(line_of(words))
    return columns
