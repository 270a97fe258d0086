"""Which column of a table holds what.

1. The header is the first rows whose cells are headings of columns: two roles or more, one of them the measure or who
   is responsible. A row above it with one cell is the table's title. A cell of the header over several columns, or the
   rows that the document marks as header, make a header of several rows; a column's heading is all cells above it.
2. A side that a heading names is the side of the bodies in that column; a heading that names nothing but a side is one
   of bodies.
3. A table is a plan if it has a column of measures and one of terms, of responsible bodies or of forms of completion;
   where only weak words such as "name" head the measures, it needs two of these, and headings that no other table has
   unless a line above calls it a plan.
4. Of two columns of measures the one that says "measure" is that of the titles and the other the field, unless they
   are in two languages.
5. Where several columns are of terms, they hold beginnings and ends, or marks for the year that heads each.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from kelisim.model.base import PartyCode
from kelisim.reading.page import Cell
from kelisim.reading.plans.grid import Grid, Row
from kelisim.reading.plans.headings import (
    MAX_HEADING,
    Role,
    bound_of_term,
    heading_part,
    heading_role,
    heading_title,
    is_bare_end,
    names_group,
)
from kelisim.reading.plans.sides import Side, bare_of_states, one_side
from kelisim.reading.plans.terms import is_term, term_of

_SHORT = 40
"""Characters of a heading that is a year or a quarter."""
LOOK_DOWN = 15
"""Rows in which a header is looked for."""
_GROUPS = frozenset({"responsible", "term", "funding"})
"""Columns whose heading may stand over several."""
KEYS: tuple[Role, ...] = ("term", "responsible", "completion")


class Column(msgspec.Struct, frozen=True):
    """A column: what it holds, and for bodies whose they are and which part they have, each with where that is said."""

    at: int
    role: Role
    side: Side | None = None
    part: Literal["lead", "co"] | None = None
    heading: Cell | None = None


class Columns(msgspec.Struct, frozen=True):
    """The columns of a plan. `first` is the first row below the header; `guessed` where no header tells them."""

    columns: tuple[Column, ...]
    first: int
    width: int
    headings: frozenset[tuple[str, ...]] = frozenset()
    guessed: bool = False

    def of(self, role: Role) -> tuple[Column, ...]:
        """The columns of one role, from left to right."""
        return tuple(column for column in self.columns if column.role == role)


Named = tuple[tuple[Column, bool], ...]
"""Columns, each with whether its words are ones that only plans use."""


def columns_of(
    grid: Grid, fill: Callable[[Grid, int, Named], Named] | None = None, *, announced: bool = False
) -> Columns | None:
    """The columns that the header of a table names; None if it has none that makes it a plan.

    Args:
        grid: the table.
        fill: tells from what stands below the header what the columns hold that it does not name.
        announced: whether a line above the table calls it a plan.
    """
    for place, row in enumerate(grid.rows[:LOOK_DOWN]):
        roles = _roles(row)
        if len(roles & {"title", "responsible", "completion", "term"}) < 2 or not roles & {"title", "responsible"}:
            continue
        last = place + _depth(grid, place)
        columns = _settled(tuple(_named(grid, grid.rows[place:last])))
        columns = (*columns, *(fill(grid, last, columns) if fill else ()))
        if is_plan(columns, announced=announced):
            return Columns(
                tuple(column for column, _ in columns),
                last,
                grid.width,
                frozenset(said(one) for one in grid.rows[place:last]),
                guessed=any(column.heading is None for column, _ in columns),
            )
    return None


def said(row: Row) -> tuple[str, ...]:
    """A row's words, by which it is known when it comes again."""
    return tuple(" ".join(cell.text.casefold().split()) for cell in row.own)


def is_plan(columns: Sequence[tuple[Column, bool]], *, announced: bool = False) -> bool:
    """Rule 3."""
    columns = [(_as_term(column), sure) for column, sure in columns]
    sure = {column.role: any(s for other, s in columns if other.role == column.role) for column, _ in columns}
    if "title" not in sure:
        return False
    keys = [role for role in KEYS if role in sure]
    if sure["title"]:
        return len(keys) >= 2 or any(sure[role] for role in keys)
    return len(keys) >= 2 if announced else sum(sure[role] for role in keys) >= 2


def _as_term(column: Column) -> Column:
    return msgspec.structs.replace(column, role="term") if column.role in {"start", "end", "mark"} else column


def _roles(row: Row) -> set[Role]:
    """The roles that the cells of a row name, if it looks like a header."""
    cells = [cell for cell in row.cells.values() if cell.end > cell.start]
    if len(cells) < 2 or any(len(cell.text) > MAX_HEADING for cell in cells):
        return set()
    roles = [heading_role(cell.text)[0] or ("responsible" if _bare_side(cell) else None) for cell in cells]
    if sum(role is not None for role in roles) * 2 < len(cells):
        return set()
    return {role for role in roles if role}


def _bare_side(cell: Cell) -> Side | None:
    """The side, where a heading names it and nothing else (rule 2)."""
    side = one_side(cell.text, cell.start)
    return side if side and bare_of_states(cell.text) else None


