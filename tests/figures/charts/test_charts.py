"""Specifications, tables and drawings of charts."""

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from kelisim.figures.charts.palette import DARK, LIGHT, SCHEMES
from kelisim.figures.charts.rendering import ChartError, png, svg
from kelisim.figures.charts.specification import SIZES, specification
from kelisim.figures.charts.table import table
from tests.figures.charts.made import chart, line

SVG = "{http://www.w3.org/2000/svg}"


def values(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    """The data of the layers of a mark."""
    return [row for layer in spec["layer"] if layer["mark"]["type"] == mark for row in layer["data"]["values"]]


def test_the_table_holds_every_point() -> None:
    """Each point, span and level that is drawn is a row of the table, with its value."""
    drawn, rows = chart(), table(chart())
    assert len(rows) == drawn.size + len(drawn.levels)
    told = {(row.name, float(row.value)) for row in rows}
    spec = specification(drawn, LIGHT)
    for mark in ("point", "line"):
        for point in values(spec, mark):
            assert (point["line"], point["y"]) in told
    for band in values(spec, "area"):
        assert any(
            row.high is not None and (float(row.value), float(row.high)) == (band["y"], band["high"]) for row in rows
        )
    for level in values(spec, "rule"):
        assert "y" not in level or level["y"] in {float(row.value) for row in rows}


def test_a_specification_is_data_alone() -> None:
    """It names no address, loads nothing, and evaluates nothing but tests of a mark's own data."""
    text = json.dumps(specification(chart(), LIGHT, interactive=True))
    addresses = [part for part in text.split('"') if "://" in part]
    assert addresses == ["https://vega.github.io/schema/vega-lite/v6.json"]
    assert '"url"' not in text
    tests = {part.split('"')[0] for part in text.split('"test": "')[1:]}
    assert tests == {"datum.breach", "datum.hollow", "datum.plain"}


def test_hostile_words_stay_words() -> None:
    """A title with markup, or with an expression, is written as it is."""
    hostile = '"><script>alert(1)</script>'
    lines = (line("datum.x = alert(1)", 0, "1", "2", "3"),)
    drawing = svg(specification(chart(title=hostile, lines=lines), LIGHT, "titled"), hostile, hostile)
    root = etree.fromstring(drawing.encode())
    assert root.findtext(f"{SVG}title") == hostile
    assert not list(root.iter(f"{SVG}script"))
    assert "datum.x = alert(1)" in " ".join(map(str, root.itertext()))


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("size", SIZES)
def test_a_drawing_says_what_it_is_and_refers_to_nothing(scheme: Any, size: str) -> None:
    """Vega-Lite takes every specification; the SVG has a title, a description, its size, and no address in it."""
    drawing = svg(specification(chart(), scheme, size), chart().title, chart().summary)
    root = etree.fromstring(drawing.encode())
    assert root.get("role") == "img"
    assert (root[0].tag, root[0].text) == (f"{SVG}title", chart().title)
    assert (root[1].tag, root[1].text) == (f"{SVG}desc", chart().summary)
    assert int(float(root.get("width") or 0)) == SIZES[size][0]
    assert "href" not in drawing
    assert "<style" not in drawing
    assert scheme.tones[0] in drawing
    words = " ".join(map(str, root.itertext()))
    for name in ("Aland", "Bern", "at most 15"):
        assert name in words
    assert (chart().credit in words) == (size == "titled")


def test_numbers_are_written_as_the_reader_does() -> None:
    """The marks of the axis have the decimal sign of the language."""
    drawing = svg(
        specification(chart(lines=(line("Aland", 0, "0.1", "0.2", "0.3"),), bands=(), levels=()), LIGHT), "a", "b"
    )
    assert "0,1" in drawing
    assert "0.1<" not in drawing


def test_nothing_is_loaded_to_draw() -> None:
    """A specification that names an address is refused, and nobody is asked."""
    spec = specification(chart(), LIGHT)
    spec["layer"][0]["data"] = {"url": "http://127.0.0.1:9/data.json"}
    with pytest.raises(ChartError):
        svg(spec, "a", "b")


def test_what_refers_outside_is_refused() -> None:
    """A mark with a link would lead away from the drawing."""
    spec = specification(chart(), LIGHT)
    spec["layer"][-1]["encoding"]["href"] = {"value": "https://example.org/"}
    with pytest.raises(ChartError):
        svg(spec, "a", "b")


def test_a_drawing_as_pixels() -> None:
    """A PNG of twice the size."""
    data = png(svg(specification(chart(), DARK), "a", "b"), scale=2)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(data[16:20]) == 2 * SIZES["wide"][0]


def test_a_limit_lengthens_the_chart() -> None:
    """The time of a chart reaches to the day of its target, and its room to the highest bound."""
    spec = specification(chart(), LIGHT)
    assert spec["encoding"]["x"]["scale"]["domain"][1] >= "2025-12-31"
    assert spec["encoding"]["y"]["scale"]["domainMax"] > 20


def test_an_interactive_chart_has_the_same_marks() -> None:
    """It can be moved along its time; what is on it is the same."""
    still, moving = specification(chart(), LIGHT), specification(chart(), LIGHT, interactive=True)
    assert moving["layer"][-1].pop("params")[0]["bind"] == "scales"
    assert moving["layer"][-1]["encoding"].pop("tooltip")
    assert moving["layer"] == still["layer"]


def test_a_point_stands_in_the_middle_of_its_period() -> None:
    """A year stands at its middle; values are those that were signed."""
    point = values(specification(chart(), LIGHT), "point")[0]
    assert point["x"] == "2019-07-02T00:00:00Z"
    assert table(chart())[1].value == Decimal("12.5")
    assert table(chart())[0].start == datetime.date(2019, 1, 1)
