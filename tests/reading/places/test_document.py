"""Files of places into drafts: what is read, what is repaired with notice, and what is refused."""

import json
import math
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.model.decode import plain
from kelisim.model.draft import PlaceDraft
from kelisim.model.geometry import MAX_POSITIONS, Point
from kelisim.model.place import Place
from kelisim.reading.errors import EmptyDocumentError, TooLargeDocumentError
from kelisim.reading.places import document, found
from kelisim.reading.places.columns import Column, PlaceColumns
from kelisim.reading.places.document import read_places
from kelisim.reading.places.errors import (
    LayerError,
    PlacesFileError,
    ReferenceSystemError,
    TooManyPlacesError,
)
from kelisim.reading.places.written import degrees
from tests.reading.places.files import feature, geojson, geopackage, point, polygon

SQUARE = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]


def read(data: bytes, columns: PlaceColumns | None = None) -> tuple[list[Place], str]:
    """The places of a file, and the notices as one text."""
    reading = read_places(data, "places.geojson", columns)
    return [draft.content for draft in reading.drafts if isinstance(draft, PlaceDraft)], "\n".join(reading.look)


def shape(place: Place) -> Any:
    """The geometry of a place, as shapely reads it."""
    held: Any = json.loads(json.dumps(plain(place.geometry)), parse_float=float)
    return shapely.from_geojson(json.dumps(_numbers(held)))


def _numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _numbers(one) if name == "coordinates" else one for name, one in value.items()}
    return [_numbers(one) for one in value] if isinstance(value, list) else float(value)


def test_a_feature_becomes_a_place_with_where_its_position_is_from() -> None:
    """Names by language, kind, sides and accuracy by their usual names; the position rests on the file's bytes."""
    data = geojson(point(71.123456789, 51.1, name_ru="Где-то", kind="deposit", sides="AAA,BBB", accuracy_km="2,5"))
    (place,), notices = read(data)
    assert place.names == {"en": "Somewhere", "ru": "Где-то"}
    assert (place.kind, place.sides, place.within_km) == ("deposit", ("AAA", "BBB"), 3)
    assert place.geometry == Point(coordinates=("71.1234568", "51.1"))
    assert place.position_source.title == "places.geojson"
    assert len(place.position_source.sha256 or "") == 64
    assert notices == ""


def test_a_map_says_which_property_holds_what() -> None:
    """Values are translated, a word that is always so is put, and each side's names are kept apart."""
    columns = PlaceColumns(
        names={"en": "title"},
        names_by_side={"AAA": {"en": "here"}, "BBB": {"en": "there"}},
        kind=Column(property="class", values={"checkpoint": "crossing"}, otherwise="other"),
        sides=Column(always="AAA;BBB"),
        within_km=Column(always="1"),
        position_source=Column(always="Survey of 2020"),
        part_of="river",
    )
    properties = {"title": "Ford", "here": "Ford", "there": "Shallows", "class": "checkpoint", "river": "Long River"}
    (place,), notices = read(geojson(point(1, 2, **properties)), columns)
    assert place.names_by_side == {"AAA": {"en": "Ford"}, "BBB": {"en": "Shallows"}}
    assert (place.kind, place.sides, place.within_km) == ("crossing", ("AAA", "BBB"), 1)
    assert place.position_source.title == "Survey of 2020"
    assert place.part_of.name == "Long River"
    assert notices == ""


@pytest.mark.parametrize(("name", "tag"), [("Somewhere else", "en"), ("Где-то ещё", "ru"), ("Басқа жер", "kk")])
def test_the_language_of_a_bare_name_is_told_from_its_letters(name: str, tag: str) -> None:
    """It is noticed, because letters are no proof."""
    (place,), notices = read(geojson(point(1, 2, name_en=None, name=name)))
    assert place.names == {tag: name}
    assert f"the language of its name, {tag}, is told from its letters" in notices


REPAIRS: list[tuple[dict[str, Any], str, str]] = [
    (polygon([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]), "MultiPolygon", "it was not valid (Self-intersection[1 1])"),
    (polygon([[0, 0], [2, 0], [2, 2], [0, 2]]), "Polygon", "a ring that did not end where it began was closed"),
    (polygon(SQUARE[::-1]), "Polygon", "rings were turned"),
    (polygon([[170, 0], [-170, 0], [-170, 9], [170, 9], [170, 0]]), "MultiPolygon", "it crosses 180 degrees"),
    (
        feature({"type": "LineString", "coordinates": [[175, 1], [-175, 2]]}),
        "MultiLineString",
        "it crosses 180 degrees",
    ),
    (feature({"type": "Point", "coordinates": [200, 1, 350]}), "Point", "longitudes beyond 180 degrees were turned"),
    (feature({"type": "Point", "coordinates": [20, 1, 350]}), "Point", "heights were left out"),
    (
        feature(
            {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Point", "coordinates": [1, 1]},
                    {"type": "Polygon", "coordinates": [SQUARE]},
                ],
            }
        ),
        "Polygon",
        "1 parts of a collection",
    ),
]


