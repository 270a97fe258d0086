"""What holds in every history, whatever was written, seen and forgotten.

a. Any order in which acts follow their past gives the same register.
b. Of two rivals at most one is ever agreed.
c. What a Party saw as answered or agreed stays so in the whole.
d. The agreed versions of an entry are a chain.
e. A void act has no effect.
f. An oracle that shares no code with the register judges alike.
"""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.acts.feed import Placed
from kelisim.acts.line import Past
from kelisim.register import void
from kelisim.register.consent import ProposalState, Verb, judge
from kelisim.register.fold import Register
from kelisim.register.snapshot import snapshot
from kelisim.register.void import RIVAL_ACCEPTED, Void
from tests.register.histories import History, any_order, folded, sampled
from tests.register.oracle import judged, rivals_agreed
from tests.register.test_void import ELSEWHERE

Check = Callable[[History, random.Random], None]
STEPS = st.binary(min_size=161, max_size=401)
CHANCE = st.randoms(use_true_random=False)


def any_order_gives_the_same(history: History, chance: random.Random) -> None:
    """Property a."""
    expected = snapshot(history.whole())
    for _ in range(2):
        assert snapshot(folded(history.charter, any_order(history.acts, chance))) == expected


def agreed_acts(register: Register, acts: list[Placed]) -> list[Placed]:
    """The acts whose proposals are agreed."""
    return [one for one in acts if one.hash in register.proposals and register.proposals[one.hash].status() == "agreed"]


def no_two_rivals_are_agreed(history: History, chance: random.Random) -> None:
    """Property b."""
    assert rivals_agreed(agreed_acts(history.whole(), history.acts)) == []


def what_was_seen_stays(history: History, chance: random.Random) -> None:
    """Property c, for what each Party has and for the first acts of one random order."""
    whole = history.whole()
    order = any_order(history.acts, chance)
    parts = [*history.registers.values(), folded(history.charter, order[: chance.randint(0, len(order))])]
    for part in parts:
        for name, state in part.proposals.items():
            assert state.answers.items() <= whole.proposals[name].answers.items()
            assert not state.agreed() or whole.proposals[name].agreed()
            assert not state.dead() or whole.proposals[name].dead()
        for entry, held in part.entries.items():
            versions = [version.proposal.hash for version in held.versions]
            assert [version.proposal.hash for version in whole.entries[entry].versions][: len(versions)] == versions
        assert part.void.items() <= whole.void.items()
        assert part.statements.items() <= whole.statements.items()
        assert part.reports.items() <= whole.reports.items()


def versions_are_a_chain(history: History, chance: random.Random) -> None:
    """Property d: each version's base is the version before it, and an agreed version stands in some chain."""
    whole = history.whole()
    for entry, state in whole.entries.items():
        bases = [version.item.base for version in state.versions]
        assert bases == [None, *(version.proposal.hash for version in state.versions[:-1])]
        assert all(version.item.entry == entry for version in state.versions)
    agreed = {name: state for name, state in whole.proposals.items() if state.status() == "agreed"}
    standing = {(version.proposal.hash, entry) for entry, held in whole.entries.items() for version in held.versions}
    assert standing == {(name, item.entry) for name, state in agreed.items() for item in state.items}


def void_acts_have_no_effect(history: History, chance: random.Random) -> None:
    """Property e: without its void acts a history gives the same entries, answers, reports and statements."""
    whole = history.whole()
    without = folded(history.charter, [placed for placed in history.acts if placed.hash not in whole.void])
    before, after = snapshot(whole), snapshot(without)
    before["proposals"] = {name: state for name, state in before["proposals"].items() if name not in whole.void}
    assert after == {**before, "void": {}}


def the_oracle_agrees(history: History, chance: random.Random) -> None:
    """Property f."""
    whole = history.whole()
    found = judged(history.charter, history.acts)
    answers = {
        (party, name): given.verb for name, state in whole.proposals.items() for party, given in state.answers.items()
    }
    assert set(whole.void) == found.void
    assert answers == found.first
    assert {name for name, state in whole.proposals.items() if state.status() == "agreed"} == found.agreed


