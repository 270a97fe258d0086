"""`kelisim account new --press`: the right to write for the newsroom."""

import shutil
import sqlite3
from pathlib import Path

from kelisim.node.home import make_home
from tests.cli.nodes import done


def groups(home: Path) -> list[tuple[str, str]]:
    """Who is in which group."""
    with sqlite3.connect(home / "register.sqlite3") as database:
        return database.execute(
            "SELECT username, name FROM auth_user_groups JOIN auth_user ON auth_user.id = user_id"
            " JOIN auth_group ON auth_group.id = group_id"
        ).fetchall()


def test_an_account_may_write_for_the_newsroom(tmp_path: Path, empty_node: Path) -> None:
    """With `--press` it may, and without it may not."""
    home = tmp_path / "home"
    make_home(home)
    shutil.copy(empty_node, home / "register.sqlite3")
    assert "second factor" in done("account", "new", "aida", "--press", home=home)
    done("account", "new", "boris", home=home)
    assert groups(home) == [("aida", "press")]
