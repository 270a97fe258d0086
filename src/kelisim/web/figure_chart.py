"""The figures of one indicator as dots: across, the period they are about; upwards, the figure.

Each side has its own mark, so that no colour is needed to tell them apart. A filled mark is a whole year, a hollow one
a part of a year, which must not be compared with years. No line joins the marks: nothing is known between them.
"""

import datetime
from dataclasses import dataclass

from kelisim.model.dates import first_day, last_day
from kelisim.web.language import number
from kelisim.web.queries.figures import FigureTable, PeriodRow, Said
from kelisim.web.scale import Scale, day_number, round_marks, year_mark, year_scale
from kelisim.web.trend_chart import Mark

SHAPES = ("circle", "square", "diamond")


@dataclass(frozen=True)
class FigureDot:
    """One figure. `shape` is that of its side."""

    x: float
    y: float
    side: str
    shape: str
    whole: bool
    words: str
    path: str


@dataclass(frozen=True)
class FigureChart:
    """A drawing of a given size."""

    name: str
    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    across: list[Mark]
    upwards: list[Mark]
    dots: list[FigureDot]
    sides: list[tuple[str, str]]


def figure_chart(table: FigureTable, unit: str, language: str) -> list[FigureChart]:
    """The wide and the narrow drawing of the figures in the indicator's own unit; none for fewer than three."""
    found = [
        (row, side, said)
        for row in table.rows
        for side, cell in row.cells.items()
        for said in cell
        if said.claim["unit"] == unit
        and said.claim["what"] == table.what
        and (row.term.get("start") or row.term.get("end"))
    ]
    if len(found) < 3:
        return []
    return [_chart("wide", 720, 320, table, found, language), _chart("narrow", 360, 280, table, found, language)]


def _middle(row: PeriodRow) -> datetime.date:
    start, end = row.term.get("start", ""), row.term.get("end", "")
    first, last = first_day(start or end), last_day(end or start)
    return first + (last - first) / 2


def _chart(
    name: str, width: int, height: int, table: FigureTable, found: list[tuple[PeriodRow, str, Said]], language: str
) -> FigureChart:
    left, right, top, bottom = 46.0, width - 14.0, 18.0, height - 34.0
    across, years = year_scale([_middle(row) for row, _, _ in found], left, right)
    marks = round_marks(max(float(said.claim["value"]) for _, _, said in found))
    upwards = Scale(min(0.0, *(float(said.claim["value"]) for _, _, said in found)), marks[-1], bottom, top)
    shapes = {side: SHAPES[index % len(SHAPES)] for index, side in enumerate(table.sides)}
    shifts = {side: 7.0 * (index - (len(table.sides) - 1) / 2) for index, side in enumerate(table.sides)}
    dots = []
    for row, side, said in found:
        x = round(across(day_number(_middle(row))) + shifts[side], 1)
        y = upwards(float(said.claim["value"]))
        words = f"{number(said.claim['value'], language)} {said.claim['unit']}"
        dots.append(FigureDot(x, y, side, shapes[side], row.full_year, words, mark_path(shapes[side], x, y)))
    return FigureChart(
        name=name,
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        across=[Mark(year_mark(across, year), str(year)) for year in years],
        upwards=[Mark(upwards(mark), number(f"{mark:g}", language)) for mark in marks],
        dots=dots,
        sides=[(side, shapes[side]) for side in table.sides if any(side == found_side for _, found_side, _ in found)],
    )


def mark_path(shape: str, x: float, y: float, size: float = 5.0) -> str:
    """The outline of a side's mark."""
    if shape == "square":
        return f"M{x - size + 0.5:.1f} {y - size + 0.5:.1f}h{2 * size - 1}v{2 * size - 1}h{1 - 2 * size}Z"
    if shape == "diamond":
        return f"M{x:.1f} {y - size - 1:.1f}l{size + 1} {size + 1}l{-size - 1} {size + 1}l{-size - 1} {-size - 1}Z"
    return f"M{x - size:.1f} {y:.1f}a{size} {size} 0 1 1 {2 * size} 0a{size} {size} 0 1 1 {-2 * size} 0Z"
