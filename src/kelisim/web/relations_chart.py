"""How a document stands to others, drawn: what it rests on before it, what rests on it behind; an arrow points to the
document that another is under, implements, amends or replaces.

The list beside the drawing holds the same and more, so the drawing is for the eye alone.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kelisim.node.models import Entry
from kelisim.web.language import chosen, reader

MOST = 6
"""How many documents are drawn on either side."""
_BOX = (212, 58)
_STEP = 74
_LETTERS = 29
_WORD = 46
"""How far the middle of an arrow's word is from the box of the other document."""


@dataclass(frozen=True)
class Tie:
    """That a document stands to another in a way. `row` is the other, or None where only its name is known."""

    kind: str
    row: Entry | None
    name: str

    @property
    def title(self) -> Mapping[str, str] | None:
        """The other's title, where it is an entry."""
        return self.row.title if self.row else None


@dataclass(frozen=True)
class Node:
    """A document as a box. `row` is None for the one that the page is of, and for one that is a name alone."""

    row: Entry | None
    lines: list[str]
    x: int
    y: int
    here: bool = False

    @property
    def text_y(self) -> list[tuple[str, int]]:
        """Each line with its place."""
        first = self.y + _BOX[1] // 2 + 5 - 8 * (len(self.lines) - 1)
        return [(line, first + 16 * index) for index, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Arrow:
    """An arrow with its word; without a tip it is a line."""

    path: str
    tip: str
    kind: str
    word_x: int
    word_y: int


@dataclass(frozen=True)
class RelationsChart:
    """A drawing, across for a wide screen or down for a narrow one."""

    name: str
    width: int
    height: int
    nodes: list[Node]
    arrows: list[Arrow]
    box: tuple[int, int] = _BOX


def ties(row: Entry, named: Mapping[str, Entry], related: Iterable[Entry]) -> tuple[list[Tie], list[Tie]]:
    """What a document says of others, and what others say of it.

    Args:
        row: the document.
        named: public entries by their id.
        related: the public entries that refer to it.
    """
    out = [
        Tie(one["kind"], named.get(one["instrument"].get("entry", "")), one["instrument"].get("name", ""))
        for one in row.content.get("relations", [])
    ]
    back = [
        Tie(one["kind"], other, "")
        for other in related
        if other.kind == "instrument"
        for one in other.content.get("relations", [])
        if one["instrument"].get("entry") == row.entry
    ]
    return [tie for tie in out if tie.row or tie.name], back


def relations_charts(row: Entry, out: Sequence[Tie], back: Sequence[Tie]) -> list[RelationsChart]:
    """The drawing for a wide screen and for a narrow one; none where nothing is related."""
    if not out and not back:
        return []
    return [_across(row, out[:MOST], back[:MOST]), _down(row, out[:MOST], back[:MOST])]


def _across(row: Entry, out: Sequence[Tie], back: Sequence[Tie]) -> RelationsChart:
    columns = [column for column in (out, back) if column]
    gap = 96
    width = (len(columns) + 1) * _BOX[0] + len(columns) * gap + 4
    height = max(len(out), len(back), 1) * _STEP
    middle = height // 2
    here_x = 2 + (_BOX[0] + gap if out else 0)
    here = Node(None, _lines(_title(row.title)), here_x, middle - _BOX[1] // 2, here=True)
    nodes, arrows = [here], []
    for column, x, outward in ((out, 2, True), (back, here_x + _BOX[0] + gap, False)):
        for index, tie in enumerate(column):
            centre = middle + int((index - (len(column) - 1) / 2) * _STEP)
            nodes.append(Node(tie.row, _lines(_name(tie)), x, centre - _BOX[1] // 2))
            start, end = (here_x, x + _BOX[0]) if outward else (x, here_x + _BOX[0])
            from_y, to_y = (middle, centre) if outward else (centre, middle)
            half = (start + end) // 2
            path = f"M{start} {from_y}C{half} {from_y} {half} {to_y} {end + 7} {to_y}"
            outer = end + _WORD if outward else start - _WORD
            arrows.append(Arrow(path, _tip(tie, end + 1, to_y, 9), tie.kind, outer, centre - 7))
    return RelationsChart("wide", width, height, nodes, arrows)


def _down(row: Entry, out: Sequence[Tie], back: Sequence[Tie]) -> RelationsChart:
    x, left, y = 96, 10, 2
    nodes: list[Node] = []
    for tie in out:
        nodes.append(Node(tie.row, _lines(_name(tie)), x, y))
        y += _STEP
    here = Node(None, _lines(_title(row.title)), x, y, here=True)
    nodes.append(here)
    for tie in back:
        y += _STEP
        nodes.append(Node(tie.row, _lines(_name(tie)), x, y))
    arrows = []
    home = here.y + _BOX[1] // 2
    for tie, node in zip((*out, *back), (one for one in nodes if not one.here), strict=True):
        centre = node.y + _BOX[1] // 2
        to_y = centre if node.y < here.y else home
        path = f"M{x} {home}H{left}V{centre}H{x - (7 if to_y == centre else 0)}"
        arrows.append(Arrow(path, _tip(tie, x - 1, to_y, -9), tie.kind, (left + x) // 2, centre - 6))
    return RelationsChart("narrow", x + _BOX[0] + 2, y + _BOX[1] + 4, nodes, arrows)


def _tip(tie: Tie, x: int, y: int, length: int) -> str:
    """The head of an arrow; what only stands together has none."""
    return "" if tie.kind == "with" else f"M{x} {y}l{length} -4.5v9z"


def _title(title: Mapping[str, str]) -> str:
    return chosen(title, reader())[1]


def _name(tie: Tie) -> str:
    return _title(tie.row.title) if tie.row else tie.name


def _lines(words: str) -> list[str]:
    return textwrap.wrap(words, _LETTERS, max_lines=3, placeholder=" …") or [words[:_LETTERS]]
