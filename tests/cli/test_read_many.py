"""`kelisim read` on several files and on folders, as processes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kelisim.node.bounded_reading import read_each

SIGNED = (
    "Talks in Astana\n\nASTANA – On April 28, 2031, the governments of Kazakhstan and Belarus signed a programme of "
    "economic cooperation for 2031-2035, the press service of the government reported.\n"
)
ALSO = (
    "Programme for five years\n\nKazakhstan and Belarus signed the programme of economic cooperation for 2031-2035 on "
    "April 28, 2031, in Astana, the agency reports.\n"
)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command."""
    command = [sys.executable, "-m", "kelisim", "read", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two stories of one event, one of them further down, a bad file, and a hidden one."""
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").write_text(SIGNED, "utf-8")
    (tmp_path / "below" / "b.txt").write_text(ALSO, "utf-8")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".hidden").write_text("nothing", "utf-8")
    return tmp_path


def test_a_folder_is_read_and_the_bad_file_listed_at_the_end(folder: Path) -> None:
    """Readings in order as JSON lines, then what is told twice; the bad one on standard error, status 1."""
    done = run(folder, "--json")
    *readings, same = map(json.loads, done.stdout.splitlines())
    assert [one["source"]["name"] for one in readings] == ["a.txt", "b.txt"]
    assert [Path(one["file"]).name for one in same["same"]] == ["a.txt", "b.txt"]
    assert same["same"][0]["kind"] == "instrument"
    said = done.stderr.decode().splitlines()
    assert "c.png: " in said[0]
    assert said[1] == "kelisim: 1 of 3 files were not read"
    assert done.returncode == 1


def test_files_are_told_of_in_the_order_in_which_they_are_named(folder: Path) -> None:
    """A line each, and each once; then the drafts that are one; status 0."""
    done = run(folder / "below" / "b.txt", folder / "a.txt", folder / "a.txt")
    lines = done.stdout.decode().splitlines()
    assert [Path(line.split(":")[0]).name for line in lines[:2]] == ["b.txt", "a.txt"]
    assert lines[2].startswith("one instrument: ")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("what", ["missing", "empty"])
def test_nothing_to_read_is_refused(tmp_path: Path, what: str) -> None:
    """One line, status 2."""
    (tmp_path / "empty").mkdir()
    done = run(tmp_path / what, tmp_path / what)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, b"", 1)


def test_one_reading_is_the_same_alone_and_among_many(folder: Path) -> None:
    """What a process of its own makes of a file is what the command makes of it."""
    alone = json.loads(run(folder / "a.txt", "--json").stdout)
    among = json.loads(next(read_each([folder / "a.txt"], None)).encoded)
    assert among == alone
