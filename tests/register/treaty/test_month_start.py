"""The first day of the month that follows (clauses, rule 5; entry into force, rule 9). All Parties are invented."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.register.treaty.days import UNKNOWN, Day, day_of, next_month
from tests.register.treaty.invented import act, computed, notified, told


def in_force(party: str, rule: dict[str, Any], *actions: dict[str, Any]) -> str:
    """When it is in force for a Party, and why."""
    clauses = {"entry_into_force": {"rule": "notifications", "month_start": True, **rule}}
    lines = told(computed("AAA BBB", clauses, list(actions), "2020-01-10")[party])
    return next(line.removeprefix("in-force ") for line in lines if line.startswith("in-force"))


@pytest.mark.parametrize(
    ("after", "last", "expected"),
    [
        ("P3M", "2020-06-18", "2020-10-01: 3 months after the last notification of 2020-06-18"),
        ("P3M", "2020-01-01", "2020-05-01: 3 months after the last notification of 2020-01-01"),
        ("P1M", "2020-01-31", "2020-03-01: 1 month after the last notification of 2020-01-31"),
        ("P30D", "2020-11-30", "2021-01-01: 30 days after the last notification of 2020-11-30"),
        ("P1M", "2020-05", "2020-07-01: 1 month after the last notification of 2020-05"),
        (None, "2020-12-31", "2021-01-01: the last notification of 2020-12-31"),
    ],
)
def test_it_is_the_first_day_of_the_month_after_the_time(after: str | None, last: str, expected: str) -> None:
    """Also where the time ends on a first day, and where a day known only to the month leaves but one outcome."""
    rule = {"after": after} if after else {}
    found = in_force("AAA", rule, *notified(AAA="2020-01-01", BBB=last))
    assert found == f"{expected}, on the first day of the month that follows"


def test_it_counts_for_a_later_party_as_well() -> None:
    """A Party whose notification comes later is bound from the first day of the month after its own time."""
    papers = notified(AAA="2020-02-10", BBB="2020-08-20")
    rule = {"number": 1, "after": "P2M"}
    assert in_force("AAA", rule, *papers).startswith("2020-05-01: 2 months after the 1st notification, of 2020-02-10")
    assert in_force("BBB", rule, *papers) == (
        "2020-11-01: 2 months after its own notification of 2020-08-20, on the first day of the month that follows"
    )


def test_it_counts_after_a_decision() -> None:
    """A decision that names no day of its own is followed by the time of the text."""
    decided = act("decision", "2020-03-15")
    found = in_force("AAA", {"rule": "decision", "after": "P30D"}, decided)
    assert found.startswith("2020-05-01: 30 days after the decision of the organ of 2020-03-15, on the first day")
    named = act("decision", "2020-03-15", takes_effect="2020-04-10")
    assert in_force("AAA", {"rule": "decision", "after": "P30D"}, named).startswith("2020-04-10: ")


def test_provisional_application_and_withdrawal_have_it_too() -> None:
    """Each from its own clause."""
    clauses = {
        "provisional": {"after": "P1M", "month_start": True},
        "entry_into_force": {"rule": "notifications"},
        "withdrawal": {"notice": "P6M", "month_start": True},
    }
    papers = [*notified(AAA="2021-01-01", BBB="2021-01-01"), act("withdrawal", "2022-03-15", "AAA")]
    lines = told(computed("AAA BBB", clauses, papers, "2020-01-31")["AAA"])
    tail = ", on the first day of the month that follows"
    assert f"provisionally-applied 2020-03-01: 1 month after the last signature of 2020-01-31{tail}" in lines
    assert f"withdrawn 2022-10-01: 6 months after the withdrawal notified on 2022-03-15{tail}" in lines


@given(st.dates(), st.dates())
def test_it_keeps_the_order_of_days(one: Any, other: Any) -> None:
    """A later day has no earlier outcome; each outcome is a first day, later than its own by at most a month."""
    first, last = sorted((one, other))
    found = next_month(Day(first, last))
    assert first < found.earliest <= found.latest or found.latest.year == 9999
    assert found.earliest.day == 1 or found.earliest.year == 9999
    assert (found.earliest - first).days <= 31


def test_a_day_that_is_not_known_stays_so() -> None:
    """The edges of the calendar stand for nothing known."""
    assert next_month(UNKNOWN) == UNKNOWN
    assert next_month(day_of("9999-12-31")).latest.year == 9999
