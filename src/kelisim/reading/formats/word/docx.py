"""A Word document as a page.

1. Paragraphs, headings and lists in order; notes at the foot of a page or at the end after the last paragraph.
2. Headers and footers of the printed page are no part of the text.
3. Tables keep merged cells and the rows that Word repeats on every page; a table inside a cell is words of that cell; a
   table that is only a frame is read as paragraphs. Tables with the same header and nothing between them are one.
4. A paragraph whose end a tracked change takes out goes on in the next.
"""

from collections.abc import Iterator

from lxml import etree

from kelisim.reading.errors import DamagedDocumentError
from kelisim.reading.formats.archive import Archive
from kelisim.reading.formats.building import PageBuilder
from kelisim.reading.formats.ooxml import MC, W, child, main_part, related
from kelisim.reading.formats.word.runs import Said, said_in
from kelisim.reading.formats.word.styles import PLAIN, Lists, Style, Styles, number_of, outline
from kelisim.reading.formats.word.tables import Joined, table_of
from kelisim.reading.page import Page

MAX_NESTING = 12
"""Tables inside tables, and boxes inside boxes; what is deeper is not read."""
_HOLDERS = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")})
_PARAGRAPH, _TABLE, _CELL = f"{W}p", f"{W}tbl", f"{W}tc"
_BLOCKS = frozenset({_PARAGRAPH, _TABLE})
_PROPERTIES, _STYLE = f"{W}pPr", f"{W}pStyle"


def page_of_docx(data: bytes) -> Page:
    """The page that a Word document holds.

    Raises:
        ReadingError: the leaf says why it is not read.
    """
    archive = Archive(data)
    part = main_part(archive, "word/document.xml")
    root = archive.tree(part)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DamagedDocumentError("the Word document has no body", where=part, expected="a whole file")
    parts = {kind: path for _, kind, path in related(archive, part)}
    reader = _Reader(archive, parts)
    reader.blocks(body)
    reader.end()
    return reader.builder.page()


class _Reader:
    """Goes through a document once, in order, because its lists count on."""

    def __init__(self, archive: Archive, parts: dict[str, str]) -> None:
        self.builder = PageBuilder()
        self._styles = Styles(archive, parts.get("styles"))
        self._lists = Lists(archive, parts.get("numbering"))
        self._notes = {kind: _notes(archive, parts.get(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self._cited: list[tuple[str, str]] = []
        self._open = ""
        self._joined = Joined()

    def blocks(self, holder: etree._Element) -> None:
        """Read what stands in the body of the document, in order."""
        for element in blocks_in(holder):
            if element.tag == _PARAGRAPH:
                self._paragraph(element)
            else:
                table = table_of(element, self._cell)
                if table.frame:
                    self._close_table()
                    for words in table.prose():
                        self.builder.add(words)
                elif not self._joined.takes(table):
                    self._close_table()
                    self._joined.begin(table)

    def end(self) -> None:
        """The notes, after everything else."""
        self._close_table()
        for kind, name in dict.fromkeys(self._cited):
            for element in blocks_in(self._notes[kind][name]) if name in self._notes[kind] else ():
                if element.tag == _PARAGRAPH:
                    words, _, _ = self._words(element)
                    self.builder.add(words)

    def _close_table(self) -> None:
        if self._joined.cells:
            self.builder.add_table(self._joined.cells, headers=self._joined.headers)
        self._joined = Joined()

    def _paragraph(self, element: etree._Element) -> None:
        words, said, style = self._words(element)
        words, self._open = self._open + words, ""
        if _end_is_gone(element):
            self._open = words + " "
            return
        if words.strip():
            self._close_table()
        if not said.struck:
            properties = element.find(f"{W}pPr")
            heading = outline(properties) or style.heading
            self.builder.add(words, heading=heading if len(words) < 500 else 0, caption=_is_caption(properties))
        for box in said.boxes[:MAX_NESTING]:
            for one in blocks_in(box):
                inner = self._words(one)[0] if one.tag == _PARAGRAPH else ""
                if inner.strip():
                    self._close_table()
                    self.builder.add(inner)

    def _words(self, element: etree._Element) -> tuple[str, Said, Style]:
        """The words of a paragraph with the number before them, and its style."""
        properties = child(element, _PROPERTIES)
        style = self._styles.named(child(properties, _STYLE)) if properties is not None else PLAIN
        said = said_in(element, self._styles, style)
        if said.notes:
            self._cited += said.notes
        words = said.words
        number = (number_of(properties) if properties is not None else None) or style.number
        # An empty paragraph of a table's numbered column shows its number; elsewhere Word's users leave them behind.
        label = self._lists.next(*number) if number else ""
        return label + words, said, style

    def _cell(self, cell: etree._Element) -> tuple[str, bool]:
        """The words of a cell, and whether all of them are struck; a table inside it is words too."""
        found: list[tuple[str, bool]] = []
        stack: list[tuple[etree._Element, int]] = [(one, 1) for one in reversed(list(blocks_in(cell)))]
        while stack:
            element, depth = stack.pop()
            if element.tag == _PARAGRAPH:
                words, said, _ = self._words(element)
                found.append((words, said.struck))
                if said.boxes and depth < MAX_NESTING:
                    inner = [one for box in said.boxes for one in blocks_in(box)]
                    stack.extend((one, depth + 1) for one in reversed(inner))
            elif depth < MAX_NESTING:
                if element.tag == _TABLE:
                    held = [one for one in element.iter(_CELL) if _table_above(one) is element]
                else:
                    held = list(blocks_in(element))
                stack.extend((one, depth + 1) for one in reversed(held))
        if len(found) == 1:
            return found[0]
        told = [(words, struck) for words, struck in found if words.strip()]
        every = bool(told) and all(struck for _, struck in told)
        return "\n".join(words for words, struck in told if every or not struck), every


def blocks_in(holder: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a holder, also where a control or a tracked insertion stands around them."""
    stack = list(reversed(holder))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _BLOCKS:
            yield element
        elif tag in _HOLDERS:
            stack.extend(reversed(element))
        elif tag == f"{MC}AlternateContent":
            stack.extend(reversed(element.find(f"{MC}Choice", None) or ()))


def _table_above(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{W}tbl"), None)


def _end_is_gone(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _is_caption(properties: etree._Element | None) -> bool:
    named = properties.find(f"{W}pStyle") if properties is not None else None
    return named is not None and (named.get(f"{W}val") or "").lower() == "caption"


def _notes(archive: Archive, part: str | None, kind: str) -> dict[str, etree._Element]:
    root = archive.tree(part) if part else None
    return {one.get(f"{W}id") or "": one for one in root.iter(f"{W}{kind}")} if root is not None else {}
