"""The documentation says what is there.

1. The README has the two commands that do all the set-up.
2. It lists exactly the commands that there are.
3. Every link to a file leads to one.
"""

import re

import pytest
import typer

from kelisim.cli.main import app
from tests.workshop.tree import ROOT, name, with_suffix

README = (ROOT / "README.md").read_text("utf-8")


def commands(group: object, before: str = "") -> set[str]:
    """The names of all commands below a group, as they are typed."""
    below = getattr(group, "commands", {})
    if not below:
        return {before.strip()}
    alone = {before.strip()} if getattr(group, "invoke_without_command", False) else set()
    return alone.union(*(commands(command, f"{before} {called}") for called, command in below.items()))


@pytest.mark.parametrize("command", ["uv run kelisim demo", "uv run pytest"])
def test_the_readme_has_the_two_commands(command: str) -> None:
    """Rule 1: each stands on a line of its own, to be copied as it is."""
    assert re.search(rf"^    {command}( *#.*)?$", README, re.MULTILINE)


def test_the_readme_lists_the_commands_that_there_are() -> None:
    """Rule 2: nothing is missing from the table and nothing in it is made up."""
    listed = set(re.findall(r"^\| `([a-z ]+)[^`]*` \|", README, re.MULTILINE))
    assert {entry.strip() for entry in listed} == commands(typer.main.get_command(app))


def test_every_link_to_a_file_leads_to_one() -> None:
    """Rule 3, in every page of the documentation."""
    broken = []
    for page in with_suffix(".md"):
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
            if "://" not in target and not target.startswith("#"):
                path = (page.parent / target.partition("#")[0]).resolve()
                if not path.exists():
                    broken.append(f"{name(page)}: {target}")
    assert broken == []
