"""Room for names on a map: each takes its own, and what finds none is left out.

1. The width of a name is told from the number of its letters; a name is never cut.
2. A name that has room when letters are `NARROW` times as large, as on a narrow screen, is marked so (`Label.always`).
"""

from dataclasses import dataclass
from typing import Final

LETTER: Final = 6.5
"""Units that a letter takes across, on average, at the size of a place's name."""
CAPITAL: Final = 8.6
"""The same for a capital of a country's name, which is set more widely."""
LINE: Final = 14.0
NARROW: Final = 1.9


@dataclass(frozen=True)
class Box:
    """A part of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have something in common."""
        across = self.left < other.right and self.right > other.left
        return across and self.top < other.bottom and self.bottom > other.top


@dataclass(frozen=True)
class Label:
    """A name at its place. `anchor` is SVG's `text-anchor`; `of` tells what it names."""

    words: str
    x: float
    y: float
    anchor: str
    always: bool
    of: str = "mark"


class Rooms:
    """What of a drawing is taken, for letters as they are and for larger ones."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._taken: list[Box] = []
        self._large: list[Box] = []

    def take(self, box: Box) -> None:
        """Take a part for a mark."""
        self._taken.append(box)
        self._large.append(box)

    def beside(self, words: str, x: float, y: float, away: float = 10) -> Label | None:
        """A name beside a point: right, left, above or below, whichever has room first."""
        for anchor, dx, dy in (
            ("start", away, 4),
            ("end", -away, 4),
            ("middle", 0, -away - 1),
            ("middle", 0, away + 11),
        ):
            label = self._label(words, x + dx, y + dy, anchor, LETTER)
            if label is not None:
                return label
        return None

    def at(self, words: str, x: float, y: float, room: float) -> Label | None:
        """The name of a country around a point, where it fits into the room that there is."""
        return self._label(words, x, y, "middle", CAPITAL) if len(words) * CAPITAL < room + 30 else None

    def _label(self, words: str, x: float, y: float, anchor: str, letter: float) -> Label | None:
        box = _box(words, x, y, anchor, letter)
        if not self._free(box, self._taken):
            return None
        self._taken.append(box)
        large = _box(words, x, y, anchor, letter * NARROW, LINE * NARROW)
        always = self._free(large, self._large)
        if always:
            self._large.append(large)
        return Label(words, round(x, 1), round(y, 1), anchor, always)

    def _free(self, box: Box, taken: list[Box]) -> bool:
        inside = box.left >= 0 and box.top >= 0 and box.right <= self._width and box.bottom <= self._height
        return inside and not any(box.meets(other) for other in taken)


def _box(words: str, x: float, y: float, anchor: str, letter: float, line: float = LINE) -> Box:
    width = len(words) * letter
    left = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
    return Box(left - 2, y - line * 0.8, left + width + 2, y + line * 0.3)
