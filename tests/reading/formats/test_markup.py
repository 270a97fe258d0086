"""HTML: tables, headings and struck words."""

from html import escape

from hypothesis import given

from kelisim.reading.formats.page_of import page_of
from kelisim.reading.page import Page
from tests.reading.formats.holding import assert_holds, grid
from tests.reading.formats.tables import tables


def read(body: str) -> Page:
    """The page of a body, in which everything is in its place."""
    page = page_of(f"<html><body>{body}</body></html>".encode(), "page.html")
    assert_holds(page)
    return page


def test_headings_have_levels() -> None:
    """By their element."""
    page = read("<h1>A plan</h1><h3>1. A part</h3><p>Words.</p>")
    assert [(one.text, one.heading) for one in page.paragraphs] == [("A plan", 1), ("1. A part", 3), ("Words.", 0)]


def test_spans_and_headers() -> None:
    """`rowspan`, `colspan`, `thead`, and a head of `th` alone."""
    head = "<tr><th rowspan=2>N<th colspan=2>Sides<tr><th>A<th>B"
    body = "<tr><td>1<td>x<td>y<tr><td colspan=3>Section<tr><td>2<td rowspan=0>z<td><tr><td>3<td>w"
    for table in (f"<table><thead>{head}</thead>{body}</table>", f"<table>{head}{body}</table>"):
        (found,) = read(table).tables
        assert found.headers == 2
        assert [(c.row, c.column, c.rows, c.columns, c.text) for c in found.cells] == [
            (0, 0, 2, 1, "N"),
            (0, 1, 1, 2, "Sides"),
            (1, 1, 1, 1, "A"),
            (1, 2, 1, 1, "B"),
            (2, 0, 1, 1, "1"),
            (2, 1, 1, 1, "x"),
            (2, 2, 1, 1, "y"),
            (3, 0, 1, 3, "Section"),
            (4, 0, 1, 1, "2"),
            (4, 1, 2, 1, "z"),
            (4, 2, 1, 1, ""),
            (5, 0, 1, 1, "3"),
            (5, 2, 1, 1, "w"),
        ]


def test_struck_words_are_no_longer_said() -> None:
    """In text they are left out; a cell that is struck whole keeps its words and says so."""
    page = read(
        "<p>It ends in <del>2025</del> 2026.</p>"
        "<table><tr><th>a<th>b<tr><td><s>gone</s><td><strike>old</strike> new</table>"
    )
    assert [one.text for one in page.paragraphs] == ["It ends in 2026."]
    assert [(c.text, c.struck) for c in page.tables[0].cells[2:]] == [("gone", True), ("new", False)]


def test_blocks_of_a_cell_are_lines() -> None:
    """Line breaks and paragraphs; an end of a line of the source is a space."""
    page = read("<table><tr><th>a<th>b<tr><td>one<br>two\nthree<td><p>x</p><p>y</p></table>")
    assert [cell.text for cell in page.tables[0].cells[2:]] == ["one\ntwo three", "x\ny"]


def test_tables_that_lay_out_a_page_are_text() -> None:
    """One around another, one that holds a heading, one of one column, one that says so; the inner table is one."""
    for outer in (
        "<table><tr><td>Words of the page.<td>{}</table>",
        "<table><tr><td><h1>Words of the page.</h1><tr><td>{}</table>",
        "<table role=presentation><tr><td>Words of the page.<td>x<tr><td>y<td>{}</table>",
    ):
        page = read(outer.format("<table><tr><td>a<td>b<tr><td>c<td>d</table>"))
        assert [grid(table) for table in page.tables] == [[["a", "b"], ["c", "d"]]]
        assert page.paragraphs[0].text == "Words of the page."


def test_a_table_in_a_cell_of_a_table_with_a_head_is_words() -> None:
    """Of that cell."""
    page = read("<table><tr><th>a<th>b<tr><td>c<td><table><tr><td>d<td>e</table></table>")
    assert [grid(table) for table in page.tables] == [[["a", "b"], ["c", "d\ne"]]]


def test_a_page_in_an_old_encoding_says_which() -> None:
    """The declaration counts where the bytes are not UTF-8."""
    page = page_of('<html><meta charset="koi8-r"><p>Да</p></html>'.encode("koi8-r"), "page.html")
    assert page.text.strip() == "Да"


@given(tables())
def test_a_table_comes_back_as_it_was_written(rows: list[list[str]]) -> None:
    """Every cell in its row and column."""
    written = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    assert [grid(table) for table in read(f"<table>{written}</table>").tables] == [rows]
