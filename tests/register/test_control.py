"""The rules of completion, control and watch."""

import datetime
from itertools import permutations
from typing import Any

import pytest

from kelisim.model.act import Reporting
from kelisim.model.dates import Term, on
from kelisim.model.decode import MalformedError, convert
from kelisim.model.item import DecisionItem, Item, MilestoneItem
from kelisim.model.measure import Left, Measure, Milestone, Responsible, Watch
from kelisim.model.meeting import Decision
from kelisim.model.reference import Named
from kelisim.register.control import Standing, completion, control, leads_of, overdue, standing
from kelisim.register.control import reported as reported_done
from kelisim.register.sides import side_by_side
from tests.register.accounts import ENTRY, answering, by_hash, indicator, measure, reported

SESSION = Named(name="26th session of the Commission")


def day(date: str) -> datetime.date:
    """A day."""
    return datetime.date.fromisoformat(date)


def left(reason: str = "done", since: str = "2025-11-05", **more: Any) -> Left:
    """How the measure left control."""
    return Left(reason=reason, decided_by=SESSION, since=since, **more)  # type: ignore[arg-type]


def stands(item: Item, *acts: Reporting, on: str = "2026-01-01") -> Standing:
    """How the measure stands on a day."""
    found = standing(item, side_by_side(by_hash(acts), ENTRY, day(on)), day(on))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ({"KAZ": "lead", "RUS": "lead"}, ("KAZ", "RUS")),
        ({"KAZ": "lead", "RUS": "co"}, ("KAZ",)),
        ({"RUS": "lead", "KAZ": "by-agreement"}, ("RUS",)),
        ({"KAZ": "none", "RUS": "none"}, ("KAZ", "RUS")),
        ({"KAZ": "lead", "RUS": "none"}, ("KAZ", "RUS")),
        ({"KAZ": "co", "RUS": "by-agreement"}, ("KAZ", "RUS")),
        ({}, ("KAZ", "RUS")),
    ],
)
def test_the_sides_that_lead(roles: dict[str, str], expected: tuple[str, ...]) -> None:
    """Rule 1: lead, or no role stated; without any, all that answer; without any body, those that are bound."""
    assert leads_of(measure(responsible=answering(**roles))) == expected


def test_who_leads_where_no_body_has_a_side() -> None:
    """Rule 1: the sides named in the measure; a decision's bodies have no roles; a milestone is of those it binds."""
    assert leads_of(measure(sides=("RUS",))) == ("RUS",)
    ministry = Named(name="Ministry", side="RUS")
    assert leads_of(measure(responsible=(Responsible(body=ministry, role="co"),))) == ("RUS",)
    decision = Decision(text={"en": "Report"}, responsible=(Named(name="Ministry", side="RUS"),))
    assert leads_of(DecisionItem(entry=ENTRY, bound=("KAZ", "RUS"), content=decision)) == ("RUS",)
    milestone = Milestone(title={"en": "Start"}, of=Named(entry=ENTRY))
    assert leads_of(MilestoneItem(entry=ENTRY, bound=("KAZ", "RUS"), content=milestone)) == ("KAZ", "RUS")


def test_done_is_what_each_side_that_leads_has_reported() -> None:
    """Rule 2: open, done by some, done; since the day on which the last of them said so."""
    item = measure(responsible=answering(KAZ="lead", RUS="lead"))
    kaz, rus = reported("KAZ", 2, "2025-03-01", "done"), reported("RUS", 2, "2025-06-01", "done")
    assert stands(item).completion.state == "open"
    half = stands(item, kaz).completion
    assert (half.state, half.lacking, half.done) == ("done-by-some", ("RUS",), {"KAZ": day("2025-03-01")})
    whole = stands(item, kaz, rus).completion
    assert (whole.state, whole.lacking, whole.since) == ("done", (), day("2025-06-01"))


def test_a_later_report_takes_done_back() -> None:
    """Rule 2: done since the first day without interruption, and not at all where the newest report says otherwise."""
    item = measure(responsible=answering(KAZ="lead"))
    first, again = reported("KAZ", 2, "2025-01-01", "done"), reported("KAZ", 3, "2025-02-01", "returned")
    assert stands(item, first, again).completion.state == "open"
    more = reported("KAZ", 4, "2025-03-01", "done"), reported("KAZ", 5, "2025-04-01", "done")
    assert stands(item, first, again, *more).completion.since == day("2025-03-01")


