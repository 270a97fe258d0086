"""The rules of moved dates."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.dates import Term, last_day, on
from kelisim.model.item import MilestoneItem
from kelisim.model.measure import Milestone
from kelisim.model.reference import Named
from kelisim.register.slips import Slips, slips
from tests.register.accounts import due, measure, versions


def term(*terms: Term | str | None) -> Slips:
    """What happened to the end of the term."""
    return next(one for one in slips(due(*terms)) if one.field == "term")


def test_a_moved_day_shows_its_slip_and_the_running_total() -> None:
    """Rules 3 and 4: each move counts its days, and the total those against the baseline."""
    found = term("2021-12-31", "2022-06-30", "2022-03-31")
    assert [(move.ordinal, move.kind, move.slip, move.total) for move in found.moves] == [
        (2, "moved", 181, 181),
        (3, "moved", -91, 90),
    ]
    assert found.total == 90
    assert found.exact
    assert found.baseline == on("2021-12-31")
    assert found.current == on("2022-03-31")
    assert [(move.before, move.after) for move in found.moves] == [
        (on("2021-12-31"), on("2022-06-30")),
        (on("2022-06-30"), on("2022-03-31")),
    ]
    assert found.moves[0].agreed_at == "2022-06-02T10:00:00Z"
    assert found.moves[0].proposed_by == "KAZ"


def test_a_date_that_stays_moves_nothing() -> None:
    """Rule 2: other words for the same date are no move."""
    found = term(on("2021-12-31", "by the end of the year"), on("2021-12-31", "by 31 December"))
    assert found.moves == ()
    assert found.total == 0


def test_a_quarter_made_a_day_is_narrowed_and_a_day_made_a_year_is_widened() -> None:
    """Rule 2: partial dates compare as the days they stand for."""
    found = term("2025", "2025-06", "2025-06-30", "2025", "2026")
    assert [move.kind for move in found.moves] == ["narrowed", "narrowed", "widened", "moved"]
    assert [move.slip for move in found.moves] == [-184, 0, 184, 365]
    assert [move.exact for move in found.moves] == [False, False, False, False]
    assert found.total == 365
    assert not found.exact


def test_a_period_that_is_extended_has_moved() -> None:
    """Rule 1: what is held to is the end, so a period that ends later has moved though it shares days with the old."""
    found = term(Term(start="2021", end="2025"), Term(start="2021", end="2027"))
    assert [(move.kind, move.slip) for move in found.moves] == [("moved", 730)]


def test_the_start_of_a_period_is_a_date_of_its_own() -> None:
    """Rule 1: works that begin later are told though they end as they were to."""
    (end, start) = slips(due(Term(start="2021", end="2025"), Term(start="2022", end="2025")))
    assert (end.field, end.total) == ("term", 0)
    assert (start.field, start.total) == ("term.start", 365)


def test_a_start_is_counted_from_its_first_day() -> None:
    """Rule 3: a start in 2021 that becomes 15 March 2021 is narrowed, and later by the days up to it."""
    found = term(Term(start="2021"), Term(start="2021-03-15"))
    assert [(move.kind, move.slip) for move in found.moves] == [("narrowed", 73)]


def test_a_start_of_a_period_is_counted_from_its_first_day_too() -> None:
    """Rule 3: from 1 January 2021 to 1 March 2022, whatever the last days of that year and that month are."""
    (_, start) = slips(due(Term(start="2021", end="2025"), Term(start="2022-03", end="2025")))
    assert [(move.kind, move.slip, move.exact) for move in start.moves] == [("moved", 424, False)]


def test_a_slip_between_two_days_is_exact() -> None:
    """Rule 3: and one from or to a month is not."""
    found = term("2021-12-30", "2021-12-31", "2022-01", "2022-03-31")
    assert [move.exact for move in found.moves] == [True, False, False]
    assert found.exact


def test_an_open_term_is_no_date() -> None:
    """Rule 4: words alone are not what stands at present."""
    found = term("2021-12-31", Term(words="open"))
    assert (found.current, found.total) == (None, None)
    assert found.moves[0].after == Term(words="open")


def test_a_date_taken_away_and_given_back_is_counted_from_the_last() -> None:
    """Rules 3 and 4: a date cannot lose its slip by being open in between."""
    found = term("2021-12-31", Term(words="open"), "2023-12-31")
    assert [(move.kind, move.slip, move.total) for move in found.moves] == [
        ("undated", None, None),
        ("dated", 730, 730),
    ]
    assert found.total == 730


def test_a_date_that_was_taken_away_has_no_total() -> None:
    """Rule 4: there is no total while there is no date."""
    found = term("2021-12-31", None)
    assert found.total is None
    assert found.current is None
    assert found.baseline == on("2021-12-31")


def test_a_date_that_the_baseline_lacks_counts_from_the_first() -> None:
    """Rule 4: the first date that was agreed has no slip."""
    found = term(None, "2022-01-01", "2022-01-02")
    assert [(move.kind, move.slip, move.total) for move in found.moves] == [("dated", None, None), ("moved", 1, 1)]
    assert found.baseline is None
    assert found.total == 1


def test_every_term_of_every_kind_of_entry_counts() -> None:
    """Rule 1: dates are named after the field of the content."""
    points = [
        MilestoneItem(
            entry="KAZ.2.3",
            bound=("KAZ", "RUS"),
            content=Milestone(title={"en": "Start"}, of=Named(entry="KAZ.2.1"), date=on(date)),
        )
        for date in ("2021", "2022")
    ]
    assert [(one.field, one.total) for one in slips(versions(*points))] == [("date", 365)]


def test_an_entry_without_dates_has_no_slips() -> None:
    """Nothing is told of a term that never was."""
    assert slips(versions(measure(), measure())) == ()


DATES = st.one_of(
    st.none(),
    st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31)).map(lambda day: day.isoformat()),
    st.integers(2020, 2030).map(str),
    st.integers(1, 12).map(lambda month: f"2024-{month:02}"),
)


@given(st.lists(DATES, min_size=1, max_size=8))
def test_the_total_is_the_newest_date_less_the_first(dates: list[str | None]) -> None:
    """Rule 4: however the date went, the total and the sum of the slips are the newest date less the first."""
    given_dates = [date for date in dates if date]
    for found in slips(due(*dates)):
        assert found.exact == bool(dates[-1] and len(dates[-1]) == len(given_dates[0]) == 10)
        if dates[-1] is None:
            assert found.total is None
        else:
            assert found.total == (last_day(dates[-1]) - last_day(given_dates[0])).days
            assert found.total == sum(move.slip or 0 for move in found.moves)
