"""The vectors of every rule, and how they are written anew.

uv run python -c "from tests.rules.made import write; write()"
"""

import functools
import shutil
from pathlib import Path

from tests.rules.case import Case
from tests.rules.charters import accession, versions
from tests.rules.consent import consent, proposals
from tests.rules.door import door, roster
from tests.rules.profile import envelope, profile
from tests.rules.scope import scope, word
from tests.rules.stories import stories

FOLDER = Path(__file__).parents[1] / "vectors"
ROOMS = (profile, envelope, door, roster, proposals, consent, accession, versions, scope, stories, word)
PREFIXES = ("profile", "envelope", "door", "roster", "proposal", "consent", "charter", "scope", "stories", "word")
"""What the names of these vectors begin with; the byte formats beside them have other names."""


@functools.cache
def cases() -> dict[str, Case]:
    """Every vector by name."""
    found = [case for room in ROOMS for case in room()]
    return {case.name: case for case in found}


def is_of_a_rule(folder: str) -> bool:
    """Whether a folder of `tests/vectors/` is one of these."""
    return "-" in folder and folder.split("-", 1)[0] in PREFIXES


def write() -> None:
    """Write the vectors anew."""
    for folder in FOLDER.iterdir():
        if is_of_a_rule(folder.name):
            shutil.rmtree(folder)
    for case in cases().values():
        for path, data in case.files().items():
            (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / path).write_bytes(data)
