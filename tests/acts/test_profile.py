"""The payload profile: one value, one sequence of bytes."""

import hashlib
import json
import types
import unicodedata
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from kelisim.acts import profile
from kelisim.acts.errors import NotCanonicalError, TooLargeError
from kelisim.errors import KelisimError
from kelisim.model.act import MAX_EXT_DEPTH, Accept, Act, ActBody, Answer
from kelisim.model.decode import MalformedError
from tests.world import founded, measure


@pytest.fixture(scope="module")
def payload() -> bytes:
    """The payload of a proposal with text in three scripts."""
    writer = founded(["KAZ"])["KAZ"]
    return writer.propose(measure("KAZ.2.1", "Жайық – Урал, “gauge” \\ 7\n", ["KAZ"])).signed.payload


def test_a_payload_decodes_and_encodes_to_the_same_bytes(payload: bytes) -> None:
    """Encoding what was decoded gives the payload back."""
    assert profile.encode(profile.decode(payload)) == payload


def test_the_encoding_is_rfc_8785(payload: bytes) -> None:
    """The reference implementation of RFC 8785 writes the same value to the same bytes."""
    assert rfc8785.dumps(json.loads(payload)) == payload


@given(st.text(min_size=1, max_size=60))
def test_text_is_written_as_rfc_8785_writes_it_or_refused(text: str) -> None:
    """Any text is either not NFC, not UTF-8, or spelled as the reference implementation spells it."""
    writer = founded(["KAZ"])["KAZ"]
    act = Accept(**writer.head(), body=Answer(proposal="0" * 64, note={"en": text}))
    try:
        payload = profile.encode(act)
    except NotCanonicalError:
        return
    assert rfc8785.dumps(json.loads(payload)) == payload
    assert profile.decode(payload) == act


def test_the_hash_is_the_rfc_6962_leaf_hash(payload: bytes) -> None:
    """SHA-256 over a zero byte and the payload."""
    assert profile.act_hash(payload) == hashlib.sha256(b"\x00" + payload).hexdigest()


def _spelled(payload: bytes, old: bytes, new: bytes) -> bytes:
    changed = payload.replace(old, new, 1)
    assert changed != payload
    return changed


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (b'{"after"', b'{ "after"', NotCanonicalError),
        (b'"number":2', b'"number":2.0', KelisimError),
        (b'"number":2', b'"number":02', MalformedError),
        (b'"number":2', b'"number":9007199254740992', MalformedError),
        (b'"number":2', b'"number":0', MalformedError),
        (b'"number":2', b'"number":true', MalformedError),
        (b'"party":"KAZ"', b'"party":"\\u004bAZ"', NotCanonicalError),
        (b'"party":"KAZ"', b'"party":"KAZ","party":"KAZ"', NotCanonicalError),
        (b'"entry":"KAZ.2.1"', b'"entry":"KAZ.2.1\\n"', MalformedError),
        (b'"party":"KAZ"', b'"note":"?","party":"KAZ"', MalformedError),
        (b'"kind":"propose"', b'"kind":"crown"', MalformedError),
        (b'"items":[', b'"ext":{"a":1.5},"items":[', MalformedError),
        (b'"items":[', b'"ext":{},"items":[]', MalformedError),
        ("Жайық".encode(), "Жайык̆".encode(), None),
        ("Урал".encode(), "Урали\u0306".encode(), NotCanonicalError),
        ("Урал".encode(), b"\xff", MalformedError),
        (b'"public"', b'"public":false,"public"', KelisimError),
    ],
)
def test_a_second_spelling_is_refused(payload: bytes, old: bytes, new: bytes, error: type[Exception] | None) -> None:
    """White space, escapes, repeats, floats, unknown members and text that is not NFC do not pass the gate."""
    if b'"public"' in old:
        payload = payload.replace(b'"kind":"measure"', b'"kind":"measure","public":true', 1)
    if error is None:
        assert profile.decode(_spelled(payload, old, new)).number == 2
        return
    with pytest.raises(error):
        profile.decode(_spelled(payload, old, new))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("line\nnext\tcell", True),
        ("a \\ path \\u0041 \\n", True),
        ("bell\x07", False),
        ("nul\x00", False),
        ("return\r", False),
        ("back\\\x08", False),
    ],
)
def test_control_characters_are_refused(text: str, *, kept: bool) -> None:
    """Newline and tab pass, and so do backslashes; other control characters do not, read or written."""
    writer = founded(["KAZ"])["KAZ"]
    act = Accept(**writer.head(), body=Answer(proposal="0" * 64, note={"en": text}))
    if kept:
        assert profile.decode(profile.encode(act)) == act
        return
    with pytest.raises(NotCanonicalError):
        profile.encode(act)
    with pytest.raises(NotCanonicalError):
        profile.decode(rfc8785.dumps(msgspec.to_builtins(act)))


