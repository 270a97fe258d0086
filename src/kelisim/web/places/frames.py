"""From degrees to places on a drawing, and back: the projection of the maps.

1. Maps are drawn in the Mercator projection on a sphere (EPSG:3857), as moving maps on the web are, so that the drawing
   of the server and the moving map show the same.
2. A drawing is cut at `LIMIT` degrees of latitude, beyond which the projection has no end.
3. Longitudes of an extent may go beyond 180: one that begins at 170 and ends at 190 lies across the line of dates.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

LIMIT: Final = 85.0
KM_PER_DEGREE: Final = 111.195
"""Kilometres of a degree of latitude on a sphere of 6,371 km."""
LEAST: Final = 0.25
"""Degrees across of the smallest extent."""

T = TypeVar("T")
Position = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True)
class Extent:
    """A part of the Earth between meridians and parallels (rule 3)."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> Position:
        """Its middle, by degrees."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    @property
    def across(self) -> float:
        """How many degrees of longitude it has."""
        return self.east - self.west

    def meets(self, other: "Extent") -> bool:
        """Whether the two have something in common; `other` lies within 180 degrees."""
        if other.south > self.north or other.north < self.south:
            return False
        return any(other.west + turn <= self.east and other.east + turn >= self.west for turn in (0, 360, -360))

    def wider(self, share: float) -> "Extent":
        """The same with a margin on each side, a share of its own size and at least enough for `LEAST`."""
        across = max(self.across * share, (LEAST - self.across) / 2, 0.0)
        up = max((self.north - self.south) * share, (LEAST / 2 - (self.north - self.south)) / 2, 0.0)
        return Extent(self.west - across, max(self.south - up, -LIMIT), self.east + across, min(self.north + up, LIMIT))


def extent_of(positions: Iterable[Position]) -> Extent | None:
    """The smallest extent that holds the positions, across the line of dates where that is shorter (rule 3)."""
    found = list(positions)
    if not found:
        return None
    latitudes = [min(max(latitude, -LIMIT), LIMIT) for _, latitude in found]
    longitudes = sorted({longitude for longitude, _ in found})
    following = [*longitudes[1:], longitudes[0] + 360]
    gaps = [after - before for before, after in zip(longitudes, following, strict=True)]
    # The widest stretch without a position is what the extent leaves out; among equals the one across 180 degrees.
    widest = max(range(len(gaps)), key=lambda one: (gaps[one], one))
    east, west = longitudes[widest], longitudes[(widest + 1) % len(longitudes)]
    return Extent(west, min(latitudes), east if east >= west else east + 360, max(latitudes))


def joined(extents: Sequence[Extent]) -> Extent | None:
    """The smallest extent that holds all of them."""
    if not extents:
        return None
    corners = [(west, one.south) for one in extents for west in (_turned(one.west), _turned(one.east))]
    corners += [(_turned(one.west), one.north) for one in extents]
    return extent_of(corners)


def _turned(longitude: float) -> float:
    """The same meridian within 180 degrees."""
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def mercator(latitude: float) -> float:
    """How far north a parallel is drawn, in degrees of longitude on the equator."""
    held = math.radians(min(max(latitude, -LIMIT), LIMIT))
    return math.degrees(math.asinh(math.tan(held)))


def parallel(north: float) -> float:
    """The latitude that is drawn so far north: the inverse of `mercator`."""
    return math.degrees(math.atan(math.sinh(math.radians(north))))


@dataclass(frozen=True)
class Frame:
    """A drawing of `width` by `height` units: `scale` units to a degree of longitude, `west` and `top` at its corner.

    `top` is a latitude as `mercator` gives it.
    """

    west: float
    top: float
    scale: float
    width: int
    height: int

    @cached_property
    def extent(self) -> Extent:
        """What it shows."""
        return Extent(
            self.west,
            parallel(self.top - self.height / self.scale),
            self.west + self.width / self.scale,
            parallel(self.top),
        )

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a position is drawn, on the side of the line of dates that the drawing shows."""
        middle = self.west + self.width / self.scale / 2
        turn = round((middle - longitude) / 360) * 360
        return (longitude + turn - self.west) * self.scale, (self.top - mercator(latitude)) * self.scale

    def points(self, anchors: Iterable[tuple[T, Position]], edge: float) -> Iterator[tuple[T, float, float]]:
        """What is drawn within the frame and its edge, each with its point.

        Args:
            anchors: things with their longitudes and, in place of latitudes, what `mercator` gives for these.
            edge: units outside the frame that count as within.
        """
        scale, west, top = self.scale, self.west, self.top
        middle = west + self.width / scale / 2
        right, bottom = self.width + edge, self.height + edge
        for what, (longitude, north) in anchors:
            y = (top - north) * scale
            if -edge < y < bottom:
                if not -180 <= longitude - middle <= 180:
                    longitude += round((middle - longitude) / 360) * 360  # noqa: PLW2901 the same meridian
                x = (longitude - west) * scale
                if -edge < x < right:
                    yield what, x, y

    def units(self, kilometres: float, latitude: float) -> float:
        """How long so many kilometres are drawn at a latitude."""
        return kilometres * self.scale / (KM_PER_DEGREE * math.cos(math.radians(min(abs(latitude), LIMIT))))


def frame_of(extent: Extent, width: int, lowest: int, highest: int) -> Frame:
    """The drawing of a width that shows an extent; where that is too flat or too high, it shows more around it."""
    south, north = mercator(extent.south), mercator(extent.north)
    up, across = max(north - south, 1e-6), max(extent.across, 1e-6)
    scale = min(width / across, highest / up)
    height = round(min(max(up * scale, lowest), highest))
    middle_x, middle_y = (extent.west + extent.east) / 2, (south + north) / 2
    return Frame(middle_x - width / scale / 2, middle_y + height / scale / 2, scale, width, height)
