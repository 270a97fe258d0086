"""The periods of a life and their limits (the numbers are the module's). Parties AAA to CCC and dates are invented."""

import datetime
from typing import Any

import pytest

from kelisim.register.treaty.reasoning import sentence
from tests.register.treaty.invented import act, computed, starts, told

DAY = datetime.date.fromisoformat
SIGNATURE = {"rule": "signature"}


@pytest.mark.parametrize(
    ("effect", "reason"),
    [
        (None, "signed on 2020-01-10"),
        ("definitive", "signed on 2020-01-10"),
        ("ad-referendum", "signed ad referendum on 2020-01-10; the signature is definitive once it is confirmed"),
        ("subject-to-ratification", "signed on 2020-01-10, subject to ratification"),
    ],
)
def test_a_signature_says_what_it_does(effect: str | None, reason: str) -> None:
    """Rule 1: the second period begins with it; the first has neither a first day nor a signature."""
    signature = {"party": "AAA", "date": "2020-01-10", **({"effect": effect} if effect else {})}
    first, signed = computed("AAA BBB", {}, signatures=[signature])["AAA"].periods
    assert (first.status, first.start, sentence(first.reason)) == ("not-signed", None, "no signature is on record")
    assert first.end == signed.start
    assert (signed.status, signed.end, sentence(signed.reason)) == ("signed", None, reason)


def test_a_day_belongs_to_the_period_that_begins_on_it() -> None:
    """Rule 1: the first day in force is in force, and the day before it is not."""
    life = computed("AAA", {"entry_into_force": SIGNATURE}, signed={"AAA": "2020-01-10"})["AAA"]
    assert [life.status_on(DAY(day)).status for day in ("2020-01-09", "2020-01-10")] == ["not-signed", "in-force"]
    ended = computed("AAA", {"entry_into_force": SIGNATURE, "expiry": {"through": "2021-12-31"}}, [], "2020-01-10")
    days = ("2021-12-31", "2022-01-01")
    assert [ended["AAA"].status_on(DAY(day)).status for day in days] == ["in-force", "expired"]


def test_what_it_still_waits_for_stands_beside_the_periods() -> None:
    """Rule 1: and a Party that refused waits for nothing."""
    clauses = {"entry_into_force": {"rule": "notifications"}}
    lives = computed("AAA BBB CCC", clauses, [act("refusal", "2021-01-01", "CCC")], "2020-01-01")
    waits = lives["AAA"].waits
    assert waits is not None
    assert sentence(waits) == "waits for the notification of AAA, BBB, CCC"
    assert lives["CCC"].waits is None
    assert told(lives["CCC"])[-1] == (
        "signed 2021-01-01: it notified on 2021-01-01 that it does not intend to become a Party"
    )


def test_who_refuses_without_having_signed_has_not_signed() -> None:
    """Rule 5: it was no signatory before, and is none after."""
    clauses = {"entry_into_force": {"rule": "deposit", "number": 2}}
    found = computed("AAA BBB CCC", clauses, [act("refusal", "2021-01-01", "CCC")], signed={"AAA": "2020-01-01"})["CCC"]
    assert told(found) == ["not-signed 2021-01-01: it notified on 2021-01-01 that it does not intend to become a Party"]


@pytest.mark.parametrize(
    ("refused", "statuses"),
    [
        ("2021-12-31", ["signed", "signed"]),
        ("2022-01-01", ["signed", "signed"]),
        ("2022-01-02", ["signed", "in-force"]),
    ],
)
def test_a_refusal_counts_only_before_entry_into_force(refused: str, statuses: list[str]) -> None:
    """Rule 5: on its first day in force, or before; after it nobody stops being a Party by that."""
    clauses = {"entry_into_force": {"rule": "date", "date": "2022-01-01"}}
    life = computed("AAA BBB CCC", clauses, [act("refusal", refused, "CCC")], "2020-01-01")["CCC"]
    assert life.status_on(DAY("2023-01-01")).status == statuses[-1]


def test_a_refusal_of_a_month_in_which_it_came_into_force_leaves_both_possible() -> None:
    """Rule 5: for the Party that refused; the others are counted as if it had been bound."""
    clauses = {"entry_into_force": {"rule": "date", "date": "2022-01-15"}}
    lives = computed("AAA BBB CCC", clauses, [act("refusal", "2022-01", "CCC")], "2020-01-01")
    after = lives["CCC"].status_on(DAY("2023-01-01"))
    assert {one.status for one in after.possible} == {"signed", "in-force"}
    assert lives["CCC"].status_on(DAY("2021-12-31")).status == "signed"
    assert starts(lives["AAA"])[-1] == ("in-force", "2022-01-15")


def test_what_begins_on_one_day_leaves_no_empty_period() -> None:
    """Rule 2: signed, applied provisionally and in force on one day is in force."""
    clauses = {"provisional": {}, "entry_into_force": SIGNATURE}
    assert starts(computed("AAA BBB", clauses, [], "2020-01-01")["AAA"]) == [("in-force", "2020-01-01")]


def test_what_has_no_computed_effect_is_kept_with_its_day() -> None:
    """A withdrawal and a suspension for which there is no clause, each with the reason; with a clause there is none."""
    actions: list[dict[str, Any]] = [act("withdrawal", "2022-03-31", "AAA"), act("suspension", "2022-04-30", "AAA")]
    life = computed("AAA BBB", {"entry_into_force": SIGNATURE}, actions, "2020-01-01")["AAA"]
    assert [sentence(note) for note in life.notes] == [
        "its withdrawal of 2022-03-31 has no computed effect: no clause on withdrawal is on record",
        "its suspension of 2022-04-30 has no computed effect: no clause on suspension is on record",
    ]
    clauses = {"entry_into_force": SIGNATURE, "withdrawal": {}, "suspension": {}}
    assert computed("AAA BBB", clauses, actions, "2020-01-01")["AAA"].notes == ()
    jointly = [*actions, act("suspension", "2022-05-30", "BBB")]
    assert len(computed("AAA BBB", {"entry_into_force": SIGNATURE}, jointly, "2020-01-01")["AAA"].notes) == 1


