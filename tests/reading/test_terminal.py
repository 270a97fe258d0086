"""`kelisim read` for people: grouped drafts with their fields, and nothing that steers the terminal."""

from pathlib import Path

from tests.reading.invented import FOLDER
from tests.reading.process import read


def shown(file: Path) -> str:
    """What the command prints of a file."""
    run = read(file)
    assert run.returncode == 0, run.stderr
    return run.stdout.decode()


def test_drafts_stand_in_groups_with_their_fields() -> None:
    """A heading for each kind, a line for each draft, its fields below."""
    lines = shown(FOLDER / "page.html").splitlines()
    assert lines[0] == "page.html · 5 drafts · published 2024-03-14"
    heads = [line for line in lines if line and not line.startswith(" ")][1:]
    assert heads == ["Story", "Instrument", "2 offices", "Statement"]
    assert "  agreement: agreement on the construction of a railway tunnel" in lines
    fields = [line.split() for line in lines if line.startswith("    ")]
    assert ["parties", "FIN,", "EST", "“Finland,", "Estonia”"] in fields
    assert ["signed", "2024-03-13", "“March", "13”"] in fields


def test_the_paragraphs_of_a_story_are_counted_and_not_printed() -> None:
    """The body is one line with a number."""
    told = shown(FOLDER / "plain-news.txt")
    assert "5 paragraphs" in told
    assert "Strong winds" not in told


def test_a_page_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Neither character references nor marks of direction reach the terminal."""
    page = tmp_path / "page.html"
    page.write_text(
        "<html><h1>Chile and Peru &#27;[31msign &#155;2J a \u202etreaty</h1>"
        "<p>Chile and Peru signed a treaty on &#27;]0;x&#7; transport and the sea on 3 May 2022.</p></html>",
        "utf-8",
    )
    assert all(one.isprintable() or one == "\n" for one in shown(page))
