"""Ends, renewals and suspensions (the numbers are the module's). Parties AAA to EEE and all dates are invented."""

import datetime
from typing import Any

import pytest

from kelisim.register.treaty.life import Life
from tests.register.treaty.invented import act, computed, starts, told

DAY = datetime.date.fromisoformat
SIGNATURE = {"entry_into_force": {"rule": "signature"}}


def made(clauses: dict[str, Any], *actions: dict[str, Any], parties: str = "AAA BBB") -> dict[str, Life]:
    """The lives of a treaty in force since its signature on 1 January 2020."""
    return computed(parties, {**SIGNATURE, **clauses}, list(actions), "2020-01-01")


@pytest.mark.parametrize(
    ("through", "end"), [("2024-05-31", "2024-06-01"), ("2024-02", "2024-03-01"), ("2025", "2026-01-01")]
)
def test_it_holds_through_its_last_day(through: str, end: str) -> None:
    """Rule 1: an end is the first day on which it no longer holds."""
    life = made({"expiry": {"through": through}})["AAA"]
    assert starts(life) == [("in-force", "2020-01-01"), ("expired", end)]


def test_it_lasts_for_years_from_its_entry_into_force() -> None:
    """Rule 2."""
    assert told(made({"expiry": {"lasts": "P5Y"}})["BBB"])[-1] == (
        "expired 2025-01-01: 5 years after it came into force on 2020-01-01"
    )


YEARLY = {"expiry": {"lasts": "P5Y", "renewal": {"every": "P1Y", "notice": "P6M"}}}


def test_it_is_renewed_until_a_party_objects() -> None:
    """Rule 3: without notice it goes on."""
    assert starts(made(YEARLY)["AAA"]) == [("in-force", "2020-01-01")]


@pytest.mark.parametrize(
    ("notice", "end"),
    [
        ("2023-01-01", "2025-01-01"),
        ("2024-07-01", "2025-01-01"),
        ("2024-07-02", "2026-01-01"),
        ("2027-12-31", "2029-01-01"),
    ],
)
def test_notice_against_renewal_has_to_come_in_time(notice: str, end: str) -> None:
    """Rule 3: six months before the end of a period, that day included; later notice ends the next period."""
    life = made(YEARLY, act("non-renewal", notice, "BBB"))["AAA"]
    assert starts(life)[-1] == ("expired", end)
    assert f"BBB gave notice on {notice}" in told(life)[-1]


def test_the_reason_of_an_end_by_notice_names_who_gave_it() -> None:
    """Rule 3: all whose notice may have been the first, with what it lasts and from when it would have been renewed."""
    others = act("non-renewal", "2023-03-01", "AAA"), act("non-renewal", "2023-03", "BBB")
    late = act("non-renewal", "2023-04-01", "CCC")
    life = made(YEARLY, *others, late, parties="AAA BBB CCC")["AAA"]
    assert told(life)[-1] == (
        "expired 2025-01-01: it lasts 1 year from 2025-01-01; AAA, BBB gave notice on 2023-03-01 that it is not renewed"
    )


def test_notice_in_a_month_that_decides_leaves_both_ends_possible() -> None:
    """Rule 3 with a day that is not known: July 2024 holds a day in time and others that are not."""
    life = made(YEARLY, act("non-renewal", "2024-07", "BBB"))["AAA"]
    assert life.status_on(DAY("2024-12-31")).status == "in-force"
    assert life.status_on(DAY("2025-06-01")).status is None
    assert life.status_on(DAY("2026-01-01")).status == "expired"


def test_it_is_renewed_as_often_as_the_text_says() -> None:
    """Rule 3: two renewals of five years and no more."""
    clause = {"expiry": {"through": "2024-12-31", "renewal": {"every": "P5Y", "times": 2}}}
    assert starts(made(clause)["AAA"])[-1] == ("expired", "2035-01-01")


@pytest.mark.parametrize(
    ("notice", "end"), [("2029-06-30", "2030-01-01"), ("2034-12-01", "2035-01-01"), ("2040-01-01", "2035-01-01")]
)
def test_notice_against_the_last_renewal_changes_nothing(notice: str, end: str) -> None:
    """Rule 3: of two renewals the second can be refused; after it there is none left to refuse."""
    clause = {"expiry": {"through": "2024-12-31", "renewal": {"every": "P5Y", "notice": "P6M", "times": 2}}}
    life = made(clause, act("non-renewal", notice, "AAA"))["AAA"]
    assert starts(life)[-1] == ("expired", end)
    assert ("gave notice" in told(life)[-1]) == (end == "2030-01-01")


