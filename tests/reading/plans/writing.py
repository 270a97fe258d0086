"""An invented plan in every format that plans come in."""

import csv
import html
import io

import docx
import openpyxl
from docx.document import Document
from docx.table import Table as DocxTable
from openpyxl.styles import Font

from kelisim.reading.formats.building import PageBuilder, Put
from kelisim.reading.page import Page
from tests.reading.plans.invented import Placed, Plan, placed


def as_page(plan: Plan) -> Page:
    """The page as the formats give it, without going through one."""
    builder = PageBuilder()
    for words in plan.above:
        builder.add(words)
    builder.add_table(
        Put(at.row, at.column, at.cell.words, at.cell.rows, at.cell.columns, struck=at.cell.struck)
        for at in _cells(plan)
    )
    for words in plan.below:
        builder.add(words)
    return builder.page()


def as_docx(plan: Plan) -> bytes:
    """A Word document with merged cells."""
    document: Document = docx.Document()
    for words in plan.above:
        document.add_paragraph(words)
    cells = _cells(plan)
    table: DocxTable = document.add_table(rows=max(at.row + at.cell.rows for at in cells), cols=plan.width)
    grid = [list(row.cells) for row in table.rows]
    for at in cells:
        cell = grid[at.row][at.column]
        if at.cell.rows > 1 or at.cell.columns > 1:
            cell = cell.merge(grid[at.row + at.cell.rows - 1][at.column + at.cell.columns - 1])
        first, *more = at.cell.words.split("\n")
        run = cell.paragraphs[0].add_run(first)
        run.font.strike = at.cell.struck or None
        for line in more:
            cell.add_paragraph().add_run(line).font.strike = at.cell.struck or None
    for words in plan.below:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(plan: Plan) -> bytes:
    """A workbook: the lines above and below stand in rows of their own."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row, words in enumerate(plan.above, start=1):
        sheet.cell(row, 1, words)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=plan.width)
    first = len(plan.above) + 1
    last = first
    for at in _cells(plan):
        cell = sheet.cell(first + at.row, at.column + 1, at.cell.words or None)
        cell.number_format = "@"
        if at.cell.struck:
            cell.font = Font(strike=True)
        last = max(last, first + at.row + at.cell.rows)
        if at.cell.rows > 1 or at.cell.columns > 1:
            sheet.merge_cells(
                start_row=first + at.row,
                start_column=at.column + 1,
                end_row=first + at.row + at.cell.rows - 1,
                end_column=at.column + at.cell.columns,
            )
    for row, words in enumerate(plan.below, start=last + 1):
        sheet.cell(row, 1, words)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_html(plan: Plan, style: str = "") -> bytes:
    """A web page."""
    rows: dict[int, list[Placed]] = {}
    for at in _cells(plan):
        rows.setdefault(at.row, []).append(at)
    body = []
    for row in sorted(rows):
        tag = "th" if row < len(plan.header) else "td"
        body.append("<tr>" + "".join(_html_cell(at, tag) for at in rows[row]) + "</tr>")
    above = "".join(f"<p>{html.escape(words)}</p>\n" for words in plan.above)
    below = "".join(f"<p>{html.escape(words)}</p>\n" for words in plan.below)
    head = "".join(body[: len(plan.header)])
    rest = "\n".join(body[len(plan.header) :])
    head = f"<thead>{head}</thead>" if head else ""
    return (
        f'<!doctype html><html lang="{plan.language}"><head><meta charset="utf-8">'
        f"<title>{html.escape(plan.name)}</title><style>{style}</style></head><body>{above}<table>{head}<tbody>{rest}</tbody></table>{below}</body></html>"
    ).encode()


def as_csv(plan: Plan) -> bytes:
    """Separated values: the lines above are rows too, and merges are lost."""
    out = io.StringIO()
    csv.writer(out).writerows([*([words] + [""] * (plan.width - 1) for words in plan.above), *_flat(plan)])
    return out.getvalue().encode()


def as_text(plan: Plan, mark: str) -> bytes:
    """Text in which a mark stands between cells, and around rows if it is a bar; merges are lost."""
    rows = [mark.join(" ".join(cell.split()) for cell in row) for row in _flat(plan)]
    if "|" in mark:
        rows = [f"| {row} |" for row in rows]
    return "\n".join([*plan.above, "", *rows, "", *plan.below]).encode()


def _html_cell(at: Placed, tag: str) -> str:
    words = html.escape(at.cell.words).replace("\n", "<br>")
    if at.cell.struck:
        words = f"<s>{words}</s>"
    spans = f' colspan="{at.cell.columns}"' if at.cell.columns > 1 else ""
    spans += f' rowspan="{at.cell.rows}"' if at.cell.rows > 1 else ""
    return f"<{tag}{spans}>{words}</{tag}>"


def _cells(plan: Plan) -> list[Placed]:
    return placed([*plan.header, *plan.rows])


def _flat(plan: Plan) -> list[list[str]]:
    cells = _cells(plan)
    rows = [[""] * plan.width for _ in range(max(at.row for at in cells) + 1)]
    for at in cells:
        rows[at.row][at.column] = at.cell.words
    return rows
