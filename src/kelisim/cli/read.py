"""`kelisim read`: a document into drafts, each field with its place in the text."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kelisim.cli.options import Json


def read(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Plain text or HTML; - for standard input.")],
    as_json: Json = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published, such as 2021-04-30.")
    ] = None,
) -> None:
    """Read a document into drafts, each field with its place in the text."""
    import msgspec

    from kelisim.reading.document import read_document

    if published is not None:
        _check_published(published)
    reading = read_document(_content(file), "standard input" if file == "-" else Path(file).name, published=published)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(reading), indent=1) + b"\n")
        return
    from kelisim.cli.drafts import print_reading

    print_reading(reading)


def _check_published(date: str) -> None:
    from kelisim.model.dates import PartialDate, check_date
    from kelisim.model.decode import MalformedError, convert

    try:
        convert(date, PartialDate)
        check_date(date)
    except (MalformedError, ValueError):
        raise MalformedError(
            f"{date!r} is not a date", where="--published", expected="a date such as 2021-04-30"
        ) from None


def _content(file: str) -> bytes:
    """The bytes of a file, or of standard input; never more than one byte above the cap.

    Raises:
        UnreadableFileError: the file is missing or cannot be opened.
    """
    from kelisim.reading.formats.decoding import MAX_BYTES
    from kelisim.reading.errors import UnreadableFileError

    if file == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(file)
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFileError("this is not a file", where=file, expected="plain text or HTML")
        with path.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(f"the file cannot be read: {error.strerror}", where=file) from None
