"""The latest word of each side: its own report, or what was stated for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from kelisim.node.models import Entry, Report, Statement
from kelisim.web.comparison import status_of
from kelisim.web.queries.records import Record


@dataclass(frozen=True)
class Word:
    """What one side says now. `signed` marks its own report; all else is what was stated for it."""

    side: str
    date: str
    status: str
    label: dict[str, str] | None
    content: dict[str, Any]
    party: str
    number: int
    signed: bool

    @property
    def text(self) -> dict[str, str] | None:
        """Its words."""
        return self.content.get("text") or self.content.get("summary")


def latest_words(sides: Iterable[str], statements: Sequence[Statement], reports: Sequence[Report]) -> list[Word]:
    """The latest word of each of these sides and of every other side that spoke."""
    found: dict[str, Word] = {}
    for statement in statements:
        if statement.side:
            found[statement.side] = _stated(statement)
    for report in sorted(reports, key=lambda row: (row.as_of, row.number)):
        found[report.party] = Word(
            side=report.party,
            date=report.as_of,
            status=report.status,
            label=None,
            content=report.content,
            party=report.party,
            number=report.number,
            signed=True,
        )
    order = dict.fromkeys([*sides, *found])
    return [found[side] for side in order if side in found]


def _stated(statement: Statement) -> Word:
    status = status_of(statement.content) or {}
    return Word(
        side=statement.side,
        date=statement.said,
        status=status.get("status", ""),
        label=status.get("label"),
        content=statement.content,
        party=statement.party,
        number=statement.number,
        signed=False,
    )


def statuses(record: Record, measures: Sequence[Entry] | None = None) -> dict[int, dict[str, str]]:
    """The latest status by side of every commitment that anything was said of, or of these alone.

    A Party's own report counts before what was stated for it.
    """
    spoken = Statement.objects.filter(register=record.register, public=True).exclude(side="")
    reported = Report.objects.filter(register=record.register, public=True)
    if measures is None:
        spoken = spoken.filter(about__kind="measure", about__public=True)
        reported = reported.filter(entry__kind="measure", entry__public=True)
    else:
        spoken = spoken.filter(about__in=measures)
        reported = reported.filter(entry__in=measures)
    # A status claim can only stand where the stored JSON has the word; what passes is looked at properly below.
    likely = spoken.annotate(raw=Cast("content", TextField())).filter(raw__contains='"status"')
    said: dict[int, dict[str, str]] = {}
    for entry, side, content in likely.order_by("said", "number").values_list("about", "side", "content"):
        claim = status_of(content)
        if claim:
            said.setdefault(entry, {})[side] = claim["status"]
    for entry, party, status in reported.order_by("as_of", "number").values_list("entry_id", "party", "status"):
        said.setdefault(entry, {})[party] = status
    return said
