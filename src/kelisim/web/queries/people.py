"""People and the offices they held, by what the register holds of them.

1. A person is known by the name that a source gives, so one who is written in two ways stands here twice.
2. An office is attested for the days on which somebody took part, signed or spoke in it. When it began and ended nobody
   says here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, Q

from kelisim.node.models import Entry
from kelisim.node.past import Attested
from kelisim.web.queries.names import Names, names_in
from kelisim.web.queries.records import Record

PER_PAGE = 60
_OCCASIONS = 40


@dataclass(frozen=True)
class Office:
    """An office of a person: its words, its body, for which side, from the first to the last day it is attested for."""

    office: str
    body: str
    side: str
    first: str
    last: str
    occasions: list[Attested]


@dataclass(frozen=True)
class Person:
    """A person and the offices, the latest one first."""

    name: str
    offices: list[Office]


@dataclass(frozen=True)
class People:
    """One page of people, and the entries that they are named in."""

    page: Page[Any]
    people: list[Person]
    names: Names


def people(record: Record, number: str | None, asked: str = "") -> People:
    """One page of people in order of their names; those whose name holds the words asked for."""
    rows = record.known(Attested.objects.filter(register=record.register, public=True)).exclude(entry__public=False)
    if asked:
        rows = rows.filter(name__icontains=asked)
    grouped = rows.order_by("name").values("name").annotate(n=Count("pk"), first=Min("date"), last=Max("date"))
    page = Paginator(grouped, PER_PAGE).get_page(number)
    named = [one["name"] for one in page.object_list]
    found: dict[str, list[Attested]] = {name: [] for name in named}
    for row in rows.filter(name__in=named).select_related("entry").order_by("name", "date", "pk"):
        found[row.name].append(row)
    bodies = [{"entry": row.body} for rows_of in found.values() for row in rows_of]
    return People(page, [Person(name, _offices(rows_of)) for name, rows_of in found.items()], names_in(record, bodies))


def _offices(rows: Iterable[Attested]) -> list[Office]:
    found: dict[tuple[str, str, str], list[Attested]] = {}
    for row in rows:
        found.setdefault((row.office, row.body, row.side), []).append(row)
    offices = [
        Office(*key, first=held[0].date, last=held[-1].date, occasions=held[-_OCCASIONS:])
        for key, held in found.items()
    ]
    return sorted(offices, key=lambda office: office.last, reverse=True)


def held_in(record: Record, body: Entry) -> list[Attested]:
    """Who is attested in an office of a body, the latest first."""
    rows = record.known(Attested.objects.filter(register=record.register, public=True, body=body.entry))
    shown = Q(entry__isnull=True) | Q(entry__public=True)
    return list(rows.filter(shown).select_related("entry").order_by("-date", "name")[:200])
