"""What was done about a treaty, in one form (the numbers are the module's). Parties and dates are invented."""

from typing import Any

import pytest

from kelisim.register.treaty.actions import Record, Step, record_of
from kelisim.register.treaty.days import UNKNOWN, day_of
from tests.register.treaty.invented import act, instrument


def record(parties: str, *actions: dict[str, Any], **rest: Any) -> Record:
    """The record of an instrument."""
    return record_of(instrument(parties, None, list(actions), **rest))


def test_what_a_paper_says_stays_with_it() -> None:
    """Rule 1: an action keeps its Party, its day, and all that it says of its effect."""
    said: dict[str, Any] = {"takes_effect": "2022", "through": "2023-05", "to": "BBB", "articles": ["art_5"]}
    (step,) = record("AAA BBB", act("objection", "2021-04", "AAA", precludes=True, **said)).all
    assert step == Step(
        party="AAA",
        action="objection",
        day=day_of("2021-04"),
        takes_effect=day_of("2022"),
        through=day_of("2023-05"),
        to="BBB",
        precludes=True,
        articles=("art_5",),
    )
    (plain,) = record("AAA BBB", act("approval", "2021-04", "AAA")).all
    assert plain == Step(party="AAA", action="approval", day=day_of("2021-04"))


def test_the_effect_of_a_signature_is_that_of_the_paper_that_states_one() -> None:
    """Rule 2: of two records of a signature, one may leave it out."""
    signed = act("signature", "2021-04-28", "AAA", effect="subject-to-ratification")
    found = record("AAA BBB", act("signature", "2021-04", "AAA"), signed).signature("AAA")
    assert found == Step(party="AAA", action="signature", day=day_of("2021-04-28"), effect="subject-to-ratification")
    assert record("AAA BBB").signature("AAA") is None


def test_of_several_papers_of_a_kind_the_first_counts() -> None:
    """Rule 2: among all the kinds that have one effect."""
    found = record("AAA BBB", act("approval", "2021-05-01", "AAA"), act("ratification", "2021-04-01", "AAA"))
    assert found.paper("AAA", "ratification", "approval") == day_of("2021-04-01")
    assert found.paper("AAA", "approval") == day_of("2021-05-01")
    assert found.paper("BBB", "approval") is None


def test_an_exact_day_stands_for_every_wider_one_that_holds_it_at_its_edge_too() -> None:
    """Rule 2: the first and the last day of a month lie in it; a day of another month does not."""
    for exact in ("2021-04-01", "2021-04-15", "2021-04-30"):
        found = record("AAA", act("signature", "2021-04", "AAA"), act("signature", exact, "AAA")).signature("AAA")
        assert found is not None
        assert found.day == day_of(exact)
    for other in ("2021-03-31", "2021-05-01"):
        found = record("AAA", act("signature", "2021-04", "AAA"), act("signature", other, "AAA")).signature("AAA")
        assert found is not None
        assert found.day != day_of(other)


def test_who_acceded_is_no_party_of_the_text() -> None:
    """Rule 1: those that joined, in order of code; a Party of the text that also acceded stays one."""
    found = record("CCC", act("accession", "2021-01-01", "BBB"), act("accession", "2021-01-01", "AAA"))
    assert (found.parties, found.joined) == (("CCC",), ("AAA", "BBB"))
    assert record("CCC", act("accession", "2021-01-01", "CCC")).joined == ()


def test_what_each_party_did_is_done_together_on_the_last_day() -> None:
    """Rule 4: with the day on which it takes effect, and through which, where they name one."""
    one = act("extension", "2021-01-01", "AAA", through="2025-12-31")
    other = act("extension", "2021-03-01", "BBB", through="2025-12-31")
    assert record("AAA BBB", one).joint("extension") == ()
    assert record("AAA BBB", one, other).joint("extension") == (
        Step(party=None, action="extension", day=day_of("2021-03-01"), through=day_of("2025-12-31")),
    )