def test_an_error_shows_what_it_quotes_without_control_characters() -> None:
    """A hostile name cannot move the cursor of the terminal that shows the error."""
    assert str(KelisimError("no \x1b[2J register", where="a\x07b")) == "no \\x1b[2J register at a\\x07b"


def test_an_error_names_the_path(payload: bytes) -> None:
    """The error of a member deep inside says where it is."""
    with pytest.raises(MalformedError) as caught:
        profile.decode(_spelled(payload, b'"title":{"en":', b'"title":{"!":'))
    assert caught.value.where == "a key of $.body.items[0].content.title"
    assert caught.value.expected == "a language tag such as en, ru or kk-Latn"


def test_a_large_payload_is_refused_before_it_is_read(payload: bytes) -> None:
    """More bytes than the cap are refused whatever they are."""
    with pytest.raises(TooLargeError):
        profile.decode(b" " * (profile.MAX_PAYLOAD + 1))


@pytest.mark.parametrize("deep", [b"[" * 500_000, b'{"a":' * 100_000, b'{"after":' + b'{"x":' * 90_000])
def test_deep_nesting_is_refused(deep: bytes) -> None:
    """Nesting without end is refused as malformed, not as a crash."""
    with pytest.raises(KelisimError):
        profile.decode(deep)


def test_ext_holds_plain_values_to_eight_levels() -> None:
    """`ext` carries what the profile allows and nothing deeper than its cap."""
    writer = founded(["KAZ"])["KAZ"]
    nested: object = "leaf"
    for _ in range(7):
        nested = [nested]
    kept = Accept(**writer.head(), body=Answer(proposal="0" * 64, ext={"x": {"n": 1, "deep": nested, "t": None}}))
    assert profile.decode(profile.encode(kept)) == kept
    for _ in range(4):
        nested = [nested]
    with pytest.raises(ValueError, match="levels"):
        Answer(proposal="0" * 64, ext={"x": nested})


@given(st.binary(max_size=300))
def test_no_bytes_make_the_gate_raise_anything_else(data: bytes) -> None:
    """Arbitrary bytes end in an error of Kelisim's own."""
    with pytest.raises(KelisimError):
        profile.decode(data)


@given(st.data())
def test_no_altered_payload_makes_the_gate_raise_anything_else(payload: bytes, data: st.DataObject) -> None:
    """A payload with altered bytes passes unchanged in meaning or ends in an error of Kelisim's own."""
    changed = bytearray(payload)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        act = profile.decode(bytes(changed))
    except KelisimError:
        return
    assert profile.encode(act) == bytes(changed)


def _levels(shape: Any) -> int:
    """How many levels of arrays and objects a value of a type can have, `ext` with its own cap."""
    shape = getattr(shape, "type", shape) if isinstance(shape, msgspec.inspect.Metadata) else shape
    if isinstance(shape, msgspec.inspect.UnionType):
        return max(map(_levels, shape.types))
    if isinstance(shape, msgspec.inspect.StructType):
        return 1 + max((_member_levels(shape.cls, field) for field in shape.fields), default=0)
    if isinstance(shape, msgspec.inspect.DictType):
        return 1 + max(_levels(shape.key_type), _levels(shape.value_type))
    if isinstance(shape, msgspec.inspect.TupleType):
        return 1 + max(map(_levels, shape.item_types))
    if isinstance(shape, msgspec.inspect.CollectionType):
        return 1 + _levels(shape.item_type)
    assert not isinstance(shape, msgspec.inspect.AnyType), "a member of any type has no cap"
    return 0


def _member_levels(owner: type, field: msgspec.inspect.Field) -> int:
    return MAX_EXT_DEPTH if issubclass(owner, ActBody) and field.name == "ext" else _levels(field.type)


