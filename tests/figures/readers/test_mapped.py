"""Tables read through a column map."""

import gzip
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.readers import reading
from kelisim.figures.readers import table as tables
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.errors import (
    DamagedFileError,
    FigureFileError,
    FileEncodingError,
    NoColumnError,
    TooLargeFileError,
    UnknownLayoutError,
)
from kelisim.figures.readers.found import Figures
from kelisim.figures.readers.reading import read_figures, unpacked
from kelisim.model.decode import MalformedError, decode

OFFICE = ColumnMap(
    period="Month",
    value="Value",
    status="Note",
    dimensions={"flow": "Direction", "product": "Goods"},
    codes={"flow": {"out": "exports", "in": "imports"}},
    fixed={"partner": "BIRCH"},
    same={"side": "ALDER", "currency": "USD"},
)


def told(figures: Figures) -> list[tuple[Any, ...]]:
    """Periods, values, statuses and dimensions."""
    return [(one.period, one.value, one.status, dict(one.series.dimensions)) for one in figures.found]


def test_a_bad_row_never_stops_the_file_and_is_told_by_row_and_column() -> None:
    """The good rows are figures, each bad one a problem, and a missing value neither."""
    data = (
        b"Month,Direction,Goods,Value,Note\n"
        b"2024-01,out,timber,10.50,\n"
        b"2024-13,out,timber,11,\n"
        b"2024-02,out,timber,many,\n"
        b"2024-03,sideways,timber,12,\n"
        b"\n"
        b"2024-04,out,timber,,\n"
        b"2024-05,out,timber,13,perhaps\n"
        b"2024-06,in,timber,14,P,and more\n"
        b"2024-07,in,timber,15,P\n"
    )
    figures = read_figures(data, columns=OFFICE)
    assert told(figures) == [
        ("2024-01", "10.50", None, {"flow": "exports", "partner": "BIRCH", "product": "timber"}),
        ("2024-07", "15", "provisional", {"flow": "imports", "partner": "BIRCH", "product": "timber"}),
    ]
    assert [(one.row, one.column, one.said, one.code) for one in figures.problems] == [
        (3, "Month", "2024-13", "period"),
        (4, "Value", "many", "number"),
        (5, "Direction", "sideways", "code"),
        (8, "Note", "perhaps", "status"),
        (9, "Note", "and more", "row"),
    ]
    assert (figures.rows, figures.refused, figures.left_out) == (8, 5, {"missing": 1})
    assert "row 4, column 'Value'" in str(figures.problems[1])
    series = figures.found[0].series
    assert (series.side, series.currency) == ("ALDER", "USD")


def test_two_values_of_one_period_are_a_problem_and_the_same_one_twice_is_not() -> None:
    """The first stays; the message names the row that has it."""
    data = b"Month,Direction,Goods,Value,Note\n2024-01,out,t,1,\n2024-01,out,t,1,\n2024-01,out,t,2,\n2024-01,in,t,2,\n"
    figures = read_figures(data, columns=OFFICE)
    assert [one.value for one in figures.found] == ["1", "2"]
    assert figures.left_out == {"repeated": 1}
    assert [(one.row, one.code) for one in figures.problems] == [(4, "two-values")]
    assert "row 2" in figures.problems[0].problem


def test_several_columns_of_values_and_a_year_with_its_quarter() -> None:
    """A wide table gives each of its columns the dimensions that the map says."""
    columns = ColumnMap(
        year="Год",
        quarter="Квартал",
        values={"Экспорт": {"flow": "exports"}, "Импорт": {"flow": "imports"}},
        decimal_mark=",",
        multiply="1000",
        encoding="windows-1251",
        header=2,
    )
    data = "Сведения\nГод;Квартал;Экспорт;Импорт\n2024;1;1 200,5;…\n2024;Q2;7;8\n".encode("cp1251")
    assert told(read_figures(data, columns=columns)) == [
        ("2024-Q1", "1200500.0", None, {"flow": "exports"}),
        ("2024-Q2", "7000", None, {"flow": "exports"}),
        ("2024-Q2", "8000", None, {"flow": "imports"}),
    ]
    by_month = ColumnMap(year="y", month="m", value="v", codes={"month": {"February": "2"}})
    figures = read_figures(b"y\tm\tv\n2024\tFebruary\t1\n2024\tMarch\t2\n", columns=by_month)
    assert [one.period for one in figures.found] == ["2024-02"]
    assert [(one.row, one.column, one.code) for one in figures.problems] == [(3, "m", "code")]


