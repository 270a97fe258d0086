"""Sums over a whole register, remembered by this process until anything changes that a public page can show.

1. A sum holds for one state of the database, as the page cache knows it (`page_cache.freshness`), and for one day. The
   first reader after a change has it made anew.
2. The state is asked for before the sum is made. If somebody commits meanwhile the sum is kept under a state that never
   comes back.
3. Within a transaction nothing is remembered: it sees what others do not. On another database than SQLite nothing is.
"""

import datetime
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

from django.db import connection

from kelisim.web.page_cache.freshness import Freshness
from kelisim.web.queries.records import Record

MOST: Final = 64
"""Sums that are remembered; those that were asked for last."""
T = TypeVar("T")
Key = tuple[str, str, str, datetime.date, bool]

_sums: OrderedDict[Key, tuple[int, Any]] = OrderedDict()
_lock = Lock()


@lru_cache(maxsize=4)
def _freshness(database: str) -> Freshness:
    return Freshness(Path(database))


def summed(record: Record, what: str, make: Callable[[], T]) -> T:
    """What `make` gives for the register on the day of the record, remembered as `what`. Nobody may change it."""
    database = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.in_atomic_block or not Path(database).is_absolute():
        return make()
    state = _freshness(database).state()
    if state is None:
        return make()
    key = (database, record.register.pk, what, record.on, record.day is None)
    with _lock:
        found = _sums.get(key)
        if found and found[0] == state:
            _sums.move_to_end(key)
            told: T = found[1]
            return told
    made = make()
    with _lock:
        _sums[key] = (state, made)
        _sums.move_to_end(key)
        while len(_sums) > MOST:
            _sums.popitem(last=False)
    return made
