"""Geometry: what is accepted is what RFC 7946 allows, with decimals as text."""

from typing import Any

import msgspec
import pytest

from kelisim.model.decode import MalformedError, convert
from kelisim.model.geometry import MAX_POSITIONS, Geometry
from kelisim.model.place import Place

RING = [["51", "47"], ["52", "47"], ["52", "48"], ["51", "47"]]

GOOD: tuple[dict[str, Any], ...] = (
    {"type": "Point", "coordinates": ["52.3", "47.2"]},
    {"type": "MultiPoint", "coordinates": [["52.3", "47.2"], ["-180", "-90"]]},
    {"type": "LineString", "coordinates": [["52.3", "47.2"], ["52.4", "47.2"]]},
    {"type": "MultiLineString", "coordinates": [[["52.3", "47.2"], ["52.4", "47.2"]]]},
    {"type": "Polygon", "coordinates": [RING]},
    {"type": "MultiPolygon", "coordinates": [[RING], [RING]]},
)

BAD: tuple[dict[str, Any], ...] = (
    {"type": "Point", "coordinates": ["181", "47.2"]},
    {"type": "Point", "coordinates": ["47.2", "91"]},
    {"type": "Point", "coordinates": ["52.3", "47.2", "10"]},
    {"type": "Point", "coordinates": [52, 47]},
    {"coordinates": ["52.3", "47.2"]},
    {"type": "Circle", "coordinates": ["52.3", "47.2"]},
    {"type": "MultiPoint", "coordinates": []},
    {"type": "LineString", "coordinates": [["52.3", "47.2"]]},
    {"type": "LineString", "coordinates": [["52.3", "47.2"], ["52.3", "-90.5"]]},
    {"type": "MultiLineString", "coordinates": [[["52.3", "47.2"], ["190", "47.2"]]]},
    {"type": "Polygon", "coordinates": [RING[:3]]},
    {"type": "Polygon", "coordinates": [[*RING[:3], ["53", "47"]]]},
    {"type": "MultiPolygon", "coordinates": [[RING], [[*RING[:3], ["53", "47"]]]]},
)


@pytest.mark.parametrize("geometry", GOOD, ids=lambda one: str(one["type"]))
def test_every_kind_is_kept_as_it_came(geometry: dict[str, Any]) -> None:
    """Read and written again it is the same."""
    assert msgspec.json.decode(msgspec.json.encode(convert(geometry, Geometry))) == geometry
    assert convert({"names": {"en": "A place"}, "kind": "river", "geometry": geometry}, Place).geometry is not None


@pytest.mark.parametrize("geometry", BAD, ids=str)
def test_what_is_no_geometry_is_refused(geometry: dict[str, Any]) -> None:
    """Positions outside the world, rings that are open, kinds that are unknown."""
    with pytest.raises(MalformedError):
        convert(geometry, Geometry)


@pytest.mark.parametrize("kind", ["MultiLineString", "Polygon", "MultiPolygon"])
def test_a_geometry_has_a_bound_over_all_its_parts(kind: str) -> None:
    """Many short parts are as many positions as a long one."""
    part = [RING] if kind == "MultiPolygon" else RING
    with pytest.raises(MalformedError, match=str(MAX_POSITIONS)):
        convert({"type": kind, "coordinates": [part] * (MAX_POSITIONS // 4 + 1)}, Geometry)
