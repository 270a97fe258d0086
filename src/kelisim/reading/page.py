"""A page as text with its paragraphs: what every other part of the reader works on."""

import re

import msgspec

_LINE = re.compile(r"[^\n]+")


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph: code points [start, end) of the page's text. `caption` marks the caption of a photograph."""

    start: int
    end: int
    text: str
    caption: bool = False


class Page(msgspec.Struct, frozen=True):
    """The text of a document and its paragraphs, in order. `told` are spans that the page's own metadata stands at."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    told: dict[str, tuple[int, int]]


def lines_of(text: str) -> tuple[Paragraph, ...]:
    """The lines of a text that hold more than white space, without the white space around them."""
    found = []
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            found.append(Paragraph(start, start + len(words), words))
    return tuple(found)
