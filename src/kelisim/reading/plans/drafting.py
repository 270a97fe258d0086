"""Drafts of plans: the plan itself, and a measure for each row that is one.

1. Each table with the columns of a plan is read; one without a header is read as what goes on from the table before,
   or its columns are told from what they hold.
2. The field of a measure is the innermost section: the column that names fields, else the row above it, else the
   heading that stands between two tables.
3. Every value has its place; what had to be guessed or does not fit together is said in `look`.
"""

from collections.abc import Iterator, Sequence

import msgspec

from kelisim.model.draft import Draft, MeasureDraft
from kelisim.reading.drafter import Found
from kelisim.reading.language import language_of
from kelisim.reading.page import Page
from kelisim.reading.plans.columns import LOOK_DOWN, Columns, columns_of
from kelisim.reading.plans.content import filled, goes_on, guessed_columns
from kelisim.reading.plans.grid import Grid, Row, grid_of
from kelisim.reading.plans.instrument import Words, announces, drafts_of_plan, plan_of, years_above
from kelisim.reading.plans.latin import brought, given_back, in_cyrillic
from kelisim.reading.plans.looking import Looking
from kelisim.reading.plans.measures import Told, field_of, measure_of
from kelisim.reading.plans.rows import Line, is_section_heading, lines_of, section_name
from kelisim.reading.story.layout import Layout

LOOK = 100
"""Rows that tell whether a table is a plan."""
MAX_TABLES = 500
"""Tables of one document that are looked at; a plan in pieces has one for each page."""
MAX_DRAFTS = 20_000
"""Drafts of one document; no plan has so many measures."""
SAMPLE = 4_000
"""Characters of measures by which the language of a table is told."""


class _PlanTable(msgspec.Struct, frozen=True):
    """A table that is a plan, or a part of one."""

    grid: Grid
    columns: Columns
    start: int
    end: int


def is_one(page: Page, layout: Layout) -> bool:
    """Whether a table of the document is a plan."""
    script = in_cyrillic(page)
    return next(_tables(brought(page, layout, script)[0] if script else page, LOOK), None) is not None


def drafts_of(page: Page, layout: Layout) -> Found:
    """The plan and its measures."""
    script = in_cyrillic(page)
    if script is not None:
        return given_back(_drafts_of(*brought(page, layout, script)), page, script)
    return _drafts_of(page, layout)


def _drafts_of(page: Page, layout: Layout) -> Found:
    tables = list(_tables(page))
    if not tables:
        return Found()
    looking = Looking()
    language = _language(page, tables)
    above = list(_above(page, layout, tables[0]))
    plan = plan_of(above, page.text, language)
    told = Told(page.text, language, plan, years_above(above, language))
    drafts: list[Draft] = []
    if plan is not None:
        around = [*above, *_below(page, tables[-1])]
        drafts.extend(drafts_of_plan(plan, around, page.text, language))
    field: tuple[int, int] | None = None
    before: _PlanTable | None = None
    for table in tables:
        looking.table(table.grid.table, table.columns)
        field = _heading(page, table, before, plan.title if plan else None) or (
            field if before and _same(before, table) else None
        )
        for draft in _measures(told, table, field, looking):
            if isinstance(draft, MeasureDraft):
                drafts.append(draft)
            else:
                field = draft
            if len(drafts) >= MAX_DRAFTS:
                looking.full(MAX_DRAFTS)
                return Found(drafts=tuple(drafts), look=looking.notes())
        before = table
    return Found(drafts=tuple(drafts), look=looking.notes())


def _tables(page: Page, rows: int | None = None) -> Iterator[_PlanTable]:
    """Rule 1; `rows` is how many of each table are looked at, all if it is None."""
    before: _PlanTable | None = None
    lines = [(line.start, announces(line.text)) for line in page.paragraphs]
    first = next((start for start, announced in lines if announced), None)
    for table in page.tables[:MAX_TABLES]:
        grid = grid_of(table, rows)
        if not grid.rows:
            continue
        announced = (first is not None and first < table.cells[0].start) or any(
            len(row.own) == 1 and announces(row.own[0].text) for row in grid.rows[:LOOK_DOWN]
        )
        columns = columns_of(grid, filled, announced=announced)
        if columns is None and before is not None and goes_on(grid, before.columns):
            columns = msgspec.structs.replace(before.columns, first=0)
        columns = columns or guessed_columns(grid, announced=announced)
        if columns is None or not any(row.own for row in grid.rows[columns.first :]):
            continue
        words = [cell for cell in table.cells if cell.end > cell.start]
        before = _PlanTable(grid, columns, min(cell.start for cell in words), max(cell.end for cell in words))
        yield before


