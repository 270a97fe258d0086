"""What the tests of the node run on: a real database file in the home that is thrown away."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connections, transaction


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """SQLite in a file, as a node has it, and not in memory as tests have it otherwise; a file for each process."""
    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["TEST"]["NAME"] = str(settings.HOME / f"tests-{os.getpid()}.sqlite3")


@contextmanager
def empty_node() -> Iterator[None]:
    """A node without acts; whatever is stored inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
