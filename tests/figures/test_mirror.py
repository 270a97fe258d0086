"""The rules of mirror statistics and of turnover."""

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.groups import grouped
from kelisim.figures.mirror import (
    IMF_FACTOR,
    Asked,
    Factor,
    MirrorRow,
    by_percent,
    by_period,
    mirror,
    one_sided,
    rows_of,
)
from kelisim.figures.periods import parts_of
from kelisim.figures.series import Issued, series_of
from kelisim.figures.turnover import turnover
from tests.figures.releases import issued

SIDES = ("ALA", "BRN", "COR")


def trade(
    side: str, flow: str, partner: str, values: dict[str, str], *, product: str | None = None, **rest: Any
) -> Issued:
    """What a side publishes of its trade in USD."""
    dimensions = {"flow": flow, "partner": partner} | ({"product": product} if product else {})
    return issued(values, dimensions=dimensions, **{"party": side, "side": side, "currency": "USD", **rest})


def compared(*releases: Issued, **asked: Any) -> tuple[MirrorRow, ...]:
    """The rows between the first two sides."""
    return mirror(series_of(releases), "ALA", "BRN", Asked(**asked))


FLOWS = st.builds(
    lambda side, other, flow, product, values, number: trade(
        side,
        flow,
        SIDES[(SIDES.index(side) + other) % 3],
        values,
        product=product,
        number=number,
        vintage=f"2024-0{number}-01",
    ),
    st.sampled_from(SIDES),
    st.integers(1, 2),
    st.sampled_from(("exports", "imports")),
    st.sampled_from(("total", "27", None)),
    st.dictionaries(st.sampled_from(("2022", "2023")), st.integers(-99, 99).map(str), min_size=1),
    st.integers(1, 9),
)


@given(st.lists(FLOWS, max_size=12))
def test_every_flow_is_seen_from_both_ends(releases: list[Issued]) -> None:
    """Rules 1 to 3 and 5: the rows are those of a search from scratch, whichever side is named first."""
    facts: dict[tuple[str, str, str, str], dict[str, tuple[object, Fraction]]] = {}
    for one in releases:
        release = one.release
        flow, partner, product = (release.dimensions.get(name, "") for name in ("flow", "partner", "product"))
        assert release.side
        exporter, importer = (release.side, partner) if flow == "exports" else (partner, release.side)
        for value in release.observations:
            ends = facts.setdefault((exporter, importer, product, value.period), {})
            rank = one.day, one.number, one.act
            if flow not in ends or rank > ends[flow][0]:  # type: ignore[operator]
                ends[flow] = rank, Fraction(value.value)
    merged: dict[tuple[str, str, str, str], dict[str, Fraction]] = {}
    for (exporter, importer, product, period), ends in sorted(facts.items(), key=lambda fact: fact[0][2] != ""):
        there = merged.setdefault((exporter, importer, product or "total", period), {})
        for flow, (_, number) in ends.items():
            there.setdefault(flow, number)
    found = rows_of(series_of(releases), Asked())
    assert len(found) == len(merged)
    for row in found:
        ends_there = merged[row.exporter, row.importer, row.product, row.period]
        assert (row.exports and Fraction(row.exports.value)) == ends_there.get("exports")
        assert (row.imports and Fraction(row.imports.value)) == ends_there.get("imports")
        if len(ends_there) == 2:
            assert row.gap is not None
            assert Fraction(row.gap) == ends_there["imports"] - ends_there["exports"]
        else:
            assert row.reason == ("no-imports" if "exports" in ends_there else "no-exports")
    rows = mirror(series_of(releases), "ALA", "BRN", Asked())
    assert rows == mirror(series_of(releases), "BRN", "ALA", Asked())
    gaps = [abs(row.gap) if row.gap is not None else Decimal(-1) for row in rows]
    assert gaps == sorted(gaps, reverse=True)


def test_the_per_cent_is_of_the_figure_that_is_named() -> None:
    """Rule 2: 25 more than 100 is a quarter of what the exporter says, and a fifth of what the importer does."""
    releases = (
        trade("ALA", "exports", "BRN", {"2023": "100"}),
        trade("BRN", "imports", "ALA", {"2023": "125"}),
    )
    (row,) = compared(*releases)
    assert (row.exporter, row.importer, row.gap, row.percent) == ("ALA", "BRN", Decimal(25), Decimal(25))
    assert row.base == "exports"
    (row,) = compared(*releases, base="imports")
    assert (row.percent, row.base) == (Decimal(20), "imports")
    (row,) = compared(releases[0], trade("BRN", "imports", "ALA", {"2023": "0"}), base="imports")
    assert (row.gap, row.percent) == (Decimal(-100), None)


