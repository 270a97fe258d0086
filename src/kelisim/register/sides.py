"""The reports of the Parties on one entry side by side, and where they differ.

Of one programme one side said about 40 % and the other had already said over 46 % (https://tass.com/world/1497483).

1. Each side has its own column. No later report of one side changes the column of another, and nothing is averaged.
2. On a day the report of a side that counts is the latest as of that day or before; of two as of one day, the one with
   the higher number in the side's feed. A report as of a month or a year is as of its last day.
3. The report counts whole for status and forecast: a forecast that it leaves out is no longer made. A figure stands
   until the side gives another for the same indicator, unit, currency and period.
4. Sides differ in status where the words are not the same; in their forecast where the terms share no day, or where one
   names a day and the other leaves it open; in a value where both figures cannot hold (model.word). A side that is
   silent on something differs in nothing.
5. A difference lasts from the first day from which what counts differs without interruption to the first day on which
   it no longer does. While it lasts it has no end.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Literal

import msgspec

from kelisim.model.act import Reporting
from kelisim.model.dates import Days, Term, days_of
from kelisim.model.word import IndicatorValue, Status
from kelisim.register.spoken import Reported, in_order, reports_on

Kind = Literal["status", "forecast", "value"]
Said = Status | Term | IndicatorValue


class Topic(msgspec.Struct, frozen=True):
    """What two sides can differ on. The last four tell the figures of an entry's indicators apart."""

    kind: Kind
    indicator: str = ""
    unit: str = ""
    currency: str | None = None
    period: Days | str | None = None


class Spoken(msgspec.Struct, frozen=True):
    """What a side says of a topic, and the act that says it."""

    act: str
    said: Said


class Column(msgspec.Struct, frozen=True):
    """A side and its reports, in the order of the days that they are as of."""

    party: str
    reports: tuple[Reported, ...]

    @property
    def latest(self) -> Reported:
        """The report that counts (rule 2)."""
        return self.reports[-1]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """That two sides differ, in what, from which day on, and until when it lasted.

    `said` is what each of the two said when they last differed, and `acts` the reports that said so.
    """

    kind: Kind
    sides: tuple[str, str]
    since: datetime.date
    until: datetime.date | None
    said: tuple[Said, Said]
    acts: tuple[str, str]
    indicator: str | None = None


class SideBySide(msgspec.Struct, frozen=True):
    """The columns in order of the sides' codes, and all differences there are or were."""

    columns: tuple[Column, ...]
    differences: tuple[Difference, ...]

    @property
    def standing(self) -> tuple[Difference, ...]:
        """The differences that last."""
        return tuple(difference for difference in self.differences if difference.until is None)


Steps = dict[datetime.date, Spoken | None]
"""What a side says of a topic from each of these days on; None where it is silent again."""


def side_by_side(reports: Mapping[str, Reporting], entry: str, on: datetime.date | None = None) -> SideBySide:
    """The reports on an entry side by side.

    Args:
        reports: the reporting acts of all Parties by their hashes, in any order.
        entry: the measure, milestone or decision.
        on: the day as of which to look; without one, all reports count.
    """
    return beside(reports_on(reports, entry, on))


def columns_of(reports: Iterable[Reported]) -> tuple[Column, ...]:
    """Reports on one entry by side, in any order (rules 1 and 2)."""
    found = in_order(reports)
    parties = sorted({reported.party for reported in found})
    return tuple(Column(party, tuple(one for one in found if one.party == party)) for party in parties)


def beside(reports: Iterable[Reported]) -> SideBySide:
    """Reports on one entry side by side, wherever they were kept and in any order."""
    columns = columns_of(reports)
    spoken = {column.party: _spoken(column.reports) for column in columns}
    differences = [
        difference
        for one, other in combinations(spoken, 2)
        for topic in spoken[one].keys() & spoken[other].keys()
        for difference in _differences(topic, (one, other), spoken[one][topic], spoken[other][topic])
    ]
    return SideBySide(columns, tuple(sorted(differences, key=_place)))


def _place(difference: Difference) -> tuple[object, ...]:
    kinds = ("status", "forecast", "value")
    return (
        kinds.index(difference.kind),
        difference.indicator or "",
        difference.since,
        difference.sides,
        difference.acts,
    )


def _spoken(reports: Iterable[Reported]) -> dict[Topic, Steps]:
    steps: dict[Topic, Steps] = {}
    for reported in reports:
        act, day, report = reported.act, reported.day, reported.report
        forecast = Spoken(act, report.forecast) if report.forecast else None
        steps.setdefault(Topic("status"), {})[day] = Spoken(act, report.status)
        steps.setdefault(Topic("forecast"), {})[day] = forecast
        for value in report.values:
            topic = Topic("value", value.indicator, *value.subject())
            steps.setdefault(topic, {})[day] = Spoken(act, value)
    return steps


def _differ(one: Said, other: Said) -> bool:
    if isinstance(one, Term) and isinstance(other, Term):
        return days_of(one).differs(days_of(other))
    if isinstance(one, IndicatorValue) and isinstance(other, IndicatorValue):
        return one.differs(other)
    return one != other


def _differences(topic: Topic, sides: tuple[str, str], one: Steps, other: Steps) -> Iterator[Difference]:
    here: Spoken | None = None
    there: Spoken | None = None
    since: datetime.date | None = None
    apart: tuple[Spoken, Spoken] | None = None

    def lasted(until: datetime.date | None) -> Iterator[Difference]:
        if since is not None and apart is not None:
            yield Difference(
                kind=topic.kind,
                sides=sides,
                since=since,
                until=until,
                said=(apart[0].said, apart[1].said),
                acts=(apart[0].act, apart[1].act),
                indicator=topic.indicator or None,
            )

    for day in sorted({*one, *other}):
        here, there = one.get(day, here), other.get(day, there)
        if here is not None and there is not None and _differ(here.said, there.said):
            since, apart = since or day, (here, there)
        else:
            yield from lasted(day)
            since = None
    yield from lasted(None)
