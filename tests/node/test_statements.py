"""SQL that is made once for each table."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kelisim.node import statements
from kelisim.node.models import Entry, Link, StoredAct
from kelisim.node.statements import insert, made, newest_key, store
from tests.world import founded


@pytest.mark.django_db
def test_stored_acts_have_the_keys_that_are_said() -> None:
    """Each key is that of the row with the act's hash, and the newest is the last."""
    acts = founded(["KAZ", "RUS"])["KAZ"].acts
    keys = [store(placed) for placed in acts]
    assert dict(StoredAct.objects.values_list("hash", "pk")) == dict(zip([one.hash for one in acts], keys, strict=True))
    assert newest_key() == keys[-1]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_opened_again_is_the_one_that_is_used() -> None:
    """The cursor of a closed connection is not used any more."""
    acts = founded(["KAZ", "RUS"])["KAZ"].acts
    store(acts[0])
    connection.close()
    store(acts[1])
    assert StoredAct.objects.count() == 2


@pytest.mark.django_db
def test_statements_that_are_counted_are_all_seen() -> None:
    """Nothing that runs on the kept cursor hides from those who count."""
    acts = founded(["KAZ", "RUS"])["KAZ"].acts
    with CaptureQueriesContext(connection) as seen:
        store(acts[0])
        newest_key()
    assert [one["sql"].split()[0] for one in seen.captured_queries] == ["INSERT", "SELECT"]


def test_json_is_kept_as_it_is_and_nothing_as_nothing() -> None:
    """Characters are not escaped, and None is NULL."""
    said = {"ru": "Урал", "list": [1, None]}
    text = statements._json(said)
    assert text == '{"ru":"Урал","list":[1,null]}'
    assert json.loads(text) == said
    assert statements._json(None) is None


@pytest.mark.django_db
def test_a_row_that_lacks_a_column_is_not_inserted() -> None:
    """Nothing is filled in by guess."""
    with pytest.raises(AttributeError):
        insert([made(Link, source_id=1, entry="KAZ.2.1")])
    assert not Link.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["SELECT %s", "SELECT %s, '100%%' WHERE a = %s", "INSERT INTO a VALUES (%s, %s)"])
def test_statements_are_written_for_sqlite_as_django_writes_them(statement: str) -> None:
    """Once or again."""
    with connection.cursor() as cursor:
        django = cursor.cursor.convert_query(statement)
    assert [statements._convert(statement), statements._convert(statement)] == [django, django]


def test_a_table_that_is_named_is_the_models_own() -> None:
    """The names of tables come from the models."""
    assert statements._named("SELECT 1 FROM {table}", table=Entry) == "SELECT 1 FROM node_entry"
