"""Vectors of the payload profile (`acts.profile`) and of envelopes (`acts.envelope`)."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator

from kelisim.acts import ed25519
from tests.rules.case import Case, Json, Scene, charter, id_of, key_of, sealed, seed_of, spelled

ORDER = 2**252 + 27742317777372353535851937790883648493
"""The order of Ed25519's base point (RFC 8032)."""


def _scene() -> Scene:
    return Scene(charter("AAA"))


def _statement(scene: Scene, summary: str = "Said", **body: object) -> Json:
    """AAA's second act: a statement whose words can be anything."""
    said = {"said": "2026", "speaker": {"office": "Speaker"}, "summary": {"en": summary}}
    value = scene.payload("AAA", "state", {"statement": said, **body})
    return {**value, "by": {"key": id_of("AAA"), "office": "AAA"}}


def _with(name: str, rule: str, why: str, payload: bytes, *, schema: bool = False) -> Case:
    return Case(f"profile-{name}", rule, why, (*_scene().lines, sealed(payload, "AAA")), schema)


def _changed(old: bytes, new: bytes) -> bytes:
    """The statement in another spelling."""
    payload = spelled(_statement(_scene()))
    assert payload.count(old) == 1
    return payload.replace(old, new)


def _ext(**ext: object) -> bytes:
    return spelled(_statement(_scene(), ext=ext))


def _nested(levels: int) -> Json:
    value: object = 1
    for _ in range(levels):
        value = [value]
    return {"a": value}


