"""A page put together block by block, in the order of the document.

1. The text grows at its end only, so a place once given stays.
2. Blocks stand apart by an empty line, the cells of a table by a line end.
3. Text and cells are capped while they come, so that what is refused in the end was never whole in memory.
"""

from collections.abc import Iterable, Sequence

import msgspec

from kelisim.model.draft import Address
from kelisim.reading.errors import EmptyDocumentError, TooLargeDocumentError
from kelisim.reading.formats.cleaning import lines, one_line
from kelisim.reading.page import Cell, Page, Paragraph, Table, paragraph

MAX_TEXT = 4_000_000
"""Characters: a book of more than a thousand pages."""
MAX_CELLS = 200_000
"""Cells of all tables together."""


class Put(msgspec.Struct, frozen=True):
    """A cell whose words have no place yet; `row` and `column` from 0, `address` where it is known already."""

    row: int
    column: int
    words: str
    rows: int = 1
    columns: int = 1
    struck: bool = False
    address: Address | None = None


class PageBuilder:
    """The blocks of one document so far."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._paragraphs: list[Paragraph] = []
        self._tables: list[Table] = []
        self._told: dict[str, tuple[int, int]] = {}
        self._cells = 0

    @property
    def tables(self) -> int:
        """How many tables there are so far."""
        return len(self._tables)

    def tell(self, field: str, words: str) -> None:
        """Add what the document's own metadata say of it; the first word on a field counts."""
        words = one_line(words)
        if words and field not in self._told:
            self._told[field] = self._write(words, "\n\n")

    def add(
        self,
        words: str,
        *,
        caption: bool = False,
        item: bool = False,
        heading: int = 0,
        address: Address | None = None,
    ) -> None:
        """Add a paragraph; one without a word is none.

        Raises:
            ReadingError: the text becomes too long, or is none.
        """
        words = one_line(words)
        if not words:
            return
        start, end = self._write(words, "\n\n")
        if heading:
            # The number of a heading belongs to it, and is no mark of a list.
            self._paragraphs.append(Paragraph(start, end, words, caption, heading=heading, address=address))
            return
        made = paragraph(start, words, caption=caption, item=item)
        self._paragraphs.append(msgspec.structs.replace(made, address=address) if address else made)

    def add_table(
        self, cells: Iterable[Put], *, headers: int = 0, sheet: str | None = None, ruled: bool = True
    ) -> None:
        """Add a table; one without a word is none.

        Raises:
            ReadingError: there are too many cells, or the text becomes too long, or is none.
        """
        puts = sorted(cells, key=lambda put: (put.row, put.column))
        self._cells += len(puts)
        check_cells(self._cells)
        if not any(put.words.strip() for put in puts):
            return
        number = len(self._tables) + 1
        placed = tuple(self._place(put, number, sheet) for put in puts)
        self._pieces.append("\n")
        self._length += 1
        self._tables.append(Table(number, placed, headers, sheet, ruled))

    def _place(self, put: Put, number: int, sheet: str | None) -> Cell:
        words = lines(put.words)
        start, end = self._write(words, "\n") if words else (self._length, self._length)
        at = put.address
        if at is None:
            address = Address(table=number, sheet=sheet, row=put.row + 1, column=put.column + 1)
        else:
            address = msgspec.structs.replace(
                at, table=number, sheet=sheet, row=at.row or put.row + 1, column=at.column or put.column + 1
            )
        return Cell(put.row, put.column, start, end, words, put.rows, put.columns, put.struck and bool(words), address)

    def _write(self, words: str, after: str) -> tuple[int, int]:
        start = self._length
        self._pieces.append(words + after)
        self._length += len(words) + len(after)
        check_length(self._length)
        return start, start + len(words)

    def page(self) -> Page:
        """The whole page.

        Raises:
            EmptyDocumentError: there is no word in it.
        """
        text = "".join(self._pieces)
        blocks: Sequence[Paragraph | Table] = self._paragraphs or self._tables
        if not blocks or not any(map(str.isalpha, text)):
            raise EmptyDocumentError("the document holds no words", expected="a document with text")
        return Page(text, tuple(self._paragraphs), self._told, tuple(self._tables))


def check_length(length: int) -> None:
    """Hold a text to the cap.

    Raises:
        TooLargeDocumentError: it is longer.
    """
    if length > MAX_TEXT:
        raise TooLargeDocumentError(
            f"the text has {length:,} characters or more", expected=f"at most {MAX_TEXT:,} characters"
        )


def check_cells(number: int) -> None:
    """Hold tables to the cap.

    Raises:
        TooLargeDocumentError: they have more cells.
    """
    if number > MAX_CELLS:
        raise TooLargeDocumentError(
            f"the tables have {number:,} cells or more", expected=f"at most {MAX_CELLS:,} cells in one document"
        )
