"""The outlines of the Earth that the build brought (`hatch_map.py`), ready to be drawn.

They are read when the first map is drawn. Where the build brought none, there are none, and maps show places alone.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import msgspec
from django.contrib.staticfiles import finders

from kelisim.web.places.frames import Extent, Position, mercator

FILE: Final = "vendor/map/outlines.json"
LIBRARY: Final = "vendor/map/maplibre-gl.mjs"


@dataclass
class Outline:
    """A line, or an area with its outer ring first: its rings, and the extent that it stands in."""

    extent: Extent
    rings: list[list[list[float]]]

    @cached_property
    def drawn(self) -> list[list[Position]]:
        """The rings with latitudes as they are drawn (`frames.mercator`); told of those alone that some map shows."""
        return [[(longitude, mercator(latitude)) for longitude, latitude in ring] for ring in self.rings]


@dataclass(frozen=True)
class Name:
    """A country by its code of two letters, and the parallels on which its name can stand: latitude, west, east."""

    code: str
    parallels: list[tuple[float, float, float]]
    position: Position


@dataclass(frozen=True)
class Outlines:
    """All of them; `open` are lines that not everybody draws."""

    land: list[Outline]
    lakes: list[Outline]
    rivers: list[Outline]
    borders: list[Outline]
    open: list[Outline]
    names: list[Name]


@cache
def outlines() -> Outlines | None:
    """The outlines, or None where the build brought none."""
    found = finders.find(FILE)
    if not isinstance(found, str):
        return None
    made = Outlines([], [], [], [], [], [])
    layers = {
        "land": made.land,
        "lake": made.lakes,
        "river": made.rivers,
        "border": made.borders,
        "open": made.open,
    }
    for feature in msgspec.json.decode(Path(found).read_bytes())["features"]:
        properties, coordinates = feature["properties"], feature["geometry"]["coordinates"]
        if properties["layer"] == "name":
            made.names.append(Name(properties["code"], properties["parallels"], (coordinates[0], coordinates[1])))
        elif properties["layer"] in layers:
            rings = coordinates if feature["geometry"]["type"] == "Polygon" else [coordinates]
            layers[properties["layer"]].append(Outline(Extent(*feature["bbox"]), rings))
    return made


def can_move() -> bool:
    """Whether the build brought what moves a map."""
    return finders.find(LIBRARY) is not None
