"""Verification of a whole record from its bytes alone.

1. Every payload passes the gate, every signature holds, every number and link is right (the rules of `feed`).
2. Signatures are checked before links, so that an altered act is named itself, not the acts that rest on it.
3. The signatures are checked on all processors; the order of the acts is checked on one.
4. Nothing escapes but `KelisimError`, and it names the act.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec

from kelisim.acts import arrival, ed25519, profile
from kelisim.acts.envelope import Opened, pre_authentication
from kelisim.acts.errors import SignatureError, UnknownKeyError, WrongRegisterError
from kelisim.acts.feed import Feeds, Placed
from kelisim.model.act import Found
from kelisim.model.charter import Charter

_CHUNK = 256


class Verified(msgspec.Struct, frozen=True):
    """What was verified: a register's acts in an order in which each follows its past, how many of whom, and the
    Parties that told two stories.
    """

    charter: Charter
    register: str
    acts: tuple[Placed, ...]
    numbers: dict[str, int]
    forked: frozenset[str]


def find_charter(acts: Iterable[Opened]) -> Charter:
    """The founding charter: the one whose hash is the register's id.

    Raises:
        WrongRegisterError: no act founds a register.
    """
    for opened in acts:
        if isinstance(opened.act, Found) and profile.register_id(opened.act.body.charter) == opened.act.register:
            return opened.act.body.charter
    raise WrongRegisterError("none of these acts founds a register")


def verify(acts: Sequence[Opened], workers: int | None = None) -> Verified:
    """Verify all acts of one register, in any order.

    Args:
        acts: every act of every feed.
        workers: threads for the signatures; as many as there are processors unless given.

    Raises:
        KelisimError: the first thing that is wrong, naming the act.
    """
    charter = find_charter(acts)
    feeds = Feeds(charter)
    check_signatures(feeds, acts, workers)
    placed: list[Placed] = []
    for opened in arrival.in_order(acts):
        one = feeds.place(opened, trusted=True)
        feeds.add(one)
        placed.append(one)
    return Verified(charter, feeds.register, tuple(placed), feeds.numbers(), feeds.branches.forked())


def check_signatures(feeds: Feeds, acts: Sequence[Opened], workers: int | None = None) -> None:
    """Check every signature of every act, on several threads (libsodium runs outside Python's lock).

    Raises:
        WrongRegisterError, UnknownKeyError, EnvelopeError, SignatureError: naming the first act that is wrong.
    """
    jobs, strangers = feeds.jobs(acts)
    chunks = [jobs[start : start + _CHUNK] for start in range(0, len(jobs), _CHUNK)]

    def first_bad(chunk: Sequence[tuple[Opened, bytes, bytes]]) -> Opened | None:
        for opened, public, signature in chunk:
            if not ed25519.holds(public, pre_authentication(opened.signed.payload), signature):
                return opened
        return None

    with ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
        for bad in pool.map(first_bad, chunks):
            if bad is not None:
                raise SignatureError("the signature does not hold", where=bad.name())
    for opened in strangers:
        raise UnknownKeyError(f"the key {opened.act.by.key[:16]}… is nobody's here", where=opened.name())
