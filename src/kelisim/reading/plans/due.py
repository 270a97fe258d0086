"""The term of a row, in whatever way its plan sets terms out.

1. Most plans have one column of terms; its words are kept.
2. Where one column holds beginnings and another ends, the term is from the one to the other.
3. Where each year or quarter has a column, the term is from the first that is marked to the last.
"""

import re

from kelisim.model.dates import Term, first_day, last_day
from kelisim.reading.evidence import Evidence
from kelisim.reading.page import Cell
from kelisim.reading.plans.columns import Columns
from kelisim.reading.plans.grid import Row, trimmed
from kelisim.reading.plans.terms import NOTHING, Years, term_of

Place = tuple[int, int]
_AMOUNT = re.compile(r"\d[\d .,]*\d")
"""What stands in the column of a year where its money stands there."""


def term_in_row(page: str, columns: Columns, row: Row, language: str, years: Years, evidence: Evidence) -> Term | None:
    """The term that a row states, with its evidence."""
    whole = _in_one_cell(page, columns, row, language, years, evidence)
    return whole or _in_two_cells(page, columns, row, language, years, evidence)


def _in_one_cell(page: str, columns: Columns, row: Row, language: str, years: Years, evidence: Evidence) -> Term | None:
    """Rule 1."""
    for column in columns.of("term"):
        cell = row.at(column.at)
        if cell is None or cell.struck:
            continue
        start, end = trimmed(cell)
        term = term_of(page[start:end], language, years)
        if term is None:
            continue
        for part in ("words", "start", "end"):
            if getattr(term, part) is not None:
                evidence.at(f"term.{part}", start, end)
        if term.continuous:
            evidence.at("term.continuous", start, end)
        return term
    return None


def _in_two_cells(
    page: str, columns: Columns, row: Row, language: str, years: Years, evidence: Evidence
) -> Term | None:
    """Rules 2 and 3."""
    first = last = None
    for role in ("start", "end"):
        for column in columns.of(role):
            cell = row.at(column.at)
            if cell is not None and not NOTHING.fullmatch(cell.text):
                first = trimmed(cell) if role == "start" else first
                last = trimmed(cell) if role == "end" else last
    marked = [column.heading for column in columns.of("mark") if _is_marked(row.at(column.at)) and column.heading]
    if marked:
        first, last = trimmed(marked[0]), trimmed(marked[-1])
    begins = term_of(page[slice(*first)], language, years) if first else None
    ends = term_of(page[slice(*last)], language, years) if last else None
    start = begins.start or begins.end if begins else None
    end = ends.end or ends.start if ends else None
    if (start is None and end is None) or (start and end and first_day(start) > last_day(end)):
        return None
    if start is not None and first is not None:
        evidence.at("term.start", *first)
    if end is not None and last is not None:
        evidence.at("term.end", *last)
    return Term(start=start, end=end)


def _is_marked(cell: Cell | None) -> bool:
    """Whether a cell of a year's column holds a mark; a dash or a sum is none."""
    words = cell.text.strip() if cell is not None and not cell.struck else ""
    return bool(words) and words not in {"-", "–", "—", "0"} and not _AMOUNT.search(words)
