"""Verification of a record as it is stored, act after act, however long it is.

1. The acts come as bytes, each after its past, and each is checked by every rule: the gate, the signatures, the place.
2. Of an act that was checked only its hash, its place and its past are kept, never its bytes.
3. Gate, hash and signature need no other act, so processes of their own look at windows of acts, which they read where
   they are stored; what stands where is found in order, in this one. A few acts are not worth the start of a process.
4. A process is given the keys of all that was placed so far and finds those that come within its window. A key's id is
   its hash, so no key passes for another; whether it may sign there is for the roster, in order.
5. A process judges what is ordinary: one signature that holds, by a key it knows. Whatever else there is, wrong or only
   rare, is looked at again here by the rules of `feed`, so there is one word on what is wrong.
6. Nothing escapes but `KelisimError`, and it names the act; but for what the store's own reading raises.
"""

import gc
import itertools
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Final, TypeVar

import msgspec

from kelisim.acts import profile
from kelisim.acts.ed25519 import SIGNATURE_BYTES, holds_before
from kelisim.acts.envelope import Signed, open_act, to_check
from kelisim.acts.errors import WrongRegisterError
from kelisim.acts.feed import Feeds
from kelisim.acts.profile import act_digest
from kelisim.acts.rare import MAYBE_RARE, is_rare, keys_in
from kelisim.acts.roster import key_id
from kelisim.errors import KelisimError
from kelisim.model.act import Found

WINDOW: Final = 2_000
"""Acts that are handed over at once."""
PART: Final = 20
"""Acts of a window that are decoded together: few enough to stay in a processor's cache."""
AHEAD: Final = 4
"""Windows for each process that are handed over before the first is asked for."""
FEW: Final = 4
"""So many windows are checked here: starting processes would take as long."""

Row = tuple[bytes, bytes]
"""A payload and its signatures, as they are kept."""
Name = TypeVar("Name")
"""What a window is called by where the acts are stored."""


class Run(msgspec.Struct, array_like=True, gc=False):
    """What a process found of acts that follow one another in one feed.

    `number` and `after` are those of the first. Each later one has the next number and has seen nothing since but the
    one before it. `key` is what each is signed by; it is empty where the acts have to be looked at again. `hashes` has
    the 32 bytes of each.
    """

    hashes: bytes
    party: str
    number: int
    after: dict[str, str]
    key: str


_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[list[Run]] = msgspec.msgpack.Decoder(list[Run])


def look(rows: Iterable[Row], register: str, publics: Mapping[str, bytes]) -> list[Run]:
    """What is found of a window of acts, in their order; all to look at again where one does not pass the gate."""
    found: list[Run] = []
    known = dict(publics)
    run, hashes = Run(b"", "", 0, {}, ""), bytearray()
    following, expected = 0, run.after  # What the next act of the run has as its number, and names.
    left, count = iter(rows), 0
    while part := list(itertools.islice(left, PART)):
        try:
            acts = profile.decode_all([payload for payload, _ in part])
        except KelisimError:
            return [Run(bytes(32 * (count + len(part) + sum(1 for _ in left))), "", 0, {}, "")]
        count += len(part)
        for (payload, signature), act in zip(part, acts, strict=True):
            key, after, party, number = act.by.key, act.after, act.party, act.number
            public = known.get(key)
            if type(act) in MAYBE_RARE and is_rare(act):
                known.update((key_id(one), bytes.fromhex(one.public)) for one in keys_in(act))
                public = None
            if (
                public is None
                or act.register != register
                or len(signature) != SIGNATURE_BYTES
                or not holds_before(public, to_check(payload, signature))
            ):
                key = ""
            if number != following or key != run.key or party != run.party or after != expected:
                run.hashes = bytes(hashes)
                run, hashes = Run(b"", party, number, after, key), bytearray()
                found.append(run)
                expected = dict(after)
            digest = act_digest(payload)
            hashes += digest
            following = number + 1
            expected[party] = digest.hex()
    run.hashes = bytes(hashes)
    return found


