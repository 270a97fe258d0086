"""The geometry of a place, from the decimal text of the record to numbers that can be drawn.

1. A shape is points, lines and areas, each as lists of positions; whatever a geometry of the record is becomes one.
2. A shape has an anchor, a position that stands for it: of a point the point, of a line the middle of its positions, of
   an area the middle of its extent where that is within, else the middle of the longest stretch of that parallel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kelisim.web.places.frames import Extent, Position, extent_of

Line = tuple[Position, ...]


@dataclass(frozen=True)
class Shape:
    """Points, lines, and areas of rings, the outer one first."""

    points: tuple[Position, ...] = ()
    lines: tuple[Line, ...] = ()
    areas: tuple[tuple[Line, ...], ...] = ()

    @property
    def extent(self) -> Extent:
        """The smallest extent that holds it."""
        if len(self.points) == 1 and not self.lines and not self.areas:
            longitude, latitude = self.points[0]
            return Extent(longitude, latitude, longitude, latitude)
        every = [*self.points, *(at for line in self.lines for at in line)]
        every += [at for rings in self.areas for at in rings[0]]
        found = extent_of(every)
        if found is None:
            raise ValueError("a shape has a position")
        return found

    @property
    def anchor(self) -> Position:
        """The position that stands for it (rule 2)."""
        if self.areas:
            return _within(max(self.areas, key=lambda rings: _size(rings[0])))
        if self.lines:
            line = max(self.lines, key=len)
            before, after = line[(len(line) - 1) // 2], line[len(line) // 2]
            return (before[0] + after[0]) / 2, (before[1] + after[1]) / 2
        return self.points[len(self.points) // 2]


def shape_of(geometry: Mapping[str, Any] | None) -> Shape | None:
    """The shape of a geometry as the record holds it; None without one, or of a kind that is not known here."""
    if not geometry:
        return None
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "Point":
            return Shape(points=_line([coordinates]))
        case "MultiPoint":
            return Shape(points=_line(coordinates))
        case "LineString":
            return Shape(lines=(_line(coordinates),))
        case "MultiLineString":
            return Shape(lines=tuple(map(_line, coordinates)))
        case "Polygon":
            return Shape(areas=(tuple(map(_line, coordinates)),))
        case "MultiPolygon":
            return Shape(areas=tuple(tuple(map(_line, rings)) for rings in coordinates))
    return None


def _line(positions: Sequence[Sequence[str]]) -> Line:
    return tuple((float(longitude), float(latitude)) for longitude, latitude in positions)


def _size(ring: Line) -> float:
    longitudes, latitudes = [at[0] for at in ring], [at[1] for at in ring]
    return (max(longitudes) - min(longitudes)) * (max(latitudes) - min(latitudes))


def _within(rings: Sequence[Line]) -> Position:
    latitudes = [at[1] for at in rings[0]]
    latitude = (min(latitudes) + max(latitudes)) / 2
    crossings = sorted(
        x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 <= latitude) != (y2 <= latitude)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches:
        return rings[0][0]
    longitudes = [at[0] for at in rings[0]]
    middle = (min(longitudes) + max(longitudes)) / 2
    if any(west <= middle <= east for west, east in stretches):
        return middle, latitude
    west, east = max(stretches, key=lambda one: one[1] - one[0])
    return (west + east) / 2, latitude
