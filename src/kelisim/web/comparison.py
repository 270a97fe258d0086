"""What statements say of the same thing, set side by side.

1. A column is one `what` that at least two statements make a claim about, dates first, then what is claimed most often;
   nothing is averaged or converted.
2. Two exact figures for one thing, in one unit and for one period, differ where they are not the same number. A lower
   or upper bound differs from a figure beyond it. What is said to be about or almost a figure is too vague to differ.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from kelisim.node.models import Statement
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
    """One statement and its claims by column. `moves` are those of its claims that moved a date, by column."""

    statement: Statement
    cells: list[list[Raw]]
    moves: list[Point | None]


@dataclass(frozen=True)
class Comparison:
    """The statements that make the claims, in the order in which they were said."""

    columns: list[Column]
    rows: list[Row]


def spoken_slug(what: str) -> str:
    """The words in a slug."""
    return what.replace("-", " ")


def comparison(statements: Sequence[Statement], series: Sequence[Series] = ()) -> Comparison | None:
    """The table of all things that more than one statement makes a claim about, or nothing.

    Args:
        statements: in the order in which they were said.
        series: the trends of the same statements.
    """
    counts: Counter[str] = Counter()
    units: dict[str, set[str]] = {}
    dated: set[str] = set()
    for statement in statements:
        claims = [claim for claim in statement.content.get("claims", []) if claim["type"] != "status"]
        counts.update({claim["what"] for claim in claims})
        for claim in claims:
            units.setdefault(claim["what"], set()).add(claim.get("unit", ""))
            if claim["type"] == "date":
                dated.add(claim["what"])
    shared = [what for what, count in counts.most_common() if count > 1]
    kept = sorted(shared, key=lambda what: (what not in dated, shared.index(what)))[:MAX_COLUMNS]
    if not kept:
        return None
    moved = {(one.what, point.statement): point for one in series for point in one.points if point.moved}
    columns = [Column(what, min(units[what]) if len(units[what]) == 1 else "") for what in kept]
    rows = [
        Row(statement, _cells(statement, kept), [moved.get((what, index)) for what in kept])
        for index, statement in enumerate(statements)
    ]
    return Comparison(columns, [row for row in rows if any(row.cells)])


def _cells(statement: Statement, columns: Sequence[str]) -> list[list[Raw]]:
    claims = [claim for claim in statement.content.get("claims", []) if claim["type"] != "status"]
    return [[claim for claim in claims if claim["what"] == what] for what in columns]


def differing_values(contents: Iterable[Raw]) -> list[str]:
    """The things of which statements give figures that cannot all hold (rule 2)."""
    groups: dict[tuple[Any, ...], list[Raw]] = {}
    for content in contents:
        for claim in content.get("claims", []):
            if claim["type"] == "value":
                period = claim.get("period", {})
                key = (claim["what"], claim["unit"], claim.get("currency"), period.get("start"), period.get("end"))
                groups.setdefault(key, []).append(claim)
    found = [key[0] for key, claims in groups.items() if any(_differ(one, two) for one, two in combinations(claims, 2))]
    return list(dict.fromkeys(found))


def _differ(one: Raw, two: Raw) -> bool:
    low, high = sorted((one, two), key=lambda claim: Decimal(claim["value"]))
    if Decimal(low["value"]) == Decimal(high["value"]):
        return False
    return low.get("roughly") in (None, "up-to") and high.get("roughly") in (None, "over", "at-least")


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
