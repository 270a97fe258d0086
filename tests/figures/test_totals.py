"""The rules of totals, and of arithmetic that does not round."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.exact import PLACES, percent, plain, quotient, total
from kelisim.figures.groups import grouped
from kelisim.figures.periods import MixedFrequencyError, parts_of
from kelisim.figures.series import TOTAL, Issued, series_of
from kelisim.figures.totals import NestedCodesError, Total, residuals, totals_in, totals_over
from kelisim.model.dates import last_day
from tests.figures.releases import issued, line

MONTHS = parts_of("2023-Q1", "M")
PARTNERS = ("BRN", "COR", "DEL")
CORRECTIONS = st.lists(
    st.builds(
        lambda number, vintage, partner, values: issued(
            values, vintage, number=number, dimensions={"partner": partner}
        ),
        st.integers(1, 9),
        st.sampled_from(("2023-04-15", "2023-05", "2023-06-30", "2024")),
        st.sampled_from(PARTNERS),
        st.dictionaries(
            st.sampled_from(MONTHS), st.sampled_from(("0.1", "0.2", "700000000000000000", "-1")), min_size=1
        ),
    ),
    max_size=9,
)


def known(releases: Iterable[Issued], day: datetime.date | None) -> dict[tuple[str, str], Fraction]:
    """From scratch: what is known of each partner and month, by going through all releases."""
    found: dict[tuple[str, str], tuple[object, Fraction]] = {}
    for one in releases:
        rank = last_day(one.release.vintage), one.number, one.act
        if day is not None and rank[0] > day:
            continue
        for value in one.release.observations:
            where = one.release.dimensions["partner"], value.period
            if where not in found or rank > found[where][0]:  # type: ignore[operator]
                found[where] = rank, Fraction(value.value)
    return {where: value for where, (_, value) in found.items()}


@given(CORRECTIONS, st.sampled_from((None, datetime.date(2023, 5, 31))), st.randoms(use_true_random=False))
def test_late_corrections_give_right_totals_in_any_order(
    releases: list[Issued], day: datetime.date | None, order: Any
) -> None:
    """Rules 2 and 5: over partners and over months the totals are those made from scratch, whatever came when."""
    shuffled = list(releases)
    order.shuffle(shuffled)
    series, facts = series_of(shuffled), known(releases, day)
    for months in totals_over(series, ["partner"], on=day, members={"partner": PARTNERS}):
        for period, found in months.totals.items():
            parts = {partner: facts.get((partner, period)) for partner in PARTNERS}
            there = [value for value in parts.values() if value is not None]
            assert Fraction(found.so_far) == sum(there)
            assert found.missing == tuple(partner for partner, value in parts.items() if value is None)
            assert (found.value is None) == bool(found.missing)
            assert found.parts == len(there)
    for one in series:
        partner = one.key.dimension("partner")
        months_there = {month: value for (other, month), value in facts.items() if other == partner}
        quarter = totals_in(one, "Q", on=day).totals.get("2023-Q1")
        if quarter is None:
            assert not months_there
            continue
        assert quarter.missing == tuple(month for month in MONTHS if month not in months_there)
        assert Fraction(quarter.so_far) == sum(months_there.values())
        assert quarter.value == (None if quarter.missing else quarter.so_far)


def flows(**values: dict[str, str]) -> list[Issued]:
    """Exports by product."""
    return [
        issued(by_period, number=number, dimensions={"flow": "exports", "product": product[1:]})
        for number, (product, by_period) in enumerate(values.items(), start=1)
    ]


def test_the_total_of_an_office_is_no_part_of_the_total() -> None:
    """Rule 3: it is set beside the sum of the parts, and the difference shown."""
    releases = flows(p01={"2023": "1.5"}, p02={"2023": "2"}, ptotal={"2023": "4"})
    series = series_of(releases)
    (found,) = totals_over(series, ["product"])
    assert found.key.dimensions == (("flow", "exports"),)
    assert found.totals["2023"].value == Decimal("3.5")
    own = next(one for one in series if one.key.dimension("product") == TOTAL)
    (residual,) = residuals(own, found)
    assert residual.difference == Decimal("0.5")


def test_a_product_and_its_part_are_not_added() -> None:
    """Rule 4: 27 has all of 2710."""
    with pytest.raises(NestedCodesError, match="27 has all of 2710"):
        totals_over(series_of(flows(p27={"2023": "1"}, p2710={"2023": "1"}, p3={"2023": "1"})), ["product"])


def test_who_knows_that_nothing_is_left_out_may_count_it_as_zero() -> None:
    """Rule 2: the total is whole then, and still says what is missing."""
    series = series_of(flows(p01={"2023": "1", "2024": "1"}, p02={"2023": "2"}))
    strict, zero = totals_over(series, ["product"])[0], totals_over(series, ["product"], absent_is_zero=True)[0]
    assert strict.totals["2024"] == Total(period="2024", value=None, so_far=Decimal(1), parts=1, missing=("02",))
    assert (zero.totals["2024"].value, zero.totals["2024"].missing, zero.totals["2024"].counted_zero) == (
        Decimal(1),
        ("02",),
        True,
    )
    assert not zero.totals["2023"].counted_zero


def test_totals_over_two_dimensions_miss_each_combination() -> None:
    """Rule 2: members that are asked for have to be there with each other."""
    releases = [
        issued({"2023": str(number)}, number=number, dimensions={"partner": partner, "product": product})
        for number, (partner, product) in enumerate([("BRN", "01"), ("COR", "02")], start=1)
    ]
    (found,) = totals_over(series_of(releases), ["product", "partner"], members={"partner": ["BRN", "COR", "total"]})
    assert found.totals["2023"].so_far == 3
    assert found.totals["2023"].missing == ("BRN,02", "COR,01")
    (whole,) = totals_over(series_of(releases), ["product", "partner"])
    assert whole.totals["2023"].value == 3


def test_series_without_the_dimension_and_other_currencies_are_not_added() -> None:
    """Rule 1: a total has one currency and one frequency, and only what has the dimension."""
    releases = [
        issued({"2023": "1"}, dimensions={"partner": "BRN"}, currency="USD"),
        issued({"2023": "2"}, dimensions={"partner": "COR"}, currency="ALD", number=2),
        issued({"2023-Q1": "4"}, dimensions={"partner": "COR"}, currency="USD", number=3),
        issued({"2023": "8"}, currency="USD", number=4),
    ]
    found = totals_over(series_of(releases), ["partner"])
    assert [(one.key.currency, one.key.frequency, [*one.totals]) for one in found] == [
        ("ALD", "A", ["2023"]),
        ("USD", "A", ["2023"]),
        ("USD", "Q", ["2023-Q1"]),
    ]
    assert found[1].totals["2023"].value == 1


def test_a_year_is_a_total_only_of_all_its_months() -> None:
    """Rule 5: which month is missing is said, and a provisional month makes the year provisional."""
    months = dict.fromkeys(parts_of("2023", "M"), "1")
    whole = totals_in(line(months, provisional=("2023-12",)), "A").totals["2023"]
    assert (whole.value, whole.parts, whole.status) == (Decimal(12), 12, "provisional")
    del months["2023-05"]
    lacking = totals_in(line(months), "A").totals["2023"]
    assert (lacking.value, lacking.so_far, lacking.missing) == (None, Decimal(11), ("2023-05",))
    assert totals_in(line(months), "Q").totals["2023-Q1"].value == 3
    assert totals_in(line(months), "M").totals["2023-01"].value == 1
    with pytest.raises(MixedFrequencyError):
        totals_in(line({"2023": "1"}), "M")


def test_totals_of_totals_are_the_total() -> None:
    """Rule 1: over products by partner, and then over partners, is the same as over both at once."""
    releases = [
        issued(
            {f"{2000 + year}-{month:02d}": f"{number}.{month}" for year in range(4, 6) for month in range(1, 13)},
            number=number,
            dimensions={"partner": f"P{number % 20}", "product": f"{number:04d}"},
        )
        for number in range(1, 101)
    ]
    series = series_of(releases)
    by_partner = totals_over(series, ["product"])
    whole = totals_over(series, ["product", "partner"])[0]
    assert len(by_partner) == 20
    assert sum(one.totals["2005-05"].so_far for one in by_partner) == whole.totals["2005-05"].value
    assert whole.totals["2005-05"].parts == 100


@given(st.lists(st.tuples(st.integers(-(10**30) + 1, 10**30 - 1), st.integers(0, 12)), max_size=20))
def test_a_sum_is_exact(values: list[tuple[int, int]]) -> None:
    """Exact, rule 1: eighteen digits before the point and twelve after it are all kept."""
    numbers = [Decimal(f"{value}E-{places}") for value, places in values]
    assert Fraction(total(numbers)) == sum(map(Fraction, numbers))


@given(st.decimals(-(10**9), 10**9, places=6), st.decimals(-(10**9), 10**9, places=6))
def test_a_quotient_is_rounded_once(part: Decimal, base: Decimal) -> None:
    """Exact, rule 2: within half of the last place of the true quotient, and none where the base is zero."""
    found = quotient(part, base)
    if not base:
        assert found is None
        assert percent(part, base) is None
        return
    assert found is not None
    assert abs(Fraction(found) - Fraction(part) / Fraction(base)) * 2 <= Fraction(1, 10**PLACES)
    of_size = percent(part, base)
    assert of_size is not None
    assert of_size * part >= 0


def test_a_value_is_written_as_the_model_has_it() -> None:
    """No exponent, no zeros after the last digit, and no minus before zero."""
    assert [plain(Decimal(text)) for text in ("1E+3", "2.500", "-0.0", "-1.10", "100")] == [
        "1000",
        "2.5",
        "0",
        "-1.1",
        "100",
    ]


def test_products_are_added_up_to_groups() -> None:
    """Groups, rules 1 and 2: by their first digits, what is not there counting as nothing."""
    releases = flows(
        p2709={"2023": "1", "2024": "1"},
        p271019={"2023": "2"},
        p3={"2023": "4"},
        ptotal={"2023": "8"},
        p72={"2023": "16"},
    )
    found = grouped(series_of(releases), 2)
    assert [(one.key.dimension("product"), one.key.dimension("flow")) for one in found] == [
        ("27", "exports"),
        ("72", "exports"),
    ]
    assert {period: one.value for period, one in found[0].totals.items()} == {"2023": 3, "2024": 1}
    assert [one.key.dimension("product") for one in grouped(series_of(releases), 6)] == ["271019"]


def test_a_part_of_a_product_that_is_there_is_not_added_to_the_group() -> None:
    """Groups, rule 3: where an office gives 27 and 2710, its 27 counts, and where it gives 2710 only, that."""
    releases = flows(p27={"2023": "10"}, p2710={"2023": "6", "2024": "6"}, p271019={"2024": "5"}, p2711={"2024": "2"})
    (found,) = grouped(series_of(releases), 2)
    assert {period: (one.value, one.parts) for period, one in found.totals.items()} == {
        "2023": (Decimal(10), 1),
        "2024": (Decimal(8), 2),
    }


def test_totals_are_added_up_over_time() -> None:
    """Rule 5: three months of totals are a quarter, and a month that is not whole is missing."""
    releases = flows(p01=dict.fromkeys(MONTHS, "1"), p02=dict.fromkeys(MONTHS[:2], "2"))
    (months,) = totals_over(series_of(releases), ["product"])
    quarter = totals_in(months, "Q")
    assert quarter.over == ("product",)
    assert quarter.totals["2023-Q1"].missing == ("2023-03",)
    assert totals_in(months, "M") is months
    (filled,) = totals_over(series_of(releases), ["product"], absent_is_zero=True)
    assert totals_in(filled, "Q").totals["2023-Q1"].value == 7


def test_a_total_has_what_all_its_parts_have() -> None:
    """One value that is not final makes the total so, and two valuations are none."""
    releases = [
        issued({"2023": "1"}, dimensions={"partner": "BRN"}, valuation="fob"),
        issued({"2023": "1"}, dimensions={"partner": "COR"}, valuation="fob", number=2),
    ]
    (alike,) = totals_over(series_of(releases), ["partner"])
    assert (alike.totals["2023"].valuation, alike.totals["2023"].status) == ("fob", None)
    other = issued({"2023": "1"}, dimensions={"partner": "DEL"}, valuation="cif", number=3, provisional=("2023",))
    (mixed,) = totals_over(series_of([*releases, other]), ["partner"])
    assert (mixed.totals["2023"].valuation, mixed.totals["2023"].status) == (None, "provisional")
