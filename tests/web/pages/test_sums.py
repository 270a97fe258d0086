"""What is summed over a register is remembered until anything changes."""

import datetime
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from kelisim.node.models import Register
from kelisim.web.queries import sums
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import MOST, summed

RECORD = Record(Register(pk="a" * 64, slug="one"), ())


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """A database that counts its changes as a node's does."""
    file = tmp_path / "register.sqlite3"
    held = sqlite3.connect(file, isolation_level=None)
    held.execute("CREATE TABLE page_cache_changes (id INTEGER PRIMARY KEY, count INTEGER)")
    held.execute("INSERT INTO page_cache_changes VALUES (1, 0)")
    connection = SimpleNamespace(vendor="sqlite", in_atomic_block=False, settings_dict={"NAME": str(file)})
    monkeypatch.setattr(sums, "connection", connection)
    return held


def count_up(made: list[int]) -> int:
    """A sum that tells how often it was made."""
    made.append(len(made))
    return made[-1]


def test_a_sum_is_made_once_for_each_state(database: sqlite3.Connection) -> None:
    """Rule 1: again after a change, and for another day, another register, another sum."""
    made: list[int] = []
    assert [summed(RECORD, "counts", lambda: count_up(made)) for _ in range(3)] == [0, 0, 0]
    database.execute("UPDATE page_cache_changes SET count = count + 1")
    assert [summed(RECORD, "counts", lambda: count_up(made)) for _ in range(3)] == [1, 1, 1]
    past = Record(RECORD.register, (), datetime.date(2024, 5, 1))
    other = Record(Register(pk="b" * 64, slug="two"), ())
    assert [summed(one, "counts", lambda: count_up(made)) for one in (past, other, past, other)] == [2, 3, 2, 3]
    assert summed(RECORD, "bodies", lambda: count_up(made)) == 4
    assert summed(RECORD, "counts", lambda: count_up(made)) == 1


def test_a_change_while_it_is_made_makes_it_anew(database: sqlite3.Connection) -> None:
    """Rule 2: what was read before a commit is not told after it."""
    made: list[int] = []

    def overtaken() -> int:
        database.execute("UPDATE page_cache_changes SET count = count + 1")
        return count_up(made)

    assert summed(RECORD, "overtaken", overtaken) == 0
    assert [summed(RECORD, "overtaken", lambda: count_up(made)) for _ in range(2)] == [1, 1]


@pytest.mark.parametrize(
    "said", [{"in_atomic_block": True}, {"vendor": "postgresql"}, {"settings_dict": {"NAME": "x"}}]
)
def test_where_the_state_is_not_known_nothing_is_remembered(
    database: sqlite3.Connection, said: dict[str, object]
) -> None:
    """Rule 3: within a transaction, on another database, and on one without a file."""
    made: list[int] = []
    for name, value in said.items():
        setattr(vars(sums)["connection"], name, value)
    assert [summed(RECORD, "unknown", lambda: count_up(made)) for _ in range(2)] == [0, 1]


def test_a_database_that_does_not_count_is_summed_each_time(database: sqlite3.Connection) -> None:
    """Rule 3: without the count nobody knows whether it changed."""
    made: list[int] = []
    database.execute("DELETE FROM page_cache_changes")
    assert [summed(RECORD, "uncounted", lambda: count_up(made)) for _ in range(2)] == [0, 1]


def test_what_is_remembered_has_a_bound(database: sqlite3.Connection) -> None:
    """Those that were asked for last stay."""
    made: list[int] = []
    for number in range(MOST):
        summed(RECORD, f"sum {number}", lambda: count_up(made))
    assert summed(RECORD, "sum 0", lambda: count_up(made)) == 0
    summed(RECORD, "one more", lambda: count_up(made))
    assert summed(RECORD, "sum 0", lambda: count_up(made)) == 0
    assert summed(RECORD, "sum 1", lambda: count_up(made)) == MOST + 1
