"""The rules of restrictions at crossings."""

import datetime
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.restrictions import Crossing, crossings_of, in_force, month_of, passages, time_of
from kelisim.model.dates import Term, first_day, last_day, on
from kelisim.model.measure import Left, Measure, Restriction
from kelisim.model.place import Place
from kelisim.model.reference import Named
from kelisim.model.text import Text

GATE = Place(names={"en": "Gate"}, kind="crossing", names_by_side={"ALA": {"en": "Gate"}, "BRN": {"en": "Tor"}})
GATE_ENTRY = "ALA.1.1"
CLOSED = Restriction(of="all", extent="closed")


def day(text: str) -> datetime.date:
    """A day."""
    return datetime.date.fromisoformat(text)


def measure(term: Term | None, restriction: Restriction | None = CLOSED, **rest: Any) -> Measure:
    """A measure that restricts something at the gate."""
    return Measure(
        title={"en": "Closing"}, term=term, restriction=restriction, **{"places": (Named(entry=GATE_ENTRY),), **rest}
    )


def gate(*measures: Measure) -> Crossing:
    """The gate with what these measures restrict."""
    numbered = ((f"ALA.{number}.1", one) for number, one in enumerate(measures, start=2))
    (found,) = crossings_of(numbered, {GATE_ENTRY: GATE})
    return found


def force(term: Term, text: str, **rest: Any) -> str | None:
    """Whether a restriction with that term is in force on a day."""
    time = time_of(measure(term, **rest))
    assert time is not None
    return time.on(day(text))


@pytest.mark.parametrize(
    ("term", "days"),
    [
        (
            Term(start="2021-03-10", end="2021-03-12"),
            {"2021-03-09": None, "2021-03-10": "surely", "2021-03-12": "surely", "2021-03-13": None},
        ),
        (
            Term(start="2021-03", end="2021-05"),
            {
                "2021-02-28": None,
                "2021-03-01": "possibly",
                "2021-03-30": "possibly",
                "2021-03-31": "surely",
                "2021-05-01": "surely",
                "2021-05-02": "possibly",
                "2021-05-31": "possibly",
                "2021-06-01": None,
            },
        ),
        (on("2021-03"), {"2021-02-28": None, "2021-03-01": "surely", "2021-03-31": "surely", "2021-04-01": None}),
        (Term(start="2021-03-10"), {"2021-03-09": None, "2021-03-10": "surely", "9999-12-31": "surely"}),
        (
            Term(start="2021", continuous=True),
            {"2021-01-01": "possibly", "2021-12-31": "surely", "2022-01-01": "surely"},
        ),
        (Term(end="2021-03-10"), {"2000-01-01": "possibly", "2021-03-10": "possibly", "2021-03-11": None}),
        (Term(continuous=True), {"0001-01-01": "surely", "9999-12-31": "surely"}),
        (Term(continuous=True, end="2021-03-10"), {"2000-01-01": "surely", "2021-03-11": None}),
    ],
)
def test_a_restriction_is_surely_or_possibly_in_force(term: Term, days: dict[str, str | None]) -> None:
    """Rules 1 and 2: both ends are included, partial dates leave doubt, and what has no end goes on."""
    assert {text: force(term, text) for text in days} == days


def test_what_has_no_end_is_open_ended() -> None:
    """Rule 1: a page says so in place of a last day."""
    times = [time_of(measure(term)) for term in (Term(start="2021"), Term(start="2021", end="2022"))]
    assert [time and time.open_ended for time in times] == [True, False]


DATES = st.sampled_from(("2021", "2021-02", "2021-02-10", "2021-03", "2021-03-01", "2022"))


@given(DATES, DATES, st.dates(datetime.date(2020, 12, 1), datetime.date(2023, 1, 31)))
def test_sure_is_what_holds_however_the_dates_are_meant(start: str, end: str, asked: datetime.date) -> None:
    """Rule 2: sure where all readings of the two dates have the day, possible where one does."""
    firsts, lasts = (range(first_day(date).toordinal(), last_day(date).toordinal() + 1) for date in (start, end))
    if firsts[0] > lasts[-1] or start == end:
        return
    number = asked.toordinal()
    time = time_of(measure(Term(start=start, end=end)))
    assert time is not None
    wanted = None
    if firsts[0] <= number <= lasts[-1]:
        wanted = "surely" if firsts[-1] <= number <= lasts[0] else "possibly"
    assert time.on(asked) == wanted


@pytest.mark.parametrize(
    ("reason", "since", "days"),
    [
        ("lapsed", "2021-06-01", {"2021-05-31": "surely", "2021-06-01": None}),
        ("lapsed", "2021-06", {"2021-05-31": "surely", "2021-06-29": "possibly", "2021-06-30": None}),
        ("duplicate", "2021-06-01", {"2021-05-31": "surely", "2021-06-01": None}),
        ("done", "2021-06-01", {"2021-06-01": "surely", "2022-01-01": "surely"}),
    ],
)
def test_what_left_control_as_no_longer_needed_restricts_nothing(
    reason: Literal["done", "lapsed", "duplicate"], since: str, days: dict[str, str | None]
) -> None:
    """Rule 3: since is the first day without it; what is done has been put in place, and stays."""
    left = Left(
        reason=reason,
        since=since,
        decided_by=Named(name="The commission"),
        duplicate_of=Named(name="Another") if reason == "duplicate" else None,
    )
    assert {text: force(Term(start="2021-03-10"), text, left=left) for text in days} == days


