"""What every test runs in: a node's home that is thrown away, set before Django reads the settings.

1. Each test process has its own home. Nothing of the person who runs the tests is read or written.
2. The settings are named here and not in `pyproject.toml`, because pytest-django would read them before this file.
   Django is set up here for the same reason: test modules import its models.
3. Tests that need a database have SQLite in a file, as a node has it, whichever of them comes first in a process; or
   PostgreSQL, where `KELISIM_DATABASE` names one (`scripts/on_postgresql.py`).
4. Its tables are made once, as a node makes them, and copied for each process: that many migrations take eight seconds.
   They are made anew as soon as the text of any migration changes.
5. What Python compiles is kept too, also where it is told to write nothing beside the sources: this process, its
   workers and all that they start would each compile the program and its libraries anew, which takes seconds.
6. Properties are tried on a part of their examples, unless all are asked for (`tests.daily`).
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
import pytest
from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from tests.daily import leave_for_the_night

for name in [name for name in os.environ if name.startswith("KELISIM_") and name != "KELISIM_DATABASE"]:
    del os.environ[name]

KEPT = Path(__file__).resolve().parents[1] / ".pytest_cache"
"""What outlives a run of the tests."""
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(KEPT / "compiled")
sys.dont_write_bytecode = False

HOME = tempfile.mkdtemp(prefix="kelisim-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["KELISIM_HOME"] = HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "kelisim.web.settings"
django.setup()

MAKE = """
import sys
from kelisim.node.opening import open_node
open_node(None, create=True, settings_of="kelisim.web.settings")
from django.db import connection
connection.cursor().execute("VACUUM INTO %s", [sys.argv[1]])
"""


def _migrations() -> str:
    """A hash of every migration, and so of the tables that they make."""
    digest = hashlib.sha256(django.__version__.encode())
    for application in apps.get_app_configs():
        for file in sorted(Path(application.path).glob("migrations/*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def kept_empty_node() -> Path:
    """The database of a node that holds nothing, with the tables of everything (rule 4): a file to copy."""
    folder = KEPT / "empty-nodes"
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{_migrations()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of several processes one makes it, and the others wait
        if not made.exists():
            for old in folder.glob("*.sqlite3"):
                old.unlink()
            with tempfile.TemporaryDirectory() as home:
                making = Path(home) / "made.sqlite3"
                environment = os.environ | {"KELISIM_HOME": home, "KELISIM_DATABASE": ""}
                subprocess.run([sys.executable, "-c", MAKE, str(making)], check=True, env=environment)
                shutil.copy(making, made.with_suffix(".part"))
            made.with_suffix(".part").rename(made)
        # Another run, with other migrations, may end what is kept; what this one copies from is its own.
        return Path(shutil.copy(made, Path(HOME) / "empty.sqlite3"))


def bring_back(sender: AppConfig, **_: object) -> None:
    """Put back what Wagtail's migrations put into a new node, after a test that emptied every table: the signal comes
    then as well.
    """
    if sender.label != "wagtailcore":
        return
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Collection, Locale

    kind, _made = ContentType.objects.get_or_create(app_label="wagtail_localize", model="translation")
    Permission.objects.get_or_create(content_type=kind, codename="submit_translation", defaults={"name": "Translate"})
    for language in ("en", "ru", "kk"):
        Locale.objects.get_or_create(language_code=language)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")


post_migrate.connect(bring_back)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rule 6."""
    leave_for_the_night(items)


@pytest.fixture(scope="session")
def empty_node() -> Path:
    """The database of a node that holds nothing."""
    return kept_empty_node()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Begin with the tables that are there."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(empty_node: Path) -> None:
    """SQLite in a file and not in memory; a file for each process."""
    from django.db import connections

    if connections["default"].vendor == "sqlite":
        file = Path(HOME) / f"tests-{os.getpid()}.sqlite3"
        shutil.copy(empty_node, file)
        connections["default"].settings_dict["TEST"]["NAME"] = str(file)
