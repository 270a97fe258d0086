"""Entry into force, rule by rule (the numbers are the module's). Parties AAA to EEE and all dates are invented."""

import datetime
from typing import Any

import pytest

from kelisim.register.treaty.reasoning import sentence
from tests.register.treaty.invented import act, computed, notified, starts, told

DAY = datetime.date.fromisoformat
SIGNED = {"AAA": "2020-01-10", "BBB": "2020-02-20"}


def force(rule: dict[str, Any], *actions: dict[str, Any], parties: str = "AAA BBB", **rest: Any) -> dict[str, str]:
    """The first day in force for each Party, or the code of what it waits for."""
    lives = computed(parties, {"entry_into_force": rule}, list(actions), **rest)
    return {
        party: next((one.start.words() for one in life.periods if one.status == "in-force" and one.start), "")
        or str(life.waits.code if life.waits else "")
        for party, life in lives.items()
    }


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ({"rule": "signature"}, "2020-02-20"),
        ({"rule": "signature", "after": "P10D"}, "2020-03-01"),
        ({"rule": "signature", "after": "P1M"}, "2020-03-20"),
        ({"rule": "date", "date": "2020-03-01"}, "2020-03-01"),
        ({"rule": "date", "date": "2020-02-01"}, "2020-02-20"),
        ({"rule": "consent"}, "lacks-papers"),
    ],
)
def test_signature_alone(rule: dict[str, Any], day: str) -> None:
    """Rules 1, 2, 6 and 8: what two plain signatures are enough for, and that they prove no consent elsewhere."""
    assert set(force(rule, signed=SIGNED).values()) == {day}


def test_the_first_signature_counts_where_the_text_says_so() -> None:
    """Rule 1: `number` 1 begins with the first signature; the other Party follows with its own."""
    assert force({"rule": "signature", "number": 1}, signed=SIGNED) == SIGNED


def test_a_date_waits_for_the_consent_of_all() -> None:
    """Rule 2: the date of the text puts nothing into force for want of a signature."""
    assert force({"rule": "date", "date": "2020-03-01"}, signed={"AAA": "2020-01-10"}) == {
        "AAA": "lacks-papers",
        "BBB": "lacks-papers",
    }


def test_receipt_counts_where_it_is_known() -> None:
    """Rule 3: the day on which the depositary has the paper, not the day on it."""
    notes = [*notified(AAA="2021-01-01"), act("notification", "2021-03-01", "BBB", received="2021-03-09")]
    assert force({"rule": "notifications", "after": "P5D"}, *notes)["AAA"] == "2021-03-14"


def test_deposit_takes_ratification_acceptance_and_approval_alike() -> None:
    """Rule 4, and a notification is no deposit."""
    rule = {"rule": "deposit", "after": "P30D"}
    assert force(rule, act("ratification", "2021-01-01", "AAA"), *notified(BBB="2021-01-01"))["AAA"] == "lacks-papers"
    done = force(rule, act("approval", "2021-01-31", "AAA"), act("acceptance", "2021-01-01", "BBB"))
    assert set(done.values()) == {"2021-03-02"}


def test_an_organ_decides_for_all() -> None:
    """Rule 5: what every Party tells of the decision counts; where they name different days none is chosen."""
    rule = {"rule": "decision", "organ": {"name": "the Council"}, "after": "P10D"}
    one = [act("decision", "2021-05-01", "AAA")]
    assert force(rule, *one)["AAA"] == "lacks-decision"
    assert force(rule, *one, act("decision", "2021-05-01", "BBB"))["BBB"] == "2021-05-11"
    assert force(rule, *one, act("decision", "2021-05-04", "BBB"))["BBB"] == ("a day from 2021-05-11 to 2021-05-14")


