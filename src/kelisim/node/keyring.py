"""The signing keys that this node holds, in the folder `keys` of its home."""

from pathlib import Path

from kelisim.acts.errors import WrongRegisterError
from kelisim.acts.keys import KeyFile, read_key, write_key
from kelisim.acts.roster import Roster
from kelisim.node.errors import NoKeyError, UnknownPartyError
from kelisim.node.ledger import Ledger


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
    roster = _roster(ledger, party)
    mine = [key for key in held(home) if key.party == party]
    number = ledger.feeds.next_number(party)
    for key in mine:
        signer = roster.signers.get(key.key_id())
        if signer and kind in signer.powers.kinds and (signer.powers.until is None or number <= signer.powers.until):
            return key
    roots = [key for key in mine if key.key_id() in roster.roots]
    if roots and roster.threshold == 1:
        return roots[0]
    if roots:
        raise NoKeyError(
            f"{roster.threshold} root keys of {party} sign together, and no signer whose key is here may {kind}",
            expected="`kelisim appoint` a signer",
        )
    raise _no_key(home, ledger, party)


def root_keys(home: Path, ledger: Ledger, party: str) -> list[KeyFile]:
    """The root keys of a Party that this node holds, as many as sign together at most.

    Raises:
        UnknownPartyError: the register has no such Party.
        NoKeyError: the node holds none.
    """
    roster = _roster(ledger, party)
    roots = [key for key in held(home) if key.party == party and key.key_id() in roster.roots]
    if not roots:
        raise _no_key(home, ledger, party)
    return roots[: roster.threshold]


def _roster(ledger: Ledger, party: str) -> Roster:
    ledger.refresh()
    codes = sorted(record.code for record in ledger.register.charter.parties)
    try:
        return ledger.feeds.roster(party)
    except WrongRegisterError:
        problem = f"the register has no Party {party!r}"
        raise UnknownPartyError(problem, expected=f"one of: {', '.join(codes)}") from None


def _no_key(home: Path, ledger: Ledger, party: str) -> NoKeyError:
    mine = held(home)
    codes = [record.code for record in ledger.register.charter.parties]
    ours = sorted({key.party for key in mine if key.party in codes and _on_roster(ledger, key)})
    expected = f"a key of: {', '.join(ours)}" if ours else "a key file in keys/"
    return NoKeyError(f"this node holds no key of {party}", expected=expected)


def _on_roster(ledger: Ledger, key: KeyFile) -> bool:
    roster = ledger.feeds.roster(key.party)
    return key.key_id() in roster.roots or key.key_id() in roster.signers
