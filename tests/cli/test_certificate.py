"""`kelisim certificate` writes what `kelisim verify` checks anywhere, without a node."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.nodes import READING, carry, clean, done, kelisim, real, two_nodes, write_json


@pytest.fixture(scope="module")
def kaz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """KAZ's node with a public and a private measure that both agreed; their certificates lie beside it."""
    folder = tmp_path_factory.mktemp("certificate")
    kaz, rus = two_nodes(folder)
    drafts = write_json(folder / "drafts.json", {**READING, "drafts": READING["drafts"][:1]})  # type: ignore[index]
    done("file", drafts, "--as", "KAZ", "--accept", home=kaz)
    done("file", drafts, "--as", "KAZ", "--accept", "--private", home=kaz)
    carry(kaz, rus)
    for proposal in ("KAZ.2", "KAZ.4"):
        done("accept", proposal, "--as", "RUS", home=rus)
    carry(rus, kaz)
    done("certificate", "KAZ.2.1", folder / "public.json", home=kaz)
    done("certificate", "KAZ.2.1", folder / "public.html", "--html", home=kaz)
    done("certificate", "KAZ.4.1", folder / "private.json", "--private", home=kaz)
    return kaz


def beside(kaz: Path, name: str) -> Path:
    """A file beside the node."""
    return kaz.parent / name


@pytest.mark.parametrize("name", ["public.json", "public.html"])
def test_a_certificate_is_told_in_plain_words(kaz: Path, name: str) -> None:
    """Who proposed and who accepted, in what office and when; what was agreed; what it cannot show."""
    told = done("verify", beside(kaz, name))
    for words in (
        "This certificate holds: measure KAZ.2.1 “Build a bridge”",
        "KAZ proposed on ",
        "RUS accepted on ",
        "Minister of RUS, with a root key of RUS that the charter names",
        "needed the consent of KAZ and RUS",
        "What it does not show",
        "It had seen: KAZ 5 (",
    ):
        assert words in told


def test_it_is_told_for_programs(kaz: Path) -> None:
    """`--json` says the same in one line of JSON."""
    told = json.loads(done("verify", "--json", beside(kaz, "public.html")))
    assert told["holds"] is True
    assert told["entry"] == "KAZ.2.1"
    assert [one["party"] for one in told["versions"][0]["signatures"]] == ["KAZ", "KAZ", "RUS"]
    assert [head["number"] for head in told["heads"]] == [5, 3]


def test_it_is_checked_without_a_node_and_without_django(kaz: Path, tmp_path: Path) -> None:
    """In an empty folder, with no node to be found, and nothing of Django loaded."""
    copy = tmp_path / "copy.html"
    copy.write_bytes(beside(kaz, "public.html").read_bytes())
    run = real("verify", copy.name, home=tmp_path / "nowhere", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["copy.html"]
    code = f"""
import sys
from pathlib import Path
from kelisim.cli.certificate import verify_file
assert verify_file(Path({str(copy)!r}), as_json=True)
assert not [name for name in sys.modules if name.partition(".")[0] in ("django", "sqlite3")]
"""
    done_run = subprocess.run([sys.executable, "-c", code], env=clean(), capture_output=True, text=True, check=False)
    assert done_run.returncode == 0, done_run.stderr


def test_an_altered_certificate_is_refused(kaz: Path, tmp_path: Path) -> None:
    """One letter of one act: status 2, one line, the act's name."""
    data = beside(kaz, "public.json").read_bytes()
    at = data.index(b'"payload"', data.index(b'"act":"RUS 2"')) + 40
    altered = tmp_path / "altered.json"
    altered.write_bytes(data[:at] + (b"A" if data[at : at + 1] != b"A" else b"B") + data[at + 1 :])
    run = kelisim("verify", altered)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert "RUS 2" in run.stderr


def test_a_page_that_says_something_else_is_refused(kaz: Path, tmp_path: Path) -> None:
    """The acts hold and are told, and the page is refused with its line."""
    altered = tmp_path / "altered.html"
    altered.write_bytes(beside(kaz, "public.html").read_bytes().replace(b"Build a bridge</h1>", b"Build a dam</h1>"))
    run = kelisim("verify", altered)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "“Build a bridge”" in run.stderr
    assert "not the page that its acts give at line " in run.stderr


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("certificate KAZ.4.1 out.json", ["not public", "KAZ 4", "--private"]),
        ("certificate KAZ.9.1 out.json", ["KAZ.9.1"]),
        ("certificate nonsense out.json", ["nonsense"]),
        ("certificate KAZ.2.1 nowhere/out.json", ["cannot be written", "nowhere"]),
        ("certificate KAZ.2.1 out.json --register other", ["'other'", "joint"]),
        ("verify drafts.json", ["line 1"]),
    ],
)
def test_what_cannot_be_is_said(kaz: Path, command: str, words: list[str]) -> None:
    """Status 2, one line that says what is wrong, and nothing written."""
    run = kelisim(*command.split(), home=kaz, cwd=kaz.parent)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1), run.stderr
    assert all(word in run.stderr for word in words), run.stderr
    assert not beside(kaz, "out.json").exists()


def test_only_the_owner_reads_what_is_private(kaz: Path) -> None:
    """A certificate that may hold what is not public is no other user's to read."""
    assert beside(kaz, "private.json").stat().st_mode & 0o077 == 0
    assert "NOT PUBLIC" in done("verify", beside(kaz, "private.json"))
