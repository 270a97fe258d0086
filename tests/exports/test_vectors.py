"""Certificates are what they were: golden vectors, and one read with nothing of this project."""

import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kelisim.exports.checking import check
from kelisim.exports.page import certificate_of_page
from tests.exports.vectors import FOLDER, made

MADE = made()


def test_every_vector_is_stored_and_none_is_left_over() -> None:
    """The stored files are those that are made, and there are no others."""
    assert {path.name for path in FOLDER.iterdir()} == set(MADE)


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_certificate_is_what_it_was(name: str) -> None:
    """The same acts give the same certificate, the same page and the same words as the day they were stored."""
    assert (FOLDER / name).read_bytes() == MADE[name]


def test_the_stored_certificate_holds() -> None:
    """And so does the stored page."""
    assert check((FOLDER / "measure.json").read_bytes())
    assert certificate_of_page((FOLDER / "measure.html").read_bytes()) == MADE["measure.json"]


def test_a_certificate_is_read_with_other_implementations() -> None:
    """JSON, SHA-256, base64 and Ed25519 of others: the charter's hash, each signature, and what each act names."""
    data = (FOLDER / "measure.json").read_bytes()
    held = json.loads(data)
    assert data == json.dumps(held, separators=(",", ":"), sort_keys=True).encode() + b"\n"
    assert hashlib.sha256(data[: data.rindex(b',"sha256":')]).hexdigest() == held["sha256"]
    keys: dict[str, bytes] = {}
    known = {mark["hash"] for mark in held["beyond"]}
    for carried in held["acts"]:
        envelope = carried["envelope"]
        payload = base64.b64decode(envelope["payload"])
        act = json.loads(payload)
        assert f"{act['party']} {act['number']}" == carried["act"]
        assert act["register"] == held["register"]
        assert set(act["after"].values()) <= known
        known.add(hashlib.sha256(b"\0" + payload).hexdigest())
        brought = [act["body"]["key"]] if act["kind"] == "appoint" else []
        if act["kind"] == "found":
            charter = json.dumps(act["body"]["charter"], separators=(",", ":"), sort_keys=True, ensure_ascii=False)
            assert hashlib.sha256(charter.encode()).hexdigest() == held["register"]
            brought = [key for party in act["body"]["charter"]["parties"] for key in party["keys"]]
        for key in brought:
            public = bytes.fromhex(key["public"])
            keys[hashlib.sha256(b"ed25519\0" + public).hexdigest()] = public
        kind = envelope["payloadType"]
        signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(payload), payload)
        for signature in envelope["signatures"]:
            public = keys[signature["keyid"]]
            Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(signature["sig"]), signed)
