"""Group `scale`: what a register costs that has grown for decades.

1. The register is one of a million acts (`bench.world`), on disk; with `quick` of 20,000, and the figures say so.
2. Verification runs in a process of its own, with the processes that it starts, so that its memory is its own. What it
   is compared with, raw verification on every processor, is measured before and after it.
3. The cost of applying acts is CPU time, with the decoding of the acts outside the clock.
4. The same acts are replayed by this package and by `eventsourcing` from SQLite into the same answers, which are
   compared.
"""

import gc
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from bench import eventsourced
from bench.figure import Figure, at_least, at_most, plain
from bench.measuring import seconds, verification
from bench.raw import measure
from bench.world import read_register, read_stored, write_register
from kelisim.acts.envelope import Signed, open_act
from kelisim.acts.feed import Feeds, Placed
from kelisim.model.charter import Charter
from kelisim.register.fold import Register
from kelisim.register.replay import fold, reopened

MORE: Final = 1_000
"""Acts that are verified on top of those that were verified."""
SHARE: Final = 85
MEMORY: Final = 1_536
"""MiB for a million acts."""
MORE_VERIFICATIONS: Final = 5_000
"""Raw verifications in the time that `MORE` acts may take: half a second where a core makes 10,000 a second."""
APPLIED: Final = 75_000
APPLIED_FOR_ONE: Final = 7
"""Acts applied in the time of one raw verification, on a machine too slow for `APPLIED` a second."""
FLAT: Final = 1.3
TIMES_FASTER: Final = 4
SMALL: Final = 10_000


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: a register of 20,000 acts instead of a million, and no limit that only the full size can keep.
    """
    count = 20_000 if quick else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "register.sqlite3")
        charter = write_register(path, count + MORE)
        yield from _verification(path, count, quick=quick)
        yield from _applying(charter, path, count)
        yield from _replaying(path, Path(folder, "events.sqlite3"), count // 10 if not quick else SMALL, quick=quick)


def _verification(path: Path, count: int, *, quick: bool) -> Iterator[Figure]:
    alone = min(count // 4, 50_000)
    before = measure(path, alone)
    child = subprocess.run(
        [sys.executable, "-m", "bench.verifying", str(path), str(count)], check=True, stdout=subprocess.PIPE, text=True
    )
    found = json.loads(child.stdout)
    after = measure(path, alone)
    yield plain("raw Ed25519 verifications, all processors", (before.rate + after.rate) / 2, "1/s")
    yield plain(f"verify a register of {count:,} acts as stored", count / found["seconds"], "acts/s")
    share = 50 * (before.cost + after.cost) * count / found["used"]
    # Starting the processes is a third of what a small register takes: only the full size can keep the limit.
    name = "verify, the share of its CPU time that raw verification takes"
    yield plain(name, share, "%") if quick else at_least(name, share, "%", SHARE)
    yield at_most("memory of that, its processes with it", found["memory"], "MiB", MEMORY)
    most = MORE_VERIFICATIONS * verification()
    yield at_most(f"verify {MORE:,} new acts on top of {count:,}", found["more"], "s CPU", most)


def _applying(charter: Charter, path: Path, count: int) -> Iterator[Figure]:
    small = sorted(_apply(charter, path, SMALL) for _ in range(5))[2]
    large = _apply(charter, path, count)
    least = min(APPLIED, APPLIED_FOR_ONE / verification())
    yield at_least(f"apply {count:,} acts, no signatures", 1 / large, "acts/s", least)
    yield at_most(f"cost of one among {count:,}, of one among {SMALL:,}", large / small, "times", FLAT)


def _apply(charter: Charter, path: Path, count: int) -> float:
    """CPU seconds to apply one act."""
    register = Register(charter)
    acts = _placed(charter, path, count)
    taken = 0.0
    while window := list(itertools.islice(acts, 2_000)):
        gc.disable()
        start = time.process_time()
        for placed in window:
            register.apply(placed)
        taken += time.process_time() - start
        gc.enable()
    return taken / count


def _placed(charter: Charter, path: Path, count: int) -> Iterator[Placed]:
    feeds = Feeds(charter)
    for signed in itertools.islice(read_register(path), count):
        placed = feeds.place(open_act(signed), trusted=True)
        feeds.add(placed)
        yield placed


def _replaying(path: Path, events: Path, count: int, *, quick: bool) -> Iterator[Figure]:
    opened = map(open_act, itertools.islice(read_register(path), count))
    ids = eventsourced.keep(events, ((one.hash, one.act) for one in opened))
    theirs: list[dict[str, Any]] = []
    ours: list[dict[str, Any]] = []

    def kept(into: list[dict[str, Any]], replay: Callable[[], dict[str, Any]]) -> Callable[[], None]:
        return lambda: into.__setitem__(slice(None), [replay()])

    runs = 1 if quick else 3
    each = seconds(kept(theirs, lambda: eventsourced.replay(events, ids)), runs=runs)
    swept = seconds(kept(theirs, lambda: eventsourced.sweep(events)), runs=runs)
    own = seconds(kept(ours, lambda: consents(path, count)), runs=runs)
    if theirs != ours:
        sys.exit("the two replays do not give the same answers")
    yield plain(f"eventsourcing: replay {count:,} acts, aggregate by aggregate", count / each, "acts/s")
    yield plain(f"eventsourcing: replay {count:,} acts, event by event", count / swept, "acts/s")
    yield plain(f"replay {count:,} acts", count / own, "acts/s")
    # The limit is for a hundred thousand acts.
    for name, other in (("aggregate by aggregate", each), ("event by event", swept)):
        times = f"replay, of eventsourcing {name}"
        yield plain(times, other / own, "times") if quick else at_least(times, other / own, "times", TIMES_FASTER)


def consents(path: Path, count: int) -> dict[str, Any]:
    """Of each entry: the proposals that were agreed, in order, and how each Party answered each proposal."""
    charter = write_register(path, count)
    feeds, register = Feeds(charter), Register(charter)
    for act_hash, payload, signature in itertools.islice(read_stored(path), count):
        fold(feeds, register, reopened(act_hash, Signed(payload=payload, signature=signature)))
    answered: dict[str, dict[str, dict[str, str]]] = {}
    for act_hash, state in register.proposals.items():
        answers: dict[str, str] = {party: given.verb for party, given in state.answers.items()}
        for item in state.items:
            answered.setdefault(item.entry, {})[act_hash] = answers
    agreed = {entry: [version.proposal.hash for version in state.versions] for entry, state in register.entries.items()}
    return {entry: (agreed.get(entry, []), answers) for entry, answers in answered.items()}