@pytest.mark.parametrize(
    ("organ", "name"),
    [({"name": "the Council"}, "the Council"), ({"entry": "KAZ.2.1"}, "KAZ.2.1"), (None, "the organ")],
)
def test_the_reason_names_the_organ(organ: dict[str, str] | None, name: str) -> None:
    """Rule 5: by its name or its entry; with the day of the decision, and whether that or another day counts."""
    rule = {"rule": "decision", "after": "P10D", **({"organ": organ} if organ else {})}

    def last(*actions: dict[str, Any]) -> str:
        return told(computed("AAA BBB", {"entry_into_force": rule}, list(actions))["AAA"])[-1]

    assert last(act("decision", "2021-05-01")) == (
        f"in-force 2021-05-11: 10 days after the decision of {name} of 2021-05-01"
    )
    assert last(act("decision", "2021-05-01", takes_effect="2021-07-01")) == (
        f"in-force 2021-07-01: the decision of {name} of 2021-05-01, which names that date"
    )
    waits = computed("AAA BBB", {"entry_into_force": rule})["AAA"].waits
    assert waits is not None
    assert sentence(waits) == f"waits for the decision of {name}"


def test_the_consent_of_all_is_the_rule_where_the_text_has_none() -> None:
    """Rule 6: definitive signature and ratification together."""
    signatures = [
        {"party": "AAA", "date": "2020-01-10", "effect": "definitive"},
        {"party": "BBB", "date": "2020-01-10", "effect": "subject-to-ratification"},
    ]
    assert force({"rule": "consent"}, signatures=signatures)["AAA"] == "lacks-papers"
    ratified = act("ratification", "2021-06-01", "BBB")
    assert set(force({"rule": "consent"}, ratified, signatures=signatures).values()) == {"2021-06-01"}


@pytest.mark.parametrize(
    ("own", "own_after", "day"),
    [
        ("2021-02-01", None, "2021-03-03"),
        ("2021-02-10", None, "2021-03-12"),
        ("2021-02-10", "P0D", "2021-03-03"),
        ("2021-06-01", "P0D", "2021-06-01"),
        ("2021-06-01", "P2M", "2021-08-01"),
    ],
)
def test_a_later_party_follows_with_its_own_paper(own: str, own_after: str | None, day: str) -> None:
    """Rule 7: the treaty is in force 30 days after 1 February 2021; nobody is bound before that."""
    rule = {"rule": "notifications", "number": 2, "after": "P30D", **({"own_after": own_after} if own_after else {})}
    assert force(rule, *notified(AAA="2021-01-01", BBB="2021-02-01", CCC=own), parties="AAA BBB CCC")["CCC"] == day


@pytest.mark.parametrize(
    ("own", "day"),
    [
        ("2021-02-28", "2021-02-28"),
        ("2021-03-01", "2021-03-01"),
        ("2021-03-02", "a day from 2021-03-01 to 2021-04-01"),
        ("2021-03-15", "a day from 2021-03-01 to 2021-04-14"),
        ("2021-03-31", "a day from 2021-03-01 to 2021-04-30"),
        ("2021-04-01", "2021-05-01"),
    ],
)
def test_a_paper_that_may_be_the_deciding_one_leaves_both_days_possible(own: str, day: str) -> None:
    """Rule 7: where the second paper is of some day in March, one of March may have been in time for it."""
    rule = {"rule": "notifications", "number": 2, "own_after": "P30D"}
    papers = notified(AAA="2021-01-01", BBB="2021-03", CCC=own)
    assert force(rule, *papers, parties="AAA BBB CCC")["CCC"] == day


def test_a_state_accedes_after_the_treaty_is_in_force() -> None:
    """Rule 7: it is no Party of the text, nobody waits for it, and its life begins with its accession."""
    clauses = {"entry_into_force": {"rule": "notifications", "after": "P30D"}}
    acts = [*notified(AAA="2021-01-01", BBB="2021-02-01"), act("accession", "2022-05-01", "EEE")]
    lives = computed("AAA BBB", clauses, acts, "2020-01-01")
    assert told(lives["EEE"]) == ["in-force 2022-05-31: 30 days after its accession of 2022-05-01"]
    assert starts(lives["AAA"])[-1] == ("in-force", "2021-03-03")
    early = computed("AAA BBB", clauses, acts[1:], "2020-01-01")
    assert early["EEE"].status_on(DAY("2023-01-01")).status == "not-signed"


