"""The rules of reports side by side."""

import datetime
import random
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.act import Reporting
from kelisim.model.dates import Term
from kelisim.model.dates import on as term_on
from kelisim.model.word import IndicatorValue
from kelisim.register.sides import SideBySide, side_by_side
from kelisim.register.spoken import statements_on
from tests.register.accounts import ENTRY, OUTPUT, by_hash, reported, stated, value


def beside(*acts: Reporting, on: str | None = None) -> SideBySide:
    """The reports side by side."""
    return side_by_side(by_hash(acts), ENTRY, datetime.date.fromisoformat(on) if on else None)


def told(*acts: Reporting) -> list[tuple[str, str, str | None]]:
    """The differences: in what, since when, until when."""
    return [
        (one.kind, one.since.isoformat(), one.until.isoformat() if one.until else None)
        for one in beside(*acts).differences
    ]


def test_each_side_has_its_column() -> None:
    """Rules 1 and 2: the sides in order of code, each with its reports and the one that counts."""
    found = beside(
        reported("RUS", 5, "2022-06-01"),
        reported("KAZ", 7, "2022-03-01", "done"),
        reported("KAZ", 6, "2022-09-01", "delayed"),
        reported("KAZ", 8, "2022-03-01", entry="KAZ.9.1"),
    )
    assert [column.party for column in found.columns] == ["KAZ", "RUS"]
    assert [one.number for one in found.columns[0].reports] == [7, 6]
    assert found.columns[0].latest.report.status == "delayed"


def test_of_two_reports_as_of_one_day_the_later_in_the_feed_counts() -> None:
    """Rule 2: a report is corrected by another as of the same day."""
    assert (
        told(
            reported("KAZ", 2, "2022-03-01", "done"),
            reported("KAZ", 3, "2022-03-01", "in-progress"),
            reported("RUS", 2, "2022-03-01", "in-progress"),
        )
        == []
    )


def test_a_report_as_of_a_year_is_as_of_its_last_day() -> None:
    """Rule 2: nobody can say in June how the year ended."""
    assert told(reported("KAZ", 2, "2022", "done"), reported("RUS", 2, "2022-06")) == [("status", "2022-12-31", None)]


def test_sides_differ_since_the_day_from_which_they_do_without_interruption() -> None:
    """Rule 5: other words on one side do not end a difference; the same words on both do."""
    assert told(
        reported("KAZ", 2, "2022-01-01", "in-progress"),
        reported("RUS", 2, "2022-02-01", "in-progress"),
        reported("KAZ", 3, "2022-03-01", "done"),
        reported("RUS", 3, "2022-04-01", "delayed"),
        reported("RUS", 4, "2022-05-01", "done"),
        reported("RUS", 5, "2022-06-01", "returned"),
    ) == [("status", "2022-03-01", "2022-05-01"), ("status", "2022-06-01", None)]


def test_what_the_sides_said_stands_beside_the_difference() -> None:
    """Rule 5: a difference names what each side said last, and the reports that say so."""
    found = beside(
        reported("KAZ", 2, "2022-03-01", "done"),
        reported("RUS", 2, "2022-03-01", "in-progress"),
        reported("RUS", 3, "2022-04-01", "delayed"),
    )
    (difference,) = found.standing
    assert difference.sides == ("KAZ", "RUS")
    assert difference.said == ("done", "delayed")
    assert difference.acts == ("KAZ.2", "RUS.3")


def test_forecasts_differ_where_they_share_no_day() -> None:
    """Rule 4: "2025" and "June 2025" are one forecast, "2025" and "2026" are two."""
    kaz = reported("KAZ", 2, "2022-01-01", forecast="2025")
    assert told(kaz, reported("RUS", 2, "2022-01-01", forecast="2025-06")) == []
    assert told(kaz, reported("RUS", 2, "2022-01-01", forecast="2026")) == [("forecast", "2022-01-01", None)]


def test_a_day_left_open_differs_from_one_that_is_named() -> None:
    """Rule 4: the day that one side names and the other leaves open is a difference; silence is none."""
    kaz = reported("KAZ", 2, "2025-12-01", forecast="2026-03")
    open_day = Term(words="open until the tests are done")
    assert told(kaz, reported("RUS", 2, "2025-12-02", forecast=open_day)) == [("forecast", "2025-12-02", None)]
    assert told(kaz, reported("RUS", 2, "2025-12-02")) == []


