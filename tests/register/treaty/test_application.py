"""Provisional application and reach (the numbers are the module's). Parties AAA to CCC and all dates are invented."""

from typing import Any

import pytest

from kelisim.register.treaty.reasoning import sentence
from tests.register.treaty.invented import act, computed, starts, told

SIGNED = {"AAA": "2020-01-10", "BBB": "2020-02-20", "CCC": "2020-03-30"}


def begun(clause: dict[str, Any], *actions: dict[str, Any], signed: dict[str, str] | None = None) -> dict[str, str]:
    """When each Party begins to apply it, and why; empty where it does not."""
    lives = computed("AAA BBB CCC", {"provisional": clause}, list(actions), signed or SIGNED)
    return {
        party: "".join(line for line in told(life) if line.startswith("provisionally-applied")).partition(" ")[2]
        for party, life in lives.items()
    }


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ({}, "2020-03-30: the last signature of 2020-03-30"),
        ({"after": "P10D"}, "2020-04-09: 10 days after the last signature of 2020-03-30"),
        ({"date": "2020-03-29"}, "2020-03-30: the last signature of 2020-03-30"),
        ({"date": "2020-03-30"}, "2020-03-30: provisional application from the date that the text gives"),
        ({"date": "2020-05-01"}, "2020-05-01: provisional application from the date that the text gives"),
    ],
)
def test_it_begins_for_all_that_signed(clause: dict[str, Any], expected: str) -> None:
    """Rule 1: on the last signature, some time after it, or on a date where that is not earlier."""
    assert set(begun(clause).values()) == {expected}


def test_it_begins_on_a_number_of_signatures() -> None:
    """Rule 1: the second signature begins it; who signs later follows with its own signature."""
    assert begun({"number": 2}) == {
        "AAA": "2020-02-20: the 2nd signature, of 2020-02-20",
        "BBB": "2020-02-20: the 2nd signature, of 2020-02-20",
        "CCC": "2020-03-30: its own signature of 2020-03-30",
    }
    assert begun({"number": 2, "after": "P60D"})["CCC"] == "2020-04-20: 60 days after the 2nd signature, of 2020-02-20"


def test_it_waits_for_the_signatures() -> None:
    """Rule 1: without the last signature it begins for nobody, and with the second for those that signed."""
    two = {"AAA": "2020-01-10", "BBB": "2020-02-20"}
    assert set(begun({}, signed=two).values()) == {""}
    assert begun({"number": 2}, signed=two) == {
        "AAA": "2020-02-20: the 2nd signature, of 2020-02-20",
        "BBB": "2020-02-20: the 2nd signature, of 2020-02-20",
        "CCC": "",
    }
    assert set(begun({"number": 3}, signed=two).values()) == {""}


def test_who_is_excluded_does_not_apply_it() -> None:
    """Rule 2: the others do."""
    found = begun({"excluded": ["BBB"]})
    assert [party for party, day in found.items() if day] == ["AAA", "CCC"]


@pytest.mark.parametrize("declared", [False, True])
def test_whose_law_forbids_it_waits_for_its_own_procedures(*, declared: bool) -> None:
    """Rule 2: by the clause or by its own declaration; not before the others do, and not at all without its notice."""
    clause: dict[str, Any] = {} if declared else {"own_procedures": ["BBB"]}
    said = [act("no-provisional-application", "2020-02-20", "BBB")] if declared else []
    assert begun(clause, *said)["BBB"] == ""
    assert begun(clause, *said)["AAA"] == "2020-03-30: the last signature of 2020-03-30"
    for day, first in (("2020-06-01", "2020-06-01"), ("2020-03-01", "2020-03-30")):
        assert begun(clause, *said, act("notification", day, "BBB"))["BBB"] == (
            f"{first}: provisional application only after its own procedures, notified on {day}"
        )
    assert begun(clause, *said, act("approval", "2020-07-01", "BBB"))["BBB"].startswith("2020-07-01")


APPLIED = {"provisional": {}, "entry_into_force": {"rule": "notifications"}}


def test_provisional_application_can_be_suspended() -> None:
    """Life, rule 6: by all together, until they resume it; then it is applied provisionally again."""
    paused = [act("suspension", "2020-06-01"), act("resumption", "2020-09-01")]
    lines = told(computed("AAA BBB", APPLIED, paused, "2020-01-01")["AAA"])
    assert lines == [
        "provisionally-applied 2020-01-01: the last signature of 2020-01-01",
        "suspended 2020-06-01: a suspension agreed by the Parties on 2020-06-01",
        "provisionally-applied 2020-09-01: operation resumed by notice of 2020-09-01",
    ]


def test_one_party_suspends_it_where_the_text_allows_it() -> None:
    """Life, rule 6: between two it is suspended for both; without the clause a notice by one has no effect."""
    paused = [act("suspension", "2020-06-01", "AAA")]
    allowed = computed("AAA BBB", {**APPLIED, "suspension": {"notice": "P30D"}}, paused, "2020-01-01")
    assert told(allowed["AAA"])[-1] == "suspended 2020-07-01: 30 days after a suspension notified on 2020-06-01"
    assert told(allowed["BBB"])[-1] == "suspended 2020-07-01: the suspension by AAA, its only other Party"
    plain = computed("AAA BBB", APPLIED, paused, "2020-01-01")["AAA"]
    assert told(plain)[-1].startswith("provisionally-applied")
    assert plain.notes


@pytest.mark.parametrize("until", ["2019-12-01", "2020-02-01"])
def test_a_suspension_before_it_began(until: str) -> None:
    """Life, rule 6: one that was over by then changes nothing, one that was not puts the beginning off."""
    paused = [act("suspension", "2019-06-01"), act("resumption", until)]
    found = starts(computed("AAA BBB", APPLIED, paused, "2020-01-01")["AAA"])
    assert found[-1] == ("provisionally-applied", max("2020-01-01", until))


def test_entry_into_force_after_a_suspension_that_is_over() -> None:
    """Life, rule 6: it then comes into force as if there had been none."""
    said = [act("suspension", "2020-06-01"), act("resumption", "2020-09-01")]
    papers = [act("notification", "2020-12-01", party) for party in ("AAA", "BBB")]
    found = starts(computed("AAA BBB", APPLIED, [*said, *papers], "2020-01-01")["BBB"])
    assert found[-2:] == [("provisionally-applied", "2020-09-01"), ("in-force", "2020-12-01")]


def test_a_treaty_that_reaches_back_says_from_when() -> None:
    """Rule 4: its rules cover relations from that day, and it is no earlier in force for that."""
    life = computed("AAA BBB", {"reaches_back": "2019-01-01"}, [], "2020-01-01")["AAA"]
    assert life.reaches_back is not None
    assert sentence(life.reaches_back) == "the text covers relations since 2019-01-01"
    assert told(life) == ["signed 2020-01-01: signed on 2020-01-01"]
    assert computed("AAA BBB", {}, [], "2020-01-01")["AAA"].reaches_back is None
