"""`check_node` and `check_file`: nothing that was changed in the store goes unseen."""

import hashlib
import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from kelisim.acts import streaming
from kelisim.acts.errors import BundleError, SignatureError
from kelisim.acts.streaming import Verification
from kelisim.errors import KelisimError
from kelisim.model.act import Appoint, Appointment, CommentBody, Commenting
from kelisim.model.comment import Comment
from kelisim.model.measure import Measure
from kelisim.model.powers import Powers
from kelisim.model.reference import Attachment, Named
from kelisim.model.word import Report, Speaker, Statement
from kelisim.node import attachments, exchange, filing, models
from kelisim.node.checking import check_file, check_node
from kelisim.node.errors import DamagedStoreError
from kelisim.node.ledger import Ledger, stored_acts
from kelisim.node.rebuilding import PROJECTION, rebuild_all
from tests.node.histories import home_in, small_ledger, stored, tables
from tests.world import KEYS, Writer, opened

pytestmark = pytest.mark.django_db

PROOF = b"a photograph of the finished bridge"


def filled(home: Path) -> Ledger:
    """A node with an agreed measure that refers to another, a void act, a report with a file, a comment, an appointed
    signer, and a second story.
    """
    ledger = small_ledger()
    kaz, rus = KEYS["KAZ"], KEYS["RUS"]
    offers = [
        filing.Offer("measure", Measure(title={"en": "bridge"})),
        filing.Offer("measure", Measure(title={"en": "road"}, indicators=(Named(entry="KAZ.2.1"),))),
    ]
    first = filing.propose(ledger, kaz, offers)
    for key in (kaz, rus):
        filing.answer(ledger, key, first.hash, accept=True)
    file = Attachment(sha256=attachments.keep(home, [PROOF]), name="b.jpg", media_type="image/jpeg", size=len(PROOF))
    filing.report(ledger, kaz, Report(about="KAZ.2.1", status="done", as_of="2022", evidence=(file,)))
    remark = Comment(text={"en": "Well built."}, entry="KAZ.2.1")
    ledger.sign(kaz, lambda head: Commenting(**head, body=CommentBody(comment=remark)))  # type: ignore[arg-type]
    powers = Appointment(key=KEYS["BLR"].record(), powers=Powers(kinds=("report",)))
    ledger.sign(kaz, lambda head: Appoint(**head, body=powers))  # type: ignore[arg-type]
    said = Statement(speaker=Speaker(office="Minister"), said="2022", about=(Named(entry="KAZ.2.2"),))
    filing.state(ledger, rus, said)
    elsewhere = Writer(ledger.charter, "RUS")
    for one in stored_acts(ledger.id):
        if (one.act.party, one.act.number) != ("RUS", 3):
            elsewhere.see(one)
    second = elsewhere.state()
    vain = Writer(ledger.charter, "KAZ")
    for one in stored_acts(ledger.id):
        vain.see(one)
    ledger.take([opened(second), opened(vain.decline(first))])
    return ledger


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a filled node."""
    home = home_in(tmp_path / "home")
    filled(home)
    return home


def change(table: str, column: str, row: int, value: object) -> None:
    """Write over one value, as somebody with the database in hand would."""
    key = next(model for model in _models() if model._meta.db_table == table)._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{key}" FROM "{table}" ORDER BY "{key}" LIMIT 1 OFFSET %s', [row])
        (found,) = cursor.fetchone()
        cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE "{key}" = %s', [value, found])


def _models() -> list[Any]:
    return [models.StoredAct, models.Attachment, *PROJECTION]


def flipped(value: object) -> object:
    """A value with its last bit or letter changed; truth values turned round."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, bytes | memoryview):
        return bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1])
    return str(value)[:-1] + ("1" if str(value)[-1:] == "0" else "0")


def test_an_unchanged_node_holds(home: Path) -> None:
    """The report says how many acts of whom hold, who told two stories, and how many attachments hold."""
    report = check_node(home)
    (register,) = report.registers
    assert register.numbers == {"KAZ": 7, "RUS": 4}
    assert (register.forked, report.attachments) == (("RUS",), 1)


def test_checking_changes_nothing(home: Path) -> None:
    """Record and tables are the same afterwards, row numbers included."""
    before = stored(), tables(), list(models.Entry.objects.values_list("pk", flat=True))
    check_node(home)
    assert (stored(), tables(), list(models.Entry.objects.values_list("pk", flat=True))) == before


@pytest.mark.parametrize("column", ["hash", "register", "party", "number", "payload", "signature"])
def test_a_changed_act_is_seen(home: Path, column: str) -> None:
    """One changed value in any column of the record, in the first and the last row, fails the check."""
    for row in (0, models.StoredAct.objects.count() - 1):
        value = getattr(models.StoredAct.objects.order_by("pk")[row], column)
        new = value + 100 if column == "number" else flipped(value)
        change("node_storedact", column, row, new)
        with pytest.raises(KelisimError):
            check_node(home)
        change("node_storedact", column, row, value)
        check_node(home)


