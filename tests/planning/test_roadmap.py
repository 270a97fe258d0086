"""A roadmap out of what the register holds, and what follows if a milestone comes later."""

import datetime
from typing import cast

import pytest

from kelisim.model.dates import Term, on
from kelisim.model.measure import Milestone, Predecessor
from kelisim.model.reference import Named
from kelisim.model.word import Claim, DateClaim, Report, Speaker, Statement, Status
from kelisim.planning.errors import CalendarError, CycleError
from kelisim.planning.network import Link
from kelisim.planning.roadmap import Plan, Told, plan
from kelisim.planning.what_if import WhatIfError, what_if
from kelisim.register.sides import Column, columns_of
from kelisim.register.spoken import Reported
from tests.planning.networks import calendar_of

TODAY = datetime.date(2026, 6, 1)
A, B, C, D, E, M = (f"XAA.2.{place}" for place in range(1, 7))


def milestone(
    date: str | None = None, *before: str, duration: int | None = None, calendar: str | None = None
) -> Milestone:
    """A version of a milestone: its date, what it waits for, its duration."""
    return Milestone(
        title={"en": "A milestone"},
        of=Named(entry="XAA.1.1"),
        date=Term(end=date) if date else None,
        predecessors=tuple(Predecessor(entry=entry) for entry in before),
        duration=duration,
        calendar=calendar,
    )


def told(entry: str, *versions: Milestone, **said: object) -> Told:
    """A milestone with its versions, and what was said."""
    return Told(entry=entry, versions=versions, **said)  # type: ignore[arg-type]


def reports(*said: tuple[str, str, str, str | None]) -> tuple[Column, ...]:
    """Reports by side: the Party, the day, the status and the forecast."""
    return columns_of(
        Reported(
            act=f"{number}",
            party=party,
            number=number,
            day=datetime.date.fromisoformat(as_of),
            report=Report(
                about="XAA.2.1", status=cast("Status", status), as_of=as_of, forecast=on(forecast) if forecast else None
            ),
        )
        for number, (party, as_of, status, forecast) in enumerate(said, start=1)
    )


def stated(
    said: str, when: Term, *, side: str | None = None, what: str = "launch", happened: bool = False
) -> Statement:
    """A statement with one date."""
    claims: tuple[Claim, ...] = (DateClaim(what=what, when=when, happened=happened),)
    return Statement(speaker=Speaker(name="A speaker"), said=said, side=side, claims=claims)


def planned(*every: Told, end: datetime.date | None = None) -> Plan:
    """The plan on the day."""
    return plan(every, TODAY, end=end, calendars=calendar_of)


def test_baseline_agreed_and_forecast_stand_beside_each_other() -> None:
    """The first agreed date is the baseline, the newest is the deadline, and slips are counted against each."""
    row = planned(
        told(
            M,
            milestone("2026-06-30"),
            milestone("2026-09-30"),
            columns=reports(("XAA", "2026-05-01", "delayed", "2026-12-31")),
        )
    ).rows[M]
    assert (row.baseline, row.agreed, row.forecast) == (
        datetime.date(2026, 6, 30),
        datetime.date(2026, 9, 30),
        datetime.date(2026, 12, 31),
    )
    assert (row.slip, row.late) == (184, 92)
    assert row.scheduled is not None
    assert (row.scheduled.total_float, row.scheduled.critical) == (-92, True)


def test_a_milestone_follows_from_what_it_waits_for() -> None:
    """Rule 3: with a duration and predecessors its date is computed, and the agreed one is the deadline only."""
    found = planned(told(A, milestone("2026-07-01")), told(B, milestone("2026-12-31", A, duration=30)))
    assert found.rows[B].forecast == datetime.date(2026, 7, 31)
    assert found.rows[B].late == -153
    assert found.rows[B].waits_for == (Link(A),)
    # Nothing but order follows from a link to what has no duration.
    assert planned(told(A, milestone("2026-07-01")), told(B, milestone("2026-12-31", A))).rows[B].late == 0


def test_a_milestone_that_is_done_is_a_fact() -> None:
    """Rule 1: it is done when each side that leads has reported it done, since the last of their days."""
    one = ("XAA", "2026-03-01", "done", None)
    other = ("XBB", "2026-04-10", "done", None)
    both = told(M, milestone("2026-06-30"), columns=reports(one, other), leads=("XAA", "XBB"))
    assert planned(both).rows[M].fact == datetime.date(2026, 4, 10)
    assert planned(both).rows[M].slip == -81
    some = told(M, milestone("2026-06-30"), columns=reports(one), leads=("XAA", "XBB"))
    assert planned(some).rows[M].fact is None
    # Where nobody is known to lead, all that report are asked.
    assert planned(told(M, milestone("2026-06-30"), columns=reports(one))).rows[M].fact == datetime.date(2026, 3, 1)


