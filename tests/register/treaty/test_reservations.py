"""Reservations and what they do (the numbers are the module's). Parties AAA to CCC and all dates are invented."""

from typing import Any

import pytest

from kelisim.model.decode import convert
from kelisim.model.notice import Notice
from kelisim.register.treaty.actions import record_of
from kelisim.register.treaty.life import lives
from kelisim.register.treaty.reasoning import sentence
from kelisim.register.treaty.reservations import effects
from tests.register.treaty.invented import act, instrument, starts

RESERVED = act("reservation", "2020-02-01", "AAA", articles=["art_5"])


def between(*actions: dict[str, Any], **clauses: Any) -> dict[str, list[str]]:
    """The kinds of effect of what AAA said towards each other Party."""
    made = instrument("AAA BBB CCC", clauses or None, list(actions), "2020-01-01")
    found: dict[str, list[str]] = {}
    for effect in effects(made):
        assert effect.party == "AAA"
        assert sentence(effect.reason)
        found.setdefault(effect.other, []).append(effect.kind)
    return found


@pytest.mark.parametrize(
    ("objection", "kinds"),
    [
        ({}, ["not-applied"]),
        ({"precludes": True}, ["no-relations"]),
        ({"articles": ["art_5"]}, ["not-applied"]),
        ({"articles": ["art_9"]}, ["modified"]),
        ({"to": "CCC"}, ["modified"]),
        ({"date": "2021-02-01"}, ["not-applied"]),
        ({"date": "2021-02-02"}, ["modified"]),
    ],
)
def test_an_objection_changes_what_is_between_the_two(objection: dict[str, Any], kinds: list[str]) -> None:
    """Rules 1 to 4: in time, to that Party and to those articles; a third Party is not touched."""
    made = {**act("objection", "2020-06-01", "BBB", to="AAA"), **objection}
    assert between(RESERVED, made) == {"BBB": kinds, "CCC": ["modified"]}


def test_what_the_text_forbids_and_what_only_interprets_changes_nothing() -> None:
    """Rule 5."""
    assert between(RESERVED, reservations="forbidden") == {"BBB": ["none"], "CCC": ["none"]}
    assert between(act("declaration", "2020-02-01", "AAA")) == {"BBB": ["none"], "CCC": ["none"]}


def test_both_can_be_withdrawn() -> None:
    """Rule 6: what was between the two ends or begins on that day."""
    objection = act("objection", "2020-06-01", "BBB", to="AAA")
    lifted = act("withdrawal-of-objection", "2021-03-01", "BBB", to="AAA")
    assert between(RESERVED, objection, lifted)["BBB"] == ["not-applied", "modified"]
    gone = act("withdrawal-of-reservation", "2022-03-01", "AAA")
    made = instrument("AAA BBB", None, [RESERVED, gone], "2020-01-01")
    (effect,) = effects(made)
    assert effect.end is not None
    assert effect.end.words() == "2022-03-01"


def test_notices_count_as_actions_do() -> None:
    """A notice with the Party that signed it is an action of that Party."""
    notice: Notice = convert({"about": "AAA.2.1", "action": "notification", "date": "2021-01-01"}, Notice)
    clause = {"entry_into_force": {"rule": "notifications"}}
    made = instrument("AAA BBB", clause, [], "2020-01-01")
    found = lives(made, [("AAA", notice), ("BBB", notice)])
    assert starts(found["BBB"])[-1] == ("in-force", "2021-01-01")
    recorded = [act("notification", "2021-01-01", party) for party in ("AAA", "BBB")]
    assert record_of(made, [("AAA", notice), ("BBB", notice)]).all == (
        record_of(instrument("AAA BBB", clause, recorded, "2020-01-01")).all
    )


OBJECTION = act("objection", "2020-06-01", "BBB", to="AAA")


def described(
    *actions: dict[str, Any], signatures: list[dict[str, Any]] | None = None, **clauses: Any
) -> list[tuple[str, tuple[str, ...], str | None, str | None, str]]:
    """What AAA said towards BBB: each effect with its articles, its first day, the first day after it, and why."""
    rest: dict[str, Any] = {"signatures": signatures} if signatures else {"signed": "2020-01-01"}
    return [
        (
            one.kind,
            one.articles,
            one.start.words() if one.start else None,
            one.end.words() if one.end else None,
            sentence(one.reason),
        )
        for one in effects(instrument("AAA BBB", clauses or None, list(actions), **rest))
    ]


