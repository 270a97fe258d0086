"""SQL that is made once for each table, from its model, and not anew for each row.

The object-relational mapper spends more on making a statement than the database on running it. What every act runs is
therefore kept ready here; it is plain SQL that SQLite and PostgreSQL read alike.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

from django.db import connection
from django.db.models import AutoField, JSONField, Model

from kelisim.acts.feed import Placed
from kelisim.node import models

_NEWEST: Final = "SELECT MAX(id) FROM {table}"
_KEY: Final = "SELECT id FROM {table} WHERE hash = %s"
_ENTRIES: Final = "SELECT entry, id FROM {table} WHERE register_id = %s AND entry IN ({places})"
_AIM: Final = (
    "UPDATE {table} SET target_id = %s WHERE entry = %s AND target_id IS NULL"
    " AND source_id IN (SELECT id FROM {entries} WHERE register_id = %s)"
)
_ADVANCE: Final = "UPDATE {table} SET acts = %s, head = %s, last_at = %s WHERE register_id = %s AND code = %s"

Column = tuple[str, Callable[[Any], Any] | None]
"""The attribute of a row that a column holds, and what makes a parameter of it, where it is not one already."""


def insert(rows: Iterable[Model], unique: tuple[str, ...] = (), update: tuple[str, ...] = ()) -> None:
    """Insert rows of one table; none is no statement.

    Args:
        rows: rows that are not in the database yet, or may be where `unique` is given.
        unique: the fields in which a row can be there already; then it stays as it is, but for `update`.
        update: the fields that are written over in a row that is there already.
    """
    made = list(rows)
    if not made:
        return
    statement, columns = _insert(type(made[0]), unique, update)
    values = [
        [getattr(row, name) if prepare is None else prepare(getattr(row, name)) for name, prepare in columns]
        for row in made
    ]
    with connection.cursor() as cursor:
        if len(values) == 1:
            cursor.execute(statement, values[0])
        else:
            cursor.executemany(statement, values)


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
    return (lambda value: field.get_db_prep_save(value, connection)) if isinstance(field, JSONField) else None


def _run(statement: str, *values: str | int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []


def store(placed: Placed) -> int:
    """Store an act; its primary key."""
    act, signed = placed.act, placed.signed
    place = {"register": act.register, "party": act.party, "number": act.number}
    insert([models.StoredAct(hash=placed.hash, **place, payload=signed.payload, signature=signed.signature)])
    ((key,),) = _run(_KEY.format(table=models.StoredAct._meta.db_table), placed.hash)
    return int(key)


def newest_key() -> int:
    """The primary key of the act that was stored last, of whatever register; 0 where there is none."""
    ((key,),) = _run(_NEWEST.format(table=models.StoredAct._meta.db_table))
    return int(key or 0)


def advance(register: str, party: str, number: int, head: str, at: str) -> None:
    """Write how far a Party's feed has come."""
    _run(_ADVANCE.format(table=models.Party._meta.db_table), number, head, at, register, party)


def entry_ids(register: str, entries: Iterable[str]) -> dict[str, int]:
    """The primary keys of those entries that are here."""
    asked = list(dict.fromkeys(entries))
    if not asked:
        return {}
    places = ", ".join(["%s"] * len(asked))
    return dict(_run(_ENTRIES.format(table=models.Entry._meta.db_table, places=places), register, *asked))


def aim(register: str, entry: str, key: int) -> None:
    """Let what referred to an entry before it was here refer to it; `key` is its primary key."""
    _run(_AIM.format(table=models.Link._meta.db_table, entries=models.Entry._meta.db_table), key, entry, register)
