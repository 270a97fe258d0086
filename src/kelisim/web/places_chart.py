"""Positions of places, drawn without borders: across, degrees of longitude; upwards, of latitude."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kelisim.node.models import Entry
from kelisim.web.addresses import entry_address
from kelisim.web.queries.records import Record
from kelisim.web.scale import Scale
from kelisim.web.trend_chart import Mark

WIDTH = 720
MARGIN = 26.0
_SPOTS = ((9, 4), (-9, 4), (0, -9), (0, 17), (11, -6), (11, 14), (-11, -6), (-11, 14))


@dataclass(frozen=True)
class PlaceDot:
    """One place; `number` is its place in the list beside the drawing."""

    number: int
    row: Entry
    address: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True)
class PlacesChart:
    """The drawing."""

    width: int
    height: int
    across: list[Mark]
    upwards: list[Mark]
    dots: list[PlaceDot]


def places_chart(record: Record, rows: Sequence[Entry]) -> PlacesChart | None:
    """The places that have a position; nothing for fewer than two."""
    found = [(number, row, _position(row)) for number, row in enumerate(rows, start=1) if _is_point(row)]
    if len(found) < 2:
        return None
    longitudes = [position[0] for _, _, position in found]
    latitudes = [position[1] for _, _, position in found]
    west, east = _round(min(longitudes) - 1, math.floor), _round(max(longitudes) + 1, math.ceil)
    south, north = _round(min(latitudes) - 1, math.floor), _round(max(latitudes) + 1, math.ceil)
    squeeze = math.cos(math.radians((south + north) / 2))
    inner = WIDTH - 2 * MARGIN
    height = min(max(inner * (north - south) / ((east - west) * squeeze), 160.0), 520.0)
    across = Scale(west, east, MARGIN, WIDTH - MARGIN)
    upwards = Scale(south, north, MARGIN + height, MARGIN)
    return PlacesChart(
        width=WIDTH,
        height=round(height + 2 * MARGIN),
        across=[
            Mark(across(degree), (_("{}° E") if degree >= 0 else _("{}° W")).format(abs(degree)))
            for degree in range(west, east + 1, 5)
        ],
        upwards=[Mark(upwards(degree), f"{degree}°") for degree in range(south, north + 1, 5)],
        dots=_dots(record, found, across, upwards),
    )


def _is_point(row: Entry) -> bool:
    return bool((row.content.get("geometry") or {}).get("type") == "Point")


def _position(row: Entry) -> tuple[float, float]:
    longitude, latitude = row.content["geometry"]["coordinates"]
    return float(longitude), float(latitude)


def _round(degrees: float, towards: Callable[[float], int]) -> int:
    return 5 * towards(degrees / 5)


def _dots(
    record: Record, found: list[tuple[int, Entry, tuple[float, float]]], across: Scale, upwards: Scale
) -> list[PlaceDot]:
    dots: list[PlaceDot] = []
    taken = [(across(longitude), upwards(latitude)) for _, _, (longitude, latitude) in found]
    for number, row, (longitude, latitude) in found:
        x, y = across(longitude), upwards(latitude)
        dx, dy = max(_SPOTS, key=lambda spot: _clear(x + spot[0], y + spot[1] - 4, (x, y), taken))
        taken.append((x + dx, y + dy - 4))
        anchor = "middle" if dx == 0 else "start" if dx > 0 else "end"
        address = entry_address(record.slug, row.kind, row.entry, record.day)
        dots.append(PlaceDot(number, row, address, x, y, round(x + dx, 1), round(y + dy, 1), anchor))
    return dots


def _clear(x: float, y: float, own: tuple[float, float], taken: list[tuple[float, float]]) -> float:
    return min((min(math.dist((x, y), other), 24.0) for other in taken if other != own), default=24.0)
