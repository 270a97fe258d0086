"""SQL that is made once for each table, from its model, and not anew for each row.

The object-relational mapper spends more on making a statement than the database on running it. What every act runs is
therefore kept ready here; it is plain SQL that SQLite and PostgreSQL read alike.

1. Statements run on one cursor for each connection, because making one costs as much as running a short statement.
2. Where statements are counted or logged, Django's own cursors run them, so that none is missed.
3. On SQLite a JSON column holds what `msgspec` writes, characters as they are; other databases are given what Django
   gives them.
"""

import threading
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

import msgspec
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX, SQLiteCursorWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import AutoField, JSONField, Model

from kelisim.acts.feed import Placed
from kelisim.node import models

_NEWEST: Final = "SELECT MAX(id) FROM {table}"
_STORE: Final = (
    "INSERT INTO {table} (hash, register, party, number, payload, signature) VALUES (%s, %s, %s, %s, %s, %s)"
)
_ENTRIES: Final = "SELECT entry, id FROM {table} WHERE register_id = %s AND entry IN ({{places}})"
_AIM: Final = (
    "UPDATE {table} SET target_id = %s WHERE entry = %s AND target_id IS NULL"
    " AND source_id IN (SELECT id FROM {entries} WHERE register_id = %s)"
)
_ADVANCE: Final = "UPDATE {table} SET acts = %s, head = %s, last_at = %s WHERE register_id = %s AND code = %s"
_ANSWERED: Final = "UPDATE {table} SET status = %s, waiting = %s WHERE hash = %s"

Column = tuple[str, Callable[[Any], Any] | None]
"""The attribute of a row that a column holds, and what makes a parameter of it, where it is not one already."""


Made = TypeVar("Made", bound=Model)


def made(model: type[Made], **values: Any) -> Made:
    """A row to be inserted and then dropped, of which every column but an automatic key is given, by its attribute.

    It is not one that Django knows: making those costs more than inserting them.
    """
    row = model.__new__(model)
    row.__dict__.update(values)
    return row


def insert(rows: Iterable[Model], unique: tuple[str, ...] = (), update: tuple[str, ...] = ()) -> None:
    """Insert rows of one table; none is no statement.

    Args:
        rows: rows that are not in the database yet, or may be where `unique` is given.
        unique: the fields in which a row can be there already; then it stays as it is, but for `update`.
        update: the fields that are written over in a row that is there already.
    """
    given = list(rows)
    if not given:
        return
    statement, columns = _insert(type(given[0]), unique, update)
    values = [
        [getattr(row, name) if prepare is None else prepare(getattr(row, name)) for name, prepare in columns]
        for row in given
    ]
    if len(values) == 1:
        _cursor().execute(statement, values[0])
    else:
        _cursor().executemany(statement, values)


@cache
def _insert(model: type[Model], unique: tuple[str, ...], update: tuple[str, ...]) -> tuple[str, tuple[Column, ...]]:
    meta, quote = model._meta, connection.ops.quote_name
    fields: list[Any] = [field for field in meta.concrete_fields if not isinstance(field, AutoField)]
    columns = {field.name: quote(field.column) for field in fields}
    values = ", ".join(["%s"] * len(columns))
    # Names of tables and columns are the models' own.
    statement = f"INSERT INTO {quote(meta.db_table)} ({', '.join(columns.values())}) VALUES ({values})"  # noqa: S608
    if unique:
        changed = ", ".join(f"{columns[name]} = excluded.{columns[name]}" for name in update)
        action = f"DO UPDATE SET {changed}" if update else "DO NOTHING"
        statement += f" ON CONFLICT ({', '.join(columns[name] for name in unique)}) {action}"
    return statement, tuple((field.attname, _prepared(field)) for field in fields)


def _prepared(field: Any) -> Callable[[Any], Any] | None:
    if not isinstance(field, JSONField):
        return None
    if connection.vendor == "sqlite" and field.encoder is None:
        return _json
    return lambda value: field.get_db_prep_save(value, connection)


_encoder: Final = msgspec.json.Encoder()


def _json(value: Any) -> str | None:
    return None if value is None else _encoder.encode(value).decode()


class _Cursor(SQLiteCursorWrapper):
    """A cursor that writes a statement the way SQLite reads it once, and not each time it runs."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        return _convert(query) if param_names is None else super().convert_query(query, param_names=param_names)


@lru_cache(1_000)
def _convert(query: str) -> str:
    return FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class _Kept(threading.local):
    """The cursor of a connection, and the connection."""

    of: Any = None
    cursor: CursorWrapper | None = None


_kept = _Kept()


def _cursor() -> CursorWrapper:
    """A cursor of the connection as it is now (rules 1 and 2)."""
    now: Any = connections[DEFAULT_DB_ALIAS]  # What `connection` looks up for every attribute that it is asked for.
    now.ensure_connection()
    if now.queries_logged or now.vendor != "sqlite":
        return now.cursor()  # type: ignore[no-any-return]  # it is a CursorWrapper
    if _kept.cursor is None or _kept.of is not now.connection:
        _kept.of = now.connection
        _kept.cursor = CursorWrapper(_kept.of.cursor(factory=_Cursor), now)
    return _kept.cursor


def _run(statement: str, *values: str | int | bytes) -> list[tuple[Any, ...]]:
    cursor = _cursor()
    cursor.execute(statement, values)
    return list(cursor.fetchall()) if cursor.description else []


@cache
def _named(statement: str, **of: type[Model]) -> str:
    """A statement with the names of its tables."""
    return statement.format(**{name: model._meta.db_table for name, model in of.items()})


def store(placed: Placed) -> int:
    """Store an act; its primary key."""
    act, signed = placed.act, placed.signed
    values = (placed.hash, act.register, act.party, act.number, signed.payload, signed.signature)
    statement = _named(_STORE, table=models.StoredAct)
    cursor = _cursor()
    if cursor.db.vendor == "sqlite":
        cursor.execute(statement, values)
        return int(cursor.lastrowid)
    cursor.execute(f"{statement} RETURNING id", values)
    return int(cursor.fetchone()[0])


def newest_key() -> int:
    """The primary key of the act that was stored last, of whatever register; 0 where there is none."""
    ((key,),) = _run(_named(_NEWEST, table=models.StoredAct))
    return int(key or 0)


def advance(register: str, party: str, number: int, head: str, at: str) -> None:
    """Write how far a Party's feed has come."""
    _run(_named(_ADVANCE, table=models.Party), number, head, at, register, party)


def answered(states: Iterable[tuple[str, list[str], str]]) -> None:
    """Write what answers changed of proposals: the status of each, the Parties that it waits for, and its hash."""
    prepare = _prepared(models.Proposal._meta.get_field("waiting"))
    values = [(status, prepare(waiting) if prepare else waiting, act_hash) for status, waiting, act_hash in states]
    _cursor().executemany(_named(_ANSWERED, table=models.Proposal), values)


def entry_ids(register: str, entries: Iterable[str]) -> dict[str, int]:
    """The primary keys of those entries that are here."""
    asked = list(dict.fromkeys(entries))
    if not asked:
        return {}
    places = ", ".join(["%s"] * len(asked))
    return dict(_run(_named(_ENTRIES, table=models.Entry).format(places=places), register, *asked))


def aim(register: str, entry: str, key: int) -> None:
    """Let what referred to an entry before it was here refer to it; `key` is its primary key."""
    _run(_named(_AIM, table=models.Link, entries=models.Entry), key, entry, register)