def test_the_adjustment_is_shown_beside_the_raw_gap_with_its_source() -> None:
    """Rule 4: FOB times the factor against CIF, and the gap without it stays."""
    releases = (
        trade("ALA", "exports", "BRN", {"2023": "100"}, valuation="fob"),
        trade("BRN", "imports", "ALA", {"2023": "125"}, valuation="cif"),
    )
    (row,) = compared(*releases, factor=IMF_FACTOR)
    assert row.gap == 25
    assert row.adjusted is not None
    assert row.adjusted.factor.source.startswith("IMF")
    assert (row.adjusted.multiplied, row.adjusted.exports, row.adjusted.imports) == (
        "exports",
        Decimal(106),
        Decimal(125),
    )
    assert (row.adjusted.gap, row.adjusted.percent) == (Decimal(19), Decimal("17.924528"))
    assert compared(*releases)[0].not_adjusted == "no-factor"


def test_imports_fob_are_brought_to_exports_cif() -> None:
    """Rule 4: an office may value the other way round; the FOB figure is the one that is multiplied."""
    (row,) = compared(
        trade("ALA", "exports", "BRN", {"2023": "110"}, valuation="cif"),
        trade("BRN", "imports", "ALA", {"2023": "100"}, valuation="fob"),
        factor=Factor(Decimal("1.1"), "the two offices"),
        base="imports",
    )
    assert row.adjusted is not None
    assert (row.adjusted.multiplied, row.adjusted.gap, row.adjusted.percent) == ("imports", Decimal(0), Decimal(0))
    assert row.gap == -10


def test_what_is_valued_alike_or_nobody_knows_how_is_not_adjusted() -> None:
    """Rule 4: no factor is laid on figures that are alike, or of which it is not said."""
    exports = trade("ALA", "exports", "BRN", {"2023": "100"}, valuation="fob")
    for valuation, why in (("fob", "same-valuation"), (None, "valuation-not-stated")):
        imports = trade("BRN", "imports", "ALA", {"2023": "100"}, valuation=valuation)
        (row,) = compared(exports, imports, factor=IMF_FACTOR)
        assert (row.adjusted, row.not_adjusted) == (None, why)


def test_a_side_that_gives_months_is_compared_by_their_sum() -> None:
    """Rule 3: all twelve are summed, with the valuation that all have; eleven are too few."""
    months = dict.fromkeys(parts_of("2023", "M"), "10")
    exports = trade("ALA", "exports", "BRN", {"2023": "100"}, valuation="fob")
    imports = trade("BRN", "imports", "ALA", months, valuation="cif", provisional=("2023-12",))
    (row,) = compared(exports, imports, factor=IMF_FACTOR)
    assert row.imports is not None
    assert (row.gap, row.imports.parts, row.imports.stated, row.imports.provisional) == (Decimal(20), 12, None, True)
    assert row.adjusted is not None
    corrected = trade("BRN", "imports", "ALA", {"2023-01": "11"}, valuation="fob", number=2, vintage="2024-06-01")
    (row,) = compared(exports, imports, corrected, factor=IMF_FACTOR)
    assert (row.gap, row.not_adjusted) == (Decimal(21), "valuation-not-stated")
    del months["2023-07"]
    (row,) = compared(exports, trade("BRN", "imports", "ALA", months))
    assert (row.gap, row.imports, row.reason) == (None, None, "imports-incomplete")
    monthly = compared(trade("ALA", "exports", "BRN", {"2023-01": "4", "2023-07": "4"}), imports, frequency="M")
    assert [(row.period, row.gap, row.reason) for row in sorted(monthly, key=by_period)][:2] == [
        ("2023-01", 6, None),
        ("2023-02", None, "no-exports"),
    ]


def test_a_stated_year_comes_before_the_sum_of_its_months() -> None:
    """Rule 3: what the office itself says of the year is what it says."""
    months = dict.fromkeys(parts_of("2023", "M"), "10")
    (row,) = compared(
        trade("ALA", "exports", "BRN", months),
        trade("ALA", "exports", "BRN", {"2023": "119"}, number=2),
        trade("BRN", "imports", "ALA", {"2023": "125"}),
    )
    assert (row.gap, row.exports and row.exports.parts) == (Decimal(6), 1)


def test_two_currencies_are_not_compared() -> None:
    """Rule 3: the row of each says that the other is in another currency."""
    found = compared(
        trade("ALA", "exports", "BRN", {"2023": "100"}, currency="ALD"),
        trade("BRN", "imports", "ALA", {"2023": "125"}),
    )
    assert {(row.currency, row.reason) for row in found} == {("ALD", "other-currency"), ("USD", "other-currency")}


