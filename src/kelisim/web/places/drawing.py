"""The map as a drawing: the server places everything, colours and type stand in `places.css`.

1. A place of some size on the drawing is drawn as what it is, a line or an area, at most `SHAPES` of them, the
   largest; any other is a mark. Marks that would lie on one another are one, with their number, and lead to that part
   of the map.
2. Around a place whose position may be off by so much that it can be seen stands a circle of that size.
3. A corridor without a geometry is drawn dashed from place to place in its order: that is not its way.
4. Names stand where they cover no mark and no other name; what finds no room has its name in its title alone. On a
   narrow screen the same drawing is shown at half its size with letters of twice theirs, so fewer names find room.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kelisim.web.language import locale_of
from kelisim.web.places.asking import box_words
from kelisim.web.places.base_map import EDGE, BaseMap, base_map, clipped, path, thinned
from kelisim.web.places.clusters import clusters
from kelisim.web.places.frames import KM_PER_DEGREE, LIMIT, Extent, Frame, Position, frame_of, joined, mercator
from kelisim.web.places.marks import form
from kelisim.web.places.rooms import Box, Label, Rooms
from kelisim.web.places.shapes import Shape
from kelisim.web.places.spots import Spot

WIDTH: Final = 760
LOWEST: Final = 380
HIGHEST: Final = 620
SHAPES: Final = 300
LEAST_SHAPE: Final = 14.0
"""Units across from which a line or an area is drawn as such."""
CIRCLE: Final = 9.0
"""Units from which the circle of an uncertain position can be seen around a mark."""
MARGIN: Final = 0.09
CROWDED: Final = 250
"""Places from which marks are gathered more widely."""
SMALL: Final = 360
GROUND: Final = 24
"""Lines and areas of other places on a small map."""
_STEPS: Final = (6.0, 12.0, 24.0, 48.0, 96.0, 192.0, 384.0)
"""Degrees across that a small map can have."""
NAMED: Final = 60
"""Marks of single places up to which names are written at all."""


@dataclass(frozen=True)
class Mark:
    """A place as a mark. `radius` is the circle of its uncertainty, 0 for none that can be seen."""

    spot: Spot
    name: str
    x: float
    y: float
    form: str
    radius: float


@dataclass(frozen=True)
class Drawn:
    """A place as what it is: the paths of its lines and of its areas."""

    spot: Spot
    name: str
    line: str
    area: str
    dashed: bool


@dataclass(frozen=True)
class Gathered:
    """Several places as one mark, and the part of the map that they stand in."""

    x: float
    y: float
    radius: float
    count: int
    box: str
    names: str


@dataclass(frozen=True)
class Bar:
    """The scale: so many kilometres are so many units."""

    km: int
    length: float


@dataclass(frozen=True)
class MapDrawing:
    """All that the template draws, from the ground up."""

    frame: Frame
    base: BaseMap | None
    countries: tuple[Label, ...]
    drawn: tuple[Drawn, ...]
    marks: tuple[Mark, ...]
    gathered: tuple[Gathered, ...]
    labels: tuple[Label, ...]
    bar: Bar

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds of places that are marks, each with its form; one form may stand for several."""
        return sorted({(one.spot.kind, one.form) for one in self.marks})

    @property
    def doubtful(self) -> bool:
        """Whether the circle of an uncertain position is drawn."""
        return any(one.radius for one in self.marks)


def map_frame(extent: Extent | None, box: Extent | None) -> Frame | None:
    """The frame of a map of places within an extent, or of the part of it that was asked for."""
    if box is not None:
        return frame_of(box.wider(0), WIDTH, LOWEST, HIGHEST)
    if extent is None:
        return None
    return frame_of(extent.wider(MARGIN), WIDTH, LOWEST, HIGHEST)


def locator(
    spot: Spot, spots: Sequence[Spot], large: Sequence[Spot], ways: dict[str, Shape], language: str
) -> MapDrawing | None:
    """The small map of one place, with some others on it; None where neither it nor they have a position.

    Of `large`, which are lines and areas, those are drawn that it meets.

    Its frame goes by steps in size and place, so that places near one another have the same ground (`base_map`).
    """
    extents = [ways[one.entry].extent if one.entry in ways else one.extent for one in spots]
    extent = joined([one for one in extents if one])
    if extent is None:
        return None
    reach = 2.5 * spot.km / KM_PER_DEGREE
    least = max(extent.across * 1.3, (extent.north - extent.south) * 2, reach)
    across = min(next(step for step in _STEPS if step >= min(least, 360)), 360.0)
    step = across / 8
    middle_x, middle_y = (round(one / step) * step for one in extent.middle)
    half, up = across / 2, across / 4
    around = Extent(middle_x - half, max(middle_y - up, -LIMIT), middle_x + half, min(middle_y + up, LIMIT))
    frame = frame_of(around, SMALL, 220, 260)
    there = {one.entry for one in spots}
    met = [one for one in large if one.entry not in there and one.extent and frame.extent.meets(one.extent)]
    return map_drawing(frame, [*spots, *met[:GROUND]], ways, language)