def test_an_extension_moves_the_end() -> None:
    """Rule 4: by all Parties, and only before the end; one Party alone moves nothing."""
    clause = {"expiry": {"through": "2024-12-31"}}
    longer = act("extension", "2024-10-01", through="2027-12-31")
    assert starts(made(clause, longer)["AAA"])[-1] == ("expired", "2028-01-01")
    assert starts(made(clause, {**longer, "date": "2025-02-01"})["AAA"])[-1] == ("expired", "2025-01-01")
    assert starts(made(clause, {**longer, "party": "AAA"})["AAA"])[-1] == ("expired", "2025-01-01")


LEAVING = {"withdrawal": {"notice": "P6M", "not_before": "P1Y"}}


@pytest.mark.parametrize(
    ("notice", "rest", "end"),
    [
        ("2022-03-31", {}, "2022-09-30"),
        ("2020-03-01", {}, "2021-07-01"),
        ("2022-03-31", {"takes_effect": "2023-01-01"}, "2023-01-01"),
        ("2022-03-31", {"takes_effect": "2022-04-30"}, "2022-09-30"),
    ],
)
def test_a_withdrawal_takes_effect_after_its_notice(notice: str, rest: dict[str, str], end: str) -> None:
    """Rule 5: six months later, clipped to the month; not in the first year; not before the day that it names."""
    lives = made(LEAVING, act("withdrawal", notice, "CCC", **rest), parties="AAA BBB CCC")
    assert starts(lives["CCC"])[-1] == ("withdrawn", end)
    assert starts(lives["AAA"])[-1] == ("in-force", "2020-01-01")


@pytest.mark.parametrize(
    ("rest", "end"),
    [
        ({}, "2022-09-15: 6 months after the withdrawal notified on 2022-03-15"),
        ({"takes_effect": "2022-09-15"}, "2022-09-15: 6 months after the withdrawal notified on 2022-03-15"),
        ({"takes_effect": "2022-09-16"}, "2022-09-16: the date named in its notice of withdrawal of 2022-03-15"),
        (
            {"takes_effect": "2022-09"},
            "a day from 2022-09-15 to 2022-09-30: 6 months after the withdrawal notified on 2022-03-15",
        ),
    ],
)
def test_the_reason_of_a_withdrawal_is_its_notice_or_the_day_that_it_names(rest: dict[str, str], end: str) -> None:
    """Rule 5: the day that it names where that is the later one."""
    lives = made(LEAVING, act("withdrawal", "2022-03-15", "CCC", **rest), parties="AAA BBB CCC")
    assert told(lives["CCC"])[-1] == f"withdrawn {end}"
    named = made({}, act("withdrawal", "2022-03-15", "CCC", takes_effect="2023"), parties="AAA BBB CCC")["CCC"]
    assert told(named)[-1] == "withdrawn 2023: the date named in its notice of withdrawal of 2022-03-15"


@pytest.mark.parametrize(
    ("revoked", "status"),
    [
        ("2022-03-30", "withdrawn"),
        ("2022-03-31", "in-force"),
        ("2022-05-01", "in-force"),
        ("2022-09-29", "in-force"),
        ("2022-09-30", "withdrawn"),
        ("2022-10-01", "withdrawn"),
    ],
)
def test_a_withdrawal_can_be_revoked_before_it_takes_effect(revoked: str, status: str) -> None:
    """Rule 5: from the day of its notice to the last day before it takes effect; and not on that day or afterwards."""
    actions = [act("withdrawal", "2022-03-31", "CCC"), act("revocation", revoked, "CCC")]
    life = made(LEAVING, *actions, parties="AAA BBB CCC")["CCC"]
    assert life.status_on(DAY("2024-01-01")).status == status


def test_a_party_can_withdraw_again_after_it_revoked() -> None:
    """Rule 5: the second notice counts from its own day."""
    revoked = [act("withdrawal", "2022-03-31", "CCC"), act("revocation", "2022-05-01", "CCC")]
    lives = made(LEAVING, *revoked, act("withdrawal", "2023-01-15", "CCC"), parties="AAA BBB CCC")
    assert starts(lives["CCC"])[-1] == ("withdrawn", "2023-07-15")


