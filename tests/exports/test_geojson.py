"""GeoJSON says what was signed: the same digits, rings that turn the right way, the narrowest box."""

import itertools
import json
from decimal import Decimal
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.exports.geojson import (
    Agreed,
    Box,
    box,
    box_of_all,
    collection,
    encoded,
    geometry,
    measure_feature,
    place_feature,
)
from kelisim.exports.well_known_binary import well_known_binary
from kelisim.model.decode import convert
from kelisim.model.geometry import (
    Geometry,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
)
from kelisim.model.measure import Measure
from kelisim.model.place import Place

FEW = settings(max_examples=40, deadline=None)
AGREED = Agreed(entry="KAZ.1.1", version=2, since="2021-04-28T10:00:00Z", page="https://example.org/en/test/places/x/")


def degrees(most: int) -> st.SearchStrategy[str]:
    """Decimal text of degrees, as the record has it."""
    some = ("0", "-0.0000001", "0.10", "1", "7.5000000", "-12.3456789", "33.3", "-45", "60.0000001", "-89.9", "88")
    return st.sampled_from((*some, str(most), f"-{most}"))


positions = st.tuples(degrees(180), degrees(90))
lines = st.lists(positions, min_size=2, max_size=4).map(tuple)


def closed(corners: list[Position]) -> tuple[Position, ...]:
    """A ring of these corners."""
    return (*corners, corners[0])


rings = st.lists(positions, min_size=3, max_size=4).map(closed)
areas = st.lists(rings, min_size=1, max_size=2).map(tuple)
shapes: st.SearchStrategy[Geometry] = st.one_of(
    positions.map(lambda one: Point(coordinates=one)),
    st.lists(positions, min_size=1, max_size=4).map(lambda one: MultiPoint(coordinates=tuple(one))),
    lines.map(lambda one: LineString(coordinates=one)),
    st.lists(lines, min_size=1, max_size=2).map(lambda one: MultiLineString(coordinates=tuple(one))),
    areas.map(lambda one: Polygon(coordinates=one)),
    st.lists(areas, min_size=1, max_size=2).map(lambda one: MultiPolygon(coordinates=tuple(one))),
)


def read(value: object) -> Any:
    """What another program reads, with numbers as they are written."""
    return json.loads(encoded(value), parse_float=str, parse_int=str)


def flat(value: Any) -> list[tuple[str, str]]:
    """All positions of nested coordinates."""
    if isinstance(value[0], str):
        return [tuple(value)]
    return [one for part in value for one in flat(part)]


def area(ring: list[tuple[str, str]]) -> Decimal:
    """Twice the area of a ring, exactly; positive where it runs counterclockwise."""
    points = [(Decimal(x), Decimal(y)) for x, y in ring]
    return sum((x * v - u * y for (x, y), (u, v) in itertools.pairwise(points)), Decimal())


@FEW
@given(shapes)
def test_coordinates_have_the_digits_of_the_record(shape: Geometry) -> None:
    """Every coordinate is written as it was signed, none is lost and none is added."""
    told = read(geometry(shape))
    assert told["type"] == type(shape).__name__
    assert sorted(flat(told["coordinates"])) == sorted(flat(json.loads(json.dumps(shape.coordinates))))


@FEW
@given(areas)
def test_rings_follow_the_right_hand_rule(rings_of: tuple[tuple[Position, ...], ...]) -> None:
    """Outer rings run counterclockwise and holes clockwise, whichever way they were signed."""
    (outer, *holes) = read(geometry(Polygon(coordinates=rings_of)))["coordinates"]
    assert area(outer) >= 0
    assert all(area(hole) <= 0 for hole in holes)


@FEW
@given(areas)
def test_the_way_in_which_a_ring_was_signed_does_not_matter(rings_of: tuple[tuple[Position, ...], ...]) -> None:
    """A ring and the same ring the other way round enclose the same, and become the same but for where they begin."""
    turned = tuple(tuple(reversed(ring)) for ring in rings_of)
    one = read(geometry(Polygon(coordinates=rings_of)))["coordinates"]
    other = read(geometry(Polygon(coordinates=turned)))["coordinates"]
    for ring, again in zip(one, other, strict=True):
        assert area(ring) == area(again)


@FEW
@given(shapes)
def test_a_box_holds_all_of_its_geometry(shape: Geometry) -> None:
    """Every position lies in the box, whichever way around the Earth that is."""
    whole = box(shape)
    for longitude, latitude in flat(json.loads(json.dumps(shape.coordinates))):
        assert whole.south <= float(latitude) <= whole.north
        inside = whole.west <= float(longitude) <= whole.east
        assert inside or (whole.west > whole.east and not whole.east < float(longitude) < whole.west)


@FEW
@given(st.lists(shapes, min_size=1, max_size=3))
def test_the_box_of_all_holds_every_box(some: list[Geometry]) -> None:
    """It is no wider than the Earth, and the edges of each box lie in it."""
    whole = box_of_all([box(shape) for shape in some])
    for one in map(box, some):
        for longitude in (one.west, one.east):
            inside = whole.west <= longitude <= whole.east
            assert inside or (whole.west > whole.east and not whole.east < longitude < whole.west)


