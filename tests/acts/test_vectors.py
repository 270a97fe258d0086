"""The byte formats are what they were: golden vectors, and other implementations that read them alike."""

import base64
import hashlib
import io
import json
from pathlib import Path

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kelisim.acts import profile
from kelisim.acts.bundle import check_bundle
from kelisim.acts.envelope import open_act, read_envelope
from kelisim.acts.keys import read_key
from kelisim.acts.verification import verify
from tests.acts.vectors import CODES, FOLDER, made
from tests.rules.made import is_of_a_rule
from tests.world import KEYS, office_key

KINDS = (
    "accept",
    "appoint",
    "comment",
    "decline",
    "found",
    "notify",
    "propose",
    "rekey",
    "release",
    "report",
    "retire",
    "state",
)
STORED = {
    path.relative_to(FOLDER).as_posix(): path.read_bytes()
    for path in FOLDER.rglob("*")
    if path.is_file() and path.parent not in {FOLDER, FOLDER / "certificate"} and not is_of_a_rule(path.parent.name)
}
"""The files of the byte formats; beside them stand those of the rules (`tests.rules`) and of certificates."""
MADE = made()
HOLDERS = {key.key_id(): key for key in (*KEYS.values(), office_key("RUS", "New root"))}


def text(path: str) -> str:
    """A stored vector of one line."""
    return STORED[path].decode().removesuffix("\n")


def test_every_vector_is_stored_and_none_is_left_over() -> None:
    """The stored files are those that the formats give, and there are no others."""
    assert set(STORED) == set(MADE)
    assert {path.split("/")[0] for path in STORED} == {"bundle", "charter", "key", *(f"act-{kind}" for kind in KINDS)}


@pytest.mark.parametrize("path", sorted(MADE))
def test_a_format_is_what_it_was(path: str) -> None:
    """The same values and keys give the same bytes as the day they were stored."""
    assert MADE[path] == STORED[path]


@pytest.mark.parametrize("kind", KINDS)
def test_a_stored_act_is_read_as_it_was_written(kind: str) -> None:
    """A stored envelope gives the stored payload, hash and signature, through every gate."""
    opened = open_act(read_envelope(STORED[f"act-{kind}/envelope.json"]))
    assert opened.signed.payload == STORED[f"act-{kind}/payload.json"]
    assert opened.hash == text(f"act-{kind}/hash.txt")
    assert opened.signed.signature.hex() == text(f"act-{kind}/signature.txt")
    assert profile.encode(opened.act) == STORED[f"act-{kind}/payload.json"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_act_is_read_with_other_implementations(kind: str) -> None:
    """RFC 8785, RFC 6962, DSSE, base64 and Ed25519 as others wrote them agree with the stored bytes."""
    payload = STORED[f"act-{kind}/payload.json"]
    envelope = json.loads(STORED[f"act-{kind}/envelope.json"])
    assert rfc8785.dumps(json.loads(payload)) == payload
    assert hashlib.sha256(b"\0" + payload).hexdigest() == text(f"act-{kind}/hash.txt")
    assert base64.b64decode(envelope["payload"]) == payload
    kind_of_payload = envelope["payloadType"]
    signed = b"DSSEv1 %d %s %d %s" % (len(kind_of_payload), kind_of_payload.encode(), len(payload), payload)
    assert signed == STORED[f"act-{kind}/signed.bin"]
    kept = b""
    for member in envelope["signatures"]:
        key = HOLDERS[member["keyid"]]
        signature = base64.b64decode(member["sig"])
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public())).verify(signature, signed)
        assert Ed25519PrivateKey.from_private_bytes(key.secret()).sign(signed) == signature
        kept += bytes.fromhex(member["keyid"]) + signature
    kept = kept[32:] if len(envelope["signatures"]) == 1 else kept
    assert kept.hex() == text(f"act-{kind}/signature.txt")


def test_a_rekeying_has_the_signatures_of_old_and_new_keys_in_order() -> None:
    """Two signatures stand in an envelope in order of key id, and are kept each with its key id before it."""
    envelope = json.loads(STORED["act-rekey/envelope.json"])
    named = [member["keyid"] for member in envelope["signatures"]]
    assert named == sorted([KEYS["RUS"].key_id(), office_key("RUS", "New root").key_id()])
    assert len(bytes.fromhex(text("act-rekey/signature.txt"))) == 2 * (32 + 64)


@pytest.mark.parametrize("name", ["", "minimal-"])
def test_a_register_is_named_by_its_charter(name: str) -> None:
    """The id is the SHA-256 of the charter's bytes, which are RFC 8785."""
    charter = STORED[f"charter/{name.removesuffix('-') or 'charter'}.json"]
    assert hashlib.sha256(charter).hexdigest() == text(f"charter/{name}register.txt")
    assert rfc8785.dumps(json.loads(charter)) == charter


def test_the_stored_bundle_verifies() -> None:
    """The stored bundle is read whole, and its acts verify."""
    header, acts, count = check_bundle(io.BytesIO(STORED["bundle/small.bundle"]))
    verified = verify(acts)
    assert verified.register == header.register == text("charter/register.txt")
    assert set(verified.numbers) == set(CODES)
    assert count == 2


def test_a_key_is_named_by_its_algorithm_and_bytes() -> None:
    """Key id and public key follow from the stored seed by SHA-256 and Ed25519 as others wrote them."""
    seed = bytes.fromhex(json.loads(STORED["key/KAZ.json"])["seed"])
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert public.hex() == text("key/KAZ.public.txt")
    assert hashlib.sha256(b"ed25519\0" + public).hexdigest() == text("key/KAZ.key-id.txt")


def test_a_stored_key_file_is_read(tmp_path: Path) -> None:
    """A key file of the stored bytes is the key it was made from."""
    path = tmp_path / "key.json"
    path.touch(0o600)
    path.write_bytes(STORED["key/KAZ.json"])
    assert read_key(path) == KEYS["KAZ"]
