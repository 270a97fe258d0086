"""What every test runs in: a node's home that is thrown away, set before Django reads the settings.

1. Each test process has its own home. Nothing of the person who runs the tests is read or written.
2. The settings are named here and not in `pyproject.toml`, because pytest-django would read them before this file.
   Django is set up here for the same reason: test modules import its models.
3. Tests that need a database have SQLite in a file, as a node has it, whichever of them comes first in a process.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest

for name in [name for name in os.environ if name.startswith("KELISIM_")]:
    del os.environ[name]

HOME = tempfile.mkdtemp(prefix="kelisim-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["KELISIM_HOME"] = HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "kelisim.web.settings"
django.setup()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """SQLite in a file and not in memory; a file for each process."""
    from django.db import connections

    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["TEST"]["NAME"] = str(Path(HOME) / f"tests-{os.getpid()}.sqlite3")
