"""The part of the build step that brings the map's files (`hatch_map.py`), with packages made here for npm's."""

import gzip
import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hatch_map
from tests.workshop.map_packages import ATLAS, map_packages_in


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The files, made from the packages."""
    into = tmp_path / "made"
    into.mkdir()
    hatch_map.assemble(map_packages_in(tmp_path / "node_modules"), into, "stamp")
    return into


def layers(made: Path) -> dict[str, list[dict[str, Any]]]:
    """The features of the outlines by their layer."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in json.loads((made / hatch_map.OUTLINES).read_text())["features"]:
        found.setdefault(one["properties"]["layer"], []).append(one)
    return found


def test_outlines_are_land_borders_water_and_names(made: Path) -> None:
    """Rules 1 and 2: two countries are one land with one line between them, and each has parallels for its name."""
    found = layers(made)
    assert {layer: len(those) for layer, those in found.items()} == {
        "land": 1,
        "border": 1,
        "lake": 1,
        "river": 1,
        "name": 2,
    }
    assert found["border"][0]["geometry"]["coordinates"] == [[10.0, 0.0], [10.0, 10.0]]
    assert found["border"][0]["bbox"] == [10.0, 0.0, 10.0, 10.0]
    assert {one["properties"]["code"] for one in found["name"]} == {"KZ", "RU"}
    for one in found["name"]:
        assert all(east - west == 10.0 for _, west, east in one["properties"]["parallels"])


def test_a_line_around_an_area_without_a_code_is_open(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 2: such a line is told from borders, and such an area has no name."""
    changed = json.loads(json.dumps(ATLAS))
    del changed["objects"]["countries"]["geometries"][1]["id"]
    found = [one["properties"]["layer"] for one in hatch_map.borders(changed)]
    assert found == ["open"]
    assert [one["properties"]["code"] for one in hatch_map.names(changed)] == ["KZ"]


def test_an_area_whose_name_is_disputed_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 2: it is drawn, and has no name."""
    monkeypatch.setattr(hatch_map, "UNNAMED", frozenset({"RU"}))
    assert [one["properties"]["code"] for one in hatch_map.names(ATLAS)] == ["KZ"]


def test_the_library_comes_with_its_licences_and_without_addresses_of_what_is_not_there(made: Path) -> None:
    """What a page loads names no file that is not brought."""
    assert "sourceMappingURL" not in (made / "maplibre-gl.mjs").read_text()
    for name in (hatch_map.OUTLINES, *hatch_map.LIBRARY):
        assert gzip.decompress((made / f"{name}.gz").read_bytes()) == (made / name).read_bytes()
    assert {path.name for path in made.glob("LICENSE-*")} == {f"LICENSE-{one}.txt" for one in hatch_map.LICENCES}


def test_packages_that_changed_their_ways_are_refused(tmp_path: Path) -> None:
    """A package without what is asked for ends the build with a sentence."""
    packages = map_packages_in(tmp_path / "node_modules")
    (packages / "world-atlas" / "countries-50m.json").write_text('{"arcs": []}')
    with pytest.raises(hatch_map.MapError, match="something else than expected"):
        hatch_map.assemble(packages, tmp_path, "stamp")


points = st.lists(
    st.tuples(st.integers(-500, 500).map(lambda one: one / 10), st.integers(-500, 500).map(lambda one: one / 10)),
    min_size=2,
    max_size=40,
)


@given(points, st.floats(0.05, 20))
def test_a_simplified_line_is_never_further_off_than_it_may_be(line: list[tuple[float, float]], off: float) -> None:
    """It keeps its ends, takes only points of the line in their order, and is as near as promised."""
    less = hatch_map.simplified(line, off)
    assert (less[0], less[-1]) == (line[0], line[-1])
    steps = iter(line)
    assert all(point in steps for point in less)
    for point in line:
        near = min(hatch_map._distance(point, one, other) for one, other in pairwise(less))
        assert near <= off or math.isclose(near, off)
