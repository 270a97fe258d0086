"""What the columns of a table without a header hold, told from what stands in them.

1. A column of terms holds words that are terms, one of bodies names bodies, one of numbers the numbers of measures.
2. The measures are the column of the longest words among the rest, left of the terms and bodies where two are alike.
3. A table with a header that does not make it a plan is none, unless a line above calls it one.
4. A table is a plan so only if it has measures of several words, terms that are more than years, bodies, and numbers or
   forms of completion, or a line above that calls it a plan; or goes on from the table before, of the same width, with
   terms or bodies in the same columns.
"""

import itertools
import re
from collections.abc import Callable, Sequence

from kelisim.reading.page import Cell
from kelisim.reading.plans.bodies import begins
from kelisim.reading.plans.columns import Column, Columns, Named
from kelisim.reading.plans.grid import Grid, Row
from kelisim.reading.plans.headings import Role
from kelisim.reading.plans.rows import NUMBER, is_section_heading
from kelisim.reading.plans.terms import is_term

SAMPLE = 40
"""Rows that are looked at."""
MOST = 0.6
MIN_TITLE = 18
"""Characters that titles of measures have on average."""
MIN_WORDS = 3
MAX_NAME = 60
"""Characters of a heading."""
_COMPLETION = re.compile(
    r"отч[её]т|доклад|соглашени|протокол|акт\b|приказ|постановлени|решени|информаци|предложени|меморандум|программа"
    r"|договор|проект\b|запуск|ввод|report|agreement|memorandum|protocol|order|decision|resolution|information"
    r"|proposal|contract|launch|commission|draft|act\b|есеп|келісім|хаттама|бұйрық|қаулы|шешім|ақпарат|ұсыныс|шарт"
    r"|бағдарлама",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"бюджет|budget|қаражат|собственные средства|own funds|финансир|funding|қаржы|грант|grant|млн|mln|million|не требу"
    r"|not required|талап етілмейді",
    re.IGNORECASE,
)


def guessed_columns(grid: Grid, *, announced: bool = False) -> Columns | None:
    """The columns of a table without a header, if they are those of a plan; `announced` where a line above says so."""
    rows = _sample(grid)
    headed = bool(rows) and _is_header(rows[0])
    if headed and not announced:
        return None
    rows = rows[1:] if headed else rows
    if len(rows) < 2 or grid.width < 3:
        return None
    cells: dict[int, list[Cell]] = {}
    for at in range(grid.width):
        held = [cell for row in rows if (cell := row.cells.get(at)) and cell.end > cell.start]
        if len(held) * 2 >= len(rows):
            cells[at] = held
    roles = {at: role for at, held in cells.items() if (role := _role(held))}
    terms = [at for at, role in roles.items() if role == "term"]
    rest = [at for at in cells if at not in roles]
    if not terms or not rest or "responsible" not in roles.values():
        return None
    title = max(rest, key=lambda at: (_length(cells[at]), -at))
    if not _are_titles(cells[title]) or all(cell.text.strip().isdigit() for cell in cells[terms[0]]):
        return None
    roles[title] = "title"
    roles.update((at, "beside") for at in terms[1:])
    _add_lesser(cells, [at for at in rest if at != title], title, roles)
    if not announced and not {"number", "completion"} & set(roles.values()):
        return None
    first = grid.rows.index(rows[0]) if headed else _first(grid)
    return Columns(tuple(Column(at, roles[at]) for at in sorted(roles)), first, grid.width, guessed=True)


def _is_header(row: Row) -> bool:
    """Whether a row names columns: short words, none of them a term or a number."""
    return all(
        len(cell.text) < MAX_NAME and not is_term(cell.text) and not NUMBER.fullmatch(cell.text.strip())
        for cell in row.own
    )


def _are_titles(held: Sequence[Cell]) -> bool:
    """Whether cells hold words enough to say what is to be done."""
    return _length(held) >= MIN_TITLE and sum(len(cell.text.split()) for cell in held) >= MIN_WORDS * len(held)


def _add_lesser(cells: dict[int, list[Cell]], rest: Sequence[int], title: int, roles: dict[int, Role]) -> None:
    """Add the columns of money and of forms of completion."""
    for at in rest:
        if _share(cells[at], lambda cell: _MONEY.search(cell.text) is not None) >= 0.5:
            roles[at] = "funding"
        elif (
            at > title
            and "completion" not in roles.values()
            and _share(cells[at], lambda cell: _COMPLETION.search(cell.text) is not None) >= 0.4
        ):
            roles[at] = "completion"


def filled(grid: Grid, first: int, named: Named) -> Named:
    """Columns of terms and of bodies that the header does not name, told from what they hold."""
    have = {"term" if column.role in {"start", "end", "mark"} else column.role for column, _ in named}
    taken = {column.at for column, _ in named}
    if "title" not in have or {"term", "responsible"} <= have:
        return ()
    rows = [row for row in grid.rows[first : first + SAMPLE] if len(row.own) >= 2]
    found: list[tuple[Column, bool]] = []
    for at in range(grid.width):
        held = [cell for row in rows if (cell := row.cells.get(at)) and cell.end > cell.start]
        if at in taken or len(held) * 2 < len(rows) or not held:
            continue
        role = _role(held)
        if role in {"term", "responsible"} and role not in have:
            have.add(role)
            found.append((Column(at, role), False))
    return tuple(found)


def _first(grid: Grid) -> int:
    """The row below those that only a title of the table stands in; the heading of a section is none of these."""
    alone = list(itertools.takewhile(lambda row: len(row.own) < 2, grid.rows))
    if alone and alone[-1].own and is_section_heading(alone[-1].own[0].text):
        return len(alone) - 1
    return len(alone)


def goes_on(grid: Grid, before: Columns) -> bool:
    """Whether a table without a header goes on from one of the same width (rule 4)."""
    if grid.width != before.width:
        return False
    rows = _sample(grid) or list(grid.rows)
    title = before.of("title")[0].at
    for role in ("term", "responsible"):
        for column in before.of(role):
            held = [cell for row in rows if (cell := row.cells.get(column.at)) and cell.end > cell.start]
            fits = [cell for cell in held if (is_term(cell.text) if role == "term" else begins(cell.text))]
            if fits and len(fits) >= len(held) * 0.5:
                return any(row.at(title) for row in rows)
    return False


def _sample(grid: Grid) -> list[Row]:
    """Rows with words in three columns or more."""
    rows: list[Row] = []
    for row in grid.rows:
        if len(row.own) >= 3 and not all(cell.text.strip().isdigit() for cell in row.own):
            rows.append(row)
            if len(rows) >= SAMPLE:
                break
    return rows


def _role(held: Sequence[Cell]) -> Role | None:
    if _share(held, lambda cell: len(cell.text) < 12 and NUMBER.fullmatch(cell.text.strip()) is not None) >= 0.8:
        return "number"
    if _share(held, lambda cell: is_term(cell.text)) >= MOST:
        return "term"
    if _share(held, lambda cell: begins(cell.text)) >= MOST:
        return "responsible"
    return None


def _share(held: Sequence[Cell], fits: Callable[[Cell], bool]) -> float:
    return sum(map(fits, held)) / len(held) if held else 0


def _length(held: Sequence[Cell]) -> float:
    return sum(len(cell.text) for cell in held) / len(held)
