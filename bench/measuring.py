"""How long work takes.

1. CPU time of this process, unless it is the waiting that is measured; the median of several runs.
2. The garbage collector runs between the runs and not in them.
3. The unit that makes machines comparable is one raw Ed25519 verification of 500 bytes by PyNaCl, measured in the
   same run.
"""

import gc
import statistics
import time
from collections.abc import Callable
from functools import cache

from nacl.signing import SigningKey

MESSAGE = b"k" * 500


def seconds(work: Callable[[], object], *, runs: int = 5, clock: Callable[[], float] = time.process_time) -> float:
    """The median time of one call.

    Args:
        work: what is measured; its result is dropped.
        runs: how many times.
        clock: CPU time of this process, or `time.perf_counter` where waiting counts.
    """
    taken = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        try:
            start = clock()
            work()
            taken.append(clock() - start)
        finally:
            gc.enable()
    return statistics.median(taken)


@cache
def verification() -> float:
    """Seconds of one raw Ed25519 verification on this machine."""
    key = SigningKey(bytes(32))
    public, signed = key.verify_key, key.sign(MESSAGE)
    times = 500

    def verify() -> None:
        for _ in range(times):
            public.verify(signed)

    return seconds(verify, runs=7) / times
