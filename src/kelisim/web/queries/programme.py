"""The front page of a register, and its programme by field and by body."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from kelisim.model.dates import last_day
from kelisim.node.models import Entry
from kelisim.node.past import Standing
from kelisim.register.groups import ORDER
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.records import Record
from kelisim.web.queries.standings import Counts, answered_by
from kelisim.web.queries.then import entries_then, told_then

LATEST_DOCUMENTS = 6
LATEST_STORIES = 3
AHEAD = 7
MOST_BODIES = 60


@dataclass(frozen=True)
class Summary:
    """Some of the measures: how many stand how, and how many have each flag. `entry` is what they have in common."""

    entry: str
    title: Mapping[str, str]
    kind: str
    groups: list[tuple[str, int]]
    flags: Mapping[str, int]
    side: str = ""

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.groups)

    @property
    def bars(self) -> list[tuple[str, str, str]]:
        """The parts of the bar from left to right: group, start and width in percent."""
        parts, start = [], 0.0
        for name, count in self.groups:
            width = 100 * count / self.count
            parts.append((name, f"{start:.2f}", f"{width:.2f}"))
            start += width
        return parts

    @property
    def reported(self) -> bool:
        """Whether any side said how any of them stands."""
        return any(name != "silent" for name, _ in self.groups)


@dataclass(frozen=True)
class Front:
    """What the front page shows of entries: fields, the newest documents and stories, and what comes next."""

    fields: list[Entry]
    documents: list[Entry]
    stories: list[Entry]
    ahead: list[tuple[datetime.date, Entry]]


def front(record: Record) -> Front:
    """The entries of the front page, read in one statement."""
    wanted = Q()
    for rows in (
        public_entries(record, "field").order_by(),
        public_entries(record, "instrument").order_by("-date", "id")[:LATEST_DOCUMENTS],
        public_entries(record, "story").order_by("-date", "id")[:LATEST_STORIES],
        _ahead(record),
    ):
        wanted |= Q(pk__in=rows.values("pk"))
    found = list(told_then(record, wanted))
    dated = sorted((row for row in found if row.date), key=lambda row: (row.date, -row.pk), reverse=True)
    awaited = [(last_day(row.awaited), row) for row in found if row.awaited and last_day(row.awaited) > record.on]
    return Front(
        fields=sorted((row for row in found if row.kind == "field"), key=lambda row: row.pk),
        documents=[row for row in dated if row.kind == "instrument"][:LATEST_DOCUMENTS],
        stories=[row for row in dated if row.kind == "story"][:LATEST_STORIES],
        ahead=sorted(awaited, key=lambda pair: (pair[0], pair[1].pk))[:AHEAD],
    )


def _ahead(record: Record) -> QuerySet[Entry]:
    """The entries whose day comes next, but for measures that are done."""
    day = record.on.isoformat()
    done = Standing.objects.filter(entry=OuterRef("pk"), group="done", until__gt=day, first__lte=day)
    rows = entries_then(record).filter(~Exists(done), awaited__gt=day)
    return rows.order_by("awaited", "id")[: 2 * AHEAD]


def fields_of(record: Record) -> list[Entry]:
    """The fields of cooperation in order of their id."""
    # Asked for that order, the database reads all entries by it.
    return sorted(public_entries(record, "field").order_by(), key=lambda row: row.pk)


def field_summaries(fields: Iterable[Entry], counts: Counts) -> list[Summary]:
    """Every field with its measures, by how they stand."""
    return [
        Summary(row.entry, row.title, "field", counts.groups(row.entry), counts.flagged(row.entry)) for row in fields
    ]


def body_summaries(record: Record, standings: QuerySet[Standing]) -> list[Summary]:
    """Every body with the measures that it answers for, those with most in front."""
    answered = answered_by(record, standings)
    most = sorted(answered, key=lambda body: (-answered[body][0].total(), body))[:MOST_BODIES]
    rows = {row.entry: row for row in public_entries(record, "body").filter(entry__in=most)}
    summaries = []
    for body in most:
        if body in rows:
            groups, flags = answered[body]
            counted = [(name, groups[name]) for name in ORDER if groups[name]]
            summaries.append(
                Summary(body, rows[body].title, "body", counted, flags, rows[body].content.get("side") or "")
            )
    return summaries