def test_any_byte_of_any_act_counts(home: Path) -> None:
    """A flipped bit at a random place of each stored payload and signature fails the check and names the act."""
    chance = random.Random(7)
    for number, row in enumerate(models.StoredAct.objects.order_by("pk")):
        for column in ("payload", "signature"):
            value = bytes(getattr(row, column))
            place = chance.randrange(len(value))
            change("node_storedact", column, number, value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :])
            with pytest.raises(KelisimError) as caught:
                check_node(home)
            assert caught.value.where
            change("node_storedact", column, number, value)


def projected(table: Any) -> list[Any]:
    """The fields of a table that pages read."""
    return [field for field in table._meta.concrete_fields if not field.primary_key and not field.is_relation]


@pytest.mark.parametrize("table", [table for table in PROJECTION if projected(table)])
def test_a_changed_row_of_the_projection_is_seen(home: Path, table: Any) -> None:
    """One changed value in any column that pages read fails the check, and a rebuild sets it right."""
    before = tables()
    for field in projected(table):
        value = getattr(table.objects.order_by("pk")[0], field.attname)
        new = json.dumps({"en": "changed"}) if field.get_internal_type() == "JSONField" else flipped(value)
        change(table._meta.db_table, field.column, 0, new)
        with pytest.raises(DamagedStoreError) as caught:
            check_node(home)
        assert caught.value.expected == "kelisim rebuild", field.column
        rebuild_all()
        assert tables() == before, field.column
    assert check_node(home).attachments == 1


@pytest.mark.parametrize("table", PROJECTION)
def test_a_missing_row_of_the_projection_is_seen(home: Path, table: Any) -> None:
    """A row taken out of any projected table fails the check, and a rebuild brings it back."""
    before = tables()
    table.objects.order_by("pk").last().delete()
    with pytest.raises(DamagedStoreError):
        check_node(home)
    rebuild_all()
    assert tables() == before
    check_node(home)


def test_a_row_too_many_is_seen(home: Path) -> None:
    """A row that no act says, such as a statement that nobody made, fails the check."""
    row = models.Statement.objects.earliest("act")
    row.pk = "f" * 64
    row.save(force_insert=True)
    with pytest.raises(DamagedStoreError):
        check_node(home)


@pytest.mark.parametrize("column", ["payload", "signature", "number", "party", "hash"])
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps values of any type in any column")
def test_a_value_of_another_type_is_seen(home: Path, column: str) -> None:
    """A damaged file can hold a number where bytes should be: that is an error of Kelisim's own, too."""
    for value in ("text", b"bytes", 77, 1.5):
        with transaction.atomic():
            change("node_storedact", column, 2, value)
            with pytest.raises(KelisimError):
                check_node(home)
            transaction.set_rollback(True)
    check_node(home)


def test_an_altered_attachment_is_seen(home: Path) -> None:
    """An attachment that is missing, altered or said to have another size fails the check."""
    change("node_attachment", "size", 0, len(PROOF) + 1)
    with pytest.raises(DamagedStoreError):
        check_node(home)
    change("node_attachment", "size", 0, len(PROOF))
    path = attachments.path_of(home, hashlib.sha256(PROOF).hexdigest())
    path.write_bytes(PROOF[:-1] + b"f")
    with pytest.raises(DamagedStoreError):
        check_node(home)
    path.unlink()
    with pytest.raises(DamagedStoreError):
        check_node(home)


def test_a_bundle_of_the_node_holds(home: Path, tmp_path: Path) -> None:
    """A bundle with attachments and two stories verifies without a node."""
    register = models.Register.objects.get().pk
    assert exchange.write(home, register, tmp_path / "all.bundle") == (11, 1)
    report = check_file(tmp_path / "all.bundle")
    assert report.registers[0].numbers == {"KAZ": 7, "RUS": 4}
    assert (report.registers[0].forked, report.attachments) == (("RUS",), 1)
    assert (tmp_path / "all.bundle").stat().st_mode & 0o077 == 0


def test_a_bundle_carries_a_register_to_an_empty_node(home: Path, tmp_path: Path) -> None:
    """The other node has the same record, tables and attachments, and verifies."""
    register = models.Register.objects.get().pk
    exchange.write(home, register, tmp_path / "all.bundle")
    before = sorted(stored()), tables()
    for model in (models.StoredAct, models.Attachment, models.Register):
        model.objects.all().delete()
    other = home_in(tmp_path / "other")
    found, taken, attached = exchange.read(other, tmp_path / "all.bundle")
    assert (found, taken.new, len(taken.forks), attached) == (register, {"KAZ": 7, "RUS": 4}, 1, 1)
    assert (sorted(stored()), tables()) == before
    check_node(other)


