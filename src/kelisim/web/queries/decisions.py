"""Decisions followed through: what each side reports of a decision, and which entries it led to."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from kelisim.model.dates import last_day
from kelisim.node.models import Entry, Report
from kelisim.node.rows import references
from kelisim.register.control import Completion, reported
from kelisim.register.sides import Column, SideBySide, columns_of
from kelisim.web.queries.lists import referring
from kelisim.web.queries.records import Record
from kelisim.web.queries.versions import item_of
from kelisim.web.queries.voices import reported as reported_on


@dataclass(frozen=True)
class Followed:
    """A decision: how far it is reported done, where anybody can report it, and the entries that refer to it."""

    row: Entry
    done: Completion | None
    columns: tuple[Column, ...]
    led_to: list[Entry]
    due: datetime.date | None
    on: datetime.date

    @property
    def overdue(self) -> int:
        """By how many days it is past its due date without being reported done by all who answer for it."""
        if self.due is None or self.done is None or self.done.since is not None:
            return 0
        return max(0, (self.on - self.due).days)


def followed(record: Record, decisions: Sequence[Entry]) -> list[Followed]:
    """Decisions in the order in which they are given, each with what became of it, in two statements."""
    if not decisions:
        return []
    reports = list(record.known(Report.objects.filter(entry__in=decisions, public=True, disputed=False)))
    led_to: dict[str, list[Entry]] = {}
    for other in referring(record, decisions):
        for entry in dict.fromkeys(named for _, named in references(other.content)):
            led_to.setdefault(entry, []).append(other)
    found = []
    for row in decisions:
        columns = columns_of(reported_on(reports, row.entry, record.on))
        done = reported(item_of(row, row.kind, row.entry), SideBySide(columns, ()), record.leading)
        end = (row.content.get("due") or {}).get("end")
        due = last_day(end) if end else None
        found.append(Followed(row, done, columns, led_to.get(row.entry, []), due, record.on))
    return found
