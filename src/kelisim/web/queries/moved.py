"""The dates that moved lately: agreed for another day, or stated for one day and then for another."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from kelisim.model.decode import convert
from kelisim.model.word import Statement as StatementValue
from kelisim.node.models import Entry, Statement, Version
from kelisim.node.past import Standing
from kelisim.planning.trend import Point, trends
from kelisim.register.history import VersionRecord
from kelisim.register.slips import Move, slips
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import summed
from kelisim.web.queries.then import show_then
from kelisim.web.queries.versions import record_of

LATEST = 6
DATED = ("measure", "milestone", "decision", "meeting", "indicator")
_LOOKED_AT = 10
_CALLED = ("entry__entry", "entry__kind", "entry__title", "entry__date")
"""How an entry is called; its content would be read for nothing."""


@dataclass(frozen=True)
class AgreedMove:
    """A date that a version moved: of which entry, which date, and how."""

    row: Entry
    field: str
    move: Move

    @property
    def at(self) -> str:
        """When it was agreed."""
        return self.move.agreed_at


@dataclass(frozen=True)
class StatedMove:
    """A date that was stated anew: of which entry, of what, by which statement, and what was said before."""

    row: Entry
    what: str
    point: Point
    before: Point

    @property
    def at(self) -> str:
        """When it was said."""
        return self.point.said


def agreed_moves(record: Record) -> list[AgreedMove]:
    """The dates that were last moved by consent, the newest first."""
    return summed(record, "agreed moves", lambda: _agreed_moves(record))


def _agreed_moves(record: Record) -> list[AgreedMove]:
    replacing = Version.objects.filter(register=record.register, public=True, ordinal__gt=1)
    replacing = record.known(replacing, "agreed_at").filter(entry__public=True, entry__kind__in=DATED)
    newest = replacing.order_by("-arrival").values("entry")[:_LOOKED_AT]
    rows = record.known(Version.objects.filter(entry__in=newest, public=True), "agreed_at")
    by_entry: dict[Entry, list[VersionRecord]] = {}
    told = ("ordinal", "content", "bound", "public", "agreed_at", "proposal__party", "proposal__at", *_CALLED)
    for row in rows.select_related("entry", "proposal").only(*told).order_by("entry_id", "ordinal"):
        by_entry.setdefault(row.entry, []).append(record_of(row, row.entry.kind, row.entry.entry))
    moves = [
        AgreedMove(entry, one.field, move)
        for entry, records in by_entry.items()
        for one in slips(records)
        for move in one.moves
        if move.kind == "moved"
    ]
    shown = sorted(moves, key=lambda one: (one.at, one.row.pk), reverse=True)[:LATEST]
    show_then(record, [one.row for one in shown])
    return shown


def stated_moves(record: Record, standings: QuerySet[Standing]) -> list[StatedMove]:
    """The stated dates of measures that last moved, the newest first; one for each measure."""
    return summed(record, "stated moves", lambda: _stated_moves(record, standings))


def _stated_moves(record: Record, standings: QuerySet[Standing]) -> list[StatedMove]:
    moved = standings.filter(stated__gt=0).order_by("-first", "entry_id").values("entry")[:LATEST]
    through = Statement.about.through.objects.filter(entry__in=moved, statement__public=True, statement__disputed=False)
    rows = record.known(through, "statement__at").select_related("entry", "statement")
    rows = rows.only("statement__content", *_CALLED)
    said: dict[Entry, list[StatementValue]] = {}
    for row in rows.order_by("statement__said", "statement__party", "statement__number"):
        said.setdefault(row.entry, []).append(convert(row.statement.content, StatementValue))
    found = [one for entry, values in said.items() if (one := _newest(entry, values))]
    show_then(record, [one.row for one in found])
    return sorted(found, key=lambda one: one.at, reverse=True)


def _newest(entry: Entry, statements: Iterable[StatementValue]) -> StatedMove | None:
    moves = [
        StatedMove(entry, series.what, point, series.points[index - 1])
        for series in trends(statements)
        for index, point in enumerate(series.points)
        if point.moved
    ]
    return max(moves, key=lambda one: one.at, default=None)
