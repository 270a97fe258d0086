"""Files of places, made here: everything in them is invented."""

import io
import json
import sqlite3
import warnings
from typing import Any

import shapely


def feature(geometry: dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    """A feature of GeoJSON, named so that it can be told from others."""
    return {
        "type": "Feature",
        "properties": {"name_en": "Somewhere", "kind": "zone"} | properties,
        "geometry": geometry,
    }


def point(longitude: float, latitude: float, **properties: Any) -> dict[str, Any]:
    """A feature at a point."""
    return feature({"type": "Point", "coordinates": [longitude, latitude]}, **properties)


def polygon(*rings: list[list[float]], **properties: Any) -> dict[str, Any]:
    """A feature that is an area."""
    return feature({"type": "Polygon", "coordinates": list(rings)}, **properties)


def geojson(*features: dict[str, Any], **more: Any) -> bytes:
    """A file of features."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more).encode()


def geopackage(geometries: list[Any], names: list[str], crs: str | None = "EPSG:4326", layer: str = "places") -> bytes:
    """A GeoPackage with one layer, as a geographic information system writes it."""
    import numpy as np
    import pyogrio.raw  # it imports pandas: only where a file is made

    held = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pyogrio.raw.write(
            held,
            shapely.to_wkb(geometries),
            [np.array(names, dtype=object), np.array([2.5] * len(names))],
            ["name_en", "accuracy_km"],
            driver="GPKG",
            layer=layer,
            geometry_type="Unknown",
            crs=crs,
        )
    return held.getvalue()


def changed(data: bytes, *statements: str) -> bytes:
    """A database after some statements, as somebody with bad intentions leaves it."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    for one in statements:
        connection.execute(one)
    connection.commit()
    written = connection.serialize()
    connection.close()
    return written
