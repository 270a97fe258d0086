"""What somebody has to look at (the numbers are the module's). Parties AAA to CCC and dates are invented."""

import datetime
from typing import Any

import pytest

from kelisim.model.decode import convert
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice
from kelisim.planning.warnings import (
    Commitment,
    Limits,
    PlanWarning,
    Programme,
    of_commitments,
    of_instrument,
    of_programmes,
)
from tests.register.treaty.invented import act, instrument, notified

DAY = datetime.date.fromisoformat
ON = DAY("2026-06-01")
MEASURE, PROGRAMME, NEXT, TREATY = "AAA.1.1", "AAA.1.2", "AAA.1.3", "AAA.1.4"
BY_PAPERS = {"entry_into_force": {"rule": "notifications"}}


def warned(**said: Any) -> list[PlanWarning]:
    """The warnings of one commitment."""
    dated = {"due", "done", "begins", "forecast", "programme_end"}
    given: dict[str, Any] = {key: DAY(one) if key in dated else one for key, one in said.items()}
    return list(of_commitments([Commitment(entry=MEASURE, **given)], ON))


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-05-31", ("overdue", 1)),
        ("2025-06-01", ("overdue", 365)),
        ("2026-06-01", ("due-soon", 0)),
        ("2026-07-01", ("due-soon", 30)),
        ("2026-07-02", None),
    ],
)
def test_overdue_and_due_soon(due: str, expected: tuple[str, int] | None) -> None:
    """Rules 1 and 2: on its last day it is due, on the next it is overdue; far ahead it is neither."""
    found = [(one.code, one.days) for one in warned(due=due)]
    assert found == ([expected] if expected else [])
    assert all(one.since == DAY(due) and one.entry == MEASURE for one in warned(due=due))


def test_what_is_done_is_not_looked_at() -> None:
    """Rules 1 to 4: from the day since which it is done, and not before."""
    said: dict[str, Any] = {
        "due": "2026-05-01",
        "forecast": "2027-01-01",
        "programme_end": "2026-12-31",
        "begins": "2020-01-01",
        "leads": ("AAA",),
    }
    assert warned(**said, done="2026-06-01") == []
    assert {one.code for one in warned(**said, done="2026-06-02")} == {"overdue", "beyond-programme", "no-report"}


def test_no_report() -> None:
    """Rule 3: each side that leads is asked for itself, from its last report, or from the beginning."""
    reported = {"AAA": DAY("2026-02-21"), "BBB": DAY("2026-02-20"), "DDD": DAY("2020-01-01")}
    found = warned(begins="2026-01-31", leads=("AAA", "BBB", "CCC"), reported=reported)
    assert [(one.code, one.side, one.since, one.days) for one in found] == [
        ("no-report", "BBB", DAY("2026-02-20"), 101),
        ("no-report", "CCC", DAY("2026-01-31"), 121),
    ]
    assert warned(begins="2026-01-31", leads=("CCC",), done_by=frozenset({"CCC"})) == []
    assert warned(begins="2027-01-01", leads=("CCC",)) == []
    assert warned(leads=("CCC",)) == []


def test_forecast_beyond_the_end_of_the_programme() -> None:
    """Rule 4: its last day is in it; with days after that, and the programme."""
    assert warned(forecast="2026-12-31", programme_end="2026-12-31") == []
    (found,) = warned(forecast="2027-01-10", programme_end="2026-12-31", programme=PROGRAMME)
    assert (found.code, found.since, found.days, found.about) == ("beyond-programme", DAY("2027-01-10"), 10, PROGRAMME)


@pytest.mark.parametrize(
    ("end", "after", "expected"),
    [
        ("2027-06-01", (), ("no-successor", 365, None)),
        ("2027-06-02", (), None),
        ("2025-12-31", (), ("no-successor", 152, None)),
        (None, (), None),
        ("2025-12-31", ((NEXT, "2026-01-01"),), None),
        ("2025-12-31", ((NEXT, "2025-06-01"),), None),
        ("2025-12-31", ((NEXT, "2026-03-01"), (TREATY, "2026-05-01")), ("gap", 59, NEXT)),
        ("2025-12-31", ((NEXT, "2026-03-01"), (TREATY, None)), None),
    ],
)
def test_a_programme_without_a_successor(
    end: str | None, after: tuple[tuple[str, str | None], ...], expected: tuple[str, int, str | None] | None
) -> None:
    """Rule 5: what ends has to be followed by something, on the next day; of what is not dated nothing is told."""
    successors = tuple((entry, DAY(first) if first else None) for entry, first in after)
    programme = Programme(entry=PROGRAMME, end=DAY(end) if end else None, successors=successors)
    found = [(one.code, one.days, one.about) for one in of_programmes([programme], ON)]
    assert found == ([expected] if expected else [])


