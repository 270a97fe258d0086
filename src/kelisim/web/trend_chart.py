"""The milestone trend as a drawing: across, the day it was said; upwards, the day that was promised.

A dot stands on the day a claim is held to; a thin bar spans all the days of its term. A dot is filled where the
speaker reports the thing as having happened. A level line is a promise kept, a rising line a promise moved. The
slanting line is the day itself: what lies above it was in the future when it was said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kelisim.planning.trend import Point, Series, middle
from kelisim.web.comparison import spoken_slug
from kelisim.web.dates import spoken
from kelisim.web.scale import Scale, apart, day_number, year_mark, year_scale

MOST_SERIES = 4


@dataclass(frozen=True)
class Dot:
    """One claim."""

    x: float
    y: float
    top: float
    bottom: float
    happened: bool
    words: str


@dataclass(frozen=True)
class Line:
    """All claims about one thing. `tone` is 1 to 4."""

    tone: int
    name: str
    path: str
    dots: list[Dot]
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True)
class Mark:
    """A mark on an axis with its place."""

    at: float
    words: str


@dataclass(frozen=True)
class DayItself:
    """The line on which the day promised is the day it was said, and where its words stand."""

    path: str
    label_x: float
    label_y: float


@dataclass(frozen=True)
class TrendChart:
    """A drawing of a given size; `name` tells the wide one from the narrow one."""

    name: str
    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    across: list[Mark]
    upwards: list[Mark]
    itself: DayItself | None
    lines: list[Line]

    @property
    def wide(self) -> bool:
        """Whether there is room for words beside the lines."""
        return self.name == "wide"


def trend_charts(series: Sequence[Series], language: str) -> list[TrendChart]:
    """The wide and the narrow drawing; none where nothing was said twice."""
    drawn = [one for one in series if len(one.points) > 1]
    drawn = sorted(drawn, key=lambda one: -len(one.points))[:MOST_SERIES]
    if not drawn:
        return []
    return [_chart("wide", 720, 340, drawn, language), _chart("narrow", 360, 300, drawn, language)]


def _chart(name: str, width: int, height: int, series: Sequence[Series], language: str) -> TrendChart:
    left, right, top, bottom = 46.0, width - 14.0, 18.0, height - 34.0
    points = [point for one in series for point in one.points]
    said = [middle(point.said) for point in points]
    claimed = [day for point in points for day in (point.claimed.first, point.claimed.last) if day]
    across, years = year_scale(said, left, right)
    upwards, heights = year_scale(claimed, bottom, top)
    lines = [_line(tone, one, across, upwards, language) for tone, one in enumerate(series, start=1)]
    return TrendChart(
        name=name,
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        across=[Mark(year_mark(across, year), str(year)) for year in years],
        upwards=[Mark(year_mark(upwards, year), str(year)) for year in heights],
        itself=_itself(across, upwards),
        lines=_labelled(lines, right),
    )


def _line(tone: int, series: Series, across: Scale, upwards: Scale, language: str) -> Line:
    dots = [_dot(point, across, upwards, language) for point in series.points]
    path = "M" + "L".join(f"{dot.x} {dot.y}" for dot in dots)
    return Line(tone, spoken_slug(series.what), path, dots, 0.0, 0.0, "start")


def _dot(point: Point, across: Scale, upwards: Scale, language: str) -> Dot:
    y = upwards(day_number(point.due))
    last = upwards(day_number(point.claimed.last)) if point.claimed.last else y
    first = upwards(day_number(point.claimed.first)) if point.claimed.first else y
    promised = spoken(point.due.isoformat(), language)
    words = _("Said %(said)s: %(promised)s") % {
        "said": spoken(point.said, language),
        "promised": point.term.words or promised,
    }
    return Dot(across(day_number(middle(point.said))), y, last, first, point.happened, words)


def _itself(across: Scale, upwards: Scale) -> DayItself | None:
    low, high = max(across.low, upwards.low), min(across.high, upwards.high)
    if low >= high:
        return None
    path = f"M{across(low)} {upwards(low)}L{across(high)} {upwards(high)}"
    middle_day = low + (high - low) * 0.5
    return DayItself(path, across(middle_day) + 12, upwards(middle_day) + 16)


def _labelled(lines: list[Line], right: float) -> list[Line]:
    heights = apart([line.dots[-1].y - 14 for line in lines], 17)
    placed = []
    for line, height in zip(lines, heights, strict=True):
        x = line.dots[-1].x
        room = right - x > 8 * len(line.name)
        anchor, label_x = ("start", x + 12) if room else ("end", x - 12)
        placed.append(Line(line.tone, line.name, line.path, line.dots, round(label_x, 1), round(height + 4, 1), anchor))
    return placed
