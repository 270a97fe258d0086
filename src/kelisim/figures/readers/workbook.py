"""A sheet of an XLSX workbook as a table.

1. What the archive says that it unpacks to is looked at before a byte is unpacked; no part may declare a document type.
2. The sheet is the one that the map names, or the first that is shown. Rows beyond the caps of a table are refused.
3. A formula gives the value that the file keeps for it; nothing is reckoned and no macro runs. One without a kept value
   is a problem of its row, and so is a cell that shows an error.
4. A number is written with the 15 digits that a spreadsheet has; a date as its day.
"""

import datetime
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from kelisim.figures.readers import cells
from kelisim.figures.readers.errors import (
    DamagedFileError,
    FigureFileError,
    NoColumnError,
    TooLargeFileError,
    UnpackedFileError,
)
from kelisim.figures.readers.found import BadCellError
from kelisim.figures.readers.markup import refuse_declarations
from kelisim.figures.readers.table import MAX_ROWS, Broken, Table

MAX_MEMBERS = 2_000
MAX_UNPACKED = 128 * 1_048_576
MAX_RATIO = 200
MAX_CELLS = 10_000_000
"""Cells, those that are empty before the last of a row included."""
_SMALL = 4 * 1_048_576
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})


def table_of_workbook(data: bytes, *, sheet: str | None = None, header: int = 1) -> Table:
    """The table that a sheet of a workbook holds.

    Args:
        data: the file.
        sheet: the name of the sheet; the first one that is shown without it.
        header: the row, from 1, in which the names of the columns stand.

    Raises:
        FigureFileError: the leaf says why it is not read.
    """
    _check(data)
    kept = _sheet(data, sheet, values=True)
    formulas = _sheet(data, sheet, values=False) if _has_formulas(data) else None
    rows = _rows(kept, formulas)
    for number, said in rows:
        if number >= header:
            across = max((place for place, one in enumerate(said, start=1) if one.strip()), default=0)
            return Table(said[:across], rows)
    raise DamagedFileError("the sheet holds no table", expected="a row with the names of the columns, and rows")


def _check(data: bytes) -> None:
    """Rule 1."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            if len(members) > MAX_MEMBERS:
                raise UnpackedFileError(
                    f"the archive has {len(members):,} members", expected=f"at most {MAX_MEMBERS:,}"
                )
            if unpacked > MAX_UNPACKED or unpacked > max(_SMALL, MAX_RATIO * len(data)):
                raise UnpackedFileError(
                    f"the archive unpacks to {unpacked:,} bytes",
                    expected=f"at most {MAX_UNPACKED:,}, and {MAX_RATIO} times its own size",
                )
            if any(member.flag_bits & 1 for member in members):
                raise DamagedFileError("the workbook is encrypted", expected="one without a password")
            for member in members:
                if member.filename.endswith((".xml", ".rels", ".vml")):
                    with archive.open(member) as part:
                        refuse_declarations(part, member.filename)
    except FigureFileError:
        raise
    except _BROKEN:
        raise DamagedFileError("the workbook is cut off or damaged", expected="a whole file") from None


def _has_formulas(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            return any(_is_in(archive, name, b"<f") for name in sheets)
    except _BROKEN:
        raise DamagedFileError("a sheet of the workbook is damaged", expected="a whole file") from None


def _is_in(archive: zipfile.ZipFile, name: str, wanted: bytes) -> bool:
    with archive.open(name) as part:
        before = b""
        while piece := part.read(1_048_576):
            if wanted in before + piece:
                return True
            before = piece[1 - len(wanted) :]
    return False


def _sheet(data: bytes, name: str | None, *, values: bool) -> Any:
    import warnings  # noqa: PLC0415 needed here alone

    from openpyxl import load_workbook  # noqa: PLC0415 heavy, and needed for workbooks alone

    try:
        with warnings.catch_warnings():
            # It warns of styles and rules that it does not know, which no figure depends on.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except Exception:  # noqa: BLE001 a damaged workbook ends in any error that its parts can cause
        raise DamagedFileError("the workbook cannot be taken apart", expected="a whole XLSX file") from None
    shown = [one for one in book.worksheets if one.sheet_state == "visible" or one.title == name]
    found = next((one for one in shown if name is None or one.title == name), None)
    if found is None:
        raise NoColumnError(
            f"the workbook has no sheet {name!r}", expected=f"one of: {', '.join(one.title for one in shown)}"
        )
    found.reset_dimensions()
    return found


def _rows(kept: Any, formulas: Any) -> Iterator[tuple[int, Sequence[str]]]:
    cells_read = 0
    try:
        others = formulas.iter_rows(values_only=True) if formulas is not None else ()
        for number, (values, said) in enumerate(
            zip_longest(kept.iter_rows(values_only=True), others, fillvalue=()), start=1
        ):
            cells_read += len(values)
            if number > MAX_ROWS or cells_read > MAX_CELLS:
                raise TooLargeFileError(
                    f"the sheet has more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells", expected="a columnar file"
                )
            yield number, [_cell(value, formula) for value, formula in zip_longest(values, said)]
    except FigureFileError:
        raise
    except Exception:  # noqa: BLE001 as in `_sheet`
        raise DamagedFileError("the sheet cannot be taken apart", expected="a whole XLSX file") from None


def _cell(value: Any, formula: Any) -> str:
    """What a cell says (rules 3 and 4)."""
    if value is None:
        # Without a kept value a formula is a text that begins with `=`, or an object where it is one of several cells.
        if formula is None or formula == "":
            return ""
        bad = BadCellError("formula", "the file keeps no value for this formula:", "a workbook saved by a program")
        return Broken.of(formula if isinstance(formula, str) else "=", bad)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        try:
            return cells.number(repr(value), of_float=True)
        except BadCellError as bad:
            return Broken.of(repr(value), bad)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    said = str(value)
    if said in _ERRORS:
        return Broken.of(said, BadCellError("formula", "the cell shows an error:", "a value"))
    return said
