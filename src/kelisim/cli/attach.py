"""`kelisim attach`: a file into the node, to be referred to by an act."""

from pathlib import Path
from typing import Annotated

import typer

from kelisim.cli.options import Home, open_home


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(attach)


def attach(
    file: Annotated[Path, typer.Argument(help="The file: a text, a proof, a photograph, a set of figures.")],
    media_type: Annotated[
        str | None, typer.Option("--media-type", help="Its media type; by its name unless given.")
    ] = None,
    home: Home = None,
) -> None:
    """Keep a file beside the acts, and print the reference that goes into an entry or a report."""
    import mimetypes

    from kelisim.acts.bundle import MAX_ATTACHMENT
    from kelisim.model.decode import MalformedError, convert, plain
    from kelisim.model.reference import Attachment

    try:
        size = file.stat().st_size
        readable = file.is_file()
    except OSError as error:
        raise MalformedError(f"the file cannot be read: {error.strerror}", where=str(file)) from None
    if not readable:
        raise MalformedError("this is not a file", where=str(file))
    if size > MAX_ATTACHMENT:
        raise MalformedError("the file is too large", where=str(file), expected=f"at most {MAX_ATTACHMENT} bytes")
    guessed = media_type or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    said = {"sha256": "0" * 64, "name": file.name, "media_type": guessed, "size": size}
    convert(said, Attachment)
    folder = open_home(home)
    from kelisim.cli.looking import echo_json
    from kelisim.node import attachments

    try:
        said["sha256"] = attachments.keep(folder, attachments.pieces_of(file))
    except OSError as error:
        raise MalformedError(f"the file cannot be kept: {error.strerror}", where=str(file)) from None
    kept: Attachment = convert(said, Attachment)
    echo_json(plain(kept))
