"""Entries as they were agreed by the end of a day.

1. On a past day an entry is its newest public version that was agreed by then; one without is not there yet.
2. What is not public today is not shown as of any day, and a version that is not public is as good as absent.
3. Whoever reads entries of a record reads them from here, so that every page can be told as of a day.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.query import ModelIterable

from kelisim.node.models import Entry, Version
from kelisim.node.rows import sorting_date
from kelisim.web.queries.records import Record
from kelisim.web.queries.versions import item_of

_TITLES = {"body": "names", "place": "names", "charter": "name", "decision": "text"}
"""The part of the content by which an entry is called, where that is not its title."""


class EntriesThen(QuerySet[Entry]):
    """Entries that show themselves as of a record's day as soon as they are read."""

    record: Record | None = None

    def _clone(self) -> "EntriesThen":
        copy: EntriesThen = super()._clone()  # type: ignore[misc] # untyped in Django
        copy.record = self.record
        return copy

    def _fetch_all(self) -> None:
        new = self._result_cache is None
        super()._fetch_all()
        if new and self.record and self._iterable_class is ModelIterable:
            show_then(self.record, self._result_cache or ())


def entries_then(record: Record) -> EntriesThen:
    """The public entries of a register as of the record's day (rules 1 and 2)."""
    rows = EntriesThen(Entry).filter(register=record.register, public=True)
    if record.day:
        versions = Version.objects.filter(entry=OuterRef("pk"), public=True, agreed_at__lte=record.end)
        rows = rows.filter(Exists(versions))
        rows.record = record
    return rows


def told_then(record: Record, wanted: Q) -> EntriesThen:
    """The entries that fit, as of the record's day; `wanted` has to see to it that they were there."""
    rows = EntriesThen(Entry).filter(wanted)
    rows.record = record if record.day else None
    return rows


def show_then(record: Record, entries: Iterable[Entry]) -> None:
    """Let entries show what was agreed of them by the record's day; as of today they do."""
    rows = {entry.pk: entry for entry in entries}
    if record.day is None or not rows:
        return
    found = Version.objects.filter(entry__in=rows, public=True, agreed_at__lte=record.end)
    for version in found.order_by("entry_id", "ordinal"):
        _show(rows[version.entry_id], version)


def newest_then(record: Record, wanted: Iterable[str]) -> list[Entry]:
    """The public entries of these ids, as of the record's past day, in one statement."""
    found = Version.objects.filter(entry__register=record.register, entry__public=True, entry__entry__in=wanted)
    rows: dict[int, Entry] = {}
    known = found.filter(public=True, agreed_at__lte=record.end).select_related("entry")
    for version in known.order_by("entry_id", "ordinal"):
        row = rows.setdefault(version.entry_id, version.entry)
        _show(row, version)
    return list(rows.values())


def _show(entry: Entry, version: Version) -> None:
    content: dict[str, Any] = version.content
    entry.content, entry.bound = content, version.bound
    entry.title = content[_TITLES.get(entry.kind, "title")]
    entry.date = sorting_date(item_of(version, entry.kind, entry.entry))
    entry.versions, entry.proposal, entry.agreed_at = version.ordinal, version.proposal_id, version.agreed_at
