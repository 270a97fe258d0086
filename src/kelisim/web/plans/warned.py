"""What has to be looked at on the day of a record: counted by what it is, and listed as a reader asks.

1. The rules are those of `planning.warnings` with its usual limits; here they are comparisons of dates over the facts
   that `telling` keeps, so that a page reads no entry that it does not show.
2. What the reader asks for is all in the address. An unknown choice is as good as none.
3. Without a choice each kind shows its first `FEW`, the most pressing in front; with one, a page of `PER_PAGE`.
4. As of a past day it is told from what was known by then.
5. The bodies to choose from are those that answer for what is listed: of all there may be hundreds.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Count, Q, QuerySet, Value
from django.http import QueryDict

from kelisim.node.models import Entry
from kelisim.planning.warnings import USUAL
from kelisim.web.plans.models import Lookout
from kelisim.web.plans.telling import look
from kelisim.web.queries.names import Names
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import summed
from kelisim.web.queries.then import show_then

CODES: Final = (
    "overdue",
    "beyond-programme",
    "no-successor",
    "gap",
    "expiring",
    "notification-outstanding",
    "ratification-outstanding",
    "no-report",
    "due-soon",
)
"""What there is to look at, in the order in which pages show it."""
FEW: Final = 8
PER_PAGE: Final = 50
_COLUMNS: Final = ("entry_id", "side", "day", "about", "amount", "first", "bodies")


@dataclass(frozen=True)
class Asked:
    """What a reader asks for: one kind, and what concerns a field, a body or a side."""

    code: str = ""
    field: str = ""
    body: str = ""
    side: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything was asked for."""
        return self != Asked()


class Row(NamedTuple):
    """A fact that is to be looked at."""

    code: str
    entry_id: int
    side: str
    day: str
    about: str
    amount: int
    first: str
    bodies: str


@dataclass(frozen=True)
class Warned:
    """One thing to look at, of a public entry. `days` are from its day to that of the page, or the other way round."""

    code: str
    row: Entry
    side: str
    since: datetime.date
    days: int
    about: str
    first: str


@dataclass(frozen=True)
class Found:
    """What a page shows: the counts of every kind, the listed ones by kind, and the choices."""

    counts: Mapping[str, int]
    listed: Mapping[str, list[Warned]]
    page: Page[Any] | None
    fields: list[Entry]
    bodies: list[Entry]
    names: Names

    def total(self, code: str) -> int:
        """How many there are of a kind, or of all where none is named."""
        return self.counts[code] if code else sum(self.counts.values())


def asked_in(query: QueryDict) -> Asked:
    """What the reader asks for in the address (rule 2)."""
    code = query.get("code", "")
    side = query.get("side", "")
    return Asked(
        code=code if code in CODES else "",
        field=query.get("field", "")[:40],
        body=query.get("body", "")[:40],
        side=side if side.isalnum() else "",
    )


def warned(record: Record, asked: Asked, number: str | None = None) -> Found:
    """What has to be looked at on the day of the record."""
    look()
    rows, ends = _rows(record), _ends(record)
    chosen = {code: _chosen(one(rows, record.on, ends), asked) for code, one in RULES.items()}
    narrowed = f"warnings {asked.field} {asked.body} {asked.side}"
    counts = summed(record, narrowed, lambda: _counts(chosen))
    page = None
    if asked.code:
        pages = Paginator(_ordered(asked.code, chosen[asked.code]).values_list(*_COLUMNS), PER_PAGE)
        pages.__dict__["count"] = counts[asked.code]
        page = pages.get_page(number)
        found = [Row(asked.code, *one) for one in page.object_list]
    else:
        codes = [code for code in CODES if counts[code]]
        found = _first({code: _ordered(code, chosen[code]) for code in codes}, codes, FEW)
    entries, names, fields, bodies = _entries(record, found, asked.body)
    listed: dict[str, list[Warned]] = {}
    for one in found:
        if one.entry_id in entries:
            listed.setdefault(one.code, []).append(_warned(one, entries[one.entry_id], record.on, ends))
    return Found(counts, listed, page, fields, bodies, names)


Rule = Callable[[QuerySet[Lookout], datetime.date, Mapping[str, str]], QuerySet[Lookout]]


def _rows(record: Record) -> QuerySet[Lookout]:
    day = record.on.isoformat()
    return Lookout.objects.filter(register=record.register, until__gt=day, first__lte=day).order_by()


def _ends(record: Record) -> dict[str, str]:
    """The last day of each programme that has one."""
    return dict(_rows(record).filter(code="ending").values_list("about", "day"))


def _before(on: datetime.date, days: int) -> str:
    return (on - datetime.timedelta(days=days)).isoformat()


def _between(code: str, days: int) -> Rule:
    """What comes on the day itself or within so many days."""
    return lambda rows, on, _ends: rows.filter(code=code, day__gte=on.isoformat(), day__lte=_before(on, -days))


def _ending(code: str) -> Rule:
    return lambda rows, on, _ends: rows.filter(code=code, day__lte=_before(on, -USUAL.programme))