def test_periods_that_stand_in_the_header() -> None:
    """Years side by side, as offices print them; an error names the year's column."""
    columns = ColumnMap(across=True, dimensions={"product": "Goods"}, unit_multiplier="Power", header=2)
    data = b"Exports of the Alder\nGoods,Power,2022,2023,2024 Q1,Sum\ntimber,3,1.5,,7,8\ngrain,,2,many,-,9\n"
    figures = read_figures(data, columns=columns)
    assert told(figures) == [
        ("2022", "1500", None, {"product": "timber"}),
        ("2024-Q1", "7000", None, {"product": "timber"}),
        ("2022", "2", None, {"product": "grain"}),
    ]
    assert (figures.rows, figures.left_out) == (2, {"missing": 2})
    assert [(one.row, one.column, one.said) for one in figures.problems] == [(4, "2023", "many")]
    with pytest.raises(NoColumnError):
        read_figures(b"a,b\n1,2\n", columns=ColumnMap(across=True))


def test_what_is_asked_for_alone_is_read() -> None:
    """Rows of another measure or total are left out and counted."""
    columns = ColumnMap(period="p", value="v", where={"kind": ("level",)}, unit_multiplier="m", frequency="month")
    figures = read_figures(b"p,v,kind,m\n2024-01-05,1.5,level,3\n2024-01-05,9,flow,\n", columns=columns)
    assert told(figures) == [("2024-01", "1500", None, {})]
    assert figures.left_out == {"not-asked-for": 1}


def test_what_a_row_says_of_its_series_is_checked_as_a_release_is() -> None:
    """Sides, currencies, rates, days and addresses have the forms of the model."""
    columns = ColumnMap(
        period="p",
        value="v",
        side="side",
        currency="cur",
        original="orig",
        rate="rate",
        rate_on="on",
        vintage="vin",
        valuation="val",
        source="url",
    )
    head = b"p,v,side,cur,orig,rate,on,vin,val,url\n"
    rows = (
        b"2024,1,ALDER,USD,KZT,450.5,2024-12-31,2025-02,CIF,https://example.org/x\n"
        b"2024,1,alder,USD,,,,,,\n"
        b"2024,1,ALDER,dollars,,,,,,\n"
        b"2024,1,ALDER,USD,KZT,,,,,\n"
        b"2024,1,ALDER,USD,KZT,1,2024-02-30,,,\n"
        b"2024,1,ALDER,USD,,,,soon,,\n"
        b"2024,1,ALDER,USD,,,,,gross,\n"
        b"2024,1,ALDER,USD,,,,,,javascript:1\n"
    )
    figures = read_figures(head + rows, columns=columns)
    (one,) = figures.found
    assert (one.series.valuation, one.series.rate, one.series.vintage) == ("cif", "450.5", "2025-02")
    assert [problem.column for problem in figures.problems] == ["side", "cur", "rate", "on", "vin", "val", "url"]


def test_a_map_is_json_and_says_what_is_wrong_with_it() -> None:
    """A map is decoded strictly: no unknown field, one way to give the period and the value."""
    again: ColumnMap = decode(msgspec.json.encode(OFFICE), ColumnMap)
    assert again == OFFICE
    for wrong in (
        {"period": "p"},
        {"value": "v"},
        {"period": "p", "year": "y", "value": "v"},
        {"period": "p", "value": "v", "values": {"a": {}}},
        {"period": "p", "month": "m", "value": "v"},
        {"year": "y", "month": "m", "quarter": "q", "value": "v"},
        {"period": "p", "value": "v", "dimensions": {"a": "A"}, "fixed": {"a": "1"}},
        {"period": "p", "value": "v", "side": "s", "same": {"side": "ALDER"}},
        {"period": "p", "value": "v", "grouping": "."},
        {"period": "p", "value": "v", "colour": "c"},
        {"across": True, "value": "v"},
        {"period": "p", "value": "v", "codes": {"flow": {"out": "exports"}}},
        {"period": "p", "value": "v", "dimensions": {"Not A Slug": "A"}},
    ):
        with pytest.raises(MalformedError):
            decode(msgspec.json.encode(wrong), ColumnMap)


