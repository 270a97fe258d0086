"""The course of a measure: how it stood on each day, by what was agreed and known on that day.

1. A word is known from the day of its act's clock. A report counts from the day on which it is both known and past what
   it is as of; a statement from the day on which it is both known and made. A version is agreed on the day of the
   acceptance that made it so, and never before the version that it replaces.
2. What each side says on a day is what its latest report that counts says; where it has reported nothing yet, what was
   last stated for it (`register.sides`, `register.groups`).
3. A span is a run of days on which nothing changes. Two that follow one another may be alike. The last one has no end,
   and the spans of a measure leave no day out from the first agreed version on.
4. A measure lapses with the last day of its term: from the next day on it is overdue, unless it is done, left control,
   or nobody can report it (`register.control`, rules 5 and 6).
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from kelisim.model.dates import days_of, last_day
from kelisim.model.item import MeasureItem
from kelisim.register.control import completion, leads_of
from kelisim.register.groups import group
from kelisim.register.sides import beside
from kelisim.register.spoken import Reported


class Agreed(msgspec.Struct, frozen=True):
    """A version and the day on which it was agreed."""

    day: datetime.date
    item: MeasureItem


class Heard(msgspec.Struct, frozen=True):
    """A report and the day on which it was known."""

    day: datetime.date
    report: Reported

    @property
    def counts(self) -> datetime.date:
        """The day from which it counts (rule 1)."""
        return max(self.day, self.report.day)


class Stated(msgspec.Struct, frozen=True):
    """That a state was stated for a side, and the day from which it counts; in the order of what was said."""

    day: datetime.date
    side: str
    status: str


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Days on which a measure stood alike: from `first` on, up to and without `until`, which the last span lacks.

    `version` is the place of the version that held, from 0; `said` the latest state by side; `lapses` the last day of
    the term of a measure that is on control and not done; `differs` whether the reports of two Parties differ in
    anything.
    """

    first: datetime.date
    until: datetime.date | None
    version: int
    group: str
    said: Mapping[str, str]
    lapses: datetime.date | None
    differs: bool


def course(
    versions: Sequence[Agreed],
    reports: Collection[Heard],
    stated: Sequence[Stated],
    parties: Collection[str],
    further: Collection[datetime.date] = (),
) -> tuple[Span, ...]:
    """The course of a measure; none before its first version.

    Args:
        versions: its public versions from the first on.
        reports: the public reports on it, in any order.
        stated: the states that were stated of it.
        parties: the codes of the register's Parties but for observatories.
        further: days on which something else begins that the reader of the course counts by.
    """
    if not versions:
        return ()
    turns = sorted({day for day in (*_turns(versions, reports, stated), *further) if day >= versions[0].day})
    ends: list[datetime.date | None] = [*turns[1:], None]
    agreed = _in_turn(versions)
    return tuple(
        _span(first, until, agreed, reports, stated, parties) for first, until in zip(turns, ends, strict=True)
    )


def _in_turn(versions: Sequence[Agreed]) -> list[tuple[datetime.date, MeasureItem]]:
    """The versions, none agreed before the one that it replaces (rule 1)."""
    day, found = versions[0].day, []
    for version in versions:
        day = max(day, version.day)
        found.append((day, version.item))
    return found


def _turns(versions: Sequence[Agreed], reports: Iterable[Heard], stated: Iterable[Stated]) -> Iterator[datetime.date]:
    """The days on which anything can change."""
    for day, item in _in_turn(versions):
        yield day
        if item.content.left is not None:
            yield last_day(item.content.left.since)
    for heard in reports:
        yield heard.counts
    for one in stated:
        yield one.day
    # What was said before anything was agreed counts from the first version on.
    yield versions[0].day


def _span(
    day: datetime.date,
    until: datetime.date | None,
    agreed: Sequence[tuple[datetime.date, MeasureItem]],
    reports: Iterable[Heard],
    stated: Iterable[Stated],
    parties: Collection[str],
) -> Span:
    place = max(index for index, (since, _) in enumerate(agreed) if since <= day)
    item = agreed[place][1]
    sides = beside([heard.report for heard in reports if heard.counts <= day])
    said = {one.side: one.status for one in stated if one.day <= day}
    said |= {column.party: column.latest.report.status for column in sides.columns}
    leads = leads_of(item)
    reporting = not set(leads).isdisjoint(parties)
    by_report = completion(leads, sides.columns).since is not None
    done = by_report if reporting else all(said.get(side) == "done" for side in leads)
    left = item.content.left
    held = reporting and not by_report and (left is None or day < last_day(left.since))
    return Span(
        first=day,
        until=until,
        version=place,
        group=group(said, done=done),
        said=dict(sorted(said.items())),
        lapses=days_of(item.content.term).last if held and item.content.term else None,
        differs=bool(sides.standing),
    )
