"""Sheets of XLSX workbooks, and archives that mean harm."""

import datetime
import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from openpyxl import Workbook

from kelisim.figures.readers import workbook
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.errors import (
    DamagedFileError,
    EntitiesError,
    FigureFileError,
    NoColumnError,
    TooLargeFileError,
    UnpackedFileError,
)
from kelisim.figures.readers.reading import read_figures

GAUGE = ColumnMap(period="День", value="Уровень", dimensions={"post": "Пост"})


def written(*rows: list[Any], change: Callable[[Workbook], None] = lambda _: None) -> bytes:
    """A workbook with these rows in its first sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed(data: bytes, parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same archive with other parts in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", how) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
PLAIN = written(
    ["День", "Пост", "Уровень"],
    [datetime.date(2024, 6, 1), "Oak", 152.5],
    [datetime.datetime.fromisoformat("2024-06-02"), "Oak", 0.1 + 0.2],
    ["03.06.2024", "Oak", "148"],
    [None, None, None],
    [datetime.date(2024, 6, 4), "Oak", None],
    [datetime.datetime.fromisoformat("2024-06-05 12:30"), "Oak", 1],
    [datetime.date(2024, 6, 6), "Oak", True],
    [datetime.date(2024, 6, 7), "Oak", "#DIV/0!"],
    [datetime.date(2024, 6, 8), 7, 1e300],
)


def test_days_numbers_and_what_is_neither() -> None:
    """Dates are days, floats the decimals that were typed; times, truths and errors are problems of their rows."""
    figures = read_figures(PLAIN, columns=GAUGE)
    assert [(one.row, one.period, one.value) for one in figures.found] == [
        (2, "2024-06-01", "152.5"),
        (3, "2024-06-02", "0.3"),
        (4, "2024-06-03", "148"),
    ]
    assert [(one.row, one.column, one.said) for one in figures.problems] == [
        (7, "День", "2024-06-05 12:30:00"),
        (8, "Уровень", "TRUE"),
        (9, "Уровень", "#DIV/0!"),
        (10, "Уровень", "1e+300"),
    ]
    assert figures.left_out == {"missing": 1}


def test_a_formula_gives_the_value_that_is_kept_for_it_and_is_never_reckoned() -> None:
    """Without a kept value it is a problem that shows the formula."""
    data = written(["День", "Пост", "Уровень"], ["2024", "Oak", "=1+1"], ["2025", "Oak", '=WEBSERVICE("http://x")'])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read(SHEET)
    kept = sheet.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>41</v>").replace(
        b"<f>1+1</f><v/>", b"<f>1+1</f><v>41</v>"
    )
    assert kept != sheet
    figures = read_figures(packed(data, {SHEET: kept}), columns=GAUGE)
    assert [one.value for one in figures.found] == ["41"]
    assert [(one.row, one.code, one.said) for one in figures.problems] == [(3, "formula", '=WEBSERVICE("http://x")')]


def test_the_sheet_that_the_map_names() -> None:
    """The first that is shown, or the one of a name; hidden ones only by their name."""

    def change(book: Workbook) -> None:
        book.active.sheet_state = "hidden"
        other = book.create_sheet("Levels")
        other.append(["Gauges of the Willow"])
        other.append(["p", "v"])
        other.append([2024, 5])

    data = written(["День", "Пост", "Уровень"], ["2024", "Oak", 1], change=change)
    assert read_figures(data, columns=ColumnMap(period="p", value="v", header=2)).found[0].value == "5"
    assert len(read_figures(data, columns=ColumnMap(period="День", value="Уровень", sheet="Sheet")).found) == 1
    with pytest.raises(NoColumnError, match="Levels"):
        read_figures(data, columns=ColumnMap(period="p", value="v", sheet="Flows"))


def test_a_known_layout_in_a_workbook() -> None:
    """A layout is known by its header in a workbook as well."""
    figures = read_figures(written(["DATAFLOW", "geo", "TIME_PERIOD", "OBS_VALUE"], ["X", "AQ", 2024, 1.5]))
    assert [(one.series.side, one.value) for one in figures.found] == [("ATA", "1.5")]


@cache
def _hostile() -> dict[str, tuple[bytes, type[FigureFileError]]]:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        sheet, book = archive.read(SHEET), archive.read("xl/workbook.xml")
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    declared = sheet.replace(b"<worksheet", bomb + b"<worksheet", 1)
    far = sheet.replace(b'r="10"', b'r="1048576"').replace(b'10"', b'1048576"')
    return {
        "zeros": (packed(PLAIN, {"xl/media/x.bin": bytes(5 * 2**20)}), UnpackedFileError),
        "members": (packed(PLAIN, {f"x/{place}": b"" for place in range(2_001)}), UnpackedFileError),
        "entities": (packed(PLAIN, {SHEET: declared}), EntitiesError),
        "entities in UTF-16": (packed(PLAIN, {SHEET: declared.decode().encode("utf-16")}), EntitiesError),
        "cut off": (PLAIN[:-200], DamagedFileError),
        "changed bytes": (packed(PLAIN, {}, zipfile.ZIP_STORED).replace(b"152.5", b"952.5"), DamagedFileError),
        "damaged sheet": (packed(PLAIN, {SHEET: sheet[:-100]}), DamagedFileError),
        "damaged book": (packed(PLAIN, {"xl/workbook.xml": book[:-30]}), DamagedFileError),
        "far row": (packed(PLAIN, {SHEET: far}), TooLargeFileError),
        "far cells": (packed(PLAIN, {SHEET: sheet.replace(b'r="C2"', b'r="ALL2"')}), TooLargeFileError),
        "no workbook": (packed(PLAIN, {"xl/workbook.xml": b"<workbook/>"}), FigureFileError),
        "another archive": (packed(b"PK\x05\x06" + bytes(18), {"a": b"b"}), DamagedFileError),
        "nothing in it": (written([]), DamagedFileError),
    }


@pytest.mark.parametrize("harm", _hostile())
def test_a_workbook_that_means_harm_is_refused_by_name(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bombs, entities, damage, and a row at the end of the world."""
    monkeypatch.setattr(workbook, "MAX_ROWS", 2_000)
    monkeypatch.setattr(workbook, "MAX_CELLS", 500)
    data, error = _hostile()[harm]
    with pytest.raises(error):
        read_figures(data, columns=GAUGE)