def test_where_nobody_reports_a_statement_tells_the_fact() -> None:
    """Rule 1: in an observatory what was last stated counts, and taking it back counts too."""
    happened = stated("2026-05-03", on("2026-05-02"), happened=True)
    assert planned(told(M, milestone("2026-06-30"), statements=(happened,), leads=("XAA",))).rows[
        M
    ].fact == datetime.date(2026, 5, 2)
    later = stated("2026-05-20", on("2026-07"))
    row = planned(told(M, milestone("2026-06-30"), statements=(later, happened))).rows[M]
    assert (row.fact, row.forecast) == (None, datetime.date(2026, 7, 31))


def test_sides_stand_beside_each_other_and_the_later_is_expected() -> None:
    """Rule 2: each side's newest word is kept, and the plan is held to the latest of their days."""
    row = planned(
        told(
            M,
            milestone("2026-06-30"),
            columns=reports(
                ("XAA", "2026-01-01", "in-progress", "2026-08-31"), ("XAA", "2026-05-01", "in-progress", "2026-07-31")
            ),
            statements=(
                stated("2026-04-01", on("2026-11"), side="XBB"),
                stated("2026-03-01", on("2027"), side="XBB"),
                stated("2026-02-01", on("2027-05-01"), side="XAA"),
            ),
        )
    ).rows[M]
    assert [(one.side, one.day) for one in row.expected] == [
        ("XAA", datetime.date(2026, 7, 31)),
        ("XBB", datetime.date(2026, 11, 30)),
    ]
    assert row.forecast == datetime.date(2026, 11, 30)


def test_a_newer_statement_stands_before_an_older_report() -> None:
    """Rule 2: a side is held to its newest word, whichever way it was given; a day left open takes the old one back."""
    columns = reports(("XAA", "2026-01-01", "in-progress", "2026-08-31"))
    newer = stated("2026-02-01", on("2026-10"), side="XAA")
    assert planned(told(M, milestone("2026-06-30"), columns=columns, statements=(newer,))).rows[
        M
    ].forecast == datetime.date(2026, 10, 31)
    open_ = stated("2026-03-01", Term(words="when the tests are done"), side="XAA")
    row = planned(told(M, milestone("2026-06-30"), statements=(newer, open_))).rows[M]
    assert (row.expected, row.forecast) == ((), datetime.date(2026, 6, 30))


def test_a_statement_for_nobody_speaks_for_all() -> None:
    """Rule 2: what is said for no side replaces what the sides stated before."""
    row = planned(
        told(
            M,
            milestone("2026-06-30"),
            statements=(stated("2026-01-01", on("2027"), side="XAA"), stated("2026-02-01", on("2026-12"))),
        )
    ).rows[M]
    assert [(one.side, one.day) for one in row.expected] == [(None, datetime.date(2026, 12, 31))]


def test_several_names_date_nothing_unless_one_is_chosen() -> None:
    """Rule 6: claims of different names about one milestone do not count until somebody says which is meant."""
    statements = (stated("2026-01-01", on("2027"), what="launch"), stated("2026-02-01", on("2028"), what="capacity"))
    assert planned(told(M, milestone("2026-06-30"), statements=statements)).rows[M].expected == ()
    chosen = planned(told(M, milestone("2026-06-30"), statements=statements, what="launch")).rows[M]
    assert chosen.forecast == datetime.date(2027, 12, 31)


def test_what_nobody_dates_has_no_forecast() -> None:
    """Rule 4: nothing is guessed, and what is not on record or has no date holds nothing up; both are named."""
    elsewhere = Milestone(
        title={"en": "A"},
        of=Named(name="x"),
        date=on("2026-08"),
        predecessors=(Predecessor(name="Elsewhere"), Predecessor(entry=A)),
    )
    found = planned(
        told(A, milestone()),
        told(B, elsewhere),
        told(C, milestone(None, A, duration=5)),
        told(D, milestone(None, B, duration=5)),
        told(E, milestone(None, B)),
    )
    assert found.undated == (A, C, E)
    assert found.unknown == ((B, "Elsewhere"),)
    assert found.rows[A].forecast is None
    assert (found.rows[A].slip, found.rows[A].late, found.rows[A].contradicted) == (None, None, 0)
    assert found.rows[D].forecast == datetime.date(2026, 9, 5)
    assert planned().schedule.finish is None