@pytest.mark.parametrize(("given", "kind", "notice"), REPAIRS)
def test_what_is_repaired_is_told_with_the_feature(given: dict[str, Any], kind: str, notice: str) -> None:
    """The notice names the feature by its number and its name; what comes out is valid and within range."""
    (_, place), notices = read(geojson(point(1, 2), given))
    assert plain(place.geometry)["type"] == kind
    assert f"feature 2 (Somewhere): {notice}" in notices
    held = shape(place)
    assert shapely.is_valid(held)
    assert -180 <= held.bounds[0] <= held.bounds[2] <= 180


def test_what_needs_no_repair_is_left_as_it_is() -> None:
    """A right polygon with a hole comes out position by position, and nothing is noticed."""
    hole = [[0.5, 0.5], [0.5, 1.5], [1.5, 1.5], [1.5, 0.5], [0.5, 0.5]]
    (place,), notices = read(geojson(polygon(SQUARE, hole)))
    assert notices == ""
    assert shapely.equals(shape(place), shapely.Polygon(SQUARE, [hole]))
    assert shape(place).area == 3.0


REFUSALS: list[tuple[dict[str, Any], str]] = [
    (point(51, 171), "out of range, 51 to 51 by 171 to 171; latitude and longitude look swapped"),
    (point(400, 10), "out of range"),
    (feature({"type": "Point", "coordinates": ["a", 1]}), "no longitude and latitude"),
    (feature({"type": "Point", "coordinates": []}), "no longitude and latitude"),
    (feature({"type": "Circle", "coordinates": [1, 1]}), "not one of GeoJSON"),
    (polygon([[0, 0], [1, 1], [0, 0]]), "fewer than three different positions"),
    (feature({"type": "LineString", "coordinates": [[1, 1], [1, 1]]}), "fewer than two different positions"),
    (feature({"type": "Polygon", "coordinates": []}), "no positions where there should be some"),
    (point(1, 2, name_en=""), "no property of it holds a name"),
    ({"type": "Thing"}, "it is no Feature"),
]


@pytest.mark.parametrize(("given", "reason"), REFUSALS)
def test_a_feature_that_cannot_be_a_place_is_refused_alone(given: dict[str, Any], reason: str) -> None:
    """The others are read."""
    places, notices = read(geojson(given, point(1, 2)))
    assert len(places) == 1
    assert notices.startswith("feature 1 is refused: ")
    assert reason in notices


def test_a_feature_without_geometry_is_a_place_without_position() -> None:
    """It has no source of a position either."""
    (place,), notices = read(geojson(feature(None)))
    assert (place.geometry, place.position_source) == (None, None)
    assert "it has no geometry" in notices


def test_a_feature_that_lies_far_from_all_others_is_suspected_of_being_swapped() -> None:
    """It is read as it stands, for nobody can know; a file that is swapped throughout is turned on demand."""
    near = [point(70 + step, 45) for step in range(6)]
    places, notices = read(geojson(*near, point(45, 72, name_en="Odd")))
    assert len(places) == 7
    assert "feature 7 (Odd): far from all others; latitude and longitude may be swapped" in notices
    (turned,), _ = read(geojson(point(45, 72)), PlaceColumns(swapped=True))
    assert turned.geometry == Point(coordinates=("72", "45"))


def test_a_geometry_with_too_many_positions_is_simplified_by_no_more_than_it_takes() -> None:
    """It comes out within the bound and near the line that was given, and the notice says how near."""
    line = [[step / 1000, math.sin(step / 40) / 500] for step in range(30_000)]
    (place,), notices = read(geojson(feature({"type": "LineString", "coordinates": line})))
    held = shape(place)
    assert shapely.get_num_coordinates(held) <= MAX_POSITIONS
    assert max(shapely.distance(held, shapely.points(line[::150]))) < 1e-3
    assert "its 30000 positions were simplified to" in notices