def test_a_signature_ad_referendum_counts_once_it_is_confirmed() -> None:
    """Rule 8: until then the Party has signed, and its reason says what is lacking."""
    signatures = [
        {"party": "AAA", "date": "2020-01-10"},
        {"party": "BBB", "date": "2020-01-12", "effect": "ad-referendum"},
    ]
    clauses = {"entry_into_force": {"rule": "signature"}}
    waiting = computed("AAA BBB", clauses, signatures=signatures)["BBB"]
    assert told(waiting)[0].endswith("the signature is definitive once it is confirmed")
    assert waiting.waits.terms == {"paper": "consent to be bound", "parties": ("BBB",)}
    confirmed = computed("AAA BBB", clauses, [act("confirmation", "2020-03-01", "BBB")], signatures=signatures)
    assert starts(confirmed["BBB"])[-1] == ("in-force", "2020-03-01")


def test_a_signature_subject_to_ratification_counts_when_ratified() -> None:
    """Rule 8: "signed" alone is no status of the treaty."""
    signatures = [
        {"party": "AAA", "date": "2020-01-10", "effect": "subject-to-ratification"},
        {"party": "BBB", "date": "2020-01-10"},
    ]
    ratified = act("ratification", "2020-09-01", "AAA")
    assert force({"rule": "signature"}, signatures=signatures)["BBB"] == "lacks-papers"
    assert force({"rule": "signature"}, ratified, signatures=signatures)["BBB"] == "2020-09-01"


def test_a_missing_clause_gives_no_day() -> None:
    """Rule 9: nothing is assumed, though all have signed and ratified."""
    lives = computed("AAA BBB", {"provisional": {}}, [act("ratification", "2021-01-01", "AAA")], "2020-01-01")
    assert starts(lives["AAA"]) == [("provisionally-applied", "2020-01-01")]
    assert lives["AAA"].waits.code == "lacks-clause"


def test_a_number_says_how_many_there_are_so_far() -> None:
    """Rule 9: a Party that has done its part waits for others; one that has not waits for itself."""
    codes = force({"rule": "notifications", "number": 3}, *notified(AAA="2021-01-01"), parties="AAA BBB CCC")
    assert codes == {"AAA": "lacks-number", "BBB": "lacks-own", "CCC": "lacks-own"}


def test_a_month_gives_a_month_and_no_day() -> None:
    """A notification of April 2021 puts the treaty into force on one of the days of May that follow."""
    life = computed(
        "AAA BBB",
        {"entry_into_force": {"rule": "notifications", "after": "P30D"}},
        notified(AAA="2021-04", BBB="2021-01-01"),
        "2020-01-01",
    )["AAA"]
    assert told(life)[-1] == (
        "in-force a day from 2021-05-01 to 2021-05-30: 30 days after the last notification of 2021-04"
    )
    assert life.status_on(DAY("2021-04-30")).status == "signed"
    assert life.status_on(DAY("2021-05-30")).status == "in-force"
    standing = life.status_on(DAY("2021-05-15"))
    assert standing.status is None
    assert [period.status for period in standing.possible] == ["signed", "in-force"]


def test_an_exact_day_replaces_the_month_that_contains_it() -> None:
    """The record of April and a notice of 9 April are one notification."""
    notes = notified(AAA="2021-04", BBB="2021-01-01") + notified(AAA="2021-04-09")
    assert force({"rule": "notifications"}, *notes)["AAA"] == "2021-04-09"


