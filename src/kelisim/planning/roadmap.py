"""A roadmap: milestones as agreed, as the sides say, as they happened, and what follows for the rest.

Baseline, forecast and actual are the three dates of earned schedule and of the milestone trend (PMI Practice Standard
for Scheduling, 2019): the baseline is what was first agreed and is never replaced.

1. The fact of a milestone is that each side that leads reports it done, since the last of these days. Where no side
   that leads reports at all, as in an observatory, it is what was last stated to have happened, by the day named.
2. What a side says is the forecast of its report that counts, or its latest dated statement where that is as of a later
   day. A statement that names no day takes back what its side stated. The sides stand beside each other; the plan holds
   the latest of their days to be expected.
3. Without such words a milestone is expected on its agreed date, unless it has both a duration and predecessors: then
   its date follows from them, and the agreed one is its deadline only. A duration that is not stated is none.
4. A milestone without any date of its own, whose date does not follow either, has no forecast; nothing is guessed.
   A predecessor that is not on record, or has no date, cannot hold anything up, and is named.
5. Where the days of a calendar are not known, calendar days are counted, and it is named.
6. Claims about a milestone join into a trend by their `what`. Where there are several, and nobody says which is meant,
   none counts.
7. What each side that leads reports as cancelled is planned no more: it has no forecast and holds nothing up.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kelisim.model.dates import Days, Term, days_of, middle
from kelisim.model.measure import Milestone
from kelisim.model.text import Text
from kelisim.model.word import DateClaim, Statement
from kelisim.planning.calendars import Calendars, working_days_of
from kelisim.planning.errors import CalendarError
from kelisim.planning.network import Activity, Link, Network
from kelisim.planning.schedule import Schedule, Scheduled, schedule
from kelisim.register.control import completion
from kelisim.register.sides import Column


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone, and all that was said about it.

    Attributes:
        entry: its id.
        versions: its agreed versions, the baseline first.
        columns: the reports on it by side (`register.sides`).
        leads: the sides whose word makes it done (`register.control.leads_of` of what it belongs to); where they are
            not given, all that report.
        statements: about it, in any order.
        what: the name of the claims that date it (rule 6).
    """

    entry: str
    versions: tuple[Milestone, ...]
    columns: tuple[Column, ...] = ()
    leads: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    what: str | None = None


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """When a side, or nobody's side, expects it: as of when it says so, in which words, and the day this is held to."""

    side: str | None
    as_of: datetime.date
    term: Term
    day: datetime.date


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone in its plan.

    Attributes:
        baseline: the day of the first agreed date.
        agreed: the day of the agreed date that stands.
        expected: what each side says (rule 2), in order of code.
        fact: the day on which it happened (rule 1).
        scheduled: its early and late dates; None where it has none (rule 4).
        waits_for: the predecessors that are in the plan.
    """

    entry: str
    title: Text
    term: Term | None
    baseline: datetime.date | None
    agreed: datetime.date | None
    expected: tuple[Expected, ...]
    fact: datetime.date | None
    scheduled: Scheduled | None
    waits_for: tuple[Link, ...]

    @property
    def forecast(self) -> datetime.date | None:
        """When it is, or was, finished: the early finish."""
        return self.scheduled.early_finish if self.scheduled else None

    @property
    def slip(self) -> int | None:
        """Days of the forecast, or the fact, after the baseline."""
        return (self.forecast - self.baseline).days if self.forecast and self.baseline else None

    @property
    def late(self) -> int | None:
        """Days of the forecast, or the fact, after the agreed date."""
        return (self.forecast - self.agreed).days if self.forecast and self.agreed else None

    @property
    def contradicted(self) -> int:
        """By how many days what it waits for comes later than all that the sides say of it; 0 where it does not."""
        said = max((one.day for one in self.expected), default=None)
        return max(0, (self.forecast - said).days) if self.forecast and said and self.fact is None else 0


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A roadmap on a day.

    Attributes:
        network, start, on, end, calendars: what it was computed from, for Monte Carlo and what-if.
        rows: by entry, as they were given.
        undated: entries without a forecast (rule 4).
        cancelled: entries that are planned no more (rule 7).
        unknown: predecessors that are not in the plan, each with the entry that names it.
        uncounted: codes of calendars that are not known (rule 5).
    """

    network: Network
    start: datetime.date
    on: datetime.date
    end: datetime.date | None
    calendars: Calendars
    rows: dict[str, Row]
    schedule: Schedule
    undated: tuple[str, ...]
    cancelled: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]
    uncounted: tuple[str, ...]


