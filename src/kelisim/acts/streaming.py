"""Verification of a record as it is stored, act after act, however long it is.

1. The acts come as bytes, each after its past, and each is checked by every rule: the gate, the signatures, the place.
2. Of an act that was checked only its hash, its place and its past are kept, never its bytes.
3. Gate, hash and signature need no other act, so processes of their own look at windows of acts; what stands where is
   found in order, in this one. A few acts are not worth the start of a process.
4. A process is given the keys of all that was placed so far and finds those that come within its window. A key's id is
   its hash, so no key passes for another; whether it may sign there is for the roster, in order.
5. A process judges what is ordinary: one signature that holds, by a key it knows. Whatever else there is, wrong or only
   rare, is looked at again here by the rules of `feed`, so there is one word on what is wrong.
6. Nothing escapes but `KelisimError`, and it names the act.
"""

import gc
import itertools
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

import msgspec

from kelisim.acts import ed25519, profile
from kelisim.acts.envelope import Signed, open_act, pre_authentication
from kelisim.acts.errors import WrongRegisterError
from kelisim.acts.feed import Feeds, is_rare, keys_in
from kelisim.acts.roster import key_id
from kelisim.errors import KelisimError
from kelisim.model.act import Found

WINDOW: Final = 500
"""Acts that are handed over at once."""
PART: Final = 50
"""Acts of a window that are decoded together: few enough to stay in a processor's cache."""
AHEAD: Final = 4
"""Windows for each process that are handed over before the first is asked for."""
FEW: Final = 8_000
"""So many acts are checked here: starting processes would take as long."""

Row = tuple[bytes, bytes]
"""A payload and its signatures, as they are kept."""


class Seen(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a process found of an act. `key` is empty where the act has to be looked at again."""

    hash: str
    party: str
    number: int
    after: dict[str, str]
    key: str


_UNSEEN: Final = Seen("", "", 0, {}, "")
_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[list[Seen]] = msgspec.msgpack.Decoder(list[Seen])


def look(rows: Sequence[Row], register: str, publics: Mapping[str, bytes]) -> bytes:
    """What is found of a window of acts, packed; nothing where one of them does not pass the gate."""
    found = []
    known = dict(publics)
    for start in range(0, len(rows), PART):
        part = rows[start : start + PART]
        try:
            acts = profile.decode_all([payload for payload, _ in part])
        except KelisimError:
            return b""
        for (payload, signature), act in zip(part, acts, strict=True):
            public = known.get(act.by.key)
            rare = is_rare(act)
            if rare:
                known.update((key_id(key), bytes.fromhex(key.public)) for key in keys_in(act))
            ordinary = not rare and public is not None and act.register == register
            holds = ordinary and ed25519.holds(public or b"", pre_authentication(payload), signature)
            found.append(Seen(profile.act_hash(payload), act.party, act.number, act.after, act.by.key if holds else ""))
    return _encoder.encode(found)


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
        rows = iter(acts)
        first = list(itertools.islice(rows, FEW))
        if not first:
            return 0
        feeds = self.feeds = self.feeds or _begun(first[0])
        windows = _windows(itertools.chain(first, rows))
        if self.workers == 1 or len(first) < FEW:
            return sum(_take(feeds, window, look(window, feeds.register, feeds.publics)) for window in windows)
        # A process keeps no value that refers to itself, so nothing is lost with the collector of cycles.
        with ProcessPoolExecutor(self.workers, get_context("spawn"), gc.disable) as pool:
            asked: deque[tuple[list[Row], Future[bytes]]] = deque()
            count = 0
            try:
                for window in windows:
                    asked.append((window, pool.submit(look, window, feeds.register, feeds.publics)))
                    if len(asked) > AHEAD * self.workers:
                        count += _take_first(feeds, asked)
                while asked:
                    count += _take_first(feeds, asked)
            finally:
                for _, answer in asked:
                    answer.cancel()
        return count

    def numbers(self) -> dict[str, int]:
        """How many acts of each Party were checked."""
        return self.feeds.numbers() if self.feeds else {}


def _begun(row: Row) -> Feeds:
    act = open_act(Signed(payload=row[0], signature=row[1]), "act 1 of the record:").act
    if not isinstance(act, Found) or profile.register_id(act.body.charter) != act.register:
        raise WrongRegisterError("the first act does not found the register", where=f"{act.party} {act.number}")
    return Feeds(act.body.charter)


def _windows(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while window := list(itertools.islice(rows, WINDOW)):
        yield window


def _take_first(feeds: Feeds, asked: deque[tuple[list[Row], Future[bytes]]]) -> int:
    window, answer = asked.popleft()
    return _take(feeds, window, answer.result())


def _take(feeds: Feeds, window: Sequence[Row], answer: bytes) -> int:
    found = _decoder.decode(answer) if answer else [_UNSEEN] * len(window)
    for (payload, signature), seen in zip(window, found, strict=True):
        if not seen.key or feeds.follow(seen.hash, seen.party, seen.number, seen.after, seen.key) is None:
            label = f"act {sum(feeds.numbers().values()) + 1} of the record:"
            opened = open_act(Signed(payload=payload, signature=signature), label)
            feeds.add(feeds.place(opened, trusted=bool(seen.key)))
    return len(window)
