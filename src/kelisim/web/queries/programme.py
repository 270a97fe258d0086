"""The front page of a register."""

from collections import Counter
from dataclasses import dataclass

from kelisim.node.models import Entry
from kelisim.web.queries.entries import fields_of, public_entries
from kelisim.web.queries.records import Record
from kelisim.web.queries.voices import statuses
from kelisim.web.standing import ORDER, standing

LATEST_DOCUMENTS = 6
LATEST_STORIES = 3


@dataclass(frozen=True)
class FieldSummary:
    """A field of cooperation and how many of its commitments stand how. `bars` are (group, start, width) in percent."""

    field: Entry
    count: int
    groups: list[tuple[str, int]]

    @property
    def bars(self) -> list[tuple[str, str, str]]:
        """The parts of the bar, from left to right."""
        parts, start = [], 0.0
        for group, count in self.groups:
            width = 100 * count / self.count
            parts.append((group, f"{start:.2f}", f"{width:.2f}"))
            start += width
        return parts

    @property
    def reported(self) -> bool:
        """Whether any side said how any of them stands."""
        return any(group != "silent" for group, _ in self.groups)


def field_summaries(record: Record) -> list[FieldSummary]:
    """Every field with its commitments, by what the sides say."""
    said = statuses(record)
    counts: dict[str, Counter[str]] = {}
    measures = public_entries(record, "measure").order_by()
    for key, field, sides in measures.values_list("pk", "content__field", "content__sides"):
        group = standing(said.get(key, {}), sides or ())
        counts.setdefault((field or {}).get("entry", ""), Counter())[group] += 1
    return [_summary(field, counts.get(field.entry, Counter())) for field in fields_of(record)]


def _summary(field: Entry, counts: Counter[str]) -> FieldSummary:
    return FieldSummary(field, counts.total(), [(group, counts[group]) for group in ORDER if counts[group]])


def latest(record: Record, kind: str, count: int) -> list[Entry]:
    """The newest public entries of a kind."""
    return list(public_entries(record, kind)[:count])
