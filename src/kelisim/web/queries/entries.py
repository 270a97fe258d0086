"""One entry with all that the register holds of it: what moved, how it stands, and what each side says."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404

from kelisim.model.decode import convert
from kelisim.model.item import Item
from kelisim.model.measure import Milestone
from kelisim.model.word import Statement as StatementValue
from kelisim.node.models import Entry, Report, Statement, Word
from kelisim.planning.drift import Drift, ValueSeries, drifts, value_series
from kelisim.planning.trend import Series, trends
from kelisim.register.control import Completion, Standing, reported, standing
from kelisim.register.sides import SideBySide, beside
from kelisim.web.comparison import Comparison, comparison, sources_of
from kelisim.web.queries.lists import public_entries, referring, statements_about
from kelisim.web.queries.names import Names, names_in
from kelisim.web.queries.records import Record, sides_in
from kelisim.web.queries.versions import Past, SignedVersion, item_of, past_of
from kelisim.web.queries.voices import reported as reported_on

SPOKEN_WITH = {"measure": "milestone", "indicator": "measure"}
"""What is said of entries of the second kind that refer to one of the first is told on the first one's page as well."""

TELLING = ("instrument", "meeting", "place")
"""The kinds of entries whose pages tell what those that refer to them say, and not only how these are called."""


@dataclass(frozen=True)
class Stands:
    """How an entry stands on a day; `control` is there for commitments alone."""

    on: datetime.date
    done: Completion
    control: Standing | None


@dataclass(frozen=True)
class Account:
    """One entry and everything public that the register holds of it."""

    row: Entry
    item: Item | None
    past: Past
    statements: list[Statement]
    reports: list[Report]
    words: list[Word]
    related: list[Entry]
    names: Names
    dates: tuple[Series, ...]
    values: tuple[ValueSeries, ...]
    table: Comparison | None
    beside: SideBySide
    stands: Stands | None
    sides: list[str]
    sources: list[dict[str, Any]]
    differing: list[str] = field(default_factory=list)

    @property
    def content(self) -> dict[str, Any]:
        """The content of the newest agreed version."""
        return dict(self.row.content)

    @property
    def versions(self) -> list[SignedVersion]:
        """The public versions, the first one in front."""
        return self.past.versions

    @property
    def moved(self) -> list[Series]:
        """The stated dates that moved."""
        return [series for series in self.dates if series.moves]

    @property
    def drifts(self) -> list[Drift]:
        """What every voice that spoke more than once of one thing first and last said of it.

        A speaker who alone speaks for a side is told as the side.
        """
        found = [
            drift for drift in drifts(self.dates, self.values) if drift.days is not None or drift.amount is not None
        ]
        whole = {(drift.what, drift.unit, drift.side, drift.claims) for drift in found if not drift.speaker}
        return [
            drift
            for drift in found
            if not (drift.side and drift.speaker and (drift.what, drift.unit, drift.side, drift.claims) in whole)
        ]

    @property
    def decisions(self) -> list[Entry]:
        """The decisions that refer to it."""
        return [row for row in self.related if row.kind == "decision"]

    def words_of(self, kind: str) -> list[Word]:
        """The notices, the releases or the comments."""
        return [word for word in self.words if word.kind == kind]


def find_account(record: Record, entry: str, *kinds: str) -> Account:
    """One public entry with its versions, statements, reports, and what refers to it, as of the day of the record.

    Raises:
        Http404: there is no public entry of these kinds with that id.
    """
    row = public_entries(record, *kinds).filter(entry=entry).first()
    if row is None:
        raise Http404
    on = record.on
    whole = row.kind in TELLING
    related = referring(record, [row], whole=whole)
    spoken = [row, *(other for other in related if SPOKEN_WITH.get(row.kind) == other.kind)]
    statements = _statements(record, row, spoken)
    reports = list(record.known(Report.objects.filter(entry__in=spoken, public=True)))
    if row.kind == "indicator":
        reports = [report for report in reports if _gives(report, row.entry)]
    words = list(record.known(Word.objects.filter(entry=row, public=True)))
    # What stands in one of two stories is shown, and nothing is computed from it.
    counting = [statement for statement in statements if not statement.disputed]
    values: list[StatementValue] = [convert(said.content, StatementValue) for said in counting]
    dates, figures = trends(values), value_series(values)
    said = [statement.content for statement in statements]
    past = past_of(row, record.end)
    item = past.records[-1].item if past.records else None
    sides = beside(reported_on([report for report in reports if not report.disputed], row.entry, on))
    names = names_in(
        record,
        row.content,
        said,
        # Figures name no entry, and there may be thousands of them.
        [{name: said for name, said in word.content.items() if name != "observations"} for word in words],
        [report.content for report in reports],
        [{"entry": report.content["about"]} for report in reports],
        [{"entry": value["indicator"]} for report in reports for value in report.content.get("values", [])],
        [version.row.content for version in past.versions],
        [one.content.get("instruments") for one in related if row.kind == "place" and one.kind == "measure"],
    )
    return Account(
        row=row,
        item=item,
        past=past,
        statements=statements,
        reports=reports,
        words=words,
        related=related,
        names=names,
        dates=dates,
        values=figures,
        table=comparison(counting, dates, figures),
        beside=sides,
        stands=_stands(record, item, sides, on) if item else None,
        sides=sides_in(row.content),
        sources=sources_of([row.content, *said, *(one.content for one in reports), *(one.content for one in words)]),
        differing=_differing(dates, figures),
    )


def _differing(dates: Iterable[Series], values: Iterable[ValueSeries]) -> list[str]:
    """What the latest statements for the sides differ on."""
    apart = [*(one.what for one in dates if one.disagree), *(one.what for one in values if one.disagree)]
    return list(dict.fromkeys(apart))


def _statements(record: Record, row: Entry, spoken: Sequence[Entry]) -> list[Statement]:
    statements = statements_about(record, spoken)
    if row.kind != "indicator":
        return statements
    own = set(row.statements.values_list("pk", flat=True))
    code = row.content.get("code")
    return [said for said in statements if said.pk in own or _claims(said, code)]


def _gives(report: Report, indicator: str) -> bool:
    return any(value["indicator"] == indicator for value in report.content.get("values", []))


def _claims(said: Statement, code: str | None) -> bool:
    return code is not None and any(claim.get("what") == code for claim in said.content.get("claims", []))


def _stands(record: Record, item: Item, sides: SideBySide, on: datetime.date) -> Stands | None:
    above = None
    if isinstance(item.content, Milestone) and item.content.of.entry:
        row = public_entries(record, "measure").filter(entry=item.content.of.entry).first()
        if row is None:  # Who answers for it is told by a measure that is not public, or by none at all.
            return None
        above = item_of(row, row.kind, row.entry)
    done = reported(item, sides, record.leading, above)
    return Stands(on, done, standing(item, sides, on)) if done else None
