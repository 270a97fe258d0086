"""A geometry of shapely as one of the record: decimal text with at most seven decimals."""

from typing import Any

import shapely

from kelisim.model.geometry import (
    Geometry,
    Line,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
    Rings,
)


def written(geometry: Any) -> Geometry:
    """The geometry in the model's words; it is valid and within range (`repair`)."""
    parts = list(shapely.get_parts(geometry))
    match shapely.get_dimensions(geometry), len(parts):
        case 0, 1:
            return Point(coordinates=_line(parts[0])[0])
        case 0, _:
            return MultiPoint(coordinates=tuple(_line(one)[0] for one in parts))
        case 1, 1:
            return LineString(coordinates=_line(parts[0]))
        case 1, _:
            return MultiLineString(coordinates=tuple(map(_line, parts)))
        case _, 1:
            return Polygon(coordinates=_rings(parts[0]))
        case _:
            return MultiPolygon(coordinates=tuple(map(_rings, parts)))


def _rings(polygon: Any) -> Rings:
    return tuple(map(_line, (polygon.exterior, *polygon.interiors)))


def _line(line: Any) -> Line:
    return tuple(map(_position, shapely.get_coordinates(line).tolist()))


def _position(position: list[float]) -> Position:
    return degrees(position[0]), degrees(position[1])


def degrees(number: float) -> str:
    """A number of degrees as the record writes it: `52.3`, `-0.0000001`, `0`."""
    text = f"{number:.7f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