def _depth(grid: Grid, place: int) -> int:
    """How many rows the header takes from this one down (rule 1)."""
    row = grid.rows[place]
    deepest = max((cell.row + cell.rows for cell in row.own), default=row.number + 1)
    depth = 1
    while place + depth < len(grid.rows) and grid.rows[place + depth].number < deepest:
        depth += 1
    while place + depth < len(grid.rows) and place + depth < grid.table.headers:
        depth += 1
    if depth > 1:
        return depth
    below = grid.rows[place + 1] if place + 1 < len(grid.rows) else None
    # Where merges are lost, the second row of a header names sides or parts alone.
    if below and below.own and all(_bare_side(cell) or _is_part(cell) for cell in below.own):
        return 2
    wide = [cell for cell in row.own if cell.columns > 1]
    if below and below.own and wide and all(_under(cell, wide) for cell in below.own):
        return 2
    return 2 if below and _divides(row, below, grid.width) else 1


def _divides(row: Row, below: Row, width: int) -> bool:
    """Whether a row names parts of headings whose merges are lost: it stands below them and the empty cells beside."""
    at = [cell.column for cell in row.own]
    grouped = {
        column
        for first, after in itertools.pairwise([*at, width])
        for column in range(first, after)
        if after - first > 1 and heading_role(row.cells[first].text)[0] in _GROUPS
    }
    held = {cell.column for cell in below.own}
    return len(held) >= 2 and held <= grouped and not held <= set(at) and all(len(cell.text) < 60 for cell in below.own)


def _is_part(cell: Cell) -> bool:
    return len(cell.text) < 60 and heading_part(cell.text) is not None and heading_role(cell.text)[0] == "responsible"


def _under(cell: Cell, wide: Sequence[Cell]) -> bool:
    return any(over.column <= cell.column < over.column + over.columns for over in wide)


def _named(grid: Grid, header: Sequence[Row]) -> Iterator[tuple[Column, bool, int]]:
    """The columns that a header names: with whether its words are sure, and how much they say "measure"."""
    for at in range(grid.width):
        above: list[Cell] = []
        for row in header:
            cell = row.at(at) or _left_of(row, at, header)
            if cell is not None and cell not in above and cell.columns < grid.width:
                above.append(cell)
        if not above:
            continue
        words = "\n".join(cell.text for cell in above)
        role, sure = heading_role(words)
        side = next((found for cell in reversed(above) if (found := one_side(cell.text, cell.start))), None)
        if role is None and side is not None and _bare_side(above[-1]):
            role, sure = "responsible", True
        if role is None and len(words) < _SHORT and (term := term_of(words, _language(words), None)) and term.start:
            role = "term"
        if role is None:
            continue
        own = role == "responsible"
        yield (
            Column(at, role, side if own else None, heading_part(words) if own else None, above[-1]),
            sure,
            heading_title(words),
        )


def _left_of(row: Row, at: int, header: Sequence[Row]) -> Cell | None:
    """The heading of a group whose merge is lost: the next to the left, where a row below names parts of it."""
    if row is not header[0] or len(header) < 2 or header[-1].at(at) is None:
        return None
    left = [cell for cell in row.own if cell.column < at]
    return left[-1] if left and heading_role(left[-1].text)[0] in _GROUPS else None


def _is_dated(heading: str) -> bool:
    """Whether a heading is a term, alone or behind that of its group: "Timeframe Q1 2027"."""
    if is_term(heading):
        return True
    term = term_of(heading, _language(heading), None) if len(heading) < _SHORT else None
    return term is not None and term.start is not None


def _language(words: str) -> str:
    return "ru" if re.search("[Ѐ-ӿ]", words) else "en"


def _settled(named: Sequence[tuple[Column, bool, int]]) -> Named:
    """One column for each role that can have only one (rule 4)."""
    titles = [(score, column) for column, _, score in named if column.role == "title"]
    best = max((score for score, _ in titles), default=0)
    chosen = [column.at for score, column in titles if score == best]
    named = _terms(named)
    settled: list[tuple[Column, bool]] = []
    taken: set[Role] = set()
    for column, sure, _ in named:
        role: Role = column.role
        if role == "title" and column.at not in chosen:
            grouped = column.heading is not None and names_group(column.heading.text)
            role = "field" if column.at < chosen[0] and not grouped else "beside"
        if role in taken and role in {"number", "term", "completion", "field"}:
            role = "beside"
        taken.add(role)
        settled.append((msgspec.structs.replace(column, role=role), sure))
    return tuple(settled)


def _terms(named: Sequence[tuple[Column, bool, int]]) -> list[tuple[Column, bool, int]]:
    """The columns of terms, where there are several: beginnings and ends, or a column for each year (rule 5)."""
    terms = [column for column, _, _ in named if column.role == "term" and column.heading is not None]
    roles: dict[int, Role] = {}
    if any(column.heading and bound_of_term(column.heading.text) == "start" for column in terms):
        terms += [column for column, _, _ in named if column.heading and is_bare_end(column.heading.text)]
    if len(terms) >= 2:
        bounds = {column.at: bound_of_term(column.heading.text) for column in terms if column.heading}
        if {"start", "end"} <= set(bounds.values()):
            roles = {at: bound for at, bound in bounds.items() if bound}
        else:
            years = [column for column in terms if column.heading and _is_dated(column.heading.text)]
            roles = {column.at: "mark" for column in years} if len(years) >= 2 else {}
    return [
        (msgspec.structs.replace(column, role=roles.get(column.at, column.role)), sure, score)
        for column, sure, score in named
    ]


__all__ = ["Column", "Columns", "PartyCode", "columns_of", "is_plan", "said"]
