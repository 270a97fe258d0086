"""Search the model of consent, `docs/model/consent.pml`, with Spin; it needs `spin` and a C compiler (`gcc`).

    uv run --no-sync python scripts/check_model.py                       every search, as a table
    uv run --no-sync python scripts/check_model.py --quick               the short ones that every change is tested with
    uv run --no-sync python scripts/check_model.py --story "no rule 4"   one search, and the acts by which it fails

1. A sound model is searched to its end: no error, no limit of depth or memory reached, no state kept as a mere hash.
2. A model broken on purpose, or with a false claim, breaks just that assertion which it must.
3. Everything is made in a folder that is thrown away. One search takes one core and at most 6 GB.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MODEL: Final = Path(__file__).resolve().parent.parent / "docs" / "model" / "consent.pml"
COMPILE: Final = ("gcc", "-w", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=6000", "-o", "pan", "pan.c")
DEPTH: Final = 1000
UNFINISHED: Final = re.compile("not completed|too small|of memory|memlim|bit statespace|hash-compact", re.IGNORECASE)
HOLDS: Final = "holds"
RIVALS: Final = "two rivals agreed"
CHANGES: Final = "an answer changes"
REPLACED: Final = "what was agreed is replaced"
CLAIM: Final = "claim refuted"
ERRORS: Final = {
    "was[x]": REPLACED,
    "!(agreed[y])": RIVALS,
    "!(here[y])": RIVALS,
    "limit[r]": CHANGES,
    "here[x]<=": CHANGES,
}
"""The error of an assertion, by what it is told by; that of any other is a refuted claim."""


@dataclass(frozen=True)
class Search:
    """One search: its name, what the model is given, how it must end, and whether every change is tested with it."""

    name: str
    given: str
    ends: str = HOLDS
    quick: bool = True

    @property
    def options(self) -> list[str]:
        """What is given, as options of Spin."""
        return [f"-D{word}" for word in self.given.split()]


@dataclass(frozen=True)
class Found:
    """How a search ended, and the acts that led to the error, where there is one and it was asked for."""

    ends: str
    states: int
    depth: int
    seconds: float
    story: tuple[str, ...] = ()


SEARCHES: Final = (
    Search("two Parties", "N=2 K=2 R=2 ACTS=6"),
    Search("two Parties, long feeds", "N=2 K=2 R=2 ACTS=7", quick=False),
    Search("two Parties, three rivals", "N=2 K=2 R=3 ACTS=4", quick=False),
    Search("two Parties, three rivals, long feeds", "N=2 K=2 R=3 ACTS=5", quick=False),
    Search("two hostile Parties", "N=2 K=2 R=2 ACTS=3 HOSTILE"),
    Search("two hostile Parties, long feeds", "N=2 K=2 R=2 ACTS=4 TOTAL=7 HOSTILE", quick=False),
    Search("a Party and a joiner", "N=2 K=1 R=2 ACTS=5 JOINER"),
    Search("two of three", "N=3 K=2 R=2 ACTS=2"),
    Search("two of three, long feeds", "N=3 K=2 R=2 ACTS=3 TOTAL=7", quick=False),
    Search("two of three, three rivals", "N=3 K=2 R=3 ACTS=3 TOTAL=6", quick=False),
    Search("two of three, hostile", "N=3 K=2 R=2 ACTS=2 HOSTILE", quick=False),
    Search("three of three", "N=3 K=3 R=2 ACTS=2", quick=False),
    Search("three of three, long feeds", "N=3 K=3 R=2 ACTS=3 TOTAL=7", quick=False),
    Search("two and a joiner", "N=3 K=2 R=2 ACTS=2 JOINER", quick=False),
    Search("two and a joiner, long feeds", "N=3 K=2 R=2 ACTS=3 TOTAL=6 JOINER", quick=False),
    Search("two stories", "N=2 K=2 R=2 ACTS=3 TOTAL=6 STORIES"),
    Search("two stories, long feeds", "N=2 K=2 R=2 ACTS=3 TOTAL=8 STORIES", quick=False),
    Search("two stories, hostile", "N=2 K=2 R=2 ACTS=3 TOTAL=5 STORIES HOSTILE", quick=False),
    Search("two stories, three of three", "N=3 K=3 R=2 ACTS=2 TOTAL=5 STORIES", quick=False),
    Search("two stories, three of three, long feeds", "N=3 K=3 R=2 ACTS=3 TOTAL=7 STORIES QUIET", quick=False),
    Search("two stories, two of three", "N=3 K=2 R=2 ACTS=3 TOTAL=7 STORIES QUIET", quick=False),
    Search("two stories, two and a joiner", "N=3 K=2 R=2 ACTS=2 TOTAL=5 JOINER STORIES QUIET", quick=False),
    Search("deaths need not stand", "N=3 K=2 R=2 ACTS=3 TOTAL=7 STORIES QUIET DEATHS_NEED_NOT_STAND", REPLACED),
    Search("both stories count", "N=2 K=2 R=2 ACTS=3 TOTAL=6 STORIES BOTH_STORIES_COUNT", RIVALS),
    Search("no rule 4", "N=2 K=2 R=2 ACTS=3 RULE4_LEFT_OUT", RIVALS),
    Search("no rule 4, two of three", "N=3 K=2 R=2 ACTS=2 RULE4_LEFT_OUT", RIVALS, quick=False),
    Search("judged by arrival", "N=2 K=2 R=2 ACTS=3 JUDGE_BY_ARRIVAL", CHANGES),
    Search("judged by arrival, two of three", "N=3 K=2 R=2 ACTS=2 JUDGE_BY_ARRIVAL", CHANGES, quick=False),
    Search("loose majority", "N=3 K=2 R=2 ACTS=2 JOINER LOOSE_MAJORITY", RIVALS),
    Search("one of two is enough", "N=2 K=1 R=2 ACTS=3", RIVALS, quick=False),
    Search("claim: nothing is agreed", "N=3 K=2 R=2 ACTS=2 NEVER_AGREED", CLAIM, quick=False),
    Search("claim: no second acceptance", "N=3 K=3 R=2 ACTS=3 TOTAL=7 NEVER_AGAIN", CLAIM),
)


def lacking() -> list[str]:
    """The programs that a search needs and that are not on this machine."""
    return [program for program in ("spin", COMPILE[0]) if shutil.which(program) is None]


def run(search: Search, *, story: bool = False) -> Found:
    """Search the model.

    Raises:
        subprocess.CalledProcessError: Spin or the compiler refuses the model.
    """
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(MODEL, folder)

        def printed(*command: str) -> str:
            return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout

        printed("spin", "-a", *search.options, MODEL.name)
        # To compile well takes two seconds, which a quick search does not win back.
        printed(*COMPILE, "-O0" if search.quick else "-O2")
        began = time.monotonic()
        done = subprocess.run(["./pan", f"-m{DEPTH}"], cwd=folder, check=False, capture_output=True, text=True)
        seconds = time.monotonic() - began
        said = done.stdout + done.stderr
        result = re.search(r"depth reached (\d+), errors: (\d+)\s+(\d+) states, stored", said)
        if result is None:
            raise subprocess.CalledProcessError(done.returncode, "./pan", done.stdout, done.stderr)
        depth, errors, states = map(int, result.groups())
        acts: list[str] = []
        if story and errors:
            told = printed("spin", "-t", *search.options, MODEL.name)
            acts = re.findall(r"^ *(Party .*)$", told, re.MULTILINE)
        return Found(ending(said, errors, done.returncode), states, depth, seconds, tuple(acts))


def ending(said: str, errors: int, returned: int) -> str:
    """How a search ended, from what it said.

    Args:
        said: all that it printed.
        errors: how many errors it counted.
        returned: its exit status.
    """
    if errors:
        broken = re.search("assertion violated (.*)", said)
        if broken is None:
            return "another error"
        return next((error for mark, error in ERRORS.items() if mark in broken[1]), CLAIM)
    return "not searched to its end" if returned or UNFINISHED.search(said) else HOLDS


def main() -> int:
    """Run the searches that were asked for, print them as a table, and fail where one does not find what it must."""
    parser = argparse.ArgumentParser(description="Search the model of consent.")
    parser.add_argument("--quick", action="store_true", help="only the short searches that every change is tested with")
    parser.add_argument("--story", metavar="NAME", help="one search, and the acts by which it fails")
    asked = parser.parse_args()
    if missing := lacking():
        print(f"The search needs {' and '.join(missing)}.", file=sys.stderr)
        return 2
    chosen = [s for s in SEARCHES if (s.name == asked.story if asked.story else s.quick or not asked.quick)]
    if not chosen:
        print(f"There is no search called {asked.story!r}.", file=sys.stderr)
        return 2
    print("| search | given | states | depth | result | seconds |\n|---|---|---:|---:|---|---:|")
    wrong = []
    for search in chosen:
        found = run(search, story=asked.story is not None)
        numbers = f"{found.states:,} | {found.depth} | {found.ends} | {found.seconds:.1f}"
        print(f"| {search.name} | `{search.given}` | {numbers} |", flush=True)
        print("".join(f"\n    {act}" for act in found.story), end="\n" if found.story else "")
        if found.ends != search.ends:
            wrong.append(search.name)
    if wrong:
        print(f"Not as it must be: {', '.join(wrong)}.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
