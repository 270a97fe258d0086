"""Group `register`: what signatures and the register cost.

The register is of two Parties: measures proposed by one, accepted by both. Rates are acts a second.
"""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from bench.figure import Figure, at_least, plain
from bench.measuring import seconds
from kelisim.acts import ed25519
from kelisim.acts.envelope import Signed, open_act, pre_authentication
from kelisim.acts.feed import Placed
from kelisim.acts.verification import verify
from kelisim.model.charter import Charter
from kelisim.register.fold import Register
from tests.world import KEYS, Writer, founded

CODES = ("KAZ", "RUS")
CHUNK = 256
PUBLIC = {code: bytes.fromhex(KEYS[code].public()) for code in CODES}


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: a register of 5,000 acts instead of 20,000.
    """
    charter, placed = _acts(5_000 if quick else 20_000)
    signed = [one.signed for one in placed]
    runs = 1 if quick else 3
    raw = len(signed) / seconds(lambda: _raw(placed), runs=runs, clock=time.perf_counter)
    yield plain("raw Ed25519 verifications, all processors", raw, "1/s")
    whole = len(signed) / seconds(lambda: _verify(signed), runs=runs, clock=time.perf_counter)
    yield at_least(f"verify {len(signed):,} acts from the bytes", whole, "acts/s", 0.4 * raw)
    yield plain("verify, share of raw", 100 * whole / raw, "%")
    gate = len(signed) / seconds(lambda: [open_act(one) for one in signed], runs=runs)
    yield plain("gate: decode, encode again, compare", gate, "acts/s")
    applied = len(placed) / seconds(lambda: _apply(charter, placed), runs=runs)
    yield at_least("apply, no signatures", applied, "acts/s", raw)


def _acts(count: int) -> tuple[Charter, list[Placed]]:
    """A register's acts as one observer has them: every act follows all before it."""
    writers = founded(CODES)
    shared = writers["KAZ"]
    other = Writer(shared.charter, "RUS")
    other.feeds, other.acts = shared.feeds, shared.acts
    while len(shared.acts) < count:
        proposal = shared.propose_new("A measure with a title of some length", CODES)
        shared.accept(proposal)
        other.accept(proposal)
    return shared.charter, shared.acts[:count]


def _raw(placed: list[Placed]) -> None:
    jobs = [(PUBLIC[one.act.party], pre_authentication(one.signed.payload), one.signed.signature) for one in placed]

    def check(chunk: list[tuple[bytes, bytes, bytes]]) -> bool:
        return all(ed25519.holds(*job) for job in chunk)

    chunks = [jobs[start : start + CHUNK] for start in range(0, len(jobs), CHUNK)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        if not all(pool.map(check, chunks)):
            raise ValueError("a signature of the benchmark's own does not hold")


def _verify(signed: list[Signed]) -> None:
    verify([open_act(one) for one in signed])


def _apply(charter: Charter, placed: list[Placed]) -> None:
    register = Register(charter)
    for one in placed:
        register.apply(one)
