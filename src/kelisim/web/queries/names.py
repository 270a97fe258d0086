"""Titles of the entries that a page refers to, read in one statement."""

from collections.abc import Iterator
from typing import Any

from kelisim.node.models import Entry
from kelisim.web.queries.records import Record
from kelisim.web.queries.then import newest_then

Names = dict[str, Entry]
"""Public entries by their id."""


def entry_ids(value: Any) -> Iterator[str]:
    """The ids of all entries that plain content refers to."""
    if isinstance(value, dict):
        entry = value.get("entry")
        if isinstance(entry, str):
            yield entry
        for member in value.values():
            yield from entry_ids(member)
    elif isinstance(value, list):
        for member in value:
            yield from entry_ids(member)


def names_in(record: Record, *values: Any) -> Names:
    """The public entries that the values refer to. An entry that is not public is as good as absent."""
    wanted = {entry for value in values for entry in entry_ids(value)}
    if not wanted:
        return {}
    if record.day:
        return {row.entry: row for row in newest_then(record, wanted)}
    found = Entry.objects.filter(register=record.register, public=True, entry__in=wanted).order_by()
    return {row.entry: row for row in found.only("entry", "kind", "title", "date")}
