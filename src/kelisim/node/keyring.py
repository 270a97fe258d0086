"""The signing keys that this node holds, in the folder `keys` of its home."""

from pathlib import Path

from kelisim.acts.keys import KeyFile, read_key, write_key
from kelisim.model.charter import Charter
from kelisim.node.errors import NoKeyError, UnknownPartyError


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


def key_of(home: Path, charter: Charter, party: str) -> KeyFile:
    """The key with which this node signs for a Party in a register.

    Raises:
        UnknownPartyError: the charter names no such Party.
        NoKeyError: the node holds none of its keys.
    """
    records = {record.code: record for record in charter.parties}
    if party not in records:
        raise UnknownPartyError(f"the register has no Party {party!r}", expected=f"one of: {', '.join(records)}")
    publics = {key.public for key in records[party].keys}
    mine = held(home)
    for key in mine:
        if key.party == party and key.public() in publics:
            return key
    held_for = ", ".join(sorted({code for code, record in records.items() for key in mine if key.party == code}))
    raise NoKeyError(
        f"this node holds no key of {party}", expected=f"a key of: {held_for}" if held_for else "a key file in keys/"
    )
