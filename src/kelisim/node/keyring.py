"""The signing keys that this node holds, in the folder `keys` of its home, and which of them sign an act.

1. An appointed signer whose full powers name the kind of act signs it alone. Only where none is here do root keys sign.
2. Root keys sign together, as many as the threshold says. Where fewer of them are here, the rest sign elsewhere.
3. A rekeying is signed by the old root keys and by the new ones; a founding by those that the charter names.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from kelisim.acts.errors import WrongRegisterError
from kelisim.acts.keys import KeyFile, read_key, write_key
from kelisim.acts.roster import Roster, ids_of, roster_of
from kelisim.model.act import Rekeying
from kelisim.model.charter import Charter
from kelisim.node.errors import NoKeyError, UnknownPartyError
from kelisim.node.ledger import Ledger


class Hand(msgspec.Struct, frozen=True):
    """The keys of this node that sign an act: the one that the act names, those beside it, and how many root keys are
    still lacking, which are elsewhere.
    """

    key: KeyFile
    beside: tuple[KeyFile, ...] = ()
    lacking: int = 0


def save(home: Path, key: KeyFile) -> Path:
    """Keep a new key; the file's name says whose it is and which.

    Raises:
        KeyFileError: it is there already, or the folder cannot be written.
    """
    path = home / "keys" / f"{key.party}-{key.key_id()[:12]}.json"
    write_key(path, key)
    return path


def held(home: Path) -> list[KeyFile]:
    """Every key that this node holds.

    Raises:
        KeyFileError: one of the files is malformed or readable by others.
    """
    return [read_key(path) for path in sorted((home / "keys").glob("*.json"))]


def key_of(home: Path, ledger: Ledger, party: str, kind: str) -> KeyFile:
    """The key with which this node signs an act of a kind for a Party: an appointed signer's, or else a root key.

    Raises:
        UnknownPartyError: the register has no such Party.
        NoKeyError: the node holds no key on the Party's roster that may sign it alone.
    """
    first = hands_of(home, ledger, party, kind)[0]
    if first.beside or first.lacking:
        threshold = roster_here(ledger, party).threshold
        raise NoKeyError(
            f"{threshold} root keys of {party} sign together, and no signer whose key is here may {kind}",
            expected="`kelisim appoint` a signer",
        )
    return first.key


def hands_of(home: Path, ledger: Ledger, party: str, kind: str) -> list[Hand]:
    """The hands with which this node can sign an act of a kind for a Party: each appointed signer's that may, or else
    that of the root keys (rules 1 and 2).

    Raises:
        UnknownPartyError: the register has no such Party.
        NoKeyError: the node holds no key that may.
    """
    mine = _held_of(home, party)
    roster = roster_here(ledger, party, keys=_ids(mine))
    signers = [
        Hand(key)
        for key in mine
        if (signer := roster.signers.get(key.key_id()))
        and kind in signer.powers.kinds
        and (signer.powers.until is None or ledger.feeds.next_number(party, key.key_id()) <= signer.powers.until)
    ]
    if signers:
        return signers
    roots = [key for key in mine if key.key_id() in roster.roots]
    if not roots:
        raise _no_key(home, ledger, party, kind)
    return [_together(roots, roster.threshold)]


def root_hand(home: Path, ledger: Ledger, party: str, charter: Charter | None = None) -> Hand:
    """The root keys of a Party that are here, as many as sign together (rule 2).

    Args:
        home: the node's folder.
        ledger: the register.
        party: the Party.
        charter: the charter with which a Party founds that accedes.

    Raises:
        UnknownPartyError: the register has no such Party.
        NoKeyError: the node holds none.
    """
    mine = _held_of(home, party)
    roster = roster_here(ledger, party, charter, _ids(mine))
    roots = [key for key in mine if key.key_id() in roster.roots]
    if not roots:
        raise _no_key(home, ledger, party)
    return _together(roots, roster.threshold)


def rekeying_hand(home: Path, ledger: Ledger, party: str, body: Rekeying) -> Hand:
    """The old and the new root keys that are here and sign a rekeying (rule 3).

    Raises:
        UnknownPartyError: the register has no such Party.
        NoKeyError: the node holds none of the old ones.
    """
    fresh = ids_of(body.keys)
    mine = sorted(_held_of(home, party), key=lambda key: key.key_id() not in fresh)
    roster = roster_here(ledger, party, keys=_ids(mine))
    old = [key for key in mine if key.key_id() in roster.roots][: roster.threshold]
    if not old:
        raise _no_key(home, ledger, party)
    both = sum(key.key_id() in fresh for key in old)
    new = [key for key in mine if key.key_id() in fresh and key not in old][: max(0, body.threshold - both)]
    lacking = roster.threshold - len(old) + body.threshold - both - len(new)
    return Hand(old[0], (*old[1:], *new), max(0, lacking))


def roster_here(ledger: Ledger, party: str, charter: Charter | None = None, keys: Iterable[str] = ()) -> Roster:
    """Who may sign the Party's next act; of one that accedes, by the charter with which it founds.

    Args:
        ledger: the register.
        party: the Party.
        charter: the charter with which it founds, if it does.
        keys: ids of its keys, by which it is told from a stranger that uses its code.

    Raises:
        UnknownPartyError: the register has no such Party.
    """
    ledger.refresh()
    feeds = ledger.feeds
    for key in keys:
        with suppress(WrongRegisterError):
            roster = feeds.roster(party, key)
            if key in roster.roots or key in roster.signers:
                return roster
    parties = (charter or ledger.register.charter).parties
    record = next((one for one in parties if charter and one.code == party), None)
    if record is not None and party not in {one.code for one in ledger.charter.parties}:
        return roster_of(record)
    try:
        return feeds.roster(party)
    except WrongRegisterError:
        codes = ", ".join(sorted(one.code for one in parties))
        raise UnknownPartyError(f"the register has no Party {party!r}", expected=f"one of: {codes}") from None


def _held_of(home: Path, party: str) -> list[KeyFile]:
    return [key for key in held(home) if key.party == party]


def _ids(keys: Iterable[KeyFile]) -> list[str]:
    return [key.key_id() for key in keys]


def _together(roots: Sequence[KeyFile], threshold: int) -> Hand:
    first, *others = roots[:threshold]
    return Hand(first, tuple(others), max(0, threshold - len(roots)))


def _no_key(home: Path, ledger: Ledger, party: str, kind: str | None = None) -> NoKeyError:
    here = held(home)
    mine = [key for key in here if key.party == party]
    offices = {key.office for key in mine if _on_roster(ledger, key)}
    if offices:
        return NoKeyError(
            f"the full powers of {_words(offices)} do not extend to {f'`{kind}`' if kind else 'it'}, or have ended",
            expected="a root key, or a signer with such powers",
        )
    if mine:
        return NoKeyError(
            f"none of the keys of {party} on this node may sign for it in this register",
            expected="one that `kelisim signers` lists",
        )
    codes = [record.code for record in ledger.register.charter.parties]
    ours = _words({key.party for key in here if key.party in codes and _on_roster(ledger, key)})
    return NoKeyError(f"this node holds no key of {party}", expected=f"a key of: {ours}" if ours else "a file in keys/")


def _on_roster(ledger: Ledger, key: KeyFile) -> bool:
    try:
        roster = ledger.feeds.roster(key.party, key.key_id())
    except WrongRegisterError:
        return False
    return key.key_id() in roster.roots or key.key_id() in roster.signers


def _words(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
