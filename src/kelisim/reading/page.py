"""A page as text with its paragraphs: what every other part of the reader works on.

1. In plain text a line is a paragraph, unless the text is set in short lines with empty lines between its paragraphs:
   then the line ends inside a paragraph are spaces. The text keeps its length, so every place stays where it is.
2. A line that begins with a dash, a bullet or a number in a list is an item.
"""

import re

import msgspec

from kelisim.model.draft import Address

_LINE = re.compile(r"[^\n]+")
_NO_ITEM = r"(?=[^\s|*•–—-])(?!\(?(?:\d{1,2}|[a-zа-я])[.)]\s)"
_BREAK = re.compile(rf"(?<=[^\s:.!?…»”\"|-])\n{_NO_ITEM}|(?<=[.!?…”\"])\n{_NO_ITEM}")
_ITEM = re.compile(r"\A(?:[-*•–—]|\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_FULL_LINE = range(50, 121)
"""The lengths of lines that an editor or a mail program breaks."""


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph: code points [start, end) of the page's text.

    `caption` marks the caption of a photograph, `item` one item of a list, whose mark is left out, `heading` is the
    level of a heading, from 1, or 0 for ordinary text. `address` is its place in a document that is not plain text.
    """

    start: int
    end: int
    text: str
    caption: bool = False
    item: bool = False
    heading: int = 0
    address: Address | None = None


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table: code points [start, end) of the page's text; an empty cell has start == end.

    `row` and `column` are the place of its upper left corner, from 0; `rows` and `columns` how many it spans.
    `struck` marks words that are struck through in the original.
    """

    row: int
    column: int
    start: int
    end: int
    text: str
    rows: int = 1
    columns: int = 1
    struck: bool = False
    address: Address | None = None


class Table(msgspec.Struct, frozen=True):
    """A table with its cells by row and column; each cell stands once, at its upper left corner.

    `number` counts the tables of the document from 1. `sheet` is the name of a spreadsheet's sheet. `headers` is how
    many rows the original itself marks as header, 0 where it marks none. A table that goes on over several pages is
    one table, its repeated header rows left out. `ruled` is false where columns were found from the places of words.
    """

    number: int
    cells: tuple[Cell, ...]
    headers: int = 0
    sheet: str | None = None
    ruled: bool = True


class Page(msgspec.Struct, frozen=True):
    """The text of a document, its paragraphs in order, and its tables.

    The words of a table's cells stand in `text` too, in the order of the document, and in no paragraph. `told` are
    spans that the page's own metadata stands at.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    told: dict[str, tuple[int, int]]
    tables: tuple[Table, ...] = ()


def plain_page(text: str) -> Page:
    """The page that plain text is."""
    text = _unwrapped(text)
    return Page(text, _lines_of(text), {})


def _unwrapped(text: str) -> str:
    """Rule 1."""
    blocks = [block.splitlines() for block in re.split(r"\n\s*\n", text)]
    inner = [line for lines in blocks for line in lines[:-1]]
    broken = [line for line in inner if len(line) in _FULL_LINE]
    long = sum(len(line) > _FULL_LINE.stop for lines in blocks for line in lines)
    if len(broken) < 2 or len(broken) * 3 < len(inner) * 2 or long * 4 > len(broken):
        return text
    return _BREAK.sub(" ", text)


def _lines_of(text: str) -> tuple[Paragraph, ...]:
    """The lines of a text that hold more than white space, without the white space around them."""
    found = []
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            found.append(paragraph(start, words))
    return tuple(found)


def paragraph(start: int, words: str, *, caption: bool = False, item: bool = False) -> Paragraph:
    """A paragraph with its words at a place; the mark of an item of a list is left out."""
    mark = _ITEM.match(words)
    if mark:
        start, words = start + mark.end(), words[mark.end() :]
    return Paragraph(start, start + len(words), words, caption, item=item or mark is not None)
