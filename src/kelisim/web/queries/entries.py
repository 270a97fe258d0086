"""Entries of one kind as a list, and one entry with all that the register holds of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404

from kelisim.model.decode import convert
from kelisim.model.word import Statement as StatementValue
from kelisim.node.models import Entry, Link, Report, Statement, Version
from kelisim.planning.trend import Series, trends
from kelisim.web.comparison import Comparison, comparison, differing_values, sources_of
from kelisim.web.history import Change, changes
from kelisim.web.queries.names import Names, names_in
from kelisim.web.queries.records import Record, sides_in

PER_PAGE = 50
RELATED_LIMIT = 200
SPOKEN_WITH = {"measure": "milestone", "indicator": "measure"}
"""What is said of entries of the second kind that refer to one of the first is told on the first one's page as well."""


@dataclass(frozen=True)
class SignedVersion:
    """One agreed version, what it changed, and who agreed to it.

    `offices` is empty where the proposal carried items that are not public.
    """

    row: Version
    changes: list[Change]
    accepted: list[tuple[str, str]]

    @property
    def terms(self) -> list[Change]:
        """The terms that changed, with what they were and are."""
        return [change for change in self.changes if change.before or change.after]

    @property
    def others(self) -> list[Change]:
        """Everything else that changed."""
        return [change for change in self.changes if not (change.before or change.after)]


@dataclass(frozen=True)
class Account:
    """One entry and everything public that the register holds of it."""

    row: Entry
    versions: list[SignedVersion]
    statements: list[Statement]
    reports: list[Report]
    related: list[Entry]
    names: Names
    series: tuple[Series, ...]
    table: Comparison | None
    sides: list[str]
    sources: list[dict[str, Any]]
    differing: list[str] = field(default_factory=list)

    @property
    def content(self) -> dict[str, Any]:
        """The content of the newest agreed version."""
        return dict(self.row.content)

    @property
    def moved(self) -> list[Series]:
        """The dates that moved."""
        return [series for series in self.series if series.moves]

    @property
    def decisions(self) -> list[Entry]:
        """The decisions that refer to it."""
        return [row for row in self.related if row.kind == "decision"]


def public_entries(record: Record, *kinds: str) -> QuerySet[Entry]:
    """The public entries of some kinds."""
    return Entry.objects.filter(register=record.register, kind__in=kinds, public=True)


def paged(rows: QuerySet[Entry], number: str | None) -> Page[Entry]:
    """One page of a list; the nearest there is for a number that makes no sense."""
    return Paginator(rows, PER_PAGE).get_page(number)


def fields_of(record: Record) -> list[Entry]:
    """The fields of cooperation in order of their id."""
    return list(public_entries(record, "field").order_by("id"))


def referring(rows: Iterable[Entry], *kinds: str) -> list[Entry]:
    """The public entries that refer to any of these, each once, the newest first."""
    found = (
        Link.objects.filter(target__in=list(rows), source__public=True)
        .order_by("-source__date", "source_id")
        .select_related("source")
    )
    if kinds:
        found = found.filter(source__kind__in=kinds)
    seen: dict[int, Entry] = {}
    for link in found[:RELATED_LIMIT]:
        seen.setdefault(link.source_id, link.source)
    return list(seen.values())


def statements_about(entries: Sequence[Entry]) -> list[Statement]:
    """The public statements about any of these entries, in the order in which they were said."""
    about = Statement.about.through.objects.filter(entry__in=entries).values("statement_id")
    return list(Statement.objects.filter(pk__in=about, public=True))


def find_account(record: Record, entry: str, *kinds: str) -> Account:
    """One public entry with its versions, statements, reports, and what refers to it.

    Raises:
        Http404: there is no public entry of these kinds with that id.
    """
    row = public_entries(record, *kinds).filter(entry=entry).first()
    if row is None:
        raise Http404
    related = referring([row])
    spoken = [row, *(other for other in related if SPOKEN_WITH.get(row.kind) == other.kind)]
    statements = statements_about(spoken)
    if row.kind == "indicator":
        own = set(row.statements.values_list("pk", flat=True))
        code = row.content.get("code")
        statements = [said for said in statements if said.pk in own or _claims(said, code)]
    reports = list(Report.objects.filter(entry__in=spoken, public=True))
    values: list[StatementValue] = [convert(said.content, StatementValue) for said in statements]
    series = trends(values)
    said = [row.content for row in statements]
    versions = _versions(row)
    names = names_in(
        record,
        row.content,
        said,
        [version.row.content for version in versions],
        [dict(other.content) for other in related if other.kind in ("measure", "instrument")],
    )
    differing = dict.fromkeys([*(one.what for one in series if one.disagree), *differing_values(said)])
    return Account(
        row=row,
        versions=versions,
        statements=statements,
        reports=reports,
        related=related,
        names=names,
        series=series,
        table=comparison(statements, series),
        sides=sides_in(row.content),
        sources=sources_of([row.content, *said]),
        differing=list(differing),
    )


def _claims(said: Statement, code: str | None) -> bool:
    return code is not None and any(claim.get("what") == code for claim in said.content.get("claims", []))


def _versions(row: Entry) -> list[SignedVersion]:
    found = row.history.filter(public=True).select_related("proposal").prefetch_related("proposal__answers")
    signed: list[SignedVersion] = []
    before: dict[str, Any] | None = None
    for version in found:
        answers = [answer for answer in version.proposal.answers.all() if answer.verb == "accept"]
        shown = version.proposal.public
        signed.append(
            SignedVersion(
                row=version,
                changes=changes(before, version.content),
                accepted=[(answer.party, answer.office if shown else "") for answer in answers],
            )
        )
        before = version.content
    return signed
