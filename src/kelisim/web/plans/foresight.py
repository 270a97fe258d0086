"""What of an entry may have to be looked at one day, told once for all days.

What `planning.warnings` finds on a day follows from a few facts that change only where something was agreed, reported
or notified, or where a period of a treaty begins: a due day, the last report of a side, a forecast, an end. Here are
the spans of days on which each fact holds; on any day a comparison of dates then tells what the rules there tell.

1. A version and a report count from the days from which `register.course` counts them.
2. What has left control and what nobody can report on has no facts; what is done has one, its slip.
3. Only commitments owe reports. A decision or a milestone is spoken of in the reports on what it belongs to.
4. A programme is followed by what says that it replaces it, or by one of the same kind between the same Parties in the
   same fields that both begins and ends later.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

import msgspec

from kelisim.model.dates import Days, days_of, last_day
from kelisim.model.instrument import Instrument
from kelisim.model.item import Item
from kelisim.model.measure import Measure, Milestone
from kelisim.model.meeting import Decision
from kelisim.model.notice import Notice
from kelisim.planning.warnings import Limits, Programme, of_instrument, of_programmes
from kelisim.register.control import completion, control, leads_of
from kelisim.register.course import Heard
from kelisim.register.history import VersionRecord
from kelisim.register.sides import Column, columns_of
from kelisim.register.slips import Slips, slips
from kelisim.register.treaty.life import lives

PROGRAMMES: Final = frozenset({"programme", "action-plan"})
"""The kinds of documents that are followed by another when they end."""
EVER: Final = Limits(soon=10**6, rhythm=0, programme=10**6, expiring=10**6, months=0)
"""Limits within which everything lies: when something is told of, its day decides."""


class Fact(msgspec.Struct, frozen=True):
    """One thing that a rule compares with the day: `code` and `side` tell the facts of an entry apart.

    `due` is the last day agreed; `silent` the last day on which the side reported, or from which it should;
    `forecast` the latest day that a side expects; `ending` the last day of a programme; `done` the day since which it
    is reported done; all others are the codes of `planning.warnings`. `about` is the programme or what follows it.
    `amount` are the days of a gap, of a due day those by which consent moved it, and of what is done those by which it
    came after the day that was first agreed. `moves` counts how often consent moved the date.
    """

    code: str
    side: str
    day: datetime.date
    about: str = ""
    amount: int = 0
    moves: int = 0


class Held(msgspec.Struct, frozen=True):
    """A fact, from `first` on, up to and without `until`, which the newest lacks."""

    fact: Fact
    first: datetime.date
    until: datetime.date | None


class Agreed(msgspec.Struct, frozen=True):
    """A version, and the day on which it was agreed."""

    day: datetime.date
    item: Item


Facts = Callable[[datetime.date], Iterable[Fact]]


def of_commitment(
    versions: Sequence[Agreed],
    reports: Collection[Heard],
    parties: Collection[str],
    *,
    above: Item | None = None,
    programme: str = "",
) -> list[Held]:
    """The facts of a measure, a milestone or a decision.

    Args:
        versions: its public versions from the first on; one at least.
        reports: the public reports on it.
        parties: the codes of the Parties that can report.
        above: the measure that a milestone is of.
        programme: the document by whose end it is to be finished.
    """
    agreed = _in_turn(versions)
    turns = {day for day, _ in agreed} | {heard.counts for heard in reports}
    for _, item in agreed:
        if isinstance(item.content, Measure) and item.content.left is not None:
            turns.add(last_day(item.content.left.since))

    @cache
    def moved(count: int) -> Slips | None:
        found = slips([_record(ordinal, item) for ordinal, (_, item) in enumerate(agreed[:count], start=1)])
        return next((one for one in found if one.field in {"term", "date", "due"}), None)

    def facts(day: datetime.date) -> Iterator[Fact]:
        count = sum(since <= day for since, _ in agreed)
        columns = columns_of([heard.report for heard in reports if heard.counts <= day])
        case = Case(above or agreed[count - 1][1], parties, programme, moved(count))
        yield from _on_control(agreed[count - 1][1], agreed[0][0], columns, case, day)

    return _held(sorted(day for day in turns if day >= agreed[0][0]), facts)


class Case(msgspec.Struct, frozen=True):
    """By whose item it is led, which Parties can report, its programme, and how its date moved."""

    led_by: Item
    parties: Collection[str]
    programme: str
    moved: Slips | None


def _record(ordinal: int, item: Item) -> VersionRecord:
    return VersionRecord(
        ordinal=ordinal, item=item, proposal="", proposed_by="", proposed_at="", answers={}, agreed_at=""
    )


def _on_control(
    item: Item, begun: datetime.date, columns: Sequence[Column], case: Case, on: datetime.date
) -> Iterator[Fact]:
    """What is to be looked at of something on a day; `begun` is the day on which it was first agreed."""
    leads = leads_of(case.led_by)
    reporting = [side for side in leads if side in case.parties]
    done = completion(leads, columns)
    off = isinstance(item.content, Measure) and control(item.content, on) != "on-control"
    said_off = {column.party for column in columns if column.latest.report.status == "cancelled"}
    # A milestone cannot leave control; it is given up where each side that leads says so (planning.roadmap, rule 7).
    off = off or (isinstance(item.content, Milestone) and set(leads) <= said_off)
    if not reporting or (off and done.since is None):
        return
    days, moved = term_of(item), case.moved
    moves = sum(move.kind == "moved" for move in moved.moves) if moved else 0
    total = (moved.total if moved else None) or 0
    if done.since is not None:
        if days.last is not None:
            first = days.last - datetime.timedelta(days=total)
            yield Fact("done", "", done.since, amount=(done.since - first).days, moves=moves)
        return
    if days.last is not None:
        yield Fact("due", "", days.last, amount=total, moves=moves)
    if isinstance(item.content, Measure):
        last = {column.party: column.latest.day for column in columns}
        begins = max(begun, days.first or begun)
        for side in reporting:
            if side not in done.done:
                yield Fact("silent", side, last.get(side, begins))
    forecasts = (column.latest.report.forecast for column in columns)
    said = [day for term in forecasts if term and (day := days_of(term).due())]
    if said:
        yield Fact("forecast", "", max(said), case.programme)


def term_of(item: Item) -> Days:
    """The days of the term of a measure, of the date of a milestone, or of the due date of a decision."""
    content, term = item.content, None
    if isinstance(content, Measure):
        term = content.term
    elif isinstance(content, Milestone):
        term = content.date
    elif isinstance(content, Decision):
        term = content.due
    return days_of(term) if term else Days()


class Peer(msgspec.Struct, frozen=True):
    """Another programme: its entry, the day on which it was first agreed, and its newest version."""

    entry: str
    day: datetime.date
    instrument: Instrument


def of_document(
    entry: str,
    versions: Sequence[tuple[datetime.date, Instrument]],
    notices: Sequence[tuple[datetime.date, str, Notice]],
    *,
    replaced_by: Sequence[tuple[datetime.date, Instrument]] = (),
    peers: Iterable[Peer] = (),
    named: bool = False,
) -> list[Held]:
    """The facts of a document.

    Args:
        entry: its id.
        versions: its public versions from the first on, with the days on which they were agreed.
        notices: the public notices about it, with the days on which they were known and who signed them.
        replaced_by: documents that say that they supersede it, with the days on which they were agreed.
        peers: the other programmes, where it is one.
        named: whether commitments name it as their programme.
    """
    followers = list(peers)
    turns = {day for day, _ in versions} | {day for day, _, _ in notices} | {day for day, _ in replaced_by}
    turns |= {peer.day for peer in followers}
    start = versions[0][0]
    known: dict[datetime.date, tuple[Instrument, list[tuple[str, Notice]], list[Instrument]]] = {}
    for day in sorted(one for one in turns if one >= start):
        instrument = next(one for since, one in reversed(versions) if since <= day)
        told = [(party, notice) for since, party, notice in notices if since <= day]
        known[day] = (instrument, told, [one for since, one in replaced_by if since <= day])
    edges = set(known)
    for instrument, told, later in known.values():
        for life in lives(instrument, told, later).values():
            for period in life.periods:
                if period.start is not None:
                    edges |= {period.start.earliest, period.start.latest}

    def facts(day: datetime.date) -> Iterator[Fact]:
        instrument, told, later = known[max(one for one in known if one <= day)]
        for found in of_instrument(entry, instrument, day, notices=told, replaced_by=later, limits=EVER):
            yield Fact(found.code, found.side or "", found.since)
        end = days_of(instrument.period).last if instrument.period else None
        if end is None:
            return
        if named or instrument.kind in PROGRAMMES:
            yield Fact("ending", "", end, entry)
        if instrument.kind in PROGRAMMES:
            after = tuple(successors(entry, instrument, [peer for peer in followers if peer.day <= day]))
            for found in of_programmes([Programme(entry=entry, end=end, successors=after)], day, EVER):
                yield Fact(found.code, "", found.since, found.about or "", found.days if found.code == "gap" else 0)

    return _held(sorted(edge for edge in edges if edge >= start), facts)


def successors(entry: str, programme: Instrument, peers: Iterable[Peer]) -> Iterator[tuple[str, datetime.date | None]]:
    """What follows a programme, with its first day (rule 4)."""
    own = days_of(programme.period) if programme.period else None
    for peer in peers:
        other = peer.instrument
        days = days_of(other.period) if other.period else None
        replaces = any(one.kind == "supersedes" and one.instrument.entry == entry for one in other.relations)
        alike = (
            other.kind == programme.kind
            and sorted(other.parties) == sorted(programme.parties)
            and _fields(other) == _fields(programme)
        )
        later = bool(
            own
            and days
            and own.first
            and own.last
            and days.first
            and days.last
            and days.first > own.first
            and days.last > own.last
        )
        if replaces or (alike and later):
            yield peer.entry, days.first if days else None


def _fields(instrument: Instrument) -> list[str]:
    return sorted(one.entry or one.name or "" for one in instrument.fields)


def _in_turn(versions: Sequence[Agreed]) -> list[tuple[datetime.date, Item]]:
    """The versions, none agreed before the one that it replaces."""
    day, found = versions[0].day, []
    for version in versions:
        day = max(day, version.day)
        found.append((day, version.item))
    return found


def _held(turns: Sequence[datetime.date], facts: Facts) -> list[Held]:
    """The facts by spans; one that goes on unchanged is one span."""
    found: list[Held] = []
    standing: Mapping[tuple[str, str], tuple[Fact, datetime.date]] = {}
    for day in turns:
        now = {(fact.code, fact.side): fact for fact in facts(day)}
        following: dict[tuple[str, str], tuple[Fact, datetime.date]] = {}
        for key, fact in now.items():
            before = standing.get(key)
            following[key] = before if before and before[0] == fact else (fact, day)
        found += [Held(fact, first, day) for key, (fact, first) in standing.items() if now.get(key) != fact]
        standing = following
    return found + [Held(fact, first, None) for fact, first in standing.values()]
