"""Plain text: its encoding, and tables that somebody flattened into it."""

import pytest

from kelisim.reading.errors import BinaryDocumentError, MislabelledDocumentError, ReadingError
from kelisim.reading.formats.page_of import page_of
from kelisim.reading.page import Page
from tests.reading.formats.holding import assert_holds, grid

RUSSIAN = "Стороны обсудили ход строительства моста и договорились о сроках работ на будущий год. №5, «Дорога»"
KAZAKH = "Тараптар көпір құрылысының барысын талқылап, келесі жылға арналған жұмыс мерзімі туралы уағдаласты."


def read(text: str) -> Page:
    """The page of a text, in which everything is in its place."""
    page = page_of(text.encode(), "page.txt")
    assert_holds(page)
    return page


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1251")),
        *((RUSSIAN.replace("№", "N").replace("«", '"').replace("»", '"'), name) for name in ("koi8-r", "cp866")),
        *((KAZAKH, name) for name in ("utf-8", "utf-16-le", "kz1048")),
        ("The café’s owner met the ministers in the city and they talked until the evening.", "windows-1252"),
    ],
)
def test_an_encoding_is_told(text: str, encoding: str) -> None:
    """From the letters alone."""
    assert page_of(text.encode(encoding), "page.txt").text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bytes(range(128, 256)) * 4, "cannot be told"),
        (RUSSIAN.encode().decode("windows-1251", "ignore").encode(), "wrong encoding"),
        (RUSSIAN.encode("ascii", "replace").replace(b"?", "\ufffd".encode()), "no words"),
        ((RUSSIAN + "\ufffd" * 20).encode(), "lost"),
        (b"\xff\xfeabc", "begins with"),
    ],
)
def test_a_wrong_encoding_is_refused(data: bytes, words: str) -> None:
    """With a word on what is wrong."""
    with pytest.raises(ReadingError, match=words):
        page_of(data, "page.txt")


def test_bars_make_a_table() -> None:
    """With and without bars at the edges; the text stays as it was."""
    for text in (
        "| N | What | Term |\n|---|:-:|---|\n| 1 | Bridge | 2026 |\nSection two\n| 2 | Road | |\n",
        "N | What | Term\n1 | Bridge | 2026\nSection two\n2 | Road | \n",
    ):
        page = read(f"Words before the table.\n\n{text}\nWords after it.")
        assert page.text == f"Words before the table.\n\n{text}\nWords after it."
        (table,) = page.tables
        assert grid(table) == [
            ["N", "What", "Term"],
            ["1", "Bridge", "2026"],
            ["Section two", "", ""],
            ["2", "Road", ""],
        ]
        assert table.headers == int("---" in text)
        assert [one.text for one in page.paragraphs] == ["Words before the table.", "Words after it."]


def test_tabs_make_a_table() -> None:
    """Three lines of two cells, or two of three."""
    assert [grid(table) for table in read("a\tb\nc\td\ne\tf\n").tables] == [[["a", "b"], ["c", "d"], ["e", "f"]]]
    assert [grid(table) for table in read("a\tb\tc\nd\te\tf\n").tables] == [[["a", "b", "c"], ["d", "e", "f"]]]


@pytest.mark.parametrize(
    "text",
    [
        "One line with a | stray bar in it.\nAnd another line without.\n",
        "By A Writer | 12 May 2026\n\nThe ministers met in the city.\n",
        "\tA paragraph that is set in.\n\tAnother paragraph that is set in.\n\tA third.\n",
        "First sentence; and more; of it.\nSecond one, with none.\nA third; it ends.\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    """Whatever signs stand in it."""
    assert read(text).tables == ()


def test_semicolons_on_every_line_are_separated_values() -> None:
    """Whatever the name of the file."""
    assert grid(read("N;What;Term\n1;Bridge;2026\n2;Road;2027\n").tables[0])[1] == ["1", "Bridge", "2026"]


def test_unseen_marks_are_left_out() -> None:
    """Soft hyphens, zero-width spaces, and signs that turn the direction of writing."""
    assert read("agree\u00adment of the \u202esides\u200b.").text == "agreement of the sides."


def test_plain_text_under_another_name_is_refused() -> None:
    """A name that no text has."""
    with pytest.raises(MislabelledDocumentError):
        page_of(b"Words and more words.", "plan.docx")


def test_xml_that_is_no_page_is_refused() -> None:
    """With its document type and its entities unread."""
    with pytest.raises(BinaryDocumentError, match="XML"):
        page_of(b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "a.xml")
