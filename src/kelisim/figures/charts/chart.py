"""What is on a chart: lines of points, bands, limits and days, with all words that are written on it.

1. Words are the caller's, in the reader's language: a chart has none of its own.
2. A point is about a period and stands in its middle. Where it is of another length than the others of the chart, such
   as a half-year among years, it is hollow: the two must not be compared.
3. Nothing is drawn that is not in the table of the chart (`table`), and nothing but data makes a specification: no
   address, no program, no markup.
"""

import datetime
from decimal import Decimal
from typing import Any, Final

import msgspec

POINTS: Final = 6000
"""The most points of a chart: sixteen years of days. More are not drawn but refused."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One value. `start` and `end` are the first and the last day that it is about; `words` say it whole."""

    start: datetime.date
    end: datetime.date
    value: Decimal
    words: str
    hollow: bool = False
    breach: bool = False

    @property
    def middle(self) -> datetime.date:
        """The day in the middle of its period."""
        return self.start + (self.end - self.start) / 2


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Points of one kind: what one side states, or one office publishes.

    `tone` is its place in the palette, and its shape where `shape` names no other. A joined one has a line through its
    points, a dashed one a line of short dashes; one that is not marked shows its points only where they breach a limit.
    """

    name: str
    points: tuple[Point, ...]
    tone: int = 0
    shape: int | None = None
    joined: bool = False
    dashed: bool = False
    marked: bool = True


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """One place of a band."""

    on: datetime.date
    low: Decimal
    high: Decimal
    words: str


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """A range of values over time, as the interval of a forecast. The wider one comes first."""

    name: str
    spans: tuple[Span, ...]
    tone: int = 0
    strong: bool = False


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """A limit, or a target where it is `wanted`, drawn level from `start` to `end`; without them across the chart.

    `name` is written over it, where it has one; `words` say it whole.
    """

    name: str
    value: Decimal
    words: str
    wanted: bool = False
    start: datetime.date | None = None
    end: datetime.date | None = None


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day marked across the chart: that as of which a page is told, or on which a forecast begins."""

    name: str
    on: datetime.date


class Custom(msgspec.Struct, frozen=True, kw_only=True):
    """How the reader's language writes numbers and months: locales of d3-format and d3-time-format."""

    number: dict[str, Any]
    time: dict[str, Any]


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A chart. `title` says what it is about, `summary` what can be seen on it, `unit` what its values are in.

    `credit` is where it is from, and what has to be said of it wherever it is shown.
    """

    title: str
    summary: str
    unit: str
    custom: Custom
    lines: tuple[Line, ...]
    credit: str = ""
    bands: tuple[Band, ...] = ()
    levels: tuple[Level, ...] = ()
    days: tuple[Day, ...] = ()
    from_nought: bool = True

    @property
    def size(self) -> int:
        """How many points it has."""
        return sum(len(line.points) for line in self.lines) + sum(len(band.spans) for band in self.bands)

    @property
    def first(self) -> datetime.date:
        """The first day of what is on it."""
        starts = [point.start for line in self.lines for point in line.points]
        starts += [level.start for level in self.levels if level.start]
        return min([*starts, *(span.on for band in self.bands for span in band.spans)])

    @property
    def last(self) -> datetime.date:
        """The last day of what is on it."""
        ends = [point.end for line in self.lines for point in line.points]
        ends += [level.end for level in self.levels if level.end]
        return max([*ends, *(span.on for band in self.bands for span in band.spans)])


Sheet = Chart
"""Whatever can be drawn."""
