"""The map of places with its list, and the page of one place."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from kelisim.node import models
from kelisim.web.middleware import POLICY
from kelisim.web.places import base_map as ground
from kelisim.web.places.frames import Extent
from kelisim.web.places.outlines import Name, Outline, Outlines
from kelisim.web.places.unfc_words import told
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import CANARY, ref

SQUARE = [[["50", "46"], ["54", "46"], ["54", "48"], ["50", "48"], ["50", "46"]]]


def place(world: World, name: str, longitude: float | None = None, latitude: float = 47.0, **more: Any) -> models.Entry:
    """A place of the register; without a longitude it has no position."""
    content: dict[str, Any] = {"names": {"en": name}, "kind": "deposit", "sides": ["RUS"]}
    if longitude is not None:
        content["geometry"] = {"type": "Point", "coordinates": [str(longitude), str(latitude)]}
    return rows.entry(world.register, "place", content | more)


def body(client: Client, address: str) -> str:
    """A page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def drawing(page: str) -> str:
    """The map of a page."""
    start = page.index('<svg class="chart map-drawing"')
    return page[start : page.index("</svg>", start)]


def listed(page: str) -> list[str]:
    """The names in the list, in its order."""
    start = page.index("<ol start=")
    return re.findall(r'<li><a href="[^"]*">([^<]*)</a>', page[start : page.index("</ol>", start)])


@pytest.fixture
def outlined(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Outlines of a world of one land with one border, so that no test depends on what was fetched."""
    square = [[0.0, 0.0], [90.0, 0.0], [90.0, 80.0], [0.0, 80.0], [0.0, 0.0]]
    land = Outline(Extent(0, 0, 90, 80), [square])
    border = Outline(Extent(52, 0, 52, 80), [[[52.0, 0.0], [52.0, 80.0]]])
    names = [Name("KZ", [(47.0, 52.0, 90.0)], (70.0, 47.0))]
    monkeypatch.setattr(ground, "outlines", lambda: Outlines([land], [], [], [border], [], names))
    ground.base_map.cache_clear()
    yield
    ground.base_map.cache_clear()


def test_every_place_is_a_link_in_the_list_and_on_the_map(world: World, client: Client) -> None:
    """The list names also what has no position; both lead to the page of the place."""
    near = place(world, "Near", 53.5)
    nowhere = place(world, "Nowhere")
    page = body(client, world.address("places"))
    assert listed(page) == ["Karabatan", "Near", "Nowhere"]
    assert "no position on the record" in page
    links = re.findall(r'<a href="([^"]*)" class="place-', drawing(page))
    assert set(links) == {f"/en/test/places/{one.entry}/" for one in (near, world.entries["place"])}
    assert f"/en/test/places/{nowhere.entry}/" in page
    assert "<title>Near (deposit)</title>" in drawing(page)


def test_the_ground_is_drawn_in_the_languages_of_readers(
    world: World, client: Client, outlined: None, settings: Any
) -> None:
    """Land, a border and the name of a country; a node may leave borders and names out."""
    place(world, "Far", 80.0, 52.0)
    for language, name in (("en", "KAZAKHSTAN"), ("ru", "КАЗАХСТАН"), ("kk", "ҚАЗАҚСТАН")):
        page = drawing(body(client, f"/{language}/test/places/"))
        assert re.search(r'class="map-land" d="M[^"]+z"', page)
        assert re.search(r'class="map-border" d="M[^"]+"', page)
        assert f">{name}</text>" in page
    settings.MAP_BORDERS = False
    ground.base_map.cache_clear()
    place(world, "Another", 81.0, 52.0)
    page = drawing(body(client, world.address("places")))
    assert re.search(r'class="map-land" d="M[^"]+z"', page)
    assert 'class="map-border" d=""' in page
    assert "KAZAKHSTAN" not in page


def test_where_the_build_brought_nothing_places_are_drawn_alone(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No outlines, no promise of a map that moves, and nothing asked for that is not there."""
    monkeypatch.setattr(ground, "outlines", lambda: None)
    monkeypatch.setattr("kelisim.web.places.moving.can_move", lambda: False)
    ground.base_map.cache_clear()
    page = body(client, world.address("places"))
    assert 'class="place-mark' in drawing(page)
    assert "map-land" not in page
    assert "Natural Earth" not in page
    assert "maplibre" not in page
    assert "map.js" not in page
    ground.base_map.cache_clear()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=deposit", ["Mine", "Near"]),
        ("kind=nonsense", ["Karabatan", "Mine", "Near"]),
        ("side=KAZ", ["Karabatan", "Mine"]),
        ("side=KAZ&kind=deposit", ["Mine"]),
        ("field=FIELD", ["Karabatan"]),
        ("status=GROUP", ["Karabatan"]),
        ("status=done", []),
        ("box=53,46,54,48", ["Near"]),
        ("box=1,2,3", ["Karabatan", "Mine", "Near"]),
        ("box=nan,1,2,3", ["Karabatan", "Mine", "Near"]),
    ],
)
def test_what_is_asked_for_stands_in_the_address(world: World, client: Client, asked: str, found: list[str]) -> None:
    """Field, kind, side, the state of the commitments there, and a part of the map; nonsense is as good as nothing."""
    place(world, "Near", 53.5)
    place(world, "Mine", 60.0, sides=["KAZ", "RUS"])
    body(client, world.address("commitments"))
    group = models.Entry.objects.get(pk=world.entries["measure"].pk).standings.latest("first").group
    asked = asked.replace("FIELD", world.entries["field"].entry).replace("GROUP", group)
    page = body(client, f"{world.address('places')}?{asked}")
    assert (listed(page) if found else []) == found
    assert ("No place fits" in page) is (not found)


