"""The demonstration, built by the real command in a process of its own."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "kelisim"]


def kelisim(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command and wait for its end."""
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration, built once."""
    folder = tmp_path_factory.mktemp("built") / "demo"
    built = kelisim("demo", "--no-serve", "--home", folder)
    assert built.returncode == 0, built.stderr
    assert "statements, each with its speaker" in built.stdout
    return folder


def test_it_verifies_on_both_nodes(home: Path) -> None:
    """Every signature, number, link and projected row holds on the node and on the other side's node."""
    for node in (home, home / "peers" / "RUS"):
        checked = kelisim("verify", node)
        assert checked.returncode == 0, checked.stderr
        assert "16 acts hold: 8 of KAZ, 8 of RUS" in checked.stdout
        assert ("Invented: the Alder and the Birch" in checked.stdout) == (node == home)


def test_building_twice_changes_nothing(home: Path) -> None:
    """A second build finds the first one and leaves the acts as they are."""
    before = kelisim("log", "--json", "--home", home).stdout
    again = kelisim("demo", "--no-serve", "--home", home)
    assert again.returncode == 0, again.stderr
    assert kelisim("log", "--json", "--home", home).stdout == before


def test_no_act_of_the_demonstration_is_void(home: Path) -> None:
    """Whatever the demonstration signs has effect."""
    acts = [json.loads(line) for line in kelisim("log", "--json", "--home", home).stdout.splitlines()]
    assert len(acts) > 100
    assert [act for act in acts if act["void"]] == []


def test_the_waiting_proposal_can_be_accepted(home: Path, tmp_path: Path) -> None:
    """A user accepts RUS's proposal on KAZ's node and RUS's node learns of it from a bundle."""
    accepted = kelisim("accept", "RUS.7", "--as", "KAZ", "--home", home)
    assert accepted.returncode == 0, accepted.stderr
    assert accepted.stdout.splitlines()[-1] == "agreed"
    letter = tmp_path / "letter.bundle"
    assert kelisim("bundle", "write", letter, "--register", "demonstration", "--home", home).returncode == 0
    assert kelisim("verify", letter).returncode == 0
    taken = kelisim("bundle", "read", letter, "--home", home / "peers" / "RUS")
    assert "new acts: 1 of KAZ" in taken.stdout
    shown = json.loads(kelisim("show", "RUS.7.1", "--json", "--home", home / "peers" / "RUS").stdout)
    assert [version["answers"].keys() for version in shown["versions"]] == [{"KAZ", "RUS"}]


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    """The demonstration is not built over other files."""
    (tmp_path / "letter.txt").write_text("mine")
    refused = kelisim("demo", "--no-serve", "--home", tmp_path)
    assert refused.returncode == 2
    assert "this folder holds something else" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_build_that_is_interrupted_leaves_no_half_demonstration(tmp_path: Path) -> None:
    """Interrupted after its first line, the build leaves no folder of that name, and can be run again."""
    folder = tmp_path / "demo"
    command = [*COMMAND, "demo", "--no-serve", "--home", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Building")
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []
