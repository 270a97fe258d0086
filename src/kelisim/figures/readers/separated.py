"""CSV and its kin as a table (RFC 4180, and what offices make of it).

1. A byte order mark decides the encoding; then what the map says; then UTF-8. Other encodings are not guessed, because
   a wrong guess would sign wrong names.
2. The separator is what the map says, or a tab where the header row has one, or the one of comma, semicolon and bar
   that it has most of.
3. A row that cannot be parted is a problem of that row.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from kelisim.figures.readers.errors import DamagedFileError, FileEncodingError, TooLargeFileError
from kelisim.figures.readers.found import BadCellError
from kelisim.figures.readers.table import MAX_BYTES, MAX_ROWS, Broken, Table

ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
    "iso-8859-1": "latin-1",
    "iso-8859-5": "iso8859-5",
    "koi8-r": "koi8-r",
    "kz-1048": "kz1048",
    "ibm866": "cp866",
}
"""Encodings that a map may name (IANA), as Python names them."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = ",;|"
_CHUNK = 1_048_576


def table_of_separated(
    data: bytes, *, encoding: str | None = None, separator: str | None = None, header: int = 1, fallback: str = ""
) -> Table:
    """The table that a CSV file holds.

    Args:
        data: the file.
        encoding: one of `ENCODINGS`.
        separator: what parts the cells.
        header: the row, from 1, in which the names of the columns stand.
        fallback: the encoding of what is not UTF-8, where only ASCII counts.

    Raises:
        FigureFileError: the leaf says why it is not read.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeFileError(f"the file has {len(data):,} bytes", expected=f"at most {MAX_BYTES:,}")
    name = _encoding(data, encoding, fallback)
    rows = _rows(data, name, separator, header)
    for number, cells in rows:
        if number >= header and any(map(str.strip, cells)):
            return Table(cells, rows)
    raise DamagedFileError("the file holds no table", expected="a row with the names of the columns, and rows")


def _encoding(data: bytes, said: str | None, fallback: str) -> str:
    """Rule 1."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    if said is not None:
        if said.lower() not in ENCODINGS:
            raise FileEncodingError(f"the encoding {said!r} is not known", expected=", ".join(ENCODINGS))
        return ENCODINGS[said.lower()]
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK], final=start + _CHUNK >= len(data))
    except UnicodeDecodeError:
        if fallback:
            return fallback
        raise FileEncodingError(
            "the file is not in UTF-8", expected=f"`encoding` in the map, one of: {', '.join(ENCODINGS)}"
        ) from None
    return "utf-8"


def _separator(first: str) -> str:
    """Rule 2."""
    return "\t" if "\t" in first else max(_SEPARATORS, key=first.count)


def _rows(data: bytes, encoding: str, separator: str | None, header: int) -> Iterator[tuple[int, Sequence[str]]]:
    stream = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
    try:
        first = ""
        for number in range(1, MAX_ROWS):
            first = stream.readline(_CHUNK)
            if not first or (number >= header and first.strip()):
                break
        stream.seek(0)
        reader = csv.reader(stream, delimiter=separator or _separator(first))
        number = 0
        while True:
            number = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                bad = BadCellError("row", f"the row cannot be parted: {error}", "a row of a CSV file")
                cells = [Broken.of("?", bad)]
            yield number, cells
    except UnicodeError:
        raise FileEncodingError(
            "the file is not in the encoding that it is said to be in", expected=", ".join(ENCODINGS)
        ) from None
