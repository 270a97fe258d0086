"""What a search engine has to do for the index, whichever it is.

1. It keeps of each document three columns of keys: its names, its text, and further keys, which count for little.
2. It finds the documents that answer a question, among those that the filters let through: by relevance; by date, the
   newest first; or those that have it in their names by relevance, and after them the others by date.
3. `SEARCH_BACKEND` names its module: `kelisim.web.search.fts5` unless told otherwise.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Final, Literal, NamedTuple, Protocol

from django.conf import settings

from kelisim.web.search.asking import Asked

ENGINE: Final = "kelisim.web.search.fts5"
Order = Literal["relevance", "newest", "names"]


class Row(NamedTuple):
    """A document as an engine keeps it: its primary key, and keys parted by spaces."""

    document: int
    title: str
    text: str
    other: str


class Filters(NamedTuple):
    """What a reader narrows a search to; an empty one lets everything through. `registers` are ids; none means all."""

    registers: tuple[str, ...] = ()
    kind: str = ""
    field: str = ""
    year: str = ""
    side: str = ""


class Group(NamedTuple):
    """So many documents that answer a question are alike in what they can be filtered by."""

    kind: str
    fields: str
    year: str
    sides: str
    documents: int


class Backend(Protocol):
    """A search engine."""

    def add(self, rows: Sequence[Row]) -> None:
        """Take documents in that are not there yet."""

    def remove(self, rows: Sequence[Row]) -> None:
        """Leave documents out, given as they were taken in."""

    def clear(self) -> None:
        """Forget everything."""

    def groups(self, asked: Asked, registers: Sequence[str]) -> list[Group]:
        """All documents of these registers that answer a question, counted in groups."""

    def page(self, asked: Asked, filters: Filters, window: range, *, order: Order) -> list[int]:
        """The documents at some places of the answer."""

    def among(self, asked: Asked, documents: Iterable[int]) -> set[int]:
        """Those of some documents that answer a question."""

    def unused(self, keys: Sequence[str]) -> list[str]:
        """Those of some keys that no document has."""

    def alike(self, word: str, most: int) -> list[tuple[str, str]]:
        """Words of the index that have runs of letters in common with one, those with most first: key and word."""


@cache
def backend() -> Backend:
    """The engine of this node."""
    found: Backend = import_module(getattr(settings, "SEARCH_BACKEND", ENGINE)).Backend()
    return found
