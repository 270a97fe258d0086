"""The payload profile: one value, one sequence of bytes.

1. A payload is RFC 8785 JSON: members sorted, no white space, UTF-8. Keys are ASCII, so sorting by bytes and by UTF-16
   code units agree.
2. Numbers are whole and within 2^53 - 1; a decimal is a string. There are no floats and no nulls where a member can be
   left out.
3. The payload is NFC as a text, and so is every string in it. Of control characters, strings hold newline and tab
   alone; JSON escapes the others, which is how they are found.
4. It has at most `MAX_PAYLOAD` bytes and `MAX_DEPTH` levels. No type of an act is deeper, and `ext` has a cap of its
   own, so what decodes keeps to the levels; a test adds them up.
5. It is accepted only if decoding it into its type and encoding again gives the same bytes.
6. Its hash is the RFC 6962 leaf hash: SHA-256 over a zero byte and the payload.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence

import msgspec

from kelisim.acts.errors import NotCanonicalError, TooLargeError
from kelisim.model.act import Act
from kelisim.model.charter import Charter
from kelisim.model.decode import named

MAX_PAYLOAD = 1_048_576
"""Bytes of one payload."""
MAX_DEPTH = 32
"""Levels of arrays and objects in one payload."""

_CONTROL = re.compile(rb"(?<!\\)(?:\\\\)*\\[ubfr]")
"""An escape of a control character other than newline and tab, in an encoding with no other use for `\\u`."""

_COMPOSED = bytes(range(0xC0)) + bytes(range(0xC2, 0xCC)) + bytes(range(0xD0, 0xD4))
"""ASCII, what follows in a sequence, and the first bytes of U+0080 to U+02FF and of U+0400 to U+04FF. None of these
characters has a composed form that it is not written in, and none composes with the one before it."""
_PUNCTUATION = re.compile(rb"\xe2(?!\x80[\x90-\xbf]|\x84\x96)")
"""The first byte of a character from U+2000 on that is neither of U+2010 to U+203F nor the numero sign."""

_encoder = msgspec.json.Encoder(order="sorted")
_decoder: msgspec.json.Decoder[Act] = msgspec.json.Decoder(Act)


def encode(value: Act | Charter) -> bytes:
    """The one encoding of an act or a charter.

    Raises:
        NotCanonicalError: it holds text that is not NFC or has no UTF-8 form.
        TooLargeError: it would be larger than a payload may be.
    """
    try:
        payload = _encoder.encode(value)
        _check_text(payload)
    except UnicodeError:
        raise NotCanonicalError("the payload holds text that has no UTF-8 form") from None
    if len(payload) > MAX_PAYLOAD:
        raise TooLargeError(f"the payload has {len(payload)} bytes", expected=f"at most {MAX_PAYLOAD}")
    return payload


def decode(payload: bytes) -> Act:
    """The act that a payload encodes; the gate that every payload passes (rules 1 to 5).

    Raises:
        TooLargeError: more bytes or levels than allowed.
        MalformedError: not JSON of an act; the error names the path.
        NotCanonicalError: a second spelling of a value, or text that is not NFC.
    """
    if len(payload) > MAX_PAYLOAD:
        raise TooLargeError(f"the payload has {len(payload)} bytes", expected=f"at most {MAX_PAYLOAD}")
    try:
        act = _decoder.decode(payload)
        again = _encoder.encode(act)
    except (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError) as error:
        raise named(error) from None
    if again != payload:
        raise NotCanonicalError(
            "the payload is not the one encoding of its value", where=_first_difference(payload, again)
        )
    _check_text(payload)
    return act


def decode_all(payloads: Sequence[bytes]) -> list[Act]:
    """The acts that payloads encode, each through the gate; quicker than one at a time.

    They are decoded and encoded again as lines. No encoding holds a line break, so where the lines are the same and
    there are as many acts as payloads, no payload holds one either, and each is the encoding of its own act. Text is
    looked at in all lines together: a line break joins with nothing, and no line ends within an escape.

    Raises:
        TooLargeError, MalformedError, NotCanonicalError: the first payload that does not pass, as `decode` says.
    """
    lines = b"\n".join((*payloads, b""))
    try:
        if max(map(len, payloads), default=0) <= MAX_PAYLOAD:
            acts = _decoder.decode_lines(lines)
            if len(acts) == len(payloads) and _encoder.encode_lines(acts) == lines:
                _check_text(lines)
                return acts
    except (msgspec.MsgspecError, ValueError, RecursionError, NotCanonicalError):
        pass
    return [decode(payload) for payload in payloads]


def decode_again(payload: bytes) -> Act:
    """The act that a payload encodes which this node has passed through the gate before it stored it.

    Raises:
        MalformedError: it is none; the store is damaged.
    """
    try:
        return _decoder.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError) as error:
        raise named(error) from None


def _check_text(payload: bytes) -> None:
    if b"\\" in payload and _CONTROL.search(payload):
        raise NotCanonicalError("the payload holds a control character", expected="newline and tab alone")
    if not _is_plainly_composed(payload) and not unicodedata.is_normalized("NFC", payload.decode()):
        raise NotCanonicalError("the payload holds text that is not in Unicode normal form C")


def _is_plainly_composed(payload: bytes) -> bool:
    """Whether no character can be out of form C: all are of Latin, Cyrillic or its marks, or common punctuation."""
    rest = payload.translate(None, _COMPOSED)
    return not rest or (not rest.strip(b"\xe2") and _PUNCTUATION.search(payload) is None)


def _first_difference(one: bytes, other: bytes) -> str:
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return f"byte {place}"
    return f"byte {min(len(one), len(other))}"


def act_hash(payload: bytes) -> str:
    """The RFC 6962 leaf hash of a payload, in hexadecimal."""
    return act_digest(payload).hex()


def act_digest(payload: bytes) -> bytes:
    """The same hash as its 32 bytes."""
    return hashlib.sha256(b"\x00" + payload).digest()


def register_id(charter: Charter) -> str:
    """The id of the register that a charter founds: the SHA-256 of its encoding."""
    return hashlib.sha256(encode(charter)).hexdigest()
