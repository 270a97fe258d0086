"""What the register holds of a story."""

from kelisim.node.models import Entry, Link
from kelisim.node.rows import SOURCES, references, source_marks
from kelisim.web.queries.records import Record
from kelisim.web.queries.then import entries_then

KINDS = ("instrument", "measure", "meeting", "decision", "indicator", "place", "body", "field", "milestone")
"""The kinds of entries that a story can lead to."""


def held_of(record: Record, story: Entry) -> list[Entry]:
    """The public entries that the story mentions or that rest on the same source."""
    named = {entry for _, entry in references(story.content)}
    # Asked for an order, the database reads all entries by it.
    mentioned = entries_then(record).filter(entry__in=named).order_by()
    found = {row.pk: row for row in sorted(mentioned, key=lambda row: row.pk)}
    # The first is what the story was read from.
    for mark in source_marks(story.content)[:1]:
        resting = Link.objects.filter(entry=mark, role=SOURCES).values("source")
        # Asked for the kinds as well, it reads all entries of these.
        rows = entries_then(record).filter(pk__in=resting).order_by().only("entry", "kind", "title", "date")
        for row in sorted((row for row in rows if row.kind in KINDS), key=lambda row: row.pk):
            found.setdefault(row.pk, row)
    return list(found.values())