def test_each_effect_says_for_which_articles_and_why() -> None:
    """Rules 1 to 5: the reservation's articles, and the day of what decides."""
    assert described(RESERVED) == [
        ("modified", ("art_5",), None, None, "a reservation of 2020-02-01 to which no objection is on record")
    ]
    assert described({**RESERVED, "action": "declaration"}) == [
        ("none", ("art_5",), None, None, "a declaration of 2020-02-01 interprets and changes no obligation")
    ]
    assert described(RESERVED, reservations="forbidden") == [
        ("none", ("art_5",), None, None, "a reservation of 2020-02-01 that the text forbids")
    ]
    assert described(RESERVED, OBJECTION) == [
        (
            "not-applied",
            ("art_5",),
            None,
            None,
            "an objection of 2020-06-01: the provisions do not apply between the two",
        )
    ]


def test_an_objection_that_comes_too_late_says_since_when_it_was_accepted() -> None:
    """Rule 2: twelve months after the reservation, or the day of the objector's own consent where that is later."""
    late = {**OBJECTION, "date": "2021-06-01"}
    assert described(RESERVED, late) == [
        (
            "modified",
            ("art_5",),
            None,
            None,
            "the objection of 2021-06-01 came after the reservation counted as accepted on 2021-02-01",
        )
    ]
    subject = [
        {"party": "AAA", "date": "2020-01-01"},
        {"party": "BBB", "date": "2020-01-01", "effect": "subject-to-ratification"},
    ]
    bound = act("ratification", "2021-06-01", "BBB")
    assert described(RESERVED, late, bound, signatures=subject)[0][0] == "not-applied"
    assert described(RESERVED, {**late, "date": "2021-06-02"}, bound, signatures=subject)[0][4] == (
        "the objection of 2021-06-02 came after the reservation counted as accepted on 2021-06-01"
    )


def test_whom_the_treaty_does_not_bind_yet_is_in_time_with_its_objection() -> None:
    """Rule 2: the later of the two days has not come."""
    subject = [
        {"party": "AAA", "date": "2020-01-01"},
        {"party": "BBB", "date": "2020-01-01", "effect": "subject-to-ratification"},
    ]
    found = described(RESERVED, {**OBJECTION, "date": "2025-01-01"}, signatures=subject)
    assert [one[0] for one in found] == ["not-applied"]


def test_what_was_objected_to_begins_when_the_objection_is_withdrawn() -> None:
    """Rule 6: one effect ends on the day on which the other begins."""
    lifted = act("withdrawal-of-objection", "2021-03-01", "BBB", to="AAA")
    assert described(RESERVED, OBJECTION, lifted) == [
        (
            "not-applied",
            ("art_5",),
            None,
            "2021-03-01",
            "an objection of 2020-06-01: the provisions do not apply between the two",
        ),
        ("modified", ("art_5",), "2021-03-01", None, "the objection was withdrawn on 2021-03-01"),
    ]
    same_day = {**lifted, "date": "2020-06-01"}
    assert [one[3] for one in described(RESERVED, OBJECTION, same_day)] == ["2020-06-01", None]


def test_a_reservation_that_is_withdrawn_ends_what_an_objection_did() -> None:
    """Rule 6: with the reservation its objection is spent; an objection withdrawn no earlier begins nothing."""
    gone = act("withdrawal-of-reservation", "2021-03-01", "AAA")
    assert [one[:4] for one in described(RESERVED, OBJECTION, gone)] == [
        ("not-applied", ("art_5",), None, "2021-03-01")
    ]
    lifted = act("withdrawal-of-objection", "2021-03-01", "BBB", to="AAA")
    assert [one[0] for one in described(RESERVED, OBJECTION, gone, lifted)] == ["not-applied"]
    assert described({**gone, "date": "2020-02-01"}, RESERVED)[0][3] == "2020-02-01"


def test_a_withdrawal_ends_only_what_it_speaks_of() -> None:
    """Rule 6: a withdrawal for other articles, or of an objection to another Party, changes nothing here."""
    gone = act("withdrawal-of-reservation", "2022-03-01", "AAA", articles=["art_9"])
    assert described(RESERVED, gone)[0][3] is None
    for other in ({"articles": ["art_9"]}, {"to": "CCC"}):
        lifted = {**act("withdrawal-of-objection", "2021-03-01", "BBB", to="AAA"), **other}
        assert [one[0] for one in described(RESERVED, OBJECTION, lifted)] == ["not-applied"]


