"""Commitments as a list: filtered by field, sorted, each with what the sides say, what moved and what is overdue."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet

from kelisim.model.decode import convert
from kelisim.model.word import Statement as StatementValue
from kelisim.node.models import Entry, Statement
from kelisim.planning.trend import trends
from kelisim.register.control import reported, standing
from kelisim.register.sides import SideBySide
from kelisim.register.slips import Slips
from kelisim.web.queries.lists import paged, public_entries
from kelisim.web.queries.records import Record
from kelisim.web.queries.versions import item_of, slips_of
from kelisim.web.queries.voices import Voices, columns_by_entry, stated_in

SORTS = {"newest": ("-date", "id"), "due": ("date", "id"), "title": ("title__en", "id")}
"""The orders that a reader may choose, by their name in the address."""


@dataclass(frozen=True)
class Choice:
    """What the reader asked for."""

    field: str
    sort: str


@dataclass(frozen=True)
class Line:
    """One commitment in the list.

    `moves` counts the stated dates that moved, `slipped` is what became of its agreed term, `overdue` is in days.
    """

    row: Entry
    said: list[tuple[str, str]]
    statements: int
    moves: int
    slipped: Slips | None
    overdue: int


def choice(field: str | None, sort: str | None) -> Choice:
    """The reader's choice; an unknown order becomes the usual one."""
    return Choice(field or "", sort if sort in SORTS else "newest")


def commitments(
    record: Record, wanted: Choice, number: str | None, on: datetime.date
) -> tuple[Page[Entry], list[Line]]:
    """One page of commitments, as they stand on a day."""
    rows: QuerySet[Entry] = public_entries(record, "measure")
    if wanted.field:
        rows = rows.filter(links__role="field", links__entry=wanted.field).distinct()
    page = paged(rows.order_by(*SORTS[wanted.sort]), number)
    return page, _lines(record, list(page.object_list), on)


def _lines(record: Record, rows: Sequence[Entry], on: datetime.date) -> list[Line]:
    columns = columns_by_entry(record, on, rows)
    spoken = _statements(rows)
    terms = slips_of(rows)
    lines = []
    for row in rows:
        contents = spoken.get(row.pk, [])
        statements: list[StatementValue] = [convert(content, StatementValue) for content in contents]
        voice = Voices(columns.get(row.pk, ()), stated_in(contents))
        lines.append(
            Line(
                row=row,
                said=sorted(voice.statuses.items()),
                statements=len(statements),
                moves=sum(series.moves for series in trends(statements)),
                slipped=terms.get(row.pk),
                overdue=_overdue(record, row, voice, on),
            )
        )
    return lines


def _overdue(record: Record, row: Entry, voice: Voices, on: datetime.date) -> int:
    item, sides = item_of(row, row.kind, row.entry), SideBySide(voice.columns, ())
    if reported(item, sides, record.leading) is None:
        return 0
    stands = standing(item, sides, on)
    return stands.overdue if stands else 0


def _statements(rows: Sequence[Entry]) -> dict[int, list[dict[str, Any]]]:
    through = Statement.about.through.objects.filter(
        entry__in=list(rows), statement__public=True, statement__disputed=False
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for entry, content in through.order_by("statement__said", "statement__number").values_list(
        "entry_id", "statement__content"
    ):
        found.setdefault(entry, []).append(content)
    return found
