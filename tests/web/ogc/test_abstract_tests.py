"""The abstract test suite of OGC API - Features, Part 1: Core (OGC 17-069r4, Annex A), each test by its own name.

The classes of tests are `core`, `geojson`, `html` and `oas30`: those whose conformance is declared.
"""

import itertools
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from lxml import html as markup
from openapi_schema_validator import OAS30Validator
from openapi_spec_validator import OpenAPIV30SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT4

from tests.web.ogc.conftest import LATER, Atlas
from tests.web.ogc.reading import (
    COMMITMENTS,
    GEOJSON,
    OPENAPI,
    PLACES,
    documents,
    features,
    get,
    linked,
    names,
    path_of,
    some_of,
)
from tests.web.ogc.standard import check

CLASS = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


def check_links(links: list[dict[str, str]], form: str = "application/json") -> None:
    """There is a link to the document itself and to every other form of it, and each has its relation and its type."""
    assert list(linked(links, "self")) == [form]
    assert list(linked(links, "alternate")) == ["text/html"]
    assert all(one["rel"] and one["type"] for one in links)


@pytest.fixture
def api(atlas: Atlas, client: Client) -> dict[str, Any]:
    """The definition of the interface."""
    found: dict[str, Any] = get(client, "/ogc/api", OPENAPI)
    return found


def parameter(api: dict[str, Any], name: str) -> dict[str, Any]:
    """A parameter as it is defined for the items of the places."""
    for one in api["paths"][f"{PLACES.removeprefix('/ogc')}/items"]["get"]["parameters"]:
        found = api["components"]["parameters"][one["$ref"].rsplit("/", 1)[1]] if "$ref" in one else one
        if found["name"] == name:
            assert isinstance(found, dict)
            return found
    raise AssertionError(name)


def test_ats_core_http(atlas: Atlas, client: Client) -> None:
    """A.1 /ats/core/http: each resource is got by GET, has headers alone by HEAD, and is changed by nothing."""
    for address in ("/ogc/", f"{PLACES}/items"):
        whole = client.get(address)
        alone = client.head(address)
        assert (alone.status_code, alone.content) == (200, b"")
        assert alone.headers["ETag"] == whole.headers["ETag"]
        for method in (client.post, client.put, client.patch, client.delete):
            refused = method(address)
            assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_ats_core_crs84(atlas: Atlas, client: Client) -> None:
    """A.2 /ats/core/crs84: geometries are longitude and latitude in degrees of WGS 84, as the extents say."""
    for one in get(client, "/ogc/collections")["collections"]:
        assert one["crs"] == [CRS84]
        assert one["extent"]["spatial"]["crs"] == CRS84
    (post,) = (one for one in features(client) if one["properties"]["name"] == "Post")
    assert post["geometry"]["coordinates"] == [61.5, 50.25]


def test_ats_core_root_op(atlas: Atlas, client: Client) -> None:
    """A.3 /ats/core/root-op: the landing page answers 200."""
    assert client.get("/ogc/").status_code == 200


def test_ats_core_root_success(atlas: Atlas, client: Client) -> None:
    """A.4 /ats/core/root-success: it leads to the definition, to what is conformed to, and to the data."""
    page = get(client, "/ogc/")
    check("landingPage", page)
    assert set(linked(page["links"], "service-desc")) == {OPENAPI}
    for rel in ("service-doc", "conformance", "data"):
        assert "text/html" in linked(page["links"], rel)
    check_links(page["links"])


def test_ats_core_api_definition_op(atlas: Atlas, client: Client) -> None:
    """A.5 /ats/core/api-definition-op: each link to the definition answers 200 in the form it promises."""
    links = get(client, "/ogc/")["links"]
    for form, href in {**linked(links, "service-desc"), **linked(links, "service-doc")}.items():
        answer = client.get(path_of(href))
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(form)


def test_ats_core_api_definition_success(api: dict[str, Any]) -> None:
    """A.6 /ats/core/api-definition-success: it is a valid OpenAPI 3.0 document."""
    OpenAPIV30SpecValidator(api).validate()


