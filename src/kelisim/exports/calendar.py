"""iCalendar (RFC 5545, with the calendar properties of RFC 7986): days of meetings, terms, milestones and expiries.

1. Everything in it lasts whole days: an occasion begins on its `first` day and ends before the day after its `last`.
2. `uid` never changes for one day of one entry; `sequence` grows with each agreed version, so a program that has the
   calendar moves what it has (RFC 5545, 3.8.7.4).
3. `stamp` is the clock of the act, not of whoever asks, so the same register gives the same bytes.
4. What was taken off is there as cancelled and does not vanish.
5. No occasion takes anybody's time: all are transparent.
"""

import datetime
from collections.abc import Iterable
from typing import Final

import icalendar
import msgspec

PRODUCT: Final = "-//Kelisim//Kelisim//EN"
REFRESH: Final = datetime.timedelta(hours=6)
"""How often a program is asked to look again."""
_DAY: Final = datetime.timedelta(days=1)


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """One or more whole days. `stamp` is an instant (RFC 3339), `address` that of the page that says more."""

    uid: str
    title: str
    first: datetime.date
    last: datetime.date
    stamp: str
    sequence: int
    address: str
    text: str = ""
    place: str = ""
    category: str = ""
    cancelled: bool = False


def calendar(name: str, language: str, source: str, occasions: Iterable[Occasion]) -> bytes:
    """The bytes of a calendar.

    Args:
        name: what it is called.
        language: the tag of the language of its texts.
        source: where it can be had again.
        occasions: what is in it; written in order of day, then of id.
    """
    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    tongue = {"language": language}
    made.add("name", name, parameters=tongue)
    made.add("x-wr-calname", name)
    made.add("source", source, parameters={"value": "URI"})
    made.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    made.add("x-published-ttl", f"PT{REFRESH // datetime.timedelta(hours=1)}H")
    for occasion in sorted(occasions, key=lambda one: (one.first, one.uid)):
        made.add_component(_event(occasion, tongue))
    return bytes(made.to_ical())


def _event(occasion: Occasion, tongue: dict[str, str]) -> icalendar.Event:
    stamp = datetime.datetime.fromisoformat(occasion.stamp)
    event = icalendar.Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", occasion.sequence)
    event.add("dtstart", occasion.first)
    event.add("dtend", occasion.last + _DAY)
    event.add("summary", occasion.title, parameters=tongue)
    if occasion.text:
        event.add("description", occasion.text, parameters=tongue)
    if occasion.place:
        event.add("location", occasion.place, parameters=tongue)
    if occasion.category:
        event.add("categories", [occasion.category])
    event.add("url", occasion.address)
    event.add("status", "CANCELLED" if occasion.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
