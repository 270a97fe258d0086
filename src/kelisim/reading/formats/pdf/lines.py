"""Words in lines, and lines in paragraphs.

1. Words that stand at the same height are a line, from left to right.
2. A line goes on in the next one where the first word of the next would not have fitted on it; then the break is the
   page's, not the writer's. A gap, an indent, another size or the mark of a list begins a paragraph.
3. A hyphen at the end of a line that goes on in a small letter is undone; between capitals, digits or before a capital
   letter it belongs to the word.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kelisim.reading.formats.pdf.marks import Word

_ITEM = re.compile(r"(?:[-–—•▪‣◦]|\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-zа-я]\))\s+\S")
_HYPHENATED = re.compile(r"[^\W\d_]{2,}[-‐]\Z")
_END = re.compile(r"[.!?:;…][\"”»)]*\Z")


class Line(NamedTuple):
    """Words at the same height; `size` is the height of most of its letters."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """Its words with a space between them."""
        return " ".join(word.text for word in self.words)


class Block(NamedTuple):
    """Lines that are one paragraph."""

    lines: tuple[Line, ...]
    text: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return (
            min(line.left for line in self.lines),
            self.lines[0].top,
            max(line.right for line in self.lines),
            max(line.bottom for line in self.lines),
        )

    @property
    def size(self) -> float:
        """The height of most of its letters."""
        return median(line.size for line in self.lines)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Rule 1."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.left)):
        if rows and not word.upright and _level(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [line_of(row) for row in rows]


def _level(row: Sequence[Word], word: Word) -> bool:
    for other in row[-3:]:
        if other.upright:
            continue
        overlap = min(other.bottom, word.bottom) - max(other.top, word.top)
        if overlap > 0.55 * min(other.bottom - other.top, word.bottom - word.top):
            return True
    return False


def line_of(words: Sequence[Word]) -> Line:
    """The line that some words are."""
    row = sorted(words, key=lambda word: word.left)
    return Line(
        tuple(row),
        row[0].left,
        min(word.top for word in row),
        max(word.right for word in row),
        max(word.bottom for word in row),
        median(word.size for word in row),
    )


def blocks_of(lines: Sequence[Line], left: float | None = None, right: float | None = None) -> list[Block]:
    """Rule 2.

    Args:
        lines: of one column, from top to bottom.
        left: where the column begins; where its lines do, where it is not known.
        right: where it ends.
    """
    if not lines:
        return []
    start = min(line.left for line in lines) if left is None else left
    end = max(line.right for line in lines) if right is None else right
    pitch = _pitch(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, start, end, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Block(tuple(group), joined([line.text for line in group])) for group in groups]


def _pitch(lines: Sequence[Line]) -> float:
    """How far apart the lines of a paragraph stand."""
    steps = [after.top - before.top for before, after in pairwise(lines)]
    close = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 2.2 * line.size]
    return median(close) if close else 1.3 * lines[0].size


def _continues(group: Sequence[Line], line: Line, start: float, end: float, pitch: float) -> bool:
    before = group[-1]
    if line.top - before.top > 1.35 * max(pitch, before.size) or abs(line.size - before.size) > 0.15 * before.size:
        return False
    if _ITEM.match(line.text) and (_END.search(before.text) or _ITEM.match(group[0].text)):
        return False
    indent = line.left - start
    hanging = len(group) > 1 and abs(line.left - before.left) < 1
    centred = abs((line.left + line.right) - (start + end)) < 0.04 * (end - start) and indent > line.size
    set_in = indent > 0.8 * line.size and line.left - before.left > 0.8 * line.size and not hanging and not centred
    # A first line set in begins a paragraph; below the mark of a list it goes on.
    if set_in and _ITEM.match(group[0].text) is None:
        return False
    room = end - before.right if not centred else (end - start) - (before.right - before.left)
    space = 0.3 * line.size
    return room < line.words[0].right - line.words[0].left + space + 0.6 * line.size


_COMPOUNDED = frozenset(
    [
        *("бизнес", "онлайн", "пресс", "веб", "интернет", "медиа", "визит", "план", "сити", "экспресс", "пилот"),
        *("торгово", "научно", "социально", "финансово", "материально", "информационно", "культурно", "учебно"),
        *("северо", "юго", "западно", "восточно", "южно", "проектно", "технико", "военно", "нормативно"),
        *("іс", "well", "long", "short", "cross", "joint", "non", "self", "high", "low", "multi", "co"),
    ]
)
"""What stands before a hyphen in words that have one wherever their line ends."""


def joined(lines: Sequence[str]) -> str:
    """Rule 3."""
    text = lines[0]
    for line in lines[1:]:
        if _HYPHENATED.search(text) and line[:1].islower() and not _kept(text):
            text = text[:-1] + line
        elif text.endswith(("-", "‐")) and text[-2:-1].isalnum() and line[:1].isalnum():
            text += line
        else:
            text = f"{text} {line}"
    return text


def _kept(text: str) -> bool:
    """Whether the hyphen at the end belongs to the word: it has one already, is all capitals, or is known for one."""
    word = text.rsplit(maxsplit=1)[-1][:-1]
    return "-" in word or word.isupper() or word.casefold() in _COMPOUNDED
