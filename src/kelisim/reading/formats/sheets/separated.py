"""Values separated by commas, semicolons or tabs as a page.

1. The separator is the one that parts the most lines into the same number of values, at least two.
2. `sep=;` on the first line says it, as Excel writes it.
"""

import csv
from collections import Counter

from kelisim.reading.errors import DamagedDocumentError
from kelisim.reading.formats.building import PageBuilder, Put, check_cells
from kelisim.reading.formats.grid import without_repeats
from kelisim.reading.page import Page

SEPARATORS = ";\t,|"
SAMPLE = 200
"""Rows that tell the separator."""


def page_of_separated(text: str, separator: str | None = None) -> Page | None:
    """The page that a text of separated values is; None where nothing parts its lines alike.

    Raises:
        ReadingError: it is too large, or a quotation never ends.
    """
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.rstrip()) == 5:
        text, separator = rest, first[4]
    separator = separator or separator_of(text)
    if separator is None:
        return None
    puts: list[Put] = []
    row = 0
    try:
        for line, values in enumerate(csv.reader(text.splitlines(keepends=True), delimiter=separator)):
            if any(map(str.strip, values)):
                puts += [Put(row, column, value) for column, value in enumerate(values)]
                row += 1
                check_cells(len(puts))
            check_cells(line)
    except csv.Error:
        raise DamagedDocumentError("the separated values break off", expected="quotation marks in pairs") from None
    builder = PageBuilder()
    builder.add_table(without_repeats(puts, 0))
    return builder.page()


def separator_of(text: str) -> str | None:
    """Rule 1."""
    sample = text[:100_000].splitlines(keepends=True)[:SAMPLE]
    best: tuple[float, int, str] | None = None
    for separator in SEPARATORS:
        try:
            counts = Counter(len(row) for row in csv.reader(sample, delimiter=separator) if any(map(str.strip, row)))
        except csv.Error:
            continue
        counts.pop(0, None)
        total = counts.total()
        width, alike = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        if width > 1:
            # Of two that part all lines alike, the one with more values.
            found = (alike / total, width, separator)
            best = max(best, found) if best else found
    return best[2] if best else None


def is_separated(text: str) -> str | None:
    """The separator of a text whose every line it parts alike, into three values or more, on three lines or more.

    A comma does not tell, because prose has them.
    """
    sample = text[:20_000].splitlines(keepends=True)[:50]
    if len(text) > 20_000:
        sample = sample[:-1]
    for separator in ";\t":
        try:
            rows = [row for row in csv.reader(sample, delimiter=separator) if any(map(str.strip, row))]
        except csv.Error:
            continue
        if len(rows) > 2 and len(rows[0]) > 2 and len({len(row) for row in rows}) == 1:
            return separator
    return None
