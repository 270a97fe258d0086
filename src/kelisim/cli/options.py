"""Options that several commands share, and the opening of a node for a command."""

import datetime
import os
import re
from pathlib import Path
from typing import Annotated

import typer

from kelisim.node.home import VARIABLE

DEMONSTRATION = Path("kelisim-demo")
"""Where `kelisim demo` builds unless told otherwise."""

Home = Annotated[
    Path | None,
    typer.Option(
        "--home", help=f"The folder of the node; otherwise ${VARIABLE}, ./{DEMONSTRATION} or ~/.local/share/kelisim."
    ),
]
As = Annotated[str, typer.Option("--as", metavar="PARTY", help="The Party to sign for.")]
InRegister = Annotated[
    str | None, typer.Option("--register", metavar="R", help="The register, by its short name or its id.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Note = Annotated[str | None, typer.Option("--note", help="A note to sign with it, in English.")]

Part = Annotated[
    Path | None,
    typer.Option(
        "--part",
        metavar="FILE",
        help="Where some of the root keys that sign together are elsewhere: write the act there, signed in part, for "
        "`kelisim cosign`.",
    ),
]
Private = Annotated[bool, typer.Option("--private", help="Keep it from the public pages.")]


def day_asked(on: str | None) -> datetime.date:
    """The day that `--on` names; today where it is left out.

    Raises:
        MalformedError: it is no day of the calendar, such as a month.
    """
    from kelisim.model.decode import MalformedError

    if on is None:
        return datetime.datetime.now(datetime.UTC).date()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", on):
            return datetime.date.fromisoformat(on)
    except ValueError:
        pass
    raise MalformedError(f"{on!r} is not a day", where="--on", expected="a day such as 2021-04-30")


def open_home(home: Path | None, *, create: bool = False, pages: bool = False) -> Path:
    """Make this process the node in a folder; Django is loaded only now, so that other commands start fast.

    With `pages` it has what the pages need besides: newsroom, search and alerts, which take longer to load.
    Where neither `--home` nor the environment names a folder, a demonstration in the working folder is meant.
    """
    from kelisim.node.opening import SETTINGS, open_node

    if home is None and VARIABLE not in os.environ and (DEMONSTRATION / "demonstration.json").is_file():
        home = DEMONSTRATION
    if not pages:
        return open_node(home, create=create, settings_of=SETTINGS)
    return open_node(home, create=create, settings_of="kelisim.web.settings", tell=_tell_of_tables)


def _tell_of_tables() -> None:
    """Say what is waited for: newsroom, search and alerts have two hundred migrations, which take some ten seconds."""
    typer.echo("Preparing the tables of newsroom, search and alerts. This takes some seconds, once.", err=True)


def text(words: str | None) -> dict[str, str] | None:
    """A note in English as a text by language tag."""
    return {"en": words} if words else None
