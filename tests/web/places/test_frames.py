"""From degrees to a drawing: extents, the projection, and what is cut at the edge."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kelisim.web.places.base_map import EDGE, clipped, path, thinned
from kelisim.web.places.frames import Extent, extent_of, frame_of, joined, mercator, parallel
from kelisim.web.places.shapes import shape_of

longitudes = st.floats(-180, 180).map(lambda one: round(one, 4))
latitudes = st.floats(-84, 84).map(lambda one: round(one, 4))
positions = st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=12)


def holds(extent: Extent, longitude: float, latitude: float) -> bool:
    """Whether a position lies within an extent, on either side of the line of dates."""
    along = any(extent.west - 1e-9 <= longitude + turn <= extent.east + 1e-9 for turn in (0, 360, -360))
    return along and extent.south <= latitude <= extent.north


@given(positions)
def test_an_extent_holds_its_positions_and_is_never_wider_than_it_must(found: list[tuple[float, float]]) -> None:
    """Rule 3: it goes across the line of dates where that is shorter."""
    extent = extent_of(found)
    assert extent is not None
    assert all(holds(extent, *at) for at in found)
    east, west = max(x for x, _ in found), min(x for x, _ in found)
    assert extent.across <= east - west + 1e-9
    assert -180 <= extent.west <= 180


def test_an_extent_goes_across_the_line_of_dates_where_that_is_shorter() -> None:
    """Two places either side of 180 degrees are near one another; one place alone has no width."""
    assert extent_of([(170, 1), (-170, 2)]) == Extent(170, 1, 190, 2)
    assert extent_of([(52.3, 47.2)]) == Extent(52.3, 47.2, 52.3, 47.2)
    assert joined([Extent(52.3, 47.2, 52.3, 47.2)]) == Extent(52.3, 47.2, 52.3, 47.2)
    assert extent_of([]) is None
    assert Extent(170, 0, 190, 9).meets(Extent(-175, 1, -174, 2))
    assert not Extent(170, 0, 190, 9).meets(Extent(-165, 1, -164, 2))


@given(positions, st.integers(300, 900))
def test_everything_of_an_extent_is_drawn_within_its_frame(found: list[tuple[float, float]], width: int) -> None:
    """Rule 1: whatever its form, a frame shows all that it is for."""
    extent = extent_of(found)
    assert extent is not None
    assume(extent.across < 350)
    frame = frame_of(extent.wider(0.05), width, 200, 500)
    for longitude, latitude in found:
        x, y = frame.place(longitude, latitude)
        assert -0.01 <= x <= frame.width + 0.01
        assert -0.01 <= y <= frame.height + 0.01
    anchors = [(at, (at[0], mercator(at[1]))) for at in found]
    for (at, x, y), expected in zip(frame.points(anchors, 1.0), found, strict=True):
        assert at == expected
        assert (x, y) == pytest.approx(frame.place(*at))


@given(latitudes)
def test_the_projection_has_an_inverse(latitude: float) -> None:
    """EPSG:3857 on a sphere: there and back."""
    assert parallel(mercator(latitude)) == pytest.approx(latitude, abs=1e-9)


def test_a_length_is_drawn_as_long_as_it_is() -> None:
    """A degree of latitude is 111.195 km, at any latitude."""
    frame = frame_of(Extent(60, 59, 62, 61), 700, 200, 900)
    _, upper = frame.place(61, 60.005)
    _, lower = frame.place(61, 59.995)
    assert frame.units(1.11195, 60) == pytest.approx(lower - upper, rel=1e-3)


@given(st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), min_size=3, max_size=14))
def test_a_cut_ring_lies_within_the_edge_and_covers_what_it_covered(ring: list[tuple[float, float]]) -> None:
    """Every point that the ring has inside is in what is left, and nothing is left beyond the edge."""
    cut = clipped([*ring, ring[0]], 300, 200)
    for x, y in cut:
        assert -EDGE - 1e-6 <= x <= 300 + EDGE + 1e-6
        assert -EDGE - 1e-6 <= y <= 200 + EDGE + 1e-6
    for probe in ((150.3, 100.7), (3.1, 190.2), (290.9, 11.3)):
        if min(_off(probe, ring)) > 1e-3:
            assert _inside(probe, cut) == _inside(probe, ring)


def _off(at: tuple[float, float], ring: list[tuple[float, float]]) -> list[float]:
    """How far a point is from each side of a ring."""
    found = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        length = math.hypot(x2 - x1, y2 - y1)
        share = ((at[0] - x1) * (x2 - x1) + (at[1] - y1) * (y2 - y1)) / (length * length) if length else 0.0
        share = min(max(share, 0.0), 1.0)
        found.append(math.dist(at, (x1 + share * (x2 - x1), y1 + share * (y2 - y1))))
    return found


def _inside(at: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    """Whether a point is within a ring, by the even-odd rule, which the land is filled by."""
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (y1 <= at[1]) != (y2 <= at[1]) and x1 + (at[1] - y1) / (y2 - y1) * (x2 - x1) > at[0]:
            crossings += 1
    return crossings % 2 == 1


def test_a_ring_around_the_whole_drawing_covers_it() -> None:
    """The land around a place deep within it is all land."""
    around = [(-5000.0 + step, -4000.0) for step in range(0, 10_000, 50)]
    around += [(5000.0, 4000.0), (-5000.0, 4000.0), (-5000.0, -4000.0)]
    cut = clipped(thinned(around), 300, 200)
    assert {(round(x), round(y)) for x, y in cut} == {(-8, -8), (308, -8), (308, 208), (-8, 208)}


def test_a_path_is_written_by_its_steps() -> None:
    """To a tenth of a unit, without what cannot be seen; a dot is no path."""
    assert path([(1, 2), (3.04, 1.96), (3.04, 1.97), (2, 2.5)]) == "M1 2l2 0 -1 0.5"
    assert path([(1, 2), (1.01, 2.01)]) == ""
    assert thinned([(0, 0), (0.1, 0.1), (5, 0), (5.1, 0)]) == [(0, 0), (5, 0), (5.1, 0)]


def test_a_shape_has_an_anchor_within_it() -> None:
    """Rule 2 of shapes: also of an area like a horseshoe, whose middle is outside of it."""
    horseshoe = [
        ["0", "0"],
        ["9", "0"],
        ["9", "9"],
        ["6", "9"],
        ["6", "3"],
        ["3", "3"],
        ["3", "9"],
        ["0", "9"],
        ["0", "0"],
    ]
    shape = shape_of({"type": "Polygon", "coordinates": [horseshoe]})
    assert shape is not None
    assert _inside(shape.anchor, list(shape.areas[0][0]))
    line = shape_of(
        {"type": "MultiLineString", "coordinates": [[["1", "1"], ["2", "2"], ["3", "1"]], [["9", "9"], ["8", "8"]]]}
    )
    assert line is not None
    assert line.anchor == (2.0, 2.0)
    assert shape_of(None) is None
    assert shape_of({"type": "Circle", "coordinates": []}) is None