class _Dated(msgspec.Struct, frozen=True, kw_only=True):
    told: Told
    milestone: Milestone
    baseline: datetime.date | None
    agreed: datetime.date | None
    expected: tuple[Expected, ...]
    fact: datetime.date | None
    cancelled: bool


def plan(
    told: Iterable[Told],
    on: datetime.date,
    *,
    start: datetime.date | None = None,
    end: datetime.date | None = None,
    calendars: Calendars = working_days_of,
) -> Plan:
    """The plan of milestones as it stands on a day.

    Args:
        told: the milestones, each entry once.
        on: the day. Reports and statements of later days are to be left out by the caller.
        start: the first day of the plan; without one, the first that anything is known of, and `on` at the latest.
        end: the day by which all has to be finished, as the last day of a programme.
        calendars: gives the calendar of a State.

    Raises:
        CycleError: milestones wait for one another.
        HorizonError: a date lies beyond the years 1 to 9999.
    """
    dated = {one.entry: _dated(one) for one in told}
    links, unknown = _links(dated)
    planned = _planned(dated, links)
    known, uncounted = _calendars(dated.values(), calendars)
    network = Network(_activity(one, links, planned, known) for entry, one in dated.items() if entry in planned)
    days = [day for one in dated.values() for day in (one.baseline, one.agreed, one.fact) if day]
    first = start or min([*days, on])
    found = schedule(network, first, on=on, end=end, calendars=calendars)
    return Plan(
        network=network,
        start=first,
        on=on,
        end=end,
        calendars=calendars,
        rows={entry: _row(one, links[entry], found.activities.get(entry)) for entry, one in dated.items()},
        schedule=found,
        undated=tuple(entry for entry, one in dated.items() if entry not in planned and not one.cancelled),
        cancelled=tuple(entry for entry, one in dated.items() if one.cancelled),
        unknown=unknown,
        uncounted=uncounted,
    )


def _dated(told: Told) -> _Dated:
    newest, first = told.versions[-1], told.versions[0]
    claims = _claims(told)
    return _Dated(
        told=told,
        milestone=newest,
        baseline=_due(first.date),
        agreed=_due(newest.date),
        expected=_expected(told.columns, claims),
        fact=_fact(told, claims),
        cancelled=_cancelled(told),
    )


def _due(term: Term | None) -> datetime.date | None:
    return days_of(term).due() if term else None


def _claims(told: Told) -> list[tuple[Statement, DateClaim]]:
    """The claims that date a milestone, in the order in which they were said (rule 6)."""
    said = sorted(told.statements, key=lambda statement: middle(statement.said))
    found = [(one, claim) for one in said for claim in one.claims if isinstance(claim, DateClaim)]
    if told.what is not None:
        return [pair for pair in found if pair[1].what == told.what]
    return found if len({claim.what for _, claim in found}) == 1 else []


def _fact(told: Told, claims: Sequence[tuple[Statement, DateClaim]]) -> datetime.date | None:
    """Rule 1."""
    reporting = tuple(column.party for column in told.columns)
    leads = told.leads or reporting
    if not set(leads).isdisjoint(reporting):
        return completion(leads, told.columns).since
    for _, claim in reversed(claims):
        if days_of(claim.when) != Days():
            return days_of(claim.when).due() if claim.happened else None
    return None


