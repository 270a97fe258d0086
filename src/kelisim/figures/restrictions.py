"""Restrictions at crossings: which are in force on a day, and the calendar of a month.

1. A measure restricts its places from the first day of its term to the last, both included. One without an end, or
   that is continuous, is in force until something ends it.
2. A date known to the month or the year leaves days of which nobody can say: the restriction is surely in force from
   the last day that its start may be to the first that its end may be, and possibly on the days before and after
   that it may have as well. A term that is one month or one year is all of it (design.md, conventions of dates). One
   without a start is possibly in force up to its end, or surely, where it is continuous.
3. A measure that left control as no longer needed, or as a repetition of another, restricts nothing from that day on.
   One that left as done has only been put in place: its term goes on ruling.
4. A place is known by its entry or, where the register does not hold it, by its name. It has the names of both sides.
5. Where several restrictions hold, the strictest counts: closed before limited. One that is about all is about each of
   people, goods, vehicles and animals; one without a direction is about both.
"""

import calendar
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import msgspec

from kelisim.model.base import EntryId, PartyCode
from kelisim.model.dates import first_day, last_day
from kelisim.model.measure import Measure, Restriction
from kelisim.model.place import Place
from kelisim.model.reference import Named
from kelisim.model.text import Text

Subject = Literal["people", "goods", "vehicles", "animals"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)

Force = Literal["surely", "possibly"]
Extent = Literal["closed", "limited"]

EARLIEST, LATEST = datetime.date.min, datetime.date.max


class Time(msgspec.Struct, frozen=True):
    """When a restriction holds (rule 2): possibly from `earliest` to `latest`, surely from `since` to `until`.

    All days are included. The sure days are none where `since` is after `until`.
    """

    earliest: datetime.date
    since: datetime.date
    until: datetime.date
    latest: datetime.date

    def on(self, day: datetime.date) -> Force | None:
        """Whether it surely or possibly holds on a day; nothing where it surely does not."""
        if self.since <= day <= self.until:
            return "surely"
        return "possibly" if self.earliest <= day <= self.latest else None

    @property
    def open_ended(self) -> bool:
        """Whether no end is known."""
        return self.latest == LATEST


class Restricted(msgspec.Struct, frozen=True, kw_only=True):
    """A restriction of a measure at one of its places, with its time."""

    measure: EntryId
    content: Measure
    restriction: Restriction
    place: str
    time: Time


class InForce(msgspec.Struct, frozen=True):
    """A restriction on a day, and whether it surely holds."""

    restricted: Restricted
    force: Force


class Crossing(msgspec.Struct, frozen=True, kw_only=True):
    """A place with what is restricted there. `key` is its entry or, without one, its name (rule 4).

    `names` is what all call it, `names_by_side` what each side does; a place that the register does not hold has
    only the name that the measure gives it, in `name`.
    """

    key: str
    place: Place | None
    name: str | None
    restrictions: tuple[Restricted, ...]

    @property
    def names(self) -> Text | None:
        """The names of the place, by language."""
        return self.place.names if self.place else None

    @property
    def names_by_side(self) -> Mapping[PartyCode, Text]:
        """What each side calls the place, where they differ."""
        return self.place.names_by_side if self.place else {}

    def on(self, day: datetime.date) -> tuple[InForce, ...]:
        """What is in force there on a day: what surely is first, then by the start."""
        found = [InForce(one, force) for one in self.restrictions if (force := one.time.on(day))]
        return tuple(sorted(found, key=lambda one: (one.force != "surely", one.restricted.time.earliest)))


class Day(msgspec.Struct, frozen=True):
    """A day of the calendar with what is in force on it."""

    day: datetime.date
    in_force: tuple[InForce, ...]


class Passage(msgspec.Struct, frozen=True):
    """What holds for people, goods, vehicles or animals in one direction, none where nothing does (rule 5).

    `surely` is the strictest that is sure, `possibly` the strictest that may be, where that is stricter.
    """

    of: Subject
    from_side: PartyCode | None
    to_side: PartyCode | None
    surely: Extent | None
    possibly: Extent | None