CHECKS: list[Check] = [
    any_order_gives_the_same,
    no_two_rivals_are_agreed,
    what_was_seen_stays,
    versions_are_a_chain,
    void_acts_have_no_effect,
    the_oracle_agrees,
]


@pytest.mark.parametrize("check", CHECKS)
@settings(max_examples=200, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_it_holds_in_every_history(check: Check, steps: bytes, chance: random.Random) -> None:
    """The property holds in random histories of two to five Parties."""
    check(History(steps), chance)


@pytest.mark.parametrize("check", CHECKS)
@settings(max_examples=8, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_it_holds_where_acts_are_signed_and_pass_the_door(check: Check, steps: bytes, chance: random.Random) -> None:
    """The property holds where each act is signed, and placed by each Party's own feeds."""
    check(History(steps, signed=True), chance)


@pytest.mark.nightly
@settings(max_examples=10_000, deadline=None)
@given(steps=st.binary(min_size=41, max_size=801), chance=CHANCE)
def test_it_holds_in_ten_thousand_histories(steps: bytes, chance: random.Random) -> None:
    """All properties hold in many and longer histories."""
    history = History(steps)
    for check in CHECKS:
        check(history, chance)


def test_signed_and_unsigned_histories_are_alike() -> None:
    """Who writes without signing and who signs and passes the door come to the same register."""
    for seed in range(5):
        plain, signed = sampled(seed).whole(), sampled(seed, signed=True).whole()
        assert [state.status() for state in plain.proposals.values()] == [
            state.status() for state in signed.proposals.values()
        ]
        assert [one.code for one in plain.void.values()] == [one.code for one in signed.void.values()]


def test_histories_reach_everything() -> None:
    """The properties are not empty: every reason to be void, every status and long chains come up."""
    codes: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    longest = quorums = joined = 0
    for seed in range(300):
        whole = sampled(seed).whole()
        codes.update(one.code for one in whole.void.values())
        statuses.update(state.status() for state in whole.proposals.values())
        longest = max([longest, *(len(held.versions) for held in whole.entries.values())])
        for state in whole.proposals.values():
            quorums += state.agreed() and not state.bound <= state.answered("accept", None)
            joined += state.agreed() and any(need.base and need.joiners for need in state.requirements)
    every = {value for name, value in vars(void).items() if name.isupper()}
    assert set(codes) == every - ELSEWHERE
    assert set(statuses) == {"open", "agreed", "dead", "overtaken", "void"}
    assert longest >= 3
    assert quorums
    assert joined


def without_rule_4(proposal: ProposalState | None, party: str, verb: Verb, past: Past) -> Void | None:
    """The judge, blind to a rival that the Party has accepted."""
    found = judge(proposal, party, verb, past)
    return None if found is not None and found.code == RIVAL_ACCEPTED else found


def test_a_register_without_rule_4_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Property b bites: where an acceptance of two rivals counts, two rivals are agreed in some history."""
    monkeypatch.setattr("kelisim.register.fold.judge", without_rule_4)
    caught = 0
    for seed in range(300):
        history = sampled(seed)
        try:
            no_two_rivals_are_agreed(history, random.Random(seed))
        except AssertionError:
            caught += 1
    assert caught


def test_a_register_that_forgets_implied_declines_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Property f bites: where rule 2 is left out, the oracle disagrees."""
    monkeypatch.setattr(ProposalState, "within", lambda self, past: True)
    with pytest.raises(AssertionError):
        for seed in range(300):
            the_oracle_agrees(sampled(seed), random.Random(seed))


def test_a_register_that_judges_by_arrival_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Property a bites: where a rival counts as dead by what is here instead of by the act's past, orders differ."""
    dead = ProposalState.dead
    monkeypatch.setattr(ProposalState, "dead", lambda self, past=None: dead(self))
    with pytest.raises(AssertionError):
        for seed in range(2_000):
            any_order_gives_the_same(sampled(seed), random.Random(seed))
