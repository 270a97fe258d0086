"""What a page prints because it is a page: running heads, footers and page numbers.

1. A line near the head or the foot that stands at the same height on most pages, numbers aside, is furniture.
2. So is the number of the page, alone or with the word for it.
3. Furniture stands between the text and the edge of the page; the head of a table is none.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kelisim.reading.formats.pdf.lines import Line

_ZONE = 0.14
"""The part of a page at its head and at its foot in which furniture stands."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:(?:page|стр\.?|страница|бет)\s*)?[-–—/\s]*\d{1,4}[-–—/\s]*(?:(?:of|из|/|бет)\s*\d{0,4})?|[ivxlc]{1,6}",
    re.IGNORECASE,
)


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page that are its text.

    Args:
        pages: the lines of each page from top to bottom, without those of tables.
        heights: how high each page is.
    """
    told = [
        {_key(line): line for line in lines if _in_zone(line, height)}
        for lines, height in zip(pages, heights, strict=True)
    ]
    counts = Counter(words for keys in told for words in {words for words, _ in keys})
    least = max(2, min(len(pages), 3), len(pages) // 3)
    places: dict[str, list[int]] = {}
    for keys in told:
        for words, place in keys:
            places.setdefault(words, []).append(place)
    kept: list[list[Line]] = []
    for lines, height in zip(pages, heights, strict=True):
        first, last = 0, len(lines)
        while first < last and _is_furniture(lines[first], height, counts, places, least):
            first += 1
        while last > first and _is_furniture(lines[last - 1], height, counts, places, least):
            last -= 1
        kept.append(list(lines[first:last]))
    return kept


def _is_furniture(
    line: Line, height: float, counts: Mapping[str, int], places: Mapping[str, Sequence[int]], least: int
) -> bool:
    """Whether a line is furniture, where everything between it and the edge of its page is."""
    if not _in_zone(line, height) or _is_row(line):
        return False
    if _NUMBER.fullmatch(line.text.strip()) is not None:
        return True
    words, place = _key(line)
    return counts[words] >= least and sum(abs(other - place) <= 2 for other in places[words]) >= least


def _is_row(line: Line) -> bool:
    """Whether a line looks like the head of a table, which is printed again on every page too."""
    return sum(after.left - before.right > line.size for before, after in pairwise(line.words)) > 2


def _in_zone(line: Line, height: float) -> bool:
    return line.bottom < _ZONE * height or line.top > (1 - _ZONE) * height


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.top / 3)
