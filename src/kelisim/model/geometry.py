"""Geometry in the record: GeoJSON (RFC 7946) with coordinates as decimal text, because the record holds no floats.

1. A position is longitude, then latitude, in degrees of WGS 84, with at most seven decimals: about a centimetre.
2. A line has at least two positions. A ring has at least four, the last of which is the first (RFC 7946, 3.1.6).
3. A geometry has at most `MAX_POSITIONS`, so that an act that carries it stays far below what an act may hold.
4. Whether rings cross themselves is not looked at here: what is read from files is checked and repaired, with notice,
   before anybody proposes it.
"""

from typing import Annotated

import msgspec

from kelisim.model.base import Value

MAX_POSITIONS = 10_000
"""Positions in one geometry."""

Degrees = Annotated[str, msgspec.Meta(pattern=r"^-?(0|[1-9][0-9]{0,2})(\.[0-9]{1,7})?\Z")]
Position = tuple[Degrees, Degrees]
Line = Annotated[tuple[Position, ...], msgspec.Meta(min_length=2, max_length=MAX_POSITIONS)]
Ring = Annotated[tuple[Position, ...], msgspec.Meta(min_length=4, max_length=MAX_POSITIONS)]
Rings = Annotated[tuple[Ring, ...], msgspec.Meta(min_length=1, max_length=MAX_POSITIONS)]


def _check(positions: tuple[Position, ...]) -> None:
    for longitude, latitude in positions:
        if abs(float(longitude)) > 180 or abs(float(latitude)) > 90:
            raise ValueError("a point has longitude within 180 and latitude within 90 degrees, in that order")


def _check_rings(rings: tuple[tuple[Position, ...], ...]) -> int:
    for ring in rings:
        if ring[0] != ring[-1]:
            raise ValueError("a ring ends where it began")
        _check(ring)
    return sum(map(len, rings))


def _check_many(positions: int) -> None:
    if positions > MAX_POSITIONS:
        raise ValueError(f"a geometry has at most {MAX_POSITIONS} positions, and this one has {positions}")


class Shape(Value, frozen=True, kw_only=True, tag_field="type"):
    """What all geometries share: `type` is the GeoJSON type."""


class Point(Shape, frozen=True, kw_only=True, tag="Point"):
    """One position."""

    coordinates: Position

    def __post_init__(self) -> None:
        _check((self.coordinates,))


class MultiPoint(Shape, frozen=True, kw_only=True, tag="MultiPoint"):
    """Several positions."""

    coordinates: Annotated[tuple[Position, ...], msgspec.Meta(min_length=1, max_length=MAX_POSITIONS)]

    def __post_init__(self) -> None:
        _check(self.coordinates)


class LineString(Shape, frozen=True, kw_only=True, tag="LineString"):
    """A line: a river, a corridor."""

    coordinates: Line

    def __post_init__(self) -> None:
        _check(self.coordinates)


class MultiLineString(Shape, frozen=True, kw_only=True, tag="MultiLineString"):
    """Several lines."""

    coordinates: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=MAX_POSITIONS)]

    def __post_init__(self) -> None:
        for line in self.coordinates:
            _check(line)
        _check_many(sum(map(len, self.coordinates)))


class Polygon(Shape, frozen=True, kw_only=True, tag="Polygon"):
    """An area: the outer ring first, then its holes."""

    coordinates: Rings

    def __post_init__(self) -> None:
        _check_many(_check_rings(self.coordinates))


class MultiPolygon(Shape, frozen=True, kw_only=True, tag="MultiPolygon"):
    """Several areas."""

    coordinates: Annotated[tuple[Rings, ...], msgspec.Meta(min_length=1, max_length=MAX_POSITIONS)]

    def __post_init__(self) -> None:
        _check_many(sum(map(_check_rings, self.coordinates)))


Geometry = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon
