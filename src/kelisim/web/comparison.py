"""What statements claim of the same thing, set out as a table. What moved and what differs is computed by `planning`.

A column is one `what` that at least two statements make a claim about, dates first, then what is claimed most often;
nothing is averaged or converted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kelisim.node.models import Statement
from kelisim.planning.drift import ValuePoint, ValueSeries
from kelisim.planning.trend import Point, Series

Raw = Mapping[str, Any]

MAX_COLUMNS = 5


@dataclass(frozen=True)
class Column:
    """One thing that is claimed. `unit` is there where all its claims have the same."""

    what: str
    unit: str


@dataclass(frozen=True)
class Row:
    """One statement and its claims by column. `shifts` are those claims that moved a date or changed a figure."""

    statement: Statement
    cells: list[list[Raw]]
    shifts: list[Point | ValuePoint | None]


@dataclass(frozen=True)
class Comparison:
    """The statements that make the claims, in the order in which they were said."""

    columns: list[Column]
    rows: list[Row]


def spoken_slug(what: str) -> str:
    """The words in a slug."""
    return what.replace("-", " ")


def comparison(
    statements: Sequence[Statement], dates: Sequence[Series] = (), values: Sequence[ValueSeries] = ()
) -> Comparison | None:
    """The table of all things that more than one statement makes a claim about, or nothing.

    Args:
        statements: in the order in which they were said.
        dates: the trends of the same statements.
        values: the series of figures of the same statements.
    """
    counts: Counter[str] = Counter()
    units: dict[str, set[str]] = {}
    dated = {one.what for one in dates}
    for statement in statements:
        claims = _claims(statement)
        # Each once, in the order in which they stand: what is named equally often keeps it.
        counts.update(list(dict.fromkeys(claim["what"] for claim in claims)))
        for claim in claims:
            units.setdefault(claim["what"], set()).add(claim.get("unit", ""))
    shared = [what for what, count in counts.most_common() if count > 1]
    kept = sorted(shared, key=lambda what: (what not in dated, shared.index(what)))[:MAX_COLUMNS]
    if not kept:
        return None
    shifts: dict[tuple[str, int], Point | ValuePoint] = {
        (series.what, figure.statement): figure for series in values for figure in series.points if figure.differs
    }
    shifts |= {(series.what, point.statement): point for series in dates for point in series.points if point.moved}
    columns = [Column(what, min(units[what]) if len(units[what]) == 1 else "") for what in kept]
    rows = [
        Row(statement, _cells(statement, kept), [shifts.get((what, index)) for what in kept])
        for index, statement in enumerate(statements)
    ]
    return Comparison(columns, [row for row in rows if any(row.cells)])


def _claims(statement: Statement) -> list[Raw]:
    return [claim for claim in statement.content.get("claims", []) if claim["type"] != "status"]


def _cells(statement: Statement, columns: Sequence[str]) -> list[list[Raw]]:
    claims = _claims(statement)
    return [[claim for claim in claims if claim["what"] == what] for what in columns]


def status_of(content: Raw) -> Raw | None:
    """The state that a statement gives the matter, if it gives one."""
    return next((claim for claim in content.get("claims", []) if claim["type"] == "status"), None)


def sources_of(contents: Iterable[Raw]) -> list[dict[str, Any]]:
    """Every source of the contents once, in the order in which they occur."""
    seen: dict[str, dict[str, Any]] = {}
    for content in contents:
        for source in content.get("sources", []):
            seen.setdefault(source.get("url") or source.get("sha256") or source.get("title", ""), source)
    return list(seen.values())
