"""An XLSX workbook as a page, its sheets read as a stream.

1. A formula shows the value that the file keeps for it; nothing is reckoned, and no macro runs.
2. Words of a cell that are struck through are left out, unless all are.
"""

from collections.abc import Sequence

import msgspec
from lxml import etree

from kelisim.reading.errors import DamagedDocumentError
from kelisim.reading.formats.archive import Archive
from kelisim.reading.formats.building import PageBuilder, check_cells
from kelisim.reading.formats.ooxml import R, S, is_on, main_part, related
from kelisim.reading.formats.sheets.numbers import BUILT_IN, shown
from kelisim.reading.formats.sheets.sheet import MAX_SHEETS, Sheet, Value, add_sheet
from kelisim.reading.page import Page

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
_NOTHING = Value("")


class _Form(msgspec.Struct, frozen=True):
    number: str = "General"
    struck: bool = False


def page_of_xlsx(data: bytes) -> Page:
    """The page that a workbook holds.

    Raises:
        ReadingError: the leaf says why it is not read.
    """
    archive = Archive(data)
    part = main_part(archive, "xl/workbook.xml")
    root = archive.tree(part)
    if root is None:
        raise DamagedDocumentError("the workbook has no list of sheets", where=part, expected="a whole file")
    named = list(related(archive, part))
    parts = {kind: path for _, kind, path in named}
    paths = {name: path for name, _, path in named}
    workbook = root.find(f"{S}workbookPr")
    book = _Book(
        archive,
        _strings(archive, parts.get("sharedStrings")),
        _forms(archive, parts.get("styles")),
        from_1904=workbook is not None and workbook.get("date1904") in {"1", "true"},
    )
    builder = PageBuilder()
    for one in list(root.iter(f"{S}sheet"))[:MAX_SHEETS]:
        path = paths.get(one.get(f"{R}id") or "")
        if path is not None and one.get("state", "visible") == "visible":
            add_sheet(builder, book.sheet(one.get("name") or "", path))
    return builder.page()


def _strings(archive: Archive, part: str | None) -> list[Value]:
    if part is None:
        return []
    return [_rich(one) for one in archive.elements(part, f"{S}si")]


def _rich(holder: etree._Element) -> Value:
    """Words with runs of their own format; what says how they are pronounced is left out."""
    pieces: list[tuple[str, bool]] = []
    for one in holder:
        if one.tag == f"{S}t":
            pieces.append((one.text or "", False))
        elif one.tag == f"{S}r":
            text = one.find(f"{S}t")
            struck = is_on(one.find(f"{S}rPr/{S}strike"), "val")
            pieces.append((text.text or "" if text is not None else "", struck))
    told = [(words, struck) for words, struck in pieces if words.strip()]
    every = bool(told) and all(struck for _, struck in told)
    return Value(_unescaped("".join(words for words, struck in pieces if every or not struck)), every)


def _unescaped(words: str) -> str:
    return words.replace("_x000D_", "\n").replace("_x000a_", "\n").replace("_x000A_", "\n") if "_x" in words else words


def _forms(archive: Archive, part: str | None) -> list[_Form]:
    root = archive.tree(part) if part else None
    if root is None:
        return []
    own = {one.get("numFmtId"): one.get("formatCode") or "General" for one in root.iter(f"{S}numFmt")}
    fonts = root.find(f"{S}fonts")
    struck = [is_on(font.find(f"{S}strike"), "val") for font in fonts] if fonts is not None else []
    forms = root.find(f"{S}cellXfs")
    return [_form(one, own, struck) for one in forms] if forms is not None else []


def _form(one: etree._Element, own: dict[str | None, str], struck: Sequence[bool]) -> _Form:
    number, font = one.get("numFmtId") or "0", _whole(one.get("fontId"))
    return _Form(
        own.get(number) or BUILT_IN.get(_whole(number) or 0, "General"),
        font is not None and font < len(struck) and struck[font],
    )


class _Book:
    def __init__(self, archive: Archive, strings: list[Value], forms: list[_Form], *, from_1904: bool) -> None:
        self._archive = archive
        self._strings = strings
        self._forms = forms
        self._from_1904 = from_1904

    def sheet(self, name: str, path: str) -> Sheet:
        """Read one sheet."""
        values: dict[tuple[int, int], Value] = {}
        merged: list[tuple[int, int, int, int]] = []
        hidden_rows: set[int] = set()
        hidden_columns: set[int] = set()
        row = -1
        for element in self._archive.elements(path, f"{S}row", f"{S}mergeCell", f"{S}col"):
            if element.tag == f"{S}row":
                row = (_whole(element.get("r")) or row + 2) - 1
                if not 0 <= row < MAX_ROW:
                    raise DamagedDocumentError(
                        "a row has a number that no sheet has", where=path, expected="a whole file"
                    )
                if is_on(element, "hidden") and element.get("hidden"):
                    hidden_rows.add(row)
                self._row(element, row, values)
                check_cells(len(values))
            elif element.tag == f"{S}mergeCell":
                merged += _range(element.get("ref") or "")
                check_cells(len(merged))
            elif element.get("hidden") in {"1", "true"}:
                first, last = _whole(element.get("min")) or 1, _whole(element.get("max")) or 1
                hidden_columns.update(range(first - 1, min(last, MAX_COLUMN)))
        return Sheet(name, values, merged, hidden_rows, hidden_columns)

    def _row(self, element: etree._Element, row: int, values: dict[tuple[int, int], Value]) -> None:
        column = -1
        for cell in element.iterchildren(f"{S}c"):
            at = _place(cell.get("r") or "")
            column = at[1] if at else column + 1
            value = self._value(cell)
            if value.words and column < MAX_COLUMN:
                values[row, column] = value

    def _value(self, cell: etree._Element) -> Value:
        kind, style = cell.get("t") or "n", _whole(cell.get("s")) or 0
        form = self._forms[style] if style < len(self._forms) else _Form()
        if kind == "inlineStr":
            inner = cell.find(f"{S}is")
            value = _rich(inner) if inner is not None else _NOTHING
        else:
            said = cell.findtext(f"{S}v") or ""
            if kind == "s":
                index = _whole(said)
                value = self._strings[index] if index is not None and index < len(self._strings) else _NOTHING
            elif kind == "n":
                value = Value(self._number(said, form.number))
            elif kind == "b":
                value = Value("TRUE" if said == "1" else "FALSE" if said else "")
            elif kind == "d":
                value = Value(said.removesuffix("T00:00:00"))
            else:
                value = Value(_unescaped(said))
        return Value(value.words, struck=True) if form.struck and value.words else value

    def _number(self, said: str, form: str) -> str:
        if not said:
            return ""
        try:
            return shown(float(said), form, from_1904=self._from_1904)
        except (ValueError, OverflowError):
            return said


def _whole(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() and said.isascii() and len(said) < 10 else None


def _range(said: str) -> list[tuple[int, int, int, int]]:
    first, _, last = said.partition(":")
    start, end = _place(first), _place(last)
    return [(start[0], end[0], start[1], end[1])] if start and end and start <= end else []


def _place(said: str) -> tuple[int, int] | None:
    """Row and column of a reference such as `B5`, from 0."""
    letters = said.rstrip("0123456789")
    digits = said[len(letters) :]
    if not (0 < len(letters) < 4 and letters.isascii() and letters.isalpha() and 0 < len(digits) < 8):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return (int(digits) - 1, column - 1) if int(digits) else None