def test_a_side_that_does_not_lead_makes_nothing_done() -> None:
    """Rule 2: the word of a side that helps is shown and does not count."""
    item = measure(responsible=answering(KAZ="lead", RUS="co"))
    assert stands(item, reported("RUS", 2, "2025-01-01", "done")).completion.state == "open"


def test_nobody_asked_is_nothing_done() -> None:
    """Rule 2: where no side leads, there is no day since which all say so."""
    assert completion((), ()).state == "open"


def test_done_is_not_removed_from_control() -> None:
    """Rule 3: a measure that all have reported done stays on control until its Parties agree otherwise."""
    item = measure(responsible=answering(KAZ="lead"))
    found = stands(item, reported("KAZ", 2, "2025-01-01", "done"))
    assert (found.completion.state, found.control) == ("done", "on-control")


def test_leaving_control_as_done_names_who_has_not_said_so() -> None:
    """Rule 3: consent removes a measure from control and makes nothing done."""
    item = measure(responsible=answering(KAZ="lead", RUS="lead"), left=left())
    found = stands(item, reported("KAZ", 2, "2025-01-01", "done"))
    assert (found.control, found.unreported) == ("watched", ("RUS",))
    lapsed = measure(responsible=answering(KAZ="lead", RUS="lead"), left=left("lapsed"))
    assert stands(lapsed).unreported == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({}, "on-control"),
        ({"watch": Watch()}, "on-control"),
        ({"left": left()}, "watched"),
        ({"left": left(since="2026")}, "on-control"),
        ({"left": left(), "watch": Watch(review=on("2025-12"))}, "watched"),
        ({"left": left(), "watch": Watch(ended="2026-01-01", decided_by=SESSION)}, "off-control"),
        ({"left": left(), "watch": Watch(ended="2026-01-02", decided_by=SESSION)}, "watched"),
        ({"left": left("lapsed")}, "off-control"),
        ({"left": left("lapsed"), "watch": Watch()}, "watched"),
        ({"left": left("duplicate", duplicate_of=Named(entry="KAZ.3.1"))}, "off-control"),
    ],
)
def test_control_and_watch_on_new_years_day_of_2026(content: dict[str, Any], expected: str) -> None:
    """Rules 3 and 4: what is done is watched until consent ends the watch, whatever day its review was meant for."""
    assert control(Measure(title={"en": "Build"}, **content), day("2026-01-01")) == expected


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ({"left": {"decided_by": {"name": "Commission"}, "since": "2025"}}, "reason"),
        ({"left": {"reason": "done", "since": "2025"}}, "decided_by"),
        ({"left": {"reason": "tired", "decided_by": {"name": "Commission"}, "since": "2025"}}, "tired"),
        ({"left": {"reason": "duplicate", "decided_by": {"name": "Commission"}, "since": "2025"}}, "repeats"),
        ({"left": {"reason": "done", "decided_by": {"name": "Commission"}, "since": "2025-02-30"}}, "day"),
        ({"watch": {"ended": "2025"}}, "who decided"),
        ({"watch": {"ended": "2025", "decided_by": {"name": "Commission"}}}, "after the measure left"),
    ],
)
def test_leaving_without_a_reason_cannot_be_said(content: dict[str, Any], problem: str) -> None:
    """Rule 3: the model has no measure that left control with no reason, or that nobody decided on."""
    with pytest.raises(MalformedError, match=problem):
        convert({"title": {"en": "Build"}, **content}, Measure)


def test_overdue_counts_days_after_the_term() -> None:
    """Rule 5: from the day after the last one, while the measure is on control and not done."""
    item = measure(responsible=answering(KAZ="lead"), term=Term(start="2021", end="2025"))
    assert stands(item, on="2025-12-31").overdue == 0
    assert stands(item, on="2026-01-31").overdue == 31
    assert stands(item, reported("KAZ", 2, "2026-01-15", "done"), on="2026-01-14").overdue == 14
    assert stands(item, reported("KAZ", 2, "2026-01-15", "done"), on="2026-01-15").overdue == 0
    assert stands(item, reported("KAZ", 2, "2026-01-15", "done"), on="2026-01-31").overdue == 0


