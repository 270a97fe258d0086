"""Which public places lie in a box, and what is agreed at them: a page of entries, and how many there are.

1. A box is looked up in `node.Located`, whose index holds all that places are chosen by; nothing else is read to count.
2. A point is where its box is. Of other shapes those whose box lies within the asked one intersect it; where the boxes
   only overlap, the shape itself is tried, so an answer never holds a river that bends around the box.
3. A commitment is where any of its public places is.
4. All of it is as of today. As of a past day there is no index: a page that tells of one reads the versions.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import F, Max, Min, Q, QuerySet

from kelisim.exports.geojson import Box, encoded, geometry
from kelisim.model.decode import convert
from kelisim.model.geometry import Geometry
from kelisim.node.models import Entry, Link, Located, Register
from kelisim.web.ogc.asking import Asked


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
    located = Located.objects.filter(register=register)
    if asked is None:
        return located
    located = located.filter(overlapping(asked))
    within = Q(south__gte=asked.south, north__lte=asked.north, west__gte=asked.west, east__lte=asked.east)
    sure = Q(point=True) | (within & Q(west__lte=F("east")) if asked.west <= asked.east else Q(pk__in=()))
    # Most places are points, so there is hardly ever one whose shape has to be looked at.
    doubtful = list(located.exclude(sure).order_by().values_list("pk", "entry__content__geometry"))
    outside = _outside(asked, doubtful)
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
    located = _agreed(located, asked)
    keys = located.order_by("pk").values_list("pk", flat=True)[asked.offset : asked.offset + asked.limit]
    return Found(_entries(keys), located.count())


def find_measures(register: Register, asked: Asked) -> Found:
    """The public commitments that are asked for."""
    located = places_in(register, asked.box)
    if kind := asked.filters.get("kind"):
        located = located.filter(kind=kind)
    at = Link.objects.filter(role="places", target__in=located.order_by().values("pk")).values("source")
    measures = Entry.objects.filter(register=register, kind="measure", public=True, pk__in=at)
    if field := asked.filters.get("field"):
        measures = measures.filter(pk__in=_referring("field", field))
    measures = _agreed(measures, asked)
    keys = measures.order_by("pk").values_list("pk", flat=True)[asked.offset : asked.offset + asked.limit]
    return Found(_entries(keys), measures.count())


def place_extents(registers: Iterable[Register]) -> dict[str, Extent]:
    """What the places of each register lie in, by the register's id; those without any have none."""
    found = Located.objects.filter(register__in=list(registers)).order_by().values("register")
    return _extents(found, "", "agreed_at")


def measure_extents(registers: Iterable[Register]) -> dict[str, Extent]:
    """The same of commitments at places."""
    at = Entry.objects.filter(register__in=list(registers), kind="measure", public=True, links__role="places")
    found = at.filter(links__target__located__isnull=False).order_by().values("register")
    return _extents(found, "links__target__located__", "agreed_at")


def places_of(measures: Iterable[Entry]) -> dict[int, list[Entry]]:
    """The public places with a position that commitments name, by the commitment's key, in their order."""
    keys = [row.pk for row in measures]
    links = Link.objects.filter(source__in=keys, role="places", target__located__isnull=False)
    found: dict[int, list[Entry]] = {}
    for link in links.order_by("pk").select_related("target"):
        if link.target is not None:
            found.setdefault(link.source_id, []).append(link.target)
    return found


def _extents(found: QuerySet[Any], at: str, moment: str) -> dict[str, Extent]:
    told = {name: pick(at + name) for name, pick in (("west", Min), ("south", Min), ("east", Max), ("north", Max))}
    # Of a box across the antimeridian west is greater than east; the extent is then all around.
    across = Max(F(f"{at}west") - F(f"{at}east"))
    extents = {}
    for row in found.annotate(
        **{f"most_{name}": value for name, value in told.items()}, across=across, first=Min(moment), last=Max(moment)
    ):
        west, east = (-180.0, 180.0) if row["across"] > 0 else (row["most_west"], row["most_east"])
        box = Box(west, row["most_south"], east, row["most_north"])
        extents[row["register"]] = Extent(box, row["first"], row["last"])
    return extents


def _agreed(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """Those whose version was agreed in the asked time."""
    if asked.since:
        rows = rows.filter(agreed_at__gte=asked.since)
    return rows.filter(agreed_at__lte=asked.until) if asked.until else rows


def _referring(role: str, entry: str) -> QuerySet[Link, Any]:
    return Link.objects.filter(role=role, entry=entry).values("source")


def _entries(keys: Iterable[int]) -> list[Entry]:
    """The entries of these keys, in their order."""
    wanted = list(keys)
    rows = Entry.objects.in_bulk(wanted)
    return [rows[key] for key in wanted]


def _outside(asked: Box, doubtful: Iterable[tuple[int, Any]]) -> list[int]:
    """Those of the places whose shape does not touch the box."""
    given = list(doubtful)
    if not given:
        return []
    import shapely  # noqa: PLC0415 heavy, and needed only where shapes and the box overlap in part

    shapes = shapely.from_geojson([encoded(geometry(convert(one, Geometry))).decode() for _, one in given])
    pieces = [asked] if asked.west <= asked.east else [asked._replace(east=180.0), asked._replace(west=-180.0)]
    touched = [shapely.intersects(shapes, shapely.box(*piece)) for piece in pieces]
    return [key for place, (key, _) in enumerate(given) if not any(hit[place] for hit in touched)]
