"""What the register holds of a story."""

from django.db.models import TextField
from django.db.models.functions import Cast

from kelisim.node.models import Entry
from kelisim.node.rows import references
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.records import Record
from kelisim.web.queries.then import entries_then

KINDS = ("instrument", "measure", "meeting", "decision", "indicator", "place", "body", "field", "milestone")
"""The kinds of entries that a story can lead to."""


def held_of(record: Record, story: Entry) -> list[Entry]:
    """The public entries that the story mentions or that rest on the same source."""
    named = {entry for _, entry in references(story.content)}
    found = {row.pk: row for row in entries_then(record).filter(entry__in=named).order_by("id")}
    sources = story.content.get("sources", [])
    mark = next((source.get("url") or source.get("sha256") for source in sources), None)
    if mark:
        rows = public_entries(record, *KINDS).order_by("id").annotate(raw=Cast("content", TextField()))
        for row in rows.filter(raw__contains=f'"{mark}"').only("entry", "kind", "title", "date"):
            found.setdefault(row.pk, row)
    return list(found.values())