def test_a_revocation_that_may_be_too_late_leaves_it_open() -> None:
    """Rule 5 with a month that holds the day of the effect."""
    actions = [act("withdrawal", "2022-03-15", "CCC"), act("revocation", "2022-09", "CCC")]
    life = made(LEAVING, *actions, parties="AAA BBB CCC")["CCC"]
    assert told(life)[-1] == (
        "withdrawn a day not before 2022-09-15: 6 months after the withdrawal notified on 2022-03-15"
    )
    assert life.status_on(DAY("2024-01-01")).status is None


def test_a_withdrawal_without_a_clause_has_no_computed_effect() -> None:
    """Rule 5: the notice is kept with the reason; a day that it names is taken at its word."""
    life = made({}, act("withdrawal", "2022-03-31", "AAA"))["AAA"]
    assert starts(life) == [("in-force", "2020-01-01")]
    assert [note.code for note in life.notes] == ["withdrawal-without-clause"]
    named = made({}, act("withdrawal", "2022-03-31", "AAA", takes_effect="2023-03-31"))["AAA"]
    assert starts(named)[-1] == ("withdrawn", "2023-03-31")
    assert named.notes == ()


def test_a_party_left_alone_has_no_treaty() -> None:
    """Rule 6: of two when one is out, of three when two are."""
    two = made(LEAVING, act("withdrawal", "2022-03-31", "AAA"))
    assert told(two["BBB"])[-1] == "terminated 2022-09-30: the withdrawal of AAA leaves no other Party"
    actions = [act("withdrawal", "2022-03-31", "AAA"), act("withdrawal", "2023-01-15", "BBB")]
    three = made(LEAVING, *actions, parties="AAA BBB CCC")
    assert starts(three["CCC"])[-1] == ("terminated", "2023-07-15")


def test_the_parties_terminate_it_together() -> None:
    """Rule 7: the word of one is not enough; of all, the last counts."""
    one = act("termination", "2022-01-10", "AAA")
    assert starts(made({}, one)["BBB"])[-1] == ("in-force", "2020-01-01")
    assert starts(made({}, one, act("termination", "2022-02-10", "BBB"))["AAA"])[-1] == ("terminated", "2022-02-10")
    agreed = act("termination", "2022-01-10", takes_effect="2022-12-31")
    assert starts(made({}, agreed)["AAA"])[-1] == ("terminated", "2022-12-31")


def test_the_first_end_counts() -> None:
    """A withdrawal that would take effect after the expiry changes nothing."""
    clauses = {**LEAVING, "expiry": {"through": "2022-06-30"}}
    life = made(clauses, act("withdrawal", "2022-03-31", "CCC"), parties="AAA BBB CCC")["CCC"]
    assert starts(life)[-1] == ("expired", "2022-07-01")


def test_of_two_ends_whose_order_is_not_known_neither_is_chosen() -> None:
    """A withdrawal that takes effect in a month in which the treaty also expires."""
    clauses = {**LEAVING, "expiry": {"through": "2022-09-14"}}
    life = made(clauses, act("withdrawal", "2022-03", "CCC"), parties="AAA BBB CCC")["CCC"]
    possible = {one.status for one in life.status_on(DAY("2023-01-01")).possible}
    assert possible == {"expired", "withdrawn"}
    assert life.status_on(DAY("2022-08-31")).status == "in-force"


def test_suspension_and_resumption() -> None:
    """Rule 8: with a clause one Party can; between two it suspends for both, among three for itself."""
    actions = [act("suspension", "2022-01-01", "AAA"), act("resumption", "2022-05-01", "AAA")]
    clauses = {"suspension": {"notice": "P30D"}}
    two = made(clauses, *actions)
    suspended = [("in-force", "2020-01-01"), ("suspended", "2022-01-31"), ("in-force", "2022-05-01")]
    assert starts(two["AAA"]) == suspended
    assert starts(two["BBB"]) == suspended
    three = made(clauses, *actions, parties="AAA BBB CCC")
    assert starts(three["AAA"]) == suspended
    assert starts(three["BBB"]) == suspended[:1]


def test_a_suspension_needs_a_clause_or_everybody() -> None:
    """Rule 8: alone and without a clause it is kept without effect; agreed by all it holds."""
    alone = made({}, act("suspension", "2022-01-01", "AAA"))["AAA"]
    assert starts(alone) == [("in-force", "2020-01-01")]
    assert [note.code for note in alone.notes] == ["suspension-without-clause"]
    agreed = made({}, act("suspension", "2022-01-01", "AAA"), act("suspension", "2022-02-01", "BBB"))["BBB"]
    assert starts(agreed)[-1] == ("suspended", "2022-02-01")


