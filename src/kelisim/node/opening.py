"""Making a process the node of a folder. A process is one node, from here to its end."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kelisim.node.database import FILE
from kelisim.node.database import VARIABLE as DATABASE
from kelisim.node.errors import DamagedStoreError, NodeError
from kelisim.node.home import VARIABLE, home_folder, make_home

SETTINGS = "kelisim.node.settings"


def open_node(
    home: Path | None,
    *,
    create: bool = False,
    settings_of: str = SETTINGS,
    tell: Callable[[], None] | None = None,
) -> Path:
    """Make this process the node in a folder, its tables brought to this version.

    Args:
        home: the folder, or None for the one that the environment names.
        create: whether to make a node where there is none.
        settings_of: the module of its settings; a room above this one has its own, with more tables.
        tell: called before tables are made or changed, which may take seconds.

    Returns:
        The folder.

    Raises:
        NodeError: there is no node in the folder and none is to be made, or it cannot be; nothing is written.
        DamagedStoreError: the database cannot be opened.
    """
    folder = (home or home_folder()).absolute()
    # Where the record is in a database elsewhere, the folder holds the node's secret all the same.
    if not (folder / ("secret.key" if os.environ.get(DATABASE) else FILE)).exists():
        if not create:
            raise NodeError(
                "there is no node here", where=str(folder), expected="--home DIR, or `kelisim key new` to begin one"
            )
        try:
            make_home(folder)
        except OSError as error:
            raise NodeError(f"the folder cannot be made: {error.strerror}", where=str(folder)) from None
    os.environ[VARIABLE] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_of
    django.setup()
    try:
        if _lacks_tables():
            # Of two processes that find so, one makes the tables and the other waits and looks again.
            with (folder / "secret.key").open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if _lacks_tables():
                    if tell is not None:
                        tell()
                    call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise DamagedStoreError(f"the database cannot be opened: {error}") from None
    return folder


def _lacks_tables() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def open_nowhere() -> None:
    """Let code of the node be imported where there is no node: nothing is read or written."""
    if not settings.configured:
        settings.configure(INSTALLED_APPS=["kelisim.node"])
        django.setup()
