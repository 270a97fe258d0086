"""What the machine can do at most: Ed25519 verifications by PyNaCl on every processor at once, and nothing else.

1. Each processor has a process of its own, which has read its acts, found their keys and built the signed bytes before
   the clock starts.
2. The signatures are those of the register that is measured, so a long act costs as much here as there.
3. Beside the rate by the clock stands the CPU time of one verification: where others use the machine too, the rate says
   less than the time.
"""

import itertools
import os
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import msgspec
from nacl import bindings

from bench.world import read_register
from kelisim.acts.envelope import pre_authentication
from tests.world import KEYS


class Raw(NamedTuple):
    """Verifications a second on all processors together, and the CPU seconds of one."""

    rate: float
    cost: float


def measure(path: Path, count: int) -> Raw:
    """Measure raw verification.

    Args:
        path: a register.
        count: how many of its acts each processor verifies.
    """
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        found = list(pool.map(_alone, [path] * workers, [count] * workers))
    return Raw(sum(one.rate for one in found), sum(one.cost for one in found) / workers)


def _alone(path: Path, count: int) -> Raw:
    publics = {code: bytes.fromhex(key.public()) for code, key in KEYS.items()}
    jobs = [
        (signed.signature + pre_authentication(signed.payload), publics[msgspec.json.decode(signed.payload)["party"]])
        for signed in itertools.islice(read_register(path), count)
    ]
    start, used = time.perf_counter(), time.process_time()
    for message, public in jobs:
        bindings.crypto_sign_open(message, public)
    return Raw(len(jobs) / (time.perf_counter() - start), (time.process_time() - used) / len(jobs))
