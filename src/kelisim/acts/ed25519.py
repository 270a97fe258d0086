"""Ed25519 under one written rule (RFC 8032, and "Taming the many EdDSAs", 2020).

1. A public key or an R that is of small order or not canonically encoded is refused.
2. S is less than the order of the base point; otherwise the signature is refused.
3. The cofactorless equation decides. libsodium keeps all three, so every node verifies alike.
4. A signature is checked by libsodium's `crypto_sign_open`, which reads signature and message as one. PyNaCl's function
   of that name calls it too, but has it write the message out and copies that once more, which nobody here asks for.
"""

import hashlib

from nacl import bindings
from nacl._sodium import ffi, lib  # type: ignore[import-not-found]  # a compiled module, which says nothing of types

SEED_BYTES = 32
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64

_open = lib.crypto_sign_open
_NOWHERE = ffi.NULL


def public_key(seed: bytes) -> bytes:
    """The 32-byte public key of a 32-byte seed."""
    public, _ = bindings.crypto_sign_seed_keypair(seed)
    return public


def sign(seed: bytes, message: bytes) -> bytes:
    """The 64-byte signature of a message by the key of a seed."""
    _, secret = bindings.crypto_sign_seed_keypair(seed)
    return bindings.crypto_sign(message, secret)[:SIGNATURE_BYTES]


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature holds for the message under the rule above. Never raises for any bytes."""
    return len(signature) == SIGNATURE_BYTES and holds_before(public, signature + message)


def holds_before(public: bytes, signed: bytes) -> bool:
    """Whether the 64 bytes before a message are a signature that holds for it. Never raises for any bytes."""
    if len(public) != PUBLIC_BYTES:
        return False
    # Of fewer than 64 bytes libsodium says itself that they hold nothing; a wrong answer is -1.
    return not _open(_NOWHERE, _NOWHERE, signed, len(signed), public)


def key_id(public: bytes) -> str:
    """The id of an Ed25519 key: SHA-256 over the algorithm's name, a zero byte and the key, in hexadecimal."""
    return hashlib.sha256(b"ed25519\x00" + public).hexdigest()
