"""Commitments as a list: filtered and sorted as the reader asks, each with what the sides say and what moved.

1. What the reader asks for is all in the address, so that it can be kept and passed on.
2. An unknown choice is as good as none.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Coalesce
from django.http import QueryDict

from kelisim.node.models import Entry, Statement
from kelisim.node.past import Standing
from kelisim.web.language import reader
from kelisim.web.queries.lists import PER_PAGE
from kelisim.web.queries.names import Names, names_in
from kelisim.web.queries.records import Record
from kelisim.web.queries.standings import FLAGS, Asked, Counts, bodies_counted, counted, found, on_day
from kelisim.web.queries.then import show_then

SORTS: Final = ("due", "latest", "title", "overdue", "slip", "changed")
"""The orders that a reader may choose, by their name in the address."""
MOST_BODIES: Final = 100
"""How many bodies can be chosen, those that answer for most; any other can be asked for by its page."""


@dataclass(frozen=True)
class Choice:
    """What the reader asked for, and in which order."""

    asked: Asked
    sort: str

    @property
    def narrowed(self) -> bool:
        """Whether anything was asked for but an order."""
        return self.asked != Asked()


@dataclass(frozen=True)
class Line:
    """One commitment in the list, how it stands, and by how many days it is overdue."""

    row: Entry
    standing: Standing
    overdue: int
    statements: int

    @property
    def said(self) -> list[tuple[str, str]]:
        """The latest state by side."""
        return [(side, status) for side, _, status in (one.partition("=") for one in self.standing.said.split())]


@dataclass(frozen=True)
class Commitments:
    """One page of the list with the counts for every choice, and the titles that both need."""

    page: Page[int]
    lines: list[Line]
    counts: Counts
    bodies: Mapping[str, int]
    names: Names


def choice(query: QueryDict) -> Choice:
    """What the reader asks for in the address."""
    asked = Asked(
        field=query.get("field", "")[:40],
        body=query.get("body", "")[:40],
        status=query.get("status", "")[:30],
        flags=frozenset(flag for flag in FLAGS if query.get(flag)),
    )
    sort = query.get("sort", "")
    return Choice(asked, sort if sort in SORTS else SORTS[0])


def commitments(record: Record, wanted: Choice, number: str | None) -> Commitments:
    """One page of commitments, as they stand on the day of the record."""
    standings = on_day(record)
    counts = counted(record, standings, wanted.asked)
    answering = bodies_counted(record, standings, wanted.asked)
    rows = _sorted(found(record, standings, wanted.asked), wanted.sort).values_list("pk", flat=True)
    pages = Paginator(rows, PER_PAGE)
    pages.__dict__["count"] = counts.total
    page = pages.get_page(number)
    # The order is found by what the index holds; only what is shown is read whole.
    whole = Standing.objects.filter(pk__in=page.object_list).select_related("entry")
    shown = list(_sorted(whole, wanted.sort))
    show_then(record, [one.entry for one in shown])
    statements = _statements(record, [one.entry for one in shown if not one.said])
    lines = [Line(one.entry, one, _overdue(record, one), statements.get(one.entry_id, 0)) for one in shown]
    chosen = {body: answering[body] for body in [wanted.asked.body] if body}
    bodies = dict(answering.most_common(MOST_BODIES)) | chosen
    named = [{"entry": entry} for entry in (*counts.fields, *bodies)]
    return Commitments(
        page, lines, counts, bodies, names_in(record, named, [line.row.content.get("field") for line in lines])
    )


def _sorted(rows: QuerySet[Standing], sort: str) -> QuerySet[Standing]:
    if sort == "title":
        language = reader()
        titles = Coalesce(F(f"entry__title__{language}"), F("entry__title__en"), F("entry__title__ru"))
        return rows.order_by(titles, "entry_id")
    if sort == "overdue":
        return rows.order_by(_lacking("lapses"), "lapses", "entry_id")
    orders: dict[str, tuple[Combinable | OrderBy, ...]] = {
        "due": (_lacking("due"), F("due").asc()),
        "latest": (F("due").desc(),),
        "slip": (F("slip").desc(), F("stated").desc()),
        "changed": (F("first").desc(),),
    }
    return rows.order_by(*orders[sort], "entry_id")


def _lacking(field: str) -> Case:
    """Puts those last that have no such day."""
    return Case(When(**{field: ""}, then=Value(1)), default=Value(0))


def _overdue(record: Record, standing: Standing) -> int:
    if not standing.lapses or standing.lapses >= record.on.isoformat():
        return 0
    return (record.on - datetime.date.fromisoformat(standing.lapses)).days


def _statements(record: Record, rows: list[Entry]) -> dict[int, int]:
    """How many public statements there are about each of the entries of which no side says how they stand."""
    if not rows:
        return {}
    through = Statement.about.through.objects.filter(entry__in=rows, statement__public=True)
    counted_by = record.known(through, "statement__at").order_by().values_list("entry")
    return dict(counted_by.annotate(n=Count("pk")))
