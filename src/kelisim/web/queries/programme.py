"""The front page of a register."""

from collections import Counter
from dataclasses import dataclass

from kelisim.node.models import Entry
from kelisim.web.queries.entries import public_entries
from kelisim.web.queries.records import Record
from kelisim.web.queries.voices import statuses
from kelisim.web.standing import ORDER, standing

LATEST_DOCUMENTS = 6
LATEST_STORIES = 3
KINDS = ("field", "measure")


@dataclass(frozen=True)
class FieldSummary:
    """A field of cooperation and how many of its commitments stand how."""

    entry: str
    title: dict[str, str]
    count: int
    groups: list[tuple[str, int]]
    kind: str = "field"

    @property
    def bars(self) -> list[tuple[str, str, str]]:
        """The parts of the bar from left to right: group, start and width in percent."""
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
    titles: dict[str, dict[str, str]] = {}
    columns = ("pk", "kind", "entry", "title", "content__field", "content__sides")
    for key, kind, entry, title, field, sides in public_entries(record, *KINDS).order_by("id").values_list(*columns):
        if kind == "field":
            titles[entry] = title
        else:
            group = standing(said.get(key, {}), sides or ())
            counts.setdefault((field or {}).get("entry", ""), Counter())[group] += 1
    return [_summary(entry, title, counts.get(entry, Counter())) for entry, title in titles.items()]


def _summary(entry: str, title: dict[str, str], counts: Counter[str]) -> FieldSummary:
    return FieldSummary(entry, title, counts.total(), [(group, counts[group]) for group in ORDER if counts[group]])


def latest(record: Record, kind: str, count: int) -> list[Entry]:
    """The newest public entries of a kind."""
    return list(public_entries(record, kind)[:count])
