"""Geometries as well-known binary (OGC 06-103r4, 8.2): what geometric libraries and databases read fastest.

Numbers are little-endian; coordinates are doubles, nearest to the decimal text of the record.
"""

import struct
from collections.abc import Sequence
from typing import Final

from kelisim.model.geometry import (
    Geometry,
    LineString,
    MultiLineString,
    MultiPoint,
    Point,
    Polygon,
    Position,
)

_HEAD: Final = struct.Struct("<BI")
_COUNT: Final = struct.Struct("<I")
_LITTLE_ENDIAN: Final = 1
_POINT, _LINE, _AREA, _POINTS, _LINES, _AREAS = range(1, 7)


def well_known_binary(shape: Geometry) -> bytes:
    """A geometry as bytes."""
    if isinstance(shape, Point):
        return _head(_POINT) + _row([shape.coordinates])
    if isinstance(shape, LineString):
        return _line(shape.coordinates)
    if isinstance(shape, Polygon):
        return _area(shape.coordinates)
    if isinstance(shape, MultiPoint):
        return _many(_POINTS, [_head(_POINT) + _row([one]) for one in shape.coordinates])
    if isinstance(shape, MultiLineString):
        return _many(_LINES, [_line(one) for one in shape.coordinates])
    return _many(_AREAS, [_area(one) for one in shape.coordinates])


def _head(kind: int) -> bytes:
    return _HEAD.pack(_LITTLE_ENDIAN, kind)


def _many(kind: int, parts: Sequence[bytes]) -> bytes:
    return _head(kind) + _COUNT.pack(len(parts)) + b"".join(parts)


def _line(positions: Sequence[Position]) -> bytes:
    return _head(_LINE) + _COUNT.pack(len(positions)) + _row(positions)


def _area(rings: Sequence[Sequence[Position]]) -> bytes:
    written = (_COUNT.pack(len(ring)) + _row(ring) for ring in rings)
    return _head(_AREA) + _COUNT.pack(len(rings)) + b"".join(written)


def _row(positions: Sequence[Position]) -> bytes:
    return struct.pack(f"<{2 * len(positions)}d", *(float(number) for position in positions for number in position))
