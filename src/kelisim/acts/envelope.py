"""DSSE envelopes: a payload, its type, and signatures over both.

1. What is signed is the pre-authentication encoding of DSSE v1: `DSSEv1 LEN(type) type LEN(payload) payload`.
2. The envelope is JSON with `payload` and `sig` in base64 (RFC 4648, standard alphabet, padded, no white space).
3. An envelope has one spelling: members sorted, no white space. Another spelling is refused.
4. There is a signature by the key that the payload names. An act of the root keys of a Party whose threshold is above
   one has others beside it; signatures stand in order of key id, one for each key.
5. Signatures are kept as bytes: 64 where there is one, whose key the payload names; otherwise for each the 32 bytes of
   its key id and the 64 of the signature.
"""

import base64
import binascii
import itertools
from collections.abc import Mapping
from typing import Annotated, Final, Literal

import msgspec

from kelisim.acts import ed25519, profile
from kelisim.acts.errors import EnvelopeError, SignatureError, TooLargeError
from kelisim.errors import KelisimError
from kelisim.model.act import Act
from kelisim.model.base import Hash, Value

PAYLOAD_TYPE: Final = "application/vnd.kelisim.act+json"
MAX_ENVELOPE = profile.MAX_PAYLOAD * 4 // 3 + 8_192
"""Bytes of one envelope."""
MAX_SIGNATURES = 32
"""Signatures on one act: a rekeying may have those of 16 old and of 16 new root keys."""
_PREAMBLE: Final = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} ".encode()
_ONE = 32 + ed25519.SIGNATURE_BYTES


class Signed(Value, frozen=True, kw_only=True):
    """A payload's exact bytes and the signatures over them (rule 5): an act as it is stored and sent."""

    payload: bytes
    signature: bytes

    def signatures(self, key: str) -> tuple[tuple[str, bytes], ...]:
        """The signatures by key id. `key` is the key that the payload names.

        Raises:
            EnvelopeError: the bytes are not those of signatures in order.
        """
        kept = self.signature
        if len(kept) == ed25519.SIGNATURE_BYTES:
            return ((key, kept),)
        if len(kept) % _ONE or not 2 <= len(kept) // _ONE <= MAX_SIGNATURES:
            raise EnvelopeError("the signature has the wrong length", expected=f"{ed25519.SIGNATURE_BYTES} bytes")
        found = tuple((kept[at : at + 32].hex(), kept[at + 32 : at + _ONE]) for at in range(0, len(kept), _ONE))
        if any(one >= other for (one, _), (other, _) in itertools.pairwise(found)):
            raise EnvelopeError("the signatures do not stand once for each key, in order of key id")
        return found


def join_signatures(signatures: Mapping[str, bytes]) -> bytes:
    """Signatures by key id as they are kept (rule 5)."""
    if len(signatures) == 1:
        return next(iter(signatures.values()))
    return b"".join(bytes.fromhex(key) + signature for key, signature in sorted(signatures.items()))


class Opened(msgspec.Struct, frozen=True):
    """A signed act whose payload has passed the gate. Its signature and its place are still to be checked."""

    signed: Signed
    hash: str
    act: Act

    def name(self) -> str:
        """How people call the act: the Party and the number."""
        return f"{self.act.party} {self.act.number}"


class SignatureMember(Value, frozen=True, kw_only=True):
    """A signature in an envelope."""

    keyid: Hash
    sig: str


class Envelope(Value, frozen=True, kw_only=True, rename="camel"):
    """The JSON form of a signed act."""

    payload: str
    payload_type: Literal["application/vnd.kelisim.act+json"]
    signatures: Annotated[tuple[SignatureMember, ...], msgspec.Meta(min_length=1, max_length=MAX_SIGNATURES)]


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Envelope)


def pre_authentication(payload: bytes) -> bytes:
    """The bytes that are signed (DSSE v1, protocol.md)."""
    return b"%b%d %b" % (_PREAMBLE, len(payload), payload)


