"""Spreadsheets and separated values: sheets as they are shown."""

import csv
import datetime
from collections.abc import Sequence
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from kelisim.reading.errors import DamagedDocumentError, TooLargeDocumentError
from kelisim.reading.formats.page_of import page_of
from kelisim.reading.formats.sheets.numbers import shown
from kelisim.reading.page import Page
from tests.reading.formats.holding import assert_holds, grid
from tests.reading.formats.tables import tables


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(rows: Sequence[Sequence[object]]) -> Workbook:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def read(document: bytes, name: str = "sheet") -> Page:
    """The page of a document, in which everything is in its place."""
    page = page_of(document, name)
    assert_holds(page)
    return page


def test_merged_cells_and_addresses() -> None:
    """A merged range is one cell; the address is that of the sheet, whatever stands above and left of the table."""
    book = Workbook()
    sheet = book.active
    sheet.title = "План"
    for place, words in {"B3": "N", "C3": "Sides", "C4": "A", "D4": "B", "B5": "1", "C5": "x", "D5": "y"}.items():
        sheet[place] = words
    sheet.merge_cells("B3:B4")
    sheet.merge_cells("C3:D3")
    (table,) = read(saved(book)).tables
    assert table.sheet == "План"
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells] == [
        (0, 0, 2, 1, "N"),
        (0, 1, 1, 2, "Sides"),
        (1, 1, 1, 1, "A"),
        (1, 2, 1, 1, "B"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "x"),
        (2, 2, 1, 1, "y"),
    ]
    at = table.cells[-1].address
    assert (at.sheet, at.table, at.row, at.column) == ("План", 1, 5, 4)


def test_every_sheet_that_is_shown_is_a_table() -> None:
    """Hidden sheets, rows and columns are not shown."""
    book = workbook([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("Empty")
    second = book.create_sheet("Second")
    second.append(["q", "r"])
    second.append(["s", "t"])
    secret = book.create_sheet("Secret")
    secret.append(["x", "y"])
    secret.sheet_state = "hidden"
    page = read(saved(book))
    assert [(table.sheet, grid(table)) for table in page.tables] == [
        ("Sheet", [["a", "c"], ["g", "i"]]),
        ("Second", [["q", "r"], ["s", "t"]]),
    ]
    assert page.paragraphs == ()


def test_values_are_as_the_cell_shows_them() -> None:
    """Dates in ISO 8601, numbers without noise, a formula by the value that is kept, which here is none."""
    moment = datetime.datetime.combine(datetime.date(2026, 6, 30), datetime.time(9, 5))
    book = workbook([["N", "v"], ["date", datetime.date(2026, 6, 30)], ["moment", moment]])
    for name, value, form in [
        ("month", datetime.date(2026, 6, 1), "mmmm yyyy"),
        ("year", datetime.date(2026, 1, 1), "yyyy"),
        ("sum", 0.1 + 0.2, "General"),
        ("item", 1.1, "0.00"),
        ("money", 1234567.5, '#,##0.00" тг"'),
        ("share", 0.25, "0%"),
        ("formula", "=1+1", "General"),
    ]:
        book.active.append([name, value])
        book.active.cell(book.active.max_row, 2).number_format = form
    assert dict(grid(read(saved(book)).tables[0])[1:]) == {
        "date": "2026-06-30",
        "moment": "2026-06-30 09:05",
        "month": "2026-06",
        "year": "2026",
        "sum": "0.3",
        "item": "1.10",
        "money": "1 234 567.50 тг",
        "share": "25%",
        "formula": "",
    }


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (5.0, "General", "5"),
        (-5.5, "General", "-5.5"),
        (1e-7, "General", "0.0000001"),
        (12, "000", "012"),
        (2.5, "0.##", "2.5"),
        (2, "0.##", "2"),
        (-3, "0;(0)", "(3)"),
        (0, '0;0;"нет"', "нет"),
        (1500, '#,##0,"k"', "2k"),
        (3, '"ст. "0', "ст. 3"),
        (46203, "dd.mm.yyyy", "2026-06-30"),
        (46203.75, "[$-419]d mmmm yyyy;@", "2026-06-30"),
        (0.5, "h:mm", "12:00"),
        (1.5, "[h]:mm", "1.5"),
    ],
)
def test_a_number_is_written_as_its_format_says(value: float, form: str, words: str) -> None:
    """Formats that plans have."""
    assert shown(value, form) == words


def test_struck_words() -> None:
    """A struck cell says so; struck words in a cell with others are left out."""
    book = workbook([["a", "b"], ["c", "d"]])
    book.active["B2"].font = Font(strike=True)
    book.active["A2"] = CellRichText(TextBlock(InlineFont(strike=True), "old "), "new")
    (table,) = read(saved(book)).tables
    assert [(cell.text, cell.struck) for cell in table.cells] == [
        ("a", False),
        ("b", False),
        ("new", False),
        ("d", True),
    ]


def test_far_cells_do_not_fill_the_sheet_between_them() -> None:
    """A few words far apart are a few cells."""
    book = workbook([["a", "b"]])
    book.active.cell(1_000_000, 16_000, "far")
    (table,) = read(saved(book)).tables
    assert len(table.cells) < 10


def test_a_sheet_of_a_hundred_thousand_rows_is_refused_in_bounds() -> None:
    """It is refused when its cells pass the cap, not when all of them have been read."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(100_000):
        sheet.append(["x", "y", "z"])
    with pytest.raises(TooLargeDocumentError, match="cells"):
        page_of(saved(book), "large.xlsx")


@given(tables())
def test_a_workbook_comes_back_as_it_was_written(rows: list[list[str]]) -> None:
    """Every cell in its row and column; columns without a word but their head stay."""
    assert [grid(table) for table in read(saved(workbook(rows))).tables] == [rows]


@given(tables())
@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16")])
def test_separated_values_come_back_as_they_were_written(separator: str, encoding: str, rows: list[list[str]]) -> None:
    """Whatever separates them."""
    file = StringIO()
    csv.writer(file, delimiter=separator).writerows(rows)
    assert [grid(table) for table in read(file.getvalue().encode(encoding), "plan.csv").tables] == [rows]


def test_separated_values_in_an_old_encoding() -> None:
    """As a Russian spreadsheet writes them, with a line end inside a cell."""
    text = 'N;Мероприятие;Срок\n1;"Построить\nмост";2026 год\n2;Проложить дорогу;2027 год\n'
    assert grid(read(text.encode("windows-1251"), "plan.csv").tables[0]) == [
        ["N", "Мероприятие", "Срок"],
        ["1", "Построить\nмост", "2026 год"],
        ["2", "Проложить дорогу", "2027 год"],
    ]


def test_a_quotation_that_is_too_long_is_refused() -> None:
    """One that never ends is more than a cell holds."""
    with pytest.raises(DamagedDocumentError):
        page_of(b'a;b\n1;"' + b"words " * 50_000, "plan.csv")
