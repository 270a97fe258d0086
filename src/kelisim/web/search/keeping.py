"""Who keeps the index: a thread of a serving process, or where there is none, whoever searches.

1. `begin` starts the thread. Every `PAUSE` seconds it brings out what is due, asks whether anything changed, and writes
   what did; it takes the words from files that wait for it. Of several processes one keeps the index, and
   another one when that ends.
2. While a thread keeps it nobody who searches waits for writing: `look` does nothing then.
3. What goes wrong is logged and tried again at the next turn; a search then finds what the index has.
"""

import logging
import threading
from pathlib import Path
from typing import IO, Final

from django.db import DatabaseError, connection

from kelisim.web.newsroom import released
from kelisim.web.search import files, indexing
from kelisim.web.search.keys import sought

PAUSE: Final = 1.0
FILES_EVERY: Final = 20
"""Turns after which files that were not here are looked for again."""
_log = logging.getLogger(__name__)
_kept = threading.Event()


def look() -> None:
    """Bring the index up to date before a search, unless a thread keeps it."""
    if not _kept.is_set():
        indexing.catch_up()


def begin(home: Path) -> threading.Thread:
    """Start the thread that keeps the index of the node in a folder."""
    thread = threading.Thread(target=_keep, args=(home, threading.Event()), name="search", daemon=True)
    _kept.set()
    thread.start()
    return thread


def _keep(home: Path, never: threading.Event) -> None:
    # The dictionary is loaded before the first reader needs it.
    sought("слово", "ru")
    turn = 0
    with (home / "search.lock").open("w") as lock:
        while True:
            try:
                if _is_ours(lock) and turn_once(home, with_files=turn % FILES_EVERY == 0):
                    turn = 0
            except DatabaseError as error:
                _log.warning("the index of the search could not be written: %s", error)
                connection.close()
            turn += 1
            never.wait(PAUSE)


def _is_ours(lock: IO[str]) -> bool:
    """Whether this process is the one that keeps the index. Where the system has no such locks, every process is: each
    then finds what another has written.
    """
    try:
        import fcntl  # noqa: PLC0415 only some systems have it
    except ImportError:
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def turn_once(home: Path, *, with_files: bool) -> int:
    """One turn of the thread; how much was written."""
    released.catch_up(released.clock())
    written = indexing.catch_up()
    return written + (files.read_waiting(home) if with_files or written else 0)
