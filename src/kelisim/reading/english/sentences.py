"""Sentences of a paragraph."""

import re
from collections.abc import Iterator

import msgspec

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Art|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs|etc|Inc|Ltd|Co|Gen|Col|U\.S|U\.K"
    r"|[A-Z])\.\Z"
)


class Sentence(msgspec.Struct, frozen=True):
    """A sentence at [start, end) of the page's text, and the number of its paragraph."""

    start: int
    end: int
    text: str
    paragraph: int


def sentences(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """The sentences between two places of a text."""
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.start() + len(match[0].rstrip())
        if _ABBREVIATION.search(text[max(begin, match.start() - 6) : match.start() + 1]):
            continue
        yield Sentence(begin, stop, text[begin:stop], paragraph)
        begin = match.end()
    if begin < end:
        yield Sentence(begin, end, text[begin:end], paragraph)