def test_a_broken_bundle_leaves_the_node_as_it_was(home: Path, tmp_path: Path) -> None:
    """Whatever is wrong with a bundle, nothing of it is stored, neither acts nor attachments."""
    register = models.Register.objects.get().pk
    exchange.write(home, register, tmp_path / "all.bundle")
    data = (tmp_path / "all.bundle").read_bytes()
    for model in (models.StoredAct, models.Attachment, models.Register):
        model.objects.all().delete()
    other = home_in(tmp_path / "other")
    chance = random.Random(5)
    for _ in range(60):
        place = chance.randrange(len(data))
        changed = data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
        (tmp_path / "bad.bundle").write_bytes(changed if chance.random() < 0.7 else data[:place])
        with pytest.raises(KelisimError):
            exchange.read(other, tmp_path / "bad.bundle")
        assert stored() == []
        assert not models.Attachment.objects.exists()
        assert not any(path.is_file() for path in (other / "attachments").rglob("*"))


def test_a_file_that_is_no_bundle_is_said(tmp_path: Path) -> None:
    """A missing file, a folder, an empty file and a bundle without acts end in an error of bundles."""
    (tmp_path / "empty").touch()
    for path in (tmp_path / "missing", tmp_path, tmp_path / "empty"):
        with pytest.raises(BundleError):
            check_file(path)


@pytest.fixture
def on_disk(transactional_db: None, tmp_path: Path) -> Iterator[Path]:
    """A filled node whose database file can be damaged: the connection is turned to a copy of it."""
    if connection.vendor != "sqlite":
        pytest.skip("about the file of SQLite")
    home = home_in(tmp_path / "home")
    filled(home)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = connection.settings_dict["NAME"]
    connection.close()
    shutil.copy(name, tmp_path / "whole.sqlite3")
    connection.settings_dict["NAME"] = str(home / "register.sqlite3")
    yield home
    connection.close()
    connection.settings_dict["NAME"] = name


def test_processes_read_the_acts_from_the_file(on_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many acts each process reads its own; the report is the same, and a changed act is seen and named."""
    shutil.copy(tmp_path / "whole.sqlite3", on_disk / "register.sqlite3")
    report = check_node(on_disk)
    monkeypatch.setattr(streaming, "WINDOW", 2)
    monkeypatch.setattr(streaming, "FEW", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    read: list[range] = []
    monkeypatch.setattr(Verification, "take_stored", _noting(Verification.take_stored, read))
    assert check_node(on_disk) == report
    assert sum(map(len, read)) >= models.StoredAct.objects.count()
    last = models.StoredAct.objects.order_by("pk").last()
    assert last is not None
    change("node_storedact", "signature", models.StoredAct.objects.count() - 1, flipped(last.signature))
    with pytest.raises(SignatureError) as caught:
        check_node(on_disk)
    assert caught.value.where == f"{last.party} {last.number}"


def test_an_act_of_another_type_is_damage_in_a_process_too(
    on_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text where bytes belong ends in the same error as where the acts are handed over."""
    shutil.copy(tmp_path / "whole.sqlite3", on_disk / "register.sqlite3")
    monkeypatch.setattr(streaming, "FEW", 1)
    monkeypatch.setattr(streaming, "WINDOW", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    change("node_storedact", "payload", models.StoredAct.objects.count() - 1, "text")
    with pytest.raises(DamagedStoreError):
        check_node(on_disk)


def _noting(take: Any, read: list[range]) -> Any:
    """The same, and the windows that it was given are noted."""

    def noting(self: Verification, windows: list[range], reader: Any) -> int:
        read.extend(windows)
        return int(take(self, windows, reader))

    return noting


@pytest.mark.parametrize("times", [25, pytest.param(1_000, marks=pytest.mark.nightly)])
def test_a_flipped_byte_in_the_file_of_the_database_is_seen_or_changes_nothing(
    on_disk: Path, tmp_path: Path, times: int
) -> None:
    """Wherever a byte of the file flips, the check fails with an error of Kelisim's own, or all is read as before."""
    whole = (tmp_path / "whole.sqlite3").read_bytes()
    file = on_disk / "register.sqlite3"
    file.write_bytes(whole)
    check_node(on_disk)
    expected = stored(), tables()
    chance = random.Random(12)
    seen = 0
    for _ in range(times):
        connection.close()
        for suffix in ("-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)
        place = chance.randrange(100, len(whole))
        file.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :])
        try:
            check_node(on_disk)
        except KelisimError:
            seen += 1
            continue
        assert (stored(), tables()) == expected
    assert seen
