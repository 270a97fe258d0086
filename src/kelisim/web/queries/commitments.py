"""Commitments as a list: filtered by field, sorted, each with what the sides say and what moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import QuerySet

from kelisim.model.decode import convert
from kelisim.model.word import Statement as StatementValue
from kelisim.node.models import Entry, Statement
from kelisim.planning.trend import trends
from kelisim.web.queries.entries import paged, public_entries
from kelisim.web.queries.records import Record
from kelisim.web.queries.voices import statuses

SORTS = {"newest": ("-date", "id"), "due": ("date", "id"), "title": ("title__en", "id")}
"""The orders that a reader may choose, by their name in the address."""


@dataclass(frozen=True)
class Choice:
    """What the reader asked for."""

    field: str
    sort: str


@dataclass(frozen=True)
class Line:
    """One commitment in the list."""

    row: Entry
    said: list[tuple[str, str]]
    statements: int
    moves: int


def choice(field: str | None, sort: str | None) -> Choice:
    """The reader's choice; an unknown order becomes the usual one."""
    return Choice(field or "", sort if sort in SORTS else "newest")


def commitments(record: Record, wanted: Choice, number: str | None) -> tuple[Page[Entry], list[Line]]:
    """One page of commitments."""
    rows: QuerySet[Entry] = public_entries(record, "measure")
    if wanted.field:
        rows = rows.filter(links__role="field", links__entry=wanted.field).distinct()
    page = paged(rows.order_by(*SORTS[wanted.sort]), number)
    return page, _lines(record, list(page.object_list))


def _lines(record: Record, rows: Sequence[Entry]) -> list[Line]:
    said = statuses(record, rows)
    spoken = _statements(rows)
    lines = []
    for row in rows:
        statements: list[StatementValue] = [convert(content, StatementValue) for content in spoken.get(row.pk, [])]
        moves = sum(series.moves for series in trends(statements))
        lines.append(Line(row, sorted(said.get(row.pk, {}).items()), len(statements), moves))
    return lines


def _statements(rows: Sequence[Entry]) -> dict[int, list[object]]:
    through = Statement.about.through.objects.filter(entry__in=list(rows), statement__public=True)
    found: dict[int, list[object]] = {}
    for entry, content in through.order_by("statement__said").values_list("entry_id", "statement__content"):
        found.setdefault(entry, []).append(content)
    return found