def test_what_is_cancelled_is_planned_no_more() -> None:
    """Rule 7: where each side that leads says so; it has no forecast and holds nothing up."""
    one, other = ("XAA", "2026-03-01", "cancelled", None), ("XBB", "2026-04-10", "cancelled", None)
    both = told(A, milestone("2026-12-31"), columns=reports(one, other), leads=("XAA", "XBB"))
    waiting = told(B, milestone("2026-09-30", A, duration=30))
    found = planned(both, waiting, told(C, milestone(None, A, duration=5)))
    assert (found.cancelled, found.undated) == ((A,), (C,))
    assert found.rows[A].forecast is None
    assert found.rows[B].forecast == datetime.date(2026, 9, 30)
    some = told(A, milestone("2026-12-31"), columns=reports(one), leads=("XAA", "XBB"))
    assert planned(some, waiting).cancelled == ()
    assert planned(some, waiting).rows[B].forecast == datetime.date(2027, 1, 30)


def test_a_calendar_that_is_not_known_is_named() -> None:
    """Rule 5: calendar days are counted then."""

    def none(state: str) -> object:
        raise CalendarError(state)

    found = plan(
        [told(A, milestone("2026-07-01")), told(B, milestone(None, A, duration=10, calendar="XZZ"))],
        TODAY,
        calendars=none,  # type: ignore[arg-type]
    )
    assert found.uncounted == ("XZZ",)
    assert found.rows[B].forecast == datetime.date(2026, 7, 11)


def test_working_days_of_a_state() -> None:
    """A duration in working days goes over week-ends."""
    found = planned(told(A, milestone("2026-07-01")), told(B, milestone(None, A, duration=10, calendar="XAA")))
    assert found.rows[B].forecast == datetime.date(2026, 7, 15)


def test_a_forecast_that_what_it_waits_for_contradicts() -> None:
    """A side's forecast earlier than what the links allow is shown with by how many days it cannot hold."""
    found = planned(
        told(A, milestone("2026-09-01")),
        told(
            B,
            milestone("2026-09-30", A, duration=60),
            columns=reports(("XAA", "2026-05-01", "in-progress", "2026-09-30")),
        ),
    )
    assert found.rows[B].forecast == datetime.date(2026, 10, 31)
    assert found.rows[B].contradicted == 31
    assert found.rows[A].contradicted == 0


def test_what_is_overdue_is_still_to_come() -> None:
    """On the day of the plan an agreed date that has passed cannot be kept; the forecast is that day then."""
    found = planned(told(A, milestone("2026-03-01")), end=datetime.date(2026, 5, 1))
    assert found.rows[A].forecast == TODAY
    assert found.rows[A].late == 92
    assert found.schedule.end == datetime.date(2026, 5, 1)
    assert found.start == datetime.date(2026, 3, 1)


def test_a_circle_is_refused() -> None:
    """Milestones that wait for one another are named."""
    with pytest.raises(CycleError, match="in a circle"):
        planned(told(A, milestone("2026-07-01", B)), told(B, milestone("2026-07-01", A)))


def chain() -> Plan:
    """Three milestones: the second has 30 days of float, and the third waits for it."""
    return planned(
        told(A, milestone("2026-07-01")),
        told(B, milestone(None, A, duration=30)),
        told(C, milestone("2026-08-30", B)),
        told(D, milestone("2026-10-01")),
        told(E, milestone("2026-05-01"), columns=reports(("XAA", "2026-05-01", "done", None))),
    )


def test_what_if_a_milestone_comes_later() -> None:
    """Rules 1 and 2: float is used up first; then dates move, and it is told by how much and past which deadline."""
    found = what_if(chain(), A, "P3M")
    assert [(one.entry, one.after, one.days, one.over, one.was_over) for one in found.moved] == [
        (A, datetime.date(2026, 10, 1), 92, 92, 0),
        (B, datetime.date(2026, 10, 31), 92, 0, 0),
        (C, datetime.date(2026, 10, 31), 62, 62, 0),
    ]
    assert found.days == 30
    assert [one.entry for one in what_if(chain(), A, "P30D").moved] == [A, B]
    assert what_if(chain(), A, "P30D").days == 0


def test_what_if_records_nothing() -> None:
    """Rule 1: the plan is as it was, and the same question has the same answer."""
    held = chain()
    first = what_if(held, B, "P2M")
    assert what_if(held, B, "P2M") == first
    assert held.rows[C].forecast == datetime.date(2026, 8, 30)
    assert what_if(held, A, "P0D").moved[0].days == 0


@pytest.mark.parametrize("entry", [E, "XAA.9.9"])
def test_what_has_happened_comes_no_later(entry: str) -> None:
    """What is a fact, or is not in the plan, cannot be supposed to be late."""
    with pytest.raises(WhatIfError):
        what_if(chain(), entry, "P3M")
