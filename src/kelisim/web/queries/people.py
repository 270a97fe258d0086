"""People and the offices they held, by what the register holds of them.

1. A person is known by the name that a source gives, so one who is written in two ways stands here twice.
2. An office is attested for the days on which somebody took part, signed or spoke in it. When it began and ended nobody
   says here.
3. As of today offices are read from where they are kept as one row each, as of a past day from all that attests them.
"""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, Min, QuerySet, Window
from django.db.models.functions import RowNumber

from kelisim.node.models import Entry, Statement
from kelisim.node.past import Attested, Held
from kelisim.web.queries.names import Names, names_in
from kelisim.web.queries.records import Record
from kelisim.web.queries.then import show_then

PER_PAGE = 60
MOST_OCCASIONS = 200
MOST_OFFICES = 6
"""How many offices of a person are told in the list; on the person's own page all are."""
_OFFICE = ("name", "office", "body", "side", "first", "last")


@dataclass(frozen=True)
class Office:
    """An office of a person: its words, its body, for which side, and the days that it is attested for."""

    office: str
    body: str
    side: str
    first: str
    last: str


@dataclass(frozen=True)
class Occasion:
    """That a person is named, and where: in an entry, or in a statement about one, which is None if none is public."""

    row: Attested
    entry: Entry | None


@dataclass(frozen=True)
class Person:
    """A person and the offices, the latest one first; `more` are left out here."""

    name: str
    offices: list[Office]
    more: int


@dataclass(frozen=True)
class People:
    """One page of people; where one name was asked for, the occasions, the latest first."""

    page: Page[Any]
    people: list[Person]
    occasions: list[Occasion]
    names: Names


def people(record: Record, number: str | None, asked: str = "") -> People:
    """One page of people in order of their names; those whose name holds the words asked for."""
    rows = record.known(Attested.objects.filter(register=record.register, public=True))
    offices: QuerySet[Any] = rows if record.day else Held.objects.filter(register=record.register)
    if asked:
        rows, offices = rows.filter(name__icontains=asked), offices.filter(name__icontains=asked)
    page = Paginator(offices.order_by("name").values_list("name", flat=True).distinct(), PER_PAGE).get_page(number)
    names = list(page.object_list)
    occasions = _occasions(record, rows.order_by("-date", "name", "office", "pk")) if asked and len(names) == 1 else []
    most = MOST_OCCASIONS if occasions else MOST_OFFICES
    named = offices.filter(name__in=names)
    held = _held_then(named) if record.day else _held(named, most)
    shown = [_person(name, held.get(name, []), most) for name in names]
    bodies = [{"entry": office.body} for person in shown for office in person.offices]
    return People(page, shown, occasions, names_in(record, bodies))


def _held(rows: QuerySet[Any], most: int) -> dict[str, list[tuple[Office, int]]]:
    """The latest offices by name, each with how many the person has in all. Most are left in the database."""
    order = (F("last").desc(), F("office"), F("body"), F("side"))
    ranked = rows.order_by().annotate(
        place=Window(RowNumber(), partition_by=[F("name")], order_by=order),
        all=Window(Count("pk"), partition_by=[F("name")]),
    )
    found: dict[str, list[tuple[Office, int]]] = {}
    told = ranked.filter(place__lte=most).order_by("name", "place").values_list(*_OFFICE, "all")
    for name, *office, count in told:
        found.setdefault(name, []).append((Office(*office), count))
    return found


def _held_then(rows: QuerySet[Any]) -> dict[str, list[tuple[Office, int]]]:
    """The same from all that attests them (rule 3)."""
    by_name: dict[str, list[Office]] = {}
    told = rows.order_by("name", "office", "body", "side").values_list(*_OFFICE[:4])
    for name, *office in told.annotate(start=Min("date"), end=Max("date")):
        by_name.setdefault(name, []).append(Office(*office))
    return {
        name: [(one, len(offices)) for one in sorted(offices, key=lambda one: one.last, reverse=True)]
        for name, offices in by_name.items()
    }


def _person(name: str, held: list[tuple[Office, int]], most: int) -> Person:
    offices = [office for office, _ in held[:most]]
    return Person(name, offices, held[0][1] - len(offices) if held else 0)


def held_in(record: Record, body: Entry) -> list[Occasion]:
    """Who is attested in an office of a body, the latest first."""
    rows = record.known(Attested.objects.filter(register=record.register, public=True, body=body.entry))
    return _occasions(record, rows.order_by("-date", "name", "office", "pk"))


def _occasions(record: Record, rows: QuerySet[Attested]) -> list[Occasion]:
    """The first of these rows, each with the entry that it stands in or that its statement is about."""
    found = list(rows.select_related("entry")[:MOST_OCCASIONS])
    acts = [row.act for row in found if row.act]
    about: dict[str, Entry] = {}
    if acts:
        through = Statement.about.through.objects.filter(statement__in=acts, entry__public=True)
        about = {row.statement_id: row.entry for row in through.select_related("entry").order_by("-pk")}
    shown = [Occasion(row, about.get(row.act) if row.act else row.entry) for row in found]
    show_then(record, [one.entry for one in shown if one.entry])
    return shown