def test_a_box_across_the_antimeridian_is_narrow() -> None:
    """Islands on either side of it have a box from the west to the east of it, as RFC 7946 writes such (5.2)."""
    islands = MultiPoint(coordinates=(("177", "-20"), ("-178", "-16")))
    assert box(islands) == Box(177, -20, -178, -16)
    assert box(MultiPoint(coordinates=(("10", "0"), ("20", "5")))) == Box(10, 0, 20, 5)
    assert box_of_all([Box(177, 0, -178, 1), Box(170, 2, 171, 3)]) == Box(170, 0, -178, 3)
    assert box_of_all([Box(177, 0, -178, 1), Box(-90, 0, 90, 1)]) == Box(-90, 0, -178, 1)


def test_a_line_is_straight_in_degrees() -> None:
    """A line from one side of the antimeridian to the other goes the long way (RFC 7946, 3.1.1)."""
    assert box(LineString(coordinates=(("177", "0"), ("-178", "0")))) == Box(-178, 0, 177, 0)


@FEW
@given(shapes)
def test_binary_and_text_say_the_same(shape: Geometry) -> None:
    """Well-known binary is read as the same geometry as the GeoJSON, but for the way in which rings run."""
    told = json.loads(encoded({"type": type(shape).__name__, "coordinates": floats(shape.coordinates)}))
    assert shapely.from_wkb(well_known_binary(shape)).equals_exact(shapely.geometry.shape(told))


def floats(value: Any) -> Any:
    """Nested coordinates as numbers."""
    return float(value) if isinstance(value, str) else [floats(one) for one in value]


def place(**said: Any) -> Place:
    """A place."""
    made: Place = convert({"names": {"en": "Ferry", "ru": "Паром"}, "kind": "crossing"} | said, Place)
    return made


def test_a_place_says_who_calls_it_what_and_where_its_position_is_from() -> None:
    """The names of both sides, the accuracy and the source of the position, the class of its resources, its version."""
    source = {"title": "A map", "url": "https://example.org/map", "publisher": "Survey"}
    said = place(
        sides=["KAZ", "RUS"],
        names_by_side={"KAZ": {"kk": "Өткел"}, "RUS": {"ru": "Паром"}},
        geometry={"type": "Point", "coordinates": ["51.50", "50"]},
        within_km=2,
        position_source=source,
        resource={"e": "1.1", "f": "2", "g": ["1", "2"], "on": "2020"},
        part_of={"entry": "KAZ.3.1"},
        field={"entry": "KAZ.4.1", "name": "Rivers"},
    )
    feature = read(place_feature(said, AGREED, {"KAZ.3.1": {"en": "Ural", "ru": "Урал"}}, "ru"))
    assert feature["id"] == "KAZ.1.1"
    assert feature["geometry"] == {"type": "Point", "coordinates": ["51.50", "50"]}
    told = feature["properties"]
    assert told["name"] == "Паром"
    assert told["names_by_side"] == {"KAZ": {"kk": "Өткел"}, "RUS": {"ru": "Паром"}}
    assert told["within_km"] == "2"
    assert told["position_source"] == source
    assert told["unfc"] == "E1.1;F2;G1+2"
    assert (told["part_of"], told["field"]) == ("Урал", "Rivers")
    assert (told["version"], told["agreed"]) == ("2", "2021-04-28T10:00:00Z")


def test_what_is_not_public_is_not_named() -> None:
    """The id of an entry whose title is not given stands nowhere in the feature."""
    said = place(part_of={"entry": "KAZ.99.1"}, along=[{"entry": "KAZ.98.1"}])
    assert b"KAZ.9" not in encoded(place_feature(said, AGREED, {}, "en"))


def test_a_place_without_a_position_is_a_feature_without_a_geometry() -> None:
    """Its geometry is null, and it has no box (RFC 7946, 3.2)."""
    feature = read(place_feature(place(), AGREED, {}, "en"))
    assert feature["geometry"] is None
    assert "bbox" not in feature


@pytest.mark.parametrize(("number", "kind"), [(0, None), (1, "Point"), (2, "GeometryCollection")])
def test_a_commitment_is_where_its_places_are(number: int, kind: str | None) -> None:
    """It has the shape of its only place, or those of all of them together; places without a position have none."""
    at = [place(geometry={"type": "Point", "coordinates": [str(one), "1"]}) for one in range(number)]
    feature = read(measure_feature(Measure(title={"en": "Dredge"}), [*at, place()], AGREED, {}, "en"))
    assert (feature["geometry"] or {}).get("type") == kind
    assert len(feature["properties"]["places"]) == number + 1


def test_a_collection_is_one_document() -> None:
    """Features stand in it in their order, with what else it holds."""
    features = [place_feature(place(), AGREED, {}, "en")]
    told = json.loads(collection(features, numberMatched=5))
    assert (told["type"], told["numberMatched"], len(told["features"])) == ("FeatureCollection", 5, 1)