def test_the_reasons_of_suspensions_and_of_their_ends() -> None:
    """Rule 8: by its own notice, by that of the only other Party, or by all; a resumption on the day that it names."""
    actions = [act("suspension", "2022-01-01", "AAA"), act("resumption", "2022-05-01", "AAA")]
    two = made({"suspension": {"notice": "P30D"}}, *actions)
    assert told(two["AAA"])[1:] == [
        "suspended 2022-01-31: 30 days after a suspension notified on 2022-01-01",
        "in-force 2022-05-01: operation resumed by notice of 2022-05-01",
    ]
    assert told(two["BBB"])[1:] == [
        "suspended 2022-01-31: the suspension by AAA, its only other Party",
        "in-force 2022-05-01: operation resumed by notice of 2022-05-01",
    ]
    agreed = made({}, act("suspension", "2022-01-01"), act("resumption", "2022-05-01", takes_effect="2022-06-01"))
    assert told(agreed["BBB"])[1:] == [
        "suspended 2022-01-01: a suspension agreed by the Parties on 2022-01-01",
        "in-force 2022-06-01: operation resumed by notice of 2022-05-01",
    ]


@pytest.mark.parametrize(("named", "first"), [("2022-01-15", "2022-01-31"), ("2022-03-01", "2022-03-01")])
def test_a_suspension_waits_for_the_day_that_it_names(named: str, first: str) -> None:
    """Rule 8: and for its notice where that ends later."""
    suspension = act("suspension", "2022-01-01", "AAA", takes_effect=named)
    assert starts(made({"suspension": {"notice": "P30D"}}, suspension)["AAA"])[-1] == ("suspended", first)
    assert starts(made({}, {**suspension, "party": None})["BBB"])[-1] == ("suspended", named)


def test_suspensions_that_run_together_are_one() -> None:
    """Rule 8: from the first day of the first to the last day of the last; one that stays open has no end."""
    first = [act("suspension", "2022-01-01", "AAA"), act("resumption", "2022-05-01", "AAA")]
    second = [act("suspension", "2022-03-01", "BBB"), act("resumption", "2022-07-01", "BBB")]
    clauses: dict[str, Any] = {"suspension": {}}
    together = [("in-force", "2020-01-01"), ("suspended", "2022-01-01"), ("in-force", "2022-07-01")]
    assert starts(made(clauses, *first, *second)["AAA"]) == together
    inside = [act("suspension", "2022-02-01", "BBB"), act("resumption", "2022-03-01", "BBB")]
    assert starts(made(clauses, *first, *inside)["AAA"]) == [*together[:2], ("in-force", "2022-05-01")]
    assert starts(made(clauses, *first, second[0])["AAA"]) == together[:2]
    assert starts(made(clauses, second[0], first[0])["AAA"]) == together[:2]
    apart = [act("suspension", "2022-06-01", "BBB"), act("resumption", "2022-07-01", "BBB")]
    assert starts(made(clauses, *first, *apart)["AAA"]) == [
        *together[:2],
        ("in-force", "2022-05-01"),
        ("suspended", "2022-06-01"),
        ("in-force", "2022-07-01"),
    ]


def test_what_was_resumed_before_the_treaty_was_in_force_suspends_nothing() -> None:
    """Rule 8: a suspension that ended before the first day in force, or on it, has no day of its own."""
    clauses: dict[str, Any] = {"suspension": {}}
    first = "in-force 2020-01-01: the last signature of 2020-01-01"
    for resumed, expected in (
        ("2019-12-31", [first]),
        ("2020-01-01", [first]),
        (
            "2020-01-02",
            [
                "suspended 2019-06-01: a suspension notified on 2019-06-01",
                "in-force 2020-01-02: operation resumed by notice of 2020-01-02",
            ],
        ),
    ):
        early = [act("suspension", "2019-06-01", "AAA"), act("resumption", resumed, "AAA")]
        assert told(made(clauses, *early)["AAA"]) == expected


def test_a_suspension_that_is_resumed_on_its_first_day_suspends_nothing() -> None:
    """Rule 8: the resumption of that day is its end, and no later one is needed."""
    actions = [act("suspension", "2022-01-01", "AAA"), act("resumption", "2022-01-01", "AAA")]
    life = made({"suspension": {}}, *actions)["AAA"]
    assert {one.status for one in life.periods} == {"not-signed", "in-force"}


