"""Asking that the index be made anew, from a process that has not loaded what makes it."""

from typing import Final

from django.db import connection

TABLE: Final = "search_progress"


def ask_anew() -> bool:
    """Let whoever keeps the index make it anew when it next looks; False where this node never served pages."""
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return False
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608 the name is ours
    return True
