"""Everything of one field of cooperation, and of one body."""

from collections.abc import Iterable

from kelisim.node.models import Entry

ORDER = ("measure", "milestone", "instrument", "indicator", "meeting", "decision", "place", "body", "story", "field")
"""The order in which kinds of entries stand on a page."""


def grouped(rows: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Entries by kind, in the order of pages."""
    found: dict[str, list[Entry]] = {}
    for row in rows:
        found.setdefault(row.kind, []).append(row)
    return [(kind, found[kind]) for kind in ORDER if kind in found]