def _cancelled(told: Told) -> bool:
    """Rule 7."""
    latest = {column.party: column.latest.report.status for column in told.columns}
    leads = told.leads or tuple(latest)
    return bool(leads) and all(latest.get(side) == "cancelled" for side in leads)


def _expected(columns: Sequence[Column], claims: Sequence[tuple[Statement, DateClaim]]) -> tuple[Expected, ...]:
    """Rule 2."""
    found: dict[str | None, Expected] = {}
    for statement, claim in claims:
        if claim.happened:
            continue
        if statement.side is None:
            found.clear()
        day = _due(claim.when)
        found.pop(statement.side, None)
        if day is not None:
            found[statement.side] = Expected(
                side=statement.side, as_of=middle(statement.said), term=claim.when, day=day
            )
    for column in columns:
        latest = column.latest
        forecast = latest.report.forecast
        day = _due(forecast)
        stated = found.get(column.party)
        if latest.report.status == "done":
            found.pop(column.party, None)
        elif forecast is not None and day is not None and (stated is None or stated.as_of <= latest.day):
            found[column.party] = Expected(side=column.party, as_of=latest.day, term=forecast, day=day)
    return tuple(sorted(found.values(), key=lambda one: one.side or ""))


def _links(dated: Mapping[str, _Dated]) -> tuple[dict[str, tuple[Link, ...]], tuple[tuple[str, str], ...]]:
    """The links within the plan, and the predecessors that are not in it."""
    links: dict[str, tuple[Link, ...]] = {}
    unknown: list[tuple[str, str]] = []
    for entry, one in dated.items():
        own: list[Link] = []
        for before in one.milestone.predecessors:
            if before.entry in dated:
                own.append(Link(str(before.entry), before.link, before.lag))
            else:
                unknown.append((entry, before.entry or before.name or ""))
        links[entry] = tuple(own)
    return links, tuple(unknown)


def _planned(dated: Mapping[str, _Dated], links: Mapping[str, tuple[Link, ...]]) -> frozenset[str]:
    """What has a date, or one that follows (rule 4)."""
    following: dict[str, list[str]] = {}
    for entry, one in dated.items():
        if one.milestone.duration is not None and not one.cancelled:
            for link in links[entry]:
                following.setdefault(link.predecessor, []).append(entry)
    found = [entry for entry, one in dated.items() if (one.agreed or one.expected or one.fact) and not one.cancelled]
    planned = set(found)
    for entry in found:
        # What is found here is looked at in its turn.
        for other in following.get(entry, ()):
            if other not in planned:
                planned.add(other)
                found.append(other)
    return frozenset(planned)


def _calendars(dated: Iterable[_Dated], calendars: Calendars) -> tuple[frozenset[str], tuple[str, ...]]:
    """The codes whose working days are known, and the others (rule 5)."""
    codes = {one.milestone.calendar for one in dated if one.milestone.calendar}
    known = set()
    for code in codes:
        try:
            calendars(code)
        except CalendarError:
            continue
        known.add(code)
    return frozenset(known), tuple(sorted(codes - known))


def _activity(
    one: _Dated, links: Mapping[str, tuple[Link, ...]], planned: frozenset[str], known: frozenset[str]
) -> Activity:
    milestone = one.milestone
    waits_for = tuple(link for link in links[one.told.entry] if link.predecessor in planned)
    said = max((expected.day for expected in one.expected), default=None)
    follows = bool(waits_for) and milestone.duration is not None
    return Activity(
        key=one.told.entry,
        duration=milestone.duration or 0,
        calendar=milestone.calendar if milestone.calendar in known else None,
        links=waits_for,
        expected=said or (None if follows else one.agreed),
        deadline=one.agreed,
        finished=one.fact,
    )


def _row(one: _Dated, links: tuple[Link, ...], scheduled: Scheduled | None) -> Row:
    return Row(
        entry=one.told.entry,
        title=one.milestone.title,
        term=one.milestone.date,
        baseline=one.baseline,
        agreed=one.agreed,
        expected=one.expected,
        fact=one.fact,
        scheduled=scheduled,
        waits_for=links,
    )
