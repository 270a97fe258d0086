"""Attachments: files kept by the SHA-256 of their bytes."""

import hashlib
import stat
from pathlib import Path

import pytest

from kelisim.node import attachments, models
from kelisim.node.errors import DamagedStoreError
from tests.node.histories import home_in

pytestmark = pytest.mark.django_db

CONTENT = b"photograph"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a node."""
    return home_in(tmp_path / "home")


@pytest.mark.parametrize("pieces", [[CONTENT], [b"photo", b"graph"], [b"", CONTENT, b""]])
def test_a_file_is_kept_by_its_hash(home: Path, pieces: list[bytes]) -> None:
    """However it comes in pieces, the file has its bytes, its name, its row, and no other reader than its owner."""
    assert attachments.keep(home, pieces) == SHA256
    path = attachments.path_of(home, SHA256)
    assert path.read_bytes() == CONTENT
    assert b"".join(attachments.pieces_of(path)) == CONTENT
    assert models.Attachment.objects.get(pk=SHA256).size == len(CONTENT)
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert attachments.check(home) == 1


def test_an_empty_file_is_a_file(home: Path) -> None:
    """A file without content is kept like any other."""
    assert attachments.keep(home, []) == hashlib.sha256(b"").hexdigest()
    assert attachments.check(home) == 1


def test_a_file_is_kept_once(home: Path) -> None:
    """The same content twice is one file and one row."""
    attachments.keep(home, [CONTENT])
    attachments.keep(home, [CONTENT])
    assert models.Attachment.objects.count() == 1
    assert len([path for path in (home / "attachments").rglob("*") if path.is_file()]) == 1


def test_a_file_with_another_hash_than_expected_is_not_kept(home: Path) -> None:
    """Nothing of it is left, neither a file nor a row."""
    with pytest.raises(DamagedStoreError) as caught:
        attachments.keep(home, [b"another"], SHA256)
    assert caught.value.where == SHA256
    assert [path for path in (home / "attachments").rglob("*") if path.is_file()] == []
    assert not models.Attachment.objects.exists()


def test_a_file_that_breaks_off_is_not_kept(home: Path) -> None:
    """Where its content ends in an error, nothing of the file is left."""

    def broken() -> object:
        yield b"photo"
        raise OSError("cable")

    with pytest.raises(OSError, match="cable"):
        attachments.keep(home, broken())  # type: ignore[arg-type]
    assert list((home / "attachments").iterdir()) == []


def test_a_missing_file_is_noticed(home: Path) -> None:
    """The check names the attachment that is not there."""
    attachments.keep(home, [CONTENT])
    attachments.path_of(home, SHA256).unlink()
    with pytest.raises(DamagedStoreError, match="missing") as caught:
        attachments.check(home)
    assert caught.value.where == SHA256


@pytest.mark.parametrize("altered", [b"photogrxph", b"photograp", b"photographs", b""])
def test_an_altered_file_is_noticed(home: Path, altered: bytes) -> None:
    """The check names the attachment whose bytes are others."""
    attachments.keep(home, [b"first"])
    attachments.keep(home, [CONTENT])
    attachments.path_of(home, SHA256).write_bytes(altered)
    with pytest.raises(DamagedStoreError, match="altered") as caught:
        attachments.check(home)
    assert caught.value.where == SHA256
