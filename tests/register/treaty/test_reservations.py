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