def test_ats_core_conformance_op(atlas: Atlas, client: Client) -> None:
    """A.7 /ats/core/conformance-op: each link to what is conformed to answers 200."""
    for href in linked(get(client, "/ogc/")["links"], "conformance").values():
        assert client.get(path_of(href)).status_code == 200


def test_ats_core_conformance_success(atlas: Atlas, client: Client) -> None:
    """A.8 /ats/core/conformance-success: all classes that are implemented are declared, and no others."""
    found = get(client, "/ogc/conformance")
    check("confClasses", found)
    assert found["conformsTo"] == [f"{CLASS}{name}" for name in ("core", "oas30", "html", "geojson")]


def test_ats_core_fc_md_op(atlas: Atlas, client: Client) -> None:
    """A.9 /ats/core/fc-md-op: each link to the collections answers 200."""
    for href in linked(get(client, "/ogc/")["links"], "data").values():
        assert client.get(path_of(href)).status_code == 200


def test_ats_core_fc_md_success(atlas: Atlas, client: Client) -> None:
    """A.10 /ats/core/fc-md-success, with fc-md-links and fc-md-items: every collection is there, in the right form."""
    found = get(client, "/ogc/collections")
    check("collections", found)
    check_links(found["links"])
    assert [one["id"] for one in found["collections"]] == ["atlas-places", "atlas-commitments"]


def test_ats_core_fc_md_items_links(atlas: Atlas, client: Client) -> None:
    """/ats/core/fc-md-items-links: each collection leads to its features in every form."""
    for one in get(client, "/ogc/collections")["collections"]:
        assert set(linked(one["links"], "items")) == {GEOJSON, "text/html"}
        for form, href in linked(one["links"], "items").items():
            assert client.get(path_of(href)).headers["Content-Type"].startswith(form)


def test_ats_core_fc_md_extent(atlas: Atlas, client: Client) -> None:
    """/ats/core/fc-md-extent: the extents hold all that is in the collection, in space and in time."""
    for one in get(client, "/ogc/collections")["collections"]:
        (west, south, east, north) = one["extent"]["spatial"]["bbox"][0]
        ((first, last),) = one["extent"]["temporal"]["interval"]
        for feature in features(client, f"/ogc/collections/{one['id']}"):
            assert west <= min(feature["bbox"][0], feature["bbox"][2])
            assert max(feature["bbox"][0], feature["bbox"][2]) <= east
            assert south <= feature["bbox"][1] <= feature["bbox"][3] <= north
            assert first <= feature["properties"]["agreed"] <= last


def test_ats_core_sfc_md_op(atlas: Atlas, client: Client) -> None:
    """A.11 /ats/core/sfc-md-op: each collection has an address of its own."""
    for one in get(client, "/ogc/collections")["collections"]:
        assert client.get(f"/ogc/collections/{one['id']}").status_code == 200


def test_ats_core_sfc_md_success(atlas: Atlas, client: Client) -> None:
    """A.12 /ats/core/sfc-md-success: it says there what the list of collections says of it."""
    for one in get(client, "/ogc/collections")["collections"]:
        alone = get(client, f"/ogc/collections/{one['id']}")
        check("collection", alone)
        assert alone == one


def test_ats_core_fc_op(atlas: Atlas, client: Client) -> None:
    """A.13 /ats/core/fc-op: the features of each collection answer 200."""
    for address in (PLACES, COMMITMENTS):
        assert client.get(f"{address}/items").status_code == 200


def test_ats_core_fc_bbox_definition(api: dict[str, Any]) -> None:
    """A.14 /ats/core/fc-bbox-definition: the parameter is defined as the standard has it."""
    found = parameter(api, "bbox")
    assert (found["in"], found["required"], found["style"], found["explode"]) == ("query", False, "form", False)
    wanted = {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}}
    assert found["schema"].items() >= wanted.items()