def test_late_counts_the_days_from_the_term_to_the_last_report() -> None:
    """Rule 5: what was done after its term stays late, and by its own days; what was done in time is not."""
    item = measure(responsible=answering(KAZ="lead", RUS="lead"), term=on("2025-06-30"))
    kaz = reported("KAZ", 2, "2025-06-30", "done")
    assert stands(item, kaz).late == 0
    assert stands(item, kaz, reported("RUS", 2, "2025-06-30", "done")).late == 0
    assert stands(item, kaz, reported("RUS", 2, "2025-07-10", "done")).late == 10


@pytest.mark.parametrize("term", [None, Term(continuous=True), Term(start="2021"), Term(words="in good time")])
def test_a_term_without_an_end_is_never_overdue(term: Term | None) -> None:
    """Rule 5: what is continuous has a rhythm of reports instead of a due day."""
    found = stands(measure(sides=("KAZ",), term=term), reported("KAZ", 2, "2098", "done"), on="2099-01-01")
    assert (found.overdue, found.late) == (0, 0)
    assert stands(measure(term=term), on="2099-01-01").overdue == 0


def test_what_left_control_is_not_overdue() -> None:
    """Rule 5: a measure that lapsed is not late for ever."""
    item = measure(term=on("2025-06-30"), left=left("lapsed"))
    assert stands(item, on="2025-11-04").overdue == 127
    assert stands(item, on="2025-11-05").overdue == 0


def test_nothing_is_overdue_on_its_last_day() -> None:
    """Rule 5: the day after it is the first, and on it the measure is overdue by one day."""
    due = Measure(title={"en": "Build"}, term=on("2025-06-30"))
    assert [overdue(due, None, day(date)) for date in ("2025-06-30", "2025-07-01")] == [0, 1]
    assert overdue(due, day("2025-07-02"), day("2025-07-01")) == 1


def test_a_decision_and_a_milestone_are_done_as_a_measure_is() -> None:
    """Rule 6: a milestone by the word of those that lead its measure, or by that of those it binds."""
    sides = side_by_side(by_hash([reported("KAZ", 2, "2025-01-01", "done")]), ENTRY)
    above = measure(responsible=answering(KAZ="lead", RUS="co"))
    decision = DecisionItem(
        entry=ENTRY,
        bound=("KAZ", "RUS"),
        content=Decision(text={"en": "Report"}, responsible=(Named(name="Ministry", side="RUS"),)),
    )
    step = MilestoneItem(
        entry=ENTRY, bound=("KAZ", "RUS"), content=Milestone(title={"en": "Start"}, of=Named(entry=ENTRY))
    )
    for item, of, leads, state in (
        (above, None, ("KAZ",), "done"),
        (decision, None, ("RUS",), "open"),
        (step, above, ("KAZ",), "done"),
        (step, None, ("KAZ", "RUS"), "done-by-some"),
    ):
        found = reported_done(item, sides, ("KAZ", "RUS"), of)
        assert found is not None
        assert (found.leads, found.state) == (leads, state)


def test_nothing_is_told_where_nobody_can_report() -> None:
    """Rule 6: no side that leads is among the Parties that can; and other entries are never done."""
    sides = side_by_side({}, ENTRY)
    assert reported_done(measure(responsible=answering(KAZ="lead")), sides, ("RUS",)) is None
    assert reported_done(measure(responsible=answering(KAZ="lead", RUS="lead")), sides, ("RUS",)) is not None
    assert reported_done(indicator(("30", "2025")), sides, ("KAZ", "RUS")) is None


def test_only_measures_are_on_control() -> None:
    """A milestone is reported on and never removed from control."""
    milestone = Milestone(title={"en": "Start"}, of=Named(entry=ENTRY))
    item = MilestoneItem(entry=ENTRY, bound=("KAZ",), content=milestone)
    assert standing(item, side_by_side({}, ENTRY), day("2026-01-01")) is None


def test_the_order_of_arrival_changes_nothing() -> None:
    """Rule 2 looks at days and numbers alone."""
    item = measure(responsible=answering(KAZ="lead", RUS="lead"))
    acts = [
        reported("KAZ", 2, "2025-01-01", "done"),
        reported("KAZ", 3, "2025-01-01", "in-progress"),
        reported("KAZ", 4, "2025-01", "done"),
        reported("RUS", 2, "2025-02-01", "done"),
    ]
    (found,) = {str(stands(item, *order)) for order in permutations(acts)}
    assert "2025, 2, 1" in found
