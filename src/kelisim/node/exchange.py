"""Bundles in and out of a node.

1. A bundle carries every act of one register that this node has, second stories included, and the attachments that the
   acts refer to.
2. It is written beside its name, synced and renamed, and only its owner can read it: it may hold private acts.
3. A bundle is read to its end and found whole before anything of it is stored; then its acts are stored all or none.
"""

import os
import tempfile
from pathlib import Path

import msgspec

from kelisim.acts.bundle import Attached, BundleReader, check_bundle, write_bundle
from kelisim.acts.envelope import Opened
from kelisim.acts.errors import BundleError
from kelisim.node import attachments, models
from kelisim.node.ledger import Taken, find_register, register_of, stored_acts


def referred(acts: list[Opened]) -> set[str]:
    """The hashes of the attachments that acts refer to."""
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if "media_type" in value and isinstance(value.get("sha256"), str):
                found.add(value["sha256"])
            for member in value.values():
                walk(member)
        elif isinstance(value, list | tuple):
            for member in value:
                walk(member)

    for opened in acts:
        if b'"media_type"' in opened.signed.payload:
            walk(msgspec.to_builtins(opened.act.body))
    return found


def write(home: Path, register: str, path: Path) -> tuple[int, int]:
    """Write the bundle of a register into a file; how many acts and attachments it carries.

    Raises:
        UnknownRegisterError: this node has no such register.
        BundleError: the file cannot be written.
    """
    row = find_register(register)
    acts = list(stored_acts(row.pk))
    kept = models.Attachment.objects.filter(sha256__in=referred(acts))
    attached = [Attached(one.sha256, one.size, attachments.path_of(home, one.sha256)) for one in kept]
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent)
        try:
            with os.fdopen(handle, "wb") as file:
                write_bundle(file, row.pk, acts, attached)
                file.flush()
                os.fsync(file.fileno())
            Path(name).rename(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BundleError(f"the bundle cannot be written: {error.strerror}", where=str(path)) from None
    return len(acts), len(attached)


def read(home: Path, path: Path) -> tuple[str, Taken, int]:
    """Take a bundle in; the register's id, what was new, and how many attachments came.

    Raises:
        BundleError: the file cannot be read or is not whole; nothing is stored.
        KelisimError: an act in it does not hold; nothing is stored.
    """
    try:
        with path.open("rb") as file:
            header, acts, _ = check_bundle(file)
            ledger = register_of(acts) if acts else None
            if ledger is None or ledger.id != header.register:
                raise BundleError("the bundle holds no acts of the register it names", where=str(path))
            wanted = referred(acts)
            file.seek(0)
            reader = BundleReader(file)
            for _ in reader.acts():
                pass
            count = 0
            for sha256, pieces in reader.attachments():
                if sha256 in wanted:
                    attachments.keep(home, pieces, sha256)
                    count += 1
            reader.finish()
    except OSError as error:
        raise BundleError(f"the bundle cannot be read: {error.strerror}", where=str(path)) from None
    return ledger.id, ledger.take(acts), count