def test_a_sides_own_word_comes_before_that_of_another() -> None:
    """What a third Party files for a side counts only where the side itself says nothing."""
    filed = trade("ALA", "exports", "BRN", {"2022": "1", "2023": "1"}, party="COR")
    own = trade("ALA", "exports", "BRN", {"2023": "2"})
    rows = compared(filed, own, trade("BRN", "imports", "ALA", {"2022": "3", "2023": "3"}))
    assert {(row.period, row.exports and row.exports.party, row.gap) for row in rows} == {
        ("2022", "COR", Decimal(2)),
        ("2023", "ALA", Decimal(1)),
    }


def test_what_one_side_has_and_the_other_lacks_comes_last_and_by_time() -> None:
    """Rule 5: no gap is not a gap of nothing."""
    rows = compared(
        trade("ALA", "exports", "BRN", {"2021": "5", "2022": "5", "2023": "5"}),
        trade("BRN", "imports", "ALA", {"2022": "5", "2024": "9"}),
    )
    assert [(row.period, row.reason) for row in rows] == [
        ("2022", None),
        ("2021", "no-imports"),
        ("2023", "no-imports"),
        ("2024", "no-exports"),
    ]
    assert [row.period for row in one_sided(rows)] == ["2021", "2023", "2024"]


def test_the_largest_per_cents_come_first_where_they_are_asked_for() -> None:
    """Rule 5: a small flow may be the one that differs most."""
    rows = compared(
        trade("ALA", "exports", "BRN", {"2022": "100", "2023": "1"}),
        trade("BRN", "imports", "ALA", {"2022": "110", "2023": "0", "2024": "7"}, provisional=("2023",)),
    )
    assert [row.period for row in rows] == ["2022", "2023", "2024"]
    assert [row.imports and row.imports.provisional for row in rows] == [False, True, False]
    assert [(row.period, row.percent) for row in sorted(rows, key=by_percent)] == [
        ("2023", Decimal(-100)),
        ("2022", Decimal(10)),
        ("2024", None),
    ]


def test_a_row_is_as_it_was_known_on_a_day() -> None:
    """A correction closes the gap only from its day on."""
    releases = (
        trade("ALA", "exports", "BRN", {"2023": "100"}),
        trade("BRN", "imports", "ALA", {"2023": "125"}),
        trade("BRN", "imports", "ALA", {"2023": "100"}, vintage="2024-06-01", number=2),
    )
    assert compared(*releases)[0].gap == 0
    assert compared(*releases, on=datetime.date(2024, 5, 31))[0].gap == 25
    assert compared(*releases, on=datetime.date(2023, 12, 31)) == ()


def test_the_total_over_partners_and_other_series_are_no_flow_between_two() -> None:
    """A series without a partner, with all partners or of something else is left out."""
    assert (
        compared(
            trade("ALA", "exports", "total", {"2023": "1"}),
            trade("ALA", "transit", "BRN", {"2023": "1"}),
            issued({"2023": "1"}, dimensions={"flow": "exports"}),
            trade("ALA", "exports", "COR", {"2023": "1"}),
        )
        == ()
    )


def test_each_side_sums_its_own_turnover() -> None:
    """Turnover: own exports and own imports; half of it is not called turnover."""
    rows = compared(
        trade("ALA", "exports", "BRN", {"2022": "10", "2023": "10"}),
        trade("ALA", "imports", "BRN", {"2022": "4", "2023": "4"}),
        trade("BRN", "exports", "ALA", {"2022": "5", "2023": "5"}),
        trade("BRN", "imports", "ALA", {"2023": "12"}),
    )
    before, last = turnover(rows, "ALA", "BRN")
    assert (last.one.value, last.other.value, last.gap) == (Decimal(14), Decimal(17), Decimal(3))
    assert last.percent == Decimal("21.428571")
    assert (before.one.value, before.other.value, before.gap, before.percent) == (Decimal(14), None, None, None)
    assert before.other.exports is not None
    assert before.other.imports is None
    assert turnover(rows, "ALA", "COR") == ()


def test_detailed_products_are_compared_by_the_group_of_the_other_side() -> None:
    """Rule 3: six digits of one office against the chapter of the other; a chapter that it gives itself comes first."""
    series = series_of(
        [
            trade("ALA", "exports", "BRN", {"2023": "4"}, product="270900"),
            trade("ALA", "exports", "BRN", {"2023": "5"}, product="271019", number=2),
            trade("BRN", "imports", "ALA", {"2023": "10"}, product="27"),
        ]
    )
    rows = {row.product: row for row in mirror([*series, *grouped(series, 2)], "ALA", "BRN", Asked())}
    assert (rows["27"].gap, rows["27"].exports and rows["27"].exports.parts) == (Decimal(1), 2)
    assert rows["27"].imports is not None
    assert rows["27"].imports.stated is not None
    assert rows["270900"].reason == "no-imports"
