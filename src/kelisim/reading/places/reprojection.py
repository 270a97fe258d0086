"""Coordinates from another reference system into WGS 84.

The arithmetic is PROJ's, through the GeoPackage driver of GDAL: the features are written into a GeoPackage in memory,
and read as `ST_Transform(geom, 4326)`. Nothing is read from and written to a disk.
"""

import io
import warnings
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyogrio.raw
import shapely
from pyogrio.errors import DataSourceError, FieldError, GeometryError

from kelisim.reading.places.errors import ReferenceSystemError
from kelisim.reading.places.found import Feature

TABLE: Final = "places"
FAULTS: Final = (DataSourceError, FieldError, GeometryError, ValueError, RuntimeError)
"""How pyogrio says that a file or a system is none."""


def reprojected(features: Sequence[Feature], system: str) -> list[Feature]:
    """The same features in WGS 84.

    Args:
        features: with coordinates in `system`, in the order of longitude or easting first.
        system: as PROJ knows it, `EPSG:28413`.

    Raises:
        ReferenceSystemError: it is not known, or nothing leads from it to WGS 84.
    """
    placed = [one for one in features if one.geometry is not None]
    turned = iter(_turned([one.geometry for one in placed], system))
    made = []
    for one in features:
        if one.geometry is None:
            made.append(one)
            continue
        geometry = next(turned)
        lost = geometry is None or not np.isfinite(shapely.get_coordinates(geometry)).all()
        refused = f"its position cannot be turned from {system} into WGS 84" if lost else ""
        made.append(Feature(one.number, one.properties, None if lost else geometry, refused, one.notices))
    return made


def _turned(geometries: list[Any], system: str) -> list[Any]:
    if not geometries:
        return []
    held = io.BytesIO()
    order = np.arange(len(geometries))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a GeoPackage in memory has no name that ends as one
            pyogrio.raw.write(
                held,
                shapely.to_wkb(geometries),
                [order],
                ["place"],
                driver="GPKG",
                layer=TABLE,
                geometry_type="Unknown",
                crs=system,
            )
            sql = f"SELECT place, ST_Transform(geom, 4326) AS geom FROM {TABLE} ORDER BY place"  # noqa: S608 our own name
            _, _, found, _ = pyogrio.raw.read(io.BytesIO(held.getvalue()), sql=sql)
    except FAULTS as error:
        raise ReferenceSystemError(f"coordinates in {system!r} cannot be read: {error}") from None
    return [None if one is None else shapely.from_wkb(one) for one in found]
