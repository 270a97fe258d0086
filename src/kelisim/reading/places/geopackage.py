"""GeoPackage (OGC 12-128r19) into features, through pyogrio.

1. A GeoPackage is an SQLite database. It is opened in a process of its own (`node.bounded_reading`), from memory, and
   only as what its first bytes say that it is; nothing outside it is read.
2. One layer is read: the one that is named, or the only one with geometry.
3. Coordinates in another system than WGS 84 are turned into it by the driver (`ST_Transform`), with notice. A layer
   that names no system is refused, because degrees and metres look alike.
"""

import io
import warnings
from typing import Any, Final

import numpy as np
import pyogrio.raw
import shapely

from kelisim.reading.places.errors import LayerError, PlacesFileError, ReferenceSystemError, TooManyPlacesError
from kelisim.reading.places.found import MAX_FEATURES, MAX_POSITIONS, Feature, FoundFeatures
from kelisim.reading.places.reprojection import FAULTS

MAGIC: Final = b"SQLite format 3\x00"
APPLICATION: Final = frozenset({b"GPKG", b"GP10", b"GP11"})
"""The application id of a GeoPackage (requirement 2), and those of its first versions."""
MAX_COLUMNS: Final = 200


def is_geopackage(data: bytes) -> bool:
    """Whether bytes begin as a GeoPackage does."""
    return data.startswith(MAGIC) and data[68:72] in APPLICATION


def read_geopackage(data: bytes, layer: str | None = None) -> FoundFeatures:
    """The features of a layer.

    Raises:
        PlacesFileError: it is no GeoPackage, or a damaged one.
        LayerError: it has several layers, or not the one that is named.
        TooManyPlacesError: the layer holds too much.
        ReferenceSystemError: its coordinates are in a system that is not named or not known.
    """
    if not is_geopackage(data):
        raise PlacesFileError("this is no GeoPackage")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a GeoPackage in memory has no name that ends as one
            return _read(data, layer)
    except FAULTS as error:
        raise PlacesFileError(f"the GeoPackage cannot be read: {error}") from None


def _read(data: bytes, wanted: str | None) -> FoundFeatures:
    layers = [str(name) for name, kind in pyogrio.list_layers(io.BytesIO(data)) if kind]
    name = _chosen(layers, wanted)
    info = pyogrio.read_info(io.BytesIO(data), layer=name, force_feature_count=True)
    if info["driver"] != "GPKG":
        raise PlacesFileError("this is no GeoPackage")
    if info["features"] > MAX_FEATURES:
        raise TooManyPlacesError(f"the layer has {info['features']} features", expected=f"at most {MAX_FEATURES}")
    if len(info["fields"]) > MAX_COLUMNS:
        raise TooManyPlacesError(f"the layer has {len(info['fields'])} columns", expected=f"at most {MAX_COLUMNS}")
    system = info["crs"]
    if not system:
        raise ReferenceSystemError(f"the layer {name!r} names no reference system", expected="one, such as EPSG:4326")
    notices = [] if len(layers) == 1 else [f"the layer {name!r} was read, one of {len(layers)}"]
    if system in {"EPSG:4326", "OGC:CRS84"}:
        meta, _, geometries, columns = pyogrio.raw.read(io.BytesIO(data), layer=name)
    else:
        column = _quoted(info["geometry_name"] or "geom")
        fields = "".join(f"{_quoted(one)}, " for one in info["fields"])
        sql = f"SELECT {fields}ST_Transform({column}, 4326) AS {column} FROM {_quoted(name)}"  # noqa: S608 quoted
        meta, _, geometries, columns = pyogrio.raw.read(io.BytesIO(data), sql=sql)
        called = system if len(system) < 60 else "a system of its own"
        notices.append(f"coordinates are in {called} and were turned into WGS 84")
    held = shapely.from_wkb(geometries, on_invalid="ignore")
    if int(shapely.get_num_coordinates(held).sum()) > MAX_POSITIONS:
        raise TooManyPlacesError("the layer has too many positions", expected=f"at most {MAX_POSITIONS}")
    names = [str(one) for one in meta["fields"]]
    return FoundFeatures(
        [
            _feature(number, dict(zip(names, values, strict=True)), raw, geometry)
            for number, (raw, geometry, *values) in enumerate(zip(geometries, held, *columns, strict=True), start=1)
        ],
        notices,
    )


def _chosen(layers: list[str], wanted: str | None) -> str:
    if wanted is not None and wanted in layers:
        return wanted
    if wanted is None and len(layers) == 1:
        return layers[0]
    if not layers:
        raise PlacesFileError("the GeoPackage has no layer with geometry")
    problem = "the GeoPackage has several layers" if wanted is None else f"there is no layer {wanted!r}"
    raise LayerError(problem, expected=f"--layer with one of: {', '.join(layers[:20])}")


def _quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def _feature(number: int, properties: dict[str, Any], raw: bytes | None, geometry: Any) -> Feature:
    plain = {name: _plain(value) for name, value in properties.items()}
    if geometry is None:
        return Feature(number, plain, None, refused="its geometry cannot be read" if raw is not None else "")
    if geometry.is_empty:
        return Feature(number, plain, None)
    notices: tuple[str, ...] = ()
    if shapely.has_z(geometry):
        geometry, notices = shapely.force_2d(geometry), ("heights were left out",)
    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        return Feature(number, plain, None, refused="a position of it is no longitude and latitude")
    return Feature(number, plain, geometry, notices=notices)


def _plain(value: Any) -> Any:
    """A value of a column as JSON would have it."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and value != value:  # noqa: PLR0124 what is not a number is not itself
        return None
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)
