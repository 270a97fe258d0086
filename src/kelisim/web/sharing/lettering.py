"""Words on a picture, in the fonts of the pages.

1. The package has each font in parts by script, as browsers load them. A text is set in runs, each in the part that has
   its letters (the `unicode-range` of the style sheet); what no part has, such as an emoji, is left out.
2. Where the package was built without fonts there are no pictures: others' fonts may lack Kazakh letters.
"""

import bisect
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from PIL import ImageDraw, ImageFont

SHEET: Final = "vendor/fonts/fonts.css"
_FACE: Final = re.compile(
    r"font-family: '(?P<family>[^']+)';\s*font-style: (?P<style>\w+);.*?font-weight: (?P<weight>\d+);"
    r".*?url\(\./(?P<file>[a-z0-9-]+\.woff2)\).*?unicode-range: (?P<ranges>[^;]+);",
    re.DOTALL,
)
ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True)
class Face:
    """A part of a font: its file, and the code points that it has."""

    file: Path
    ranges: tuple[tuple[int, int], ...]

    def has(self, letter: str) -> bool:
        """Whether it has a letter."""
        return any(first <= ord(letter) <= last for first, last in self.ranges)


@lru_cache(maxsize=8)
def faces(family: str, weight: int) -> tuple[Face, ...]:
    """The upright parts of a font; none where the package has no fonts."""
    found = finders.find(SHEET)
    if not found:
        return ()
    sheet = Path(found)
    return tuple(
        Face(sheet.parent / face["file"], _ranges(face["ranges"]))
        for face in _FACE.finditer(sheet.read_text("utf-8"))
        if (face["family"], face["style"], face["weight"]) == (family, "normal", str(weight))
    )


def _ranges(written: str) -> tuple[tuple[int, int], ...]:
    pairs = (part.strip().removeprefix("U+").split("-") for part in written.split(","))
    return tuple((int(pair[0], 16), int(pair[-1], 16)) for pair in pairs)


@lru_cache(maxsize=64)
def _opened(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size)


@dataclass(frozen=True)
class Type:
    """A font in a size."""

    family: str
    weight: int
    size: int

    def runs(self, text: str) -> list[tuple[str, ImageFont.FreeTypeFont]]:
        """A text in runs of letters that one part has (rule 1)."""
        parts = faces(self.family, self.weight)
        runs: list[tuple[str, Face]] = []
        for letter in text:
            # A space or a stop stays with the letters before it, so that words are not set in pieces.
            last = runs[-1][1] if runs else None
            part = last if last and last.has(letter) else next((one for one in parts if one.has(letter)), None)
            if part is None:
                continue
            if part is last:
                runs[-1] = (runs[-1][0] + letter, part)
            else:
                runs.append((letter, part))
        return [(said, _opened(part.file, self.size)) for said, part in runs]

    def width(self, text: str) -> float:
        """How wide a text is."""
        return sum(font.getlength(said) for said, font in self.runs(text))

    def draw(self, on: ImageDraw.ImageDraw, at: tuple[float, float], text: str, ink: str) -> None:
        """Set a text on one line; `at` is the left end of its base line."""
        x, y = at
        for said, font in self.runs(text):
            on.text((x, y), said, fill=ink, font=font, anchor="ls")
            x += font.getlength(said)

    def wrapped(self, text: str, width: float, most: int) -> list[str]:
        """A text on at most so many lines of a width, cut at a word where it is longer."""
        lines: list[str] = []
        left = text.split()
        while left and len(lines) < most:
            line = left.pop(0)
            while left and self.width(f"{line} {left[0]}") <= width:
                line = f"{line} {left.pop(0)}"
            lines.append(self.cut(line, width))
        if left:
            lines[-1] = self.cut(f"{lines[-1]} {left[0]}{ELLIPSIS}", width, always=True)
        return lines

    def cut(self, line: str, width: float, *, always: bool = False) -> str:
        """A line that fits a width."""
        if self.width(line) <= width and not always:
            return line
        whole = line.removesuffix(ELLIPSIS)

        def ended(length: int) -> str:
            return whole[:length].rstrip(" ,;:.") + ELLIPSIS

        # A longer beginning is never narrower, so the longest that fits is found by halving.
        fitting = bisect.bisect_right(range(len(whole) + 1), width, key=lambda length: self.width(ended(length)))
        return ended(max(0, fitting - 1))