def test_an_objection_that_precludes_relations_comes_before_one_that_does_not() -> None:
    """Rule 4: whatever the days of the two, and wherever they stand in the record."""
    precluding = {**OBJECTION, "date": "2020-07-01", "precludes": True}
    for order in ([OBJECTION, precluding], [precluding, OBJECTION]):
        ((kind, *_, reason),) = described(RESERVED, *order)
        assert kind == "no-relations"
        assert reason == "an objection of 2020-07-01 that precludes treaty relations between the two"


def test_of_two_objections_of_one_kind_the_first_counts() -> None:
    """Rule 2: it came in time, so the one that came too late changes nothing."""
    late = {**OBJECTION, "date": "2022-07-01"}
    assert [one[0] for one in described(RESERVED, late, OBJECTION)] == ["not-applied"]


def test_what_was_reserved_and_objected_to_by_notice_counts() -> None:
    """Notices have the effects of recorded actions."""
    reserved: Notice = convert({"about": "AAA.2.1", "action": "reservation", "date": "2020-02-01"}, Notice)
    (effect,) = effects(instrument("AAA BBB", None, [], "2020-01-01"), [("AAA", reserved)])
    assert (effect.party, effect.other, effect.kind) == ("AAA", "BBB", "modified")


def confirmed(*actions: dict[str, Any], effect: str = "subject-to-ratification") -> list[tuple[str, str]]:
    """What AAA reserved at its signature does towards BBB, and since when or why not."""
    signatures = [{"party": "AAA", "date": "2020-02-01", "effect": effect}, {"party": "BBB", "date": "2020-02-01"}]
    made = instrument("AAA BBB", None, [RESERVED, *actions], signatures=signatures)
    return [(effect.kind, sentence(effect.reason)) for effect in effects(made)]


RATIFIED = act("ratification", "2021-04-01", "AAA")
ACCEPTED = "a reservation of {} to which no objection is on record"


def test_a_reservation_at_signature_waits_for_its_confirmation() -> None:
    """Rule 6: neither before ratification nor after one that does not confirm it has it an effect."""
    why = "signed on 2020-02-01, subject to ratification; its reservation of 2020-02-01 counts once it is confirmed at "
    assert confirmed() == confirmed(RATIFIED) == [("none", why + "ratification")]
    elsewhere = act("confirmation", "2021-04-01", "AAA", articles=["art_9"])
    assert confirmed(RATIFIED, elsewhere) == [("none", why + "ratification")]


@pytest.mark.parametrize(
    "said",
    [
        act("confirmation", "2021-04-01", "AAA"),
        act("confirmation", "2021-04-01", "AAA", articles=["art_5"]),
        act("reservation", "2021-04-01", "AAA", articles=["art_5"]),
    ],
)
def test_a_confirmed_reservation_is_made_on_that_day(said: dict[str, Any]) -> None:
    """Rule 6: the time for objections runs from there, and what was objected before stands."""
    assert confirmed(RATIFIED, said) == [("modified", ACCEPTED.format("2021-04-01"))]
    late, early = (act("objection", day, "BBB", to="AAA") for day in ("2022-04-01", "2020-06-01"))
    assert [kind for kind, _ in confirmed(RATIFIED, said, late)] == ["not-applied"]
    assert [kind for kind, _ in confirmed(RATIFIED, said, early)] == ["not-applied"]


@pytest.mark.parametrize("effect", ["definitive", "ad-referendum"])
def test_other_signatures_need_no_confirmation_of_reservations(effect: str) -> None:
    """Rule 6 is of signatures subject to ratification only."""
    assert confirmed(effect=effect) == [("modified", ACCEPTED.format("2020-02-01"))]


def test_a_reservation_after_signature_needs_no_confirmation() -> None:
    """Rule 6: one that was made with the ratification stands as it is."""
    signatures = [{"party": "AAA", "date": "2019-02-01", "effect": "subject-to-ratification"}]
    (effect,) = effects(instrument("AAA BBB", None, [RESERVED], signatures=signatures))
    assert effect.kind == "modified"
