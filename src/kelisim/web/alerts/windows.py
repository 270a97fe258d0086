"""The spans of time that a digest gathers.

1. Days and weeks begin at `HOUR` o'clock UTC, weeks on Monday: morning in the countries of the programmes.
2. Every moment is in exactly one span of a rhythm: from its begin on, before its end. The digest is due at the end.
3. A span is named by the day on which it begins, so that each has one digest.
"""

import datetime

import msgspec

from kelisim.web.alerts.models import DAILY, WEEKLY

HOUR = 3
DAYS = {DAILY: 1, WEEKLY: 7}


class Window(msgspec.Struct, frozen=True):
    """A span of time of a rhythm, from `begin` on and before `end`."""

    rhythm: str
    begin: datetime.datetime
    end: datetime.datetime

    @property
    def key(self) -> str:
        """Its name in the ledger."""
        return f"{self.rhythm}:{self.begin.date().isoformat()}"


def window(rhythm: str, at: datetime.datetime) -> Window:
    """The span of a rhythm that a moment is in."""
    day = (at.astimezone(datetime.UTC) - datetime.timedelta(hours=HOUR)).date()
    if rhythm == WEEKLY:
        day -= datetime.timedelta(days=day.weekday())
    begin = datetime.datetime.combine(day, datetime.time(HOUR), datetime.UTC)
    return Window(rhythm, begin, begin + datetime.timedelta(days=DAYS[rhythm]))
