"""The latest word of each side: its own report, or what was stated for it.

Which report of a Party counts on a day is decided by `register.sides`. A Party's own report counts before what was
stated for it.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from kelisim.model.dates import last_day
from kelisim.model.decode import convert
from kelisim.model.item import Item
from kelisim.model.word import Report as ReportValue
from kelisim.node.models import Entry, Report, Statement
from kelisim.register.control import completion, leads_of
from kelisim.register.sides import Column, columns_of
from kelisim.register.spoken import Reported
from kelisim.web.comparison import status_of
from kelisim.web.queries.records import Record


@dataclass(frozen=True)
class Word:
    """What one side says now. `signed` marks its own report; all else is what was stated for it."""

    side: str
    date: str
    status: str
    label: dict[str, str] | None
    content: dict[str, Any]
    signed: bool

    @property
    def text(self) -> dict[str, str] | None:
        """Its words."""
        return self.content.get("text") or self.content.get("summary")


def reported(reports: Iterable[Report], entry: str, on: datetime.date) -> list[Reported]:
    """The reports on an entry as the register's own values, without those as of a later day."""
    found = (
        Reported(
            act=row.act,
            party=row.party,
            number=row.number,
            day=last_day(row.as_of),
            report=convert(row.content, ReportValue),
        )
        for row in reports
        if row.content["about"] == entry
    )
    return [one for one in found if one.day <= on]


def latest_words(
    sides: Iterable[str], statements: Sequence[Statement], columns: Iterable[Column], reports: Iterable[Report]
) -> list[Word]:
    """The latest word of each of these sides and of every other side that spoke."""
    rows = {row.act: row for row in reports}
    found = {statement.side: _stated(statement) for statement in statements if statement.side}
    found |= {column.party: _reported(rows[column.latest.act]) for column in columns}
    order = dict.fromkeys([*sides, *found])
    return [found[side] for side in order if side in found]


def _reported(row: Report) -> Word:
    return Word(row.party, row.as_of, row.status, None, row.content, signed=True)


def _stated(statement: Statement) -> Word:
    status = status_of(statement.content) or {}
    return Word(
        side=statement.side,
        date=statement.said,
        status=status.get("status", ""),
        label=status.get("label"),
        content=statement.content,
        signed=False,
    )


@dataclass(frozen=True)
class Voices:
    """What is said of one commitment: the Parties' reports by side, and the state that was stated for each side."""

    columns: tuple[Column, ...] = ()
    stated: Mapping[str, str] | None = None

    @property
    def statuses(self) -> dict[str, str]:
        """The latest state by side."""
        return {**(self.stated or {}), **{column.party: column.latest.report.status for column in self.columns}}

    def done(self, item: Item, parties: Iterable[str]) -> bool:
        """Whether all sides that lead say that it is done: in reports, or, where none of them is a Party, as stated."""
        leads = leads_of(item)
        if set(leads).isdisjoint(parties):
            return all(self.statuses.get(side) == "done" for side in leads)
        return completion(leads, self.columns).since is not None


def voices(record: Record, on: datetime.date) -> dict[int, Voices]:
    """What the sides say of every commitment that anything was said of, in two statements."""
    spoken = Statement.objects.filter(
        register=record.register, public=True, disputed=False, about__kind="measure", about__public=True
    )
    # A status claim can only stand where the stored JSON has the word; what passes is looked at properly below.
    likely = spoken.annotate(raw=Cast("content", TextField())).filter(raw__contains='"status"')
    contents: dict[int, list[dict[str, Any]]] = {}
    for entry, content in likely.order_by("said", "number").values_list("about", "content"):
        contents.setdefault(entry, []).append(content)
    columns = columns_by_entry(record, on)
    return {key: Voices(columns.get(key, ()), stated_in(contents.get(key, ()))) for key in {*contents, *columns}}


def stated_in(contents: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The state that was last stated for each side, of statements in the order in which they were said."""
    claims = ((content.get("side"), status_of(content)) for content in contents)
    return {side: claim["status"] for side, claim in claims if side and claim}


def columns_by_entry(
    record: Record, on: datetime.date, measures: Sequence[Entry] | None = None
) -> dict[int, tuple[Column, ...]]:
    """The states that the Parties report of every commitment, or of these alone, by side, in one statement."""
    reports = Report.objects.filter(register=record.register, public=True, disputed=False)
    if measures is None:
        reports = reports.filter(entry__kind="measure", entry__public=True)
    else:
        reports = reports.filter(entry__in=measures)
    kept: dict[int, list[Reported]] = {}
    names = ("entry_id", "entry__entry", "act", "party", "number", "as_of", "status")
    for key, about, act, party, number, as_of, status in reports.order_by().values_list(*names):
        day = last_day(as_of)
        if day <= on:
            report = ReportValue(about=about, status=status, as_of=as_of)
            kept.setdefault(key, []).append(Reported(act=act, party=party, number=number, day=day, report=report))
    return {key: columns_of(found) for key, found in kept.items()}
