"""DSSE envelopes: a payload, its type, and one signature over both.

1. What is signed is the pre-authentication encoding of DSSE v1: `DSSEv1 LEN(type) type LEN(payload) payload`.
2. The envelope is JSON with `payload` and `sig` in base64 (RFC 4648, standard alphabet, padded, no white space).
3. An envelope has one spelling: members sorted, no white space. Another spelling is refused.
4. There is exactly one signature, by the key that the payload names.
"""

import base64
import binascii
from typing import Annotated, Final, Literal

import msgspec

from kelisim.acts import ed25519, profile
from kelisim.acts.errors import EnvelopeError, SignatureError, TooLargeError
from kelisim.errors import KelisimError
from kelisim.model.act import Act
from kelisim.model.base import Hash, Value

PAYLOAD_TYPE: Final = "application/vnd.kelisim.act+json"
MAX_ENVELOPE = profile.MAX_PAYLOAD * 4 // 3 + 1_024
"""Bytes of one envelope."""


class Signed(Value, frozen=True, kw_only=True):
    """A payload's exact bytes and the signature over them: an act as it is stored and sent."""

    payload: bytes
    signature: bytes


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
    signatures: Annotated[tuple[SignatureMember, ...], msgspec.Meta(min_length=1, max_length=1)]


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Envelope)


def pre_authentication(payload: bytes) -> bytes:
    """The bytes that are signed (DSSE v1, protocol.md)."""
    kind = PAYLOAD_TYPE.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


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


def sign_act(act: Act, seed: bytes) -> Signed:
    """Encode an act and sign it.

    Raises:
        NotCanonicalError, TooLargeError: the act has no payload.
    """
    payload = profile.encode(act)
    return Signed(payload=payload, signature=ed25519.sign(seed, pre_authentication(payload)))


def check_signature(signed: Signed, public: bytes, where: str) -> None:
    """Refuse a signature that does not hold.

    Raises:
        SignatureError: naming the act by `where`.
    """
    if not ed25519.holds(public, pre_authentication(signed.payload), signed.signature):
        raise SignatureError("the signature does not hold", where=where)


def write_envelope(signed: Signed, keyid: str) -> bytes:
    """The envelope of a signed act."""
    return _encoder.encode(
        Envelope(
            payload=base64.b64encode(signed.payload).decode(),
            payload_type=PAYLOAD_TYPE,
            signatures=(SignatureMember(keyid=keyid, sig=base64.b64encode(signed.signature).decode()),),
        )
    )


def read_envelope(data: bytes) -> Signed:
    """The payload and the signature in an envelope. Nothing is verified yet.

    Raises:
        TooLargeError: more bytes than allowed.
        EnvelopeError: not an envelope in its one spelling.
    """
    if len(data) > MAX_ENVELOPE:
        raise TooLargeError(f"the envelope has {len(data)} bytes", expected=f"at most {MAX_ENVELOPE}")
    try:
        envelope = _decoder.decode(data)
        signed = Signed(
            payload=base64.b64decode(envelope.payload, validate=True),
            signature=base64.b64decode(envelope.signatures[0].sig, validate=True),
        )
    except (msgspec.MsgspecError, UnicodeError, binascii.Error, ValueError, RecursionError) as error:
        raise EnvelopeError(f"not a DSSE envelope: {error}") from None
    if write_envelope(signed, envelope.signatures[0].keyid) != data:
        raise EnvelopeError("the envelope is not in its one spelling")
    if len(signed.signature) != ed25519.SIGNATURE_BYTES:
        raise EnvelopeError("the signature has the wrong length", expected=f"{ed25519.SIGNATURE_BYTES} bytes")
    return signed
