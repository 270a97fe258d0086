"""An old Excel workbook (BIFF) as a page."""

from typing import Any

from kelisim.reading.errors import DamagedDocumentError, EncryptedDocumentError, ReadingError
from kelisim.reading.formats.building import PageBuilder, check_cells
from kelisim.reading.formats.sheets.numbers import shown
from kelisim.reading.formats.sheets.sheet import MAX_SHEETS, Sheet, Value, add_sheet
from kelisim.reading.page import Page

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def page_of_xls(data: bytes) -> Page:
    """The page that an old workbook holds.

    Raises:
        ReadingError: the leaf says why it is not read.
    """
    # What only old workbooks need is loaded with the first of them.
    import os  # noqa: PLC0415

    import xlrd  # noqa: PLC0415

    builder = PageBuilder()
    try:
        with open(os.devnull, "w", encoding="ascii") as nowhere:  # noqa: PTH123 a device, not a file
            book = xlrd.open_workbook(
                file_contents=data, logfile=nowhere, formatting_info=True, on_demand=True, ragged_rows=True
            )
            for number in range(min(book.nsheets, MAX_SHEETS)):
                sheet = book.sheet_by_index(number)
                if sheet.visibility == 0:
                    add_sheet(builder, _sheet(book, sheet))
                book.unload_sheet(number)
    except ReadingError:
        raise
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise EncryptedDocumentError("the workbook is encrypted", expected="one without a password") from None
        raise DamagedDocumentError("the old workbook is damaged", expected="a whole file") from None
    except Exception:  # noqa: BLE001 a broken file makes the library raise anything
        raise DamagedDocumentError("the old workbook is damaged", expected="a whole file") from None
    return builder.page()


def _sheet(book: Any, sheet: Any) -> Sheet:
    values: dict[tuple[int, int], Value] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            words, struck = _shown(book, sheet, row, column)
            if words:
                values[row, column] = Value(words, struck)
        check_cells(len(values))
    return Sheet(
        sheet.name,
        values,
        [(first, last - 1, left, right - 1) for first, last, left, right in sheet.merged_cells],
        {row for row, info in sheet.rowinfo_map.items() if info.hidden},
        {column for column, info in sheet.colinfo_map.items() if info.hidden},
    )


def _shown(book: Any, sheet: Any, row: int, column: int) -> tuple[str, bool]:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind not in {_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR}:
        return "", False
    form = book.xf_list[sheet.cell_xf_index(row, column)]
    struck = bool(book.font_list[form.font_index].struck_out)
    if kind == _TEXT:
        return str(value), struck
    if kind == _BOOLEAN:
        return ("TRUE" if value else "FALSE"), struck
    if kind == _ERROR:
        return "", False
    named = book.format_map.get(form.format_key)
    return shown(value, named.format_str if named else "General", from_1904=bool(book.datemode)), struck
