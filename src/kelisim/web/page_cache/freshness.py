"""Whether what was read of the database before still holds.

1. Asking costs microseconds: `PRAGMA data_version` tells whether any other connection has committed since it was last
   asked (https://sqlite.org/pragma.html#pragma_data_version). The connection is our own and never writes, so no commit
   is missed, of whatever process.
2. Only where one has, the count of changes (`watching`) is read. Where it is as before, what was committed is nothing
   that a public page shows.
3. A state is asked for before a page is made. If somebody commits meanwhile the page is kept under a state that never
   comes back, so it is never shown from memory.
4. Where there is no count, on another database than SQLite or without its row, no state is known and nothing is kept.
"""

import sqlite3
import threading
from pathlib import Path
from typing import Final

_VERSION: Final = "PRAGMA data_version"
_COUNT: Final = "SELECT count FROM page_cache_changes WHERE id = 1"


class Freshness:
    """The state of the database in a file, as far as public pages go. Threads may share it."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._version: int | None = None
        self._count: int | None = None

    def state(self) -> int | None:
        """What changes whenever a public page may change; None where that is not known."""
        with self._lock:
            try:
                return self._state()
            except sqlite3.Error:
                self._connection = self._version = self._count = None
                return None

    def _state(self) -> int | None:
        if self._connection is None:
            # Opened where it is needed first: a process that was forked must not use its parent's.
            self._connection = sqlite3.connect(
                f"{self._database.as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False, timeout=1
            )
            self._connection.execute("PRAGMA query_only = 1")
        ((version,),) = self._connection.execute(_VERSION)
        if version != self._version:
            row = self._connection.execute(_COUNT).fetchone()
            # The count may be newer than the version: then the next question reads it once more.
            self._version, self._count = version, row and int(row[0])
        return self._count