def test_coordinates_in_another_system_are_turned_into_wgs_84() -> None:
    """Of GeoJSON as it was in 2008, and of a GeoPackage; where the system is not known, nothing is guessed."""
    named = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}}
    (place,), notices = read(geojson(point(7_900_000, 5_900_000), **named))
    # The inverse of the spherical Mercator projection (EPSG Guidance Note 7-2, 3.2.1.2).
    right = [math.degrees(7_900_000 / 6_378_137), math.degrees(math.atan(math.sinh(5_900_000 / 6_378_137)))]
    assert [float(one) for one in plain(place.geometry)["coordinates"]] == pytest.approx(right, abs=1e-7)
    assert "coordinates are in urn:ogc:def:crs:EPSG::3857 and were turned into WGS 84" in notices
    (same,), notices = read(geopackage([shapely.Point(7_900_000, 5_900_000)], ["A"], "EPSG:3857"))
    assert plain(same.geometry) == plain(place.geometry)
    assert same.within_km == 3
    assert "coordinates are in EPSG:3857 and were turned into WGS 84" in notices
    with pytest.raises(ReferenceSystemError):
        read(geojson(point(1, 2), crs={"type": "name", "properties": {"name": "nonsense"}}))
    with pytest.raises(ReferenceSystemError, match="names no reference system"):
        read(geopackage([shapely.Point(1, 2)], ["A"], None))


def test_a_geopackage_is_read_like_geojson() -> None:
    """The same features give the same places, with the layer that is named."""
    data = geopackage([shapely.Point(71.5, 51), shapely.box(0, 0, 1, 1), None], ["A", "B", "C"])
    places, notices = read(data)
    assert [one.names["en"] for one in places] == ["A", "B", "C"]
    assert [one.geometry and plain(one.geometry)["type"] for one in places] == ["Point", "Polygon", None]
    assert "feature 3 (C): it has no geometry" in notices
    with pytest.raises(LayerError, match="there is no layer 'roads'"):
        read(data, PlaceColumns(layer="roads"))


def test_files_beyond_the_bounds_are_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Size, features, positions: each by its own bound, before anything is made of them."""
    three = geojson(point(1, 1), point(2, 2), feature({"type": "LineString", "coordinates": [[1, 1], [2, 2]]}))
    for module in ("geojson", "geopackage"):
        monkeypatch.setattr(f"kelisim.reading.places.{module}.MAX_FEATURES", 2)
    with pytest.raises(TooManyPlacesError, match="3 features"):
        read(three)
    with pytest.raises(TooManyPlacesError, match="3 features"):
        read(geopackage([shapely.Point(1, 1)] * 3, list("ABC")))
    monkeypatch.setattr("kelisim.reading.places.geojson.MAX_FEATURES", found.MAX_FEATURES)
    monkeypatch.setattr("kelisim.reading.places.geojson.MAX_POSITIONS", 3)
    with pytest.raises(TooManyPlacesError, match="4 positions"):
        read(three)
    monkeypatch.setattr(document, "MAX_FILE", 10)
    with pytest.raises(TooLargeDocumentError):
        read(three)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", PlacesFileError),
        (b"\xff\xfe", PlacesFileError),
        (b"[1, 2]", PlacesFileError),
        (b'{"type": "Topology"}', PlacesFileError),
        (b'{"type":"FeatureCollection","features":[' + b"[" * 3_000, PlacesFileError),
        (b'{"type":"Point","coordinates":' + b"[" * 400 + b"]" * 400 + b"}", EmptyDocumentError),
        (b'{"type":"FeatureCollection","features":[]}', EmptyDocumentError),
        (b"SQLite format 3\x00" + bytes(52) + b"GPKG" + bytes(900), PlacesFileError),
    ],
)
def test_what_is_no_file_of_places_is_refused_in_one_sentence(data: bytes, error: type[Exception]) -> None:
    """Whatever is given, nothing but our own error comes out."""
    with pytest.raises(error):
        read(data)


degree = st.floats(-179, 179, allow_nan=False).map(lambda one: round(one, 5))
latitude = st.floats(-89, 89, allow_nan=False).map(lambda one: round(one, 5))
ring = st.lists(st.tuples(degree, latitude), min_size=3, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(ring, min_size=1, max_size=3))
def test_whatever_rings_are_given_what_comes_out_is_valid(rings: list[list[tuple[float, float]]]) -> None:
    """An area with any rings is refused, or comes out valid, within range, its rings turned as RFC 7946 wants."""
    given_rings = [[list(at) for at in (*one, one[0])] for one in rings]
    places, _ = read(geojson(polygon(*given_rings), point(1, 2)))
    for place in places:
        held = shape(place)
        assert shapely.is_valid(held)
        west, _, east, _ = held.bounds
        assert -180 <= west <= east <= 180
        for part in shapely.get_parts(held):
            if part.geom_type == "Polygon":
                assert shapely.is_ccw(part.exterior)
                assert not any(map(shapely.is_ccw, part.interiors))


@given(st.integers(-1_800_000_000, 1_800_000_000))
def test_degrees_are_written_so_that_they_read_back(number: int) -> None:
    """Every position on the grid of seven decimals keeps its value, and has one spelling."""
    text = degrees(number / 10**7)
    assert round(float(text) * 10**7) == number
    assert not text.endswith(".")
    assert text != "-0"
