"""The front page of a register."""

import datetime
from collections import Counter
from dataclasses import dataclass

from kelisim.model.decode import convert
from kelisim.model.item import MeasureItem
from kelisim.model.measure import Measure
from kelisim.node.models import Entry
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.records import Record
from kelisim.web.queries.voices import Voices, voices
from kelisim.register.groups import ORDER, group

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
        for name, count in self.groups:
            width = 100 * count / self.count
            parts.append((name, f"{start:.2f}", f"{width:.2f}"))
            start += width
        return parts

    @property
    def reported(self) -> bool:
        """Whether any side said how any of them stands."""
        return any(name != "silent" for name, _ in self.groups)


def field_summaries(record: Record, on: datetime.date) -> list[FieldSummary]:
    """Every field with its commitments, by what the sides say."""
    said = voices(record, on)
    counts: dict[str, Counter[str]] = {}
    titles: dict[str, dict[str, str]] = {}
    columns = ("pk", "kind", "entry", "title", "bound", "content__field", "content__sides", "content__responsible")
    for key, kind, entry, title, bound, *content in public_entries(record, *KINDS).order_by("id").values_list(*columns):
        if kind == "field":
            titles[entry] = title
        else:
            field, sides, responsible = content
            answering: Measure = convert(
                {"title": title, "sides": sides or (), "responsible": responsible or ()}, Measure
            )
            item = MeasureItem(entry=entry, bound=tuple(bound), content=answering)
            voice = said.get(key, Voices())
            standing = group(voice.statuses, done=voice.done(item, record.leading))
            counts.setdefault((field or {}).get("entry", ""), Counter())[standing] += 1
    return [_summary(entry, title, counts.get(entry, Counter())) for entry, title in titles.items()]


def _summary(entry: str, title: dict[str, str], counts: Counter[str]) -> FieldSummary:
    return FieldSummary(entry, title, counts.total(), [(name, counts[name]) for name in ORDER if counts[name]])


def latest(record: Record, kind: str, count: int) -> list[Entry]:
    """The newest public entries of a kind."""
    return list(public_entries(record, kind)[:count])