def _outstanding(code: str) -> Rule:
    """What was signed whole months ago: a month has passed on the same day of the next, or after its last."""

    def rule(rows: QuerySet[Lookout], on: datetime.date, _ends: Mapping[str, str]) -> QuerySet[Lookout]:
        months = on.year * 12 + on.month - 1 - USUAL.months
        return rows.filter(code=code, day__lte=f"{months // 12:04}-{months % 12 + 1:02}-{on.day:02}")

    return rule


def _beyond(rows: QuerySet[Lookout], _on: datetime.date, ends: Mapping[str, str]) -> QuerySet[Lookout]:
    wanted = Q(pk__in=())
    for programme, end in ends.items():
        wanted |= Q(about=programme, day__gt=end)
    return rows.filter(wanted, code="forecast")


RULES: Final[Mapping[str, Rule]] = {
    "overdue": lambda rows, on, _ends: rows.filter(code="due", day__lt=on.isoformat()),
    "due-soon": _between("due", USUAL.soon),
    "no-report": lambda rows, on, _ends: rows.filter(code="silent", day__lt=_before(on, USUAL.rhythm)),
    "beyond-programme": _beyond,
    "no-successor": _ending("no-successor"),
    "gap": _ending("gap"),
    "expiring": _between("expiring", USUAL.expiring),
    "notification-outstanding": _outstanding("notification-outstanding"),
    "ratification-outstanding": _outstanding("ratification-outstanding"),
}
"""Which facts each kind of warning looks at."""


def _chosen(rows: QuerySet[Lookout], asked: Asked) -> QuerySet[Lookout]:
    for name, value in (("fields", asked.field), ("bodies", asked.body), ("sides", asked.side)):
        if value:
            rows = rows.filter(**{f"{name}__contains": f" {value} "})
    return rows


def _counts(chosen: Mapping[str, QuerySet[Lookout]]) -> dict[str, int]:
    """How many there are of each kind, in one statement."""
    parts = [
        rows.annotate(what=Value(code)).values("what").annotate(n=Count("pk")).values_list("what", "n")
        for code, rows in chosen.items()
    ]
    found = dict(parts[0].union(*parts[1:], all=True))
    return {code: found.get(code, 0) for code in CODES}


def _ordered(code: str, rows: QuerySet[Lookout]) -> QuerySet[Lookout]:
    """The most pressing in front: what is past for longest, or comes soonest; the furthest forecasts."""
    return rows.order_by("-day" if code == "beyond-programme" else "day", "entry_id", "side")


def _first(chosen: Mapping[str, QuerySet[Lookout]], codes: Sequence[str], count: int) -> list[Row]:
    """The first few of each kind, in one statement."""
    if not codes:
        return []
    parts, given = [], []
    for place, code in enumerate(codes):
        sql, values = chosen[code].values_list(*_COLUMNS)[:count].query.sql_with_params()
        parts.append(f"SELECT %s, part{place}.* FROM ({sql}) AS part{place}")  # noqa: S608 made by Django above
        given += [code, *values]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), given)
        return [Row(*values) for values in cursor.fetchall()]


def latest(record: Record, count: int) -> tuple[list[Warned], Names]:
    """So many of each kind: those that came to be so last."""
    look()
    rows, ends = _rows(record), _ends(record)
    newest = {code: one(rows, record.on, ends).order_by("-day", "-entry_id", "side") for code, one in RULES.items()}
    # Without a programme that ends there is no question to ask.
    found = _first(newest, [code for code in CODES if ends or code != "beyond-programme"], count)
    entries, names, _fields, _bodies = _entries(record, found, "")
    shown = [_warned(one, entries[one.entry_id], record.on, ends) for one in found if one.entry_id in entries]
    return shown, names


def _entries(
    record: Record, found: Sequence[Row], chosen: str
) -> tuple[dict[int, Entry], Names, list[Entry], list[Entry]]:
    """The entries that are shown or referred to, and the fields and bodies to choose from, in one statement."""
    bodies = {body for one in found for body in one.bodies.split()} | {chosen} - {""}
    named = bodies | {one.about for one in found if one.about}
    ours = Entry.objects.filter(register=record.register, public=True).order_by()
    # By their keys alone: given anything else besides, the database would look through all entries of the register.
    parts = [ours.filter(pk__in={one.entry_id for one in found}), ours.filter(kind="field")]
    parts += [ours.filter(entry__in=named)] if named else []
    wanted = Q()
    for part in parts:
        wanted |= Q(pk__in=part.values("pk"))
    every = list(Entry.objects.filter(wanted).order_by().only("entry", "kind", "title"))
    show_then(record, [row for row in every if row.kind not in ("field", "body")])
    return (
        {row.pk: row for row in every},
        {row.entry: row for row in every},
        [row for row in every if row.kind == "field"],
        [row for row in every if row.entry in bodies],
    )


def _warned(one: Row, row: Entry, on: datetime.date, ends: Mapping[str, str]) -> Warned:
    since = datetime.date.fromisoformat(one.day)
    days = abs((on - since).days)
    if one.code == "beyond-programme":
        days = (since - datetime.date.fromisoformat(ends[one.about])).days
    elif one.code == "gap":
        days = one.amount
    return Warned(one.code, row, one.side, since, days, one.about, one.first)
