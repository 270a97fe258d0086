"""A file of figures, whatever its format: by a column map, by the layout that is said, or by the one it shows.

1. XML and JSON are SDMX messages, an archive is a workbook, everything else is text with separators; each is a table.
2. Without a map the layout of the table is what is said, or what its header shows. With both, the map reads the table
   as the layout names its columns.
3. A file packed by gzip is unpacked first, to no more than a file may have.
"""

import zlib
from typing import Literal, get_args

from kelisim.figures.readers import layouts
from kelisim.figures.readers.across import long_of_across
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.errors import DamagedFileError, TooLargeFileError, UnknownLayoutError
from kelisim.figures.readers.found import Figures
from kelisim.figures.readers.mapped import MappedReader
from kelisim.figures.readers.separated import table_of_separated
from kelisim.figures.readers.table import MAX_BYTES, Table

Layout = Literal["comtrade", "eurostat", "sdmx", "kelisim"]

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


def read_figures(
    data: bytes, name: str = "", *, columns: ColumnMap | None = None, layout: str | None = None
) -> Figures:
    """What a file of figures gives.

    Args:
        data: the file.
        name: how it is called; used in errors alone.
        columns: the map by which its table is read.
        layout: one of `Layout`; known from the file otherwise.

    Raises:
        FigureFileError: the leaf says why the file is not read at all.
    """
    if layout is not None and layout not in get_args(Layout):
        raise UnknownLayoutError(f"the layout {layout!r} is not known", expected=", ".join(get_args(Layout)))
    if len(data) > MAX_BYTES:
        raise TooLargeFileError(f"the file has {len(data):,} bytes", where=name, expected=f"at most {MAX_BYTES:,}")
    if data.startswith(_GZIP):
        data = unpacked(data)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start in {b"<", b"{"} or data.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        from kelisim.figures.readers.sdmx_messages import table_of_message  # noqa: PLC0415 sdmx1 is heavy

        table = table_of_message(data)
    else:
        table = _table(data, columns)
    if columns is None or layout is not None:
        known = layouts.plain_table(table, layout)
        if known is None:
            shown = ", ".join(one for one in table.header[:12] if one)
            raise UnknownLayoutError(
                f"the columns {shown} are of no known layout", where=name, expected="--map, or another --layout"
            )
        table = known[0]
        columns = columns or known[1]
    if columns.across:
        table, columns = long_of_across(table, columns)
    return MappedReader(table, columns).figures()


def _table(data: bytes, columns: ColumnMap | None) -> Table:
    if data.startswith(_ZIP):
        from kelisim.figures.readers.workbook import table_of_workbook  # noqa: PLC0415 openpyxl is heavy

        sheet, header = (columns.sheet, columns.header) if columns else (None, 1)
        return table_of_workbook(data, sheet=sheet, header=header)
    if columns is None:
        return table_of_separated(data, fallback="latin-1")
    return table_of_separated(data, encoding=columns.encoding, separator=columns.separator, header=columns.header)


def unpacked(data: bytes) -> bytes:
    """The content of a file packed by gzip (rule 3).

    Raises:
        TooLargeFileError: it is larger than a file may be.
        DamagedFileError: it is cut off or damaged.
    """
    unpacker = zlib.decompressobj(wbits=31)
    try:
        whole = unpacker.decompress(data, MAX_BYTES + 1)
    except zlib.error:
        raise DamagedFileError("the packed file is damaged", expected="a whole gzip file") from None
    if len(whole) > MAX_BYTES:
        raise TooLargeFileError("the file unpacks to too many bytes", expected=f"at most {MAX_BYTES:,}")
    if not unpacker.eof:
        raise DamagedFileError("the packed file is cut off", expected="a whole gzip file")
    return whole
