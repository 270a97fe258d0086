"""Tables of milestones as CSV and XLSX: what is read is what was written.

1. CSV is UTF-8 with a byte order mark, RFC 4180, so that office programs open it; what is read may have commas,
   semicolons or tabs. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which is taken
   off again (OWASP, CSV Injection).
2. In XLSX every text is a text, never a formula; characters that XML does not allow are written as `_x000B_`
   (ECMA-376 part 1, 22.9.2.19, ST_Xstring). The first sheet is read.
3. Columns are found by their names in the first line, in any order; those of project tools in English and Russian are
   known too. Columns with other names are left alone.
4. A file is refused as a whole if it is larger than a roadmap can be, no table, or has no column of titles.
"""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kelisim.planning.errors import TableError
from kelisim.planning.table import FIXED, TITLE, Cell, Row, Table, cells_of, columns_of, read_rows

MOST_BYTES = 20 * 2**20
"""Of a file, packed."""
MOST_UNPACKED = 64 * 2**20
MOST_ROWS = 20_000
MOST_COLUMNS = 100

_ALIASES = {
    "id": "No",
    "#": "No",
    "№": "No",
    "ид.": "No",
    "task name": "Title en",
    "name": "Title en",
    "title": "Title en",
    "название задачи": "Title ru",
    "название": "Title ru",
    "атауы": "Title kk",
    "finish": "End",
    "начало": "Start",
    "окончание": "End",
    "длительность": "Duration",
    "предшественники": "Predecessors",
    "календарь": "Calendar",
}
_KNOWN = {column.lower(): column for column in FIXED} | _ALIASES
_TITLE = re.compile(r"title[ .(]+([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\)?\Z", re.IGNORECASE)
_FORMULA = re.compile(r"'*[=+\-@\t\r']")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def to_csv(rows: Sequence[Row]) -> bytes:
    """Rows as a CSV file (rule 1)."""
    out = io.StringIO(newline="")
    columns = columns_of(rows)
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_guarded(cell) for cell in cells_of(row, columns)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str | int | None) -> str | int | None:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def from_csv(content: bytes) -> Table:
    """Rows out of a CSV file.

    Raises:
        TableError: it is no table of milestones.
    """
    _check_size(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError("the file is not UTF-8", expected="CSV as UTF-8, or XLSX") from error
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise TableError("the file is no CSV table") from error
    return _table([_unguarded(cell) for cell in line] for line in lines)


def to_xlsx(rows: Sequence[Row]) -> bytes:
    """Rows as an XLSX file (rule 2)."""
    from openpyxl import Workbook  # noqa: PLC0415 only who writes a workbook needs it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 as above

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Milestones")
    sheet.freeze_panes = "A2"
    columns = columns_of(rows)

    def cell(value: str | int | None) -> Any:
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet, value=_xml(value))
        made.data_type = "s"
        return made

    sheet.append([cell(column) for column in columns])
    for row in rows:
        sheet.append([cell(value) for value in cells_of(row, columns)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def from_xlsx(content: bytes) -> Table:
    """Rows out of the first sheet of an XLSX file.

    Raises:
        TableError: it is no table of milestones.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 only who reads a workbook needs it

    _check_size(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise TableError("the workbook is larger than a roadmap can be")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        found = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
        lines = [[_from_xml(cell) for cell in line] for line in found]
    except TableError:
        raise
    # A damaged archive fails in the library in any way that it likes.
    except Exception as error:
        raise TableError("the file is no workbook that can be read", expected="XLSX") from error
    return _table(lines)


def read_table(content: bytes) -> Table:
    """Rows out of a file of either kind, told apart by how it begins.

    Raises:
        TableError: it is no table of milestones.
    """
    return from_xlsx(content) if content.startswith(b"PK") else from_csv(content)


def _xml(text: str) -> str:
    return _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _from_xml(cell: Any) -> Cell:
    if isinstance(cell, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
    return cell if cell is None or isinstance(cell, int | float | datetime.date) else str(cell)


def _check_size(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise TableError("the file is larger than a roadmap can be", expected=f"at most {MOST_BYTES} bytes")


def _table(lines: Iterable[Sequence[Cell]]) -> Table:
    """Rules 3 and 4."""
    numbered = enumerate(lines, start=1)
    heading = next(((line, cells) for line, cells in numbered if any(map(_filled, cells))), None)
    if heading is None:
        raise TableError("the file is empty")
    columns = [_column(cell) for cell in heading[1][:MOST_COLUMNS]]
    if not any(column.startswith(TITLE) for column in columns if column):
        raise TableError("no column has titles", where=f"line {heading[0]}", expected="a column `Title en`")
    rows = list(_rows(numbered, columns))
    if len(rows) > MOST_ROWS:
        raise TableError("the file has more rows than a roadmap can have", expected=f"at most {MOST_ROWS}")
    return read_rows(rows)


def _rows(
    numbered: Iterable[tuple[int, Sequence[Cell]]], columns: Sequence[str | None]
) -> Iterator[tuple[int, Mapping[str, Cell]]]:
    for line, cells in numbered:
        if any(map(_filled, cells)):
            pairs = zip(columns, (*cells, *[None] * len(columns)), strict=False)
            yield line, {column: cell for column, cell in pairs if column}


def _filled(cell: Cell) -> bool:
    return cell is not None and bool(str(cell).strip())


def _column(cell: Cell) -> str | None:
    name = str(cell or "").strip()
    if titled := _TITLE.match(name):
        return f"{TITLE}{titled[1]}"
    return _KNOWN.get(name.lower())