def test_a_choice_tells_how_many_there_would_be(world: World, client: Client) -> None:
    """With all other choices left as they are."""
    place(world, "Near", 53.5)
    place(world, "Mine", 60.0, sides=["KAZ", "RUS"])
    page = body(client, f"{world.address('places')}?side=KAZ")
    assert '<option value="deposit">deposit (1)</option>' in page
    assert '<option value="KAZ" selected>Kazakhstan (2)</option>' in page
    assert '<option value="RUS">Russia (2)</option>' in page


def test_places_on_one_another_are_one_mark_that_leads_to_them(world: World, client: Client) -> None:
    """It has their number, and the page of that part of the map lists them."""
    for number in range(7):
        place(world, f"Well {number}", 60.0 + number / 1000)
    page = body(client, world.address("places"))
    (link,) = re.findall(r'<a href="(\?box=[^"]*)" class="place-many"><title>7 places: show', drawing(page))
    assert listed(body(client, world.address("places") + link.replace("&amp;", "&"))) == [
        f"Well {number}" for number in range(7)
    ]


def test_lines_areas_corridors_and_doubt_are_drawn_as_what_they_are(world: World, client: Client) -> None:
    """A corridor without a way of its own stands dashed from place to place; doubt is a circle."""
    one, other = place(world, "West end", 44.0), place(world, "East end", 60.0, within_km=120)
    place(world, "Field of wells", geometry={"type": "Polygon", "coordinates": SQUARE})
    place(world, "Stream", kind="river", geometry={"type": "LineString", "coordinates": [["45", "44"], ["58", "45"]]})
    place(world, "Way", kind="corridor", along=[ref(one), {"name": "Somewhere"}, ref(other)])
    page = drawing(body(client, world.address("places")))
    assert (
        'class="place-shape kind-deposit"><title>Field of wells (deposit)</title><path class="place-area" d="M' in page
    )
    assert 'class="place-shape kind-river"><title>Stream (river)</title><path class="place-line" d="M' in page
    assert '<title>Way (corridor)</title><path class="place-line dashed" d="M' in page
    # Karabatan is known to 25 km, and the end of the corridor to 120.
    assert len(re.findall('<circle class="place-about"', page)) == 2


def test_a_crossing_has_the_names_of_both_sides(world: World, client: Client) -> None:
    """On the map, in the list and on its page, in the reader's language."""
    names = {"KAZ": {"en": "Ford", "ru": "Брод"}, "RUS": {"en": "Shallows"}}
    row = place(world, "Crossing", 50.0, kind="crossing", names_by_side=names)
    page = body(client, world.address("places"))
    assert "Ford / Shallows" in listed(page)
    assert "<title>Ford / Shallows (border crossing)</title>" in drawing(page)
    own = body(client, f"/en/test/places/{row.entry}/")
    assert "As Kazakhstan calls it" in own
    assert "Ford (Kazakhstan)" in own
    assert "Брод / Shallows" in body(client, "/ru/test/places/")


