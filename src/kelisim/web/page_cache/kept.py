"""A kept page, and the room for many.

1. A page is kept as it is sent to most readers: compressed. Who cannot take that gets it unpacked.
2. The room is bounded in bytes; the page that was not asked for the longest goes first.
3. Addresses with a query have a quarter of the room, because anybody can invent them without end.
"""

import gzip
from collections import OrderedDict
from collections.abc import Hashable
from typing import Final, NamedTuple

Headers = list[tuple[str, str]]
OVERHEAD: Final = 1_500
"""Bytes that a page takes besides its body: headers, address, and the tables they stand in."""


class Kept(NamedTuple):
    """A page: its headers but for those that tell of the body's form, its tag (RFC 9110, 8.8.3), and its body."""

    headers: Headers
    tag: str
    body: bytes
    packed: bool

    def plain(self) -> bytes:
        """The body as it was made."""
        return gzip.decompress(self.body) if self.packed else self.body


class Room:
    """Pages by address, at most so many bytes of them. One thread at a time."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, address: Hashable) -> Kept | None:
        """The page, which is now the one last asked for."""
        page = self._pages.get(address)
        if page is not None:
            self._pages.move_to_end(address)
        return page

    def put(self, address: Hashable, page: Kept) -> None:
        """Keep a page, in place of those that were not asked for the longest."""
        size = len(page.body) + OVERHEAD
        if size > self._limit // 8:
            return
        before = self._pages.pop(address, None)
        self._used += size - (len(before.body) + OVERHEAD if before else 0)
        self._pages[address] = page
        while self._used > self._limit:
            _, gone = self._pages.popitem(last=False)
            self._used -= len(gone.body) + OVERHEAD

    def clear(self) -> None:
        """Keep nothing."""
        self._pages.clear()
        self._used = 0