def map_drawing(frame: Frame, spots: Sequence[Spot], corridors: dict[str, Shape], language: str) -> MapDrawing:
    """The map of some places.

    Args:
        frame: what it shows.
        spots: the places.
        corridors: the ways of corridors without a geometry, by their ids (rule 3).
        language: the reader's.
    """
    shapes, rest = _parted(frame, spots, corridors)
    drawn = tuple(_drawn(frame, shapes, corridors, language))
    seen = list(frame.points(((one, one.drawn) for one in rest if one.drawn), EDGE))
    least = 42.0 if len(seen) > CROWDED else 20.0
    groups = clusters(seen, least)
    marks = [_mark(frame, one.spots[0], one.x, one.y, language) for one in groups if len(one.spots) == 1]
    gathered = [_gathered(frame, one.x, one.y, one.spots, language) for one in groups if len(one.spots) > 1]
    rooms = Rooms(frame.width, frame.height)
    for mark in marks:
        rooms.take(Box(mark.x - 7, mark.y - 7, mark.x + 7, mark.y + 7))
    for one in gathered:
        rooms.take(Box(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius))
    labels = tuple(_labels(frame, rooms, marks, drawn)) if len(marks) + len(drawn) <= NAMED else ()
    base = base_map(frame)
    return MapDrawing(
        frame=frame,
        base=base,
        countries=tuple(_countries(rooms, base, language)) if base else (),
        drawn=drawn,
        marks=tuple(marks),
        gathered=tuple(gathered),
        labels=labels,
        bar=_bar(frame),
    )


def _parted(
    frame: Frame, spots: Sequence[Spot], corridors: dict[str, Shape]
) -> tuple[list[tuple[float, Spot]], list[Spot]]:
    """The places that are drawn as what they are, with how large they are drawn, and all others (rule 1)."""
    shapes: list[tuple[float, Spot]] = []
    rest: list[Spot] = []
    for spot in spots:
        extent = corridors[spot.entry].extent if spot.entry in corridors else spot.extent
        plain = spot.shape is not None and not spot.shape.lines and not spot.shape.areas
        if extent is None or (plain and spot.entry not in corridors):
            rest.append(spot)
            continue
        size = max(extent.across, mercator(extent.north) - mercator(extent.south)) * frame.scale
        if size < LEAST_SHAPE:
            rest.append(spot)
        else:
            shapes.append((size, spot))
    shapes.sort(key=lambda one: (-one[0], one[1].pk))
    return shapes[:SHAPES], [*rest, *(spot for _, spot in shapes[SHAPES:])]


def _drawn(
    frame: Frame, shapes: Iterable[tuple[float, Spot]], corridors: dict[str, Shape], language: str
) -> Iterator[Drawn]:
    for _, spot in shapes:
        shape = corridors.get(spot.entry) or spot.shape
        if shape is None:
            continue
        line = "".join(path(thinned(_placed(frame, one))) for one in shape.lines)
        area = "".join(_ring(frame, ring) for rings in shape.areas for ring in rings)
        if line or area:
            yield Drawn(spot, spot.called(language), line, area, spot.entry in corridors)


def _placed(frame: Frame, line: Sequence[Position]) -> list[Position]:
    """A line on the drawing. It never jumps around the Earth: each position stands on the side of the one before."""
    points = [frame.place(*line[0])]
    whole = 360 * frame.scale
    for at in line[1:]:
        x, y = frame.place(*at)
        points.append((x + round((points[-1][0] - x) / whole) * whole, y))
    return points


def _ring(frame: Frame, ring: Sequence[Position]) -> str:
    points = clipped(thinned(_placed(frame, ring)), frame.width, frame.height)
    return f"{path(points)}z" if len(points) > 2 else ""


def _mark(frame: Frame, spot: Spot, x: float, y: float, language: str) -> Mark:
    radius = frame.units(spot.km, spot.anchor[1]) if spot.anchor and spot.km else 0.0
    return Mark(
        spot=spot,
        name=spot.called(language),
        x=round(x, 1),
        y=round(y, 1),
        form=form(spot.kind),
        radius=round(radius, 1) if radius >= CIRCLE else 0.0,
    )


def _gathered(frame: Frame, x: float, y: float, spots: list[Spot], language: str) -> Gathered:
    extent = joined([one.extent for one in spots if one.extent])
    count = len(spots)
    first = ", ".join(sorted(one.called(language) for one in spots[:6]))
    return Gathered(
        x=round(x, 1),
        y=round(y, 1),
        radius=10.0 + 2.2 * len(str(count)) + (2 if count > 9 else 0),
        count=count,
        box=box_words((extent or frame.extent).wider(0.2)),
        names=f"{first}, …" if count > 6 else first,
    )


def _labels(frame: Frame, rooms: Rooms, marks: Sequence[Mark], drawn: Sequence[Drawn]) -> Iterator[Label]:
    for mark in marks:
        label = rooms.beside(mark.name, mark.x, mark.y)
        if label is not None:
            yield label
    for one in drawn:
        anchor = one.spot.anchor
        if anchor is None:
            continue
        x, y = frame.place(*anchor)
        label = rooms.beside(one.name, x, y, away=3)
        if label is not None:
            yield replace(label, of="shape")


def _countries(rooms: Rooms, base: BaseMap, language: str) -> Iterator[Label]:
    territories = locale_of(language).territories
    for one in base.names:
        name = str(territories.get(one.code, ""))
        label = rooms.at(name.upper(), one.x, one.y, one.room) if name else None
        if label is not None:
            yield label


def _bar(frame: Frame) -> Bar:
    """The longest round number of kilometres that takes at most a fifth of the width, in the middle of the drawing."""
    latitude = frame.extent.middle[1]
    unit = frame.units(1, latitude)
    most = frame.width / 5 / unit
    km = next((size for size in (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2) if size <= most), 1)
    return Bar(km, round(km * unit, 1))
