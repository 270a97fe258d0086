"""Schemas of the answers as the standard has them (OGC 17-069r4, 7 and 8; RFC 7946), as JSON Schema (2020-12)."""

from typing import Any, Final

from openapi_schema_validator import OAS31Validator

LINK: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["href", "rel", "type"],
    "properties": {name: {"type": "string", "minLength": 1} for name in ("href", "rel", "type", "hreflang", "title")},
}
_LINKS: Final = {"type": "array", "items": LINK}
_BOX: Final = {
    "type": "array",
    "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
    "items": {"type": "number"},
}
_MOMENT: Final = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"}
_POSITION: Final = {
    "type": "array",
    "minItems": 2,
    "maxItems": 3,
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
}


def _many(items: Any, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


def _shape(kind: str, coordinates: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {"type": {"const": kind}, "coordinates": coordinates},
    }


_RING: Final = _many(_POSITION, 4)
_SHAPES: Final = [
    _shape("Point", _POSITION),
    _shape("MultiPoint", _many(_POSITION)),
    _shape("LineString", _many(_POSITION, 2)),
    _shape("MultiLineString", _many(_many(_POSITION, 2))),
    _shape("Polygon", _many(_RING)),
    _shape("MultiPolygon", _many(_many(_RING))),
]
GEOMETRY: Final = {
    "oneOf": [
        {"type": "null"},
        *_SHAPES,
        {
            "type": "object",
            "required": ["type", "geometries"],
            "properties": {"type": {"const": "GeometryCollection"}, "geometries": _many({"oneOf": _SHAPES})},
        },
    ]
}
FEATURE: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["type", "geometry", "properties", "links"],
    "properties": {
        "type": {"const": "Feature"},
        "id": {"type": ["string", "integer"]},
        "geometry": GEOMETRY,
        "bbox": _BOX,
        "properties": {"type": ["object", "null"]},
        "links": _LINKS,
    },
}
COLLECTION: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["id", "links"],
    "properties": {
        "id": {"type": "string"},
        "title": {"type": "string"},
        "description": {"type": "string"},
        "links": _LINKS,
        "itemType": {"const": "feature"},
        "crs": _many({"type": "string"}),
        "extent": {
            "type": "object",
            "properties": {
                "spatial": {
                    "type": "object",
                    "properties": {
                        "bbox": _many(_BOX, 1),
                        "crs": {"const": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"},
                    },
                },
                "temporal": {
                    "type": "object",
                    "properties": {"interval": _many(_many(_MOMENT, 2) | {"maxItems": 2}, 1)},
                },
            },
        },
    },
}
SCHEMAS: Final[dict[str, dict[str, Any]]] = {
    "landingPage": {"type": "object", "required": ["links"], "properties": {"links": _LINKS}},
    "confClasses": {
        "type": "object",
        "required": ["conformsTo"],
        "properties": {"conformsTo": _many({"type": "string"})},
    },
    "collections": {
        "type": "object",
        "required": ["links", "collections"],
        "properties": {"links": _LINKS, "collections": _many(COLLECTION)},
    },
    "collection": COLLECTION,
    "featureCollection": {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "features": _many(FEATURE),
            "links": _LINKS,
            "numberMatched": {"type": "integer", "minimum": 0},
            "numberReturned": {"type": "integer", "minimum": 0},
        },
    },
    "feature": FEATURE,
    "exception": {
        "type": "object",
        "required": ["code"],
        "properties": {"code": {"type": "string"}, "description": {"type": "string"}},
    },
}


def check(name: str, value: Any) -> None:
    """Refuse what is not as the standard has it."""
    OAS31Validator(SCHEMAS[name]).validate(value)
