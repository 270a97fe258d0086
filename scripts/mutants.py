"""The table of `docs/mutation.md`, from what `mutmut run` left in `mutants/`.

    uv run python scripts/mutants.py             the table
    uv run python scripts/mutants.py --survivors   and the mutants that no test noticed, by name

1. Killed is what made a test fail. A mutant that no test reaches counts as one that survived.
2. One that ran out of time is told apart: whether it would have ended is for a person to see.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path("mutants", "src", "kelisim")
FAILED: Final = {1, 3}
"""How pytest ends where a test failed, or where it could not go on."""
LATE: Final = {24, 36, 152, 255, -9, -24}
"""How a process ends that was stopped for taking too long."""


def modules() -> Iterator[tuple[str, dict[str, int | None]]]:
    """Each module with mutants, and how the tests of each mutant ended; None where they were not run."""
    for path in sorted(ROOT.rglob("*.py.meta")):
        found = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        if found:
            yield str(path.relative_to(ROOT)).removesuffix(".meta"), found


def row(name: str, ends: list[int | None]) -> str:
    """A line of the table."""
    killed, late = sum(end in FAILED for end in ends), sum(end in LATE for end in ends)
    waiting = sum(end is None for end in ends)
    survived = len(ends) - killed - late - waiting
    share = 100 * killed / len(ends)
    return f"| {name} | {len(ends)} | {killed} | {late} | {survived} | {waiting} | {share:.1f} % |"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="The table of docs/mutation.md, from what mutmut left.")
    parser.add_argument("--survivors", action="store_true", help="and the mutants that no test noticed")
    asked = parser.parse_args()
    found = list(modules())
    print("| module | mutants | killed | out of time | survived | not run | killed, of all |")
    print("|---|---|---|---|---|---|---|")
    for name, ends in found:
        print(row(f"`{name}`", list(ends.values())))
    print(row("together", [end for _, ends in found for end in ends.values()]))
    for _, ends in found if asked.survivors else ():
        for mutant, end in ends.items():
            if end is not None and end not in FAILED:
                print(mutant, "out of time" if end in LATE else "survived")


if __name__ == "__main__":
    main()