def test_what_each_party_did_takes_effect_on_the_last_of_the_days_that_they_name() -> None:
    """Rule 4: a Party that names none means the day of its paper."""
    one = act("termination", "2021-01-01", "AAA", takes_effect="2021-12-31")
    other = act("termination", "2021-03-01", "BBB")
    (together,) = record("AAA BBB", one, other).joint("termination")
    assert (together.day, together.takes_effect) == (day_of("2021-03-01"), day_of("2021-12-31"))
    (plain,) = record("AAA BBB", {**one, "takes_effect": None}, other).joint("termination")
    assert plain.takes_effect is None


def test_what_the_parties_agreed_on_without_one_of_them_is_not_agreed() -> None:
    """Rule 4: it takes every Party of the text; what is recorded of all of them stands beside it."""
    recorded = act("termination", "2021-01-01")
    each = [act("termination", "2021-02-01", party) for party in ("AAA", "BBB", "CCC")]
    assert [step.day for step in record("AAA BBB CCC", recorded, *each[:2]).joint("termination")] == [
        day_of("2021-01-01")
    ]
    assert [step.day for step in record("AAA BBB CCC", recorded, *each).joint("termination")] == [
        day_of("2021-01-01"),
        day_of("2021-02-01"),
    ]


def test_the_day_of_signature_is_that_of_all_whose_own_has_none() -> None:
    """Rule 3: a signature with a day keeps it; a body signs for its side."""
    signatures = [
        {"party": "AAA", "date": "2021-01-01"},
        {"party": "BBB", "effect": "definitive"},
        {"body": {"name": "Ministry", "side": "CCC"}},
    ]
    found = record("AAA BBB CCC", signatures=signatures, signed="2021-02")
    days = {party: step.day for party in ("AAA", "BBB", "CCC") if (step := found.signature(party))}
    assert days == {"AAA": day_of("2021-01-01"), "BBB": day_of("2021-02"), "CCC": day_of("2021-02")}
    assert [step.effect for step in found.all] == [None, "definitive", None]


def test_a_signature_that_names_neither_party_nor_body_is_nobodys() -> None:
    """Rule 3: the day of the text is all that is known of it."""
    found = record("AAA", signatures=[{"name": "N. N.", "date": "2021-03-01"}], signed="2021-02-01")
    assert [(step.party, step.day) for step in found.all] == [("AAA", day_of("2021-02-01"))]


@pytest.mark.parametrize("status", ["signed", "ratified", "in-force", "amended", "ended"])
def test_a_status_that_a_signature_came_before_gives_one(status: str) -> None:
    """Rule 3: on a day that is not known, of every Party that has no signature of its own."""
    found = record("AAA BBB", act("signature", "2021-01-01", "AAA"), status=status)
    assert [(step.party, step.day) for step in found.all] == [("BBB", UNKNOWN), ("AAA", day_of("2021-01-01"))]


def test_a_draft_gives_no_signature() -> None:
    """Rule 3: nobody has signed what is only drafted."""
    assert record("AAA BBB", status="initialled").all == ()


def test_who_signed_is_a_party_where_the_text_names_none() -> None:
    """Rule 1: those that signed, in order of code; who only ratified is none."""
    signatures = [{"party": "BBB", "date": "2021-01-01"}, {"party": "AAA", "date": "2021-01-02"}]
    found = record("", act("ratification", "2021-02-01", "CCC"), signatures=signatures)
    assert (found.parties, found.joined) == (("AAA", "BBB"), ())


def test_what_was_done_on_one_day_stands_in_one_order() -> None:
    """Rule 1: what is recorded of all before what each did, and the rest by what it says, however it was written."""
    actions = [
        act("termination", "2021-01-01"),
        act("termination", "2021-01-01", "AAA"),
        act("objection", "2021-01-01", "AAA", to="BBB"),
        act("objection", "2021-01-01", "AAA", to="CCC"),
    ]
    found = record("AAA BBB CCC", *actions)
    assert [(step.action, step.party, step.to) for step in found.all] == [
        ("objection", "AAA", "BBB"),
        ("objection", "AAA", "CCC"),
        ("termination", None, None),
        ("termination", "AAA", None),
    ]
    assert record("AAA BBB CCC", *reversed(actions)).all == found.all