def test_a_restriction_that_lapsed_before_it_began_is_never_in_force() -> None:
    """Rule 3: there is no time left in which it holds."""
    left = Left(reason="lapsed", since="2021-03-10", decided_by=Named(name="The commission"))
    assert time_of(measure(Term(start="2021-03-10"), left=left)) is None
    always = Left(reason="lapsed", since="0001", decided_by=Named(name="The commission"))
    assert time_of(measure(Term(start="2021-03-10"), left=always)) is None


def test_words_alone_and_no_term_at_all_have_no_time() -> None:
    """Rule 1: such a measure is in no calendar, and neither is one that restricts nothing."""
    words = measure(Term(words="until further notice"))
    assert time_of(words) is None
    assert time_of(measure(None)) is None
    assert crossings_of([("ALA.2.1", words), ("ALA.3.1", measure(on("2021"), None))], {}) == ()


def test_a_crossing_has_the_names_of_both_sides() -> None:
    """Rule 4: one that the register does not hold has the name that the measure gives."""
    named = measure(on("2021"), places=(Named(name="Far ford"), Named(entry=GATE_ENTRY)))
    one, other = crossings_of([("ALA.2.1", named)], {GATE_ENTRY: GATE})
    assert (one.key, one.names, {**one.names_by_side}) == (
        GATE_ENTRY,
        {"en": "Gate"},
        {"ALA": {"en": "Gate"}, "BRN": {"en": "Tor"}},
    )
    nothing: dict[str, Text] = {}
    assert (other.key, other.name, other.names, other.names_by_side) == ("Far ford", "Far ford", None, nothing)


def test_what_is_in_force_on_a_day_is_found_at_each_crossing() -> None:
    """What surely holds comes first, then by the start; a crossing without any is left out."""
    later = measure(Term(start="2021-02-01", end="2021-12-31"))
    doubtful = measure(Term(start="2021", end="2022"))
    crossing = gate(doubtful, later)
    assert [(one.restricted.measure, one.force) for one in crossing.on(day("2021-06-01"))] == [
        ("ALA.3.1", "surely"),
        ("ALA.2.1", "possibly"),
    ]
    assert in_force([crossing], day("2023-01-01")) == ()
    ((found, there),) = in_force([crossing], day("2022-06-01"))
    assert (found, len(there)) == (crossing, 1)


def test_a_month_has_each_of_its_days() -> None:
    """The calendar of February 2024, with a restriction from its 10th to its 12th day."""
    days = month_of(gate(measure(Term(start="2024-02-10", end="2024-02-12"))), 2024, 2)
    assert len(days) == 29
    assert [one.day.day for one in days if one.in_force] == [10, 11, 12]


def test_the_strictest_counts_for_each_subject_and_direction() -> None:
    """Rule 5: closed before limited, all for each, and a direction only for itself."""
    term = Term(start="2021-03-01", end="2021-03-31")
    crossing = gate(
        measure(term, Restriction(of="all", extent="limited")),
        measure(term, Restriction(of="people", extent="closed", from_side="ALA", to_side="BRN")),
        measure(Term(start="2021", end="2022"), Restriction(of="goods", extent="closed")),
    )
    found = passages(crossing.on(day("2021-03-15")), ("ALA", "BRN"))
    assert [(one.of, one.from_side, one.surely, one.possibly) for one in found] == [
        ("people", "ALA", "closed", None),
        ("people", "BRN", "limited", None),
        ("goods", "ALA", "limited", "closed"),
        ("goods", "BRN", "limited", "closed"),
        ("vehicles", "ALA", "limited", None),
        ("vehicles", "BRN", "limited", None),
        ("animals", "ALA", "limited", None),
        ("animals", "BRN", "limited", None),
    ]
    both = gate(
        measure(term, Restriction(of="goods", extent="limited")),
        measure(on("2021"), Restriction(of="goods", extent="limited")),
        measure(Term(start="2021", end="2022"), Restriction(of="goods", extent="limited")),
    )
    assert {one.possibly for one in passages(both.on(day("2021-03-15")), ("ALA", "BRN")) if one.of == "goods"} == {None}
    open_again = passages(crossing.on(day("2022-05-15")), ("ALA", "BRN"))
    assert {(one.of, one.surely, one.possibly) for one in open_again} == {
        ("people", None, None),
        ("goods", None, "closed"),
        ("vehicles", None, None),
        ("animals", None, None),
    }


def test_without_sides_the_directions_are_those_that_are_named() -> None:
    """Rule 5: a restriction of one direction says nothing of the other."""
    one_way = measure(on("2021"), Restriction(of="goods", extent="closed", from_side="ALA", to_side="BRN"))
    found = passages(gate(one_way).on(day("2021-05-01")))
    assert [(one.of, one.from_side, one.to_side, one.surely) for one in found if one.surely] == [
        ("goods", "ALA", "BRN", "closed")
    ]
    both = measure(on("2021"), Restriction(of="goods", extent="limited"))
    back = measure(on("2021"), Restriction(of="goods", extent="closed", from_side="ALA", to_side="COR"))
    there = passages(gate(one_way, both, back).on(day("2021-05-01")))
    assert [(one.from_side, one.to_side, one.surely) for one in there if one.of == "goods"] == [
        (None, None, "limited"),
        ("ALA", "BRN", "closed"),
        ("ALA", "COR", "closed"),
    ]
    assert passages(()) == ()
