"""Options that several commands share, and the opening of a node for a command."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kelisim.node.errors import NodeError
from kelisim.node.home import VARIABLE, home_folder, make_home

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
    """Make this process the node in a folder.

    Args:
        home: the folder, or None for the one that the environment names.
        create: whether to make a node where there is none.

    Raises:
        NodeError: there is no node in the folder and none is to be made; nothing is written.
    """
    folder = (home or home_folder()).absolute()
    if not (folder / "register.sqlite3").exists():
        if not create:
            raise NodeError(
                "there is no node here", where=str(folder), expected="--home DIR, or `kelisim key new` to begin one"
            )
        make_home(folder)
    os.environ[VARIABLE] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kelisim.node.settings"
    start_django()
    return folder


def start_django() -> None:
    """Set Django up for the node and bring its tables to this version."""
    import django
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from kelisim.node.errors import DamagedStoreError

    django.setup()
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise DamagedStoreError(f"the database cannot be opened: {error}") from None


def text(words: str | None) -> dict[str, str] | None:
    """A note in English as a text by language tag."""
    return {"en": words} if words else None