def look_at(read: Callable[[Name], Iterable[Row]], name: Name, register: str, publics: Mapping[str, bytes]) -> bytes:
    """Read a window and say, packed, what is found of it."""
    return _encoder.encode(look(read(name), register, publics))


def _as_given(rows: Sequence[Row]) -> Sequence[Row]:
    return rows


class Verification:
    """The verification of one register: the feeds of what was checked so far."""

    def __init__(self, workers: int | None = None) -> None:
        """Begin.

        Args:
            workers: processes to check with, as many as there are processors unless given; with 1, or where there are
                few acts, none but this one.
        """
        self.feeds: Feeds | None = None
        self.workers = workers or os.cpu_count() or 1

    def take(self, acts: Iterable[Row]) -> int:
        """Check more acts, as bytes in the order in which they are stored; how many.

        Raises:
            KelisimError: the first thing that is wrong, naming the act. What came before it was taken.
        """
        return self.take_stored(_windows(iter(acts)), _as_given)

    def take_stored(self, windows: Iterable[Name], read: Callable[[Name], Iterable[Row]]) -> int:
        """Check more acts where they are stored, so that the processes read them and nobody hands them over; how many.

        Args:
            windows: what the windows are called by, in the order of storage. The first is not empty.
            read: reads a window, act by act. It and the names can be pickled, and it gives the same acts wherever it
                is called.

        Raises:
            KelisimError: as `take`.
        """
        names = iter(windows)
        first = list(itertools.islice(names, FEW))
        count = 0
        if self.workers == 1 or len(first) < FEW:
            for name in itertools.chain(first, names):
                rows = list(read(name))
                if rows:
                    feeds = self._begun(rows[0])
                    count += _take(feeds, partial(read, name), look(rows, feeds.register, feeds.publics))
            return count
        feeds = self.feeds or self._begun(next(iter(read(first[0]))))
        # A process keeps no value that refers to itself, so nothing is lost with the collector of cycles.
        with ProcessPoolExecutor(self.workers, get_context("spawn"), gc.disable) as pool:
            asked: deque[tuple[Name, Future[bytes]]] = deque()
            try:
                for name in itertools.chain(first, names):
                    asked.append((name, pool.submit(look_at, read, name, feeds.register, dict(feeds.publics))))
                    if len(asked) > AHEAD * self.workers:
                        count += _take_first(feeds, asked, read)
                while asked:
                    count += _take_first(feeds, asked, read)
            finally:
                for _, answer in asked:
                    answer.cancel()
        return count

    def numbers(self) -> dict[str, int]:
        """How many acts of each Party were checked."""
        return self.feeds.numbers() if self.feeds else {}

    def _begun(self, row: Row) -> Feeds:
        if self.feeds is None:
            act = open_act(Signed(payload=row[0], signature=row[1]), "act 1 of the record:").act
            if not isinstance(act, Found) or profile.register_id(act.body.charter) != act.register:
                raise WrongRegisterError("the first act does not found the register", where=f"{act.party} {act.number}")
            self.feeds = Feeds(act.body.charter)
        return self.feeds


def _windows(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while window := list(itertools.islice(rows, WINDOW)):
        yield window


def _take_first(feeds: Feeds, asked: deque[tuple[Name, Future[bytes]]], read: Callable[[Name], Iterable[Row]]) -> int:
    name, answer = asked.popleft()
    return _take(feeds, partial(read, name), _decoder.decode(answer.result()))


def _take(feeds: Feeds, read_again: Callable[[], Iterable[Row]], runs: Sequence[Run]) -> int:
    """Take in what was found of a window; how many acts. The window is read again only where one is not ordinary."""
    rows: Sequence[Row] = ()
    count = 0
    for run in runs:
        first, count = count, count + len(run.hashes) // 32
        if run.key and feeds.follow_all(run.hashes, run.party, run.number, run.after, run.key):
            continue
        rows = rows or list(read_again())
        for payload, signature in rows[first:count]:
            label = f"act {sum(feeds.numbers().values()) + 1} of the record:"
            opened = open_act(Signed(payload=payload, signature=signature), label)
            feeds.add(feeds.place(opened, trusted=bool(run.key)))
    return count