def _measures(
    told: Told, table: _PlanTable, field: tuple[int, int] | None, looking: Looking
) -> Iterator[MeasureDraft | tuple[int, int]]:
    """The measures of a table, and each section when it begins."""
    waiting: tuple[Line, list[Row]] | None = None
    top: Line | None = None
    for line in lines_of(table.grid, table.columns):
        if line.kind == "more" and waiting is not None:
            waiting[1].append(line.row)
            if line.title is not None and not line.shared and waiting[0].title is not None:
                looking.cut(waiting[0].title.text)
            continue
        if waiting is not None:
            yield from _drafted(told, table, *waiting, field, looking)
            waiting = None
        if line.kind == "section" and line.name is not None:
            start, end = section_name(line.name.text)
            field = line.name.start + start, line.name.start + end
            yield field
        elif line.kind == "struck":
            looking.struck()
        elif line.kind == "measure":
            # A cell left empty below one that names a field stands for the same field, merged or not.
            field = field_of(table.columns, line.row) or field
            top = line
            waiting = line, []
        elif line.kind == "part" and (line.title is not None or top is not None):
            own = (
                line
                if line.title is not None
                else msgspec.structs.replace(line, title=top.title, number=top.number)
                if top
                else line
            )
            waiting = own, []
    if waiting is not None:
        yield from _drafted(told, table, *waiting, field, looking)


def _drafted(
    told: Told, table: _PlanTable, line: Line, below: Sequence[Row], field: tuple[int, int] | None, looking: Looking
) -> Iterator[MeasureDraft]:
    draft = measure_of(told, table.columns, line, below, field)
    if draft is not None:
        shared = line.shared or (line.number is not None and line.number.row != line.row.number)
        looking.measure(draft.content.number, shared=shared)
        yield draft


def _language(page: Page, tables: Sequence[_PlanTable]) -> str:
    """The language of most words in the columns of measures."""
    sample: list[str] = []
    length = 0
    for table in tables:
        titles = {column.at for column in table.columns.of("title")[:1]}
        for row in table.grid.rows[table.columns.first :]:
            for cell in row.own:
                if cell.column in titles and length < SAMPLE:
                    sample.append(cell.text)
                    length += len(cell.text)
    words = "\n".join(sample)
    return language_of(words) or language_of(page.text[:SAMPLE]) or "en"


def _above(page: Page, layout: Layout, table: _PlanTable) -> Iterator[Words]:
    """The lines above the first table, and the rows above its header."""
    if layout.title is not None and layout.title.end <= table.start:
        inside = any(line.start <= layout.title.start < line.end for line in page.paragraphs)
        if not inside:
            yield Words(layout.title.start, layout.title.end, layout.title.text)
    for line in page.paragraphs:
        if line.start >= table.start:
            break
        yield Words(line.start, line.end, page.text[line.start : line.end])
    first = table.columns.first
    for row in table.grid.rows[: max(0, first)]:
        if len(row.own) == 1:
            cell = row.own[0]
            yield Words(cell.start, cell.end, cell.text)


def _below(page: Page, table: _PlanTable) -> Iterator[Words]:
    """The lines below the last table."""
    for line in page.paragraphs:
        if line.start >= table.end:
            yield Words(line.start, line.end, line.text)


def _heading(page: Page, table: _PlanTable, before: _PlanTable | None, title: Words | None) -> tuple[int, int] | None:
    """The heading of a section that stands right above a table (rule 2)."""
    after = before.end if before else 0
    above = [line for line in page.paragraphs if after <= line.start < table.start]
    if not above:
        return None
    line = above[-1]
    if title is not None and title.start <= line.start < title.end:
        return None
    marked = line.heading > (0 if before else 1) or line.item or is_section_heading(line.text)
    if not marked or len(line.text) > 300 or line.text.endswith((".", ":", ";")):
        return None
    start, end = section_name(line.text)
    return line.start + start, line.start + end


def _same(before: _PlanTable, table: _PlanTable) -> bool:
    """Whether a table goes on from the one before, so that its section does too."""
    return before.grid.table.sheet == table.grid.table.sheet and before.columns.width == table.columns.width