def test_the_page_of_a_place_tells_all_that_is_tied_to_it(world: World, client: Client) -> None:
    """Commitments and how they stand, restrictions and whether they hold, documents, what is measured there, parts."""
    row = world.entries["place"]
    add = world.register
    rows.entry(add, "indicator", {"title": {"en": "Level at the weir"}, "unit": "m", "place": ref(row)})
    rows.entry(add, "meeting", {"title": {"en": "Talks there"}, "place": ref(row)})
    closed = {"of": "people", "extent": "closed", "from_side": "KAZ"}
    for title, start, end in (("Closed for good", "2020", None), ("Closed once", "2020", "2021")):
        term = {"start": start} | ({"end": end} if end else {"continuous": True})
        content = {"title": {"en": title}, "places": [ref(row)], "restriction": closed, "term": term}
        rows.entry(add, "measure", content)
    place(world, "Weir", 52.4, kind="gauge", part_of=ref(row))
    place(world, "Line", kind="corridor", along=[ref(row), {"name": "Elsewhere"}])
    page = body(client, world.address("places", "place"))
    for words in ("Level at the weir", "Talks there", "Weir", "Line", "Butadiene", "Roadmap"):
        assert f">{words}</a>" in page, words
    for title, force in (("Closed for good", "in force"), ("Closed once", "not in force")):
        stands = page[page.index(f">{title}</a>") :]
        assert "closed to people · from Kazakhstan" in stands[:700]
        assert re.findall(r'<span class="tag[^"]*">([^<]*)</span>', stands)[0] == force
    assert "approximate within 25 km" in page
    assert 'class="place-mark kind-zone here"' in drawing(page)


def test_the_class_of_a_resource_is_told_in_words(world: World, client: Client) -> None:
    """UNFC (2019): the name of the class where the axes make one, and what each of them says."""
    row = place(world, "Ore", 50.0, resource={"e": "3.2", "f": "2.2", "g": ["1", "2"], "on": "2023-12-31"})
    page = body(client, f"/en/test/places/{row.entry}/")
    assert "E3.2 F2.2 G1,2" in page
    assert "non-viable project" in page
    assert "too little is known to say whether it will be viable" in page
    assert "high confidence, moderate confidence" in page
    for given, name in (
        (("1", "1", ["1"]), "viable project"),
        (("2", "2", ["3"]), "potentially viable project"),
        (("3", "3", ["4"]), "prospective project"),
        (("3", "4", ["4"]), "remains in place after prospective projects"),
        (("1", "3", ["1"]), ""),
        (("3", "3", ["3", "4"]), ""),
    ):
        found = told(dict(zip(("e", "f", "g"), given, strict=True)))
        assert found is not None
        assert str(found.name) == name
    assert told(None) is None


def test_a_style_of_its_own_opens_the_page_of_the_map_alone_to_its_hosts(
    world: World, client: Client, settings: Any
) -> None:
    """Without one nothing is asked of another host; what is no address of a host never gets into the policy."""
    assert client.get(world.address("places")).headers["Content-Security-Policy"] == POLICY + "; worker-src 'self'"
    settings.MAP_STYLE = "https://maps.example.int/style.json?a=b"
    settings.MAP_HOSTS = ("https://tiles.example.int:8443", "https://bad.example.int;script-src *", "javascript:1")
    policy = client.get(world.address("places")).headers["Content-Security-Policy"]
    assert "connect-src 'self' https://maps.example.int https://tiles.example.int:8443;" in policy
    assert "img-src 'self' data: blob: https://maps.example.int https://tiles.example.int:8443;" in policy
    assert "script-src 'self';" in policy
    assert "bad.example.int" not in policy
    assert client.get(world.address("documents")).headers["Content-Security-Policy"] == POLICY
    assert client.get(world.address("places", "place")).headers["Content-Security-Policy"] == POLICY


def test_what_moves_the_map_has_public_places_alone(secrets: World, client: Client) -> None:
    """As features of GeoJSON with name, kind and address; nothing private, on neither page nor data."""
    place(secrets, "Near", 53.5, within_km=3)
    data = client.get(secrets.address("places") + "map.json?kind=deposit")
    assert data.headers["Content-Type"] == "application/json"
    (feature,) = json.loads(data.content)["places"]["features"]
    assert feature["properties"]["name"] == "Near"
    assert feature["properties"]["km"] == 3
    assert feature["geometry"] == {"type": "Point", "coordinates": [53.5, 47.0]}
    for address in (secrets.address("places") + "map.json", secrets.address("places")):
        assert CANARY not in client.get(address).content.decode()


def test_what_was_kept_is_never_shown_after_a_change(world: World, client: Client) -> None:
    """Rule 1 of spots: a place that is agreed, changed or withdrawn from the public shows at once."""
    address = world.address("places")
    assert listed(body(client, address)) == ["Karabatan"]
    row = place(world, "Near", 53.5)
    assert listed(body(client, address)) == ["Karabatan", "Near"]
    models.Entry.objects.filter(pk=row.pk).update(content=row.content | {"names": {"en": "Nearer"}})
    assert listed(body(client, address)) == ["Karabatan", "Nearer"]
    models.Entry.objects.filter(pk=row.pk).update(public=False)
    assert listed(body(client, address)) == ["Karabatan"]