def looked_at(content: Instrument, on: str = "2026-06-01", **more: Any) -> list[tuple[str, str, int, str | None]]:
    """The warnings of an instrument: code, day, days and side."""
    found = of_instrument(TREATY, content, DAY(on), **more)
    assert all(one.entry == TREATY for one in found)
    return [(one.code, one.since.isoformat(), one.days, one.side) for one in found]


def test_an_instrument_that_expires() -> None:
    """Rule 6: within the time looked ahead, on the first day on which it no longer holds; once where all share it."""
    clauses = {"entry_into_force": {"rule": "signature"}, "expiry": {"through": "2026-08-31"}}
    content = instrument("AAA BBB", clauses, signed="2020-01-10")
    assert looked_at(content) == [("expiring", "2026-09-01", 92, None)]
    assert looked_at(content, "2026-03-05") == [("expiring", "2026-09-01", 180, None)]
    assert looked_at(content, "2026-03-04") == []
    assert looked_at(content, "2026-09-01") == []


def test_an_instrument_that_ends_for_one_side() -> None:
    """Rule 6: a withdrawal ends it for who withdraws."""
    clauses = {"entry_into_force": {"rule": "signature"}, "withdrawal": {"notice": "P6M"}}
    content = instrument("AAA BBB CCC", clauses, [act("withdrawal", "2026-01-10", "BBB")], signed="2020-01-10")
    assert looked_at(content) == [("expiring", "2026-07-10", 39, "BBB")]


def test_a_notification_that_is_outstanding() -> None:
    """Rule 7: who has signed and not notified is named with the whole months since; who has is not."""
    content = instrument("AAA BBB CCC", BY_PAPERS, notified(AAA="2025-12-01"), signed="2025-11-15")
    assert looked_at(content, "2026-05-14") == []
    assert looked_at(content, "2026-05-15") == [
        ("notification-outstanding", "2025-11-15", 181, "BBB"),
        ("notification-outstanding", "2025-11-15", 181, "CCC"),
    ]
    (first, *_) = of_instrument(TREATY, content, DAY("2026-06-14"))
    assert first.months == 6
    (first, *_) = of_instrument(TREATY, content, DAY("2026-06-15"), limits=Limits(months=7))
    assert first.months == 7


def test_a_notice_of_the_register_counts() -> None:
    """Rule 7: what a Party notified in the register stands beside what the entry records."""
    content = instrument("AAA BBB", BY_PAPERS, notified(AAA="2025-12-01"), signed="2025-01-10")
    notice: Notice = convert({"about": TREATY, "action": "notification", "date": "2026-01-01"}, Notice)
    assert [one[3] for one in looked_at(content)] == ["BBB"]
    assert looked_at(content, notices=[("BBB", notice)]) == []


def test_a_ratification_that_is_outstanding() -> None:
    """Rule 7: where instruments of ratification are deposited, any of the papers with that effect will do."""
    clauses = {"entry_into_force": {"rule": "deposit", "number": 2}}
    papers = [act("ratification", "2025-02-01", "AAA"), act("approval", "2025-03-01", "BBB")]
    content = instrument(
        "AAA BBB CCC DDD", clauses, [*papers, act("refusal", "2025-04-01", "DDD")], signed="2025-01-10"
    )
    assert [(one[0], one[3]) for one in looked_at(content)] == [("ratification-outstanding", "CCC")]


def test_nothing_is_owed_where_none_is_asked_or_none_can_be_given() -> None:
    """Rule 7: not by a rule without papers, not without a signature, not after the end."""
    assert looked_at(instrument("AAA BBB", {"entry_into_force": {"rule": "signature"}}, signed="2020-01-10")) == []
    assert looked_at(instrument("AAA BBB", None, signed="2020-01-10")) == []
    assert looked_at(instrument("AAA BBB", BY_PAPERS, signed={"AAA": "2020-01-10"})) == [
        ("notification-outstanding", "2020-01-10", 2334, "AAA")
    ]
    ended = [act("termination", "2021-01-01")]
    assert looked_at(instrument("AAA BBB", BY_PAPERS, ended, signed="2020-01-10")) == []
