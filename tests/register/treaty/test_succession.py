"""Instruments in place of others (the numbers are the module's). Parties AAA to CCC and all dates are invented."""

from typing import Any

import pytest

from kelisim.model.instrument import Instrument
from kelisim.register.treaty.life import lives
from kelisim.register.treaty.succession import superseding
from tests.register.treaty.invented import act, instrument, notified, starts, told

RULE = {"entry_into_force": {"rule": "notifications"}}
SUPERSEDES = {"kind": "supersedes", "instrument": {"name": "An example"}}
NEW = {"en": "A later example"}


def earlier(**rest: Any) -> Instrument:
    """In force between AAA and BBB since 2010-03-01."""
    return instrument("AAA BBB", RULE, notified(AAA="2010-02-01", BBB="2010-03-01"), "2010-01-01", **rest)


def later(parties: str = "AAA BBB", relation: dict[str, Any] = SUPERSEDES, **papers: str) -> Instrument:
    """Signed in 2020, with the notifications that are given."""
    return instrument(parties, RULE, notified(**papers), "2020-01-01", title=NEW, relations=[relation])


def test_a_later_treaty_between_the_same_parties_ends_it() -> None:
    """Rule 2: for all of them, on the day on which the later one is in force for the last."""
    new = later(AAA="2020-05-01", BBB="2020-06-15")
    for life in lives(earlier(), replaced_by=[new]).values():
        assert told(life)[-1] == (
            "terminated 2020-06-15: terminated by the Parties on 2020-06-15, "
            "as they agreed on A later example in its place"
        )
    assert starts(lives(earlier())["AAA"])[-1] == ("in-force", "2010-03-01")


@pytest.mark.parametrize(
    "new",
    [
        later(AAA="2020-05-01"),
        later("AAA CCC", AAA="2020-05-01", CCC="2020-05-01"),
    ],
)
def test_it_goes_on_while_a_party_is_not_bound_by_the_later_one(new: Instrument) -> None:
    """Rule 2: neither a later treaty that is not in force ends it, nor one without a Party of the earlier."""
    assert starts(lives(earlier(), replaced_by=[new])["AAA"])[-1] == ("in-force", "2010-03-01")


def test_a_third_party_of_the_later_one_does_not_matter() -> None:
    """Rule 2: all Parties of the earlier one are among those of the later."""
    new = later("AAA BBB CCC", AAA="2020-05-01", BBB="2020-05-02", CCC="2020-05-03")
    found = lives(earlier(), replaced_by=[new])
    assert starts(found["BBB"])[-1] == ("terminated", "2020-05-03")


def test_who_refused_the_later_one_is_not_bound_by_it() -> None:
    """Rule 2 and VCLT 18(a): a Party that does not intend to become one keeps the earlier treaty."""
    papers = [*notified(AAA="2020-05-01", BBB="2020-06-15"), act("refusal", "2020-06-01", "BBB")]
    new = instrument("AAA BBB", RULE, papers, "2020-01-01", title=NEW, relations=[SUPERSEDES])
    assert starts(lives(earlier(), replaced_by=[new])["AAA"])[-1] == ("in-force", "2010-03-01")


def test_the_first_end_counts() -> None:
    """What had ended before is not ended again."""
    old = earlier()
    ended = instrument(
        "AAA BBB", RULE, [*notified(AAA="2010-02-01", BBB="2010-03-01"), act("termination", "2015-01-01")]
    )
    new = later(AAA="2020-05-01", BBB="2020-06-15")
    assert starts(lives(ended, replaced_by=[new])["AAA"])[-1] == ("terminated", "2015-01-01")
    assert lives(old, replaced_by=[]) == lives(old)


@pytest.mark.parametrize(
    ("relation", "found"),
    [
        (SUPERSEDES, True),
        ({"kind": "supersedes", "instrument": {"entry": "AAA.2.1"}}, True),
        ({"kind": "supersedes", "instrument": {"entry": "AAA.3.1"}}, False),
        ({"kind": "supersedes", "instrument": {"name": "Another example"}}, False),
        ({"kind": "amends", "instrument": {"name": "An example"}}, False),
    ],
)
def test_the_later_one_names_the_earlier(relation: dict[str, Any], *, found: bool) -> None:
    """Rule 1: by its entry or by a title, and nothing is guessed."""
    new = later(relation=relation)
    assert superseding(earlier(), [new, later(relation={**SUPERSEDES, "kind": "with"})], "AAA.2.1") == [new] * found


def test_no_entry_is_no_name() -> None:
    """Rule 1: an instrument outside of a register is not taken for one that has no name."""
    new = later(relation={"kind": "supersedes", "instrument": {"name": "Another example"}})
    assert superseding(earlier(), [new]) == []
