"""DSSE envelopes: what is signed, and the one spelling of what is sent."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.acts.envelope import (
    MAX_ENVELOPE,
    PAYLOAD_TYPE,
    Signed,
    check_signature,
    open_act,
    pre_authentication,
    read_envelope,
    to_check,
    write_envelope,
)
from kelisim.acts.errors import EnvelopeError, SignatureError, TooLargeError
from kelisim.errors import KelisimError
from tests.world import KEYS, founded

KEY_ID = KEYS["KAZ"].key_id()
SIGNED = Signed(payload=b"\xfb\xff\xfe?", signature=bytes(range(62)) + b"\xfb\xff")
"""Bytes whose base64 has both special letters and padding."""
ENVELOPE = write_envelope(SIGNED, KEY_ID)


def dsse_pae(kind: str, payload: bytes) -> bytes:
    """The pre-authentication encoding as the DSSE specification words it, for any payload type."""
    parts = [b"DSSEv1", str(len(kind)).encode(), kind.encode(), str(len(payload)).encode(), payload]
    return b" ".join(parts)


def test_the_pre_authentication_encoding_is_that_of_dsse() -> None:
    """The example in the DSSE specification, and the same example with our payload type."""
    example = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    assert dsse_pae("http://example.com/HelloWorld", b"hello world") == example
    assert pre_authentication(b"hello world") == b"DSSEv1 32 application/vnd.kelisim.act+json 11 hello world"
    assert PAYLOAD_TYPE == "application/vnd.kelisim.act+json"


@given(st.binary(max_size=300))
def test_lengths_are_counted_in_bytes(payload: bytes) -> None:
    """Any payload is encoded as the specification words it."""
    assert pre_authentication(payload) == dsse_pae(PAYLOAD_TYPE, payload)
    assert to_check(payload, b"s" * 64) == b"s" * 64 + pre_authentication(payload)


@given(st.binary(max_size=300), st.binary(min_size=64, max_size=64))
def test_an_envelope_gives_back_what_was_put_in(payload: bytes, signature: bytes) -> None:
    """Any payload and signature come out of their envelope unchanged."""
    signed = Signed(payload=payload, signature=signature)
    assert read_envelope(write_envelope(signed, KEY_ID)) == signed


def test_an_envelope_is_plain_dsse() -> None:
    """Any DSSE reader finds the payload, its type and the signature where the specification puts them."""
    envelope = json.loads(ENVELOPE)
    assert envelope == {
        "payload": base64.b64encode(SIGNED.payload).decode(),
        "payloadType": PAYLOAD_TYPE,
        "signatures": [{"keyid": KEY_ID, "sig": base64.b64encode(SIGNED.signature).decode()}],
    }


PAYLOAD = base64.b64encode(SIGNED.payload)
SIG = base64.b64encode(SIGNED.signature)
MEMBER = b'{"keyid":"%b","sig":"%b"}' % (KEY_ID.encode(), SIG)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b'{"payload"', b'{ "payload"', id="white space inside"),
        pytest.param(b"}]}", b"}]}\n", id="white space behind"),
        pytest.param(b"}]}", b"}]}{}", id="a second value behind"),
        pytest.param(b'{"payload":', b"\xef\xbb\xbf" + b'{"payload":', id="byte order mark"),
        pytest.param(PAYLOAD, PAYLOAD.rstrip(b"="), id="payload without padding"),
        pytest.param(PAYLOAD, PAYLOAD + b"====", id="payload with more padding"),
        pytest.param(PAYLOAD, base64.urlsafe_b64encode(SIGNED.payload), id="payload in the URL alphabet"),
        pytest.param(PAYLOAD, PAYLOAD.replace(b"Pw==", b"Px=="), id="payload with loose trailing bits"),
        pytest.param(PAYLOAD, PAYLOAD[:4] + b"\\n" + PAYLOAD[4:], id="payload broken into lines"),
        pytest.param(PAYLOAD, PAYLOAD.replace(b"/", b"\\/"), id="payload with an escaped slash"),
        pytest.param(PAYLOAD, PAYLOAD.replace(b"/", "／".encode()), id="payload with a letter beyond ASCII"),
        pytest.param(SIG, SIG.rstrip(b"="), id="signature without padding"),
        pytest.param(SIG, base64.urlsafe_b64encode(SIGNED.signature), id="signature in the URL alphabet"),
        pytest.param(SIG, base64.b64encode(SIGNED.signature[:63]), id="signature too short"),
        pytest.param(SIG, base64.b64encode(SIGNED.signature + b"\0"), id="signature too long"),
        pytest.param(SIG, b"", id="signature empty"),
        pytest.param(MEMBER, MEMBER + b"," + MEMBER, id="two signatures"),
        pytest.param(MEMBER, b"", id="no signature"),
        pytest.param(MEMBER, MEMBER.replace(b'"sig"', b'"cert":"","sig"'), id="unknown member of a signature"),
        pytest.param(KEY_ID.encode(), KEY_ID.upper().encode(), id="key id in capitals"),
        pytest.param(b"kelisim.act+json", b"kelisim.bundle+json", id="another payload type"),
        pytest.param(b"application/vnd", b"Application/vnd", id="payload type in capitals"),
        pytest.param(b'"payloadType"', b'"payloadtype"', id="member name in small letters"),
        pytest.param(b'{"payload":', b'{"note":"","payload":', id="unknown member"),
        pytest.param(b'{"payload":', b'{"payload":"","payload":', id="member twice"),
        pytest.param(b'{"payload":"', b'{"payload":null,"was":"', id="no payload"),
        pytest.param(ENVELOPE, b'{"signatures":[%b],"payload":"%b"}' % (MEMBER, PAYLOAD), id="no payload type"),
        pytest.param(ENVELOPE, b"[" * 100_000, id="nesting without end"),
        pytest.param(ENVELOPE, b"\xff\xfe", id="not text"),
        pytest.param(ENVELOPE, b"", id="nothing"),
    ],
)
def test_a_second_spelling_of_an_envelope_is_refused(old: bytes, new: bytes) -> None:
    """What is not the one spelling of one payload with one signature is no envelope."""
    changed = ENVELOPE.replace(old, new, 1)
    assert changed != ENVELOPE
    with pytest.raises(EnvelopeError):
        read_envelope(changed)


def test_members_in_another_order_are_refused() -> None:
    """The members stand in the order of their names."""
    envelope = json.loads(ENVELOPE)
    turned = json.dumps(dict(reversed(envelope.items())), separators=(",", ":")).encode()
    with pytest.raises(EnvelopeError):
        read_envelope(turned)


def test_an_envelope_beyond_the_cap_is_refused_before_it_is_read() -> None:
    """More bytes than the cap are refused whatever they are."""
    with pytest.raises(TooLargeError):
        read_envelope(b" " * (MAX_ENVELOPE + 1))


@given(st.binary(max_size=200))
def test_no_bytes_make_an_envelope_raise_anything_else(data: bytes) -> None:
    """Arbitrary bytes end in an error of Kelisim's own."""
    with pytest.raises(KelisimError):
        read_envelope(data)


