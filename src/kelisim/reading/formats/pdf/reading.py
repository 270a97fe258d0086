"""A PDF as a page.

1. The text layer is read, page by page; a PDF that is pictures of pages says so, and so does one whose letters cannot
   be told.
2. What stands at the head or foot of most pages is the page's furniture and no part of the text.
3. A ruled table that goes on over pages is one table without its repeated header; a row that a page's end cuts in two
   is one row.
4. Every paragraph and cell has the box in which it stands, on the page on which it begins.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2

from kelisim.model.draft import Address
from kelisim.reading.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    EncodingError,
    EncryptedDocumentError,
    ScannedDocumentError,
    TooLargeDocumentError,
)
from kelisim.reading.formats.building import PageBuilder
from kelisim.reading.formats.grid import compact
from kelisim.reading.formats.pdf.columns import columned
from kelisim.reading.formats.pdf.furniture import without_furniture
from kelisim.reading.formats.pdf.lines import Block, Line, blocks_of, lines_of
from kelisim.reading.formats.pdf.marks import Marks, marks_of
from kelisim.reading.formats.pdf.streams import refuse_bombs
from kelisim.reading.formats.pdf.tables import CONTINUED, Growing, Placed, ruled_tables
from kelisim.reading.page import Page

MAX_PAGES = 2_000
MAX_LETTERS = 5_000_000
"""Letters of a PDF: more than a page may hold, because some of them are furniture."""
_PASSWORD, _SECURITY = 4, 5


class _Leaf(NamedTuple):
    """A page taken apart: its ruled tables, and the lines that stand in none."""

    number: int
    width: float
    height: float
    tables: list[Placed]
    lines: list[Line]


class _Part(NamedTuple):
    """A paragraph or a table, and the page on which it begins."""

    page: int
    body: Block | Placed | Growing


def page_of_pdf(data: bytes) -> Page:
    """The page that a PDF holds.

    Raises:
        ReadingError: the leaf says why it is not read.
    """
    leaves = _leaves(data)
    texts = without_furniture([leaf.lines for leaf in leaves], [leaf.height for leaf in leaves])
    parts = list(_joined([part for leaf, lines in zip(leaves, texts, strict=True) for part in _parts(leaf, lines)]))
    builder = PageBuilder()
    sizes = _sizes(parts)
    for page, body in parts:
        if isinstance(body, Growing):
            builder.add_table(compact(body.cells), ruled=body.ruled)
        elif isinstance(body, Block):
            builder.add(body.text, heading=_heading(body, sizes), address=Address(page=page, box=_tenths(*body.box)))
    return builder.page()


def _leaves(data: bytes) -> list[_Leaf]:
    """Rule 1."""
    refuse_bombs(data)
    leaves: list[_Leaf] = []
    letters = unknown = pictures = 0
    for number, marks in enumerate(_pages(data), 1):
        tables, outside = ruled_tables(number, marks)
        leaves.append(_Leaf(number, marks.width, marks.height, tables, lines_of(outside)))
        letters += sum(len(word.text) for word in marks.words)
        unknown += marks.unknown
        pictures += marks.pictures
        if letters > MAX_LETTERS:
            raise TooLargeDocumentError(f"the PDF has {letters:,} letters or more", expected=f"at most {MAX_LETTERS:,}")
    if not letters:
        if pictures:
            raise ScannedDocumentError(
                "the PDF is pictures of pages and has no text layer", expected="a PDF with text, or the text itself"
            )
        raise EmptyDocumentError("the PDF holds no words", expected="a PDF with text")
    if unknown * 3 > letters:
        raise EncodingError("the letters of the PDF cannot be told from its fonts", expected="a PDF made from text")
    return leaves


def _parts(leaf: _Leaf, lines: list[Line]) -> Iterator[_Part]:
    """The tables and paragraphs of a page from top to bottom."""
    begin = 0
    for table in [*leaf.tables, None]:
        end = begin
        while end < len(lines) and (table is None or lines[end].top < table.top):
            end += 1
        yield from _between(leaf, lines[begin:end])
        begin = end
        if table is not None:
            yield _Part(leaf.number, table)


def _between(leaf: _Leaf, lines: list[Line]) -> Iterator[_Part]:
    """What stands between two ruled tables: paragraphs, unruled tables, and text in columns."""
    begin = 0
    for found in columned(leaf.number, lines):
        yield from (_Part(leaf.number, block) for block in blocks_of(lines[begin : found.first]))
        if found.table is not None:
            yield _Part(leaf.number, found.table)
        for column in found.columns:
            yield from (_Part(leaf.number, block) for block in blocks_of(column))
        begin = found.last
    yield from (_Part(leaf.number, block) for block in blocks_of(lines[begin:]))


def _joined(parts: Iterable[_Part]) -> Iterator[_Part]:
    """Rule 3."""
    table: Growing | None = None
    between: list[_Part] = []
    for part in parts:
        if isinstance(part.body, Placed):
            if table is not None and table.takes(part.body):
                between = []
                continue
            table = Growing(part.body)
            yield from between
            yield _Part(part.page, table)
            between = []
        elif table is not None and isinstance(part.body, Block) and CONTINUED.fullmatch(part.body.text):
            between.append(part)
        else:
            yield from between
            yield part
            table, between = None, []
    yield from between


def _sizes(parts: list[_Part]) -> tuple[float, list[float]]:
    """The size of most letters, and the larger sizes of short paragraphs from the largest."""
    weights: dict[float, int] = {}
    for _, body in parts:
        if isinstance(body, Block):
            size = round(body.size * 2) / 2
            weights[size] = weights.get(size, 0) + len(body.text)
    usual = max(weights, key=lambda size: weights[size], default=0.0)
    return usual, sorted((size for size in weights if size > usual * 1.12), reverse=True)


def _heading(block: Block, sizes: tuple[float, list[float]]) -> int:
    _, larger = sizes
    size = round(block.size * 2) / 2
    if size not in larger or len(block.text) > 300:
        return 0
    return min(larger.index(size) + 1, 6)


def _tenths(*box: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side * 10) for side in box)
    return left, top, right, bottom


def _pages(data: bytes) -> Iterator[Marks]:
    if b"%%EOF" not in data[-4_096:]:
        raise DamagedDocumentError("the PDF is cut off", expected="a whole file")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {_PASSWORD, _SECURITY}:
            raise EncryptedDocumentError("the PDF is encrypted", expected="one without a password") from None
        raise DamagedDocumentError("the PDF is damaged", expected="a whole file") from None
    try:
        if len(document) > MAX_PAGES:
            raise TooLargeDocumentError(f"the PDF has {len(document):,} pages", expected=f"at most {MAX_PAGES:,}")
        for number in range(len(document)):
            yield _marks(document, number)
    finally:
        document.close()


def _marks(document: Any, number: int) -> Marks:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        raise DamagedDocumentError(
            "a page of the PDF is damaged", where=f"page {number + 1}", expected="a whole file"
        ) from None
    try:
        return marks_of(page)
    finally:
        page.close()
