"""Signing with several keys, and with root keys that lie on different machines.

1. An act that a node can sign as a whole is signed, stored and folded at once (`ledger`).
2. Where root keys are elsewhere, the act with the signatures so far is written into a file, an envelope as any other.
   Each further machine checks it, adds its signatures and writes it back; the one that completes it stores it.
3. Before a key is used for such an act, it is tried out on the record as it is here: one that could not stand or would
   have no effect is not signed.
4. An act has its number and its place from the beginning. If the Party signs anything else meanwhile, it can no longer
   stand and is made anew; no second story comes of it.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from kelisim.acts.ed25519 import SIGNATURE_BYTES
from kelisim.acts.ed25519 import sign as signature_of
from kelisim.acts.envelope import (
    MAX_ENVELOPE,
    Opened,
    Signed,
    check_signature,
    join_signatures,
    open_act,
    open_envelope,
    pre_authentication,
    write_envelope,
)
from kelisim.acts.errors import EnvelopeError, MissingPastError, UnknownKeyError
from kelisim.acts.feed import Placed
from kelisim.acts.keys import KeyFile
from kelisim.acts.roster import Roster, ids_of
from kelisim.model.act import Act, Found, Rekey
from kelisim.model.charter import Charter
from kelisim.node.errors import NodeError, NoKeyError, WouldBeVoidError
from kelisim.node.keyring import Hand, held, roster_here
from kelisim.node.ledger import Ledger, check_one_story, start

Make = Callable[[dict[str, Any]], Act]
"""Builds an act from the members that every act has."""


class OvertakenError(NodeError):
    """An act signed in part that can no longer stand, because the Party has signed another in its place."""

    code = "overtaken"


class PartFileError(NodeError):
    """A file for an act signed in part that cannot be written."""

    code = "part-file"


class Lacking(msgspec.Struct, frozen=True):
    """How many signatures of root keys an act lacks, and of new ones where it is a rekeying."""

    roots: int
    fresh: int = 0

    def __bool__(self) -> bool:
        """Whether any is lacking."""
        return bool(self.roots or self.fresh)

    def words(self) -> str:
        """What is lacking, for people."""
        parts = [(self.roots, "root key"), (self.fresh, "new root key")]
        return " and ".join(f"{count} more {what}{'s' if count > 1 else ''}" for count, what in parts if count)


def sign(ledger: Ledger, hands: Sequence[Hand], make: Make) -> Placed:
    """Sign, store and fold the next act of a Party with the first hand whose powers extend to it.

    Raises:
        WouldBeVoidError: the act would have no effect; nothing is signed.
        NoKeyError: root keys are lacking here.
        KelisimError: the act cannot stand in its feed.
    """
    problem: WouldBeVoidError | None = None
    for hand in hands:
        if hand.lacking:
            count = 1 + len(hand.beside)
            here = f"{count} of them {'is' if count == 1 else 'are'} on this node"
            raise NoKeyError(
                f"{count + hand.lacking} root keys of {hand.key.party} sign this together, and {here}",
                expected="a signer with such powers, or --part FILE for `kelisim cosign` where the other keys are",
            )
        try:
            return ledger.sign(hand.key, make, beside=hand.beside)[0]
        except WouldBeVoidError as error:
            problem = problem or error
    raise problem or NoKeyError("this node holds no key that may sign it")


def begin(ledger: Ledger, hand: Hand, make: Make, part: Path) -> Opened:
    """Sign the next act of a Party with the root keys that are here, and write it into a new file.

    Raises:
        PartFileError: there is such a file, or it cannot be written.
        WouldBeVoidError: the act would have no effect; nothing is signed.
        KelisimError: the act cannot stand in its feed.
    """
    if part.exists():
        raise PartFileError("there is a file of that name", where=str(part), expected="a new one")
    opened = ledger.draft(hand.key, make, hand.beside)
    rehearse(ledger, opened)
    _write(part, opened)
    return opened


def read_part(path: Path) -> Opened:
    """An act signed in part, from its file. Nothing is verified yet.

    Raises:
        PartFileError: the file cannot be read.
        KelisimError: this is no envelope of an act.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_ENVELOPE + 2)
    except OSError as error:
        raise PartFileError(f"the file cannot be read: {error.strerror}", where=str(path)) from None
    try:
        return open_envelope(data.removesuffix(b"\n"))
    except EnvelopeError:
        problem = "this is not an act signed in part"
        raise PartFileError(problem, where=str(path), expected="what --part wrote") from None


def examine(ledger: Ledger, opened: Opened) -> Lacking:
    """Check an act signed in part as far as it is signed, and that it can stand; what it lacks.

    Raises:
        UnknownKeyError: one of its signatures is of a key that does not sign it.
        SignatureError: a signature does not hold.
        OvertakenError: the Party has signed another act in its place.
        WouldBeVoidError: it would have no effect.
        KelisimError: it cannot stand in its feed.
    """
    roster = roster_of_act(ledger, opened.act)
    signed = {key for key, _ in opened.signed.signatures(opened.act.by.key)}
    for stranger in sorted(signed - _allowed(roster, opened.act)):
        raise UnknownKeyError(f"the key {stranger[:16]}… is not one of {opened.act.party}'s", where=opened.name())
    jobs, _ = ledger.feeds.jobs([opened])
    for _, public, signature in jobs:
        check_signature(public, opened.signed, signature, opened.name())
    rehearse(ledger, opened)
    return lacking(roster, opened)


