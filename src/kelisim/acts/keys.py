"""Signing keys in files.

1. A key file is JSON, made with mode 0600, never overwritten, and refused when others may read it.
2. It holds the seed; the public key and its id follow from it.
"""

import os
import secrets
import stat
from pathlib import Path
from typing import Literal

import msgspec

from kelisim.acts import ed25519
from kelisim.acts.errors import KeyFileError
from kelisim.model.base import Hash, Line, PartyCode, Value
from kelisim.model.charter import Key

_MAX_KEY_FILE = 4_096


class KeyFile(Value, frozen=True, kw_only=True):
    """A signer's key: whose, held by which office, and its 32-byte seed in hexadecimal, which `repr` does not show."""

    party: PartyCode
    office: Line
    algorithm: Literal["ed25519"]
    seed: Hash

    def __repr__(self) -> str:
        return f"KeyFile(party={self.party!r}, office={self.office!r}, key_id={self.key_id()!r})"

    def secret(self) -> bytes:
        """The seed's bytes."""
        return bytes.fromhex(self.seed)

    def public(self) -> str:
        """The public key in hexadecimal."""
        return ed25519.public_key(self.secret()).hex()

    def key_id(self) -> str:
        """The id that acts name the key by."""
        return ed25519.key_id(bytes.fromhex(self.public()))

    def record(self) -> Key:
        """The public record of this key, as a charter holds it."""
        return Key(office=self.office, public=self.public(), algorithm="ed25519")


def new_key(party: str, office: str, entropy: bytes | None = None) -> KeyFile:
    """A new key. `entropy` (32 bytes) is for tests; otherwise the system's generator gives it.

    Raises:
        KeyFileError: the Party's code or the office is not one that the model allows.
    """
    seed = (entropy or secrets.token_bytes(ed25519.SEED_BYTES)).hex()
    raw = {"party": party, "office": office, "algorithm": "ed25519", "seed": seed}
    try:
        return msgspec.convert(raw, KeyFile)
    except msgspec.ValidationError as error:
        raise KeyFileError(f"no key can be made: {error}") from None


def write_key(path: Path, key: KeyFile) -> None:
    """Write a key into a new file that only its owner can read.

    Raises:
        KeyFileError: there is a file of that name, or the folder cannot be written.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise KeyFileError(f"the key cannot be written: {error.strerror}", where=str(path)) from None
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(key, order="sorted") + b"\n")
        file.flush()
        os.fsync(file.fileno())


def read_key(path: Path) -> KeyFile:
    """Read a key file.

    Raises:
        KeyFileError: it is missing, malformed, or group or others have any right to it.
    """
    try:
        with path.open("rb") as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise KeyFileError("others may read this key", where=str(path), expected="mode 0600")
            content = file.read(_MAX_KEY_FILE)
    except OSError as error:
        raise KeyFileError(f"the key cannot be read: {error.strerror}", where=str(path)) from None
    try:
        return msgspec.json.decode(content, type=KeyFile)
    except (msgspec.MsgspecError, ValueError):
        raise KeyFileError("this is not a key file", where=str(path)) from None
