"""Group `pages`: what the public account costs at the size that it is promised for.

1. The register is invented: 10,000 measures, 20,000 documents, 5,000 stories (`site_world`), 500, 1,000 and 250 when it
   has to be quick.
2. A page asks the database a number of times that does not depend on the machine; the limit is a count.
3. The CPU time of a page, without the page cache, is compared with raw signature verifications in the same run: 650 are
   25 ms where one takes 38 µs.
4. How many pages two cores serve is told from the CPU time of the real server (`load`, rule 2): 175 verifications a
   page are 300 pages a second, 26 are 2,000.
5. What a reader waits for at first is counted in bytes as a browser gets them, photographs left out.
"""

import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.figure import Figure, at_least, at_most, plain
from bench.load import Load, ask, memory, served
from bench.measuring import verification
from bench.page_costs import LANGUAGE, Cost, is_list, kind_of
from bench.page_weight import weights
from bench.site import environment, site
from bench.site_world import SLUG

LIST: Final = 8
DETAIL: Final = 12
PAGE: Final = 650
UNCACHED: Final = 175
CACHED: Final = 26
"""Verifications in the time of one page: at most, on average as it is made, and from memory."""
ROUND: Final = 60
"""Pages that the cached load asks for again and again."""
FIRST_VIEW: Final = 120.0
TONGUES: Final = (LANGUAGE, "/ru/", "/kk/")


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: whether to end within seconds, with a small register and less work per figure.
    """
    home = site(quick=quick)
    costs, addresses = costs_of(home, 3 if quick else 7)
    yield from _costs(costs)
    yield from _rates(home, mixed(addresses), quick=quick)
    if not quick:
        yield from _weights(home, addresses)


def costs_of(home: Path, runs: int) -> tuple[list[Cost], dict[str, list[str]]]:
    """What the pages of a node cost, and addresses of each kind."""
    with tempfile.NamedTemporaryFile("r") as told:
        command = [sys.executable, "-m", "bench.page_costs", str(runs), told.name]
        if subprocess.run(command, env=environment(home), check=False).returncode != 0:
            sys.exit("the pages could not be measured")
        found = json.load(told)
    return [Cost(*cost) for cost in found["costs"]], found["addresses"]


def _costs(costs: Sequence[Cost]) -> Iterator[Figure]:
    yield plain("kinds of pages", len({kind_of(cost.address) for cost in costs}), "pages")
    for name, lists, most in (("list", True, LIST), ("detail", False, DETAIL)):
        worst = max((cost for cost in costs if is_list(kind_of(cost.address)) is lists), key=lambda one: one.statements)
        yield at_most(f"most statements of a {name}: {kind_of(worst.address)}", worst.statements, "statements", most)
    limit = PAGE * verification() * 1_000
    slow = max(costs, key=lambda cost: cost.milliseconds)
    yield at_most(f"slowest: {kind_of(slow.address)}", slow.milliseconds, "ms CPU", limit)
    ordered = sorted(cost.milliseconds for cost in costs)
    yield plain("middle page", ordered[len(ordered) // 2], "ms CPU")


def mixed(addresses: Mapping[str, Sequence[str]]) -> list[str]:
    """Addresses of all kinds, each kind as often as every other, in three languages by turns."""
    wide = max(map(len, addresses.values()))
    rounds = zip(*(itertools.islice(itertools.cycle(found), wide) for found in addresses.values()), strict=True)
    every = itertools.chain.from_iterable(rounds)
    return [
        f"{tongue}{one.removeprefix(LANGUAGE)}" for one, tongue in zip(every, itertools.cycle(TONGUES), strict=False)
    ]


def _rates(home: Path, addresses: Sequence[str], *, quick: bool) -> Iterator[Figure]:
    few = list(addresses[:ROUND])
    for name, cache, asked, least in (("uncached", "0", addresses, UNCACHED), ("cached", "64", few, CACHED)):
        with served(home, KELISIM_PAGE_CACHE=cache) as server:
            # Each worker loads what it needs at its first pages, and where pages are kept they are made.
            ask(server, few if cache == "0" else 8 * few, None)
            load: Load = ask(server, asked, 2.0 if quick else 12.0)
            sizes = memory(server.pid)
        per_second = 2 / load.cost
        rate = f"{name} pages of two cores"
        # In two seconds a worker has hardly begun: the promise is about the long run and the whole register.
        limit = 2 / (least * verification())
        yield plain(rate, per_second, "pages/s") if quick else at_least(rate, per_second, "pages/s", limit)
        yield plain(f"{name}, the readers' own CPU", load.readers / load.pages * 1e6, "µs/page")
        yield plain(f"{name}, a worker's memory", sizes[-1], "MiB")
        if name == "uncached":
            yield plain("starting the server", server.start, "s CPU")
            yield plain("a page, compressed", load.size / load.pages / 1_000, "kB")


def first_views(addresses: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The pages that readers come to first: the front page of the register, a measure and a story."""
    return {
        "home": addresses[f"en/{SLUG}"][0],
        "measure": next(found[0] for kind, found in addresses.items() if kind.endswith("commitments/…")),
        "story": next(found[0] for kind, found in addresses.items() if kind.endswith("news/…")),
    }


def _weights(home: Path, addresses: Mapping[str, Sequence[str]]) -> Iterator[Figure]:
    with served(home) as server:
        for name, weight in weights(f"http://127.0.0.1:{server.port}", first_views(addresses)):
            yield at_most(f"first view: {name}", weight, "kB", FIRST_VIEW)
