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
    return kept.once((asked, language), lambda: _found(kept, asked, language))


def _found(kept: Kept, asked: Asked, language: str) -> Found:
    wanted = {name: value for name in CHOICES if (value := getattr(asked, name))}
    sets = {name: kept.having.get((name, value), set()) for name, value in wanted.items()}
    fitting = set.intersection(*sets.values()) if sets else None
    counts: dict[str, Counter[str]] = {name: Counter() for name in CHOICES}
    for name in CHOICES:
        others = [those for other, those in sets.items() if other != name]
        rest = set.intersection(*others) if others else None
        for (of, value), those in kept.having.items():
            if of == name and (count := len(those) if rest is None else len(those & rest)):
                counts[name][value] = count
    ordered = kept.in_order(language)
    return Found(ordered if fitting is None else [one for one in ordered if one.pk in fitting], counts)


def within(spots: Sequence[Spot], box: Extent | None) -> Sequence[Spot]:
    """Those of the places that have something within a part of the map; without one, all of them."""
    if box is None:
        return spots
    west, south, east, north = box.west, box.south, box.east, box.north
    found: list[Spot] = []
    for one in spots:
        extent = one.extent
        if extent is None or extent.south > north or extent.north < south:
            continue
        # What is not met as it stands may be met across the line of dates.
        if (extent.west <= east and extent.east >= west) or box.meets(extent):
            found.append(one)
    return found
