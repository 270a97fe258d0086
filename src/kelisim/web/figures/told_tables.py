"""What the releases of an indicator tell, as the tables of its page."""

from collections.abc import Mapping
from dataclasses import dataclass

from kelisim.figures.periods import in_order
from kelisim.figures.vintages import Cell, Triangle
from kelisim.web.dates import spoken
from kelisim.web.figures.ahead import ComingTable, coming_tables
from kelisim.web.figures.amounts import amount, bare, per_cent
from kelisim.web.figures.bound_words import Bounded
from kelisim.web.figures.compared import ComparedWords, compared
from kelisim.web.figures.official import OfficialLine, Value, choice_words
from kelisim.web.figures.period_words import VALUATIONS, period_words
from kelisim.web.figures.target_words import Aimed, aimed
from kelisim.web.figures.told import Told
from kelisim.web.queries.entries import Account
from kelisim.web.queries.records import Record
from kelisim.web.told_words import OBSERVATIONS

ROWS = 12
"""How many periods a table shows at once, the newest first; the others are on the chart's own page of data."""
VINTAGES = 8
"""How many vintages a revision triangle shows, the newest."""


@dataclass(frozen=True)
class ValueCell:
    """A value in words; `before` is what was given first, where it was corrected."""

    value: str
    status: str
    vintage: str
    before: str


@dataclass(frozen=True)
class Revised:
    """A cell of a revision triangle; `change` is against the value before, `given` whether the vintage gave it."""

    value: str
    given: bool
    change: str


@dataclass(frozen=True)
class Revisions:
    """A revision triangle in words. `summary` has the count of periods, of those up and down, and the means."""

    line: str
    vintages: list[str]
    rows: list[tuple[str, list[Revised | None], str]]
    summary: tuple[int, int, int, str, str] | None


@dataclass(frozen=True)
class Tables:
    """The tables. `choices` are the name, the words and whether it is chosen of each choice of series."""

    choices: list[tuple[str, str, bool]]
    what: str
    derived: bool
    names: list[str]
    rows: list[tuple[str, list[tuple[str, ValueCell | None]]]]
    more: int
    facts: list[tuple[str, list[str]]]
    aims: list[Aimed]
    limits: list[Bounded]
    revisions: list[Revisions]
    coming: list[ComingTable]
    compared: list[ComparedWords]
    releases: int


def told_tables(record: Record, account: Account, told: Told, language: str) -> Tables | None:
    """The tables of an indicator; nothing where no office published figures."""
    choice, unit = told.choice, account.content["unit"]
    if choice is None:
        return None
    periods = sorted({period for line in choice.lines for period in line.values}, key=in_order, reverse=True)
    return Tables(
        choices=[(one.name, choice_words(record, one, language), one.name == choice.name) for one in told.choices],
        what=choice_words(record, choice, language),
        derived=choice.derived,
        names=told.names,
        rows=[(period_words(period, language), _cells(told, period, language)) for period in periods[:ROWS]],
        more=max(0, len(periods) - ROWS),
        facts=[
            (name, _facts(line, language))
            for name, line in zip(told.names, () if choice.derived else choice.lines, strict=False)
        ],
        aims=[aimed(name if len(told.names) > 1 else "", one, unit, language) for name, one in told.standings],
        limits=told.bounded,
        revisions=[_revisions(name, one, language) for name, one in told.triangles],
        coming=coming_tables(told.coming, unit, language),
        compared=compared(record, account, told, language),
        releases=len(account.words_of("release")),
    )


def _cells(told: Told, period: str, language: str) -> list[tuple[str, ValueCell | None]]:
    lines = told.choice.lines if told.choice else ()
    return [(name, _cell(line.values, period, language)) for name, line in zip(told.names, lines, strict=True)]


def _cell(values: Mapping[str, Value], period: str, language: str) -> ValueCell | None:
    value = values.get(period)
    if value is None:
        return None
    return ValueCell(
        value=bare(value.value, language),
        status=str(OBSERVATIONS[value.status]) if value.status else "",
        vintage=spoken(value.stated.vintage, language, short=True) if value.stated else "",
        before=bare(value.before, language) if value.before is not None else "",
    )


def _facts(line: OfficialLine, language: str) -> list[str]:
    """What holds of all values of a series: its office, its valuation, and how it was converted."""
    latest = line.series.latest()
    if latest is None:
        return []
    stated = latest[1]
    speaker = stated.issued.release.speaker
    said = [", ".join(filter(None, (speaker.name, speaker.office)))] if speaker else []
    if stated.valuation:
        said.append(str(VALUATIONS[stated.valuation]))
    if conversion := stated.conversion:
        rate = amount(conversion.rate, f"{line.key.currency}/{conversion.original}", language)
        day = spoken(conversion.rate_on, language) if conversion.rate_on else ""
        said.append(", ".join(filter(None, (rate, day))))
    return [one for one in said if one]


def _revisions(line: str, found: Triangle, language: str) -> Revisions:
    skipped = max(0, len(found.vintages) - VINTAGES)
    rows = [row for row in found.rows if row.revision is not None][-ROWS:]
    summary = found.summary
    return Revisions(
        line=line,
        vintages=[spoken(day.isoformat(), language, short=True) for day in found.vintages[skipped:]],
        rows=[
            (
                period_words(row.period, language, short=True),
                [_revised(cell, language) for cell in row.cells[skipped:]],
                per_cent(row.revision.percent, language, signed=True) if row.revision else "",
            )
            for row in reversed(rows)
        ],
        summary=(
            summary.periods,
            summary.upward,
            summary.downward,
            bare(summary.mean, language, signed=True),
            bare(summary.mean_size, language),
        )
        if summary
        else None,
    )


def _revised(cell: Cell | None, language: str) -> Revised | None:
    if cell is None:
        return None
    change = bare(cell.revision.absolute, language, signed=True) if cell.revision else ""
    return Revised(bare(cell.stated.value, language), cell.given, change)
