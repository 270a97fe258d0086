"""The milestones of a roadmap, a programme or a commitment, read for `planning.roadmap`.

1. A document's roadmap has its own milestones and those of the public commitments that rest on it or are part of it; a
   commitment's has its own. The end of the plan is the end of the document's period or of the commitment's term.
2. A statement is read for a milestone where it is about that milestone and no other, because a claim does not name the
   entry that it is about. One about several is read for those whose claims have a name of their own by then.
3. A milestone that no version dates has what was first stated of it in the place of a baseline, and is marked: nobody
   agreed that day.
4. A plan that cannot be computed, such as one in a circle, is shown with what was agreed and said, and the reason.
5. All is told as of the day of the record, and from what is public.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.http import Http404

from kelisim.model.dates import Term, days_of
from kelisim.model.decode import convert
from kelisim.model.measure import Milestone
from kelisim.model.word import DateClaim
from kelisim.model.word import Statement as StatementValue
from kelisim.node.models import Entry, Link, Report, Statement, Version
from kelisim.node.past import FormerLink
from kelisim.planning.errors import PlanningError
from kelisim.planning.roadmap import Plan, Row, Told, plan
from kelisim.planning.trend import Series, trends
from kelisim.register.control import leads_of
from kelisim.register.sides import columns_of
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.names import Names, entry_ids, names_in
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import summed
from kelisim.web.queries.versions import item_of
from kelisim.web.queries.voices import reported

KINDS: Final = ("instrument", "measure")
"""The kinds of entries that have a roadmap."""
MOST: Final = 1_000
"""Milestones that are read for a page or a file; `kelisim roadmap` tells of more."""
PER_PAGE: Final = 36
"""Milestones on a page."""
_ABOVE: Final = ("programme", "instruments")
"""The roles in which a commitment names the documents that it belongs to."""
Said = tuple[StatementValue, frozenset[str]]
"""A statement, and the entries that it is about."""


@dataclass(frozen=True)
class Stage:
    """A milestone with what was told of it. `row` is its line in the plan, None where there is no plan."""

    entry: Entry
    told: Told
    row: Row | None
    stated: Term | None

    @property
    def content(self) -> Milestone:
        """The version that stands."""
        return self.told.versions[-1]

    @property
    def of(self) -> str:
        """The entry that it is of."""
        return self.content.of.entry or ""

    @property
    def baseline(self) -> Term | None:
        """The first agreed date."""
        return self.told.versions[0].date

    @property
    def due(self) -> datetime.date:
        """The day by which it is put in order; the last of all for one without a day."""
        terms = [self.baseline, self.content.date, self.stated]
        known = [day for term in terms if term and (day := days_of(term).due())]
        forecast = self.row.forecast if self.row else None
        return min([*known[:1], *([forecast] if forecast else [])], default=datetime.date.max)


@dataclass(frozen=True)
class Road:
    """A document or a commitment with its milestones in the order of their days.

    `parents` are what the milestones are of, `series` the trends of all that was stated of them and of it, `more` says
    that it has more milestones than are told, `problem` why there is no plan.
    """

    row: Entry
    stages: tuple[Stage, ...]
    parents: Mapping[str, Entry]
    names: Names
    series: tuple[Series, ...]
    more: bool
    plan: Plan | None
    problem: PlanningError | None

    @property
    def path(self) -> frozenset[str]:
        """What the end of the plan waits for, and is not done yet; and what has no float left. Where nothing waits for
        anything there is no path.
        """
        if self.plan is None or not any(one.links for one in self.plan.network.activities):
            return frozenset()
        activities = self.plan.schedule.activities
        wanted = {key for key in self.plan.schedule.path if not activities[key].done}
        return frozenset(wanted | {key for key, one in activities.items() if one.critical})


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
    told = _told(record, found, parents, said)
    made, problem = None, None
    try:
        made = plan(told.values(), record.on, end=end_of(row.content))
    except PlanningError as error:
        problem = error
    stages = _in_order([_stage(one, told[one.entry], made) for one in found])
    names = names_in(record, [one.content for one in found])
    return Road(
        row=row,
        stages=stages,
        parents=parents,
        names=names | parents,
        series=trends(one for one, _ in said),
        more=more,
        plan=made,
        problem=problem,
    )


def road_of(record: Record, entry: str) -> Road:
    """The same, kept until the register changes; nobody may change it."""
    return summed(record, f"road {entry}", lambda: find_road(record, entry))


def _in_order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """Milestones of one thing together, in the order of their days; the thing with the first of them in front."""
    by_day = sorted(stages, key=lambda stage: (stage.due, stage.entry.pk))
    first: dict[str, int] = {}
    for stage in by_day:
        first.setdefault(stage.of, len(first))
    return tuple(sorted(by_day, key=lambda stage: first[stage.of]))


def end_of(content: Mapping[str, Any]) -> datetime.date | None:
    """The last day of a document's period or a commitment's term."""
    term = content.get("period") or content.get("term")
    return days_of(convert(term, Term)).last if term else None


def _measures(record: Record, row: Entry) -> list[Entry]:
    """The public commitments that belong to a document and have milestones (rule 1)."""
    found = public_entries(record, "measure").filter(pk__in=Link.objects.filter(role="of").values("target"))
    now = Q(pk__in=Link.objects.filter(entry=row.entry, role__in=_ABOVE).values("source"))
    if record.day is None:
        return list(found.filter(now).order_by("id"))
    former = FormerLink.objects.filter(entry=row.entry, role__in=_ABOVE, source__register=record.register)
    candidates = found.filter(now | Q(pk__in=former.values("source"))).order_by("id")
    return [one for one in candidates if row.entry in entry_ids([one.content.get(name) for name in _ABOVE])]


def _milestones(record: Record, parents: Mapping[str, Entry]) -> list[Entry]:
    found = public_entries(record, "milestone").order_by("awaited", "id")
    now = Q(pk__in=Link.objects.filter(role="of", target__in=list(parents.values())).values("source"))
    if record.day is None:
        return list(found.filter(now)[: MOST + 1])
    former = FormerLink.objects.filter(role="of", entry__in=list(parents), source__register=record.register)
    candidates = found.filter(now | Q(pk__in=former.values("source")))[: MOST + 1]
    return [one for one in candidates if one.content["of"].get("entry") in parents]


def _statements(record: Record, row: Entry, rows: Sequence[Entry]) -> list[Said]:
    """What was said of the milestones and of what they are of."""
    about = Statement.about.through.objects.filter(entry__in=[row, *rows]).values("statement_id")
    found = record.known(Statement.objects.filter(pk__in=about, public=True, disputed=False))
    return [
        (convert(content, StatementValue), frozenset(entry_ids(content.get("about"))))
        for content in found.values_list("content", flat=True)
    ]


def _told(record: Record, rows: Sequence[Entry], parents: Mapping[str, Entry], said: Iterable[Said]) -> dict[str, Told]:
    """The milestones with all that was told of each."""
    versions, reports = _versions(record, rows), _reports(record, rows)
    spoken = _spoken(frozenset(row.entry for row in rows), said)
    found = {}
    for row in rows:
        of = parents.get(row.content["of"].get("entry", ""))
        above = of if of is not None and of.kind == "measure" else row
        found[row.entry] = Told(
            entry=row.entry,
            versions=tuple(versions.get(row.pk, ())) or (convert(row.content, Milestone),),
            columns=columns_of(reported(reports.get(row.pk, ()), row.entry, record.on)),
            leads=leads_of(item_of(above, above.kind, above.entry)),
            statements=tuple(spoken.get(row.entry, ())),
            what=_what(spoken.get(row.entry, ())),
        )
    return found


def _spoken(milestones: frozenset[str], said: Iterable[Said]) -> dict[str, list[StatementValue]]:
    """The statements that are read for each milestone (rule 2)."""
    alone: dict[str, list[StatementValue]] = {}
    shared: list[tuple[StatementValue, frozenset[str]]] = []
    for statement, about in said:
        meant = about & milestones
        if len(meant) == 1:
            alone.setdefault(next(iter(meant)), []).append(statement)
        elif meant:
            shared.append((statement, meant))
    named = {entry: what for entry, spoken in alone.items() if (what := _what(spoken))}
    for statement, meant in shared:
        for entry in meant:
            if any(isinstance(claim, DateClaim) and claim.what == named.get(entry) for claim in statement.claims):
                alone[entry].append(statement)
    return alone


def _what(statements: Iterable[StatementValue]) -> str | None:
    """The name of the dated claims, where the first statement that makes any makes one alone."""
    for statement in statements:
        names = {claim.what for claim in statement.claims if isinstance(claim, DateClaim)}
        if names:
            return next(iter(names)) if len(names) == 1 else None
    return None


def _versions(record: Record, rows: Sequence[Entry]) -> dict[int, list[Milestone]]:
    """The public versions of each milestone, the baseline first."""
    versions = record.known(Version.objects.filter(entry__in=rows, public=True), "agreed_at")
    found: dict[int, list[Milestone]] = {}
    for key, content in versions.order_by("entry_id", "ordinal").values_list("entry_id", "content"):
        found.setdefault(key, []).append(convert(content, Milestone))
    return found


def _reports(record: Record, rows: Sequence[Entry]) -> dict[int, list[Report]]:
    found: dict[int, list[Report]] = {}
    for one in record.known(Report.objects.filter(entry__in=rows, public=True, disputed=False)):
        found.setdefault(one.entry_id, []).append(one)
    return found


def _stage(entry: Entry, told: Told, made: Plan | None) -> Stage:
    stated = None
    if all(version.date is None for version in told.versions):
        points = [point for series in trends(told.statements) if series.what == told.what for point in series.points]
        stated = points[0].term if points else None
    return Stage(entry, told, made.rows[told.entry] if made else None, stated)
