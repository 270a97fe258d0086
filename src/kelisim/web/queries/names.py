"""Titles of the entries that a page refers to, read in one statement."""

from typing import Any

from kelisim.node.models import Entry
from kelisim.web.queries.records import Record
from kelisim.web.queries.then import newest_then

Names = dict[str, Entry]
"""Public entries by their id."""


def entry_ids(value: Any) -> list[str]:
    """The ids of all entries that plain content refers to, each once, in the order in which they stand there."""
    found: dict[str, None] = {}
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            entry = one.get("entry")
            if isinstance(entry, str):
                found[entry] = None
            waiting.extend(reversed(one.values()))
        elif isinstance(one, list | tuple):
            waiting.extend(reversed(one))
    return list(found)


def names_in(record: Record, *values: Any) -> Names:
    """The public entries that the values refer to. An entry that is not public is as good as absent."""
    wanted = entry_ids(values)
    if not wanted:
        return {}
    if record.day:
        return {row.entry: row for row in newest_then(record, wanted)}
    found = Entry.objects.filter(register=record.register, public=True, entry__in=wanted).order_by()
    return {row.entry: row for row in found.only("entry", "kind", "title", "date")}
