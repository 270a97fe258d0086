"""The draft of one measure: what the cells of its row say, each with its place.

1. A number is as it is printed. Where no column holds numbers, one that begins the title is the measure's.
2. The words of a cell are kept as they are; a dash or an empty cell says nothing.
3. The sides of a measure are those of the plan, and those of its bodies.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from kelisim.model.base import MAX_TEXT
from kelisim.model.draft import MeasureDraft
from kelisim.model.measure import Measure
from kelisim.model.reference import Named
from kelisim.reading.evidence import Evidence
from kelisim.reading.language import language_of
from kelisim.reading.page import Cell
from kelisim.reading.plans.columns import Column, Columns
from kelisim.reading.plans.due import term_in_row
from kelisim.reading.plans.grid import Row, trimmed
from kelisim.reading.plans.instrument import Plan
from kelisim.reading.plans.responsible import Said, responsible_in, write
from kelisim.reading.plans.rows import Line
from kelisim.reading.plans.sides import Side
from kelisim.reading.plans.terms import Years

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_OF_KAZAKH = re.compile("[әғқңұүөһіӘҒҚҢҰҮӨҺІ]")
_NOTHING = re.compile(r"[\W_]*")
_LED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4}\.?|\d{1,3}[.)]|[IVXLC]{1,6}\.\d{1,3}\.?)\s+(?=\S)")
_GAP = re.compile(r"[\s|;]{0,8}")
MAX_NUMBER = 60
"""Characters of a number; more are words in the wrong column."""
MIN_TOLD = 24
"""Letters from which the language of one cell is told apart from that of its table."""


class Told(msgspec.Struct, frozen=True):
    """What a measure takes from outside its row: the page, its plan, and the language of its table."""

    page: str
    language: str
    plan: Plan | None = None
    period: Years = None

    @property
    def years(self) -> Years:
        """The years of the plan."""
        return (self.plan.years if self.plan else None) or self.period


def measure_of(
    told: Told, columns: Columns, line: Line, below: Sequence[Row], field: tuple[int, int] | None
) -> MeasureDraft | None:
    """The draft of a row, with the rows below that go on from it; None if it says nothing to do."""
    evidence = Evidence()
    title, number = _title(told, columns, line, evidence)
    if not title:
        return None
    field = field_of(columns, line.row) or field
    if field:
        evidence.at("field.name", *field)
    said = responsible_in(list(_bodies(columns, line.row, below)))
    responsible = write(said, told.page, told.language, told.years, evidence)
    measure = Measure(
        number=number,
        title=title,
        field=Named(name=told.page[slice(*field)]) if field else None,
        programme=_programme(told, evidence),
        completion=_words(told, columns, line.row, "completion", evidence),
        term=term_in_row(told.page, columns, line.row, told.language, told.years, evidence),
        funding=_funding(told, columns, line.row, evidence),
        responsible=responsible,
        sides=_sides(told, said, evidence),
    )
    return MeasureDraft(content=measure, evidence=evidence.spans())


def language_in(words: str, table: str) -> str:
    """The language of a cell: its own where it is long enough to tell, else that of its table."""
    cyrillic = _CYRILLIC.search(words) is not None
    other_script = cyrillic == (table == "en") and any(map(str.isalpha, words))
    other_letters = cyrillic and (table == "kk") != (_OF_KAZAKH.search(words) is not None)
    if other_script or (other_letters and len(words) >= MIN_TOLD):
        return language_of(words) or table
    return table


def _title(told: Told, columns: Columns, line: Line, evidence: Evidence) -> tuple[dict[str, str], str | None]:
    """The title in each language it is given in, and the number (rule 1)."""
    number = line.number.text.strip() if line.number and any(map(str.isalnum, line.number.text)) else None
    if number is not None and len(number) > MAX_NUMBER:
        number = None
    if line.number is not None and number:
        evidence.at("number", *trimmed(line.number))
    title: dict[str, str] = {}
    cells = [line.title, *(line.row.at(column.at) for column in columns.of("title")[1:])]
    for cell in cells:
        if cell is None or _NOTHING.fullmatch(cell.text):
            continue
        start, end = trimmed(cell)
        led = _LED.match(told.page, start, end) if number is None and not title else None
        if led:
            number = led["number"]
            evidence.at("number", *led.span("number"))
            start = led.end()
        words = told.page[start : min(end, start + MAX_TEXT)]
        language = language_in(words, told.language)
        if language not in title and words:
            title[language] = words
            evidence.at(f"title.{language}", start, start + len(words))
    return title, number


def field_of(columns: Columns, row: Row) -> tuple[int, int] | None:
    """The field that a column of the row names."""
    for column in columns.of("field"):
        cell = row.at(column.at)
        if cell is not None and not _NOTHING.fullmatch(cell.text) and len(cell.text) <= 500:
            return trimmed(cell)
    return None


def _bodies(columns: Columns, row: Row, below: Sequence[Row]) -> Iterator[tuple[Cell, Column | None]]:
    """The cells that name bodies, with their columns."""
    places = columns.of("responsible")
    title = row.at(columns.of("title")[0].at)
    seen: list[Cell] = []
    for place, one in enumerate((row, *below)):
        for column in places:
            cell = one.at(column.at)
            if cell is None or cell in seen or cell is title or (place and cell not in one.own) or cell.struck:
                continue
            seen.append(cell)
            over = [other for other in places if cell.column <= other.at < cell.column + cell.columns]
            alike = len({(other.side.code if other.side else None, other.part) for other in over}) == 1
            yield cell, column if alike else None


def _words(told: Told, columns: Columns, row: Row, role: str, evidence: Evidence) -> dict[str, str] | None:
    for column in columns.columns:
        if column.role == role:
            cell = row.at(column.at)
            if cell is not None and not cell.struck and not _NOTHING.fullmatch(cell.text):
                return _text(told, role, *trimmed(cell), evidence)
    return None


def _text(told: Told, role: str, start: int, end: int, evidence: Evidence) -> dict[str, str]:
    words = told.page[start : min(end, start + MAX_TEXT)]
    language = language_in(words, told.language)
    evidence.at(f"{role}.{language}", start, start + len(words))
    return {language: words}


def _funding(told: Told, columns: Columns, row: Row, evidence: Evidence) -> dict[str, str] | None:
    """The source and the cost: both where nothing stands between the two, else the first."""
    cells: list[Cell] = []
    for column in columns.of("funding"):
        cell = row.at(column.at)
        if cell is None or cell in cells or _NOTHING.fullmatch(cell.text):
            continue
        if cells and (cell.start < cells[-1].end or not _GAP.fullmatch(told.page[cells[-1].end : cell.start])):
            break
        cells.append(cell)
    if not cells:
        return None
    return _text(told, "funding", trimmed(cells[0])[0], trimmed(cells[-1])[1], evidence)


def _programme(told: Told, evidence: Evidence) -> Named | None:
    if told.plan is None:
        return None
    evidence.at("programme.name", told.plan.title.start, told.plan.title.end)
    return Named(name=told.plan.title.text)


def _sides(told: Told, said: Sequence[Said], evidence: Evidence) -> tuple[str, ...]:
    """Rule 3."""
    sides: dict[str, Side] = {}
    for side in (*(told.plan.sides if told.plan else ()), *(one.side for one in said if one.side)):
        sides.setdefault(side.code, side)
    for place, side in enumerate(sides.values()):
        evidence.at(f"sides.{place}", side.start, side.end)
    return tuple(sides)