def test_a_forecast_that_is_left_out_is_no_longer_made() -> None:
    """Rule 3: the report that counts counts whole."""
    assert told(
        reported("KAZ", 2, "2022-01-01", forecast="2025"),
        reported("RUS", 2, "2022-01-01", forecast="2026"),
        reported("RUS", 3, "2022-02-01"),
    ) == [("forecast", "2022-01-01", "2022-02-01")]


def test_figures_differ_where_both_cannot_hold() -> None:
    """Rule 4: 40 and 46.0 differ; 46 and 46.0 do not, nor do over 40 and 46."""
    kaz = reported("KAZ", 2, "2025-01-01", values=[value("46")])
    assert told(kaz, reported("RUS", 2, "2025-01-01", values=[value("46.0")])) == []
    assert told(kaz, reported("RUS", 2, "2025-01-01", values=[value("40", roughly="over")])) == []
    assert told(kaz, reported("RUS", 2, "2025-01-01", values=[value("40")])) == [("value", "2025-01-01", None)]
    (difference,) = beside(kaz, reported("RUS", 2, "2025-01-01", values=[value("40")])).differences
    assert difference.indicator == OUTPUT


def test_a_figure_for_another_year_differs_in_nothing() -> None:
    """Rule 3: what a side says of the next year contradicts nothing that was said of this one."""
    kaz = reported("KAZ", 2, "2025-01-01", values=[value("46")])
    rus = reported("RUS", 2, "2025-01-01", values=[value("46")])
    assert told(kaz, rus, reported("RUS", 3, "2026-01-01", values=[value("50", "2025")])) == []


def test_a_difference_names_the_reports_that_differ() -> None:
    """Rule 5: in status, forecast and value alike, in the order of the sides' codes."""
    found = beside(
        reported("RUS", 2, "2025-01-01", "done", "2026", [value("40")]),
        reported("KAZ", 2, "2025-01-01", "delayed", "2027", [value("46")]),
    )
    assert [(one.kind, one.sides, one.acts) for one in found.differences] == [
        (kind, ("KAZ", "RUS"), ("KAZ.2", "RUS.2")) for kind in ("status", "forecast", "value")
    ]


def test_differences_in_figures_stand_in_the_order_of_the_indicators() -> None:
    """Rule 4: whichever of them began first."""
    one, other = (
        IndicatorValue(indicator=entry, value="1", unit="kt", period=term_on("2024"))
        for entry in ("KAZ.3.1", "KAZ.4.1")
    )
    found = beside(
        reported("KAZ", 2, "2025-01-01", values=[one, other]),
        reported("RUS", 2, "2025-01-01", values=[msgspec.structs.replace(other, value="2")]),
        reported("RUS", 3, "2025-02-01", values=[msgspec.structs.replace(one, value="2")]),
    )
    assert [difference.indicator for difference in found.differences] == ["KAZ.3.1", "KAZ.4.1"]


def test_a_figure_stands_until_the_side_gives_another() -> None:
    """Rule 3: the figure of the next year leaves that of this year as it was; figures of two years do not differ."""
    kaz = reported("KAZ", 2, "2025-01-01", values=[value("46")])
    rus = reported("RUS", 2, "2025-01-01", values=[value("40")])
    later = reported("RUS", 3, "2026-01-01", values=[value("50", "2025")])
    assert told(kaz, rus, later) == [("value", "2025-01-01", None)]
    corrected = reported("RUS", 4, "2026-02-01", values=[value("46")])
    assert told(kaz, rus, later, corrected) == [("value", "2025-01-01", "2026-02-01")]


def test_every_pair_of_sides_is_compared() -> None:
    """Rule 5: of three sides, one of which stands apart, two pairs differ."""
    found = beside(
        reported("KAZ", 2, "2022-01-01", "done"),
        reported("RUS", 2, "2022-01-01", "done"),
        reported("BLR", 2, "2022-01-01", "delayed"),
    )
    assert [one.sides for one in found.differences] == [("BLR", "KAZ"), ("BLR", "RUS")]


def test_what_is_as_of_a_later_day_is_left_out() -> None:
    """Rule 2: seen from a day, later reports do not count."""
    acts = (
        reported("KAZ", 2, "2022-01-01", "done"),
        reported("RUS", 2, "2022-01-01"),
        reported("RUS", 3, "2022-02-01", "done"),
    )
    assert len(beside(*acts, on="2022-01-31").standing) == 1
    assert beside(*acts, on="2022-02-01").standing == ()