def profile() -> Iterator[Case]:
    """One value, one sequence of bytes."""
    one = "A value has one spelling: members sorted, no white space, nothing escaped that need not be (RFC 8785)."
    why = "Every node stores, hashes and signs the bytes; a second spelling would be a second act that says the same."
    members = _statement(_scene())
    unsorted = json.dumps(dict(reversed(members.items())), separators=(",", ":")).encode()
    yield _with("1-members-unsorted_fail", one, why, unsorted)
    yield _with("1-white-space_fail", one, why, _changed(b'"number":2', b'"number": 2'))
    yield _with("1-needless-escape_fail", one, why, _changed(b'"Said"', b'"\\u0053aid"'))
    yield _with("1-escaped-slash_fail", one, why, spelled(_statement(_scene(), "a/b")).replace(b"a/b", b"a\\/b"))
    yield _with("1-byte-order-mark_fail", one, why, b"\xef\xbb\xbf" + spelled(members))
    yield _with("1-line-break-after_fail", one, why, spelled(members) + b"\n")
    twice = "An object has each of its members once."
    readers = "Readers of JSON differ in which of two members they keep."
    yield _with("1-member-twice_fail", twice, readers, _changed(b'"number":2', b'"number":2,"number":2'))
    ascii_only = "The keys of objects are ASCII."
    sorting = "Sorting by bytes, by code points and by UTF-16 units is then the same."
    yield _with("1-key-not-ascii_fail", ascii_only, sorting, _ext(a={"ключ": 1}))
    utf8 = "A payload is UTF-8."
    yield _with("1-not-utf-8_fail", utf8, "Bytes that are no text are no statement.", _changed(b'"Said"', b'"\xff"'))
    yield _with("1-surrogate-alone_fail", utf8, "Half of a pair has no UTF-8 form.", _changed(b'"Said"', b'"\\ud800"'))
    yield _with(
        "1-overlong-utf-8_fail", utf8, "A longer form of `S` is a second spelling.", _changed(b"Said", b"\xc1\x93")
    )
    whole = "Numbers are whole, within 2^53 - 1, and written as JSON writes integers; a decimal is a string."
    exact = "Floats have no one spelling, and not every reader keeps a larger number (RFC 7493)."
    yield _with("2-float_fail", whole, exact, spelled(_statement(_scene(), ext={"a": 1})).replace(b'"a":1', b'"a":1.5'))
    for name, spelling in (("point-zero", b"2.0"), ("exponent", b"2e0"), ("leading-zero", b"02")):
        yield _with(f"2-{name}_fail", whole, exact, _changed(b'"number":2', b'"number":' + spelling))
    yield _with("2-minus-zero_fail", whole, exact, _ext(a=0).replace(b'"a":0', b'"a":-0'))
    yield _with("2-beyond-2-53_fail", whole, exact, _ext(a=2**53))
    yield _with("2-largest-numbers", whole, exact, _ext(a=2**53 - 1, b=1 - 2**53))
    null = "There is no null but inside `ext`; what is not there is left out."
    left_out = "Leaving a member out and writing null would be two spellings of one value."
    yield _with("2-null_fail", null, left_out, _changed(b'"Said"}', b'"Said"},"quote":null'))
    yield _with("2-null-in-ext", null, "What an extension means by null is its own matter.", _ext(a=None))
    nfc = "The payload as a text is in Unicode normal form C."
    alike = "Two texts that look alike would otherwise be two values."
    yield _with("3-not-nfc_fail", nfc, alike, spelled(_statement(_scene(), "и\u0306")))
    across = "It is the text of the payload that is looked at: `n` of the escape and a combining accent compose."
    yield _with("3-nfc-across-an-escape_fail", nfc, across, spelled(_statement(_scene(), "\n\u0301")))
    control = "Of the control characters below U+0020, strings hold newline and tab alone."
    deceive = "Others have no place in a record, and can deceive a terminal."
    for name, character in (("null", "\0"), ("return", "\r"), ("escape", "\x1b")):
        yield _with(f"3-control-{name}_fail", control, deceive, spelled(_statement(_scene(), f"a{character}b")))
    text = 'a\n\tb “Қазақша” \\u0000 \\ " / \u007f \U0001f600'
    yield _with("3-text", control, "Everything else is written as it is.", spelled(_statement(_scene(), text)))
    deep = "`ext` has at most 9 levels beneath it, and no payload more than 32."
    bound = "A reader's stack is not for others to fill."
    yield _with("4-ext-too-deep_fail", deep, bound, _ext(**_nested(9)))
    yield _with("4-ext-deep", deep, bound, _ext(**_nested(8)))
    yield _with(
        "4-nested-without-end_fail", deep, bound, _ext(a=0).replace(b'"a":0', b'"a":' + b"[" * 5000 + b"]" * 5000)
    )
    typed = "It is accepted only if decoding it into its type and encoding again gives the same bytes."
    default = "A member that has the value which it has when it is left out is left out."
    yield _with("5-default-written_fail", typed, default, spelled(_statement(_scene(), public=False)), schema=True)
    stranger = "What no type has would be signed without being understood; `ext` is the place for extensions."
    yield _with("5-unknown-member_fail", typed, stranger, spelled(_statement(_scene(), mood="good")), schema=True)
    yield _with(
        "5-unknown-kind_fail", "A kind that is not known is refused.", stranger, _changed(b'"state"', b'"crown"')
    )
    wrong = "`number` is a whole number from 1."
    yield _with("5-number-as-text_fail", wrong, "Types are not guessed.", _changed(b'"number":2', b'"number":"2"'))


def _envelope(name: str, rule: str, why: str, change: Callable[[Json], Json | bytes]) -> Case:
    scene = _scene()
    envelope = json.loads(sealed(spelled(_statement(scene)), "AAA"))
    line = change(envelope)
    return Case(f"envelope-{name}", rule, why, (*scene.lines, line if isinstance(line, bytes) else spelled(line)))


def _signed(signature: bytes) -> Callable[[Json], Json]:
    member = {"keyid": id_of("AAA"), "sig": base64.b64encode(signature).decode()}
    return lambda envelope: {**envelope, "signatures": [member]}