def test_no_act_is_deeper_than_a_payload_may_be() -> None:
    """Rule 4: the levels of the types and the cap of `ext` add up to no more than the profile's cap."""
    assert isinstance(Act, types.UnionType)
    assert _levels(msgspec.inspect.type_info(Act)) <= profile.MAX_DEPTH


def test_many_payloads_pass_the_gate_as_one_does(payload: bytes) -> None:
    """The acts are those that one at a time gives."""
    other = _spelled(payload, b'"number":2', b'"number":3')
    assert profile.decode_all([payload, other, payload]) == list(map(profile.decode, [payload, other, payload]))
    assert profile.decode_all([]) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda payload: [payload + b"\n" + payload],
        lambda payload: [payload, payload.replace(b',"body"', b'\n,"body"')],
        lambda payload: [payload[:100], payload[100:]],
        lambda payload: [payload, b""],
        lambda payload: [b"", payload],
        lambda payload: [b"", payload + b"\n" + payload],
        lambda payload: [payload + b"\n" + payload, b""],
        lambda payload: [payload + b"\n", payload],
        lambda payload: [b""],
        lambda payload: [payload, payload + payload],
        lambda payload: [payload, payload.replace("Урал".encode(), "Урали\u0306".encode())],
        lambda payload: [payload, payload.replace("Урал".encode(), b"\xff")],
        lambda payload: [payload, payload.replace(b"\\n", b"\\u0007")],
        lambda payload: [payload, b" " * (profile.MAX_PAYLOAD + 1)],
    ],
)
def test_payloads_that_do_not_pass_alone_do_not_pass_together(payload: bytes, spoil: Any) -> None:
    """A payload cut in two, two in one, a line break between members: none borrows from its neighbour."""
    with pytest.raises(KelisimError):
        profile.decode_all(spoil(payload))


@given(st.data())
def test_altered_payloads_pass_together_where_each_passes_alone(payload: bytes, data: st.DataObject) -> None:
    """Bytes moved, repeated or altered across the borders of payloads give what one at a time gives."""
    joined = bytearray(payload + b"\n" + payload)
    for _ in range(data.draw(st.integers(0, 2))):
        joined[data.draw(st.integers(0, len(joined) - 1))] = data.draw(st.sampled_from(b'\n,{}[]"\\ a1'))
    cut = data.draw(st.one_of(st.just(len(payload)), st.integers(0, len(joined))))
    payloads = [bytes(joined[:cut]), bytes(joined[cut + 1 :])]
    try:
        alone = list(map(profile.decode, payloads))
    except KelisimError as error:
        with pytest.raises(type(error)):
            profile.decode_all(payloads)
        return
    assert profile.decode_all(payloads) == alone


def test_what_is_taken_for_composed_without_looking_closer_is() -> None:
    """No character of the plain ranges changes in form C, alone, after any other, or before another of them."""
    plain = [chr(code) for code in (*range(0x80, 0x300), *range(0x400, 0x500), *range(0x2010, 0x2040), 0x2116)]
    for character in plain:
        assert profile._is_plainly_composed(character.encode())
    seconds = {unicodedata.decomposition(chr(code)).split()[-1] for code in range(0x110000) if _pair(chr(code))}
    assert not {f"{ord(character):04X}" for character in plain} & seconds
    assert {unicodedata.combining(character) for character in plain} <= {0, 230}
    assert all(unicodedata.is_normalized("NFC", character) for character in plain)


def _pair(character: str) -> bool:
    """Whether a character is the composed form of two."""
    shape = unicodedata.decomposition(character)
    return bool(shape) and not shape.startswith("<") and " " in shape


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_text_out_of_form_c_is_taken_for_composed(text: str) -> None:
    """Whatever is taken for composed without looking closer is in form C."""
    if profile._is_plainly_composed(text.encode()):
        assert unicodedata.is_normalized("NFC", text)


@given(st.text(st.sampled_from("aеиўқ\u0483\u0487\u0301\u0306\u0327\u2014\u2000№e\u0340"), max_size=12))
def test_no_marks_out_of_order_are_taken_for_composed(text: str) -> None:
    """The same for letters and marks that compose or have an order."""
    if profile._is_plainly_composed(text.encode()):
        assert unicodedata.is_normalized("NFC", text)
