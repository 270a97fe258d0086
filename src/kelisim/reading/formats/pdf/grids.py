"""Ruled tables: the cells that lines make.

1. Lines that lie on one another are one line, and lines that touch belong to one table.
2. Every place at which lines stand or lie divides the table; two neighbours without a line between them are one cell.
3. Where the outer lines are left out, the ends of the others are the edge.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kelisim.reading.formats.pdf.marks import Rule

NEAR = 2.6
"""Points within which two lines are at the same place."""
MAX_CROSSINGS = 2_000_000
MAX_SQUARES = 40_000
_EDGE = 6.0


class Area(NamedTuple):
    """A cell of a ruled table: its place in the table and its box on the page."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    top: float
    right: float
    bottom: float


class Grid(NamedTuple):
    """A ruled table: its lines from left to right and from top to bottom, its cells, and the cell of each square."""

    across: list[float]
    down: list[float]
    areas: list[Area]
    squares: dict[tuple[int, int], int]

    def at(self, x: float, y: float) -> int | None:
        """The number of the cell around a point."""
        column, row = bisect_right(self.across, x) - 1, bisect_right(self.down, y) - 1
        return self.squares.get((row, column))


class _Stroke(NamedTuple):
    """A line at a place, from one end to the other."""

    at: float
    start: float
    end: float


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The ruled tables of a page from top to bottom; a frame with one cell is none."""
    lying = _merged(_Stroke((r.top + r.bottom) / 2, r.left, r.right) for r in rules if r.lying)
    standing = _merged(_Stroke((r.left + r.right) / 2, r.top, r.bottom) for r in rules if not r.lying)
    if len(lying) * len(standing) > MAX_CROSSINGS:
        return []
    grids = []
    for across, down in _touching(lying, standing):
        if len(across) > 1 and down:
            grid = _grid(across, down)
            if grid is not None and len(grid.areas) > 1:
                grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.down[0], grid.across[0]))


def _merged(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    """Rule 1, the first half."""
    ordered = sorted(strokes)
    bands: list[list[_Stroke]] = []
    for stroke in ordered:
        if bands and stroke.at - bands[-1][0].at <= NEAR:
            bands[-1].append(stroke)
        else:
            bands.append([stroke])
    merged = []
    for band in bands:
        at = sum(stroke.at for stroke in band) / len(band)
        pieces = sorted((stroke.start, stroke.end) for stroke in band)
        start, end = pieces[0]
        for first, last in pieces[1:]:
            if first - end > NEAR:
                merged.append(_Stroke(at, start, end))
                start, end = first, last
            else:
                end = max(end, last)
        merged.append(_Stroke(at, start, end))
    return [stroke for stroke in merged if stroke.end - stroke.start > NEAR * 2]


def _touching(lying: list[_Stroke], standing: list[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Rule 1, the second half."""
    parent = list(range(len(lying) + len(standing)))
    for i, lie in enumerate(lying):
        for j, stand in enumerate(standing):
            if lie.start - NEAR <= stand.at <= lie.end + NEAR and stand.start - NEAR <= lie.at <= stand.end + NEAR:
                parent[_root(parent, len(lying) + j)] = _root(parent, i)
    found: dict[int, tuple[list[_Stroke], list[_Stroke]]] = defaultdict(lambda: ([], []))
    for i, lie in enumerate(lying):
        found[_root(parent, i)][0].append(lie)
    for j, stand in enumerate(standing):
        found[_root(parent, len(lying) + j)][1].append(stand)
    return list(found.values())


def _places(strokes: Sequence[_Stroke], others: Sequence[_Stroke]) -> list[float]:
    """The places of some lines, with the ends of those that cross them where no line stands there (rule 3)."""
    places = sorted({stroke.at for stroke in strokes})
    first, last = min(other.start for other in others), max(other.end for other in others)
    if places[0] - first > _EDGE:
        places.insert(0, first)
    if last - places[-1] > _EDGE:
        places.append(last)
    kept = places[:1]
    for place in places[1:]:
        if place - kept[-1] > NEAR:
            kept.append(place)
    return kept


def _grid(lying: list[_Stroke], standing: list[_Stroke]) -> Grid | None:
    """Rule 2."""
    across, down = _places(standing, lying), _places(lying, standing)
    columns, rows = len(across) - 1, len(down) - 1
    if columns < 1 or rows < 1 or columns * rows > MAX_SQUARES:
        return None
    groups = _groups(rows, columns, _walls(standing, across, down), _walls(lying, down, across))
    areas: list[Area] = []
    squares: dict[tuple[int, int], int] = {}
    for group in groups:
        top, bottom = group[0][0], group[-1][0]
        left, right = min(column for _, column in group), max(column for _, column in group)
        whole = len(group) == (bottom - top + 1) * (right - left + 1)
        for row, column, below, beyond in (
            [(top, left, bottom, right)] if whole else [(row, column, row, column) for row, column in group]
        ):
            for at in range(row, below + 1):
                squares.update(((at, one), len(areas)) for one in range(column, beyond + 1))
            areas.append(
                Area(
                    row,
                    column,
                    below - row + 1,
                    beyond - column + 1,
                    across[column],
                    down[row],
                    across[beyond + 1],
                    down[below + 1],
                )
            )
    return Grid(across, down, areas, squares)


def _groups(
    rows: int, columns: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """The squares that no line divides, cell by cell."""
    parent = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and (column + 1, row) not in walls:
                parent[_root(parent, here + 1)] = _root(parent, here)
            if row + 1 < rows and (row + 1, column) not in floors:
                parent[_root(parent, here + columns)] = _root(parent, here)
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in range(rows):
        for column in range(columns):
            groups[_root(parent, row * columns + column)].append((row, column))
    return list(groups.values())


def _root(parent: list[int], one: int) -> int:
    """The square that stands for all that are joined with one."""
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


def _walls(strokes: Sequence[_Stroke], places: Sequence[float], others: Sequence[float]) -> set[tuple[int, int]]:
    """Between which squares a line stands: the number of its place, and of the gap along it."""
    found = set()
    for stroke in strokes:
        place = min(range(len(places)), key=lambda at: abs(places[at] - stroke.at))
        for gap, (start, end) in enumerate(pairwise(others)):
            if stroke.start - NEAR <= (start + end) / 2 <= stroke.end + NEAR:
                found.add((place, gap))
    return found
