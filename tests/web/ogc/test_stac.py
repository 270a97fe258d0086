"""The catalogue of imagery is what STAC 1.1 says, holds what is public, and is walked through by its links."""

import io
import os
from typing import Any

import pystac
from django.conf import settings
from django.test import Client
from PIL import Image
from pystac.validation import validate_dict

from kelisim.node.attachments import keep
from tests.web import rows
from tests.web.ogc.conftest import Atlas
from tests.web.ogc.reading import GEOJSON, get, linked, path_of
from tests.web.rows import CANARY


def photograph(**more: Any) -> dict[str, Any]:
    """A photograph whose file is on this node."""
    written = io.BytesIO()
    Image.new("RGB", (1_000, 500), "teal").save(written, "JPEG", comment=os.urandom(8))
    sha256 = keep(settings.HOME, [written.getvalue()])
    file = {"sha256": sha256, "name": "a.jpg", "media_type": "image/jpeg", "size": len(written.getvalue())}
    said = {
        "caption": "The post",
        "credit": "A. Author",
        "alternative": {"en": "A barrier"},
        "captions": {"en": "The post"},
    }
    return {"file": file, "width": 1_000, "height": 500} | said | more


def story(atlas: Atlas, *places: str, public: bool = True, **more: Any) -> str:
    """A story about places; its id."""
    content = {"title": {"en": "A story"}, "published": "2021-04-30", "photographs": [photograph()], **more}
    row = rows.entry(atlas.register, "story", content, public=public)
    for name in places:
        rows.link(row, "mentions", atlas.places[name].entry)
    return row.entry


def valid(value: dict[str, Any]) -> str:
    """The type of a document, which the schemas of the specification that pystac carries find right."""
    assert validate_dict(value)
    return str(pystac.serialization.identify_stac_object(value).object_type)


def walk(client: Client) -> list[dict[str, Any]]:
    """Everything in the catalogue, found by its links from the root down."""
    found, waiting = [], ["/stac/"]
    while waiting:
        document = get(client, path_of(waiting.pop(0)))
        found.append(document)
        for rel in ("child", "item"):
            waiting += [one["href"] for one in document["links"] if one["rel"] == rel]
    return found


def test_a_catalogue_without_imagery_is_valid_and_empty(atlas: Atlas, client: Client) -> None:
    """There is a root without children; a register's collection is there when asked for, and empty."""
    story(atlas, "Unknown")
    story(atlas)
    story(atlas, "Post", photographs=[{"caption": "No file"}])
    (root,) = walk(client)
    assert valid(root) == "Catalog"
    assert linked(root["links"], "child") == {}
    collection = get(client, "/stac/atlas")
    assert valid(collection) == "Collection"
    assert collection["extent"]["spatial"]["bbox"] == [[-180, -90, 180, 90]]


def test_a_photograph_is_where_its_story_speaks_of(atlas: Atlas, client: Client) -> None:
    """It has the shapes of the places, the day of the story, its credit, and files that are served."""
    entry = story(atlas, "Post", "Gauge")
    root, collection, item = walk(client)
    for document, kind in ((root, "Catalog"), (collection, "Collection"), (item, "Feature")):
        assert valid(document) == kind
        assert document["stac_version"] == "1.1.0"
        assert get(client, linked(document["links"], "self").popitem()[1]) == document
    assert item["id"] == f"{entry}-1"
    assert item["geometry"] == {"type": "MultiPoint", "coordinates": [[61.5, 50.25], [62, 51]]}
    assert item["bbox"] == [61.5, 50.25, 62, 51]
    told = item["properties"]
    assert told["datetime"] is None
    assert (told["start_datetime"], told["end_datetime"]) == ("2021-04-30T00:00:00Z", "2021-04-30T23:59:59Z")
    assert told["credit"] == "A. Author"
    assert "A barrier" in told["description"]
    assert collection["extent"]["spatial"]["bbox"] == [[61.5, 50.25, 62, 51]]
    assert collection["extent"]["temporal"]["interval"] == [["2021-04-30T00:00:00Z", "2021-04-30T23:59:59Z"]]
    for name in ("image", "thumbnail"):
        answer: Any = client.get(path_of(item["assets"][name]["href"]))
        assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
        assert answer.headers["Content-Type"] == item["assets"][name]["type"] == "image/jpeg"
    assert client.get(path_of(linked(item["links"], "about")["text/html"])).status_code == 200


def test_shapes_of_several_kinds_are_told_by_their_box(atlas: Atlas, client: Client) -> None:
    """An item has no collection of geometries: where its places differ in kind it has the area around them."""
    for places, kind in ((("River",), "LineString"), (("Basin",), "Polygon"), (("Post", "River"), "MultiPolygon")):
        item = get(client, f"/stac/atlas/{story(atlas, *places)}-1")
        assert valid(item) == "Feature"
        assert item["geometry"]["type"] == kind
    across = get(client, f"/stac/atlas/{story(atlas, 'Islands', 'Basin')}-1")
    assert valid(across) == "Feature"
    assert [one[0][0][0] for one in across["geometry"]["coordinates"]] == [70, -180]


def test_the_time_of_a_photograph_is_that_of_its_story(atlas: Atlas, client: Client) -> None:
    """A month is all of it; where the story carries no date it is the day on which it was agreed."""
    month = get(client, f"/stac/atlas/{story(atlas, 'Post', published='2021-04')}-1")["properties"]
    assert (month["start_datetime"], month["end_datetime"]) == ("2021-04-01T00:00:00Z", "2021-04-30T23:59:59Z")
    signed = get(client, f"/stac/atlas/{story(atlas, 'Post', published=None)}-1")["properties"]
    assert signed["start_datetime"] == "2021-04-28T00:00:00Z"


def test_what_is_not_public_is_not_in_the_catalogue(atlas: Atlas, client: Client) -> None:
    """Neither a private story is there, nor a private place that a public one speaks of."""
    hidden = story(atlas, "Post", public=False, title={"en": CANARY})
    public = story(atlas, "Hidden", "Mine")
    assert all(CANARY not in str(one) for one in walk(client))
    assert get(client, f"/stac/atlas/{public}-1")["geometry"] == {"type": "Point", "coordinates": [66, 49]}
    for address in (f"/stac/atlas/{hidden}-1", f"/stac/atlas/{public}-2", "/stac/none", "/stac/x/y"):
        assert client.get(address).status_code == 404


def test_the_catalogue_has_pages_for_people(atlas: Atlas, client: Client) -> None:
    """Each document is a page as well, which shows the photograph and who made it; any site may read the others."""
    entry = story(atlas, "Post")
    for address in ("/stac/", "/stac/atlas", f"/stac/atlas/{entry}-1"):
        page = client.get(address, headers={"accept": "text/html"})
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"
    assert 'alt="A barrier (Post)"' in page.content.decode()
    assert "A. Author" in page.content.decode()
    assert client.get(f"/stac/atlas/{entry}-1").headers["Content-Type"] == GEOJSON
