"""Attachments: files kept by the SHA-256 of their bytes, in the folder `attachments` of the node's home.

1. A file has its name only when it is whole and on the disk: it is written beside it, synced, then renamed.
2. Files are kept that were attached here, and of those that a bundle brought the ones that its acts refer to.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from kelisim.acts.bundle import CHUNK
from kelisim.node import models
from kelisim.node.errors import DamagedStoreError


def path_of(home: Path, sha256: str) -> Path:
    """Where the attachment with this hash is kept."""
    return home / "attachments" / sha256[:2] / sha256


def keep(home: Path, pieces: Iterable[bytes], expected: str | None = None) -> str:
    """Keep a file and return its hash.

    Args:
        home: the node's folder.
        pieces: its content.
        expected: the hash it must have.

    Raises:
        DamagedStoreError: it has another hash; nothing is kept.
    """
    digest = hashlib.sha256()
    size = 0
    folder = home / "attachments"
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                size += len(piece)
            file.flush()
            os.fsync(file.fileno())
        sha256 = digest.hexdigest()
        if expected is not None and sha256 != expected:
            raise DamagedStoreError("the file does not have the hash it is named by", where=expected)
        target = path_of(home, sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        Path(name).rename(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    models.Attachment.objects.get_or_create(sha256=sha256, defaults={"size": size})
    return sha256


def pieces_of(path: Path) -> Iterator[bytes]:
    """The content of a file, in pieces."""
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


def check(home: Path) -> int:
    """Check that every attachment is there and has its hash and its size; how many there are.

    Raises:
        DamagedStoreError: naming the first that is missing or altered.
    """
    count = 0
    for row in models.Attachment.objects.order_by("sha256"):
        path = path_of(home, row.sha256)
        if not path.is_file():
            raise DamagedStoreError("an attachment is missing", where=row.sha256)
        digest = hashlib.sha256()
        for piece in pieces_of(path):
            digest.update(piece)
        if digest.hexdigest() != row.sha256 or path.stat().st_size != row.size:
            raise DamagedStoreError("an attachment was altered", where=row.sha256)
        count += 1
    return count
