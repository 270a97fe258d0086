"""Old Excel workbooks."""

import pytest

from kelisim.reading.errors import DamagedDocumentError, EncryptedDocumentError
from kelisim.reading.formats.page_of import page_of
from tests.reading.formats.holding import assert_holds
from tests.reading.formats.old_workbooks import workbook

CELLS: list[tuple[int, int, str | float, int]] = [
    (1, 1, "№", 0),
    (1, 2, "Стороны", 0),
    (2, 2, "А", 0),
    (2, 3, "Б", 0),
    (3, 1, 1.0, 0),
    (3, 2, 46203.0, 1),
    (3, 3, "снято", 2),
    (4, 1, "скрыто", 0),
]
MERGED = [(1, 2, 1, 1), (1, 1, 2, 3)]


def test_a_sheet_with_merged_cells_days_and_struck_words() -> None:
    """As the newer format gives it; a hidden row is not shown."""
    page = page_of(workbook(CELLS, MERGED, hidden=[4]), "plan.xls")
    assert_holds(page)
    (table,) = page.tables
    assert table.sheet == "План"
    assert [(c.row, c.column, c.rows, c.columns, c.text, c.struck) for c in table.cells] == [
        (0, 0, 2, 1, "№", False),
        (0, 1, 1, 2, "Стороны", False),
        (1, 1, 1, 1, "А", False),
        (1, 2, 1, 1, "Б", False),
        (2, 0, 1, 1, "1", False),
        (2, 1, 1, 1, "2026-06-30", False),
        (2, 2, 1, 1, "снято", True),
    ]
    at = table.cells[-1].address
    assert (at.sheet, at.table, at.row, at.column) == ("План", 1, 4, 4)


def test_an_encrypted_workbook_says_so() -> None:
    """It has a record that says it."""
    with pytest.raises(EncryptedDocumentError):
        page_of(workbook(CELLS, encrypted=True), "plan.xls")


def test_a_workbook_that_is_cut_off_is_refused() -> None:
    """Within its container."""
    with pytest.raises(DamagedDocumentError):
        page_of(workbook(CELLS)[:2_000], "plan.xls")
