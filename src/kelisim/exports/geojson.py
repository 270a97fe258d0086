"""GeoJSON (RFC 7946) from what the register says of places, and of commitments at them.

1. A coordinate is written with the digits that were signed: the record holds decimal text, and decimal text of that
   form is a JSON number.
2. Outer rings run counterclockwise and holes clockwise (RFC 7946, 3.1.6), however they were signed.
3. A box is west, south, east, north. Of a geometry in several parts it is the narrowest that holds them all, so across
   the antimeridian its west is greater than its east (RFC 7946, 5.2). A line between two positions is straight in
   degrees (3.1.1): what crosses the antimeridian was cut there before it was signed (3.1.9).
4. A place without a position is a feature without a geometry (3.2).
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from kelisim.model.geometry import (
    Geometry,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
)
from kelisim.model.measure import Measure
from kelisim.model.place import Place, ResourceClass
from kelisim.model.reference import Named, Source
from kelisim.model.text import Text, in_language

MEDIA_TYPE: Final = "application/geo+json"
"""RFC 7946, 12."""
_DECIMALS: Final = 7

Called = Mapping[str, Text]
"""The titles of entries by their ids."""


class Box(NamedTuple):
    """A box in degrees of WGS 84. Where `west` is greater than `east` it lies across the antimeridian."""

    west: float
    south: float
    east: float
    north: float


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """What of an entry is told with its feature besides what it holds.

    `since` is when the version was agreed (RFC 3339), `version` its ordinal, `page` and `certificate` addresses.
    """

    entry: str
    version: int
    since: str
    page: str
    certificate: str | None = None
    disputed: bool = False


def geometry(shape: Geometry) -> dict[str, Any]:
    """A geometry as GeoJSON has it, with the digits of the record (rules 1 and 2)."""
    return {"type": shape.__struct_config__.tag, "coordinates": _coordinates(shape)}


def together(shapes: Sequence[Geometry]) -> dict[str, Any] | None:
    """The geometry of several: that of the only one, or a collection; None of none."""
    if len(shapes) > 1:
        return {"type": "GeometryCollection", "geometries": [geometry(shape) for shape in shapes]}
    return geometry(shapes[0]) if shapes else None


def footprint(shapes: Sequence[Geometry]) -> dict[str, Any]:
    """The geometry of several where a collection of geometries may not stand: all of them where they are of one kind,
    and otherwise the area of the box that holds them.
    """
    if len(shapes) == 1:
        return geometry(shapes[0])
    for kinds, kind in ((Point | MultiPoint, "Point"), (LineString | MultiLineString, "LineString")):
        if all(isinstance(shape, kinds) for shape in shapes):
            return {"type": f"Multi{kind}", "coordinates": [part for shape in shapes for part in _single(shape)]}
    if all(isinstance(shape, Polygon | MultiPolygon) for shape in shapes):
        return {"type": "MultiPolygon", "coordinates": [part for shape in shapes for part in _single(shape)]}
    west, south, east, north = box_of_all([box(shape) for shape in shapes])
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    areas = [[[[a, south], [b, south], [b, north], [a, north], [a, south]]] for a, b in spans]
    return {"type": "MultiPolygon", "coordinates": areas}


def _single(shape: Geometry) -> list[Any]:
    """The coordinates of each part of a geometry that may have several."""
    told = _coordinates(shape)
    return told if isinstance(shape, MultiPoint | MultiLineString | MultiPolygon) else [told]


def box(shape: Geometry) -> Box:
    """The box of a geometry (rule 3)."""
    parts = [[(float(longitude), float(latitude)) for longitude, latitude in part] for part in _parts(shape)]
    latitudes = [latitude for part in parts for _, latitude in part]
    spans = [(min(part)[0], max(part)[0]) for part in parts]
    west, east = _narrowest(spans)
    return Box(west, min(latitudes), east, max(latitudes))


def box_of_all(boxes: Sequence[Box]) -> Box:
    """The narrowest box that holds some boxes, of which there is one at least."""
    spans = [span for one in boxes for span in _unrolled(one)]
    west, east = _narrowest(spans)
    return Box(west, min(one.south for one in boxes), east, max(one.north for one in boxes))


def place_feature(place: Place, agreed: Agreed, called: Called, language: str) -> dict[str, Any]:
    """A place as a feature.

    Args:
        place: what was agreed of it.
        agreed: since when, in which version, and where more is told.
        called: the titles of the entries that it refers to.
        language: the reader's language, for `name` and the names of what it refers to.
    """
    said: dict[str, Any] = {
        "name": in_language(place.names, language),
        "kind": place.kind,
        "sides": list(place.sides),
        "names": place.names,
        "names_by_side": place.names_by_side,
        "aliases": list(place.aliases),
        "part_of": _name(place.part_of, called, language),
        "along": [_name(one, called, language) for one in place.along],
        "field": _name(place.field, called, language),
        "within_km": place.within_km,
        "position_source": _source(place.position_source) if place.position_source else None,
        "unfc": _class(place.resource) if place.resource else None,
        "unfc_on": place.resource.on if place.resource else None,
        "unfc_sources": [_source(one) for one in place.resource.sources] if place.resource else [],
        "summary": in_language(place.summary, language) if place.summary else None,
        "sources": [_source(one) for one in place.sources],
    }
    shapes = [place.geometry] if place.geometry is not None else []
    return _feature(agreed, shapes, said)


def measure_feature(
    measure: Measure, places: Sequence[Place], agreed: Agreed, called: Called, language: str
) -> dict[str, Any]:
    """A commitment as a feature, at all its places whose position is known: the shape of the only one, or all of them.

    Args:
        measure: what was agreed of it.
        places: the public places that it names.
        agreed: since when, in which version, and where more is told.
        called: the titles of the entries that it refers to.
        language: the reader's language.
    """
    term = measure.term
    said: dict[str, Any] = {
        "name": in_language(measure.title, language),
        "number": measure.number,
        "names": measure.title,
        "sides": list(measure.sides),
        "field": _name(measure.field, called, language),
        "programme": _name(measure.programme, called, language),
        "starts": term.start if term else None,
        "ends": term.end if term else None,
        "term": term.words if term else None,
        "places": [in_language(place.names, language) for place in places],
        "left": measure.left.reason if measure.left else None,
        "sources": [_source(one) for one in measure.sources],
    }
    return _feature(agreed, [place.geometry for place in places if place.geometry is not None], said)


def collection(features: Iterable[Mapping[str, Any]], **members: object) -> bytes:
    """A feature collection; `members` are what else it holds."""
    return encoded({"type": "FeatureCollection", **members, "features": list(features)})


def encoded(value: object) -> bytes:
    """GeoJSON as bytes: UTF-8, without a byte order mark (RFC 8259, 8.1)."""
    return msgspec.json.encode(value)


def _feature(agreed: Agreed, shapes: Sequence[Geometry], said: Mapping[str, Any]) -> dict[str, Any]:
    # What the record does not say is left out, for a member that is null would say that it is known to be nothing.
    told = {name: value for name, value in said.items() if value not in (None, [], {})}
    told |= {"entry": agreed.entry, "version": agreed.version, "agreed": agreed.since, "page": agreed.page}
    if agreed.certificate:
        told["certificate"] = agreed.certificate
    if agreed.disputed:
        told["disputed"] = True
    feature: dict[str, Any] = {"type": "Feature", "id": agreed.entry}
    if shapes:
        feature["bbox"] = list(box_of_all([box(shape) for shape in shapes]))
    feature["geometry"] = together(shapes)
    return feature | {"properties": told}


def _coordinates(shape: Geometry) -> Any:
    if isinstance(shape, Point):
        return _position(shape.coordinates)
    if isinstance(shape, MultiPoint | LineString):
        return [_position(one) for one in shape.coordinates]
    if isinstance(shape, MultiLineString):
        return [[_position(one) for one in line] for line in shape.coordinates]
    if isinstance(shape, Polygon):
        return _rings(shape.coordinates)
    return [_rings(rings) for rings in shape.coordinates]


def _position(position: Position) -> list[msgspec.Raw]:
    longitude, latitude = position
    return [msgspec.Raw(longitude.encode()), msgspec.Raw(latitude.encode())]


def _rings(rings: Sequence[Sequence[Position]]) -> list[list[list[msgspec.Raw]]]:
    turned = []
    for place, ring in enumerate(rings):
        outer = place == 0
        turned.append([_position(one) for one in (ring if (_twice_area(ring) > 0) == outer else reversed(ring))])
    return turned


def _twice_area(ring: Sequence[Position]) -> int:
    """Twice the area of a ring by the shoelace formula, positive where it runs counterclockwise; exact."""
    points = [(_units(longitude), _units(latitude)) for longitude, latitude in ring]
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in itertools.pairwise(points))


def _units(degrees: str) -> int:
    """Degrees in the smallest unit that the record has."""
    whole, _, part = degrees.partition(".")
    return int(whole + part.ljust(_DECIMALS, "0"))


def _parts(shape: Geometry) -> Sequence[Sequence[Position]]:
    """The parts of a geometry, each of which is connected."""
    if isinstance(shape, Point):
        return [[shape.coordinates]]
    if isinstance(shape, LineString):
        return [shape.coordinates]
    if isinstance(shape, MultiPoint):
        return [[one] for one in shape.coordinates]
    if isinstance(shape, MultiLineString | Polygon):
        return shape.coordinates
    return [ring for rings in shape.coordinates for ring in rings]


def _narrowest(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The shortest way from west to east over spans of longitudes, none of which crosses the antimeridian.

    It is what the widest gap between them on the circle leaves. Of equal gaps that at the antimeridian counts.
    """
    ordered = sorted(spans)
    first, reach = ordered[0]
    widest, west, east = 0.0, first, reach
    for start, end in ordered[1:]:
        if start - reach > widest:
            widest, west, east = start - reach, start, reach
        reach = max(reach, end)
    return (first, reach) if first + 360 - reach >= widest else (west, east)


def _unrolled(one: Box) -> Iterable[tuple[float, float]]:
    return [(one.west, one.east)] if one.west <= one.east else [(one.west, 180.0), (-180.0, one.east)]


def _class(resource: ResourceClass) -> str:
    """A class as UNFC (2019) writes it: the categories of the three axes, joined by semicolons."""
    return f"E{resource.e};F{resource.f};G{'+'.join(resource.g)}"


def _name(named: Named | None, called: Called, language: str) -> str | None:
    if named is None:
        return None
    title = called.get(named.entry or "")
    # The id of an entry that is not public is not told; its name, where the reference has one, was signed as public.
    return in_language(title, language) if title else named.name


def _source(source: Source) -> dict[str, str]:
    said = {name: getattr(source, name) for name in ("title", "url", "publisher", "published")}
    return {name: value for name, value in said.items() if value}
