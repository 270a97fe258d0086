"""The map that moves: what it is made from, and what it may ask of whom.

1. Nothing is asked of another host unless `KELISIM_MAP_STYLE` names a style with its own; then that host, and those of
   `KELISIM_MAP_HOSTS`, stand in the policy of the page with the map, and of no other page.
2. MapLibre is loaded when the reader asks for it. It draws the same outlines as the server, and the same places.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kelisim.web import words
from kelisim.web.addresses import entry_address
from kelisim.web.language import locale_of
from kelisim.web.middleware import POLICY
from kelisim.web.places.asking import box_words
from kelisim.web.places.frames import LEAST, Extent, Frame
from kelisim.web.places.outlines import can_move, outlines
from kelisim.web.places.shapes import Shape
from kelisim.web.places.spots import Kept, Spot
from kelisim.web.queries.records import Record

WORKERS: Final = "; worker-src 'self'"


@dataclass(frozen=True)
class Turn:
    """A step of the map without JavaScript: its sign, its words, and the part of the map that it leads to."""

    sign: str
    words: str
    box: str


def policy(style: str, hosts: Sequence[str]) -> str:
    """The policy of a page with a map (rule 1)."""
    named = [_origin(one) for one in (style, *hosts) if one]
    others = " ".join(dict.fromkeys(one for one in named if one))
    if not others:
        return POLICY + WORKERS
    wider = POLICY.replace("connect-src 'self'", f"connect-src 'self' {others}")
    return wider.replace("img-src 'self' data:", f"img-src 'self' data: blob: {others}") + WORKERS


def _origin(address: str) -> str:
    """The host of an address as a policy names it; nothing for one that is no address of a host."""
    parts = urlsplit(address)
    plain = parts.scheme in {"https", "http"} and parts.netloc.isascii() and not set(parts.netloc) & set(" ;,'\"@")
    return f"{parts.scheme}://{parts.netloc}" if plain and parts.netloc else ""


@dataclass(frozen=True)
class Moving:
    """What the page tells the script: where the places are, the style, what is shown first, and the words."""

    places: str
    style: str
    bounds: str
    words: str


def moving_of(places: str, style: str, frame: Frame) -> Moving | None:
    """What moves the map of a frame; None where the build brought no MapLibre."""
    if not can_move():
        return None
    shown = frame.extent
    said = {
        "move": _("Move the map"),
        "rest": _("Show the drawing again"),
        "failed": _("The map cannot be moved here"),
        "controls": {
            "Map.Title": _("Map"),
            "NavigationControl.ZoomIn": _("Nearer"),
            "NavigationControl.ZoomOut": _("Farther"),
            "AttributionControl.ToggleAttribution": _("Sources of the map"),
            "ScaleControl.Kilometers": _("km"),
            "ScaleControl.Meters": _("m"),
        },
    }
    bounds = [[shown.west, shown.south], [shown.east, shown.north]]
    return Moving(places, style, msgspec.json.encode(bounds).decode(), msgspec.json.encode(said).decode())


def turns(frame: Frame) -> list[Turn]:
    """The steps that a reader can take from a frame: nearer, farther, and to its four sides."""
    shown = frame.extent
    across, up = shown.across / 2, (shown.north - shown.south) / 2

    def moved(east: float, north: float, size: float = 1.0) -> str:
        x, y = shown.middle
        half_x, half_y = max(across * size, LEAST / 2), max(up * size, LEAST / 4)
        x, y = x + east, min(max(y + north, -80.0), 80.0)
        half_x = min(half_x, 180.0)
        x = (x + 180) % 360 - 180
        return box_words(Extent(x - half_x, max(y - half_y, -84.0), x + half_x, min(y + half_y, 84.0)))

    return [
        Turn("+", _("Nearer"), moved(0, 0, 0.5)),
        Turn("\N{MINUS SIGN}", _("Farther"), moved(0, 0, 2)),
        Turn("\N{LEFTWARDS ARROW}", _("West"), moved(-across, 0)),
        Turn("\N{RIGHTWARDS ARROW}", _("East"), moved(across, 0)),
        Turn("\N{UPWARDS ARROW}", _("North"), moved(0, up)),
        Turn("\N{DOWNWARDS ARROW}", _("South"), moved(0, -up)),
    ]


def answer(record: Record, kept: Kept, spots: Sequence[Spot], language: str) -> HttpResponse:
    """The places and the names of countries, as features of GeoJSON."""
    features = [_feature(record, one, kept.ways.get(one.entry), language) for one in spots]
    body = {"places": _collection(features), "countries": _collection(_countries(language))}
    return HttpResponse(msgspec.json.encode(body), content_type="application/json")


def _collection(features: list[dict[str, Any] | None]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [one for one in features if one]}


def _feature(record: Record, spot: Spot, way: Shape | None, language: str) -> dict[str, Any] | None:
    shape = way or spot.shape
    if shape is None:
        return None
    return {
        "type": "Feature",
        "properties": {
            "name": spot.called(language),
            "kind": words.word("place", spot.kind),
            "address": entry_address(record.slug, "place", spot.entry, record.day),
            "km": spot.km,
            "at": spot.anchor or shape.anchor,
        },
        "geometry": _geometry(shape),
    }


def _geometry(shape: Shape) -> dict[str, Any]:
    if shape.areas:
        return {"type": "MultiPolygon", "coordinates": shape.areas}
    if shape.lines:
        return {"type": "MultiLineString", "coordinates": shape.lines}
    if len(shape.points) == 1:
        return {"type": "Point", "coordinates": shape.points[0]}
    return {"type": "MultiPoint", "coordinates": shape.points}


def _countries(language: str) -> list[dict[str, Any] | None]:
    found = outlines()
    territories = locale_of(language).territories
    return [
        {
            "type": "Feature",
            "properties": {"name": str(territories.get(one.code, ""))},
            "geometry": {"type": "Point", "coordinates": one.position},
        }
        for one in (found.names if found else ())
    ]
