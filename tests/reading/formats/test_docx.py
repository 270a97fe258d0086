"""Word documents: what their reader sees, and no more."""

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.formats.page_of import page_of
from kelisim.reading.page import Page
from tests.reading.formats.holding import assert_holds, grid
from tests.reading.formats.tables import tables
from tests.reading.formats.words import repeated, said, saved, with_body, with_table


def read(document: bytes) -> Page:
    """The page of a document, in which everything is in its place."""
    page = page_of(document, "document")
    assert_holds(page)
    return page


def lines(page: Page) -> list[str]:
    """The paragraphs of a page."""
    return [one.text for one in page.paragraphs]


def test_headings_have_levels_and_lists_have_items() -> None:
    """By the styles that Word calls them."""
    document = Document()
    document.add_heading("A plan", 0)
    document.add_heading("A part", 2)
    document.add_paragraph("Some words.")
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Number")
    page = read(saved(document))
    assert [(one.text, one.heading, one.item) for one in page.paragraphs] == [
        ("A plan", 1, False),
        ("A part", 2, False),
        ("Some words.", 0, False),
        ("one", 0, True),
        ("two", 0, True),
    ]


NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="Статья %1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)


def numbered(words: str, level: int) -> str:
    """A paragraph of the list above."""
    return said(words, paragraph=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_numbers_that_word_writes_are_in_the_text() -> None:
    """As the list writes them; a level begins again below the next number of a higher one."""
    body = "".join(numbered("x", level) for level in (0, 1, 1, 0, 1))
    page = read(with_body(body, word_numbering=NUMBERING))
    assert page.text.split("\n\n")[:-1] == ["Статья 1 x", "1.i. x", "1.ii. x", "Статья 2 x", "2.i. x"]


def test_tracked_changes_are_as_accepted() -> None:
    """What is taken out is gone, what is put in stays; a paragraph whose end is taken out goes on in the next."""
    body = (
        "<w:p><w:r><w:t>It ends in </w:t></w:r><w:del><w:r><w:delText>2025</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>2026</w:t></w:r></w:ins></w:p>"
        + said("First half", paragraph="<w:rPr><w:del/></w:rPr>")
        + said("and second half.")
    )
    assert lines(read(with_body(body))) == ["It ends in 2026", "First half and second half."]


def test_struck_and_hidden_words_are_left_out_of_the_text() -> None:
    """Of a paragraph; text that only Word's writer sees is no text."""
    body = (
        "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>old </w:t></w:r><w:r><w:t>new</w:t></w:r></w:p>"
        + said("gone", "<w:strike/>")
        + said("hidden", "<w:vanish/>")
        + said("kept", '<w:strike w:val="0"/>')
    )
    assert lines(read(with_body(body))) == ["new", "kept"]


def test_merged_cells_headers_and_struck_cells() -> None:
    """`gridSpan`, `vMerge`, `tblHeader`, and a cell that is struck whole or in part."""
    document = Document()
    table = document.add_table(4, 4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "№"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "Measure"
    table.cell(0, 2).merge(table.cell(0, 3)).text = "Sides"
    table.cell(1, 2).text, table.cell(1, 3).text = "A", "B"
    for row in table.rows[:2]:
        repeated(row._tr)
    table.cell(2, 0).merge(table.cell(2, 3)).text = "Section"
    table.cell(3, 0).text = "1"
    table.cell(3, 1).paragraphs[0].add_run("Old.").font.strike = True
    table.cell(3, 1).paragraphs[0].add_run("New.")
    table.cell(3, 2).paragraphs[0].add_run("Gone").font.strike = True
    page = read(saved(document))
    (found,) = page.tables
    assert found.headers == 2
    assert [(c.row, c.column, c.rows, c.columns, c.text, c.struck) for c in found.cells] == [
        (0, 0, 2, 1, "№", False),
        (0, 1, 2, 1, "Measure", False),
        (0, 2, 1, 2, "Sides", False),
        (1, 2, 1, 1, "A", False),
        (1, 3, 1, 1, "B", False),
        (2, 0, 1, 4, "Section", False),
        (3, 0, 1, 1, "1", False),
        (3, 1, 1, 1, "New.", False),
        (3, 2, 1, 1, "Gone", True),
        (3, 3, 1, 1, "", False),
    ]


def test_a_header_that_stands_again_is_left_out() -> None:
    """In one table, and in the next where only empty paragraphs stand between them."""
    document = Document()
    for rows in ([["N", "What"], ["1", "a"], ["N", "What"], ["2", "b"]], [["N", "What"], ["3", "c"]]):
        table = document.add_table(len(rows), 2)
        for row, words in zip(table.rows, rows, strict=True):
            row.cells[0].text, row.cells[1].text = words
        document.add_paragraph("")
    page = read(saved(document))
    assert [grid(table) for table in page.tables] == [[["N", "What"], ["1", "a"], ["2", "b"], ["3", "c"]]]


def test_a_table_in_a_cell_is_words_of_that_cell() -> None:
    """Line by line."""
    document = Document()
    outer = document.add_table(2, 2)
    outer.cell(0, 0).text, outer.cell(0, 1).text, outer.cell(1, 0).text = "a", "b", "c"
    inner = outer.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "d", "e"
    assert grid(read(saved(document)).tables[0]) == [["a", "b"], ["c", "d\ne"]]


def test_a_frame_is_read_as_paragraphs() -> None:
    """A table of one row, in which two versions of a text stand side by side."""
    page = read(with_table([["The first text.", "The second text."]]))
    assert page.tables == ()
    assert lines(page) == ["The first text.", "The second text."]


def test_notes_are_read_after_the_text() -> None:
    """Only those that are cited."""
    body = "<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>" + said("More.")
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="1">{said("uncited")}</w:footnote><w:footnote w:id="2">{said("A note.")}</w:footnote>'
        "</w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="n" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    document = with_body(body, word_footnotes=notes, **{"word__rels_document.xml.rels": ""})
    assert lines(read(with_related(document, related))) == ["Words", "More.", "A note."]


def with_related(document: bytes, related: str) -> bytes:
    """A document that names its parts anew."""
    from tests.reading.formats.words import changed

    return changed(document, {"word/_rels/document.xml.rels": related})


def test_what_a_document_names_outside_is_not_fetched() -> None:
    """A template and a picture of another machine, and the document's own text without them."""
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="t" Type="x/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/>'
        '<Relationship Id="f" Type="x/footnotes" Target="http://example.org/notes.xml" TargetMode="External"/>'
        "</Relationships>"
    )
    assert lines(read(with_related(with_body(said("Words.")), related))) == ["Words."]


@given(tables())
def test_a_table_comes_back_as_it_was_written(rows: list[list[str]]) -> None:
    """Every cell in its row and column."""
    assert [grid(table) for table in read(with_table(rows)).tables] == [rows]


@given(st.lists(st.text("abc я, .", max_size=20), min_size=1, max_size=8))
def test_paragraphs_come_back_as_they_were_written(words: list[str]) -> None:
    """Without the white space around them."""
    document = Document()
    for one in ["Words.", *words]:
        document.add_paragraph(one)
    assert lines(read(saved(document))) == list(filter(None, (" ".join(one.split()) for one in ["Words.", *words])))
