"""`kelisim read`: documents into drafts, each field with its place in the text.

1. One file is read in this process. Several, and folders with all that is in them, are read by a process for each
   processor (`cli.reading_many`), and what cannot be read is listed at the end.
2. With `--json` one file is written as one JSON object over many lines, several as JSON lines: a reading each, in
   order, then a line for each group of drafts that tell one thing.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kelisim.cli.options import Json

if TYPE_CHECKING:
    from kelisim.node.extra_reader import Endpoint


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Text, HTML, PDF, DOCX, XLSX, XLS or CSV; folders with such files; - for standard input.",
        ),
    ],
    as_json: Json = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published, such as 2021-04-30.")
    ] = None,
    endpoint: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="An extra reader with the chat interface of OpenAI, such as https://host/v1; the text is sent there. "
            "Its key is in KELISIM_ENDPOINT_KEY.",
        ),
    ] = None,
    model: Annotated[str, typer.Option(help="The model that the extra reader is asked for.")] = "",
) -> None:
    """Read documents into drafts, each field with its place in the text."""
    if published is not None:
        _check_published(published)
    extra = _endpoint(endpoint, model) if endpoint else None
    if len(files) > 1 or Path(files[0]).is_dir():
        from kelisim.cli.reading_many import read_many

        raise typer.Exit(read_many(files, as_json=as_json, published=published, endpoint=extra))
    import msgspec

    from kelisim.reading.document import read_document

    (file,) = files
    reading = read_document(_content(file), "standard input" if file == "-" else Path(file).name, published=published)
    if extra is not None:
        from kelisim.node.extra_reader import extended

        reading = extended(reading, extra)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(reading), indent=1) + b"\n")
        return
    from kelisim.cli.drafts import print_reading

    print_reading(reading)


def _endpoint(address: str, model: str) -> "Endpoint":
    from kelisim.node.extra_reader import Endpoint

    made = Endpoint(address, model, os.environ.get("KELISIM_ENDPOINT_KEY", ""))
    made.check()
    return made


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
    from kelisim.node.documents import MAX_FILE, content_of

    return sys.stdin.buffer.read(MAX_FILE + 1) if file == "-" else content_of(Path(file))
