"""Group `documents`: how fast bytes of every format become a page, and in how much memory.

1. A table of 300 measures in every format: DOCX in about 0.1 s at most; PDF in about 0.4 s a page at most.
2. A PDF of 500 pages is read within 600 MB, measured in a process of its own.
3. What is made to be large is refused early: a sheet of 100,000 rows.
"""

import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from io import BytesIO, StringIO
from pathlib import Path

from docx import Document
from openpyxl import Workbook

from bench.figure import Figure, at_most, plain
from bench.measuring import seconds, verification
from kelisim.reading.errors import TooLargeDocumentError
from kelisim.reading.formats.page_of import page_of
from tests.reading.formats.pdfs import Line, Text, pdf, ruled, spread

HEAD = ("№", "Мероприятие", "Форма завершения", "Срок", "От одной Стороны", "От другой Стороны")
EDGES = (30, 60, 250, 330, 400, 480, 565)
ROWS = 300
DOCX_VERIFICATIONS = 2_500
"""300 rows may take as long as so many verifications of a signature, about a tenth of a second."""
PDF_VERIFICATIONS = 10_000
"""And a page of PDF as long as so many, about 0.4 s."""
PDF_PAGES = 500
PDF_MEGABYTES = 600
_LINES = 34
"""Rows on a page."""


def measures(number: int) -> list[list[str]]:
    """The rows of an invented plan below its header."""
    rows = [list(HEAD)]
    for n in range(1, number + 1):
        words = ["Проработать вопрос о строительстве моста", "доклад", f"{n % 4 + 1} кв. 2026", "Минтранс", "Минтранс"]
        rows.append([str(n), *words])
    return rows


def as_docx(rows: Sequence[Sequence[str]]) -> bytes:
    """A Word document."""
    document = Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table._tbl.tr_lst, rows, strict=True):  # noqa: SLF001 the public way takes minutes
        for cell, one in zip(row.tc_lst, words, strict=True):
            cell.p_lst[0].add_r().text = one
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("План")
    for row in rows:
        sheet.append(list(row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def as_html(rows: Sequence[Sequence[str]]) -> bytes:
    """A web page."""
    written = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><h1>План</h1><table>{written}</table></body></html>".encode()


def as_separated(rows: Sequence[Sequence[str]]) -> bytes:
    """Separated values."""
    file = StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("windows-1251")


def as_bars(rows: Sequence[Sequence[str]]) -> bytes:
    """Plain text with bars."""
    return "".join("| " + " | ".join(row) + " |\n" for row in rows).encode()


def as_pdf(rows: Sequence[Sequence[str]], *, lines: bool) -> bytes:
    """A PDF with the header on every page, ruled or not."""
    pages: list[list[Text | Line]] = []
    for n, start in enumerate(range(1, len(rows), _LINES), 1):
        part = [rows[0], *rows[start : start + _LINES]]
        # Ten letters of this font are 25 points wide at size 5, so that the words fit in their columns.
        marks = ruled(part, EDGES, 60, 21) if lines else spread(part, EDGES, 60, 21)
        small = [mark._replace(size=5.0) if isinstance(mark, Text) else mark for mark in marks]
        pages.append([Text(30, 20, "Приложение"), *small, Text(290, 815, str(n))])
    return pdf(*pages)


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: whether to end within seconds, with less work per figure.
    """
    runs = 3 if quick else 7
    rows = measures(ROWS)
    made = {
        "DOCX": (as_docx(rows), "plan.docx"),
        "XLSX": (as_xlsx(rows), "plan.xlsx"),
        "HTML": (as_html(rows), "plan.html"),
        "CSV": (as_separated(rows), "plan.csv"),
        "text with bars": (as_bars(rows), "plan.txt"),
    }
    for name, (data, file) in made.items():
        taken = seconds(partial(page_of, data, file), runs=runs)
        if name == "DOCX":
            yield at_most(f"{ROWS} rows of {name}", taken * 1_000, "ms", DOCX_VERIFICATIONS * verification() * 1_000)
        else:
            yield plain(f"{ROWS} rows of {name}", taken * 1_000, "ms")
    for name, lines in (("ruled", True), ("unruled", False)):
        data = as_pdf(rows, lines=lines)
        pages = -(-ROWS // _LINES)
        taken = seconds(partial(page_of, data, "plan.pdf"), runs=runs) / pages
        yield at_most(f"a page of {name} PDF", taken * 1_000, "ms", PDF_VERIFICATIONS * verification() * 1_000)
    large = as_xlsx([["x", "y", "z"]] * 100_000)
    yield plain("100,000 rows of XLSX are refused in", seconds(partial(_refused, large), runs=1) * 1_000, "ms")
    pages = 50 if quick else PDF_PAGES
    taken, megabytes = _apart(as_pdf(measures(pages * _LINES), lines=True))
    yield plain(f"{pages} pages of ruled PDF are read in", taken, "s CPU")
    yield at_most(f"memory for {pages} pages of PDF", megabytes, "MB", PDF_MEGABYTES)


def _refused(data: bytes) -> None:
    try:
        page_of(data, "large.xlsx")
    except TooLargeDocumentError:
        return
    raise AssertionError


_READ = """
import resource, sys
from pathlib import Path
from kelisim.reading.formats.page_of import page_of
page = page_of(Path(sys.argv[1]).read_bytes(), "plan.pdf")
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def _apart(data: bytes) -> tuple[float, float]:
    """CPU time and largest memory of a process that reads a document."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "plan.pdf")
        file.write_bytes(data)
        said = subprocess.run([sys.executable, "-c", _READ, str(file)], check=True, capture_output=True, text=True)
    taken, megabytes = said.stdout.split()
    return float(taken), float(megabytes)
