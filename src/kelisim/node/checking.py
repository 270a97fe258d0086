"""Verification of a node or a bundle from the bytes.

1. Every act's columns match its bytes; every signature, number and link holds (`acts.verification`).
2. Every attachment has its hash.
3. The projection is what the acts give: it is compared, row by row, with one made anew and thrown away.
"""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Min

from kelisim.acts import streaming
from kelisim.acts.bundle import check_bundle
from kelisim.acts.errors import BundleError
from kelisim.acts.profile import act_hash
from kelisim.acts.streaming import Verification
from kelisim.acts.verification import Verified, verify
from kelisim.node import attachments, models
from kelisim.node.errors import DamagedStoreError
from kelisim.node.ledger import stored_bytes
from kelisim.node.rebuilding import PROJECTION, fingerprint, rebuild
from kelisim.node.windows import read_window


class RegisterReport(msgspec.Struct, frozen=True):
    """A register that was verified: how many acts of whom, and the Parties that told two stories."""

    register: str
    name: dict[str, str]
    numbers: dict[str, int]
    forked: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """What was verified."""

    registers: tuple[RegisterReport, ...]
    attachments: int


class _Head(msgspec.Struct, frozen=True):
    """What a payload that has passed the gate says of the place where it is stored."""

    register: str
    party: str
    number: int


_heads = msgspec.json.Decoder(_Head)
_DAMAGE = (DatabaseError, sqlite3.Error, ObjectDoesNotExist, TypeError, ValueError)
"""What reading a damaged database ends in; the last two where a value is of another type."""


def check_node(home: Path) -> Report:
    """Verify everything that a node holds.

    Raises:
        KelisimError: the first thing that is wrong, naming the act where it is one.
    """
    try:
        _check_database()
        ids = list(models.StoredAct.objects.order_by("register").values_list("register", flat=True).distinct())
        reports = tuple(_check_register(register) for register in ids)
        _check_columns()
        _check_projection(ids)
        return Report(reports, attachments.check(home))
    except _DAMAGE as error:
        raise DamagedStoreError(f"the database is damaged: {error}") from None


def check_file(path: Path) -> Report:
    """Verify a bundle without a node.

    Raises:
        KelisimError: the first thing that is wrong.
    """
    try:
        with path.open("rb") as file:
            _, acts, count = check_bundle(file)
    except OSError as error:
        raise BundleError(f"the file cannot be read: {error.strerror}", where=str(path)) from None
    if not acts:
        raise BundleError("the bundle holds no acts", where=str(path))
    return Report((_report(verify(acts)),), count)


def _report(verified: Verified) -> RegisterReport:
    return RegisterReport(verified.register, verified.charter.name, verified.numbers, tuple(sorted(verified.forked)))


def _check_database() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check(1)")
            found = cursor.fetchone()[0]
            if found != "ok":
                raise DamagedStoreError(f"the database is damaged: {found}")


def _check_register(register: str) -> RegisterReport:
    verification = Verification()
    windows = _windows(register)
    if windows:
        path = Path(connection.settings_dict["NAME"])
        verification.take_stored(windows, partial(read_window, path, register))
    else:
        verification.take((signed.payload, signed.signature) for _, _, signed in stored_bytes(register))
    feeds = verification.feeds
    if feeds is None:
        raise DamagedStoreError("the store holds no acts of a register that it names", where=register)
    return RegisterReport(feeds.register, feeds.charter.name, feeds.numbers(), tuple(sorted(feeds.branches.forked())))


def _windows(register: str) -> list[range]:
    """The windows of a register that other processes can read; none where its acts have to be handed over.

    So it is within a transaction, of which others see nothing, with another database than SQLite, and for a few acts.
    """
    acts = models.StoredAct.objects.filter(register=register)
    if connection.vendor != "sqlite" or connection.in_atomic_block or acts.count() < streaming.WINDOW * streaming.FEW:
        return []
    ends = acts.aggregate(first=Min("pk"), last=Max("pk"))
    starts = range(ends["first"], ends["last"] + 1, streaming.WINDOW)
    return [range(start, start + streaming.WINDOW) for start in starts]


def _check_columns() -> None:
    rows = models.StoredAct.objects.values_list("hash", "register", "party", "number", "payload")
    for *claimed, payload in rows.iterator(2_000):
        said = _heads.decode(bytes(payload))
        if claimed != [act_hash(bytes(payload)), said.register, said.party, said.number]:
            raise DamagedStoreError("the store files an act under another name", where=f"{said.party} {said.number}")


def _check_projection(registers: list[str]) -> None:
    before = {table.__name__: _rows(table) for table in PROJECTION}
    with transaction.atomic():
        for register in registers:
            rebuild(register)
        after = {table.__name__: _rows(table) for table in PROJECTION}
        transaction.set_rollback(True)
    for name, rows in before.items():
        if rows != after[name]:
            wrong = next(
                (a or b for a, b in zip(rows, after[name], strict=False) if a != b), rows[-1:] or after[name][:1]
            )
            raise DamagedStoreError(
                "the pages' tables do not say what the acts say",
                where=f"{name} {str(wrong)[:120]}",
                expected="kelisim rebuild",
            )


def _rows(table: Any) -> list[str]:
    """The rows of a table without keys that depend on the order of arrival, sorted."""
    keys = [field.name for field in table._meta.concrete_fields if field.is_relation]
    many = [field.name for field in table._meta.many_to_many]
    rows = table.objects.select_related(*keys) if keys else table.objects.all()
    return sorted(fingerprint(row) for row in rows.prefetch_related(*many))
