"""The latest word of each side: its own report, or what was stated for it.

Which report of a Party counts on a day is decided by `register.sides`. A Party's own report counts before what was
stated for it.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kelisim.model.dates import last_day
from kelisim.model.decode import convert
from kelisim.model.word import Report as ReportValue
from kelisim.node.models import Report, Statement
from kelisim.register.sides import Column
from kelisim.register.spoken import Reported
from kelisim.web.comparison import status_of


@dataclass(frozen=True)
class Word:
    """What one side says now. `signed` marks its own report; all else is what was stated for it."""

    side: str
    date: str
    status: str
    label: dict[str, str] | None
    content: dict[str, Any]
    signed: bool

    @property
    def text(self) -> dict[str, str] | None:
        """Its words."""
        return self.content.get("text") or self.content.get("summary")


def reported(reports: Iterable[Report], entry: str, on: datetime.date) -> list[Reported]:
    """The reports on an entry as the register's own values, without those as of a later day."""
    found = (
        Reported(
            act=row.act,
            party=row.party,
            number=row.number,
            day=last_day(row.as_of),
            report=convert(row.content, ReportValue),
        )
        for row in reports
        if row.content["about"] == entry
    )
    return [one for one in found if one.day <= on]


def latest_words(
    sides: Iterable[str], statements: Sequence[Statement], columns: Iterable[Column], reports: Iterable[Report]
) -> list[Word]:
    """The latest word of each of these sides and of every other side that spoke."""
    rows = {row.act: row for row in reports}
    found = {statement.side: _stated(statement) for statement in statements if statement.side}
    found |= {column.party: _reported(rows[column.latest.act]) for column in columns}
    order = dict.fromkeys([*sides, *found])
    return [found[side] for side in order if side in found]


def _reported(row: Report) -> Word:
    return Word(row.party, row.as_of, row.status, None, row.content, signed=True)


def _stated(statement: Statement) -> Word:
    status = status_of(statement.content) or {}
    return Word(
        side=statement.side,
        date=statement.said,
        status=status.get("status", ""),
        label=status.get("label"),
        content=statement.content,
        signed=False,
    )