def test_of_two_ends_of_one_kind_the_first_is_the_end() -> None:
    """Rule 4: two ends that lead to one status leave no doubt about it, only about the day."""
    clauses = {"entry_into_force": SIGNATURE, "withdrawal": {}, "expiry": {"through": "2023-06-30"}}
    actions = [act("withdrawal", "2023-06", "AAA"), act("termination", "2023-06-15")]
    life = computed("AAA BBB CCC", clauses, actions, "2020-01-01")["AAA"]
    assert {one.status for one in life.status_on(DAY("2024-01-01")).possible} == {"terminated", "withdrawn"}
    assert starts(computed("AAA BBB CCC", clauses, actions, "2020-01-01")["BBB"])[-1] == ("terminated", "2023-06-15")


def test_nothing_ends_that_never_began() -> None:
    """Rule 4: a Party that has done nothing has one period, whatever the text says of its end."""
    clauses = {"entry_into_force": SIGNATURE, "expiry": {"through": "2023-06-30"}}
    life = computed("AAA BBB", clauses, [], signed={"AAA": "2020-01-01"})["BBB"]
    assert [period.status for period in life.periods] == ["not-signed"]


def test_a_treaty_expires_for_a_signatory_too() -> None:
    """Rule 4: what was signed and never came into force holds no longer than its text says."""
    clauses = {"entry_into_force": {"rule": "deposit"}, "expiry": {"through": "2023-06-30"}}
    assert starts(computed("AAA BBB", clauses, [], "2020-01-01")["BBB"]) == [
        ("signed", "2020-01-01"),
        ("expired", "2023-07-01"),
    ]


ENDING = {"entry_into_force": SIGNATURE, "withdrawal": {"notice": "P6M"}, "expiry": {"through": "2022-09-14"}}


def test_of_three_ends_whose_order_is_not_known_each_stays_possible() -> None:
    """Rules 3 and 4: any of them may have come first, each from its own earliest day on."""
    actions = [act("withdrawal", "2022", "CCC"), act("termination", "2022-09")]
    life = computed("AAA BBB CCC", ENDING, actions, "2020-01-01")["CCC"]

    def possible(day: str) -> set[str]:
        return {one.status for one in life.status_on(DAY(day)).possible}

    assert possible("2022-06-30") == {"in-force"}
    assert possible("2022-08-31") == {"in-force", "withdrawn"}
    assert possible("2022-09-01") == {"in-force", "withdrawn", "terminated"}
    assert possible("2022-09-14") == {"in-force", "withdrawn", "terminated"}
    assert possible("2024-01-01") == {"withdrawn", "terminated", "expired"}


def test_of_two_ends_that_lead_to_one_status_the_earlier_counts_as_soon_as_it_is_possible() -> None:
    """Rules 3 and 4: a termination of September, and being left alone in the first half of it, are one status."""
    clauses = {"entry_into_force": SIGNATURE, "withdrawal": {}}
    actions = [act("withdrawal", "2022-09-14", "BBB"), act("termination", "2022-09")]
    life = computed("AAA BBB", clauses, actions, "2020-01-01")["AAA"]
    assert [life.status_on(DAY(day)).status for day in ("2022-08-31", "2022-09-01", "2022-09-13", "2022-09-14")] == [
        "in-force",
        None,
        None,
        "terminated",
    ]


def test_of_two_ends_on_one_day_one_is_told() -> None:
    """Rule 4: there is no doubt about the day, and none is made of the status."""
    life = computed("AAA BBB CCC", ENDING, [act("withdrawal", "2022-03-15", "CCC")], "2020-01-01")["CCC"]
    assert starts(life)[-1] == ("expired", "2022-09-15")
    assert life.status_on(DAY("2022-09-15")).status == "expired"


def test_a_life_names_its_party() -> None:
    """Rule 1: a life is one Party's."""
    assert [life.party for life in computed("AAA BBB", {}).values()] == ["AAA", "BBB"]


def test_a_refusal_on_the_last_day_on_which_it_may_have_come_into_force_leaves_both_possible() -> None:
    """Rule 5: of a day in January and the last of January it is not known which is the earlier."""
    clauses = {"entry_into_force": {"rule": "date", "date": "2022-01"}}
    life = computed("AAA BBB CCC", clauses, [act("refusal", "2022-01-31", "CCC")], "2020-01-01")["CCC"]
    assert {one.status for one in life.status_on(DAY("2023-01-01")).possible} == {"signed", "in-force"}


def test_what_began_later_was_begun_by_all_before_it() -> None:
    """Rule 1: signed on some day of April and in force on the tenth, so signed by then."""
    clauses = {"entry_into_force": {"rule": "deposit"}}
    signature = {"party": "AAA", "date": "2020-04", "effect": "subject-to-ratification"}
    life = computed("AAA", clauses, [act("ratification", "2020-04-10", "AAA")], signatures=[signature])["AAA"]
    assert starts(life) == [("signed", "a day from 2020-04-01 to 2020-04-10"), ("in-force", "2020-04-10")]
    assert life.status_on(DAY("2020-04-20")).status == "in-force"
