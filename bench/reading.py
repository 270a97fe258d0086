"""Group `reading`: how fast documents become drafts.

1. The rate of reading English prose from text and from a web page, per kilobyte of the document.
2. Four times the text takes about four times as long: no rule looks at everything again for every sentence.
3. Kazakh prose per kilobyte, and Russian by the document of two kilobytes, with the recogniser of names loaded before.
4. How well documents are read (`bench.quality`).
5. `kelisim read` starts soon enough to be called for every document of a folder: most of it is what importing the
   libraries costs.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench import quality
from bench.figure import Figure, at_least, at_most, plain
from bench.measuring import seconds, verification
from bench.prose import as_page, as_text
from bench.tongues import as_kazakh, as_russian
from kelisim.reading.document import read_document

VERIFICATIONS_PER_KB = 75
"""A kilobyte of English may cost as much as so many: 350 kB/s where a core makes 26,000; 300 is what is promised."""
KAZAKH_VERIFICATIONS = 80
"""A kilobyte of Kazakh, two bytes a letter, may cost as much as so many: 300 kB/s where a core makes 24,000."""
RUSSIAN_VERIFICATIONS = 1_000
"""A Russian document of two kilobytes may cost as much as so many: 25 a second where a core makes 25,000."""
DOCUMENT = 2_000
GROWTH = 6
LIBRARIES = "import lxml.html, msgspec, typer"
START_UPS = 6
"""Reading a short text may take as long as importing the libraries so many times."""


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: whether to end within seconds, with less work per figure.
    """
    size, runs = (20_000, 3) if quick else (80_000, 7)
    least = 1 / (VERIFICATIONS_PER_KB * verification())
    for name, document in (("text", as_text(size)), ("web page", as_page(size))):
        taken = seconds(partial(read_document, document, "prose"), runs=runs)
        yield at_least(f"prose from a {name}", len(document) / 1_000 / taken, "kB/s", least)
    short, long = as_text(size // 4), as_text(size)
    growth = seconds(partial(read_document, long, "long"), runs=runs) / seconds(
        partial(read_document, short, "short"), runs=runs
    )
    yield at_most("four times the text takes", growth, "times as long", GROWTH)
    kazakh = as_kazakh(size)
    taken = seconds(partial(read_document, kazakh, "prose"), runs=runs)
    fast = 1 / (KAZAKH_VERIFICATIONS * verification())
    yield at_least("Kazakh prose from text", len(kazakh) / 1_000 / taken, "kB/s", fast)
    russian = [as_russian(DOCUMENT, seed) for seed in range(1, 11)]
    read_document(russian[0], "loads the recogniser of names")
    taken = seconds(lambda: [read_document(one, "prose") for one in russian], runs=runs) / len(russian)
    yield at_least("Russian documents of 2 kB", 1 / taken, "1/s", 1 / (RUSSIAN_VERIFICATIONS * verification()))
    if not quick:
        yield from quality.figures()
    yield from _start_up(runs)


def _start_up(runs: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "short.txt")
        file.write_bytes(as_text(500))
        bare = _start([sys.executable, "-c", LIBRARIES], runs)
        read = _start([sys.executable, "-m", "kelisim", "read", str(file), "--json"], runs)
    yield plain("start-up of the libraries alone", bare * 1_000, "ms CPU")
    yield at_most("start-up of `kelisim read`", read * 1_000, "ms CPU", START_UPS * bare * 1_000)


def _start(command: list[str], runs: int) -> float:
    """CPU time of a process, so that a busy machine does not move the figure."""
    start = partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)
    return seconds(start, runs=runs, clock=_of_children)


def _of_children() -> float:
    used = os.times()
    return used.children_user + used.children_system
