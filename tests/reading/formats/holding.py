"""What holds for every page, whatever it was made of."""

import re
import unicodedata
from itertools import pairwise

from kelisim.reading.page import Cell, Page, Paragraph, Table

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def assert_holds(page: Page) -> None:
    """Every block says what the text says at its place, blocks do not overlap, and no two cells have one address."""
    assert unicodedata.is_normalized("NFC", page.text)
    assert CONTROL.search(page.text.replace("\t", "")) is None
    cells = [cell for table in page.tables for cell in table.cells]
    blocks: list[Paragraph | Cell] = [*page.paragraphs, *cells]
    for block in blocks:
        assert page.text[block.start : block.end] == block.text
    spans = sorted((block.start, block.end) for block in blocks if block.end > block.start)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    addresses = [cell.address for cell in cells]
    assert None not in addresses
    assert len(addresses) == len(set(addresses))
    assert [table.number for table in page.tables] == list(range(1, len(page.tables) + 1))
    for table in page.tables:
        squares = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(squares) == len(set(squares))


def grid(table: Table) -> list[list[str]]:
    """The words of a table by row and column; squares that a larger cell covers, and missing ones, are empty."""
    down = max(cell.row + cell.rows for cell in table.cells)
    across = max(cell.column + cell.columns for cell in table.cells)
    rows = [[""] * across for _ in range(down)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows
