"""The day on which a page is read, and the day as of which. Everything below the views takes it as an argument.

1. `?on=2026-05-04` asks for a page as it stood at the end of that day: what was agreed and said by then, by the clocks
   of the acts, in UTC.
2. Today is the page itself, and so is no day. A day to come has no page: nobody knows what will be said by then.
3. `?day=2022-04-28` asks what holds of a document on a day, by what is on record; any day will do.
"""

import datetime

from django.core.exceptions import BadRequest
from django.http import HttpRequest


class NoSuchDayError(BadRequest):
    """The reader asked for a day that is not in the calendar or still to come. `ahead` tells the second."""

    def __init__(self, asked: str, *, ahead: bool) -> None:
        super().__init__(asked)
        self.asked = asked
        self.ahead = ahead


def today() -> datetime.date:
    """Today by the node's clock, in UTC."""
    return datetime.datetime.now(datetime.UTC).date()


def day_asked(request: HttpRequest) -> datetime.date | None:
    """The past day as of which the reader asks for the page (rule 1); None for the page as it stands today.

    Raises:
        NoSuchDayError: there is no such day, or not yet.
    """
    asked = request.GET.get("on", "").strip()
    if not asked:
        return None
    day = _day(asked)
    if day is None or day > today():
        raise NoSuchDayError(asked[:40], ahead=day is not None)
    return None if day == today() else day


def day_of_life(request: HttpRequest, day: datetime.date) -> datetime.date:
    """The day on which the reader asks how a document stands (rule 3); `day` where none is given."""
    return _day(request.GET.get("day", "").strip()) or day


def _day(text: str) -> datetime.date | None:
    """A day as an address has it, `2026-05-04`, or as readers of Russian and Kazakh write it, `04.05.2026`."""
    written = "%d.%m.%Y" if "." in text else "%Y-%m-%d"
    try:
        return datetime.datetime.strptime(text, written).replace(tzinfo=datetime.UTC).date()
    except ValueError:
        return None
