"""What one cell says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.periods import Frequency, period_around
from kelisim.figures.readers import cells
from kelisim.figures.readers.areas import dimension_name, flow_of, partner_of, state_of
from kelisim.figures.readers.found import BadCellError
from kelisim.model.base import Slug, form_of


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("2021", "2021"),
        ("2021-A1", "2021"),
        ("2021-04", "2021-04"),
        ("202104", "2021-04"),
        ("2021M04", "2021-04"),
        ("2021-M4", "2021-04"),
        ("04.2021", "2021-04"),
        ("2021-Q3", "2021-Q3"),
        ("2021q3", "2021-Q3"),
        ("2021 Q3", "2021-Q3"),
        ("2021-S2", "2021-S2"),
        ("2021H1", "2021-S1"),
        ("2024-02-29", "2024-02-29"),
        ("20240229", "2024-02-29"),
        ("29.2.2024", "2024-02-29"),
        ("2024-02-29T00:00:00", "2024-02-29"),
        (" 2024-02-29 00:00:00 ", "2024-02-29"),
    ],
)
def test_a_period_is_read_in_every_spelling_of_offices(said: str, period: str) -> None:
    """Years, halves, quarters, months and days, as SDMX, Comtrade, Eurostat and spreadsheets write them."""
    assert cells.period(said) == period


@pytest.mark.parametrize(
    "said", ["", "0000", "2021-13", "2021-Q5", "2021-S3", "2023-02-29", "2021-W07", "21", "202113", "2021-4-1x", "year"]
)
def test_what_is_no_period_is_refused(said: str) -> None:
    """Weeks, days that are not in the calendar, and words are no periods of a release."""
    with pytest.raises(BadCellError) as bad:
        cells.period(said)
    assert bad.value.code == "period"


def test_a_day_stands_for_the_period_that_the_map_asks_for() -> None:
    """A day is in its month, quarter, half-year and year; a quarter is in no month."""
    assert [cells.period("2024-08-05", one) for one in ("day", "month", "quarter", "half-year", "year")] == [
        "2024-08-05",
        "2024-08",
        "2024-Q3",
        "2024-S2",
        "2024",
    ]
    for said, frequency in (("2024-Q3", "month"), ("2024", "month"), ("2024-08", "day"), ("2024-S1", "quarter")):
        with pytest.raises(BadCellError):
            cells.period(said, frequency)  # type: ignore[arg-type]


@given(st.dates().map(str), st.sampled_from([("month", "M"), ("quarter", "Q"), ("half-year", "S"), ("year", "A")]))
def test_a_day_is_in_the_period_in_which_series_have_it(day: str, frequency: tuple[cells.Frequency, Frequency]) -> None:
    """Reading a day at a frequency agrees with how series put days into periods."""
    assert cells.period(day, frequency[0]) == period_around(day, frequency[1])


@pytest.mark.parametrize(
    ("said", "mark", "grouping", "number"),
    [
        ("24.50", ".", "", "24.50"),
        ("-3", ".", "", "-3"),
        ("\u22123,5", ",", "", "-3.5"),
        ("1 234\u00a0567,8", ",", "", "1234567.8"),
        ("1'234'567.8", ".", "'", "1234567.8"),
        ("1,234.5", ".", ",", "1234.5"),
        (".5", ".", "", "0.5"),
        ("007", ".", "", "7"),
        ("+5", ".", "", "5"),
        ("1.2E+05", ".", "", "120000"),
        ("1e-3", ".", "", "0.001"),
        ("0.1234567890129", ".", "", "0.123456789013"),
    ],
)
def test_a_number_keeps_its_digits(said: str, mark: str, grouping: str, number: str) -> None:
    """What stands in the file is kept digit for digit; other spellings of it are written as the model does."""
    assert cells.number(said, mark, grouping) == number
    assert cells.is_decimal(number)


@pytest.mark.parametrize(
    "said", ["", "1,234", "12a", "1 234,5", "0x10", "1e999", "1e99999999", "nan", "inf", "(5)", "١٢", "1.2.3"]
)
def test_what_is_no_number_is_refused(said: str) -> None:
    """A comma that the map does not tell of, words, and numbers beyond eighteen digits."""
    with pytest.raises(BadCellError) as bad:
        cells.number(said)
    assert bad.value.code == "number"


def test_a_point_is_refused_where_the_comma_parts_the_fraction() -> None:
    """`1.234` with a decimal comma is a thousand to one office and a fraction to another: it is not guessed."""
    with pytest.raises(BadCellError):
        cells.number("1.234", ",")


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=4, allow_nan=False))
def test_a_float_of_a_spreadsheet_gives_the_decimal_that_was_typed(typed: Decimal) -> None:
    """Fifteen digits that count come back from a binary float as they were."""
    if len(typed.as_tuple().digits) <= 15:
        assert Decimal(cells.number(repr(float(typed)), of_float=True)) == typed


@given(st.from_regex(r"-?[1-9][0-9]{0,8}(\.[0-9]{1,6})?", fullmatch=True), st.integers(-3, 6))
def test_a_multiplier_moves_the_point_and_nothing_else(value: str, power: int) -> None:
    """UNIT_MULT is exact, there and back."""
    there = cells.scaled(value, power)
    assert Decimal(there) == Decimal(value).scaleb(power)
    assert Decimal(cells.scaled(there, -power)) == Decimal(value)


def test_multipliers() -> None:
    """A power of ten, empty for none; anything else is refused."""
    assert [cells.multiplier(said) for said in ("", "0", "6", "-3", "3.0")] == [0, 0, 6, -3, 3]
    for said in ("million", "6.5", "1e6", "999"):
        with pytest.raises(BadCellError):
            cells.multiplier(said)
    with pytest.raises(BadCellError):
        cells.scaled("1", 99)
    assert cells.scaled("1.5", 0, "1000") == "1500.0"


def test_flags_of_sdmx_and_of_eurostat() -> None:
    """Provisional and estimated are kept; forecasts and what is missing are left out; others are counted."""
    assert [cells.flags(said).status for said in ("", "A", "P", "p", "E", "e", "s", "I", "ep", "provisional")] == [
        None,
        None,
        "provisional",
        "provisional",
        "estimated",
        "estimated",
        "estimated",
        "estimated",
        "provisional",
        "provisional",
    ]
    assert [cells.flags(said).left_out for said in ("F", "f", "M", "c", "z", "b", "S")] == [
        "forecast",
        "forecast",
        "missing",
        "missing",
        "missing",
        None,
        None,
    ]
    assert cells.flags("bd").unkept == ["b", "d"]
    with pytest.raises(BadCellError):
        cells.flags("perhaps")


def test_names_of_the_register() -> None:
    """States by either code, partners, flows, and the names of dimensions."""
    assert [state_of(one) for one in ("AQ", "ATA", "EL", "uk", "XX", "EU27_2020")] == [
        "ATA",
        "ATA",
        "GRC",
        "GBR",
        None,
        None,
    ]
    assert [partner_of(one) for one in ("W00", "World", "EL", "_X ")] == ["total", "total", "GRC", "_X"]
    assert [flow_of(one) for one in ("M", "X", "1", "Exports", "FM")] == [
        "imports",
        "exports",
        "imports",
        "exports",
        None,
    ]
    named = [dimension_name(one) for one in ("na_item", "REF_AREA", "2nd", "  Gütergruppe ", "x" * 90)]
    assert named[:3] == ["na-item", "ref-area", "d-2nd"]
    assert all(map(form_of(Slug), named))


def test_a_cell_of_words_is_one_line() -> None:
    """Composed, trimmed, and without control characters."""
    assert cells.words("  Ко\u0438\u0306  ") == "Ко\u0439"
    for said in ("a\x00b", "a\nb", "x" * 501, "\ud800"):
        with pytest.raises(BadCellError):
            cells.words(said)