def to_check(payload: bytes, signature: bytes) -> bytes:
    """A signature and, after it, what it signs, in one go; `ed25519.holds_before` takes it."""
    return b"%b%b%d %b" % (signature, _PREAMBLE, len(payload), payload)


def open_act(signed: Signed, label: str = "") -> Opened:
    """Pass a payload through the gate.

    Args:
        signed: the bytes.
        label: how to call the act in an error, because a payload that does not decode has no name of its own.

    Raises:
        MalformedError, NotCanonicalError, TooLargeError: it does not pass; `where` begins with the label.
    """
    try:
        act = profile.decode(signed.payload)
    except KelisimError as error:
        error.where = f"{label} {error.where}".strip()
        raise
    return Opened(signed, profile.act_hash(signed.payload), act)


def open_envelope(data: bytes, label: str = "") -> Opened:
    """The act in an envelope, its payload through the gate.

    Raises:
        TooLargeError, EnvelopeError: not an envelope in its one spelling, or not signed by the key that is named.
        MalformedError, NotCanonicalError: the payload does not pass the gate; `where` begins with the label.
    """
    signed, keys = _read(data)
    opened = open_act(signed, label)
    if opened.act.by.key not in keys:
        raise EnvelopeError("there is no signature by the key that the payload names", where=opened.name())
    return opened


def sign_act(act: Act, *seeds: bytes) -> Signed:
    """Encode an act and sign it with the keys of these seeds: the signer's, and where root keys act together, theirs.

    Raises:
        NotCanonicalError, TooLargeError: the act has no payload.
    """
    payload = profile.encode(act)
    message = pre_authentication(payload)
    if len(seeds) == 1:
        return Signed(payload=payload, signature=ed25519.sign(seeds[0], message))
    signatures = {ed25519.key_id(ed25519.public_key(seed)): ed25519.sign(seed, message) for seed in seeds}
    return Signed(payload=payload, signature=join_signatures(signatures))


def check_signature(public: bytes, signed: Signed, signature: bytes, where: str) -> None:
    """Refuse a signature that does not hold.

    Raises:
        SignatureError: naming the act by `where`.
    """
    if not ed25519.holds(public, pre_authentication(signed.payload), signature):
        raise SignatureError("the signature does not hold", where=where)


def write_envelope(signed: Signed, key: str) -> bytes:
    """The envelope of a signed act. `key` is the id of the key that its payload names."""
    return _encoder.encode(
        Envelope(
            payload=base64.b64encode(signed.payload).decode(),
            payload_type=PAYLOAD_TYPE,
            signatures=tuple(
                SignatureMember(keyid=one, sig=base64.b64encode(signature).decode())
                for one, signature in signed.signatures(key)
            ),
        )
    )


def read_envelope(data: bytes) -> Signed:
    """The payload and the signatures in an envelope. Nothing is verified yet.

    Raises:
        TooLargeError: more bytes than allowed.
        EnvelopeError: not an envelope in its one spelling.
    """
    return _read(data)[0]


def _read(data: bytes) -> tuple[Signed, tuple[str, ...]]:
    if len(data) > MAX_ENVELOPE:
        raise TooLargeError(f"the envelope has {len(data)} bytes", expected=f"at most {MAX_ENVELOPE}")
    try:
        envelope = _decoder.decode(data)
        signatures = {one.keyid: base64.b64decode(one.sig, validate=True) for one in envelope.signatures}
        payload = base64.b64decode(envelope.payload, validate=True)
    except (msgspec.MsgspecError, UnicodeError, binascii.Error, ValueError, RecursionError) as error:
        raise EnvelopeError(f"not a DSSE envelope: {error}") from None
    if any(len(signature) != ed25519.SIGNATURE_BYTES for signature in signatures.values()):
        raise EnvelopeError("the signature has the wrong length", expected=f"{ed25519.SIGNATURE_BYTES} bytes")
    signed = Signed(payload=payload, signature=join_signatures(signatures))
    if write_envelope(signed, envelope.signatures[0].keyid) != data:
        raise EnvelopeError("the envelope is not in its one spelling")
    return signed, tuple(signatures)