def test_ats_core_fc_bbox_response(atlas: Atlas, client: Client) -> None:
    """A.15 /ats/core/fc-bbox-response: only features whose geometry touches the box, with four numbers and with six."""
    assert names(client, bbox="61,50,62,51") == ["Post", "Gauge"]
    assert names(client, bbox="61,50,-1000,62,51,9000") == ["Post", "Gauge"]
    # The river bends around this box: its own box overlaps it, and it does not.
    assert names(client, bbox="63,49,64,52") == []
    assert names(client, bbox="64,47,66,48.5") == ["River"]
    # A box in the hole of an area does not touch the area, and one at its rim does.
    assert names(client, bbox="71.5,51.5,72.5,52.5") == []
    assert names(client, bbox="71.5,51.5,73.5,52.5") == ["Basin"]
    assert names(client, COMMITMENTS, bbox="61,50,62,51") == ["Repair"]


def test_ats_core_fc_bbox_response_across_the_antimeridian(atlas: Atlas, client: Client) -> None:
    """The same where the west of the box is greater than its east (/req/core/fc-bbox-response)."""
    assert names(client, bbox="178,-20,-178,-10") == ["Islands"]
    assert names(client, bbox="178,-20,180,-10") == ["Islands"]
    assert names(client, bbox="-180,-20,-178,-10") == ["Islands"]
    assert names(client, bbox="-178,-20,178,-10") == []
    assert names(client, bbox="179.5,-20,-179.5,-10") == []
    assert "Post" in names(client, bbox="61.5,0,61.4,80")
    assert "Post" not in names(client, bbox="61.6,0,61.4,80")


def test_ats_core_fc_limit_definition(api: dict[str, Any]) -> None:
    """A.16 /ats/core/fc-limit-definition: the parameter is defined as the standard has it."""
    found = parameter(api, "limit")
    assert (found["in"], found["required"], found["style"], found["explode"]) == ("query", False, "form", False)
    assert found["schema"] == {"type": "integer", "minimum": 1, "maximum": 1000, "default": 10}


def test_ats_core_fc_limit_response(atlas: Atlas, client: Client) -> None:
    """A.17 /ats/core/fc-limit-response: no more features than asked for; more than the greatest number is no error."""
    for limit in ("1", "2", "1000", "100000"):
        found = get(client, f"{PLACES}/items", limit=limit)
        assert len(found["features"]) == min(int(limit), 6) == found["numberReturned"]


def test_ats_core_fc_time_definition(api: dict[str, Any]) -> None:
    """A.18 /ats/core/fc-time-definition: the parameter is defined as the standard has it."""
    found = parameter(api, "datetime")
    assert (found["in"], found["required"], found["style"], found["explode"]) == ("query", False, "form", False)
    assert found["schema"] == {"type": "string"}


def test_ats_core_fc_time_response(atlas: Atlas, client: Client) -> None:
    """A.19 /ats/core/fc-time-response: moments and intervals, closed, and open on either side in both spellings."""
    for asked in (LATER, f"{LATER}/..", f"{LATER}/", f"2023-01-01T00:00:00Z/{LATER}", "2023-05-06T10:08:09+03:00"):
        assert names(client, datetime=asked) == ["Mine"], asked
    for asked in ("../2022-12-31T23:59:59Z", "/2022-12-31T23:59:59Z", "2021-01-01T00:00:00Z/2022-01-01T00:00:00Z"):
        found = names(client, datetime=asked)
        assert "Mine" not in found
        assert len(found) == 5, asked
    assert names(client, datetime="2021-04-28T09:59:59Z") == []
    assert len(names(client, COMMITMENTS, datetime="2021-04-28")) == 2


def test_ats_core_fc_response(atlas: Atlas, client: Client) -> None:
    """A.20 /ats/core/fc-response: the type, the features, and only those that match."""
    for address in (PLACES, COMMITMENTS):
        found = get(client, f"{address}/items", GEOJSON)
        check("featureCollection", found)
    assert names(client, kind="gauge") == ["Gauge"]
    assert names(client, side="RUS") == ["Post", "Basin"]
    assert names(client, kind="crossing", side="KAZ", bbox="61,50,62,51", datetime="2021-04-28") == ["Post"]
    rivers = atlas.places["River"].content["field"]["entry"]
    assert names(client, field=rivers) == ["Gauge", "River"]
    assert names(client, COMMITMENTS, field=rivers) == ["Dredge"]
    assert names(client, COMMITMENTS, kind="crossing") == ["Repair"]


