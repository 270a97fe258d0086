"""Which public places lie in a box, and what is agreed at them: a page of entries, and how many there are.

1. A box is looked up in `node.Located`, whose index holds all that places are chosen by; nothing else is read to count.
2. A point is where its box is. Of other shapes those whose box lies within the asked one intersect it; where the boxes
   only overlap, the shape itself is tried, so an answer never holds a river that bends around the box.
3. A commitment is where any of its public places is.
4. All of it is as of today. As of a past day there is no index: a page that tells of one reads the versions.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.db.models import F, Max, Min, Q, QuerySet

from kelisim.exports.geojson import Box
from kelisim.node.locating import home
from kelisim.node.models import Entry, Link, Located, Register
from kelisim.web.ogc.asking import Asked

EARTH: Final = Box(-180.0, -90.0, 180.0, 90.0)
AT_A_PLACE: Final = Q(links__role="places", links__target__located__isnull=False)
"""The condition that an entry names a public place with a position as one of its places."""
_AHEAD: Final = 1_000
"""How many keys beyond a page are read, so that what a narrow box has is counted at once."""
_AHEAD_OF_MEASURES: Final = 100_000
"""The same of commitments, which are found by a join that costs more than their keys."""


class Found(NamedTuple):
    """One page of entries, and how many match."""

    rows: list[Entry]
    matched: int


class Extent(NamedTuple):
    """What all features of a collection lie in: a box, and the moments when the first and the last was agreed."""

    box: Box
    first: str
    last: str


def overlapping(asked: Box) -> Q:
    """The condition that the box of a place and the asked one have a point in common."""
    plain = Q(west__lte=F("east"))
    if asked.west <= asked.east:
        inside = plain & Q(west__lte=asked.east, east__gte=asked.west)
        across = ~plain & (Q(west__lte=asked.east) | Q(east__gte=asked.west))
    else:
        inside, across = plain & (Q(east__gte=asked.west) | Q(west__lte=asked.east)), ~plain
    return Q(south__lte=asked.north, north__gte=asked.south) & (inside | across)


def places_in(register: Register, asked: Box | None) -> QuerySet[Located]:
    """The public places of a register that intersect a box; all with a position where there is none."""
    located = Located.objects.filter(home=home(register.pk))
    if asked is None or asked == EARTH:
        return located
    located = located.filter(overlapping(asked))
    within = Q(south__gte=asked.south, north__lte=asked.north, west__gte=asked.west, east__lte=asked.east)
    shapes = located.filter(point=False)
    if asked.west <= asked.east:
        shapes = shapes.exclude(within, west__lte=F("east"))
    outside = _outside(asked, shapes.order_by().values_list("pk", "shape"))
    return located.exclude(pk__in=outside) if outside else located


def find_places(register: Register, asked: Asked) -> Found:
    """The public places that are asked for."""
    located = places_in(register, asked.box)
    if kind := asked.filters.get("kind"):
        located = located.filter(kind=kind)
    if side := asked.filters.get("side"):
        located = located.filter(sides__contains=f" {side} ")
    if field := asked.filters.get("field"):
        located = located.filter(pk__in=_referring("field", field))
    return _page(_agreed(located, asked), asked, _AHEAD)


def find_measures(register: Register, asked: Asked) -> Found:
    """The public commitments that are asked for."""
    located = places_in(register, asked.box)
    if kind := asked.filters.get("kind"):
        located = located.filter(kind=kind)
    at = Link.objects.filter(role="places", target__in=located.order_by().values("pk")).values("source")
    measures = Entry.objects.filter(register=register, kind="measure", public=True, pk__in=at)
    if field := asked.filters.get("field"):
        measures = measures.filter(pk__in=_referring("field", field))
    return _page(_agreed(measures, asked), asked, _AHEAD_OF_MEASURES)


def place_extent(register: Register) -> Extent | None:
    """What the places of a register lie in; None where there are none."""
    return _extent(Located.objects.filter(home=home(register.pk)), "")


def measure_extent(register: Register) -> Extent | None:
    """The same of its commitments at places."""
    found = Entry.objects.filter(AT_A_PLACE, register=register, kind="measure", public=True)
    return _extent(found, "links__target__located__")


def places_of(measures: Iterable[Entry]) -> dict[int, list[Entry]]:
    """The public places with a position that commitments name, by the commitment's key, in their order."""
    keys = [row.pk for row in measures]
    links = Link.objects.filter(source__in=keys, role="places", target__located__isnull=False)
    found: dict[int, list[Entry]] = {}
    for link in links.order_by("pk").select_related("target"):
        if link.target is not None:
            found.setdefault(link.source_id, []).append(link.target)
    return found


def _extent(found: QuerySet[Any], at: str) -> Extent | None:
    # Of a box across the antimeridian west is greater than east; the extent is then all around.
    told = found.order_by().aggregate(
        box_west=Min(f"{at}west"),
        box_south=Min(f"{at}south"),
        box_east=Max(f"{at}east"),
        box_north=Max(f"{at}north"),
        across=Max(F(f"{at}west") - F(f"{at}east")),
        first=Min("agreed_at"),
        last=Max("agreed_at"),
    )
    if told["across"] is None:
        return None
    west, east = (told["box_west"], told["box_east"]) if told["across"] <= 0 else (EARTH.west, EARTH.east)
    return Extent(Box(west, told["box_south"], east, told["box_north"]), told["first"], told["last"])


def _agreed(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """Those whose version was agreed in the asked time."""
    if asked.since:
        rows = rows.filter(agreed_at__gte=asked.since)
    return rows.filter(agreed_at__lte=asked.until) if asked.until else rows


def _referring(role: str, entry: str) -> QuerySet[Link, Any]:
    return Link.objects.filter(role=role, entry=entry).values("source")


def _page(matching: QuerySet[Any], asked: Asked, ahead: int) -> Found:
    """The entries of a page, and how many match: where fewer than `ahead` come after it, they are not counted anew."""
    read = asked.limit + ahead
    keys = list(matching.order_by("pk").values_list("pk", flat=True)[asked.offset : asked.offset + read])
    ended = len(keys) < read and (keys or not asked.offset)
    matched = asked.offset + len(keys) if ended else matching.count()
    wanted = keys[: asked.limit]
    rows = Entry.objects.order_by().in_bulk(wanted)
    return Found([rows[key] for key in wanted], matched)


def _outside(asked: Box, shapes: Iterable[tuple[int, Any]]) -> list[int]:
    """Those of the places whose shape does not touch the box."""
    given = list(shapes)
    if not given:
        return []
    import shapely  # noqa: PLC0415 heavy, and needed only where shapes and the box overlap in part

    drawn = shapely.from_wkb([bytes(shape) for _, shape in given])
    pieces = [asked] if asked.west <= asked.east else [asked._replace(east=180.0), asked._replace(west=-180.0)]
    touched = [shapely.intersects(drawn, shapely.box(*piece)) for piece in pieces]
    return [key for place, (key, _) in enumerate(given) if not any(hit[place] for hit in touched)]
