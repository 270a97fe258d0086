"""Which database a node keeps its record in."""

from pathlib import Path

import pytest

from kelisim.node.database import database
from kelisim.node.errors import NodeError


def test_without_an_address_it_is_a_file_in_the_folder_written_through() -> None:
    """Rule 1: what a command has acknowledged is on the disk."""
    found = database(Path("node"), "")
    assert found["NAME"] == Path("node", "register.sqlite3")
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_an_address_names_user_password_host_and_database() -> None:
    """Rule 2: each part as it is meant, though it is quoted in the address."""
    found = database(Path(), "postgresql://nod%40e:s%2Fecret@db.example.org:5433/kelisim")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    named = [found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert named == ["nod@e", "s/ecret", "db.example.org", "5433", "kelisim"]


def test_what_is_left_out_is_left_to_the_environment() -> None:
    """Rule 2: an empty word is none to libpq."""
    found = database(Path(), "postgres:///kelisim")
    assert [found[name] for name in ("USER", "PASSWORD", "HOST", "PORT")] == ["", "", "", ""]


@pytest.mark.parametrize(
    "address",
    [
        "mysql://node:secret@localhost/kelisim",
        "sqlite:///register.sqlite3",
        "postgresql://node:secret@localhost",
        "postgresql://node:secret@localhost/",
        "postgresql://node:secret@localhost/a/b",
        "postgresql://node:secret@localhost:port/kelisim",
        "postgresql://node:secret@localhost/kelisim?sslmode=disable",
        "secret",
    ],
)
def test_any_other_address_is_refused_without_telling_its_password(address: str) -> None:
    """Rule 3."""
    with pytest.raises(NodeError) as caught:
        database(Path(), address)
    assert caught.value.where == "KELISIM_DATABASE"
    assert "secret" not in str(caught.value)