def test_ats_core_fc_links(atlas: Atlas, client: Client) -> None:
    """/ats/core/fc-links: to itself and to every other form."""
    for query in ({}, {"bbox": "61,50,62,51", "limit": "1", "kind": "gauge"}):
        check_links(get(client, f"{PLACES}/items", GEOJSON, **query)["links"], GEOJSON)


def test_ats_core_fc_number_matched_and_returned(atlas: Atlas, client: Client) -> None:
    """/ats/core/fc-numberMatched and fc-numberReturned: the numbers are those of what is got by following `next`."""
    for query in ({}, {"bbox": "60,47,75,55"}, {"side": "KAZ"}, {"datetime": f"../{LATER}"}):
        wanted = names(client, **query)
        page = get(client, f"{PLACES}/items", GEOJSON, limit="2", **query)
        got: list[str] = []
        for _ in range(9):
            assert page["numberMatched"] == len(wanted)
            assert page["numberReturned"] == len(page["features"])
            got += [one["properties"]["name"] for one in page["features"]]
            following = linked(page["links"], "next")
            if not following:
                break
            page = get(client, following[GEOJSON], GEOJSON)
        assert got == wanted


def test_rec_core_fc_prev(atlas: Atlas, client: Client) -> None:
    """/rec/core/fc-prev: from each page but the first a link leads back."""
    first = get(client, f"{PLACES}/items", GEOJSON, limit="4")
    assert linked(first["links"], "prev") == {}
    second = get(client, linked(first["links"], "next")[GEOJSON], GEOJSON)
    assert linked(second["links"], "next") == {}
    assert get(client, linked(second["links"], "prev")[GEOJSON], GEOJSON)["features"] == first["features"]


def test_ats_core_f_op(atlas: Atlas, client: Client) -> None:
    """A.21 /ats/core/f-op: each feature of a collection has an address of its own."""
    for address in (PLACES, COMMITMENTS):
        for one in features(client, address):
            assert client.get(f"{address}/items/{one['id']}").status_code == 200


def test_ats_core_f_success(atlas: Atlas, client: Client) -> None:
    """A.22 /ats/core/f-success, with f-links: it says there what the collection says, and leads to itself and back."""
    for address in (PLACES, COMMITMENTS):
        for one in features(client, address):
            alone = get(client, f"{address}/items/{one['id']}", GEOJSON)
            check("feature", alone)
            check_links(alone["links"], GEOJSON)
            assert set(linked(alone["links"], "collection")) == {"application/json", "text/html"}
            assert {**alone, "links": []} == {**one, "links": []}


WRONG = {
    "bbox": ("1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,0,1,1", "0,10,1,5", "0,0,190,5", "0,-91,1,5", "0,0,9,1,1,5", ""),
    "limit": ("0", "-1", "ten", "1.5", ""),
    "offset": ("-1", "x", "99999999999"),
    "datetime": ("yesterday", "2021-02-30", "2021-04-28T10:00:00", "../..", "2022-01-01/2021-01-01", "2021/2022", ""),
    "kind": ("volcano",),
    "side": ("kaz",),
    "field": ("x",),
    "f": ("xml",),
}


def test_ats_core_query_param_invalid(atlas: Atlas, client: Client) -> None:
    """A.23 /ats/core/query-param-invalid: a value that breaks its form is answered 400, with the reason."""
    for name, values in WRONG.items():
        for value in values:
            answer = client.get(f"{PLACES}/items", {name: value})
            assert answer.status_code == 400, (name, value)
            check("exception", answer.json())
            assert name in answer.json()["description"]


def test_ats_core_query_param_unknown(atlas: Atlas, client: Client) -> None:
    """A.24 /ats/core/query-param-unknown: what the definition does not name, or stands twice, is answered 400."""
    for address in ("/ogc/", "/ogc/conformance", "/ogc/api", "/ogc/collections", PLACES, f"{PLACES}/items"):
        for query in ("unknown=1", "f=json&f=html"):
            answer = client.get(f"{address}?{query}")
            assert answer.status_code == 400
            check("exception", answer.json())


