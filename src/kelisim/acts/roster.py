"""The roster: who may sign for a Party at one point of its feed.

1. It begins with the root keys and the threshold that the charter gives the Party, as version 1.
2. What is signed in the name of the root keys is signed by as many of them as the threshold says, and by no stranger.
3. A rekeying has the next version and is signed by as many of the old root keys as the old threshold says, and of the
   new ones as the new threshold says (TUF specification 5.3.4 and 5.3.5). Signers keep their powers.
4. An appointed signer signs alone. Its powers end where they say, where it is retired, and where who appointed it is.
   Who is appointed by the root keys, or by a signer that became one, hangs on no signer.
5. What a signer does beyond its powers is void, and so is an appointment that hands on more than who appoints has, or
   a retirement of a signer that who retires it has not, directly or through others, appointed.
6. A key that was never on the roster, or is no longer, is refused at the door: its act is nobody's. So is an act whose
   own key, which it names, is not among those that signed it.

All of it follows from the Party's own feed alone, so every node finds the same.
"""

from collections.abc import Iterable

import msgspec

from kelisim.acts import ed25519
from kelisim.acts.errors import RekeyError, ThresholdError, UnknownKeyError
from kelisim.model.act import Act, Appoint, Rekey, Retire, act_kind
from kelisim.model.charter import Key, Party
from kelisim.model.powers import Powers


class Signatory(msgspec.Struct, frozen=True):
    """An appointed signer: its office, its powers and the key of the signer that appointed it, if one did."""

    office: str
    powers: Powers
    by: str | None


class Roster(msgspec.Struct, frozen=True):
    """Who may sign: the ids of the root keys, how many of them it takes, and the appointed signers by key id."""

    version: int
    roots: frozenset[str]
    threshold: int
    signers: dict[str, Signatory]

    def powers(self, key: str) -> Powers | None:
        """The powers of an appointed signer; None for a root key, which is not limited."""
        return None if key in self.roots else self.signers[key].powers

    def check(self, act: Act, keys: Iterable[str], where: str) -> None:
        """Refuse an act that these keys cannot sign (rules 2, 3, 4 and 6). Whether signatures hold is another matter.

        Raises:
            UnknownKeyError: a key is not on the roster.
            ThresholdError: too few root keys have signed, or others beside an appointed signer.
            RekeyError: the version does not follow.
        """
        key = act.by.key
        signed = frozenset(keys)
        if key not in signed:
            raise UnknownKeyError(f"the key {key[:16]}… that the act names has not signed it", where=where)
        if key in self.signers:
            if len(signed) > 1:
                raise ThresholdError("an appointed signer signs alone", where=where, expected="one signature")
            return
        allowed = self.roots
        if isinstance(act, Rekey):
            fresh = ids_of(act.body.keys)
            allowed |= fresh
            if act.body.version != self.version + 1:
                raise RekeyError(
                    f"the rekeying has version {act.body.version}", where=where, expected=f"{self.version + 1}"
                )
            if len(signed & fresh) < act.body.threshold:
                raise ThresholdError(
                    f"{len(signed & fresh)} of the new root keys have signed",
                    where=where,
                    expected=f"at least {act.body.threshold}",
                )
        if key not in self.roots or not signed <= allowed:
            stranger = key if key not in self.roots else min(signed - allowed)
            raise UnknownKeyError(
                f"the key {stranger[:16]}… is not one of {act.party}'s",
                where=where,
                expected=" or ".join(f"{one[:16]}…" for one in sorted([*self.roots, *self.signers])),
            )
        if len(signed & self.roots) < self.threshold:
            raise ThresholdError(
                f"{len(signed & self.roots)} of the root keys have signed",
                where=where,
                expected=f"at least {self.threshold}",
            )

    def overstep(self, act: Act) -> str | None:
        """How an act goes beyond its signer's powers, as far as its own feed tells (rule 5); None where it does not."""
        key = act.by.key
        mine = self.powers(key)
        if mine is not None:
            kind = act_kind(act)
            if kind not in mine.kinds:
                return f"The full powers of {self.signers[key].office} do not extend to `{kind}`."
            if mine.until is not None and act.number > mine.until:
                return f"The full powers of {self.signers[key].office} ended with act {mine.until}."
        if isinstance(act, Appoint):
            appointed = key_id(act.body.key)
            if appointed in self.roots or appointed in self.signers:
                return "The key that it appoints is on the roster already."
            if mine is not None and not mine.covers(act.body.powers):
                return f"{self.signers[key].office} hands on more than its own full powers."
        if isinstance(act, Retire):
            if act.body.key not in self.signers:
                return "The key that it retires is not an appointed signer's."
            if mine is not None and key not in self._appointers(act.body.key):
                return f"{self.signers[key].office} did not appoint the signer that it retires."
        return None

    def after(self, act: Act) -> "Roster":
        """The roster after an act that the door let in."""
        if isinstance(act, Rekey):
            if self.overstep(act) is not None:
                return self
            fresh = ids_of(act.body.keys)
            kept = {
                key: msgspec.structs.replace(one, by=None) if one.by in fresh else one
                for key, one in self.signers.items()
                if key not in fresh
            }
            return Roster(act.body.version, fresh, act.body.threshold, kept)
        if isinstance(act, Appoint | Retire) and self.overstep(act) is None:
            if isinstance(act, Appoint):
                by = act.by.key if act.by.key in self.signers else None
                signer = Signatory(act.body.key.office, act.body.powers, by)
                return msgspec.structs.replace(self, signers={**self.signers, key_id(act.body.key): signer})
            gone = act.body.key
            kept = {key: one for key, one in self.signers.items() if key != gone and gone not in self._appointers(key)}
            return msgspec.structs.replace(self, signers=kept)
        return self

    def _appointers(self, key: str) -> list[str]:
        """Who appointed a signer, who appointed that one, and so on."""
        found = []
        by = self.signers[key].by if key in self.signers else None
        while by is not None:
            found.append(by)
            by = self.signers[by].by
        return found


def roster_of(party: Party) -> Roster:
    """The roster with which a Party's feed begins."""
    return Roster(1, ids_of(party.keys), party.threshold, {})


def key_id(key: Key) -> str:
    """The id of a key in a record."""
    return ed25519.key_id(bytes.fromhex(key.public))


def ids_of(keys: Iterable[Key]) -> frozenset[str]:
    """The ids of keys in records."""
    return frozenset(map(key_id, keys))