def test_two_days_for_one_signature_leave_both_possible() -> None:
    """A Party signs once: where two days are on record, neither is chosen."""
    signatures = [{"party": "AAA", "date": "2020-01-10"}]
    life = computed("AAA", None, [act("signature", "2020-01-12", "AAA")], signatures=signatures)["AAA"]
    assert starts(life) == [("signed", "a day from 2020-01-10 to 2020-01-12")]


def test_signed_without_a_day_is_signed_on_a_day_that_is_not_known() -> None:
    """A status that a source states gives a signature without a day; on no day is it decided."""
    life = computed("AAA BBB", None, status="signed")["AAA"]
    assert starts(life) == [("signed", "a day that is not known")]
    assert life.status_on(DAY("2020-01-01")).status is None


@pytest.mark.parametrize(
    ("rule", "signature", "paper", "reason"),
    [
        ("signature", {"date": "2021-05-01"}, None, "2021-05-11: 10 days after its own signature of 2021-05-01"),
        (
            "signature",
            {"date": "2021-04-01", "effect": "ad-referendum"},
            ("confirmation", "2021-05-01"),
            "2021-05-11: 10 days after its own consent to be bound, of 2021-05-01",
        ),
        (
            "signature",
            {"date": "2021-04-01", "effect": "subject-to-ratification"},
            ("acceptance", "2021-05-01"),
            "2021-05-11: 10 days after its own instrument of 2021-05-01",
        ),
        ("signature", None, ("accession", "2021-05-01"), "2021-05-11: 10 days after its accession of 2021-05-01"),
        ("deposit", None, ("approval", "2021-05-01"), "2021-05-11: 10 days after its own instrument of 2021-05-01"),
        ("deposit", None, ("accession", "2021-05-01"), "2021-05-11: 10 days after its accession of 2021-05-01"),
        (
            "notifications",
            None,
            ("notification", "2021-05-01"),
            "2021-05-11: 10 days after its own notification of 2021-05-01",
        ),
    ],
)
def test_the_reason_names_the_paper_that_bound_a_later_party(
    rule: str, signature: dict[str, str] | None, paper: tuple[str, str] | None, reason: str
) -> None:
    """Rules 7 and 8: what a Party consented with, and its day."""
    first = {"signature": "signature", "deposit": "ratification", "notifications": "notification"}[rule]
    actions = [act(first, "2020-01-10", "AAA"), *([act(*paper, "BBB")] if paper else [])]
    rest = {"signatures": [{"party": "BBB", **signature}]} if signature else {}
    clause = {"entry_into_force": {"rule": rule, "number": 1, "own_after": "P10D"}}
    assert told(computed("AAA BBB", clause, actions, **rest)["BBB"])[-1] == f"in-force {reason}"


def test_what_is_confirmed_in_the_month_of_its_signing_is_not_confirmed_before_it() -> None:
    """Rule 8: a signature ad referendum of 15 March confirmed in March binds from the 15th on."""
    signatures = [
        {"party": "AAA", "date": "2020-01-10"},
        {"party": "BBB", "date": "2020-03-15", "effect": "ad-referendum"},
    ]
    confirmed = act("confirmation", "2020-03", "BBB")
    assert force({"rule": "signature"}, confirmed, signatures=signatures)["BBB"] == (
        "a day from 2020-03-15 to 2020-03-31"
    )


