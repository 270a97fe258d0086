"""The rules of series: keys, vintages, revisions."""

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.series import Conversion, Issued, series_of
from kelisim.figures.vintages import revision, triangle
from kelisim.model.dates import last_day
from tests.figures.releases import issued, line

VINTAGES = ("2023", "2023-06", "2023-06-30", "2023-12-31", "2024-02-01")
PERIODS = ("2022", "2022-Q1", "2022-01", "2022-02")
RELEASES = st.lists(
    st.builds(
        lambda number, vintage, values, party, partner: issued(
            values, vintage, number=number, party=party, side="ALA", dimensions={"partner": partner}
        ),
        st.integers(1, 6),
        st.sampled_from(VINTAGES),
        st.dictionaries(st.sampled_from(PERIODS), st.sampled_from(("1", "2.5", "-3")), min_size=1),
        st.sampled_from(("ALA", "BRN")),
        st.sampled_from(("BRN", "COR")),
    ),
    max_size=8,
)
DAYS = st.none() | st.dates(datetime.date(2022, 12, 1), datetime.date(2024, 3, 1))


@given(RELEASES, DAYS, st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_series(
    releases: list[Issued], day: datetime.date | None, order: Any
) -> None:
    """Rule 2: the values known on a day are those that a search through all releases finds."""
    shuffled = [*releases, *releases[:2]]
    order.shuffle(shuffled)
    found = series_of(shuffled)
    assert found == series_of(releases)
    known = {
        (line.key.party, line.key.dimension("partner"), period): stated.value
        for line in found
        for period, stated in line.known(day).items()
    }
    wanted: dict[tuple[str, str, str], tuple[tuple[datetime.date, int, str], Decimal]] = {}
    for one in releases:
        told = last_day(one.release.vintage)
        for value in one.release.observations:
            where = one.party, one.release.dimensions["partner"], value.period
            candidate = (told, one.number, one.act), Decimal(value.value)
            if (day is None or told <= day) and (where not in wanted or candidate > wanted[where]):
                wanted[where] = candidate
    assert known == {where: value for where, (_, value) in wanted.items()}


def test_what_tells_series_apart_is_never_joined() -> None:
    """Rule 1: another Party, side, currency, partner or frequency is another series."""
    found = series_of(
        [
            issued({"2022": "1", "2022-01": "2"}),
            issued({"2022": "3"}, party="BRN", side="ALA"),
            issued({"2022": "4"}, side="BRN", number=2),
            issued({"2022": "5"}, currency="USD", number=3),
            issued({"2022": "6"}, dimensions={"partner": "BRN"}, number=4),
            issued({"2022": "7"}, indicator="ALA.1.2", number=5),
        ]
    )
    assert len(found) == 7
    assert all(len(one.said) == 1 for one in found)
    assert {one.key.frequency for one in found} == {"A", "M"}


def test_a_later_vintage_counts_from_its_last_day() -> None:
    """Rule 3: what was published in 2023 is surely known at its end."""
    (series,) = series_of([issued({"2022": "1"}, "2023-05-31"), issued({"2022": "2"}, "2023", number=2)])
    assert series.known(datetime.date(2023, 12, 30))["2022"].value == 1
    assert series.known(datetime.date(2023, 12, 31))["2022"].value == 2
    assert series.known(datetime.date(2023, 5, 30)) == {}


def test_a_period_that_a_release_leaves_out_stands() -> None:
    """Rule 4: the correction of one year says nothing of the other."""
    (series,) = series_of([issued({"2021": "1", "2022": "2"}), issued({"2022": "3"}, "2024-02", number=2)])
    assert [stated.value for stated in series.known().values()] == [1, 3]
    assert series.latest() == ("2022", series.said["2022"][1])
    assert series.latest(datetime.date(2020, 1, 1)) is None


def test_the_rate_stays_with_the_value() -> None:
    """Rule 5: original currency, rate and day are those of the release that gave the value."""
    (series,) = series_of(
        [
            issued({"2022": "1"}, currency="USD", original="ALD", rate="0.0125", rate_on="2023-01-31", valuation="fob"),
            issued({"2022": "2"}, "2024-03-01", number=2, currency="USD"),
        ]
    )
    first, last = series.said["2022"]
    assert first.conversion == Conversion("ALD", Decimal("0.0125"), "2023-01-31")
    assert (first.valuation, last.conversion, last.valuation) == ("fob", None, None)


def test_of_two_releases_of_one_day_the_later_act_counts() -> None:
    """Rule 2: the number of the act decides, and not the order of arrival."""
    first, second = issued({"2022": "1"}, number=7), issued({"2022": "2"}, number=8)
    assert series_of([second, first])[0].known()["2022"].value == 2


def test_only_the_indicators_asked_for_are_put_together() -> None:
    """A page of one indicator need not read the others."""
    both = [issued({"2022": "1"}), issued({"2022": "2"}, indicator="ALA.1.2")]
    assert [one.key.indicator for one in series_of(both, ["ALA.1.2"])] == ["ALA.1.2"]
    assert series_of([]) == ()


def test_the_triangle_shows_each_value_at_each_vintage() -> None:
    """Vintages, rules 1 to 3: given, carried on, revised, and what came of it from first to last."""
    (series,) = series_of(
        [
            issued({"2019": "7", "2020": "100", "2021": "200"}, "2022-01-31"),
            issued({"2019": "7", "2020": "110", "2022": "5"}, "2023-01-31", number=2),
            issued({"2021": "150"}, "2024-01-31", number=3),
        ]
    )
    found = triangle(series)
    assert [day.year for day in found.vintages] == [2022, 2023, 2024]
    shown = [[cell and (cell.stated.value, cell.given) for cell in row.cells] for row in found.rows]
    assert shown == [
        [(7, True), (7, True), (7, False)],
        [(100, True), (110, True), (110, False)],
        [(200, True), (200, False), (150, True)],
        [None, (5, True), (5, False)],
    ]
    assert [row.revision and row.revision.absolute for row in found.rows] == [0, 10, -50, None]
    first = found.rows[1].cells[1]
    assert first is not None
    assert first.revision is not None
    assert (first.revision.absolute, first.revision.percent) == (Decimal(10), Decimal(10))
    assert found.summary is not None
    assert (found.summary.periods, found.summary.upward, found.summary.downward) == (3, 1, 1)
    assert (found.summary.mean, found.summary.mean_size) == (Decimal("-13.333333"), Decimal(20))


def test_a_value_given_again_as_it_was_is_a_revision_of_nothing() -> None:
    """Vintages, rule 2: confirmed is not the same as not looked at."""
    (series,) = series_of([issued({"2020": "0"}, "2022-01-31"), issued({"2020": "0.0"}, "2023-01-31", number=2)])
    (row,) = triangle(series).rows
    assert row.revision is not None
    assert (row.revision.absolute, row.revision.percent) == (Decimal(0), None)
    assert triangle(line({"2020": "1"})).summary is None


def test_of_a_vintage_with_two_releases_the_triangle_takes_the_later_act() -> None:
    """Vintages, rule 1: two releases of one day are one column, and no revision."""
    (series,) = series_of([issued({"2020": "1"}, number=2), issued({"2020": "9"}, number=1)])
    (row,) = triangle(series).rows
    assert [cell and cell.stated.value for cell in row.cells] == [1]
    assert row.revision is None


@given(st.integers(-(10**29), 10**29), st.integers(-(10**29), 10**29))
def test_a_revision_is_exact(before: int, after: int) -> None:
    """Exact, rule 1: thirty digits are kept, more than Python's decimals have unless told."""
    one, other = Decimal(f"{before}E-12"), Decimal(after)
    assert Fraction(revision(one, other).absolute) == Fraction(other) - Fraction(one)
