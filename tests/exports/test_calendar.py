"""iCalendar: what is written is what is read, whatever the texts are."""

import datetime

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.exports.calendar import Occasion, calendar

STAMP = "2021-04-28T10:00:00Z"
FIRST = datetime.date(2021, 4, 29)
SOURCE = "https://kelisim.example/ru/test/calendar.ics"
# Without U+FEFF, which the reader takes for the mark of an encoding, and without a backslash before a capital N, which
# it reads as a new line though the backslash is escaped (RFC 5545, 3.3.11).
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"),
    min_size=1,
    max_size=200,
).filter(lambda text: "\\N" not in text)
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31))
OCCASIONS = st.builds(
    Occasion,
    uid=st.uuids().map(str),
    title=TEXTS,
    first=DAYS,
    last=DAYS,
    stamp=st.just(STAMP),
    sequence=st.integers(0, 1_000),
    address=st.just("https://kelisim.example/en/test/meetings/KAZ.1.1/"),
    text=TEXTS | st.just("two\nlines"),
    place=TEXTS | st.just(""),
    category=TEXTS,
    cancelled=st.booleans(),
).map(lambda one: one if one.first <= one.last else _turned(one))


def _turned(one: Occasion) -> Occasion:
    return Occasion(**{name: getattr(one, name) for name in one.__struct_fields__} | {"first": one.last})


def meeting(**given: object) -> Occasion:
    """A meeting of two days."""
    plain: dict[str, object] = {
        "uid": "1f0e7a52-0000-5000-8000-000000000000",
        "title": "Talks",
        "first": FIRST,
        "last": FIRST + datetime.timedelta(days=1),
        "stamp": STAMP,
        "sequence": 2,
        "address": "https://kelisim.example/en/test/meetings/KAZ.1.1/",
    }
    return Occasion(**{**plain, **given})  # type: ignore[arg-type]


def read(data: bytes) -> icalendar.Calendar:
    """A calendar as a program reads it."""
    return icalendar.Calendar.from_ical(data)


@settings(max_examples=25, deadline=None)
@given(st.lists(OCCASIONS, max_size=5, unique_by=lambda one: one.uid))
def test_what_is_written_is_what_is_read(written: list[Occasion]) -> None:
    """Titles, days, places and all else come back as they were, in any script and with any mark."""
    events = {str(one["uid"]): one for one in read(calendar("Все даты", "ru", SOURCE, written)).walk("VEVENT")}
    assert events.keys() == {one.uid for one in written}
    for one in written:
        event = events[one.uid]
        assert str(event["summary"]) == one.title
        assert str(event.get("description", "")) == one.text
        assert str(event.get("location", "")) == one.place
        assert (event.decoded("dtstart"), event.decoded("dtend")) == (one.first, one.last + datetime.timedelta(days=1))
        assert event.decoded("dtstamp") == datetime.datetime.fromisoformat(STAMP)
        assert event["sequence"] == one.sequence
        assert event["status"] == ("CANCELLED" if one.cancelled else "CONFIRMED")
        assert event["transp"] == "TRANSPARENT"


@settings(max_examples=25, deadline=None)
@given(st.lists(OCCASIONS, max_size=3, unique_by=lambda one: one.uid))
def test_lines_are_folded_between_letters(written: list[Occasion]) -> None:
    """No line is longer than 75 bytes, each ends in CR LF, and no letter is cut in two (RFC 5545, 3.1)."""
    data = calendar("Барлық күндер", "kk", SOURCE, written)
    assert data.endswith(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()


@settings(max_examples=10, deadline=None)
@given(st.permutations([meeting(uid=str(number), first=FIRST) for number in range(4)]))
def test_the_same_occasions_give_the_same_bytes(written: list[Occasion]) -> None:
    """In whatever order they are given, and whenever."""
    assert calendar("A", "en", SOURCE, written) == calendar("A", "en", SOURCE, sorted(written, key=lambda one: one.uid))


def test_a_calendar_says_what_it_is() -> None:
    """Version, product, name in its language, where it can be had again and how often."""
    made = read(calendar("Kalender", "ru", SOURCE, [meeting()]))
    assert (str(made["version"]), str(made["method"]), str(made["prodid"])) == (
        "2.0",
        "PUBLISH",
        "-//Kelisim//Kelisim//EN",
    )
    assert (str(made["name"]), made["name"].params["LANGUAGE"]) == ("Kalender", "ru")
    assert str(made["source"]) == SOURCE
    assert made.decoded("refresh-interval") == datetime.timedelta(hours=6)


def test_days_are_days_and_not_midnights() -> None:
    """An all-day event has dates without a time, and ends on the day after (RFC 5545, 3.6.1)."""
    data = calendar("A", "en", SOURCE, [meeting()]).decode()
    assert "DTSTART;VALUE=DATE:20210429\r\n" in data
    assert "DTEND;VALUE=DATE:20210501\r\n" in data


def test_nothing_is_written_that_was_not_given() -> None:
    """An occasion without text, place and category has no such lines."""
    (event,) = read(calendar("A", "en", SOURCE, [meeting()])).walk("VEVENT")
    assert {"description", "location", "categories"}.isdisjoint(name.lower() for name in event)