def test_statements_stand_in_the_order_in_which_they_were_said() -> None:
    """A year stands at its middle; what was said on one day follows the feeds that hold it; other entries stay out."""
    acts = [
        stated("RUS", 4, "2021-12-01"),
        stated("RUS", 3, "2021-12-01"),
        stated("KAZ", 9, "2021-12-01"),
        stated("KAZ", 8, "2021"),
        stated("KAZ", 7, "2021-01-31"),
        stated("KAZ", 6, "2021-01-31", entry="KAZ.9.1"),
    ]
    found = statements_on({str(place): act for place, act in enumerate(acts)}, ENTRY)
    assert [f"{act.party}.{act.number}" for act in found] == ["KAZ.7", "KAZ.8", "KAZ.9", "RUS.3", "RUS.4"]


def test_what_a_party_said_twice_with_one_number_stands_in_the_order_of_the_hashes() -> None:
    """Statements and reports alike, whichever of the two stories came first."""
    one, other = stated("KAZ", 2, "2021-01-31"), stated("KAZ", 2, "2021-01-31")
    for acts in ({"a": one, "b": other}, {"b": other, "a": one}):
        first, second = statements_on(acts, ENTRY)
        assert (first is one, second is other) == (True, True)
    told = {"b": reported("KAZ", 2, "2021-01-31"), "a": reported("KAZ", 2, "2021-01-31", "done")}
    (column,) = side_by_side(told, ENTRY).columns
    assert [one.act for one in column.reports] == ["a", "b"]


@st.composite
def reportings(draw: st.DrawFn) -> list[Reporting]:
    """Reports of up to three Parties, each with a number of its own."""
    said = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["BLR", "KAZ", "RUS"]),
                st.sampled_from(["2022", "2022-06", "2022-06-15", "2022-12-31", "2023-01-01", "2023-02"]),
                st.sampled_from(["done", "in-progress", "delayed"]),
                st.sampled_from([None, "2025", "2025-06", "2026"]),
                st.lists(st.sampled_from(["1", "2"]), max_size=1),
            ),
            max_size=12,
        )
    )
    return [
        reported(party, number, as_of, status, forecast, [value(amount) for amount in values])
        for number, (party, as_of, status, forecast, values) in enumerate(said, start=1)
    ]


@given(reportings(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(acts: list[Reporting], chance: random.Random) -> None:
    """Rules 1 to 5 look at days and numbers alone."""
    shuffled = list(acts)
    chance.shuffle(shuffled)
    assert beside(*shuffled) == beside(*acts)


@given(reportings(), st.sampled_from(["2021-01-01", "2022-06-15", "2030-01-01"]))
def test_a_report_of_one_side_changes_no_column_of_another(acts: list[Reporting], as_of: str) -> None:
    """Rule 1: what KAZ reports next leaves the others' columns, and the differences between others, as they are."""
    before = beside(*acts)
    after = beside(*acts, reported("KAZ", 99, as_of, "returned", "2031"))
    assert [one for one in after.columns if one.party != "KAZ"] == [one for one in before.columns if one.party != "KAZ"]
    assert [one for one in after.differences if "KAZ" not in one.sides] == [
        one for one in before.differences if "KAZ" not in one.sides
    ]


@given(reportings())
def test_the_times_of_a_difference_are_apart(acts: list[Reporting]) -> None:
    """Rule 5: two differences of the same sides in the same matter share no day, and only the last has no end."""
    found = beside(*acts).differences
    for kind, sides in {(one.kind, one.sides) for one in found}:
        same = [one for one in found if (one.kind, one.sides) == (kind, sides)]
        for one, following in pairwise(same):
            assert one.until is not None
            assert one.since < one.until < following.since


@given(reportings())
def test_a_difference_that_lasts_is_one_between_the_reports_that_count(acts: list[Reporting]) -> None:
    """Rules 2 to 5: the latest status of two sides is not the same exactly where a difference in status lasts."""
    found = beside(*acts)
    latest = {column.party: column.latest.report.status for column in found.columns}
    apart = {(one, other) for one in latest for other in latest if one < other and latest[one] != latest[other]}
    assert {one.sides for one in found.standing if one.kind == "status"} == apart
