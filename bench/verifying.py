"""Verify a register in a process of its own: `python -m bench.verifying FILE COUNT`.

The processes that it starts import this module, so it imports nothing that verifying does not need. What it took is
printed as one JSON object.
"""

import itertools
import json
import os
import resource
import sys
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from bench.world import read_bytes, read_window
from kelisim.acts.streaming import WINDOW, Verification


def verified(path: Path, count: int) -> dict[str, float]:
    """Verify so many acts of a register and then the others; what it took, in this process and those it started."""
    verification = Verification()
    windows = (range(start, min(start + WINDOW, count + 1)) for start in range(1, count + 1, WINDOW))
    start, used = time.perf_counter(), _used()
    done = verification.take_stored(windows, partial(read_window, path))
    found = {"seconds": time.perf_counter() - start, "used": _used() - used}
    more = list(itertools.islice(read_bytes(path), count, None))
    used = _used()
    done += verification.take(more)
    found["more"] = _used() - used
    if done != sum(verification.numbers().values()):
        sys.exit("not every act was verified")
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    found["memory"] = (own + verification.workers * children) / 1_024
    return found


def _used() -> float:
    """CPU seconds of this process and of those that it started and that ended."""
    return sum(os.times()[:4])


def main(arguments: Iterable[str]) -> None:
    """Verify in this process and say what it took."""
    path, count = arguments
    print(json.dumps(verified(Path(path), int(count))))


if __name__ == "__main__":
    main(sys.argv[1:])
