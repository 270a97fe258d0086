"""Invented charts for tests: two sides, years, a limit, a target and a forecast."""

import datetime
from decimal import Decimal
from typing import Any

from kelisim.figures.charts.chart import Band, Chart, Custom, Day, Level, Line, Point, Span

NAMES = [f"month {number}" for number in range(1, 13)]
DAYS = [f"day {number}" for number in range(7)]
CUSTOM = Custom(
    number={"decimal": ",", "thousands": "\N{NARROW NO-BREAK SPACE}", "grouping": [3], "currency": ["", ""]},
    time={
        "dateTime": "%x",
        "date": "%d.%m.%Y",
        "time": "%H:%M",
        "periods": ["", ""],
        "days": DAYS,
        "shortDays": DAYS,
        "months": NAMES,
        "shortMonths": NAMES,
    },
)


def year(number: int, value: str, **more: Any) -> Point:
    """A value of a year."""
    start, end = datetime.date(number, 1, 1), datetime.date(number, 12, 31)
    return Point(start=start, end=end, value=Decimal(value), words=f"{number}: {value}", **more)


def line(name: str, tone: int, *values: str, first: int = 2019, **more: Any) -> Line:
    """A line of years."""
    points = tuple(year(first + place, value) for place, value in enumerate(values))
    return Line(name=name, points=points, tone=tone, **more)


def chart(**more: Any) -> Chart:
    """A chart with everything that a chart can have."""
    given: dict[str, Any] = {
        "title": "Trade of Aland and Bern",
        "summary": "Aland: 3 figures, the last 2021: 14",
        "unit": "million",
        "custom": CUSTOM,
        "credit": "Register of the tests",
        "lines": (
            line("Aland", 0, "10", "12.5", "14", joined=True),
            line("Bern", 1, "9", "11", "15", joined=True),
            Line(name="said", points=(year(2020, "12", hollow=True), year(2021, "16", breach=True)), tone=2),
        ),
        "bands": (
            Band(
                name="95 %",
                spans=tuple(
                    Span(on=datetime.date(2022 + step, 7, 1), low=Decimal(12 - step), high=Decimal(17 + step), words="")
                    for step in range(3)
                ),
            ),
        ),
        "levels": (
            Level(name="at most 15", value=Decimal(15), words="at most 15"),
            Level(name="", value=Decimal(20), words="target", wanted=True, end=datetime.date(2025, 12, 31)),
        ),
        "days": (Day(name="as known", on=datetime.date(2021, 6, 1)),),
    }
    return Chart(**(given | more))
