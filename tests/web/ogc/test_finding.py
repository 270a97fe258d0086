"""What a box finds is what touches it, by a library that knows nothing of the index; and the file of all places."""

import random
from typing import Any

import pytest
import shapely
from django.test import Client

from kelisim.exports.geojson import Box
from kelisim.model.decode import convert
from kelisim.model.place import Place
from kelisim.node import models
from kelisim.node.locating import located_row
from kelisim.node.statements import insert
from kelisim.web.ogc.asking import Asked
from kelisim.web.ogc.finding import find_places, place_extent
from tests.web import rows
from tests.web.ogc.conftest import LATER, Atlas
from tests.web.rows import CANARY


def shape(chance: random.Random, number: int) -> dict[str, Any]:
    """A point, a line, an area or islands somewhere, of whole and half degrees, so that edges often meet."""

    def at(longitude: float, latitude: float) -> list[str]:
        return [f"{max(-180, min(180, longitude)):.1f}", f"{max(-90, min(90, latitude)):.1f}"]

    x, y = chance.randint(-360, 360) / 2, chance.randint(-160, 160) / 2
    width, height = chance.randint(1, 40) / 2, chance.randint(1, 20) / 2
    if number % 4 == 0:
        return {"type": "Point", "coordinates": at(x, y)}
    if number % 4 == 1:
        return {"type": "LineString", "coordinates": [at(x, y), at(x + width, y), at(x + width, y + height)]}
    if number % 4 == 2:
        ring = [at(x, y), at(x + width, y), at(x, y + height), at(x, y)]
        return {"type": "Polygon", "coordinates": [ring]}
    return {"type": "MultiPoint", "coordinates": [at(180 - width, y), at(-180 + height, y)]}


def test_a_box_finds_what_touches_it(db: None) -> None:
    """Of places of every kind, and boxes of every width on both sides of the antimeridian, as shapely sees them."""
    chance = random.Random(4)
    register = rows.register("spread")
    drawn: dict[str, Any] = {}
    for number in range(120):
        content: dict[str, Any] = {"names": {"en": f"P{number}"}, "kind": "other", "geometry": shape(chance, number)}
        shared = {"title": content["names"], "content": content, "bound": ["KAZ"], "public": True, "agreed_at": rows.AT}
        row = models.Entry.objects.create(
            register=register, entry=f"KAZ.{number + 1}.1", kind="place", versions=1, proposal="0" * 64, **shared
        )
        place: Place = convert(content, Place)
        insert(filter(None, [located_row(register.pk, row.pk, place, rows.AT)]))
        numbers = content["geometry"]["coordinates"]
        drawn[row.entry] = shapely.geometry.shape({"type": content["geometry"]["type"], "coordinates": floats(numbers)})
    found = 0
    for _ in range(80):
        west, east = chance.randint(-180, 180), chance.randint(-180, 180)
        south = chance.randint(-90, 60)
        asked = Box(west, south, east, south + chance.randint(0, 30))
        pieces = [asked] if west <= east else [asked._replace(east=180), asked._replace(west=-180)]
        wanted = [entry for entry, one in drawn.items() if any(one.intersects(shapely.box(*piece)) for piece in pieces)]
        answer = find_places(register, Asked(limit=1_000, box=asked))
        assert [row.entry for row in answer.rows] == wanted, asked
        assert answer.matched == len(wanted)
        found += len(wanted)
    assert found > 300
    extent = place_extent(register)
    assert extent is not None
    assert (extent.box.west, extent.box.east) == (-180, 180)


def floats(value: Any) -> Any:
    """Nested coordinates as numbers."""
    return float(value) if isinstance(value, str) else [floats(one) for one in value]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_file_of_a_register_has_all_of_its_places(atlas: Atlas, client: Client, language: str) -> None:
    """Those without a position too, and none that is not public; in the language of its address, saved as a file."""
    answer = client.get(f"/{language}/atlas/places.geojson")
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert "atlas-places.geojson" in answer.headers["Content-Disposition"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found = {one["properties"]["name"]: one for one in answer.json()["features"]}
    assert list(found) == ["Post", "Gauge", "Mine", "River", "Basin", "Islands", "Unknown"]
    assert found["Unknown"]["geometry"] is None
    assert CANARY not in answer.content.decode()
    assert f"/{language}/atlas/places/" in found["Post"]["properties"]["page"]
    assert b"[61.50,50.25]" in answer.content


def test_the_file_is_told_as_of_a_past_day(atlas: Atlas, client: Client) -> None:
    """A place that moved later stands where it stood; one that came later is not there."""
    post = atlas.places["Post"]
    moved = dict(post.content) | {"geometry": {"type": "Point", "coordinates": ["70", "50"]}}
    rows.version(post, 2, moved, LATER)
    models.Version.objects.filter(entry=atlas.places["Gauge"]).update(agreed_at=LATER)
    then = {
        one["properties"]["name"]: one
        for one in client.get("/en/atlas/places.geojson?on=2022-01-01").json()["features"]
    }
    now = {one["properties"]["name"]: one for one in client.get("/en/atlas/places.geojson").json()["features"]}
    assert (then["Post"]["geometry"]["coordinates"], now["Post"]["geometry"]["coordinates"]) == (
        [61.5, 50.25],
        [70, 50],
    )
    assert (then["Post"]["properties"]["version"], now["Post"]["properties"]["version"]) == (1, 2)
    assert ("Gauge" in then, "Gauge" in now) == (False, True)
    assert "?on=2022-01-01" in then["Post"]["properties"]["page"]
