"""Moments at which a public page changes without anybody's act: a story that was cleared to come out then.

Who shows something from a moment on registers here what finds the next such moment.
"""

import datetime
from collections.abc import Callable

NextMoment = Callable[[], datetime.datetime | None]
_known: list[NextMoment] = []


def register(find: NextMoment) -> NextMoment:
    """Let `find` be asked whenever pages are made anew: the next moment, or None where nothing waits."""
    _known.append(find)
    return find


def next_moment() -> datetime.datetime | None:
    """The earliest moment of all."""
    return min((moment for find in _known if (moment := find()) is not None), default=None)
