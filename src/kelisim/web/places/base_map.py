"""What stands under the places of a map: land, lakes, rivers, borders and the names of countries.

1. Everything is cut a little outside the drawing and simplified to what can be seen at its size.
2. Land is one colour for all; a border is a line between two lands and says nothing of whose they are.
3. `KELISIM_MAP_BORDERS=none` draws no borders and no names, for a node whose side does not agree with those of the
   package.
4. What is drawn depends on the frame alone, so it is kept for the frames that were asked for last.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from django.conf import settings

from kelisim.web.places.frames import Extent, Frame, Position, mercator
from kelisim.web.places.outlines import Name, Outline, outlines

EDGE: Final = 8.0
"""Units outside the drawing at which lines are cut, so that the cut is not seen."""
NEAR: Final = 0.8
"""Units below which the next position of a line is left out."""


@dataclass(frozen=True)
class CountryName:
    """Where the name of a country may stand, and how much room there is for it."""

    code: str
    x: float
    y: float
    room: float


@dataclass(frozen=True)
class BaseMap:
    """The paths of SVG by what they are, and the countries' names, those with most room first."""

    land: str
    lakes: str
    rivers: str
    borders: str
    open: str
    names: tuple[CountryName, ...]


@lru_cache(maxsize=96)
def base_map(frame: Frame) -> BaseMap | None:
    """What stands under the places in a frame; None where the build brought no outlines."""
    found = outlines()
    if found is None:
        return None
    with_borders = settings.MAP_BORDERS
    return BaseMap(
        land="".join(_areas(frame, found.land)),
        lakes="".join(_areas(frame, found.lakes)),
        rivers="".join(_lines(frame, found.rivers)),
        borders="".join(_lines(frame, found.borders)) if with_borders else "",
        open="".join(_lines(frame, found.open)) if with_borders else "",
        names=tuple(_names(frame, found.names)) if with_borders else (),
    )


def _turns(frame: Frame, extent: Extent) -> Iterator[float]:
    """By how many degrees an outline has to be turned to stand in the frame, which may be in several ways."""
    shown = frame.extent
    if extent.south <= shown.north and extent.north >= shown.south:
        for turn in (0.0, 360.0, -360.0):
            if extent.west + turn <= shown.east and extent.east + turn >= shown.west:
                yield turn


def _placed(frame: Frame, outline: Outline) -> Iterator[list[Position]]:
    """The rings of an outline on the drawing, once for each turn in which it stands there."""
    scale, top = frame.scale, frame.top
    for turn in _turns(frame, outline.extent):
        west = frame.west - turn
        for ring in outline.drawn:
            yield [((x - west) * scale, (top - y) * scale) for x, y in ring]


def _areas(frame: Frame, areas: Iterable[Outline]) -> Iterator[str]:
    for area in areas:
        for ring in _placed(frame, area):
            points = clipped(thinned(ring), frame.width, frame.height)
            if len(points) > 2:
                yield f"{path(points)}z"


def _lines(frame: Frame, lines: Iterable[Outline]) -> Iterator[str]:
    for line in lines:
        for placed in _placed(frame, line):
            for part in _inside(placed, frame):
                yield path(thinned(part))


def _inside(points: Sequence[Position], frame: Frame) -> Iterator[list[Position]]:
    """The parts of a line that can be seen: runs of steps that do not lie on one side of the drawing."""
    codes = [_side(x, y, frame.width, frame.height) for x, y in points]
    part: list[Position] = []
    for (before, after), (code, next_code) in zip(pairwise(points), pairwise(codes), strict=True):
        if code & next_code:
            if part:
                yield part
            part = []
            continue
        part = part or [before]
        part.append(after)
    if part:
        yield part


def _side(x: float, y: float, width: float, height: float) -> int:
    """On which sides of the drawing a point lies, as bits: left, right, above, below (Cohen and Sutherland)."""
    return (x < -EDGE) | (x > width + EDGE) << 1 | (y < -EDGE) << 2 | (y > height + EDGE) << 3


def thinned(points: Sequence[Position]) -> list[Position]:
    """A line without those of its positions that are too near to the one before to be seen; its ends stay."""
    kept = [points[0]]
    x, y = points[0]
    for point in points:
        if abs(point[0] - x) > NEAR or abs(point[1] - y) > NEAR:
            x, y = point
            kept.append(point)
    if kept[-1] != points[-1]:
        kept.append(points[-1])
    return kept


def clipped(ring: Sequence[Position], width: float, height: float) -> list[Position]:
    """The part of a ring within a drawing with its edge (Sutherland and Hodgman, 1974)."""
    points = _without_far(ring, width, height)
    for axis, bound, sign in ((0, -EDGE, 1), (0, width + EDGE, -1), (1, -EDGE, 1), (1, height + EDGE, -1)):
        if not points:
            return []
        if all((one[axis] - bound) * sign >= 0 for one in points):
            continue
        cut: list[Position] = []
        for before, after in zip([points[-1], *points[:-1]], points, strict=True):
            was, now = (before[axis] - bound) * sign, (after[axis] - bound) * sign
            if (was >= 0) != (now >= 0):
                share = was / (was - now)
                cut.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
            if now >= 0:
                cut.append(after)
        points = cut
    return points


def _without_far(ring: Sequence[Position], width: float, height: float) -> list[Position]:
    """A ring without points that lie on one side of the drawing with the one kept before them and the next one."""
    codes = [_side(x, y, width, height) for x, y in ring]
    if not any(codes):
        return list(ring)
    kept, last = [ring[0]], codes[0]
    for point, code, after in zip(ring[1:], codes[1:], [*codes[2:], codes[0]], strict=True):
        if not last & code & after:
            kept.append(point)
            last = code
    return kept


def path(points: Iterable[Position]) -> str:
    """A line as SVG writes it, to a tenth of a unit, each step from the one before; empty for what is a dot."""
    steps: list[str] = []
    before_x = before_y = 0
    for x, y in points:
        now_x, now_y = round(x * 10), round(y * 10)
        step_x, step_y = now_x - before_x, now_y - before_y
        if steps and not (step_x or step_y):
            continue
        steps.append(f"{_tenths(step_x)}{_tenths(step_y, after=True)}")
        before_x, before_y = now_x, now_y
    return f"M{steps[0]}l{' '.join(steps[1:])}" if len(steps) > 1 else ""


def _tenths(number: int, *, after: bool = False) -> str:
    """A number of tenths; one that follows another is parted from it by its sign or a space."""
    whole, part = divmod(abs(number), 10)
    said = f"{whole}.{part}" if part else str(whole)
    return f"-{said}" if number < 0 else f" {said}" if after else said


def _names(frame: Frame, names: Iterable[Name]) -> list[CountryName]:
    shown = frame.extent
    found: list[CountryName] = []
    for name in names:
        best: CountryName | None = None
        for latitude, west, east in name.parallels:
            if not shown.south < latitude < shown.north:
                continue
            y = (frame.top - mercator(latitude)) * frame.scale
            if not 14 < y < frame.height - 8:
                continue
            for turn in (0, 360, -360):
                left = max((west + turn - frame.west) * frame.scale, 4)
                right = min((east + turn - frame.west) * frame.scale, frame.width - 4)
                # Near the middle of the drawing, where two parallels have as much room.
                worth = right - left - abs(y - frame.height / 2) / 20
                if right - left > 20 and (best is None or worth > best.room):
                    best = CountryName(name.code, round((left + right) / 2, 1), round(y, 1), worth)
        if best is not None:
            found.append(best)
    return sorted(found, key=lambda one: -one.room)
