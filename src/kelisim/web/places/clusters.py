"""Places that would lie on one another on a drawing, as one mark that says how many they are.

1. Marks are gathered by the cells of a grid, so that the cost follows the places and not their pairs; then marks of
   neighbouring cells that are still too near become one.
2. A mark stands in the middle of what it stands for.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kelisim.web.places.spots import Spot


@dataclass
class Cluster:
    """Places as one mark at a point of the drawing."""

    x: float
    y: float
    spots: list[Spot]

    def take(self, other: "Cluster") -> None:
        """Stand for another's places as well (rule 2)."""
        own, more = len(self.spots), len(other.spots)
        self.x = (self.x * own + other.x * more) / (own + more)
        self.y = (self.y * own + other.y * more) / (own + more)
        self.spots += other.spots


def clusters(placed: Iterable[tuple[Spot, float, float]], least: float) -> list[Cluster]:
    """Marks that are at least `least` units apart, but for what merging moved.

    Args:
        placed: places, each with its point of the drawing.
        least: how far apart two marks have to be so as not to lie on one another.
    """
    cells: dict[tuple[int, int], Cluster] = {}
    for spot, x, y in placed:
        cell = (int(x // least), int(y // least))
        there = cells.get(cell)
        if there is None:
            cells[cell] = Cluster(x, y, [spot])
        else:
            there.spots.append(spot)
            count = len(there.spots)
            there.x += (x - there.x) / count
            there.y += (y - there.y) / count
    for cell in sorted(cells, key=lambda one: (-len(cells[one].spots), one)):
        own = cells.get(cell)
        if own is None:
            continue
        for near in _around(cell):
            other = cells.get(near)
            if other is not None and math.dist((own.x, own.y), (other.x, other.y)) < least * 0.8:
                own.take(other)
                del cells[near]
    return list(cells.values())


def _around(cell: tuple[int, int]) -> Sequence[tuple[int, int]]:
    column, row = cell
    return [(column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1) if (across, down) != (0, 0)]
