"""PDF: words to paragraphs, lines to tables, pages to one document."""

import pytest

from kelisim.reading.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    ReadingError,
    ScannedDocumentError,
    UnpackedSizeError,
)
from kelisim.reading.formats.page_of import page_of
from kelisim.reading.page import Page, Table
from tests.reading.formats.holding import assert_holds, grid
from tests.reading.formats.pdfs import Line, Text, pdf, ruled, spread, stream, written

EDGES = (50, 80, 250, 400)
HEAD = ["№", "Мероприятие", "Срок"]


def read(document: bytes) -> Page:
    """The page of a document, in which everything is in its place."""
    page = page_of(document, "plan.pdf")
    assert_holds(page)
    return page


def test_lines_of_a_paragraph_are_joined_and_a_hyphen_is_undone() -> None:
    """A line goes on in the next where the next word had no room on it; a short line ends its paragraph."""
    page = read(
        pdf(
            [
                Text(50, 100, "The sides agreed that the work on the new bridge will"),
                Text(50, 112, "begin as soon as the design has been approved by com-"),
                Text(50, 124, "missions of both."),
                Text(50, 136, "Another paragraph begins here and goes on to the edge"),
                Text(50, 148, "and ends."),
            ]
        )
    )
    assert [one.text for one in page.paragraphs] == [
        (
            "The sides agreed that the work on the new bridge will begin as soon as the design has been approved by "
            "commissions of both."
        ),
        "Another paragraph begins here and goes on to the edge and ends.",
    ]


def test_a_paragraph_has_its_page_and_box() -> None:
    """In tenths of a point from the upper left corner."""
    page = read(pdf([Text(50, 300, "Some words on the first page.")], [Text(60, 400, "Words on the second one.")]))
    first, second = (one.address for one in page.paragraphs)
    assert (first.page, second.page) == (1, 2)
    assert first.box == (500, 3000, 1950, 3100)
    assert second.box == (600, 4000, 1800, 4100)


def test_larger_letters_are_a_heading() -> None:
    """The level follows the size."""
    page = read(
        pdf(
            [
                Text(50, 60, "A plan", 20),
                Text(50, 100, "A part", 14),
                *[Text(50, 130 + 30 * n, "Words.") for n in range(9)],
            ]
        )
    )
    assert [one.heading for one in page.paragraphs][:3] == [1, 2, 0]


@pytest.mark.parametrize("turned", [0, 90])
def test_lines_make_a_table(turned: int) -> None:
    """Also on a page that lies on its side."""
    rows = [HEAD, ["1", "Мост", "2026 год"], ["2", "Дорога", ""]]
    page = read(pdf([Text(50, 60, "План работ."), *ruled(rows, EDGES, 100)], turned=turned))
    assert [grid(table) for table in page.tables] == [rows]
    assert page.tables[0].ruled
    cell = page.tables[0].cells[4]
    assert (cell.address.page, cell.address.table, cell.address.row, cell.address.column) == (1, 1, 2, 2)
    assert cell.address.box == (800, 1200, 2500, 1400)
    assert [one.text for one in page.paragraphs] == ["План работ."]


def test_cells_without_a_line_between_them_are_one() -> None:
    """A wide cell and a deep cell, found from the lines that are not there."""
    page = read(
        pdf(
            [
                *(Line(50, y, 400, y) for y in (100, 140, 160)),
                Line(80, 120, 400, 120),
                *(Line(x, 100, x, 160) for x in (50, 80, 400)),
                Line(250, 120, 250, 160),
                Text(53, 104, "N"),
                Text(83, 104, "Sides"),
                Text(83, 124, "A"),
                Text(253, 124, "B"),
                Text(53, 144, "1"),
                Text(83, 144, "x"),
                Text(253, 144, "y"),
            ]
        )
    )
    spans = [(c.row, c.column, c.rows, c.columns, c.text) for c in page.tables[0].cells]
    assert spans == [
        (0, 0, 2, 1, "N"),
        (0, 1, 1, 2, "Sides"),
        (1, 1, 1, 1, "A"),
        (1, 2, 1, 1, "B"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "x"),
        (2, 2, 1, 1, "y"),
    ]


def test_a_struck_cell_is_told() -> None:
    """A line through the middle of the words, and not the one below them."""
    rows = [HEAD, ["1", "Мост", "2026 год"]]
    page = read(pdf([*ruled(rows, EDGES, 100), Line(253, 129.5, 294, 129.5)]))
    assert [cell.text for cell in page.tables[0].cells if cell.struck] == ["2026 год"]


def pages_of_a_table(*pages: list[list[str]]) -> Table:
    """A table whose parts stand on pages one after another, with a running head and page numbers."""
    document = pdf(
        *(
            [Text(50, 30, "Приложение"), *ruled(rows, EDGES, 100), Text(290, 810, str(number))]
            for number, rows in enumerate(pages, 1)
        )
    )
    page = read(document)
    (table,) = page.tables
    assert page.paragraphs == ()
    return table