@given(st.integers(0, len(ENVELOPE) - 1), st.integers(1, 255))
def test_one_altered_byte_is_refused_or_seen(place: int, flip: int) -> None:
    """A flipped byte breaks the envelope, or shows in the bytes that the signature is over, or in the key's id."""
    changed = bytearray(ENVELOPE)
    changed[place] ^= flip
    try:
        signed = read_envelope(bytes(changed))
    except KelisimError:
        return
    assert signed != SIGNED or json.loads(changed)["signatures"][0]["keyid"] != KEY_ID


def test_a_signature_is_over_the_type_as_well() -> None:
    """A signature over the bare payload, or one by another key, does not hold, and the error names the act."""
    placed = founded(["KAZ"])["KAZ"].acts[0]
    public = bytes.fromhex(KEYS["KAZ"].public())
    signature = placed.signed.signature
    check_signature(public, placed.signed, signature, "KAZ 1")
    with pytest.raises(SignatureError) as caught:
        check_signature(bytes.fromhex(KEYS["RUS"].public()), placed.signed, signature, "KAZ 1")
    assert caught.value.where == "KAZ 1"


def test_a_payload_that_does_not_pass_the_gate_is_named_by_its_label() -> None:
    """An act whose bytes tell no name is named by where it was found, and the path inside it follows."""
    placed = founded(["KAZ"])["KAZ"].acts[0]
    payload = placed.signed.payload.replace(b'"kind":"state"', b'"kind":"crown"', 1)
    with pytest.raises(KelisimError) as caught:
        open_act(Signed(payload=payload, signature=placed.signed.signature), "line 2")
    assert caught.value.where.startswith("line 2 $.body.charter.parties[0].kind")
