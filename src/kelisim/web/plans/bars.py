"""Past slips as a histogram: across, by how many days things came later; upwards, how many did.

Bars before the line of nought came early. A bar holds the days from its left edge on, up to and without its right one,
so nought days late stands in the first bar behind the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from kelisim.web.language import number, reader
from kelisim.web.scale import Scale, round_marks

WIDTHS: Final = (1, 7, 14, 30, 60, 90, 180, 365, 730, 1_825, 3_650, 36_500, 365_000)
"""Days that a bar can be wide."""
MOST: Final = {"wide": 28, "narrow": 14}


@dataclass(frozen=True)
class Bin:
    """Slips from `low` days on, up to and without `high`."""

    low: int
    high: int
    count: int


@dataclass(frozen=True)
class Bar:
    """A bin as it is drawn."""

    x: float
    width: float
    y: float
    height: float
    early: bool
    words: str


@dataclass(frozen=True)
class Tick:
    """A mark on an axis with its place."""

    at: float
    words: str


@dataclass(frozen=True)
class Histogram:
    """A drawing of a given size."""

    name: str
    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    nought: float | None
    across: list[Tick]
    upwards: list[Tick]
    bars: list[Bar]


def bins(slips: Sequence[int], most: int) -> list[Bin]:
    """Slips counted in at most `most` bins of one width, each beginning at a multiple of it."""
    if not slips:
        return []
    low, high = min(slips), max(slips)
    width = next(one for one in WIDTHS if high // one - low // one < most)
    counts = [0] * (high // width - low // width + 1)
    for days in slips:
        counts[days // width - low // width] += 1
    start = low // width * width
    return [Bin(start + width * at, start + width * (at + 1), count) for at, count in enumerate(counts)]


def histograms(slips: Sequence[int]) -> list[Histogram]:
    """The wide and the narrow drawing; none for no slips."""
    if not slips:
        return []
    return [_histogram("wide", 720, 260, slips), _histogram("narrow", 360, 230, slips)]


def _histogram(name: str, width: int, height: int, slips: Sequence[int]) -> Histogram:
    left, right, top, bottom = 46.0, width - 14.0, 14.0, height - 34.0
    found = bins(slips, MOST[name])
    marks = round_marks(max(one.count for one in found))
    marks = [mark for mark in marks if mark == int(mark)]
    across = Scale(found[0].low, found[-1].high, left, right)
    upwards = Scale(0.0, max(marks[-1], 1.0), bottom, top)
    step = max(1, -(-len(found) // (9 if name == "wide" else 4)))
    edges = [found[0].low, *(one.high for one in found)]
    shift = next((at for at, edge in enumerate(edges) if edge == 0), 0) % step
    return Histogram(
        name=name,
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        nought=across(0) if found[0].low < 0 < found[-1].high else None,
        across=[Tick(across(edge), _signed(edge)) for at, edge in enumerate(edges) if at % step == shift],
        upwards=[Tick(upwards(mark), number(f"{mark:g}", reader())) for mark in marks],
        bars=[_bar(one, across, upwards) for one in found if one.count],
    )


def _bar(one: Bin, across: Scale, upwards: Scale) -> Bar:
    left, right, top = across(one.low), across(one.high), upwards(one.count)
    words = _("{low} to {high} days: {count}").format(low=_signed(one.low), high=_signed(one.high - 1), count=one.count)
    return Bar(left + 0.5, round(right - left - 1, 1), top, round(upwards(0) - top, 1), one.high <= 0, words)


def _signed(days: int) -> str:
    shown = number(str(days), reader())
    return f"+{shown}" if days > 0 else shown


def range_words(one: Bin) -> str:
    """The days of a bin, for the table."""
    last = one.high - 1
    return _signed(one.low) if one.low == last else f"{_signed(one.low)} \N{HORIZONTAL ELLIPSIS} {_signed(last)}"
