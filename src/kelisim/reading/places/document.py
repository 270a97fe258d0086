"""A file of places into a reading: a draft for each feature that can be a place.

1. What a file is is told from its bytes: a GeoPackage begins as SQLite does, GeoJSON as JSON.
2. Every change on the way, and every feature that is refused, is a notice that names the feature; `look` has them.
3. Where the coordinates come from is the file, by its name and its SHA-256, unless a property or the map says more.
4. Nothing of a file is taken for evidence of a text: drafts have their source, and no places in a text.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import msgspec
import shapely

from kelisim.model.decode import convert
from kelisim.model.draft import PlaceDraft, Reading, ReadSource
from kelisim.model.place import Place
from kelisim.model.reference import Source
from kelisim.reading.errors import EmptyDocumentError, TooLargeDocumentError
from kelisim.reading.places.columns import PlaceColumns, place_of
from kelisim.reading.places.errors import RefusedFeatureError
from kelisim.reading.places.found import Feature, FoundFeatures
from kelisim.reading.places.geojson import read_geojson
from kelisim.reading.places.geopackage import is_geopackage, read_geopackage
from kelisim.reading.places.repair import repaired, suspected
from kelisim.reading.places.written import written

MAX_FILE: Final = 64 * 1_048_576
"""Bytes of a file."""
MAX_NOTICES: Final = 2_000


def read_places(
    data: bytes, name: str, columns: PlaceColumns | None = None, *, published: str | None = None
) -> Reading:
    """Read a file of places.

    Args:
        data: the bytes of the file.
        name: what it is called.
        columns: which property holds what.
        published: the day on which it was published.

    Raises:
        ReadingError: it is too large, or no such file, or holds nothing that can be a place.
    """
    columns = columns or PlaceColumns()
    if len(data) > MAX_FILE:
        raise TooLargeDocumentError("the file is too large", where=name, expected=f"at most {MAX_FILE} bytes")
    found = read_geopackage(data, columns.layer) if is_geopackage(data) else read_geojson(data)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(title=name[:500], sha256=digest)
    notices = list(found.notices)
    drafts: list[PlaceDraft] = []
    middles: list[tuple[int, str, tuple[float, float]]] = []
    for feature in _turned(found, swapped=columns.swapped):
        called = f"feature {feature.number}"
        try:
            place, noticed = _place(feature, columns, source)
        except (RefusedFeatureError, ValueError, msgspec.ValidationError) as error:
            notices.append(f"{called} is refused: {error}")
            continue
        called += f" ({next(iter(place.names.values()))[:80]})"
        notices += [f"{called}: {one}" for one in (*feature.notices, *noticed)]
        drafts.append(PlaceDraft(content=place, evidence=()))
        if feature.geometry is not None:
            middle = shapely.centroid(feature.geometry)
            middles.append((feature.number, called, (middle.x, middle.y)))
    for at in suspected([middle for _, _, middle in middles]):
        notices.append(f"{middles[at][1]}: far from all others; latitude and longitude may be swapped, look at it")
    if not drafts:
        raise EmptyDocumentError(f"nothing in it can be a place; {notices[-1] if notices else 'it has no feature'}")
    return Reading(
        source=ReadSource(name=name[:500], language=None, published=published, sha256=digest),
        text="",
        drafts=tuple(drafts),
        look=tuple(_bounded(notices)),
    )


def _turned(found: FoundFeatures, *, swapped: bool) -> Iterator[Feature]:
    """The features; with latitude and longitude turned round where the user says that they are swapped."""
    for one in found.features:
        if swapped and one.geometry is not None:
            turned: Any = shapely.transform(one.geometry, lambda positions: positions[:, ::-1])
            yield replace(one, geometry=turned)
        else:
            yield one


def _place(feature: Feature, columns: PlaceColumns, source: Source) -> tuple[Place, list[str]]:
    if feature.refused:
        raise RefusedFeatureError(feature.refused)
    if feature.geometry is None:
        place, noticed = place_of(feature.properties, columns, None, source)
        changed = ["it has no geometry"]
    else:
        geometry, changed = repaired(feature.geometry)
        place, noticed = place_of(feature.properties, columns, written(geometry), source)
    # A place that was put together here is held to what a file of the record is held to.
    return convert(msgspec.to_builtins(place), Place), [*changed, *noticed]


def _bounded(notices: list[str]) -> Iterator[str]:
    for one in notices[:MAX_NOTICES]:
        yield "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in one)[:500]
    if len(notices) > MAX_NOTICES:
        yield f"and {len(notices) - MAX_NOTICES} notices more"