def cosign(home: Path, ledger: Ledger, opened: Opened, path: Path) -> Opened | Placed:
    """Add the signatures of the root keys that are here; store the act where that completes it, or write it back.

    The act has been examined.

    Raises:
        NoKeyError: no key that it lacks is here.
    """
    act = opened.act
    roster = roster_of_act(ledger, act)
    signatures = dict(opened.signed.signatures(act.by.key))
    message = pre_authentication(opened.signed.payload)
    for key in _useful(held(home), roster, opened):
        signatures[key.key_id()] = signature_of(key.secret(), message)
    added = len(signatures) - len(opened.signed.signatures(act.by.key))
    if not added and lacking(roster, opened):
        raise NoKeyError(
            f"this node holds no root key of {act.party} that has not signed it",
            expected=f"{lacking(roster, opened).words()}, on another machine",
        )
    both = open_act(Signed(payload=opened.signed.payload, signature=join_signatures(signatures)))
    if lacking(roster, both):
        _write(path, both)
        return both
    placed, _ = ledger.stand(both)
    _write(path, both)
    return placed


def _useful(keys: Iterable[KeyFile], roster: Roster, opened: Opened) -> list[KeyFile]:
    """Of some keys those whose signatures the act lacks, no more than it takes."""
    act = opened.act
    signed = {key for key, _ in opened.signed.signatures(act.by.key)}
    fresh = _fresh(act)
    found = []
    for key in sorted(keys, key=lambda one: one.key_id() not in roster.roots & fresh):
        needed = _count(roster, act, signed)
        name = key.key_id()
        helps = (needed.roots and name in roster.roots) or (needed.fresh and name in fresh)
        if key.party == act.party and name not in signed and helps:
            signed.add(name)
            found.append(key)
    return found


def lacking(roster: Roster, opened: Opened) -> Lacking:
    """The signatures that an act lacks under a roster."""
    return _count(roster, opened.act, {key for key, _ in opened.signed.signatures(opened.act.by.key)})


def _count(roster: Roster, act: Act, signed: set[str]) -> Lacking:
    if act.by.key in roster.signers:
        return Lacking(0)
    fresh = max(0, act.body.threshold - len(signed & _fresh(act))) if isinstance(act, Rekey) else 0
    return Lacking(max(0, roster.threshold - len(signed & roster.roots)), fresh)


def _fresh(act: Act) -> frozenset[str]:
    return ids_of(act.body.keys) if isinstance(act, Rekey) else frozenset()


def _allowed(roster: Roster, act: Act) -> frozenset[str]:
    """The keys whose signatures the act may have."""
    return frozenset({act.by.key}) if act.by.key in roster.signers else roster.roots | _fresh(act)


def roster_of_act(ledger: Ledger, act: Act) -> Roster:
    """Who may sign the Party's next act, by the charter that the act itself gives where it is one's first."""
    charter: Charter | None = act.body.charter if isinstance(act, Found) else None
    return roster_here(ledger, act.party, charter, [act.by.key])


def rehearse(ledger: Ledger, opened: Opened) -> None:
    """Try an act out on the record as it is here, as if all root keys had signed it (rule 3). Nothing is changed.

    Raises:
        OvertakenError: the Party has signed another act in its place.
        WouldBeVoidError: it would have no effect.
        KelisimError: it cannot stand in its feed.
    """
    act = opened.act
    ledger.refresh()
    if ledger.feeds.holds(opened.hash):
        raise OvertakenError(f"{opened.name()} is complete and on the record already", expected="nothing more")
    number = ledger.feeds.next_number(act.party, act.by.key)
    if act.number < number:
        raise OvertakenError(
            f"{act.party} has signed another act {act.number} since this one was begun, so it can no longer stand",
            expected="it to be made anew",
        )
    roster = roster_of_act(ledger, act)
    signatures = dict.fromkeys(_allowed(roster, act), bytes(SIGNATURE_BYTES))
    whole = Signed(payload=opened.signed.payload, signature=join_signatures(signatures))
    scratch = start(ledger.charter)
    try:
        placed = scratch.feeds.place(open_act(whole), trusted=True)
    except MissingPastError as error:
        error.expected = "`kelisim bundle read` of what the node that began it holds"
        raise
    check_one_story(scratch.feeds, placed)
    outcome = scratch.register.apply(placed)
    if outcome.void is not None:
        raise WouldBeVoidError(f"the act would have no effect: {outcome.void.reason}")


def _write(path: Path, opened: Opened) -> None:
    """Write an act beside its name, synced and renamed; only its owner can read it, because it may be private."""
    data = write_envelope(opened.signed, opened.act.by.key)
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data + b"\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).rename(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PartFileError(f"the file cannot be written: {error.strerror}", where=str(path)) from None
