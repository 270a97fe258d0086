"""SQL that the index runs itself: values always as parameters, names only those of its own tables."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection
from django.db.models import Model

_AT_ONCE: Final = 900


def run(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows that a statement gives; none where it gives no rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []


def run_each(statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run a statement once for each row of values."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def places(values: Sequence[Any]) -> str:
    """A place for each of some values: `%s, %s`."""
    return ", ".join(["%s"] * len(values))


def delete(table: type[Model], column: str, values: Iterable[Any]) -> None:
    """Delete the rows of a table whose column has one of some values; no signal is sent and nothing else is deleted."""
    wanted = list(values)
    name = connection.ops.quote_name
    for start in range(0, len(wanted), _AT_ONCE):
        batch = wanted[start : start + _AT_ONCE]
        run(f"DELETE FROM {name(table._meta.db_table)} WHERE {name(column)} IN ({places(batch)})", *batch)  # noqa: S608


def delete_all(*tables: type[Model]) -> None:
    """Delete every row of some tables, in this order."""
    for table in tables:
        run(f"DELETE FROM {connection.ops.quote_name(table._meta.db_table)}")  # noqa: S608
