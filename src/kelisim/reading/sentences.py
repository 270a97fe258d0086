"""Sentences of a paragraph, and the words of a sentence.

1. A sentence ends at `.`, `!` or `?` before white space and a capital letter, a digit or an opening quotation mark, unless
   the full stop belongs to an abbreviation or an initial.
2. A word keeps its hyphens, inner full stops and inner apostrophes; a possessive `’s` is a token of its own, so that
   "Kazakhstan’s" is found under "Kazakhstan". Every other sign is one token.
3. A sentence beyond `MAX_SENTENCE` is cut there: prose has none, and no rule may look at an endless one.
"""

import re
from collections.abc import Iterator

import msgspec

MAX_SENTENCE = 3_000
_END = re.compile(r"[.!?][\"”’'»)\]]{0,3}\s+(?=[\"“‘'«(\[]?[A-ZÀ-ÞŞĞİ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Art|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs|etc|Inc|Ltd|Co|Corp|Gen|Col|U\.S|U\.K|[A-Z])\.)\Z"
)
_TOKEN = re.compile(r"[^\W_]+(?:(?:[-./&‑]|[’'](?!s\b))[^\W_]+)*|[’']s\b|[^\w\s]")


class Token(msgspec.Struct, frozen=True):
    """A word or a sign at [start, end)."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.text[0].isupper()


class Sentence(msgspec.Struct, frozen=True):
    """A sentence at [start, end) of the page's text, its tokens, and the number of its paragraph."""

    start: int
    end: int
    text: str
    paragraph: int
    tokens: tuple[Token, ...] = ()


def sentences(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """The sentences between two places of a text."""
    for begin, stop in _bounds(text, start, end):
        yield Sentence(begin, stop, text[begin:stop], paragraph, tokens(text, begin, stop))


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a stretch of text, in order."""
    return tuple(Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text, start, end))


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.start() + len(match[0].rstrip())
        if _ABBREVIATION.search(text[max(begin, match.start() - 6) : match.start() + 1]):
            continue
        yield from _cut(text, begin, stop)
        begin = match.end()
    if begin < end:
        yield from _cut(text, begin, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        stop = space if space > start else start + MAX_SENTENCE
        yield start, stop
        start = stop + (space > start)
    if start < end:
        yield start, end