def envelope() -> Iterator[Case]:
    """A payload, its type, and signatures over both."""
    payload = spelled(_statement(_scene()))
    encoding = "What is signed is DSSE's pre-authentication encoding of the payload and its type."
    confused = "A signature over bytes alone could be taken for one over something else."
    yield _envelope("1-payload-signed-alone_fail", encoding, confused, _signed(ed25519.sign(seed_of("AAA"), payload)))
    yield _envelope("1-another-type_fail", encoding, confused, lambda it: {**it, "payloadType": "application/json"})
    strict = "Base64 is of the standard alphabet, padded, without white space, and with no stray bits at its end."
    second = "An envelope has one spelling, so that two nodes hold the same bytes."
    yield _envelope("2-no-padding_fail", strict, second, lambda it: _sig(it, lambda text: text.rstrip("=")))
    yield _envelope("2-stray-bits_fail", strict, second, lambda it: _sig(it, _stray))
    yield _envelope("2-white-space_fail", strict, second, lambda it: _sig(it, lambda text: text[:8] + "\n" + text[8:]))
    spelling = "An envelope has one spelling: members sorted, no white space, and no other members."
    yield _envelope(
        "3-members-unsorted_fail",
        spelling,
        second,
        lambda it: json.dumps(dict(reversed(it.items())), separators=(",", ":")).encode(),
    )
    yield _envelope("3-white-space_fail", spelling, second, lambda it: json.dumps(it, sort_keys=True).encode())
    yield _envelope("3-another-member_fail", spelling, second, lambda it: {**it, "note": "?"})
    named = "There is a signature by the key that the payload names."
    unsigned = "Otherwise nobody has said it."
    yield _envelope("4-not-signed_fail", named, unsigned, lambda it: {**it, "signatures": []})
    yield _envelope("4-another-key_fail", named, unsigned, lambda _: sealed(payload, "BBB"))
    yield _envelope("4-short-signature_fail", "An Ed25519 signature has 64 bytes.", unsigned, _signed(bytes(63)))
    ordered = "Signatures stand in order of key id, one for each key."
    yield _envelope("4-signatures-unordered_fail", ordered, second, _unordered)
    yield _envelope("4-key-twice_fail", ordered, second, lambda it: {**it, "signatures": it["signatures"] * 2})
    canonical = "S is less than the order of the base point, and R and the key are canonical and of no small order."
    malleable = "Otherwise a second signature that also holds could be made by anybody from the first."
    good = base64.b64decode(json.loads(sealed(payload, "AAA"))["signatures"][0]["sig"])
    larger = (int.from_bytes(good[32:], "little") + ORDER).to_bytes(32, "little")
    yield _envelope("4-s-beyond-order_fail", canonical, malleable, _signed(good[:32] + larger))
    yield _envelope("4-small-order_fail", canonical, malleable, _signed(b"\x01" + bytes(63)))
    yield _small_key()
    flipped = bytes([good[0] ^ 1]) + good[1:]
    yield _envelope("4-flipped-bit_fail", "Every signature holds.", unsigned, _signed(flipped))


def _sig(envelope: Json, change: Callable[[str], str]) -> Json:
    (member,) = envelope["signatures"]
    return {**envelope, "signatures": [{**member, "sig": change(member["sig"])}]}


def _stray(text: str) -> str:
    """The same bytes in base64 whose last character has a bit that means nothing."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    place = len(text.rstrip("=")) - 1
    return text[:place] + letters[letters.index(text[place]) + 1] + text[place + 1 :]


def _unordered(_: Json) -> Json:
    envelope: Json = json.loads(sealed(spelled(_statement(_scene())), "AAA", "BBB"))
    return {**envelope, "signatures": envelope["signatures"][::-1]}


def _small_key() -> Case:
    """A founding by a key of small order, under which one signature holds for half of all messages."""
    key = {**key_of("AAA"), "public": "01" + "00" * 31}
    founding = charter({"code": "AAA", "keys": [key], "kind": "organisation", "name": {"en": "AAA"}, "threshold": 1})
    scene = Scene(founding, founded=False)
    named = hashlib.sha256(b"ed25519\0" + bytes.fromhex(key["public"])).hexdigest()
    value = scene.payload("AAA", "found", {"charter": founding}, by={"key": named, "office": "AAA"})
    envelope = json.loads(sealed(spelled(value), "AAA"))
    member = {"keyid": named, "sig": base64.b64encode(b"\x01" + bytes(63)).decode()}
    rule = "A key is canonically encoded and of no small order."
    why = "Under such a key a signature can be made without a secret."
    return Case("envelope-4-small-order-key_fail", rule, why, (spelled({**envelope, "signatures": [member]}),))
