"""The Vega-Lite specification of a chart (https://vega.github.io/vega-lite/docs/spec.html).

1. All data stand in it; it names no address, so that nobody is asked for anything when it is drawn.
2. Values are floats here and nowhere else: they give places on paper. What is read, in the words of a mark as in the
   table, are the decimals that were signed.
3. Days are instants of UTC, and so are their scales: a chart is the same wherever it is drawn.
4. An interactive one has the same marks, and can be moved and widened along its time.
"""

import datetime
import math
import textwrap
from collections.abc import Iterator
from typing import Any, Final

from kelisim.figures.charts.chart import Chart, Level
from kelisim.figures.charts.palette import DASHES, SHAPES, Scheme
from kelisim.figures.charts.table import table

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
FONT: Final = "PT Sans, Segoe UI, Noto Sans, Liberation Sans, sans-serif"
SIZES: Final = {"wide": (700, 330), "narrow": (350, 290), "titled": (700, 400)}
"""Width and height in the units of the page, by the name of the size; a `titled` one stands alone, elsewhere."""
WRAPPED: Final = 88
"""Letters on a line of a title."""
Spec = dict[str, Any]


def specification(chart: Chart, scheme: Scheme, size: str = "wide", *, interactive: bool = False) -> Spec:
    """The specification of a chart in a scheme and a size.

    Args:
        chart: what is on it.
        scheme: its colours.
        size: one of `SIZES`.
        interactive: whether it is for a page with Vega, where it takes the width that there is.
    """
    width, height = SIZES[size]
    layers = [*_bands(chart, scheme), *_levels(chart, scheme), *_days(chart, scheme), *_lines(chart, scheme)]
    layers += _points(chart, scheme, interactive=interactive)
    if interactive:
        layers[-1]["params"] = [{"name": "view", "select": {"type": "interval", "encodings": ["x"]}, "bind": "scales"}]
    return {
        "$schema": SCHEMA,
        "description": chart.title,
        "width": "container" if interactive else width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": 14 if size == "titled" else {"left": 2, "right": 14, "top": 4, "bottom": 2},
        "background": scheme.paper,
        **(_titled(chart, scheme) if size == "titled" else {}),
        "encoding": {"x": _across(chart, size, moving=interactive), "y": _upwards(chart)},
        "layer": layers,
        # The marks alone make the legend: that of a joined line would take it away with its own.
        "resolve": {"legend": {"stroke": "independent", "strokeDash": "independent"}},
        "config": _config(chart, scheme, size),
    }


def _titled(chart: Chart, scheme: Scheme) -> Spec:
    """The title and the credit, for a chart that is shown apart from its page."""
    text = textwrap.wrap(chart.title, WRAPPED)
    under = {
        "subtitle": textwrap.wrap(chart.credit, WRAPPED + 12),
        "subtitleColor": scheme.soft,
        "subtitleFontSize": 12,
    }
    return {"title": {"text": text, "anchor": "start", "fontSize": 15, "color": scheme.ink, "offset": 14} | under}


def _config(chart: Chart, scheme: Scheme, size: str) -> Spec:
    words = {"labelColor": scheme.soft, "titleColor": scheme.soft, "labelFontSize": 12.5, "titleFontSize": 12.5}
    return {
        "font": FONT,
        "locale": {"number": chart.custom.number, "time": chart.custom.time},
        "view": {"stroke": None},
        "axis": words
        | {"titleFontWeight": "normal", "gridColor": scheme.rule, "gridDash": [2, 4]}
        | {"domainColor": scheme.edge, "tickColor": scheme.edge},
        "legend": words
        | {"orient": "bottom", "direction": "horizontal" if size != "narrow" else "vertical", "title": None}
        | {
            "columns": 2 if size != "narrow" else 1,
            "labelLimit": 280 if size == "narrow" else 320,
            "symbolSize": 90,
            "symbolStrokeWidth": 0,
            "labelColor": scheme.ink,
        },
        "text": {"fontSize": 12.5, "font": FONT},
    }


def _across(chart: Chart, size: str, *, moving: bool) -> Spec:
    days = (chart.last - chart.first).days
    room = 4 if size == "narrow" else 8
    if days > 3 * 365:
        step = max(1, math.ceil(days / 365.25 / room))
        axis: Spec = {"format": "%Y", "tickCount": {"interval": "year", "step": step}}
    elif days > 62:
        step = next(step for step in (1, 2, 3, 6, 12) if days / 30.4 / step <= room or step == 12)
        axis = {"format": "%b %Y", "tickCount": {"interval": "month", "step": step}}
    else:
        axis = {"format": "%-d %b", "tickCount": room}
    # Whole years on either side, so that a mark in the middle of one stands between two ticks.
    first, last = chart.first, chart.last + datetime.timedelta(days=1)
    if days > 3 * 365:
        first, last = datetime.date(first.year, 1, 1), datetime.date(chart.last.year + 1, 1, 1)
    # One that can be moved takes its time from the data, since it is the reader who sets it.
    scale: Spec = {"type": "utc"} if moving else {"type": "utc", "domain": [_instant(first), _instant(last)]}
    return {"field": "x", "type": "temporal", "title": None, "scale": scale, "axis": axis | {"grid": False}}


def _upwards(chart: Chart) -> Spec:
    scale: Spec = {"zero": chart.from_nought, "nice": True}
    if chart.levels:  # Their words stand over them, and are to stand below the unit.
        highest = max(float(row.value if row.high is None else row.high) for row in table(chart))
        scale["domainMax"] = highest * 1.08 if highest > 0 else 1
    # An upright title is harder to read, and takes width that a narrow chart has not; it stands over the axis instead.
    axis: Spec = {"tickCount": 6, "domain": False, "ticks": False, "labelPadding": 6, "titleAngle": 0}
    axis |= {"titleAlign": "left", "titleAnchor": "end", "titleY": -14, "titleX": 0, "titleBaseline": "bottom"}
    return {"field": "y", "type": "quantitative", "title": chart.unit, "scale": scale, "axis": axis}


