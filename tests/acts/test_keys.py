"""Signing keys in files."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.acts import ed25519
from kelisim.acts.errors import KeyFileError
from kelisim.acts.keys import new_key, read_key, write_key
from tests.world import KEYS

KEY = KEYS["KAZ"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A key file as the node writes it."""
    path = tmp_path / "key.json"
    write_key(path, KEY)
    return path


def test_a_key_is_read_as_it_was_written(path: Path) -> None:
    """The key that is read is the one that was written."""
    assert read_key(path) == KEY


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_the_owner_can_read_the_file(tmp_path: Path, mask: int) -> None:
    """The file has mode 0600, whatever the process's mask allows."""
    before = os.umask(mask)
    try:
        write_key(tmp_path / "key.json", KEY)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o644, 0o666, 0o777])
def test_a_key_that_others_have_a_right_to_is_refused(path: Path, mode: int) -> None:
    """Any right of group or others, to read, write or run, and the key is not used."""
    path.chmod(mode)
    with pytest.raises(KeyFileError) as caught:
        read_key(path)
    assert caught.value.where == str(path)
    assert caught.value.expected == "mode 0600"


@pytest.mark.parametrize("mode", [0o400, 0o600, 0o700])
def test_a_key_that_only_its_owner_has_a_right_to_is_read(path: Path, mode: int) -> None:
    """The owner's own rights are the owner's matter."""
    path.chmod(mode)
    assert read_key(path) == KEY


def test_a_key_is_never_overwritten(path: Path) -> None:
    """Writing a key where a file is changes nothing."""
    before = path.read_bytes()
    with pytest.raises(KeyFileError):
        write_key(path, KEYS["RUS"])
    assert path.read_bytes() == before


def test_a_key_is_not_written_through_a_link(tmp_path: Path) -> None:
    """A link that somebody laid there is not followed."""
    (tmp_path / "key.json").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyFileError):
        write_key(tmp_path / "key.json", KEY)
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Neither reading nor writing in a missing folder ends in another error."""
    missing = tmp_path / "none" / "key.json"
    with pytest.raises(KeyFileError):
        write_key(missing, KEY)
    with pytest.raises(KeyFileError):
        read_key(missing)
    with pytest.raises(KeyFileError):
        read_key(tmp_path)


FIELDS = {"algorithm": "ed25519", "office": KEY.office, "party": "KAZ", "seed": KEY.seed}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"-----BEGIN PRIVATE KEY-----", id="another format"),
        pytest.param(b"\xff\xfe\x00", id="not text"),
        pytest.param(b"[" * 4_000, id="nesting"),
        pytest.param(b" " * 5_000 + json.dumps(FIELDS).encode(), id="too long"),
        pytest.param(json.dumps({**FIELDS, "seed": KEY.seed[:-1]}).encode(), id="seed too short"),
        pytest.param(json.dumps({**FIELDS, "seed": KEY.seed.upper()}).encode(), id="seed in capitals"),
        pytest.param(json.dumps({**FIELDS, "seed": KEY.seed + "\n"}).encode(), id="seed with a line end"),
        pytest.param(json.dumps({**FIELDS, "algorithm": "gost"}).encode(), id="unknown algorithm"),
        pytest.param(json.dumps({**FIELDS, "party": "kaz"}).encode(), id="no Party's code"),
        pytest.param(json.dumps({**FIELDS, "office": ""}).encode(), id="no office"),
        pytest.param(json.dumps({**FIELDS, "note": ""}).encode(), id="unknown member"),
        pytest.param(json.dumps({key: FIELDS[key] for key in ("party", "seed")}).encode(), id="members missing"),
        pytest.param(json.dumps(FIELDS).encode() + b"{}", id="something behind"),
    ],
)
def test_a_malformed_key_file_is_refused(path: Path, content: bytes) -> None:
    """What is not exactly a key file is none, and the error does not show what it holds."""
    path.write_bytes(content)
    with pytest.raises(KeyFileError) as caught:
        read_key(path)
    assert str(caught.value) == f"this is not a key file at {path}"


@given(st.binary(max_size=200))
def test_no_bytes_make_a_key_file_raise_anything_else(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Arbitrary bytes end in an error of Kelisim's own."""
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.touch(0o600)
    path.write_bytes(content)
    with pytest.raises(KeyFileError):
        read_key(path)


def test_two_new_keys_are_two() -> None:
    """The system's generator gives another seed each time."""
    assert new_key("KAZ", "Minister").seed != new_key("KAZ", "Minister").seed


@pytest.mark.parametrize(
    ("party", "office"),
    [("kaz", "Minister"), ("K", "Minister"), ("KAZ\n", "Minister"), ("KAZ", ""), ("KAZ", "x" * 501)],
)
def test_a_key_of_nobody_is_not_made(party: str, office: str) -> None:
    """A code or an office that the model does not allow has no key."""
    with pytest.raises(KeyFileError):
        new_key(party, office)


def test_the_public_record_follows_from_the_seed() -> None:
    """The record that a charter holds has the public key of the seed and nothing secret."""
    record = KEY.record()
    assert bytes.fromhex(record.public) == ed25519.public_key(KEY.secret())
    assert KEY.key_id() == ed25519.key_id(bytes.fromhex(record.public))
    assert KEY.seed not in str(record)


def test_a_key_does_not_show_its_seed_where_it_is_printed() -> None:
    """A key that ends up in a message or a log does not give the seed away."""
    assert KEY.seed not in repr(KEY)
    assert KEY.seed not in f"{[KEY]}"
