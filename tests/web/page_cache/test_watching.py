"""Which writes make pages fresh, whoever makes them."""

import sqlite3
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from kelisim.node import models
from kelisim.web.page_cache.freshness import Freshness
from kelisim.web.page_cache.models import Changes
from kelisim.web.page_cache.watching import UNWATCHED, watch, watched_tables
from tests.web import rows


def count() -> int:
    """The count of changes."""
    return int(Changes.objects.values_list("count", flat=True).get())


@pytest.mark.django_db
def test_what_pages_show_counts() -> None:
    """Whatever is written of the register counts: made, changed in bulk, or taken away."""
    before = count()
    made = rows.register()
    after = count()
    models.Register.objects.filter(pk=made.pk).update(slug="other")
    changed = count()
    models.Register.objects.filter(pk=made.pk).delete()
    assert before < after < changed < count()


@pytest.mark.django_db
def test_what_no_page_shows_does_not_count() -> None:
    """Sessions of the desk make no page fresh."""
    before = count()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('a', 'b', '2026-01-01')")
        cursor.execute("DELETE FROM django_session")
    assert count() == before


@pytest.mark.django_db
def test_every_table_of_the_node_is_watched_but_for_the_desk() -> None:
    """A table is watched unless it is named as one that no public page shows, so a new one is."""
    watched = set(watched_tables())
    for model in apps.get_app_config("node").get_models(include_auto_created=True):
        assert (model._meta.db_table in watched) != model._meta.db_table.startswith(UNWATCHED)
    assert {"wagtailcore_page", "wagtailimages_image", "node_storedact", "node_attachment"} <= watched
    assert not any(name.startswith("modelsearch_indexentry_fts") for name in watched)


@pytest.mark.django_db
def test_a_table_made_anew_is_watched_again() -> None:
    """A migration that makes a table anew takes its triggers away; they come back."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER page_cache_node_register_insert")
        cursor.execute(
            "CREATE TRIGGER page_cache_django_session_insert AFTER INSERT ON django_session BEGIN SELECT 1; END"
        )
    before = count()
    rows.register()
    watch()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        names = {name for (name,) in cursor.fetchall()}
    assert "page_cache_node_register_insert" in names
    assert "page_cache_django_session_insert" not in names
    assert count() > before


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with a count of changes and a table that is not watched."""
    path = tmp_path / "changes.sqlite3"
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("CREATE TABLE page_cache_changes (id INTEGER PRIMARY KEY, count INTEGER)")
        file.execute("CREATE TABLE quiet (id INTEGER PRIMARY KEY)")
        file.execute("INSERT INTO page_cache_changes VALUES (1, 5)")
    file.close()
    return path


def test_a_change_is_seen_when_it_is_committed(database: Path) -> None:
    """The state is another from the commit on, and not before."""
    freshness = Freshness(database)
    writer = sqlite3.connect(database, isolation_level=None)
    first = freshness.state()
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE page_cache_changes SET count = count + 1")
    assert freshness.state() == first
    writer.execute("COMMIT")
    assert freshness.state() != first
    writer.close()


def test_what_is_not_watched_changes_no_state(database: Path) -> None:
    """A commit elsewhere leaves the state as it was."""
    freshness = Freshness(database)
    first = freshness.state()
    with sqlite3.connect(database) as writer:
        writer.execute("INSERT INTO quiet VALUES (1)")
    writer.close()
    assert freshness.state() == first == 5


@pytest.mark.parametrize("how", ["DELETE FROM page_cache_changes", "DROP TABLE page_cache_changes"])
def test_without_a_count_no_state_is_known(database: Path, how: str) -> None:
    """Where the count is missing nothing may be kept; where it is back, pages may be again."""
    freshness = Freshness(database)
    freshness.state()
    with sqlite3.connect(database) as writer:
        writer.execute(how)
    assert freshness.state() is None
    with sqlite3.connect(database) as writer:
        writer.execute("CREATE TABLE IF NOT EXISTS page_cache_changes (id INTEGER PRIMARY KEY, count INTEGER)")
        writer.execute("INSERT INTO page_cache_changes VALUES (1, 9)")
    writer.close()
    assert freshness.state() == 9


def test_where_there_is_no_database_no_state_is_known(tmp_path: Path) -> None:
    """Asking makes no database."""
    path = tmp_path / "none.sqlite3"
    assert Freshness(path).state() is None
    assert not path.exists()
