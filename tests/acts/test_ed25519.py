"""The Ed25519 rule at its edges."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from nacl import bindings
from nacl.exceptions import CryptoError

from kelisim.acts import ed25519

ORDER = 2**252 + 27742317777372353535851937790883648493
PRIME = 2**255 - 19
SMALL_ORDER = [
    (1).to_bytes(32, "little"),
    (PRIME - 1).to_bytes(32, "little"),
    (0).to_bytes(32, "little"),
    ((1 << 255) | 0).to_bytes(32, "little"),
]
VECTORS = Path(__file__).parents[3] / "shared" / "data" / "vectors"


def test_rfc_8032_test_one() -> None:
    """The first test vector of RFC 8032, section 7.1."""
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    signature = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert ed25519.public_key(seed) == public
    assert ed25519.sign(seed, b"") == signature
    assert ed25519.holds(public, b"", signature)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_openssl_signs_the_same(seed: bytes, message: bytes) -> None:
    """A second implementation gives the same signature, and it holds."""
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(message)
    assert ed25519.sign(seed, message) == signature
    assert ed25519.holds(ed25519.public_key(seed), message, signature)


@given(
    st.binary(min_size=32, max_size=32),
    st.binary(max_size=40),
    st.sampled_from([0, 31, 32, 63, 64]),
    st.integers(0, 255),
)
def test_what_pynacl_opens_holds(seed: bytes, message: bytes, place: int, flip: int) -> None:
    """Signature and message as one hold where PyNaCl's own function opens them, whichever byte is altered."""
    signed = bytearray(ed25519.sign(seed, message) + message)
    if place < len(signed):
        signed[place] ^= flip
    public = ed25519.public_key(seed)
    try:
        opens = bindings.crypto_sign_open(bytes(signed), public) == signed[64:]
    except CryptoError:
        opens = False
    assert ed25519.holds_before(public, bytes(signed)) == opens
    assert not ed25519.holds_before(public, bytes(signed[:63]))
    assert not ed25519.holds_before(public[:31], bytes(signed))


@given(st.binary(max_size=100), st.binary(max_size=100), st.binary(max_size=100))
def test_arbitrary_bytes_never_raise(public: bytes, message: bytes, signature: bytes) -> None:
    """Bytes of any length are no signature and raise nothing."""
    assert not ed25519.holds(public, message, signature)


@pytest.mark.parametrize("public", SMALL_ORDER)
def test_a_key_of_small_order_is_refused(public: bytes) -> None:
    """With such a key and R, S = 0 would hold for any message."""
    for point in SMALL_ORDER:
        assert not ed25519.holds(public, b"anything", point + bytes(32))


def test_s_beyond_the_order_is_refused() -> None:
    """S + L satisfies the equation but is a second signature for one message."""
    seed = bytes(range(32))
    signature = ed25519.sign(seed, b"message")
    raised = int.from_bytes(signature[32:], "little") + ORDER
    assert not ed25519.holds(ed25519.public_key(seed), b"message", signature[:32] + raised.to_bytes(32, "little"))


def test_a_key_that_is_not_canonically_encoded_is_refused() -> None:
    """y + p encodes the same point a second time."""
    for y in range(19):
        assert not ed25519.holds((PRIME + y).to_bytes(32, "little"), b"m", bytes(64))


def test_the_key_id_is_over_algorithm_and_key() -> None:
    """A golden key id."""
    assert ed25519.key_id(bytes(32)) == "8819001b0f625268cbf74431b52cb992c43553940fbe5f33b64c04d89fe42c50"


@pytest.mark.skipif(not VECTORS.exists(), reason="the published vectors are not beside this checkout")
def test_the_published_edge_cases() -> None:
    """Of the ten cases of ed25519-speccheck, the cofactorless canonical rule accepts only the fourth (number 3)."""
    cases = json.loads((VECTORS / "ed25519-speccheck" / "cases.json").read_text())
    accepted = [
        number
        for number, case in enumerate(cases)
        if ed25519.holds(*(bytes.fromhex(case[part]) for part in ("pub_key", "message", "signature")))
    ]
    assert accepted == [3]


@pytest.mark.skipif(not VECTORS.exists(), reason="the published vectors are not beside this checkout")
def test_the_wycheproof_vectors() -> None:
    """Every Wycheproof vector is judged as it should be."""
    groups = json.loads((VECTORS / "wycheproof" / "ed25519_test.json").read_text())["testGroups"]
    for group in groups:
        public = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            found = ed25519.holds(public, bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"]))
            assert found == (case["result"] == "valid"), case["comment"]
