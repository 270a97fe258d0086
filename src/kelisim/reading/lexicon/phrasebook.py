"""Names of one or more words, found in a text whatever their ending: what the lists of States, places and bodies use.

1. A name is a row of words, and each of them a set of forms (English, Russian) or a stem that takes endings (Kazakh).
2. Of two names that begin at one word the longer is found, and a word belongs to one name.
3. A name that is written with a capital is found with a capital alone; an abbreviation exactly as it is written.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\n-]{1,3}|(?<=St)\. ?|’|'")
T = TypeVar("T")


class Row(msgspec.Struct, Generic[T], frozen=True):
    """A name for a phrasebook: the forms or the stem of each of its words in small letters, and what it stands for.

    `capital` tells that it begins with a capital, `exact` that it is an abbreviation, found as it is written.
    """

    words: tuple[frozenset[str], ...]
    value: T
    capital: bool = True
    exact: bool = False


class Entry(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A name: what the words after its first may be, what it stands for, and how its first word is written.

    `exact` is the first word of an abbreviation, `capital` whether another begins with a capital.
    """

    rest: tuple[frozenset[str], ...]
    value: T
    capital: bool
    exact: str = ""


class Hit(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A name found at [start, end); `ending` is what its last word has after its stem, where the language has stems."""

    start: int
    end: int
    value: T
    ending: str = ""


class Phrasebook(Generic[T]):
    """The names of one list in one language.

    Args:
        rows: the names.
        stems: for a word in small letters, the lengths of the stems that it may have, longest first; None where a
            word is looked up as it is.
    """

    def __init__(
        self,
        rows: Iterable[Row[T]],
        stems: Callable[[str], Iterable[int]] | None = None,
    ) -> None:
        self._stems = stems
        self._first: dict[str, list[Entry[T]]] = {}
        for row in rows:
            for form in row.words[0]:
                entry = Entry(row.words[1:], row.value, row.capital, form if row.exact else "")
                self._first.setdefault(form.lower(), []).append(entry)
        for entries in self._first.values():
            entries.sort(key=lambda entry: -len(entry.rest))
        self._known = frozenset(form[:3] for form in self._first)

    def find(self, text: str, start: int, end: int) -> Iterator[Hit[T]]:
        """The names in a stretch of text, in order."""
        done = start
        for match in _WORD.finditer(text, start, end):
            low = match[0].lower()
            if low[:3] in self._known and match.start() >= done:
                hit = self._at(text, match, low, end)
                if hit is not None:
                    yield hit
                    done = hit.end

    def at(self, text: str, start: int, end: int) -> Hit[T] | None:
        """The name that begins at a place of the text."""
        match = _WORD.match(text, start, end)
        return self._at(text, match, match[0].lower(), end) if match else None

    def _at(self, text: str, match: re.Match[str], low: str, end: int) -> Hit[T] | None:
        best: Hit[T] | None = None
        for length in (len(low),) if self._stems is None else self._stems(low):
            for entry in self._first.get(low[:length], ()):
                if entry.exact:
                    if match[0][:length] != entry.exact:
                        continue
                elif entry.capital and not match[0][0].isupper():
                    continue
                if entry.rest and self._stems is not None and length < len(low):
                    continue
                stop, ending = (
                    self._rest(text, match.end(), end, entry.rest) if entry.rest else (match.end(), low[length:])
                )
                if stop and (best is None or stop > best.end):
                    best = Hit(match.start(), stop, entry.value, ending)
        return best

    def _rest(self, text: str, place: int, end: int, rest: tuple[frozenset[str], ...]) -> tuple[int, str]:
        """Where the words that follow end, and the ending of the last; 0 where they are not there."""
        ending = ""
        for forms in rest:
            gap = _GAP.match(text, place, end)
            word = _WORD.match(text, gap.end(), end) if gap else None
            if word is None:
                return 0, ""
            low = word[0].lower()
            if self._stems is None:
                if low not in forms:
                    return 0, ""
            else:
                length = next((n for n in self._stems(low) if low[:n] in forms), 0)
                if not length:
                    return 0, ""
                ending = low[length:]
            place = word.end()
        return place, ending
