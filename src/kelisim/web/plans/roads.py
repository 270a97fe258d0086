"""The milestones of a roadmap, a programme or a commitment, with what was first agreed, what is expected and what
happened.

1. A document's roadmap has its own milestones and those of the public commitments that rest on it or are part of it; a
   commitment's has its own.
2. The baseline is the date of the first public version. A milestone that no version dates has what was first stated of
   it as its baseline, and what was last stated as what is expected; it is marked as stated, because nobody agreed it.
3. What is expected is what each side's latest report forecasts, side by side. A statement is read for a milestone where
   it is about that milestone alone, because a claim does not name the entry that it is about.
4. A milestone happened when every side that leads has reported it done (`register.control`), or where nobody can
   report, when a statement says that it happened.
5. All is told as of the day of the record.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.http import Http404

from kelisim.model.dates import Days, Term, days_of, last_day
from kelisim.model.decode import convert
from kelisim.model.item import Item
from kelisim.model.measure import Milestone
from kelisim.model.word import Report as ReportValue
from kelisim.model.word import Statement as StatementValue
from kelisim.node.models import Entry, Link, Report, Statement, Version
from kelisim.node.past import FormerLink
from kelisim.planning.trend import Series, trends
from kelisim.register.control import Completion, reported
from kelisim.register.history import VersionRecord
from kelisim.register.sides import SideBySide, beside
from kelisim.register.slips import Slips, slips
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.names import Names, entry_ids, names_in
from kelisim.web.queries.records import Record
from kelisim.web.queries.versions import item_of
from kelisim.web.queries.voices import reported as reported_on

KINDS: Final = ("instrument", "measure")
"""The kinds of entries that have a roadmap."""
_ABOVE: Final = ("programme", "instruments")
"""The roles in which a commitment names the documents that it belongs to."""
MOST: Final = 1_000
"""Milestones that a page, a drawing or a table holds; more are for the command line."""


@dataclass(frozen=True)
class Forecast:
    """When a side expects a milestone, by its latest report; `term` is None where it leaves that open."""

    side: str
    status: str
    as_of: datetime.date
    term: Term | None


@dataclass(frozen=True)
class Stage:
    """A milestone with all that its row says."""

    row: Entry
    content: Milestone
    baseline: Term | None
    stated: bool
    said: Term | None
    slips: Slips | None
    forecasts: tuple[Forecast, ...]
    done: Completion | None
    happened: Term | None

    @property
    def expected(self) -> Term | None:
        """The latest day that a side forecasts; else what is agreed now; else what was last stated."""
        terms = [one.term for one in self.forecasts if one.term and days_of(one.term).due()]
        if terms:
            return max(terms, key=lambda term: days_of(term).due() or datetime.date.min)
        return self.content.date or self.said

    @property
    def fact(self) -> Days | None:
        """The days on which it happened (rule 4)."""
        if self.done and self.done.since:
            return Days(self.done.since, self.done.since)
        return days_of(self.happened) if self.happened else None


@dataclass(frozen=True)
class Road:
    """A document or a commitment with its milestones, in the order of their days."""

    row: Entry
    stages: tuple[Stage, ...]
    parents: Mapping[str, Entry]
    names: Names
    series: tuple[Series, ...]
    more: bool

    @property
    def content(self) -> Mapping[str, object]:
        """The content of the document or the commitment."""
        return dict(self.row.content)


@dataclass(frozen=True)
class _Told:
    """What the register holds of milestones: versions and reports by primary key, statements with their subjects."""

    versions: Mapping[int, Sequence[VersionRecord]]
    reports: Mapping[int, Sequence[Report]]
    statements: Sequence[tuple[StatementValue, frozenset[str]]]
    milestones: frozenset[str]


def find_road(record: Record, entry: str) -> Road:
    """The roadmap of a public document or commitment, as of the day of the record.

    Raises:
        Http404: there is no such public entry.
    """
    row = public_entries(record, *KINDS).filter(entry=entry).first()
    if row is None:
        raise Http404
    below = _measures(record, row) if row.kind == "instrument" else []
    parents = {one.entry: one for one in (row, *below)}
    rows = _milestones(record, parents)
    found, more = rows[:MOST], len(rows) > MOST
    said = _statements(record, row, found)
    known = frozenset(one.entry for one in found)
    told = _Told(_versions(record, found), _reports(record, found), said, known)
    stages = [_stage(record, one, parents, told) for one in found]
    names = names_in(record, [one.content for one in found], row.content.get("field"))
    return Road(row, tuple(sorted(stages, key=_order)), parents, names | parents, trends(one for one, _ in said), more)


def _order(stage: Stage) -> tuple[datetime.date, int]:
    term = stage.baseline or stage.expected or stage.happened
    due = days_of(term).due() if term else None
    return due or datetime.date.max, stage.row.pk


def _measures(record: Record, row: Entry) -> list[Entry]:
    """The public commitments that belong to a document and have milestones (rule 1)."""
    found = public_entries(record, "measure").filter(pk__in=Link.objects.filter(role="of").values("target"))
    now = Q(pk__in=Link.objects.filter(entry=row.entry, role__in=_ABOVE).values("source"))
    if record.day is None:
        return list(found.filter(now).only("entry", "kind", "title", "date", "content", "bound", "public"))
    former = FormerLink.objects.filter(entry=row.entry, role__in=_ABOVE, source__register=record.register)
    candidates = found.filter(now | Q(pk__in=former.values("source")))
    return [one for one in candidates if row.entry in entry_ids([one.content.get(name) for name in _ABOVE])]


def _milestones(record: Record, parents: Mapping[str, Entry]) -> list[Entry]:
    found = public_entries(record, "milestone").order_by("awaited", "id")
    now = Q(pk__in=Link.objects.filter(role="of", target__in=list(parents.values())).values("source"))
    if record.day is None:
        return list(found.filter(now)[: MOST + 1])
    former = FormerLink.objects.filter(role="of", entry__in=list(parents), source__register=record.register)
    candidates = found.filter(now | Q(pk__in=former.values("source")))[: MOST + 1]
    return [one for one in candidates if one.content["of"].get("entry") in parents]


def _versions(record: Record, rows: Sequence[Entry]) -> dict[int, list[VersionRecord]]:
    """The public versions of each milestone, the baseline first."""
    versions = record.known(Version.objects.filter(entry__in=rows, public=True), "agreed_at")
    entries = {row.pk: row.entry for row in rows}
    found: dict[int, list[VersionRecord]] = {}
    for one in versions.order_by("entry_id", "ordinal").defer("proposal"):
        held = VersionRecord(
            ordinal=one.ordinal,
            item=item_of(one, "milestone", entries[one.entry_id]),
            proposal=one.proposal_id,
            proposed_by="",
            proposed_at="",
            answers={},
            agreed_at=one.agreed_at,
        )
        found.setdefault(one.entry_id, []).append(held)
    return found


def _statements(record: Record, row: Entry, rows: Sequence[Entry]) -> list[tuple[StatementValue, frozenset[str]]]:
    """What was said of the milestones and of what they are of, with the entries that each statement is about."""
    about = Statement.about.through.objects.filter(entry__in=[row, *rows]).values("statement_id")
    found = record.known(Statement.objects.filter(pk__in=about, public=True, disputed=False))
    return [
        (convert(content, StatementValue), frozenset(one["entry"] for one in content["about"] if "entry" in one))
        for content in found.values_list("content", flat=True)
    ]


def _reports(record: Record, rows: Sequence[Entry]) -> dict[int, list[Report]]:
    found: dict[int, list[Report]] = {}
    for one in record.known(Report.objects.filter(entry__in=rows, public=True, disputed=False)):
        found.setdefault(one.entry_id, []).append(one)
    return found


def _stage(record: Record, row: Entry, parents: Mapping[str, Entry], told: _Told) -> Stage:
    content: Milestone = convert(row.content, Milestone)
    of = parents.get(content.of.entry or "")
    sides = beside(reported_on(told.reports.get(row.pk, ()), row.entry, record.on))
    moved = next((one for one in slips(told.versions.get(row.pk, ())) if one.field == "date"), None)
    own = [said for said, about in told.statements if about & told.milestones == {row.entry}]
    points = max((series.points for series in trends(own)), key=len, default=())
    baseline = moved.baseline if moved else None
    stated = baseline is None and content.date is None and bool(points)
    happened = next((point for point in reversed(points) if point.happened), None)
    done = _done(record, row, of, sides)
    return Stage(
        row=row,
        content=content,
        baseline=points[0].term if stated else baseline,
        stated=stated,
        said=points[-1].term if stated else None,
        slips=moved,
        forecasts=tuple(_forecast(column.party, column.latest.report) for column in sides.columns),
        done=done,
        happened=happened.term if happened and done is None else None,
    )


def _done(record: Record, row: Entry, of: Entry | None, sides: SideBySide) -> Completion | None:
    """How far the sides that lead have reported it done; None where nobody can say so."""
    above: Item | None = item_of(of, of.kind, of.entry) if of is not None and of.kind == "measure" else None
    return reported(item_of(row, "milestone", row.entry), sides, record.leading, above)


def _forecast(side: str, said: ReportValue) -> Forecast:
    return Forecast(side, said.status, last_day(said.as_of), said.forecast)
