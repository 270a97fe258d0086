"""GeoJSON (RFC 7946) into features.

1. A file holds a FeatureCollection, a Feature, or a bare geometry. What a reader does not know is left alone
   (RFC 7946, 6).
2. A ring that does not end where it began is closed, with notice; a ring of fewer than three places is refused.
3. Heights are left out (3.1.1). A position that is no pair of finite numbers is refused with its feature.
4. `crs` is of GeoJSON as it was in 2008. A file with one is read in that system (`reprojection`).
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec
import shapely

from kelisim.reading.places.errors import PlacesFileError, ReferenceSystemError, TooManyPlacesError
from kelisim.reading.places.found import MAX_FEATURES, MAX_POSITIONS, WGS_84, Feature, FoundFeatures
from kelisim.reading.places.reprojection import reprojected

DEPTH: Final = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How many lists stand around the positions of each type (RFC 7946, 3.1)."""
SAME: Final = frozenset(
    {
        "",
        WGS_84,
        "EPSG:4326",
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "urn:ogc:def:crs:EPSG::4326",
    }
)
"""Names of what coordinates are in anyway. Files of 2008 that name EPSG:4326 have longitude first all the same."""


def read_geojson(data: bytes) -> FoundFeatures:
    """The features of a file.

    Raises:
        PlacesFileError: it is no GeoJSON.
        TooManyPlacesError: it holds too much.
        ReferenceSystemError: it names a system that is not known.
    """
    try:
        whole: Any = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PlacesFileError(f"this is no JSON: {error}") from None
    raw = list(_features(whole))
    if len(raw) > MAX_FEATURES:
        raise TooManyPlacesError(f"the file has {len(raw)} features", expected=f"at most {MAX_FEATURES}")
    _check_size(raw)
    features = [_feature(number, one) for number, one in enumerate(raw, start=1)]
    system = _system(whole)
    if system in SAME:
        return FoundFeatures(features)
    return FoundFeatures(reprojected(features, system), [f"coordinates are in {system} and were turned into WGS 84"])


def _features(whole: Any) -> Iterator[Mapping[str, Any]]:
    kind = whole.get("type") if isinstance(whole, dict) else None
    if kind == "FeatureCollection" and isinstance(whole.get("features"), list):
        for one in whole["features"]:
            yield one if isinstance(one, dict) else {}
    elif kind == "Feature":
        yield whole
    elif kind in DEPTH or kind == "GeometryCollection":
        yield {"type": "Feature", "properties": {}, "geometry": whole}
    else:
        raise PlacesFileError("this is no GeoJSON", expected="a FeatureCollection, a Feature or a geometry")


def _check_size(raw: list[Mapping[str, Any]]) -> None:
    """Refuse a file with too many positions before anything is made of them; they are counted without recursion."""
    count = 0
    waiting: list[Any] = [one.get("geometry") for one in raw]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [one.get("coordinates"), one.get("geometries")]
        elif isinstance(one, list):
            if one and not isinstance(one[0], (list, dict)):
                count += 1
            else:
                waiting += one
    if count > MAX_POSITIONS:
        raise TooManyPlacesError(f"the file has {count} positions", expected=f"at most {MAX_POSITIONS}")


def _system(whole: Any) -> str:
    crs = whole.get("crs") if isinstance(whole, dict) else None
    if crs is None:
        return ""
    named = crs.get("properties", {}).get("name") if isinstance(crs, dict) and crs.get("type") == "name" else None
    if not isinstance(named, str) or len(named) > 200:
        raise ReferenceSystemError("the file names its reference system in a way that is not read", expected="a name")
    return named


def _feature(number: int, raw: Mapping[str, Any]) -> Feature:
    properties = raw.get("properties")
    plain = properties if isinstance(properties, dict) else {}
    if raw.get("type") != "Feature":
        return Feature(number, plain, None, refused="it is no Feature")
    geometry = raw.get("geometry")
    if geometry is None:
        return Feature(number, plain, None)
    notices: list[str] = []
    try:
        made = _geometry(geometry, notices)
    except _UnreadableError as error:
        return Feature(number, plain, None, refused=str(error))
    return Feature(number, plain, made, notices=tuple(dict.fromkeys(notices)))


class _UnreadableError(Exception):
    """A geometry that is none."""


def _geometry(raw: Any, notices: list[str]) -> Any:
    kind = raw.get("type") if isinstance(raw, dict) else None
    if kind == "GeometryCollection" and isinstance(raw.get("geometries"), list):
        # A collection in a collection is to be avoided (RFC 7946, 3.1.8), and is not read.
        parts = [one for one in raw["geometries"] if isinstance(one, dict) and one.get("type") in DEPTH]
        if len(parts) != len(raw["geometries"]):
            raise _UnreadableError("its collection holds something that is no plain geometry")
        return shapely.GeometryCollection([_geometry(one, notices) for one in parts])
    if kind not in DEPTH:
        raise _UnreadableError(f"its geometry has the type {str(kind)[:40]!r}, which is not one of GeoJSON")
    coordinates = _positions(raw.get("coordinates"), DEPTH[kind], notices)
    if kind == "Point":
        return shapely.Point(coordinates)
    if kind == "MultiPoint":
        return shapely.MultiPoint(coordinates)
    if kind == "LineString":
        return _line(coordinates)
    if kind == "MultiLineString":
        return shapely.MultiLineString([_line(one) for one in coordinates])
    if kind == "Polygon":
        return _polygon(coordinates, notices)
    return shapely.MultiPolygon([_polygon(one, notices) for one in coordinates])


def _positions(value: Any, depth: int, notices: list[str]) -> Any:
    if not isinstance(value, list) or (depth and not value):
        raise _UnreadableError("its geometry has no positions where there should be some")
    if depth:
        return [_positions(one, depth - 1, notices) for one in value]
    numbers = all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in value)
    if not numbers or len(value) < 2:
        raise _UnreadableError("a position of it is no longitude and latitude")
    if len(value) > 2:
        notices.append("heights were left out")
    return float(value[0]), float(value[1])


def _line(positions: list[tuple[float, float]]) -> Any:
    if len(set(positions)) < 2:
        raise _UnreadableError("a line of it has fewer than two different positions")
    return shapely.LineString(positions)


def _polygon(rings: list[list[tuple[float, float]]], notices: list[str]) -> Any:
    closed = []
    for ring in rings:
        if ring[0] != ring[-1]:
            notices.append("a ring that did not end where it began was closed")
            ring = [*ring, ring[0]]  # noqa: PLW2901 the same ring, closed
        if len(set(ring)) < 3:
            raise _UnreadableError("a ring of it has fewer than three different positions")
        closed.append(ring)
    return shapely.Polygon(closed[0], closed[1:])
