"""Settings are safe as they come, and a node's home is its owner's alone."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kelisim.node.errors import NodeError
from kelisim.node.home import make_home, secret_key
from kelisim.node.opening import open_node

SHOW = """
import json, sys
from kelisim.node import settings
print(json.dumps([settings.DEBUG, settings.SECRET_KEY, settings.ALLOWED_HOSTS]))
"""


def settings_of(home: Path, **environment: str) -> list[object]:
    """DEBUG, SECRET_KEY and ALLOWED_HOSTS of a fresh process in a folder."""
    import json

    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KELISIM", "DJANGO", "DEBUG"))}
    run = subprocess.run(
        [sys.executable, "-c", SHOW],
        env={**clean, "KELISIM_HOME": str(home), **environment},
        capture_output=True,
        check=True,
    )
    found: list[object] = json.loads(run.stdout)
    return found


def test_nothing_is_on_that_should_be_off(tmp_path: Path) -> None:
    """Debug is off and stays off, and the node answers to this machine's names alone."""
    debug, _, hosts = settings_of(tmp_path / "home", DEBUG="1", DJANGO_DEBUG="1", KELISIM_DEBUG="1")
    assert debug is False
    assert hosts == ["127.0.0.1", "localhost", "[::1]"]


def test_each_home_has_its_own_secret(tmp_path: Path) -> None:
    """The secret is long, made once for a home, the same ever after, and no other home has it."""
    first, again, other = (settings_of(tmp_path / name)[1] for name in ("one", "one", "two"))
    assert isinstance(first, str)
    assert len(first) >= 50
    assert first == again != other


def test_host_names_are_added_by_name(tmp_path: Path) -> None:
    """A node answers to more names only where they are given."""
    hosts = settings_of(tmp_path / "home", KELISIM_HOSTS="register.example.org,")[2]
    assert hosts == ["127.0.0.1", "localhost", "[::1]", "register.example.org"]


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_a_home_is_its_owners_alone(tmp_path: Path, mask: int) -> None:
    """Nobody else can enter the folders or read the secret, whatever the process's mask allows."""
    before = os.umask(mask)
    try:
        secret_key(tmp_path / "home")
    finally:
        os.umask(before)
    modes = {
        path.relative_to(tmp_path).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in [tmp_path / "home", *(tmp_path / "home").rglob("*")]
    }
    assert modes == {"home": 0o700, "home/keys": 0o700, "home/attachments": 0o700, "home/secret.key": 0o600}


def test_a_home_is_made_once(tmp_path: Path) -> None:
    """Making a home where one is leaves what is in it."""
    make_home(tmp_path / "home")
    (tmp_path / "home" / "keys" / "a").touch()
    make_home(tmp_path / "home")
    assert (tmp_path / "home" / "keys" / "a").exists()


def test_a_node_is_not_made_by_asking_for_it(tmp_path: Path) -> None:
    """Where there is no node, none comes to be, and the error says how to begin one."""
    with pytest.raises(NodeError) as caught:
        open_node(tmp_path / "none")
    assert "kelisim key new" in caught.value.expected
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_folder_for_a_node(tmp_path: Path) -> None:
    """A file where the folder should be is said as such."""
    (tmp_path / "file").touch()
    for create in (False, True):
        with pytest.raises(NodeError):
            open_node(tmp_path / "file", create=create)


def test_two_processes_that_begin_a_node_together_make_its_tables_once(tmp_path: Path) -> None:
    """One makes the tables, the other waits for it; both come to an end well."""
    script = "import sys; from pathlib import Path; from kelisim.node.opening import open_node\n"
    script += "open_node(Path(sys.argv[1]), create=True, tell=lambda: print('made'))"
    secret_key(tmp_path / "home")
    command = [sys.executable, "-c", script, str(tmp_path / "home")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    ends = [(*process.communicate(), process.returncode) for process in both]
    assert [(said, status) for _, said, status in ends] == [("", 0)] * 3
    assert sorted(printed for printed, _, _ in ends) == ["", "", "made\n"]
