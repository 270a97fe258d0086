"""What of a text is shown for a hit, with the words marked that were sought.

1. A passage's keys stand in the order of its words, so a word is marked where its key was sought. Where only further
   keys fit (`keys`, rule 4), the passage is read again.
2. A snippet has about `WIDTH` signs around the place with most marks, and is cut between words; `…` stands where it was
   cut.
"""

from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from kelisim.web.search.keys import places_in, words_in

WIDTH: Final = 260
_BEFORE: Final = 60


class Piece(NamedTuple):
    """A stretch of a text, and whether it was sought."""

    text: str
    marked: bool


class Marked(NamedTuple):
    """A text in pieces, and its language."""

    language: str
    pieces: tuple[Piece, ...]

    @property
    def any(self) -> bool:
        """Whether anything is marked."""
        return any(piece.marked for piece in self.pieces)


def marked(text: str, language: str, keys: str, sought: AbstractSet[str]) -> Marked:
    """A whole text with its marks."""
    return Marked(language, _pieces(text, _hits(text, language, keys, sought), 0, len(text)))


def snippet(text: str, language: str, keys: str, sought: AbstractSet[str]) -> Marked:
    """A stretch of a passage."""
    hits = _hits(text, language, keys, sought)
    if len(text) <= WIDTH + _BEFORE:
        return Marked(language, _pieces(text, hits, 0, len(text)))
    start = _start(text, hits)
    end = len(text) if start + WIDTH >= len(text) else text.rfind(" ", start, start + WIDTH)
    end = end if end > start else start + WIDTH
    pieces = _pieces(text, hits, start, end)
    before = (Piece("… ", marked=False),) if start else ()
    after = (Piece(" …", marked=False),) if end < len(text) else ()
    return Marked(language, (*before, *pieces, *after))


def _hits(text: str, language: str, keys: str, sought: AbstractSet[str]) -> list[tuple[int, int]]:
    found = [place for place, key in enumerate(keys.split(" ")) if key in sought] if keys else []
    if found:
        wanted = set(found)
        return [(start, end) for place, (start, end, _) in enumerate(places_in(text, language)) if place in wanted]
    return [(one.start, one.end) for one in words_in(text, language) if not sought.isdisjoint(one.others)]


def _start(text: str, hits: list[tuple[int, int]]) -> int:
    """Where the snippet begins: a little before the hit from which on most others are within its width."""
    if not hits:
        return 0
    best = max(hits, key=lambda hit: (sum(hit[0] <= other[0] < hit[0] + WIDTH - _BEFORE for other in hits), -hit[0]))
    if best[0] <= _BEFORE:
        return 0
    # A sentence that begins near is begun with.
    sentence = text.rfind(". ", best[0] - _BEFORE, best[0])
    if sentence >= 0:
        return sentence + 2
    return text.find(" ", best[0] - _BEFORE, best[0]) + 1 or best[0]


def _pieces(text: str, hits: list[tuple[int, int]], start: int, end: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    place = start
    for begin, stop in hits:
        if begin < place or stop > end:
            continue
        if begin > place:
            pieces.append(Piece(text[place:begin], marked=False))
        pieces.append(Piece(text[begin:stop], marked=True))
        place = stop
    if place < end:
        pieces.append(Piece(text[place:end], marked=False))
    return tuple(pieces)
