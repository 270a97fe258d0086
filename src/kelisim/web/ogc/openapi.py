"""The definition of the interface: an OpenAPI 3.0 document (OGC 17-069r4, 9).

Each collection has its own paths in it, because its parameters are its own. What else is alike stands once, among the
components. It is in English, as definitions are.
"""

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from kelisim.web.ogc import schemas
from kelisim.web.ogc.answers import FORMS, GEOJSON, HTML, JSON, OPENAPI
from kelisim.web.ogc.asking import FARTHEST, LIMIT, MOST
from kelisim.web.ogc.collections import Collection

Raw = dict[str, Any]
_FAULTS: Final = {
    "400": "A parameter is unknown, or its value is wrong.",
    "404": "There is nothing public under this address.",
    "405": "Only GET, HEAD and OPTIONS are answered.",
    "406": "There is no such form of the answer.",
    "500": "The node is at fault.",
}
PARAMETERS: Final[Mapping[str, Raw]] = {
    "f": {
        "name": "f",
        "in": "query",
        "description": "The form of the answer. Without it the Accept header of the request counts.",
        "required": False,
        "schema": {"type": "string", "enum": list(FORMS)},
        "style": "form",
        "explode": False,
    },
    "limit": {
        "name": "limit",
        "in": "query",
        "description": "How many features an answer holds at most.",
        "required": False,
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT},
        "style": "form",
        "explode": False,
    },
    "offset": {
        "name": "offset",
        "in": "query",
        "description": "How many features are passed over. Links to the next page have it.",
        "required": False,
        "schema": {"type": "integer", "minimum": 0, "maximum": FARTHEST, "default": 0},
        "style": "form",
        "explode": False,
    },
    "bbox": {
        "name": "bbox",
        "in": "query",
        "description": (
            "Features that touch a box: west, south, east, north in degrees of WGS 84. With six numbers the third and "
            "the sixth are heights, which choose nothing here. Where west is greater than east the box lies across "
            "the antimeridian."
        ),
        "required": False,
        "schema": {
            "type": "array",
            "minItems": 4,
            "maxItems": 6,
            "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
            "items": {"type": "number"},
        },
        "style": "form",
        "explode": False,
    },
    "datetime": {
        "name": "datetime",
        "in": "query",
        "description": (
            "Features whose present version was agreed then: a moment (RFC 3339), a day, or an interval of two with "
            "a slash between them, in which two dots or nothing mean that the side is open."
        ),
        "required": False,
        "schema": {"type": "string"},
        "style": "form",
        "explode": False,
    },
}
FILTERS: Final = {
    "kind": "The kind of place.",
    "side": "The code of a side that the place belongs to.",
    "field": "The id of a field of cooperation.",
}


def document(collections: Iterable[Collection]) -> Raw:
    """The definition of the interface with these collections."""
    paths: dict[str, Raw] = {
        "/": _path("getLandingPage", "What there is.", _content(JSON, "landingPage")),
        "/conformance": _path("getConformance", "What the interface conforms to.", _content(JSON, "confClasses")),
        "/api": _path("getApi", "This definition.", {OPENAPI: {"schema": {"type": "object"}}}),
        "/collections": _path("getCollections", "All collections.", _content(JSON, "collections")),
    }
    with translation.override("en"):
        for one in collections:
            paths |= _paths_of(one)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Kelisim: places and commitments as geographic features",
            "description": "OGC API - Features, Part 1: Core, of what the registers of this node hold in public.",
            "version": version("kelisim"),
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "servers": [{"url": f"{settings.PUBLIC_ADDRESS}{reverse('ogc').removesuffix('/')}"}],
        "tags": [
            {"name": "Capabilities", "description": "What there is."},
            {"name": "Data", "description": "Features."},
        ],
        "paths": paths,
        "components": {
            "parameters": dict(PARAMETERS),
            "schemas": dict(schemas.SCHEMAS),
            "responses": {f"fault{code}": _fault(words) for code, words in _FAULTS.items()},
        },
    }


def _paths_of(one: Collection) -> dict[str, Raw]:
    whole = f"/collections/{one.id}"
    called = "".join(part.capitalize() for part in one.id.split("-"))
    filters = [
        {
            "name": name,
            "in": "query",
            "description": FILTERS[name],
            "required": False,
            "schema": {"type": "string", "pattern": f"^({form.pattern})$"},
            "style": "form",
            "explode": False,
        }
        for name, form in one.sort.filters.items()
    ]
    listed = [{"$ref": f"#/components/parameters/{name}"} for name in ("limit", "offset", "bbox", "datetime")]
    entry = {
        "name": "featureId",
        "in": "path",
        "description": "The id of the entry.",
        "required": True,
        "schema": {"type": "string"},
    }
    return {
        whole: _path(f"describe{called}", f"{one.title}: what it holds.", _content(JSON, "collection")),
        f"{whole}/items": _path(
            f"get{called}",
            f"{one.title}: features.",
            _content(GEOJSON, "featureCollectionGeoJSON"),
            [*listed, *filters],
        ),
        f"{whole}/items/{{featureId}}": _path(
            f"getOneOf{called}", f"{one.title}: a feature.", _content(GEOJSON, "featureGeoJSON"), [entry]
        ),
    }


def _path(name: str, summary: str, content: Raw, parameters: Iterable[Raw] = ()) -> Raw:
    answers: dict[str, Raw] = {
        "200": {
            "description": summary,
            "headers": {"ETag": {"description": "Changes with the answer.", "schema": {"type": "string"}}},
            "content": content | {HTML: {"schema": {"type": "string"}}},
        },
        "304": {"description": "It is as it was (If-None-Match)."},
    }
    answers |= {code: {"$ref": f"#/components/responses/fault{code}"} for code in _FAULTS}
    data = name.startswith(("get", "describe")) and bool(parameters)
    return {
        "get": {
            "tags": ["Data" if data else "Capabilities"],
            "operationId": name,
            "summary": summary,
            "parameters": [*parameters, {"$ref": "#/components/parameters/f"}],
            "responses": answers,
        }
    }


def _content(media_type: str, schema: str) -> Raw:
    return {media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _fault(words: str) -> Raw:
    return {"description": words, "content": _content(JSON, "exception")}
