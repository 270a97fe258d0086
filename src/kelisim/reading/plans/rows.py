"""What the rows of a plan are: sections, measures, what goes on from the row above, and what is no measure.

1. A section is a row with words in one cell, over several columns or alone, or with a number and a name and nothing
   else where the number is Roman, or the numbers below it begin with it.
2. The header again, the row that numbers the columns, totals, notes and struck rows are no measures.
3. Any other row with words for its measure is one. Where a merged cell gives the rows below it their number and title,
   each is a measure with that number and title.
4. A row without number and title goes on from the one above: with a term of its own it is another part of that measure,
   without one it adds bodies to it. So does a row whose title goes on in small letters from the page before.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from kelisim.reading.page import Cell
from kelisim.reading.plans.bodies import begins
from kelisim.reading.plans.columns import KEYS, Columns, said
from kelisim.reading.plans.grid import Grid, Row
from kelisim.reading.plans.terms import is_term
from kelisim.reading.wording import either

RowKind = Literal["section", "measure", "part", "more", "struck", "none"]

MAX_SECTION = 300
NUMBER = re.compile(
    r"(?:№\s?)?(?:\d{1,4}(?:[.-]\d{1,4}){0,5}|[IVXLCІХ]{1,7}(?:\.\d{1,4}){0,4}|[A-Za-zА-Яа-яӘІҢҒҮҰҚӨҺ](?:\.?\d{1,4}){0,4}|\d{1,4}[а-яa-z])[.)]?",
)
_ROMAN = re.compile(r"[IVXLCІХ]{1,7}[.)]?")
_SECTION_WORD = either(
    r"""
    section | part | chapter | pillar | priority | block | area | direction
    раздел | глава | часть | блок | направление | приоритет | бөлім | тарау | бағыт
    """
)
_SECTION_MARK = re.compile(
    rf"(?:{_SECTION_WORD}\s+(?:№\s?)?(?:[IVXLCІХ]{{1,7}}|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[A-ZА-Я])(?:[.):]|\s[–—-])?\s*"
    rf"|(?:[IVXLCІХ]{{1,7}}|\d{{1,2}})(?:\s|-)?(?:ші\s|шы\s)?{_SECTION_WORD}(?:[.):]|\s[–—-])?\s*"
    rf"|(?:[IVXLCІХ]{{1,7}}[.)]|[IVXLCІХ]{{1,7}}\s[–—-]|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[.)]?|\d{{1,2}}[.)]|[A-ZА-Я][.)])\s+)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    either(
        r"""
        итого | всего | total | sub-?total | grand total | барлығы | жиыны | жалпы (?:сома|сомасы) | в том числе
        including: | оның ішінде | подытог
        """
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\*|(?:примечани[ея]|notes?|ескерт\w+|remarks?|сноск[аи]|sources?|(?:расшифровка )?аббревиатур[ыа]?|abbreviations"
    r"|сокращения|қысқартулар)\s*(?:\d+\s*)?[:.–—-]",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\(?(\d{1,2})\)?\.?")
_GOES_ON = re.compile(r"\(?(?:продолжение|continued|continuation|жалғасы)\b", re.IGNORECASE)


class Line(msgspec.Struct, frozen=True):
    """A row of the grid with what it is, and its cells by what they are.

    `name` is the cell that names a section. `shared` where number and title are those of a row above.
    """

    kind: RowKind
    row: Row
    number: Cell | None = None
    title: Cell | None = None
    name: Cell | None = None
    shared: bool = False


def lines_of(grid: Grid, columns: Columns) -> Iterator[Line]:
    """The rows below the header in order, without those that say nothing."""
    rows = [row for row in grid.rows[columns.first :] if row.own]
    keep = [row for row in rows if not _is_aside(row, columns)]
    above = False
    for place, row in enumerate(keep):
        below = keep[place + 1] if place + 1 < len(keep) else None
        line = _line(row, below, columns, above=above)
        if line.kind == "none":
            continue
        above = line.kind in {"measure", "part", "more"} or (above and line.kind == "struck")
        yield line


def section_name(words: str) -> tuple[int, int]:
    """Where in the words of a section its name stands, without its number."""
    mark = _SECTION_MARK.match(words)
    start = mark.end() if mark and any(map(str.isalpha, words[mark.end() :])) else 0
    return start, len(words.rstrip())


def is_section_heading(words: str) -> bool:
    """Whether a paragraph above a table is marked as the heading of a section."""
    return len(words) <= MAX_SECTION and _SECTION_MARK.match(words) is not None


def _is_aside(row: Row, columns: Columns) -> bool:
    """Rule 2, but for struck rows."""
    words = said(row)
    if words in columns.headings:
        return True
    if len(words) >= 2 and any(set(words) <= set(heading) for heading in columns.headings):
        return True
    if len(row.own) >= 3:
        ordinals = [_ORDINAL.fullmatch(cell.text.strip()) for cell in row.own]
        if all(ordinals):
            numbers = [int(found[1]) for found in ordinals if found]
            if all(after == before + 1 for before, after in itertools.pairwise(numbers)):
                return True
    first = row.own[0].text
    if _TOTAL.match(first) or (len(row.own) > 1 and len(first) < 8 and _TOTAL.match(row.own[1].text)):
        return len(row.own[-1].text) < MAX_SECTION
    return len(row.own) == 1 and (_NOTE.match(first) is not None or _GOES_ON.match(first) is not None)


def _line(row: Row, below: Row | None, columns: Columns, *, above: bool) -> Line:
    titles = columns.of("title")
    title = row.at(titles[0].at)
    numbers = columns.of("number")
    number = row.at(numbers[0].at) if numbers else None
    if all(cell.struck for cell in row.own) or (title is not None and title.struck):
        return Line("struck", row, number, title)
    if number is not None and title is not None and number is title:
        number = None
    keys = _keys(row, columns, title)
    name = _section(row, below, columns, number, title, keys)
    if name is not None:
        return Line("section", row, name=name)
    if title is None:
        return _untitled(row, columns, number, above=above)
    if title.row != row.number:
        return Line("part" if keys_own(row, keys) else "more", row, number, title, shared=True)
    if above and number is None and _continues(title, keys):
        return Line("more", row, None, title)
    return Line("measure", row, number, title)


def keys_own(row: Row, keys: Sequence[Cell]) -> bool:
    """Whether a row brings a term, a body or a form of completion of its own."""
    return any(cell in row.own for cell in keys)


def _keys(row: Row, columns: Columns, title: Cell | None) -> list[Cell]:
    """The cells of a row that only a measure has."""
    found: list[Cell] = []
    for column in columns.columns:
        if column.role in {*KEYS, "funding", "start", "end", "mark"}:
            cell = row.at(column.at)
            if cell is not None and cell is not title and cell not in found:
                found.append(cell)
    return found


def _section(
    row: Row, below: Row | None, columns: Columns, number: Cell | None, title: Cell | None, keys: Sequence[Cell]
) -> Cell | None:
    """The cell that names the section which begins in a row (rule 1)."""
    if title is not None and title.row != row.number:
        return None
    if len(row.own) == 1 or (len(row.own) >= 3 and len(set(said(row))) == 1):
        return row.own[0] if _is_lone_section(row, columns, number, keys) else None
    if len(row.own) != 2 or keys or title not in row.own or number is None or number not in row.own:
        return None
    wide = title.columns > 1 and any(
        title.column < column.at < title.column + title.columns for column in columns.columns
    )
    heads = wide or _ROMAN.fullmatch(number.text.strip()) or _heads(number, below, columns)
    return title if heads and len(title.text) <= MAX_SECTION else None


def _is_lone_section(row: Row, columns: Columns, number: Cell | None, keys: Sequence[Cell]) -> bool:
    """Whether the only words of a row name a section."""
    cell = row.own[0]
    if len(cell.text) > MAX_SECTION or not any(map(str.isalpha, cell.text)) or _ROMAN.fullmatch(cell.text.strip()):
        return False
    if len(row.own) > 1:
        return True
    title = columns.of("title")[0].at
    last = max(column.at for column in columns.columns)
    if cell.columns > 1 and cell.column + cell.columns > min(last, title + 1):
        return True
    if keys == [cell] and cell.column == 0 and title > 0:
        keys = [] if _is_out_of_place(cell, columns) else keys
    if cell.column > title or columns.width < 3 or keys or (number is not None and number.row != row.number):
        return False
    return not _small(cell.text)


def _is_out_of_place(cell: Cell, columns: Columns) -> bool:
    """Whether a column of terms or bodies holds what is none: the merge of a section's row is lost."""
    role = next((column.role for column in columns.columns if column.at == cell.column), None)
    if role in {"term", "start", "end"}:
        return not is_term(cell.text)
    return role == "responsible" and not begins(cell.text)


def _heads(number: Cell, below: Row | None, columns: Columns) -> bool:
    """Whether the number of the next row is one under this number."""
    next_one = below.at(columns.of("number")[0].at) if below else None
    stem = number.text.strip().rstrip(".)")
    return (
        next_one is not None
        and bool(stem)
        and next_one.text.strip().startswith(stem + ".")
        and (len(next_one.text.strip().rstrip(".")) > len(stem))
    )


def _small(words: str) -> bool:
    return words[:1].islower()


def _untitled(row: Row, columns: Columns, number: Cell | None, *, above: bool) -> Line:
    """A row without words for its measure (rule 4)."""
    if not above:
        return Line("none", row)
    terms = [row.at(column.at) for role in ("term", "end", "mark") for column in columns.of(role)]
    if any(cell in row.own for cell in terms if cell) and number is None:
        return Line("part", row, shared=True)
    return Line("more", row)


def _continues(title: Cell, keys: Sequence[Cell]) -> bool:
    """Whether a title goes on from the row above: in small letters, with no or only small words beside it."""
    return _small(title.text) and all(_small(cell.text) or not cell.text[:1].isalnum() for cell in keys)
