"""Figures: what each side states of an indicator, by the period it is about. Nothing is averaged or converted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kelisim.model.dates import first_day, last_day
from kelisim.node.models import Statement

Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """One figure with the statement that gives it. `others` are further claims of the statement for that period."""

    claim: Raw
    statement: Statement
    others: list[Raw]


@dataclass
class PeriodRow:
    """A period and what each side says of it."""

    key: tuple[str, str, str]
    term: Raw
    cells: dict[str, list[Said]] = field(default_factory=dict)

    @property
    def full_year(self) -> bool:
        """Whether the period is one calendar year."""
        return is_year(self.term)


@dataclass(frozen=True)
class FigureTable:
    """All periods, and the sides that give figures; the side "" is that of speakers for no side.

    `what` is the name under which the indicator itself is claimed.
    """

    what: str
    sides: list[str]
    rows: list[PeriodRow]

    @property
    def lines(self) -> list[tuple[PeriodRow, list[tuple[str, list[Said]]]]]:
        """Each row with its cells in the order of the sides."""
        return [(row, [(side, row.cells.get(side, [])) for side in self.sides]) for row in self.rows]


def is_year(term: Raw) -> bool:
    """Whether a term is exactly one calendar year."""
    start, end = term.get("start"), term.get("end")
    if not (start and end):
        return False
    first, last = first_day(start), last_day(end)
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year


def figure_table(statements: Sequence[Statement], code: str | None, unit: str) -> FigureTable | None:
    """The figures of an indicator by period and side, or nothing where no statement gives any.

    A statement may speak of several indicators. Claims are taken that are made under the indicator's code, or under a
    name that shares a word with it (`turnover-growth` with `trade-turnover`); for an indicator without a code, those in
    its unit. Of the claims of a statement for a period the one under the code is the figure; the others (a rate of
    growth, the same in another currency) stand beside it.
    """
    what = code or _commonest(statements, unit)
    rows: dict[tuple[str, str, str], PeriodRow] = {}
    for statement in statements:
        by_period: dict[tuple[str, str, str], list[Raw]] = {}
        for claim in statement.content.get("claims", []):
            if claim["type"] == "value" and related(claim["what"], what):
                by_period.setdefault(_key(claim, statement), []).append(claim)
        for key, claims in by_period.items():
            term = claims[0].get("period") or {"start": statement.said, "end": statement.said, "words": ""}
            row = rows.setdefault(key, PeriodRow(key, term))
            claims.sort(key=lambda claim: claim["what"] != what)
            row.cells.setdefault(statement.side, []).append(Said(claims[0], statement, claims[1:]))
    if not rows:
        return None
    sides = sorted({side for row in rows.values() for side in row.cells}, key=lambda side: (not side, side))
    return FigureTable(what, sides, sorted(rows.values(), key=lambda row: row.key, reverse=True))


def _commonest(statements: Sequence[Statement], unit: str) -> str:
    claims = [claim for row in statements for claim in row.content.get("claims", []) if claim["type"] == "value"]
    counts = Counter(claim["what"] for claim in claims if claim["unit"] == unit)
    return max(sorted(counts), key=lambda what: counts[what], default="")


def related(what: str, other: str) -> bool:
    """Whether two names share a word."""
    return not set(what.split("-")).isdisjoint(other.split("-"))


def _key(claim: Raw, statement: Statement) -> tuple[str, str, str]:
    period = claim.get("period")
    if not period:
        return (statement.said, statement.said, "")
    start, end = period.get("start") or "", period.get("end") or ""
    return (end or start, start, "" if start and end else str(period.get("words", "")))