def _legend(chart: Chart, scheme: Scheme) -> tuple[Spec, Spec, Spec]:
    """Colour, shape and dash by the name of a line, each in the order of the chart."""
    names = [line.name for line in chart.lines]
    tones = [line.tone for line in chart.lines]
    colours = [scheme.tones[tone % len(scheme.tones)] for tone in tones]
    shapes = [SHAPES[(line.tone if line.shape is None else line.shape) % len(SHAPES)] for line in chart.lines]
    dashes = [list(DASHES[2] if line.dashed else DASHES[line.tone % len(DASHES)]) for line in chart.lines]
    field = {"field": "line", "type": "nominal"}
    return tuple(  # type: ignore[return-value] # three of three
        field | {"scale": {"domain": names, "range": given}} for given in (colours, shapes, dashes)
    )


def _lines(chart: Chart, scheme: Scheme) -> Iterator[Spec]:
    joined = [line for line in chart.lines if line.joined]
    if not joined:
        return
    colour, _, dash = _legend(chart, scheme)
    values = [
        {"x": _instant(point.middle), "y": float(point.value), "line": line.name}
        for line in joined
        for point in line.points
    ]
    yield {
        "data": {"values": values},
        "mark": {"type": "line", "strokeWidth": 2, "aria": False},
        "encoding": {"stroke": colour | {"legend": None}, "strokeDash": dash | {"legend": None}},
    }


def _points(chart: Chart, scheme: Scheme, *, interactive: bool) -> Iterator[Spec]:
    colour, shape, _ = _legend(chart, scheme)
    values = [
        {
            "x": _instant(point.middle),
            "y": float(point.value),
            "line": line.name,
            "hollow": point.hollow,
            "breach": point.breach,
            "plain": not line.marked and not point.breach,
            "words": point.words,
        }
        for line in chart.lines
        for point in line.points
    ]
    encoding: Spec = {
        "shape": shape,
        "stroke": {"condition": {"test": "datum.breach", "value": scheme.breach}, **colour, "legend": None},
        "fill": {
            "condition": [
                {"test": "datum.hollow", "value": scheme.paper},
                {"test": "datum.breach", "value": scheme.breach},
            ],
            **colour,
        },
        "opacity": {"condition": {"test": "datum.plain", "value": 0}, "value": 1},
        "description": {"field": "words", "type": "nominal"},
    }
    if interactive:
        encoding["tooltip"] = {"field": "words", "type": "nominal"}
    many = any(not line.marked for line in chart.lines)
    mark = {"type": "point", "filled": False, "size": 30 if many else 70, "strokeWidth": 2}
    yield {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _bands(chart: Chart, scheme: Scheme) -> Iterator[Spec]:
    for band in chart.bands:
        values = [
            {"x": _instant(span.on), "y": float(span.low), "high": float(span.high), "words": span.words}
            for span in band.spans
        ]
        mark = {"type": "area", "opacity": 0.3 if band.strong else 0.16, "aria": False}
        mark |= {"color": scheme.tones[band.tone % len(scheme.tones)]}
        yield {"data": {"values": values}, "mark": mark, "encoding": {"y2": {"field": "high"}}}


def _levels(chart: Chart, scheme: Scheme) -> Iterator[Spec]:
    short = (chart.last - chart.first) / 12
    limits, wanted = ([level for level in chart.levels if level.wanted is kind] for kind in (False, True))
    brief = [level for level in limits if level.start and level.end and level.end - level.start < short]
    long = [level for level in limits if level not in brief]
    # One that holds for a month among years would have no room for a dash.
    for levels, colour, dash in (
        (long, scheme.breach, [5, 3]),
        (brief, scheme.breach, [1, 0]),
        (wanted, scheme.ink, [2, 3]),
    ):
        if levels:
            yield from _drawn_levels(chart, levels, colour, dash)


def _drawn_levels(chart: Chart, levels: list[Level], colour: str, dash: list[int]) -> Iterator[Spec]:
    end = chart.last + datetime.timedelta(days=1)
    values = [
        {"x": _instant(level.start or chart.first), "end": _instant(level.end or end), "y": float(level.value)}
        | {"name": level.name, "words": level.words}
        for level in levels
    ]
    rule = {"type": "rule", "strokeWidth": 1.5, "strokeDash": dash, "color": colour}
    described = {"description": {"field": "words", "type": "nominal"}}
    yield {"data": {"values": values}, "mark": rule, "encoding": {"x2": {"field": "end"}, **described}}
    named = [value for value in values if value["name"]]
    text = {"type": "text", "align": "left", "baseline": "bottom", "dx": 4, "dy": -3, "color": colour, "aria": False}
    yield {"data": {"values": named}, "mark": text, "encoding": {"text": {"field": "name", "type": "nominal"}}}


def _days(chart: Chart, scheme: Scheme) -> Iterator[Spec]:
    for day in chart.days:
        data = {"data": {"values": [{"x": _instant(day.on), "name": day.name}]}}
        rule = {"type": "rule", "strokeWidth": 1, "strokeDash": [1, 3], "color": scheme.soft, "aria": False}
        yield data | {"mark": rule, "encoding": {"y": {"value": 0}, "y2": {"value": "height"}}}
        text = {"type": "text", "align": "left", "baseline": "top", "dx": 4, "color": scheme.soft, "aria": False}
        yield data | {"mark": text, "encoding": {"y": {"value": 0}, "text": {"field": "name", "type": "nominal"}}}


def _instant(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