def test_a_file_that_is_no_table_of_the_map_is_refused() -> None:
    """A missing column, two of one name, an unknown encoding, and no table at all each have an error of their own."""
    plain = ColumnMap(period="p", value="v")
    cases: list[tuple[bytes, ColumnMap, type[FigureFileError]]] = [
        (b"p,w\n1,2\n", plain, NoColumnError),
        (b"p,v,V\n1,2,3\n", plain, NoColumnError),
        (b"p,v\n\xff\xfe\xfd,2\n", plain, FileEncodingError),
        ("p,v,é\n".encode("cp1252"), plain, FileEncodingError),
        (b"p,v\n1,2\n", ColumnMap(period="p", value="v", encoding="rot13"), FileEncodingError),
        ("p,v\n2024,1\n".encode("utf-16")[:-1], plain, FileEncodingError),
        (b"", plain, DamagedFileError),
        (b"\n\n , \n", plain, DamagedFileError),
        (b"p,v\n1,2\n", ColumnMap(period="p", value="v", same={"currency": "dollars"}), NoColumnError),
    ]
    for data, columns, error in cases:
        with pytest.raises(error):
            read_figures(data, columns=columns)
    with pytest.raises(UnknownLayoutError, match="--map"):
        read_figures(b"a,b\n1,2\n")
    with pytest.raises(UnknownLayoutError):
        read_figures(b"p,v\n1,2\n", layout="horoscope")


def test_marks_of_encodings_are_heeded() -> None:
    """UTF-8 and UTF-16 with their marks, whatever the map says."""
    for encoding in ("utf-8-sig", "utf-16"):
        columns = ColumnMap(period="Год", value="v")
        assert len(read_figures("Год,v\n2024,1\n".encode(encoding), columns=columns).found) == 1


def test_a_file_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes, rows, columns and figures, and what a packed file unpacks to."""
    columns = ColumnMap(period="p", value="v", dimensions={"n": "n"})
    rows = b"p,v,n\n" + b"".join(b"2024,1,%d\n" % place for place in range(50))
    assert len(read_figures(gzip.compress(rows), columns=columns).found) == 50
    with pytest.raises(DamagedFileError):
        unpacked(gzip.compress(rows)[:-12])
    with pytest.raises(DamagedFileError):
        unpacked(b"\x1f\x8bnonsense")
    monkeypatch.setattr(reading, "MAX_BYTES", 100_000)
    with pytest.raises(TooLargeFileError):
        unpacked(gzip.compress(bytes(100_010)))
    with pytest.raises(TooLargeFileError):
        read_figures(bytes(100_001), columns=columns)
    with pytest.raises(TooLargeFileError):
        read_figures(b"a," * (tables.MAX_COLUMNS + 1) + b"\n", columns=columns)
    monkeypatch.setattr(tables, "MAX_ROWS", 20)
    with pytest.raises(TooLargeFileError):
        read_figures(rows, columns=columns)


def test_a_row_that_cannot_be_parted_is_a_problem_of_that_row() -> None:
    """A cell without end breaks its row and not the table."""
    data = b'p,v\n2024,1\n"' + b"x" * 200_000 + b"\n2025,2\n"
    figures = read_figures(data, columns=ColumnMap(period="p", value="v"))
    assert figures.found[0].value == "1"
    assert figures.refused >= 1
    assert figures.problems[0].code == "row"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    """No file ends in an error that nobody foresaw."""
    for columns in (ColumnMap(period="p", value="v"), None):
        try:
            read_figures(data, columns=columns)
            read_figures(b"p,v\n" + data, columns=columns)
        except FigureFileError:
            pass
