"""Options that several commands share, and the opening of a node for a command."""

from pathlib import Path
from typing import Annotated

import typer

from kelisim.node.home import VARIABLE

Home = Annotated[
    Path | None,
    typer.Option("--home", help=f"The folder of the node; ${VARIABLE} or ~/.local/share/kelisim otherwise."),
]
As = Annotated[str, typer.Option("--as", metavar="PARTY", help="The Party to sign for.")]
InRegister = Annotated[
    str | None, typer.Option("--register", metavar="R", help="The register, by its short name or its id.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Note = Annotated[str | None, typer.Option("--note", help="A note to sign with it, in English.")]


def open_home(home: Path | None, *, create: bool = False) -> Path:
    """Make this process the node in a folder; Django is loaded only now, so that other commands start fast."""
    from kelisim.node.opening import open_node

    return open_node(home, create=create)


def text(words: str | None) -> dict[str, str] | None:
    """A note in English as a text by language tag."""
    return {"en": words} if words else None
