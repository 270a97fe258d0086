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
    """With `--press` it may, and without it may not; one that has been in the newsroom can be ended."""
    home = tmp_path / "home"
    make_home(home)
    shutil.copy(empty_node, home / "register.sqlite3")
    assert "second factor" in done("account", "new", "aida", "--press", home=home)
    done("account", "new", "boris", home=home)
    assert groups(home) == [("aida", "press")]
    with sqlite3.connect(home / "register.sqlite3") as database:
        database.execute(
            "INSERT INTO wagtailusers_userprofile (user_id, submitted_notifications, approved_notifications,"
            " rejected_notifications, updated_comments_notifications, preferred_language, current_time_zone, avatar,"
            " dismissibles, theme, contrast, density, keyboard_shortcuts)"
            " SELECT id, 1, 1, 1, 1, '', '', '', '{}', '', '', '', 1 FROM auth_user WHERE username = 'aida'"
        )
    done("account", "end", "aida", home=home)
    assert groups(home) == []
    assert done("account", "list", home=home) == "boris  reads only\n"
