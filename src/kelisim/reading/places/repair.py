"""A geometry as the record can hold it, and what had to be changed for that, in words.

1. A collection of unlike parts becomes the parts of its highest dimension; the others are left out.
2. Longitudes from 180 to 360 are turned to those from -180 to 0. Anything else that is out of range is refused, with
   the suspicion that latitude and longitude are swapped where turning them round would bring it into range.
3. A line or an area that jumps across 180 degrees is cut there (RFC 7946, 3.1.9).
4. Areas that cross themselves are made valid (OGC 06-103r4, 6.1.11), by the structure of their rings.
5. Outer rings run against the clock and holes with it (RFC 7946, 3.1.6).
6. Positions are rounded to seven decimals, about a centimetre, which is not told; a geometry of more positions than the
   record allows is simplified by no more than it takes, which is told with by how much.
"""

from typing import Any, Final

import numpy as np
import shapely
from shapely.affinity import translate

from kelisim.model.geometry import MAX_POSITIONS
from kelisim.reading.places.errors import RefusedFeatureError

GRID: Final = 1e-7
START: Final = 1e-5
"""Degrees of the first tolerance that is tried where a geometry has to be simplified."""
METRES: Final = 111_195
"""Metres of a degree of latitude."""
JUMP: Final = 180.0
SPREAD: Final = 20.0
"""Degrees off the middle of all features from which a feature that would be near if swapped is suspected."""


def repaired(geometry: Any) -> tuple[Any, list[str]]:
    """The geometry as the record can hold it, with what was changed.

    Raises:
        RefusedFeatureError: it cannot be held.
    """
    notices: list[str] = []
    if shapely.has_z(geometry):
        geometry = shapely.force_2d(geometry)
        notices.append("heights were left out")
    geometry = _one_dimension(geometry, notices)
    if _misturned(geometry):
        notices.append("rings were turned, outer ones against the clock and holes with it")
    geometry = _in_range(geometry, notices)
    geometry = _cut(geometry, notices)
    if not shapely.is_valid(geometry):
        notices.append(f"it was not valid ({shapely.is_valid_reason(geometry)}) and was repaired")
        geometry = _one_dimension(shapely.make_valid(geometry, method="structure", keep_collapsed=False), [])
    geometry = _rounded(geometry, notices)
    return shapely.orient_polygons(geometry, exterior_cw=False), notices


def _one_dimension(geometry: Any, notices: list[str]) -> Any:
    if shapely.is_empty(geometry):
        raise RefusedFeatureError("its geometry holds nothing")
    if geometry.geom_type == "LinearRing":
        return shapely.LineString(geometry.coords)
    if geometry.geom_type != "GeometryCollection":
        return geometry
    parts = [one for one in shapely.get_parts(geometry) if not one.is_empty]
    flat = [one for part in parts for one in shapely.get_parts(part)]
    highest = max(shapely.get_dimensions(one) for one in flat)
    kept = [one for one in flat if shapely.get_dimensions(one) == highest]
    if len(kept) < len(flat):
        notices.append(f"{len(flat) - len(kept)} parts of a collection, of another kind than the rest, were left out")
    if highest == 2:
        return shapely.union_all(kept)
    return shapely.MultiLineString(kept) if highest == 1 else shapely.MultiPoint(kept)


def _in_range(geometry: Any, notices: list[str]) -> Any:
    west, south, east, north = geometry.bounds
    if _within(geometry, (-180, -90, 180, 90)):
        return geometry
    if _within(geometry, (-180, -90, 360, 90)):
        notices.append("longitudes beyond 180 degrees were turned to those west of Greenwich")
        return geometry if west < 180 else translate(geometry, -360)
    suspicion = "; latitude and longitude look swapped" if _within(geometry, (-90, -180, 90, 180)) else ""
    raise RefusedFeatureError(
        f"a position of it is out of range, {west:g} to {east:g} by {south:g} to {north:g}{suspicion}"
    )


def _within(geometry: Any, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = geometry.bounds
    return bool(west >= box[0] and south >= box[1] and east <= box[2] and north <= box[3])


def _cut(geometry: Any, notices: list[str]) -> Any:
    """The geometry cut at 180 degrees, where it jumps across or goes beyond it."""
    if not (geometry.bounds[2] > 180 or _jumps(geometry)):
        return geometry
    if geometry.bounds[2] <= 180:
        # As a line over 180 degrees: what stands in the west of Greenwich follows what stands in the east.
        geometry = shapely.transform(geometry, _east)
        if _jumps(geometry):
            raise RefusedFeatureError("it goes around the Earth")
    if not shapely.is_valid(geometry):
        geometry = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    halves = [shapely.intersection(geometry, shapely.box(*box)) for box in ((-180, -90, 180, 90), (180, -90, 540, 90))]
    parts = [halves[0], translate(halves[1], -360)]
    notices.append("it crosses 180 degrees of longitude and was cut there")
    return _one_dimension(shapely.GeometryCollection([one for one in parts if not one.is_empty]), [])


def _east(positions: Any) -> Any:
    turned = positions.copy()
    turned[turned[:, 0] < 0, 0] += 360
    return turned


def _jumps(geometry: Any) -> bool:
    """Whether two positions of a line that follow one another are more than half the Earth apart."""
    if shapely.get_dimensions(geometry) == 0:
        return False
    lines = [
        line
        for part in shapely.get_parts(geometry)
        for line in ([part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part])
    ]
    return any(np.abs(np.diff(shapely.get_coordinates(line)[:, 0])).max(initial=0) > JUMP for line in lines)


def _rounded(geometry: Any, notices: list[str]) -> Any:
    made = shapely.set_precision(geometry, GRID)
    if made.is_empty:
        raise RefusedFeatureError("it is smaller than a position can tell")
    count = int(shapely.get_num_coordinates(made))
    tolerance = START
    while shapely.get_num_coordinates(made) > MAX_POSITIONS:
        if tolerance > 1 or shapely.get_dimensions(made) == 0:
            raise RefusedFeatureError(f"it has {count} positions, and the record holds {MAX_POSITIONS} of a place")
        made = shapely.set_precision(shapely.simplify(geometry, tolerance, preserve_topology=True), GRID)
        tolerance *= 2
    left = int(shapely.get_num_coordinates(made))
    if tolerance > START:
        off = tolerance / 2 * METRES
        notices.append(f"its {count} positions were simplified to {left}, none further off than {off:.3g} m")
    return _one_dimension(made, [])


def _misturned(geometry: Any) -> bool:
    """Whether a ring runs the wrong way round (rule 5)."""
    areas = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return any(not shapely.is_ccw(one.exterior) or any(map(shapely.is_ccw, one.interiors)) for one in areas)


def suspected(middles: list[tuple[float, float]]) -> list[int]:
    """The features that look as if latitude and longitude were swapped in them, by their places in the list.

    A feature is suspected that lies far from the middle of all, and would lie near it if it were turned round.
    """
    if len(middles) < 4:
        return []
    held = np.array(middles)
    centre = np.median(held, axis=0)
    off = np.abs(held - centre).max(axis=1)
    turned = np.abs(held[:, ::-1] - centre).max(axis=1)
    near = float(np.median(off))
    found = (off > max(SPREAD, 4 * near)) & (turned < max(SPREAD / 4, 2 * near))
    return [int(one) for one in np.flatnonzero(found)]
