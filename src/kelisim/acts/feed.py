"""The door: whether an act may stand in its feed.

1. An act belongs to the register of the charter, and its Party is one that the charter names.
2. The first act of a feed founds the register with that charter; no later act does.
3. Numbers run from 1 without a gap, and `after` names the hash of the feed's previous act.
4. Every act that `after` names is here and stands in the feed it is named for.
5. The past is whole: `after` names, of every feed, at least what the acts it names had in their past.
6. The signer's key is one of the Party's root keys.
7. The signature holds.
8. A second act with a used number is not taken into the feed; it is a fork, kept apart as proof.

Because of 5, an act's past is a vector {party: number}: whatever `after` names, and everything before it.
"""

from collections.abc import Mapping

import msgspec

from kelisim.acts import ed25519, profile
from kelisim.acts.envelope import Opened, Signed, check_signature
from kelisim.acts.errors import (
    ChainError,
    ForkError,
    MissingPastError,
    UnknownKeyError,
    WrongRegisterError,
)
from kelisim.model.act import Act, Found
from kelisim.model.charter import Charter


class Placed(msgspec.Struct, frozen=True):
    """An act that may stand in its feed. `past` is its past as a vector {party: number}."""

    signed: Signed
    hash: str
    act: Act
    past: Mapping[str, int]

    def name(self) -> str:
        """How people call the act: the Party and the number."""
        return f"{self.act.party} {self.act.number}"


class Feeds:
    """The feeds of one register, as far as they are here."""

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self.register = profile.register_id(charter)
        self._keys: dict[str, dict[str, bytes]] = {}
        for party in charter.parties:
            publics = [bytes.fromhex(key.public) for key in party.keys]
            self._keys[party.code] = {ed25519.key_id(public): public for public in publics}
        self._hashes: dict[str, list[str]] = {party.code: [] for party in charter.parties}
        self._places: dict[str, tuple[str, int]] = {}
        self._pasts: dict[str, Mapping[str, int]] = {}

    def heads(self) -> dict[str, str]:
        """The hash of the newest act of every feed that has one: what a new act puts into `after`."""
        return {party: hashes[-1] for party, hashes in self._hashes.items() if hashes}

    def numbers(self) -> dict[str, int]:
        """How many acts of each Party are here."""
        return {party: len(hashes) for party, hashes in self._hashes.items()}

    def next_number(self, party: str) -> int:
        """The number that the Party's next act must have."""
        return len(self._hashes[party]) + 1

    def holds(self, act_hash: str) -> bool:
        """Whether the act with this hash stands in a feed."""
        return act_hash in self._places

    def key(self, opened: Opened) -> bytes:
        """The public key of an act's signer.

        Raises:
            WrongRegisterError: the act is of another register or of a Party that the charter does not name.
            UnknownKeyError: the Party has no such key.
        """
        act = opened.act
        self._check_belonging(act, opened.name())
        public = self._keys[act.party].get(act.by.key)
        if public is None:
            raise UnknownKeyError(
                f"the key {act.by.key[:16]}… is not one of {act.party}'s",
                where=opened.name(),
                expected=" or ".join(f"{key[:16]}…" for key in self._keys[act.party]),
            )
        return public

    def place(self, opened: Opened, *, trusted: bool = False) -> Placed:
        """Check an act against every rule of the door. Nothing is changed; `add` takes it in.

        Args:
            opened: the act, its payload through the gate.
            trusted: the signature was checked before; only the place is checked.

        Raises:
            ActError: the leaf says which rule is broken, and `where` names the act.
        """
        public = self.key(opened)
        if not trusted:
            check_signature(opened.signed, public, opened.name())
        past = self._past(opened.act, opened.hash, opened.name())
        return Placed(opened.signed, opened.hash, opened.act, past)

    def add(self, placed: Placed) -> None:
        """Take a placed act into its feed.

        Raises:
            ChainError: it is not the next act of its feed.
        """
        party = placed.act.party
        if placed.act.number != self.next_number(party):
            raise ChainError("the act is not the next of its feed", where=placed.name())
        self._hashes[party].append(placed.hash)
        self._places[placed.hash] = (party, placed.act.number)
        self._pasts[placed.hash] = placed.past

    def _check_belonging(self, act: Act, where: str) -> None:
        if act.register != self.register:
            raise WrongRegisterError(
                f"the act is of the register {act.register[:16]}…", where=where, expected=f"{self.register[:16]}…"
            )
        if act.party not in self._hashes:
            raise WrongRegisterError(
                "the charter names no such Party", where=where, expected=" or ".join(sorted(self._hashes))
            )
        if isinstance(act, Found) != (act.number == 1):
            raise ChainError("the first act of a feed, and no other, founds the register", where=where)
        if isinstance(act, Found) and profile.register_id(act.body.charter) != self.register:
            raise WrongRegisterError("the act founds another register", where=where)

    def _past(self, act: Act, act_hash: str, where: str) -> Mapping[str, int]:
        own = self._hashes[act.party]
        if act.number <= len(own):
            if own[act.number - 1] == act_hash:
                raise ChainError("the act is here already", where=where)
            raise ForkError(
                f"{act.party} has signed another act with this number", where=where, expected=own[act.number - 1]
            )
        past: dict[str, int] = {}
        missing = []
        for party, named in act.after.items():
            found = self._places.get(named)
            if found is None:
                missing.append(f"{party} {named[:16]}…")
            elif found[0] != party:
                raise ChainError(f"`after` names an act of {found[0]} for {party}", where=where)
            else:
                past[party] = found[1]
        if missing:
            raise MissingPastError(f"the act rests on acts that are not here: {', '.join(missing)}", where=where)
        if past.get(act.party, 0) != act.number - 1:
            raise ChainError(
                f"the act follows number {past.get(act.party, 0)} of its feed",
                where=where,
                expected=f"{act.number - 1}",
            )
        for party, named in act.after.items():
            for other, number in self._pasts[named].items():
                if past.get(other, 0) < number:
                    raise ChainError(
                        f"the past is not whole: {party} {past[party]} had seen {other} {number}",
                        where=where,
                        expected=f"`after` to name {other} {number} or later",
                    )
        return past
