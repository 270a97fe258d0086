"""What a reader asks of the map and the list: fields, sides, states, kinds, and a part of the map.

1. All of it is in the address, so that it can be kept and passed on, and nothing needs JavaScript.
2. An unknown choice is as good as none, and so is a part of the map that makes no sense.
3. A count beside a choice is of what the reader would get by choosing it and leaving all other choices as they are; the
   part of the map that is shown counts as no choice.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from kelisim.register.groups import ORDER
from kelisim.web.places.frames import Extent
from kelisim.web.places.spots import Kept, Spot
from kelisim.web.words import PLACE_KINDS

CHOICES: Final = ("field", "kind", "side", "status")
"""What can be chosen, by its name in the address."""


@dataclass(frozen=True)
class Asked:
    """What a reader asks for: an entry of a field, a kind of place, the code of a side, a group of commitments."""

    field: str = ""
    kind: str = ""
    side: str = ""
    status: str = ""

    @property
    def anything(self) -> bool:
        """Whether anything was asked for."""
        return self != Asked()


@dataclass(frozen=True)
class Found:
    """The places that fit, and for each choice how many would (rule 3)."""

    spots: Sequence[Spot]
    counts: dict[str, Counter[str]]


def asked_in(query: QueryDict) -> Asked:
    """What the reader asks for in the address (rule 2)."""
    kind, status = query.get("kind", ""), query.get("status", "")
    return Asked(
        field=query.get("field", "")[:40],
        kind=kind if kind in PLACE_KINDS else "",
        side=query.get("side", "")[:8],
        status=status if status in ORDER else "",
    )


def box_in(query: QueryDict) -> Extent | None:
    """The part of the map that the reader asks for: `box=west,south,east,north`, in degrees."""
    parts = query.get("box", "")[:100].split(",")
    try:
        west, south, east, north = map(float, parts)
    except ValueError:
        return None
    if not all(map(math.isfinite, (west, south, east, north))):
        return None
    sound = -360 <= west <= 360 and west < east <= west + 360 and -90 <= south < north <= 90
    return Extent(west, south, east, north) if sound else None


def box_words(extent: Extent) -> str:
    """A part of the map as an address names it: outward to hundredths of a degree."""
    return (
        f"{math.floor(extent.west * 100) / 100:g},{math.floor(extent.south * 100) / 100:g},"
        f"{math.ceil(extent.east * 100) / 100:g},{math.ceil(extent.north * 100) / 100:g}"
    )


def found_in(kept: Kept, asked: Asked, language: str) -> Found:
    """The places that fit what is asked for, by their names in a language."""
    return kept.once((asked, language), lambda: _found(kept.in_order(language), asked))


def _found(spots: Sequence[Spot], asked: Asked) -> Found:
    fitting: list[Spot] = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in CHOICES}
    for spot in spots:
        lacking = [
            name
            for name, wanted, values in (
                ("field", asked.field, spot.fields),
                ("kind", asked.kind, (spot.kind,)),
                ("side", asked.side, spot.sides),
                ("status", asked.status, spot.groups),
            )
            if wanted and wanted not in values
        ]
        if not lacking:
            fitting.append(spot)
        if len(lacking) < 2:
            for name, values in (
                ("field", spot.fields),
                ("kind", (spot.kind,)),
                ("side", spot.sides),
                ("status", spot.groups),
            ):
                if not lacking or lacking[0] == name:
                    counts[name].update(values)
    return Found(fitting, counts)


def within(spots: Sequence[Spot], box: Extent | None) -> list[Spot]:
    """Those of the places that have something within a part of the map; without one, all of them."""
    if box is None:
        return list(spots)
    return [one for one in spots if one.extent and box.meets(one.extent)]
