"""The rules of the milestone trend."""

import datetime
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.dates import Term
from kelisim.model.word import DateClaim, Speaker, Statement
from kelisim.planning.trend import Days, Series, days_of, trends


def said(
    day: str, start: str | None = None, end: str | None = None, *, side: str | None = None, happened: bool = False
) -> Statement:
    """A statement that claims one date for the launch; without a date it leaves the day open."""
    when = Term(words=None if start or end else "open", start=start, end=end)
    return Statement(
        speaker=Speaker(office="Press service"),
        said=day,
        side=side,
        claims=(DateClaim(what="launch", when=when, happened=happened),),
    )


def launch(*statements: Statement) -> Series:
    """The one series of the statements."""
    (series,) = trends(statements)
    return series


def test_a_later_year_is_a_move_with_its_days() -> None:
    """Rule 4: a claim that shares no day with what stood before is a move, and its slip counts the days."""
    series = launch(said("2021-04-28", "2025", "2025"), said("2022-04-28", "2026", "2026"))
    assert [point.moved for point in series.points] == [False, True]
    assert series.points[1].slip == 365
    assert series.moves == 1


def test_a_more_exact_date_is_no_move() -> None:
    """Rule 4: a quarter of the year that was named makes the date more exact."""
    assert launch(said("2021-01-01", "2025", "2025"), said("2022-01-01", "2025-10", "2025-12")).moves == 0


def test_creeping_terms_are_a_move_in_the_end() -> None:
    """Rule 4: what stands is what all claims share, so a date cannot creep on by overlapping terms."""
    series = launch(
        said("2021-01-01", "2025", "2025"), said("2022-01-01", "2025-10", "2026-03"), said("2023-01-01", "2026", "2026")
    )
    assert [point.moved for point in series.points] == [False, False, True]


def test_two_sides_that_stay_with_their_dates_move_nothing() -> None:
    """Rule 3: each side is compared with itself."""
    series = launch(
        said("2021-01-01", "2025", "2025", side="KAZ"),
        said("2022-01-01", "2026", "2026", side="RUS"),
        said("2023-01-01", "2025", "2025", side="KAZ"),
        said("2024-01-01", "2026", "2026", side="RUS"),
    )
    assert series.moves == 0
    assert series.disagree


def test_a_claim_for_no_side_speaks_for_everybody() -> None:
    """Rule 3: a claim without a side is compared with the latest of anybody, and the next one with it."""
    series = launch(
        said("2021-01-01", "2025", "2025", side="KAZ"),
        said("2022-01-01", "2026", "2026"),
        said("2023-01-01", "2027", "2027", side="RUS"),
    )
    assert [point.slip for point in series.points] == [None, 365, 365]
    assert series.moves == 2


def test_what_may_have_been_said_at_once_is_not_compared() -> None:
    """Rule 5: of a statement of 2021 and one of 30 November 2021 nobody can tell which came first."""
    series = launch(said("2021", "2025", "2025"), said("2021-11-30", "2026", "2026"))
    assert [(point.moved, point.slip) for point in series.points] == [(False, None), (False, None)]


def test_partial_dates_stand_at_their_middle() -> None:
    """Rule 5: a statement of 2021 stands between one of January and one of December."""
    series = launch(
        said("2021-12-01", end="2025"), said("2021", end="2026"), said("2021-01-31", end="2027", happened=True)
    )
    assert [point.said for point in series.points] == ["2021-01-31", "2021", "2021-12-01"]
    assert [point.statement for point in series.points] == [2, 1, 0]
    assert series.points[0].happened


def test_an_open_day_takes_back_what_the_side_said() -> None:
    """Rule 6: where one side names days and the other leaves the day open, they disagree; the earlier claim is gone."""
    named = said("2024", "2025", "2025", side="RUS"), said("2025-12-26", "2025-10", "2025-12", side="KAZ")
    assert not launch(*named).disagree
    assert launch(*named, said("2025-12-27", side="RUS")).disagree


def test_a_series_without_a_day_is_left_out() -> None:
    """Rule 6: a claim that names no day stands in no series."""
    assert trends([said("2021"), said("2022")]) == ()


def test_an_end_alone_stands_for_all_days_before_it() -> None:
    """Rule 2: "by 2025" and "in 2024" share days, so the second is no move."""
    assert launch(said("2021", end="2025"), said("2023", "2024", "2024")).moves == 0
    assert days_of(Term(end="2025")).due() == datetime.date(2025, 12, 31)
    assert days_of(Term(start="2025")).due() == datetime.date(2025, 1, 1)


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))


@given(DAYS, DAYS, DAYS, DAYS)
def test_meeting_is_mutual_and_leaves_a_shared_day(
    one: datetime.date, two: datetime.date, three: datetime.date, four: datetime.date
) -> None:
    """Two spans meet whichever is asked, and what they share then has an end not before its start."""
    first, second = Days(min(one, two), max(one, two)), Days(min(three, four), max(three, four))
    assert first.meets(second) == second.meets(first)
    if first.meets(second):
        shared = first.shared(second)
        assert shared.first is not None
        assert shared.last is not None
        assert shared.first <= shared.last


def test_the_order_in_which_statements_are_given_changes_nothing() -> None:
    """The trend follows the days on which things were said."""
    statements = [said(f"{year}-06-01", str(year + 3), str(year + 3)) for year in (2020, 2021, 2022)]
    seen = {tuple(point.said for point in launch(*order).points) for order in permutations(statements)}
    assert seen == {("2020-06-01", "2021-06-01", "2022-06-01")}
