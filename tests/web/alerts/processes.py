"""Workers in processes of their own, on a node of their own, that can be killed at any step."""

import datetime
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

FORGE = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "kelisim.web.settings"
import django
django.setup()
from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext, override
from kelisim.web.alerts import worker, smtp, x_posts
import encodings.idna, email.mime.text
reverse("registers")
for name in ("news_text.html", "news.html"):
    get_template(f"kelisim/alerts/mail/{name}")
for language, _ in settings.LANGUAGES:
    with override(language):
        gettext("Home")
for line in sys.stdin:
    asked = json.loads(line)
    children = []
    for _ in range(asked["workers"]):
        child = os.fork()
        if not child:
            settings.DATABASES["default"]["NAME"] = django.db.connection.settings_dict["NAME"] = asked["database"]
            settings.ALERTS = settings.ALERTS | asked["servers"]
            settings.PUBLIC_ADDRESS = "https://kelisim.example"
            status = 1
            try:
                worker.run_once()
                status = 0
            except BaseException:
                import traceback
                traceback.print_exc()
            os._exit(status)
        children.append(child)
    print(*children, flush=True)
    print(*(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children), flush=True)
"""
"""Splits workers off from a process that has imported the program: that saves two seconds each."""


class Forge:
    """Where workers come from."""

    def __init__(self, folder: Path) -> None:
        others = ("KELISIM", "DJANGO")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(others)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", FORGE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=clean | {"KELISIM_HOME": str(folder)},
        )
        self.pids: list[int] = []

    def run(self, database: Path, servers: dict[str, str], workers: int = 1) -> list[int]:
        """Let workers send what is due, and wait for their end; the status of each, negative for a signal."""
        assert self.process.stdin
        assert self.process.stdout
        asked = {"database": str(database), "servers": servers, "workers": workers}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        self.pids = [int(word) for word in self.process.stdout.readline().split()]
        return [int(word) for word in self.process.stdout.readline().split()]

    def kill(self) -> None:
        """Kill the worker that runs, at once."""
        os.kill(self.pids[0], signal.SIGKILL)

    def close(self) -> None:
        """No more workers."""
        self.process.communicate()


OWN = re.compile("(node|alerts)_")


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row with moments as the database keeps them."""
    return tuple(str(value.replace(tzinfo=None)) if isinstance(value, datetime.datetime) else value for value in row)


class Node:
    """The database of a node on its own, as the tests' database was, and the lock by which its workers are stopped."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "register.sqlite3"
        self.held: sqlite3.Connection | None = None
        with sqlite3.connect(self.database) as copy, sqlite3.connect(connection.settings_dict["NAME"]) as empty:
            empty.backup(copy)
            # What the test wrote is not committed, so it is carried over row by row.
            with connection.cursor() as cursor:
                for table in filter(OWN.match, connection.introspection.table_names(cursor)):
                    cursor.execute(f"SELECT * FROM {table}")
                    places = ", ".join("?" * len(cursor.description))
                    copy.executemany(f"INSERT INTO {table} VALUES ({places})", [_plain(row) for row in cursor])
        copy.close()
        empty.close()

    def ask(self, question: str, *given: Any) -> list[tuple[Any, ...]]:
        """Ask the database, or change it."""
        with sqlite3.connect(self.database, timeout=20) as direct:
            rows = direct.execute(question, given).fetchall()
        direct.close()
        return rows

    def hold(self) -> None:
        """Let nobody write until released."""
        self.held = sqlite3.connect(self.database, isolation_level=None, timeout=20, check_same_thread=False)
        self.held.execute("BEGIN IMMEDIATE")

    def release(self) -> None:
        """Let others write again."""
        if self.held is not None:
            self.held.close()
            self.held = None

    def states(self) -> list[str]:
        """The states of the ledger, in order."""
        return [state for (state,) in self.ask("SELECT state FROM alerts_delivery ORDER BY id")]

    def time_passes(self) -> None:
        """Leases are over, and what waits is due."""
        self.ask("UPDATE alerts_delivery SET lease = '2020-01-01 00:00:00' WHERE lease IS NOT NULL")
        self.ask("UPDATE alerts_delivery SET due = '2020-01-01 00:00:00'")
        self.ask("DELETE FROM alerts_circuit")


@contextmanager
def forge(folder: Path) -> Iterator[Forge]:
    """A place where workers come from, until the end of the block."""
    made = Forge(folder)
    try:
        yield made
    finally:
        made.close()
        shutil.rmtree(folder, ignore_errors=True)
