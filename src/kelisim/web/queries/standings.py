"""How the measures of a register stand on the day of the record, counted and found by what a reader may ask.

1. Everything here is read from `node.past.Standing`: one row for each measure and day, told by `register.course`.
2. A count beside a choice is of what the reader would get by choosing it and leaving all other choices as they are.
3. Moved is what a later version agreed for another day, or what was stated for one day and then for another. The sides
   differ where their latest words on the state do, or what they report or state of a date or a figure.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from django.db import OperationalError, connection
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.db.models.expressions import CombinedExpression

from kelisim.node.models import Link
from kelisim.node.past import Standing
from kelisim.node.settling import settle
from kelisim.register.groups import ORDER
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import summed

FLAGS = ("overdue", "moved", "differ")
_FLAGGED: Final = tuple(tuple(flag for bit, flag in enumerate(FLAGS) if number >> bit & 1) for number in range(8))
"""The flags by the number that `_flags` makes of them."""
_ANSWERED: Final = (
    'SELECT links.entry, stands."group", stands.flags, COUNT(*) FROM ({stands}) AS stands'
    " INNER JOIN {links} AS links ON links.role = 'responsible' AND links.source_id = stands.entry_id GROUP BY 1, 2, 3"
)
"""Django would join the table of entries between the two, which costs more than all else here."""


@dataclass(frozen=True)
class Asked:
    """What a reader asks of a list of measures: entries of a field and a body, `SIDE=status`, and flags (`FLAGS`)."""

    field: str = ""
    body: str = ""
    status: str = ""
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Like:
    """Measures that stand alike, and how many they are."""

    field: str
    group: str
    said: tuple[str, ...]
    flags: frozenset[str]
    count: int

    def fits(self, asked: Asked) -> bool:
        """Whether they are what the reader asks for, but for the body."""
        right_field = not asked.field or self.field == asked.field
        return right_field and (not asked.status or asked.status in self.said) and asked.flags <= self.flags


@dataclass(frozen=True)
class Counts:
    """All measures by how they stand; with a body, those that it answers for."""

    likes: tuple[Like, ...]
    asked: Asked

    def _of(self, asked: Asked) -> Iterator[Like]:
        return (like for like in self.likes if like.fits(asked))

    @cached_property
    def total(self) -> int:
        """How many fit."""
        return sum(like.count for like in self._of(self.asked))

    @cached_property
    def fields(self) -> Counter[str]:
        """How many of each field there are (rule 2)."""
        found: Counter[str] = Counter()
        for like in self._of(replace(self.asked, field="")):
            found[like.field] += like.count
        return found

    @cached_property
    def statuses(self) -> Counter[str]:
        """How many there are for each `SIDE=status`."""
        found: Counter[str] = Counter()
        for like in self._of(replace(self.asked, status="")):
            for said in like.said:
                found[said] += like.count
        return found

    @cached_property
    def flags(self) -> Counter[str]:
        """How many there are with each flag."""
        found: Counter[str] = Counter()
        for flag in FLAGS:
            asked = replace(self.asked, flags=self.asked.flags | {flag})
            found[flag] = sum(like.count for like in self._of(asked))
        return found

    def groups(self, field: str | None = None) -> list[tuple[str, int]]:
        """How many are counted how, in the order of bars; of one field, or of all."""
        found: Counter[str] = Counter()
        for like in self.likes:
            if field is None or like.field == field:
                found[like.group] += like.count
        return [(name, found[name]) for name in ORDER if found[name]]

    def flagged(self, field: str) -> Counter[str]:
        """How many measures of a field have each flag."""
        found: Counter[str] = Counter()
        for like in self.likes:
            if like.field == field:
                found.update(dict.fromkeys(like.flags, like.count))
        return found

    def by_side(self) -> dict[str, Counter[str]]:
        """How many measures each side says to be in each state, by side."""
        found: dict[str, Counter[str]] = {}
        for like in self.likes:
            for said in like.said:
                side, _, status = said.partition("=")
                found.setdefault(side, Counter())[status] += like.count
        return found


def on_day(record: Record) -> QuerySet[Standing]:
    """How every public measure of the record stands on its day. Courses that acts have touched are told first."""
    # Where somebody else writes for long, the page tells of the time before: its reader need not wait for them.
    with suppress(OperationalError):
        settle(record.register.pk)
    day = record.on.isoformat()
    return Standing.objects.filter(register=record.register, until__gt=day, first__lte=day).order_by()


def counted(record: Record, rows: QuerySet[Standing], asked: Asked) -> Counts:
    """Count measures by how they stand, in one statement; those of all bodies are remembered."""
    if asked.body:
        return Counts(_likes(record, rows.filter(_of_body(asked.body))), asked)
    return Counts(summed(record, "likes", lambda: _likes(record, rows)), asked)


def _likes(record: Record, rows: QuerySet[Standing]) -> tuple[Like, ...]:
    groups = rows.annotate(flags=_flags(record)).values_list("field", "group", "said", "flags").annotate(n=Count("pk"))
    return tuple(
        Like(field, group, tuple(said.split()), frozenset(_FLAGGED[flags]), count)
        for field, group, said, flags, count in groups
    )


def found(record: Record, rows: QuerySet[Standing], asked: Asked) -> QuerySet[Standing]:
    """The measures that a reader asks for."""
    if asked.field:
        rows = rows.filter(field=asked.field)
    if asked.body:
        rows = rows.filter(_of_body(asked.body))
    if asked.status:
        alone = Q(said=asked.status) | Q(said__startswith=f"{asked.status} ")
        rows = rows.filter(alone | Q(said__endswith=f" {asked.status}") | Q(said__contains=f" {asked.status} "))
    for flag in sorted(asked.flags):
        rows = rows.filter(conditions(record)[flag])
    return rows


def bodies_counted(record: Record, rows: QuerySet[Standing], asked: Asked) -> Counter[str]:
    """How many of the measures that a reader asks for each body answers for (rule 2)."""
    if replace(asked, body="") == Asked():
        return Counter({body: groups.total() for body, (groups, _) in answered_by(record, rows).items()})
    wanted = found(record, rows, replace(asked, body="")).values("entry")
    links = Link.objects.filter(role="responsible", source__in=wanted).order_by().values_list("entry")
    return Counter(dict(links.annotate(n=Count("pk"))))


def _of_body(body: str) -> Q:
    return Q(entry__in=Link.objects.filter(role="responsible", entry=body).values("source"))


def conditions(record: Record) -> dict[str, Q]:
    """What each flag asks of a standing."""
    return {
        "overdue": Q(lapses__lt=record.on.isoformat()) & ~Q(lapses=""),
        "moved": Q(moves__gt=0) | Q(stated__gt=0),
        "differ": Q(differs=True) | Q(group="differ"),
    }


def _flags(record: Record) -> CombinedExpression:
    """The flags of a standing as one number (`_FLAGGED`): a column less to tell rows apart by costs less."""
    wanted = conditions(record)
    overdue, moved, differ = (Case(When(wanted[flag], then=Value(1)), default=Value(0)) for flag in FLAGS)
    return overdue + moved * 2 + differ * 4


def answered_by(record: Record, rows: QuerySet[Standing]) -> dict[str, tuple[Counter[str], Counter[str]]]:
    """For each body, how many of the measures it answers for are counted how, and how many have each flag."""
    return summed(record, "answered", lambda: _answered_by(record, rows))


def _answered_by(record: Record, rows: QuerySet[Standing]) -> dict[str, tuple[Counter[str], Counter[str]]]:
    stands = rows.annotate(flags=_flags(record)).values("entry_id", "group", "flags")
    bodies: dict[str, tuple[Counter[str], Counter[str]]] = {}
    sql, given = stands.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERED.format(links=Link._meta.db_table, stands=sql), given)
        for body, group, flags, count in cursor.fetchall():
            groups, flagged = bodies.setdefault(body, (Counter(), Counter()))
            groups[group] += count
            flagged.update(dict.fromkeys(_FLAGGED[flags], count))
    return bodies
