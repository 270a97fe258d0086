"""The schemas of the interface, after those of the standard (OGC 17-069r4, 7 and 8), as OpenAPI 3.0 writes them."""

from collections.abc import Mapping
from typing import Any, Final

Raw = dict[str, Any]


def _object(required: tuple[str, ...] = (), **properties: Raw) -> Raw:
    made: Raw = {"type": "object", "properties": properties}
    return made | ({"required": list(required)} if required else {})


def _of(schema: str) -> Raw:
    return {"$ref": f"#/components/schemas/{schema}"}


def _list(items: Raw, least: int | None = None, most: int | None = None) -> Raw:
    made: Raw = {"type": "array", "items": items}
    made |= {} if least is None else {"minItems": least}
    return made | ({} if most is None else {"maxItems": most})


_TEXT: Final[Raw] = {"type": "string"}
_COUNT: Final[Raw] = {"type": "integer", "minimum": 0}
_MOMENT: Final[Raw] = {"type": "string", "format": "date-time"}
_ADDRESS: Final[Raw] = {"type": "string", "format": "uri"}
_POSITION: Final = _list({"type": "number"}, 2)
_BOX: Final = _list({"type": "number"}, 4, 6) | {
    "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}]
}
_COORDINATES: Final = {
    "Point": _POSITION,
    "MultiPoint": _list(_POSITION),
    "LineString": _list(_POSITION, 2),
    "MultiLineString": _list(_list(_POSITION, 2)),
    "Polygon": _list(_list(_POSITION, 4)),
    "MultiPolygon": _list(_list(_list(_POSITION, 4))),
}
_LANGUAGES: Final[Raw] = {"type": "object", "additionalProperties": _TEXT}
_SOURCE: Final = _object(title=_TEXT, url=_ADDRESS, publisher=_TEXT, published=_TEXT)


def _shape(kind: str) -> Raw:
    return _object(("type", "coordinates"), type={"type": "string", "enum": [kind]}, coordinates=_COORDINATES[kind])


SCHEMAS: Final[Mapping[str, Raw]] = {
    "link": _object(("href", "rel", "type"), href=_TEXT, rel=_TEXT, type=_TEXT, hreflang=_TEXT, title=_TEXT),
    "exception": _object(("code",), code=_TEXT, description=_TEXT),
    "landingPage": _object(("links",), title=_TEXT, description=_TEXT, links=_list(_of("link"))),
    "confClasses": _object(("conformsTo",), conformsTo=_list(_TEXT)),
    "extent": _object(
        spatial=_object(bbox=_list(_BOX, 1), crs=_TEXT),
        temporal=_object(interval=_list(_list(_MOMENT | {"nullable": True}, 2, 2), 1), trs=_TEXT),
    ),
    "collection": _object(
        ("id", "links"),
        id=_TEXT,
        title=_TEXT,
        description=_TEXT,
        links=_list(_of("link")),
        extent=_of("extent"),
        itemType={"type": "string", "default": "feature"},
        crs=_list(_TEXT),
    ),
    "collections": _object(("links", "collections"), links=_list(_of("link")), collections=_list(_of("collection"))),
    **{f"{kind[0].lower()}{kind[1:]}GeoJSON": _shape(kind) for kind in _COORDINATES},
    "geometryCollectionGeoJSON": _object(
        ("type", "geometries"),
        type={"type": "string", "enum": ["GeometryCollection"]},
        geometries=_list(_of("geometryGeoJSON")),
    ),
    "geometryGeoJSON": {
        "oneOf": [
            *(_of(f"{kind[0].lower()}{kind[1:]}GeoJSON") for kind in _COORDINATES),
            _of("geometryCollectionGeoJSON"),
        ]
    },
    "properties": _object(
        ("name", "entry", "version", "agreed", "page"),
        name=_TEXT,
        entry=_TEXT,
        version=_COUNT,
        agreed=_MOMENT | {"description": "When the present version was agreed."},
        page=_ADDRESS,
        certificate=_ADDRESS,
        disputed={"type": "boolean", "description": "A version of it rests on one of two stories that a side told."},
        kind=_TEXT,
        sides=_list(_TEXT),
        names=_LANGUAGES | {"description": "Names by language."},
        names_by_side={
            "type": "object",
            "description": "What each side calls it, where they differ.",
            "additionalProperties": _LANGUAGES,
        },
        within_km=_COUNT | {"description": "How far the true position may be off."},
        position_source=_SOURCE,
        unfc=_TEXT | {"description": "The class by UNFC (2019): environmental, technical, confidence."},
        unfc_on=_TEXT,
        sources=_list(_SOURCE),
    ),
    "featureGeoJSON": _object(
        ("type", "id", "geometry", "properties", "links"),
        type={"type": "string", "enum": ["Feature"]},
        id=_TEXT,
        bbox=_BOX,
        geometry=_of("geometryGeoJSON"),
        properties=_of("properties"),
        links=_list(_of("link")),
    ),
    "featureCollectionGeoJSON": _object(
        ("type", "features"),
        type={"type": "string", "enum": ["FeatureCollection"]},
        links=_list(_of("link")),
        numberMatched=_COUNT,
        numberReturned=_COUNT,
        features=_list(_of("featureGeoJSON")),
    ),
}
