"""The table of a chart: every point of it, in words and as it was signed."""

import datetime
from decimal import Decimal

import msgspec

from kelisim.figures.charts.chart import Chart


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One point, span or level: what it belongs to, its period, and its value or its range."""

    name: str
    start: datetime.date | None
    end: datetime.date | None
    value: Decimal
    high: Decimal | None = None
    words: str = ""


def table(chart: Chart) -> tuple[Row, ...]:
    """All that is drawn, line by line, each from its first period on."""
    rows = [
        Row(name=line.name, start=point.start, end=point.end, value=point.value, words=point.words)
        for line in chart.lines
        for point in sorted(line.points, key=lambda point: (point.start, point.end))
    ]
    rows += [
        Row(name=band.name, start=span.on, end=span.on, value=span.low, high=span.high, words=span.words)
        for band in chart.bands
        for span in sorted(band.spans, key=lambda span: span.on)
    ]
    rows += [
        Row(name=level.name, start=level.start, end=level.end, value=level.value, words=level.words)
        for level in chart.levels
    ]
    return tuple(rows)