def time_of(measure: Measure) -> Time | None:
    """When a restriction holds (rules 1 to 3); none where it has no term, or one of words alone."""
    term = measure.term
    if term is None or not (term.start or term.end or term.continuous):
        return None
    earliest = first_day(term.start) if term.start else EARLIEST
    since = last_day(term.start) if term.start else EARLIEST if term.continuous else LATEST
    until = first_day(term.end) if term.end else LATEST
    latest = last_day(term.end) if term.end else LATEST
    if term.start == term.end and term.start:
        since, until = earliest, latest
    left = measure.left
    if left is not None and left.reason != "done":
        until = min(until, _day_before(first_day(left.since)))
        latest = min(latest, _day_before(last_day(left.since)))
    return Time(earliest, since, until, latest) if earliest <= latest else None


def _day_before(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=1) if day > EARLIEST else day


def crossings_of(measures: Iterable[tuple[EntryId, Measure]], places: Mapping[EntryId, Place]) -> tuple[Crossing, ...]:
    """Every place at which a measure restricts something, in the order of the keys.

    Args:
        measures: the agreed measures with their entries; those without a restriction or a time are left out.
        places: the places that the register holds.
    """
    found: dict[str, list[Restricted]] = {}
    named: dict[str, Named] = {}
    for entry, measure in measures:
        time = time_of(measure) if measure.restriction else None
        if measure.restriction is None or time is None:
            continue
        for place in measure.places:
            key = place.entry or place.name or ""
            named.setdefault(key, place)
            found.setdefault(key, []).append(
                Restricted(measure=entry, content=measure, restriction=measure.restriction, place=key, time=time)
            )
    return tuple(
        Crossing(
            key=key,
            place=places.get(named[key].entry or ""),
            name=named[key].name,
            restrictions=tuple(sorted(found[key], key=lambda one: (one.time.earliest, one.measure))),
        )
        for key in sorted(found)
    )


def in_force(crossings: Iterable[Crossing], day: datetime.date) -> tuple[tuple[Crossing, tuple[InForce, ...]], ...]:
    """The crossings at which something is in force on a day, each with what is."""
    return tuple((crossing, there) for crossing in crossings if (there := crossing.on(day)))


def month_of(crossing: Crossing, year: int, month: int) -> tuple[Day, ...]:
    """The calendar of a month: each of its days with what is in force at a crossing."""
    last = calendar.monthrange(year, month)[1]
    days = (datetime.date(year, month, number) for number in range(1, last + 1))
    return tuple(Day(day, crossing.on(day)) for day in days)


def passages(there: Sequence[InForce], sides: Sequence[PartyCode] = ()) -> tuple[Passage, ...]:
    """What holds for whom in which direction (rule 5).

    Args:
        there: what is in force on a day.
        sides: the two sides of the crossing, for its two directions; without them the directions that are named.
    """
    directions = {(one.restricted.restriction.from_side, one.restricted.restriction.to_side) for one in there}
    if len(sides) == 2:
        directions = {(sides[0], sides[1]), (sides[1], sides[0])}
    return tuple(
        _passage(subject, from_side, to_side, there)
        for subject in SUBJECTS
        for from_side, to_side in sorted(directions, key=lambda pair: (pair[0] or "", pair[1] or ""))
    )


def _passage(
    subject: Subject, from_side: PartyCode | None, to_side: PartyCode | None, there: Iterable[InForce]
) -> Passage:
    found: dict[Force, set[Extent]] = {"surely": set(), "possibly": set()}
    for one in there:
        restriction = one.restricted.restriction
        same = restriction.of in {"all", subject}
        if same and restriction.from_side in {None, from_side} and restriction.to_side in {None, to_side}:
            found[one.force].add(restriction.extent)
    surely, possibly = _strictest(found["surely"]), _strictest(found["possibly"])
    stricter = surely is None or (possibly == "closed" and surely == "limited")
    return Passage(subject, from_side, to_side, surely, possibly if stricter else None)


def _strictest(extents: set[Extent]) -> Extent | None:
    return "closed" if "closed" in extents else "limited" if extents else None