def test_a_table_goes_on_over_pages_without_its_repeated_header() -> None:
    """One table; running heads and page numbers do not part it."""
    table = pages_of_a_table(
        [HEAD, ["1", "Мост", "2026 год"]],
        [HEAD, ["2", "Дорога", "2027 год"]],
        [["3", "Порт", "2028 год"], ["4", "Канал", "2028 год"]],
    )
    assert [row[0] for row in grid(table)] == ["№", "1", "2", "3", "4"]
    assert [cell.address.page for cell in table.cells if cell.column == 0] == [1, 1, 2, 3, 3]


def test_a_row_that_a_page_cuts_in_two_is_one() -> None:
    """The rest of a row stands on the next page without its number."""
    table = pages_of_a_table(
        [HEAD, ["1", "Построить мост через", "2026 год"]], [HEAD, ["", "широкую реку", ""], ["2", "Дорога", "2027 год"]]
    )
    assert grid(table) == [HEAD, ["1", "Построить мост через широкую реку", "2026 год"], ["2", "Дорога", "2027 год"]]


def test_white_space_makes_a_table_where_there_are_no_lines() -> None:
    """Rows of words at the same places; a cell goes on below; the name of a section runs across."""
    page = read(
        pdf(
            [
                Text(50, 60, "План работ на ближайшие годы."),
                *spread([HEAD, ["1", "Построить мост", "2026 год"]], (50, 80, 250), 100),
                Text(80, 130, "через реку"),
                Text(50, 154, "Раздел второй. Энергетика и связь"),
                *spread([["2", "Дорога", "IV квартал"], ["3", "Порт на море", "2028 год"]], (50, 80, 250), 172),
                *spread([["4", "Канал", "постоянно"]], (50, 80, 250), 208),
            ]
        )
    )
    (table,) = page.tables
    assert not table.ruled
    assert [[cell.text for cell in table.cells if cell.row == row] for row in range(6)] == [
        HEAD,
        ["1", "Построить мост через реку", "2026 год"],
        ["Раздел второй. Энергетика и связь"],
        ["2", "Дорога", "IV квартал"],
        ["3", "Порт на море", "2028 год"],
        ["4", "Канал", "постоянно"],
    ]
    assert [one.text for one in page.paragraphs] == ["План работ на ближайшие годы."]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    """Two columns of prose are no table."""
    left = [f"left words of line number {n} x" for n in "abcdefgh"]
    right = [f"right words of line number {n}" for n in "abcdefgh"]
    page = read(
        pdf([mark for n in range(8) for mark in (Text(50, 100 + 12 * n, left[n]), Text(320, 100 + 12 * n, right[n]))])
    )
    assert page.tables == ()
    assert page.text.index("right") > page.text.rindex("left")


def test_numbers_of_a_list_are_no_column() -> None:
    """A list whose text is set in stays a list."""
    page = read(
        pdf([mark for n in range(1, 7) for mark in (Text(50, 80 + 14 * n, f"{n}."), Text(80, 80 + 14 * n, "An item."))])
    )
    assert page.tables == ()
    assert [(one.item, one.text) for one in page.paragraphs] == [(True, "An item.")] * 6


def test_a_scanned_document_says_so() -> None:
    """Pictures of pages without a letter."""
    with pytest.raises(ScannedDocumentError, match="no text layer"):
        page_of(pdf([], [], pictures=True), "scan.pdf")


def test_empty_pages_hold_no_words() -> None:
    """Neither pictures nor letters."""
    with pytest.raises(EmptyDocumentError):
        page_of(pdf([]), "empty.pdf")


def test_a_document_that_is_cut_off_is_refused() -> None:
    """Wherever it is cut."""
    whole = pdf([Text(50, 60, "Words.")])
    for part in (8, 100, len(whole) // 2, len(whole) - 20):
        with pytest.raises(DamagedDocumentError):
            page_of(whole[:part], "plan.pdf")


def test_a_stream_that_unpacks_to_too_much_is_refused() -> None:
    """Before the library unpacks it."""
    with pytest.raises(UnpackedSizeError):
        page_of(written({1: b"<</Type/Catalog>>", 2: stream(bytes(70_000_000))}), "bomb.pdf")


@pytest.mark.parametrize("seed", range(40))
def test_a_changed_byte_gives_a_page_or_a_clear_error(seed: int) -> None:
    """Whatever byte is changed."""
    whole = bytearray(pdf([Text(50, 60, "Words of a page."), *ruled([HEAD, ["1", "Мост", "2026"]], EDGES, 100)]))
    for n in range(5):
        whole[(seed * 7919 + n * 104_729) % len(whole)] = (seed * 31 + n) % 256
    try:
        assert_holds(page_of(bytes(whole), "plan.pdf"))
    except ReadingError as error:
        assert error.expected