@pytest.mark.parametrize(
    ("rule", "effect", "reason"),
    [
        ("signature", None, "waits for its own signature"),
        ("signature", "ad-referendum", "waits for the confirmation of its signature ad referendum"),
        ("signature", "subject-to-ratification", "waits for its own signature"),
        ("date", "ad-referendum", "waits for the confirmation of its signature ad referendum"),
        ("date", "subject-to-ratification", "waits for its own consent to be bound"),
        ("notifications", "ad-referendum", "waits for its own notification"),
        (
            "deposit",
            "ad-referendum",
            "waits for its own instrument of ratification, acceptance or approval",
        ),
    ],
)
def test_a_party_that_did_not_follow_waits_for_itself(rule: str, effect: str | None, reason: str) -> None:
    """Rules 8 and 9: for the paper that the text asks for, or for the confirmation where it has signed."""
    clause = {"rule": rule, "number": 1, **({"date": "2020-02-01"} if rule == "date" else {})}
    first = {"deposit": "ratification", "notifications": "notification"}.get(rule, "signature")
    rest = {"signatures": [{"party": "BBB", "date": "2020-01-10", "effect": effect}]} if effect else {}
    waits = computed("AAA BBB", {"entry_into_force": clause}, [act(first, "2020-01-10", "AAA")], **rest)["BBB"].waits
    assert waits is not None
    assert sentence(waits) == reason


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ({"after": "P0D"}, "2020-02-20: the last signature of 2020-02-20"),
        ({"after": "P1D"}, "2020-02-21: 1 day after the last signature of 2020-02-20"),
        ({"rule": "date", "date": "2020-02-19"}, "2020-02-20: the consent of all, established on 2020-02-20"),
        ({"rule": "date", "date": "2020-02-20"}, "2020-02-20: the date that the text gives"),
        ({"rule": "date", "date": "2020-03-01"}, "2020-03-01: the date that the text gives"),
    ],
)
def test_the_reason_is_the_later_of_what_the_text_asks_for(rule: dict[str, str], reason: str) -> None:
    """Rules 1 and 2: a lapse of no time is not told, and a date is, where the consents are there by then."""
    clause = {"entry_into_force": {"rule": "signature", **rule}}
    assert told(computed("AAA BBB", clause, signed=SIGNED)["BBB"])[-1] == f"in-force {reason}"


def test_what_is_lacking_is_counted() -> None:
    """Rule 9: how many there are of how many, of which paper; one that has not done its part waits for its own."""
    clause = {"entry_into_force": {"rule": "notifications", "number": 3}}
    lives = computed("AAA BBB CCC", clause, notified(AAA="2021-01-01", BBB="2021-01-01"))
    assert {party: sentence(life.waits) for party, life in lives.items() if life.waits} == {
        "AAA": "waits for the 3rd notification; 2 so far",
        "BBB": "waits for the 3rd notification; 2 so far",
        "CCC": "waits for its own notification",
    }
    signatures = [
        {"party": "AAA", "date": "2020-01-10"},
        {"party": "BBB", "date": "2020-01-10", "effect": "ad-referendum"},
    ]
    clause = {"entry_into_force": {"rule": "signature", "number": 3}}
    waits = computed("AAA BBB CCC", clause, signatures=signatures)["BBB"].waits
    assert waits is not None
    assert waits.code == "lacks-confirmation"


def test_whom_the_treaty_waited_for_cannot_come_too_late() -> None:
    """Rule 7: what is said of later Parties is not said of one of those whose papers decide."""
    rule = {"rule": "notifications", "own_after": "P60D"}
    assert set(force(rule, *notified(AAA="2021-06-15", BBB="2021-06")).values()) == {
        "a day from 2021-06-15 to 2021-06-30"
    }


def test_a_state_accedes_to_what_an_organ_put_into_force() -> None:
    """Rules 5 and 7: it is bound by its own accession; a stranger to the text without one is not told of."""
    clause = {"entry_into_force": {"rule": "decision"}}
    lives = computed("AAA", clause, [act("decision", "2021-05-01"), act("accession", "2022-05-01", "EEE")])
    assert told(lives["EEE"]) == ["in-force 2022-05-01: its accession of 2022-05-01"]
    assert told(lives["AAA"]) == ["in-force 2021-05-01: the decision of the organ of 2021-05-01"]


def test_nobody_comes_too_late_for_the_consent_of_all() -> None:
    """Rules 6 and 7: where a ratification of June may be the last, it is in force for all on the same day."""
    ratified = act("ratification", "2021-06-15", "AAA"), act("ratification", "2021-06", "BBB")
    assert set(force({"rule": "consent"}, *ratified).values()) == {"a day from 2021-06-15 to 2021-06-30"}