def test_ats_geojson_definition(atlas: Atlas, client: Client) -> None:
    """/ats/geojson/definition: features are to be had as GeoJSON, all else as JSON."""
    for path, answer in documents(client):
        wanted = GEOJSON if "items" in path else OPENAPI if path == "/api" else "application/json"
        assert answer.headers["Content-Type"] == wanted


def test_ats_geojson_content(atlas: Atlas, client: Client) -> None:
    """/ats/geojson/content: a collection is a FeatureCollection, one is a Feature, and both have their links."""
    found = get(client, f"{PLACES}/items", GEOJSON)
    assert found["type"] == "FeatureCollection"
    assert {one["type"] for one in found["features"]} == {"Feature"}
    assert all(one["links"] for one in [found, *found["features"]])


def test_ats_html_definition_and_content(atlas: Atlas, client: Client) -> None:
    """/ats/html/definition and content: everything is to be had as an HTML page too, with what the JSON says."""
    for path, _answer in documents(client):
        filled = path.replace("{featureId}", some_of(client, path)) if "{" in path else path
        answer = client.get(f"/ogc{filled}", headers={"accept": "text/html"})
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        page = answer.content.decode()
        assert page.startswith("<!doctype html>")
        assert markup.fromstring(page).xpath("//main//h1")
    page = client.get(f"{PLACES}/items?f=html").content.decode()
    assert all(name in page for name in ("Post", "River", "Islands"))


def test_ats_oas30_oas_definition_1(atlas: Atlas, client: Client) -> None:
    """/ats/oas30/oas-definition-1: there is a definition for programs and one for people."""
    links = get(client, "/ogc/")["links"]
    assert set(linked(links, "service-desc")) == {OPENAPI}
    assert set(linked(links, "service-doc")) == {"text/html"}


def test_ats_oas30_oas_definition_2(api: dict[str, Any]) -> None:
    """/ats/oas30/oas-definition-2: the definition is valid OpenAPI 3.0."""
    assert re.fullmatch(r"3\.0\.\d", api["openapi"])
    OpenAPIV30SpecValidator(api).validate()


def test_ats_oas30_oas_impl(api: dict[str, Any], client: Client) -> None:
    """/ats/oas30/oas-impl: every path answers in the form, and with a body of the schema, that the definition says."""
    schemas = {"$id": "urn:api", "components": {"schemas": api["components"]["schemas"]}}
    registry = Registry().with_resource("urn:api", DRAFT4.create_resource(schemas))
    for path, answer in documents(client):
        described = api["paths"][path]["get"]["responses"]["200"]["content"][answer.headers["Content-Type"]]["schema"]
        wanted = {key: f"urn:api{value}" if key == "$ref" else value for key, value in described.items()}
        OAS30Validator(wanted, registry=registry).validate(answer.json())
    assert api["servers"] == [{"url": f"{settings.PUBLIC_ADDRESS}/ogc"}]


def test_ats_oas30_completeness_and_exceptions_codes(api: dict[str, Any], client: Client) -> None:
    """/ats/oas30/completeness and exceptions-codes: every status that a path answers with is in the definition."""
    asked: list[dict[str, Any]] = [
        {},
        {"QUERY_STRING": "unknown=1"},
        {"HTTP_ACCEPT": "image/png"},
        {"HTTP_IF_NONE_MATCH": "*"},
    ]
    for (path, _answer), environment in itertools.product(list(documents(client)), asked):
        filled = path.replace("{featureId}", "KAZ.999999.1")
        status = client.get(f"/ogc{filled}", **environment).status_code
        assert str(status) in api["paths"][path]["get"]["responses"]


def test_ats_oas30_security(api: dict[str, Any]) -> None:
    """/ats/oas30/security: nothing is asked of who reads."""
    assert "security" not in api
    assert "securitySchemes" not in api["components"]
