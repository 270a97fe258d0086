"""Columnar files of figures, beside what a small file of the same rows gives."""

from decimal import Decimal
from pathlib import Path

import pytest

from kelisim.figures.readers import bulk
from kelisim.figures.readers.bulk import make_columnar
from kelisim.figures.readers.columnar import Columnar
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.errors import DamagedFileError, FigureFileError, NoColumnError, UnknownLayoutError
from kelisim.figures.readers.reading import read_figures

MAP = ColumnMap(
    period="Month",
    value="Value",
    status="Note",
    side="Office",
    dimensions={"flow": "Direction", "product": "Goods"},
    codes={"flow": {"out": "exports", "in": "imports"}},
    fixed={"partner": "BIRCH"},
    same={"currency": "USD"},
    where={"Kind": ("value",)},
    decimal_mark=",",
    separator=";",
)
ROWS = [
    "202402;ALDER;out;timber;1 200,50;;value",
    "202401;ALDER;out;timber;11;P;value",
    "2024-13;ALDER;out;timber;11;;value",
    "202403;ALDER;out;timber;many;;value",
    "202403;ALDER;sideways;timber;12;;value",
    "202403;alder;out;timber;12;;value",
    "202403;ALDER;out;timber;:;;value",
    "202403;ALDER;out;timber;13;F;value",
    "202403;ALDER;out;timber;13;perhaps;value",
    "202403;ALDER;out;timber;13;;weight",
    "202401;ALDER;out;timber;99;;value",
    "202401;ALDER;in;timber;0,000000000001;e;value",
    "202401;ALDER;in;grain;7;;value",
    "2024;ALDER;out;grain;5;;value",
]
DATA = "\n".join(["Month;Office;Direction;Goods;Value;Note;Kind", *ROWS, ""]).encode()


@pytest.fixture
def made(tmp_path: Path) -> tuple[bulk.Made, Columnar]:
    """The columnar file of the rows."""
    (tmp_path / "rows.csv").write_bytes(DATA)
    kept = make_columnar(tmp_path / "rows.csv", tmp_path / "columns", MAP)
    return kept, Columnar(tmp_path / "columns")


def test_a_columnar_file_says_what_a_small_file_says(made: tuple[bulk.Made, Columnar]) -> None:
    """The same figures, the same rows refused for the same reasons, the same left out."""
    kept, columns = made
    small = read_figures(DATA, columns=MAP)
    found = {
        (tuple(sorted(key.items())), point.period, Decimal(point.value), point.status)
        for key in columns.keys({})
        for point in columns.series(key)
    }
    assert found == {
        (
            tuple(sorted({**dict(one.series.dimensions), "side": "ALDER", "currency": "USD"}.items())),
            one.period,
            Decimal(one.value),
            one.status,
        )
        for one in small.found
    }
    repeated = [one for one in small.problems if one.code == "two-values"]
    assert [(one.row, one.column, one.said, one.code) for one in kept.problems] == [
        (one.row, one.column, one.said, one.code) for one in small.problems if one not in repeated
    ]
    assert (kept.rows, kept.figures, kept.refused) == (14, 5, 5)
    assert kept.left_out == {**small.left_out, "repeated": len(repeated)}


def test_one_series_and_exact_sums(made: tuple[bulk.Made, Columnar]) -> None:
    """A series in the order of its periods; sums by a dimension; what is not one series is refused."""
    _, columns = made
    timber = {"side": "ALDER", "flow": "exports", "product": "timber"}
    assert [(one.period, one.value, one.status) for one in columns.series(timber)] == [
        ("2024-01", Decimal(11), "provisional"),
        ("2024-02", Decimal("1200.50"), None),
    ]
    sums = columns.sums({"flow": "imports"}, by="product", periods=("2024-01", "2024-12"))
    assert sums == {"grain": Decimal(7), "timber": Decimal("0.000000000001")}
    assert columns.sums({"flow": "nowhere"}, by="product") == {}
    for where in ({"flow": "imports"}, {"flow": "nowhere"}, {"colour": "red"}):
        with pytest.raises(NoColumnError):
            columns.series(where)
    with pytest.raises(NoColumnError):
        columns.sums({}, by="colour")


def test_parts_are_cut_between_series(
    tmp_path: Path, made: tuple[bulk.Made, Columnar], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However small the parts, the answers are the same."""
    monkeypatch.setattr(bulk, "PART", 2)
    make_columnar(tmp_path / "rows.csv", tmp_path / "parts", MAP)
    assert len(list((tmp_path / "parts").glob("figures-*"))) > 1
    parts = Columnar(tmp_path / "parts")
    for key in parts.keys({}):
        assert parts.series(key) == made[1].series(key)
    assert max(path.name for path in (tmp_path / "parts").iterdir()) == "series.parquet"


def test_what_is_no_file_for_it_is_refused(tmp_path: Path) -> None:
    """A map with parts of a period, a missing column, other encodings, and folders that are none."""
    text = tmp_path / "rows.csv"
    cases: list[tuple[bytes, ColumnMap, type[FigureFileError]]] = [
        (DATA, ColumnMap(year="Month", value="Value"), NoColumnError),
        (DATA, ColumnMap(period="Day", value="Value", separator=";"), NoColumnError),
        (DATA, ColumnMap(period="Month", value="Value", encoding="koi8-r"), NoColumnError),
        ("p;v\nГод;1\n".encode("cp1251"), ColumnMap(period="p", value="v", separator=";"), DamagedFileError),
        (b"", ColumnMap(period="p", value="v"), DamagedFileError),
    ]
    for place, (data, columns, error) in enumerate(cases):
        text.write_bytes(data)
        with pytest.raises(error):
            make_columnar(text, tmp_path / str(place), columns)
    with pytest.raises(UnknownLayoutError):
        Columnar(tmp_path)


def test_a_file_of_one_series(tmp_path: Path) -> None:
    """Without dimensions there is one series."""
    (tmp_path / "rows.csv").write_text("p,v\n2024,1\n2023,2\n", "utf-8")
    kept = make_columnar(tmp_path / "rows.csv", tmp_path / "one", ColumnMap(period="p", value="v", multiply="1000"))
    assert (kept.series, kept.figures) == (1, 2)
    assert [(one.period, one.value) for one in Columnar(tmp_path / "one").series({})] == [
        ("2023", Decimal(2_000)),
        ("2024", Decimal(1_000)),
    ]
