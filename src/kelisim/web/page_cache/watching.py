"""Which changes of the database count: triggers that SQLite runs in the transaction of the change itself.

1. Every table is watched but for those named here, whose rows no public page shows. So a table that somebody adds later
   makes pages fresh too often before it makes them stale.
2. Because the database counts, it does not matter who writes: a command that signs, an exchange with another node, the
   newsroom, a bulk update, or SQL by hand.
3. On another database than SQLite nothing is watched, and no page is kept (`freshness`, rule 4).
"""

from typing import Final

from django.db import connection, transaction

from kelisim.web.page_cache.models import Changes

UNWATCHED: Final = (
    "alerts_",
    "auth_",
    "django_",
    "node_account",
    "node_review",
    "otp_",
    # They are written with a document of the index, which counts.
    "search_extract",
    "search_passage",
    "search_reference",
    "search_shelf",
    "search_term",
    "wagtailadmin_",
    "wagtailcore_comment",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_uploadedfile",
    "wagtailimages_rendition",
    "wagtailusers_",
)
"""How the names of tables begin whose rows are the desk's, the newsroom's behind the scenes, or deliveries."""
_EVENTS: Final = ("INSERT", "UPDATE", "DELETE")
_MARK: Final = "page_cache_"
"""How the names of our triggers begin."""


def watched_tables() -> list[str]:
    """The tables whose changes count. Those of a full-text index follow from what it indexes."""
    with connection.cursor() as cursor:
        # Of a virtual table and its shadows SQLite says what they are; triggers stand on plain tables alone.
        cursor.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")
        names = [str(name) for (name,) in cursor.fetchall()]
    own = Changes._meta.db_table
    return [name for name in names if name != own and not name.startswith(("sqlite_", *UNWATCHED))]


def watch() -> None:
    """Set the triggers that are not there, and take away those on tables that are no longer watched."""
    if connection.vendor != "sqlite":
        return
    own = Changes._meta.db_table
    # Whoever empties every table takes the count away too; without it no page is kept.
    Changes.objects.get_or_create(pk=1)
    wanted = {f"{_MARK}{table}_{event.lower()}": (table, event) for table in watched_tables() for event in _EVENTS}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {str(name) for (name,) in cursor.fetchall() if str(name).startswith(_MARK)}
    if there == wanted.keys():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for name in sorted(there - wanted.keys()):
            cursor.execute(f'DROP TRIGGER "{name}"')
        for name in sorted(wanted.keys() - there):
            table, event = wanted[name]
            # The names are those that the database itself gave.
            cursor.execute(
                f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" '  # noqa: S608
                f'BEGIN UPDATE "{own}" SET count = count + 1; END'
            )


def watch_after_migrating(using: str, **_: object) -> None:
    """Watch the tables that a migration made or made anew."""
    if using == connection.alias and Changes._meta.db_table in connection.introspection.table_names():
        watch()
