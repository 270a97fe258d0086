"""Windows of a register's acts, read from the SQLite file by processes that have no Django.

1. A window is a range of primary keys. Acts of other registers that lie in it are passed over.
2. Only what is committed can be read.
"""

import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def read_window(path: Path, register: str, window: range) -> Iterator[tuple[bytes, bytes]]:
    """Payload and signatures of the acts of a register that are stored by these keys.

    Raises:
        sqlite3.Error: the file is damaged.
    """
    # The plus keeps SQLite from going by the index of registers, which has every act of this one.
    yield from _opened(path).execute(
        "SELECT payload, signature FROM node_storedact WHERE id BETWEEN ? AND ? AND +register = ? ORDER BY id",
        (window.start, window.stop - 1, register),
    )


@cache
def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