def test_a_suspension_that_begins_when_another_ends_goes_on_with_it() -> None:
    """Rule 8: there is no day in force between the two."""
    first = [act("suspension", "2022-01-01", "AAA"), act("resumption", "2022-05-01", "AAA")]
    second = [act("suspension", "2022-05-01", "BBB"), act("resumption", "2022-07-01", "BBB")]
    assert starts(made({"suspension": {}}, *first, *second)["AAA"]) == [
        ("in-force", "2020-01-01"),
        ("suspended", "2022-01-01"),
        ("in-force", "2022-07-01"),
    ]


def test_a_suspension_that_stays_open_is_not_ended_by_the_end_of_another() -> None:
    """Rule 8: what the one Party resumes, the other still suspends."""
    stays = act("suspension", "2022-01-01", "AAA")
    inside = [act("suspension", "2022-03-01", "BBB"), act("resumption", "2022-05-01", "BBB")]
    assert starts(made({"suspension": {}}, stays, *inside)["AAA"])[-1] == ("suspended", "2022-01-01")


def test_a_notice_that_names_no_day_keeps_no_other_from_counting() -> None:
    """Rule 5: without a clause the first withdrawal that names its day takes effect."""
    actions = [
        act("withdrawal", "2022-01-01", "AAA"),
        act("withdrawal", "2022-02-01", "AAA", takes_effect="2023-01-01"),
    ]
    assert starts(made({}, *actions)["AAA"])[-1] == ("withdrawn", "2023-01-01")


def test_the_reasons_of_ends() -> None:
    """Rules 1, 4 and 7: the day that it holds through, the extension, the termination."""
    clause = {"expiry": {"through": "2024"}}
    assert told(made(clause)["AAA"])[-1] == "expired 2025-01-01: the text holds through 2024-12-31"
    longer = act("extension", "2024-10-01", through="2027")
    assert told(made(clause, longer)["AAA"])[-1] == "expired 2028-01-01: extended by the Parties through 2027-12-31"
    ended = act("termination", "2022-01-10", takes_effect="2022-12-31")
    assert told(made({}, ended)["AAA"])[-1] == "terminated 2022-12-31: terminated by the Parties on 2022-01-10"


def test_a_shorter_extension_shortens_nothing() -> None:
    """Rule 4: and one on the day of the end is too late."""
    clause = {"expiry": {"through": "2024-12-31"}}
    shorter = act("extension", "2024-10-01", through="2023-12-31")
    assert starts(made(clause, shorter)["AAA"])[-1] == ("expired", "2025-01-01")
    for date, end in (("2024-12-31", "2028-01-01"), ("2025-01-01", "2025-01-01")):
        assert starts(made(clause, act("extension", date, through="2027-12-31"))["AAA"])[-1] == ("expired", end)


def test_an_extension_ends_what_would_have_no_end() -> None:
    """Rule 4: of a text without a clause, and of one that is renewed without limit."""
    longer = act("extension", "2024-10-01", through="2027-12-31")
    assert starts(made({}, longer)["AAA"])[-1] == ("expired", "2028-01-01")
    assert starts(made(YEARLY, longer)["AAA"])[-1] == ("expired", "2028-01-01")


def test_of_several_terminations_the_first_counts() -> None:
    """Rule 7: an end that has come does not come again."""
    clauses: dict[str, Any] = {}
    both = act("termination", "2023-01-10"), act("termination", "2022-01-10")
    assert told(made(clauses, *both)["AAA"])[-1] == "terminated 2022-01-10: terminated by the Parties on 2022-01-10"


def test_a_suspension_ends_with_the_treaty() -> None:
    """What is suspended expires all the same."""
    clauses = {"suspension": {}, "expiry": {"through": "2022-12-31"}}
    life = made(clauses, act("suspension", "2022-01-01", "AAA"), act("resumption", "2023-05-01", "AAA"))["AAA"]
    assert [status for status, _ in starts(life)] == ["in-force", "suspended", "expired"]


def test_a_signatory_that_refuses_is_not_bound() -> None:
    """VCLT 18(a) and 25(2): provisional application ends, and the ratification of others changes nothing for it."""
    clauses = {"provisional": {}, "entry_into_force": {"rule": "deposit", "number": 2}}
    actions = [
        act("refusal", "2021-01-01", "CCC"),
        act("ratification", "2022-01-01", "AAA"),
        act("ratification", "2022-02-01", "BBB"),
        act("ratification", "2022-03-01", "CCC"),
    ]
    life = computed("AAA BBB CCC", clauses, actions, "2020-01-01")["CCC"]
    assert starts(life) == [("provisionally-applied", "2020-01-01"), ("signed", "2021-01-01")]
    assert life.waits is None
