"""The document as the review shows it: its blocks in order, cut where the evidence of drafts begins and ends.

1. Text that stands in no block, such as what a page says of itself, is shown too: nothing that was read is hidden.
2. Cells of one table stand together as rows.
3. That a paragraph is part of a story's body is not marked: it would mark everything.
4. A long document is shown in parts of `PART` blocks; a draft stands in the part in which its first place is.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

import msgspec

from kelisim.model.draft import Address, Block, Draft, Reading

PART = 400
MAX_COLUMNS = 200


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text that says the same of the same drafts. `begins` are the ids of places that begin here."""

    text: str
    drafts: tuple[int, ...] = ()
    begins: tuple[str, ...] = ()


class Shown(msgspec.Struct, frozen=True):
    """A block, or a table with its rows of cells."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    address: Address | None = None

    @property
    def place(self) -> str:
        """Where it stands in the original, in short: a page, a sheet, a table."""
        said = self.address
        if said is None:
            return ""
        parts = [("p.", said.page), ("sheet", said.sheet), ("table", said.table)]
        return " ".join(f"{word} {value}" for word, value in parts if value is not None)


class Part(msgspec.Struct, frozen=True):
    """One part of a document: its number from 1, how many there are, its blocks, the numbers of its drafts."""

    number: int
    count: int
    blocks: tuple[Shown, ...]
    drafts: tuple[int, ...]


def place_id(draft: int, span: int) -> str:
    """The id of a place of a draft on the page."""
    return f"place-{draft}-{span}"


def part_of(reading: Reading, number: int) -> Part:
    """A part of the document with its drafts. A number beyond the last is the last."""
    blocks = list(_all_blocks(reading))
    count = max(1, -(-len(blocks) // PART))
    number = max(1, min(number, count))
    starts = [blocks[at * PART].start for at in range(count)] if blocks else [0]
    drafts = tuple(
        place
        for place, draft in enumerate(reading.drafts)
        if max(0, bisect_right(starts, _first(draft)) - 1) + 1 == number
    )
    here = blocks[(number - 1) * PART : number * PART]
    cuts = _Cuts(reading, here)
    return Part(number, count, tuple(_shown(here, cuts)), drafts)


def _first(draft: Draft) -> int:
    return min((span.start for span in draft.evidence), default=0)


def _all_blocks(reading: Reading) -> Iterator[Block]:
    """The blocks in order, and what stands between them."""
    end = 0
    for block in sorted(reading.blocks, key=lambda one: (one.start, one.end)):
        if block.start >= end:
            yield from _between(reading.text, end, block.start)
            yield block
            end = max(end, block.end)
    yield from _between(reading.text, end, len(reading.text))


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    words = text[start:end].strip()
    if words.strip("|-•*–—·.0123456789() \t\n"):
        begin = start + text[start:end].index(words[0])
        yield Block(kind="paragraph", start=begin, end=begin + len(words))


class _Cuts:
    """Where the places of drafts begin and end in some blocks."""

    def __init__(self, reading: Reading, blocks: list[Block]) -> None:
        self.text = reading.text
        low, high = (blocks[0].start, blocks[-1].end) if blocks else (0, 0)
        self.spans = sorted(
            (span.start, span.end, draft, place_id(draft, at))
            for draft, one in enumerate(reading.drafts)
            for at, span in enumerate(one.evidence)
            if span.start < high and span.end > low and not span.field.startswith("body.")
        )
        self.starts = [start for start, *_ in self.spans]
        self.longest = max((end - start for start, end, *_ in self.spans), default=0)

    def pieces(self, block: Block) -> tuple[Piece, ...]:
        """A block cut into pieces."""
        low = bisect_right(self.starts, block.start - self.longest - 1)
        high = bisect_right(self.starts, block.end)
        near = [one for one in self.spans[low:high] if one[1] > block.start and one[0] < block.end]
        edges = sorted(
            {
                block.start,
                block.end,
                *(max(one[0], block.start) for one in near),
                *(min(one[1], block.end) for one in near),
            }
        )
        begins: dict[int, list[str]] = defaultdict(list)
        for start, _, _, name in near:
            begins[max(start, block.start)].append(name)
        return tuple(
            Piece(
                self.text[start:end],
                tuple(sorted({draft for a, b, draft, _ in near if a <= start and end <= b})),
                tuple(begins[start]),
            )
            for start, end in pairwise(edges)
        )


def _in_columns(row: Iterable[Block], cuts: _Cuts) -> Iterator[tuple[Piece, ...]]:
    """The cells of a row, with an empty one for each column that a merged cell of another row or column takes."""
    filled = 0
    for cell in row:
        column = min((cell.address.column if cell.address else None) or filled + 1, MAX_COLUMNS)
        yield from ((),) * (column - filled - 1)
        yield cuts.pieces(cell)
        filled = max(column, filled + 1)


def _shown(blocks: Iterable[Block], cuts: _Cuts) -> Iterator[Shown]:
    def table_of(block: Block) -> tuple[str, int] | None:
        if block.kind != "cell" or block.address is None:
            return None
        return block.address.sheet or "", block.address.table or 0

    for table, together in groupby(blocks, table_of):
        if table is None:
            for block in together:
                yield Shown(block.kind, cuts.pieces(block), address=block.address)
            continue
        cells = list(together)
        rows = groupby(cells, lambda cell: cell.address.row if cell.address else 0)
        yield Shown(
            "table",
            rows=tuple(tuple(_in_columns(row, cuts)) for _, row in rows),
            address=cells[0].address,
        )
