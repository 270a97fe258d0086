"""What holds in every history, whatever was written, seen and forgotten, and whoever was hostile.

a. Any order in which acts follow their past gives the same register, whichever of two stories came first.
b. Of two rivals at most one is ever agreed: in all that is here, and in what anybody has.
c. What somebody saw stays. Where a Party turns out to have told two stories, what was agreed may become disputed, and
   what was dead is never agreed; nothing else changes.
d. The agreed versions of an entry are a chain.
e. A void act has no effect.
f. An oracle that shares no code with the register judges alike: what is void and why, how proposals stand, which
   answers count, which versions are agreed and which disputed.
g. The vector of a past counts exactly the acts that `after` reaches, and a past only grows along a feed.
h. Looking at the register changes nothing in it.
"""

import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.acts.feed import Placed
from kelisim.acts.line import Branches, Past, root_of
from kelisim.acts.roster import Roster
from kelisim.model.act import Accept, Act, Commenting, Decline, Retire
from kelisim.model.charter import CHARTER_ENTRY, Charter, Quorum
from kelisim.register import void
from kelisim.register.consent import ProposalState, Requirement, Verb, judge, requirement
from kelisim.register.fold import Outcome, Register
from kelisim.register.snapshot import snapshot
from kelisim.register.void import RIVAL_ACCEPTED, Void
from tests.register.council import FIVE, Council
from tests.register.histories import any_order, folded, placed_anew
from tests.register.oracle import judged
from tests.register.turmoil import Turmoil, sampled
from tests.world import field

Check = Callable[[Turmoil, random.Random], None]
STEPS = st.binary(min_size=4 + 4 * 90, max_size=4 + 4 * 150)
CHANCE = st.randoms(use_true_random=False)


def rivals_agreed(agreed: Collection[Placed]) -> list[tuple[str, str]]:
    """The entries and bases of which more than one version is agreed."""
    seen: list[tuple[str, str]] = []
    for placed in agreed:
        seen.extend((item.entry, item.base or "") for item in placed.act.body.items)
    return sorted({pair for pair in seen if seen.count(pair) > 1})


def reached(acts: Iterable[Placed]) -> dict[str, set[str]]:
    """The acts that each act's `after` reaches."""
    found: dict[str, set[str]] = {}
    for placed in acts:
        named = set(placed.act.after.values())
        found[placed.hash] = named.union(*(found[name] for name in named))
    return found


def everything(register: Register, acts: list[Placed]) -> dict[str, Any]:
    """The snapshot of a register, its mandates, the kinds of its entries, and the acts that count in the whole."""
    states = (*register.entries.items(), *register.disputed.items())
    return {
        **snapshot(register),
        "mandates": set(register.mandates),
        "kinds": {entry: state.kind for entry, state in states},
        "counts": {one.hash for one in acts if register.counts(one.hash, one.act.party, one.act.number)},
    }


def watched(charter: Charter, acts: Iterable[Placed]) -> Register:
    """The register of acts, looked at after each of them."""
    register = Register(charter)
    for placed in acts:
        register.apply(placed)
        assert not register.entries.keys() & register.disputed.keys()
    return register


def any_order_gives_the_same(turmoil: Turmoil, chance: random.Random) -> None:
    """Property a."""
    expected = everything(turmoil.whole(), turmoil.acts)
    for _ in range(2):
        order = any_order(turmoil.acts, chance)
        assert everything(folded(turmoil.charter, placed_anew(turmoil.charter, order)), order) == expected


def parts(turmoil: Turmoil, chance: random.Random) -> Iterator[Register]:
    """What each hand has, as it came, and the first acts of one random order."""
    for hand in turmoil.hands:
        yield hand.register
    order = any_order(turmoil.acts, chance)[: chance.randint(0, len(turmoil.acts))]
    yield folded(turmoil.charter, placed_anew(turmoil.charter, order))


def agreed_acts(register: Register, acts: list[Placed]) -> list[Placed]:
    """The acts whose proposals are agreed."""
    return [one for one in acts if one.hash in register.proposals and register.proposals[one.hash].status() == "agreed"]


def no_two_rivals_are_agreed(turmoil: Turmoil, chance: random.Random) -> None:
    """Property b."""
    for register in (turmoil.whole(), *parts(turmoil, chance)):
        assert rivals_agreed(agreed_acts(register, turmoil.acts)) == []


def stories(register: Register) -> dict[str, int | None]:
    """Where each Party's stories part, in all that is here."""
    heads = register.here.heads
    return {root: register.here.branches.cut(root, heads) for root in sorted(set(map(root_of, heads)))}


def given_answers(register: Register) -> set[tuple[str, str, str, bool]]:
    """Every valid answer, in whichever story it stands."""
    return {
        (name, given.act, given.verb, given.implied)
        for name, state in register.proposals.items()
        for given in state.given.values()
    }


def versions_of(register: Register) -> dict[str, list[str]]:
    """The agreed versions of each entry."""
    return {entry: [one.proposal.hash for one in held.versions] for entry, held in register.entries.items()}


def what_was_seen_stays(turmoil: Turmoil, chance: random.Random) -> None:
    """Property c."""
    whole = turmoil.whole()
    later = versions_of(whole)
    for part in parts(turmoil, chance):
        assert {name: one.code for name, one in part.void.items()}.items() <= {
            name: one.code for name, one in whole.void.items()
        }.items()
        assert given_answers(part) <= given_answers(whole)
        for word in ("statements", "reports", "notices", "releases", "comments"):
            assert getattr(part, word).items() <= getattr(whole, word).items()
        told = {root: cut for root, cut in stories(whole).items() if root in stories(part)}
        alike = told == stories(part)
        for name, state in part.proposals.items():
            after = whole.proposals[name].status()
            if state.agreed():
                # Never replaced by a rival, nor dead: who accepted it and did not tell two stories stands in the way.
                assert after == "agreed" or (not alike and after == "disputed")
            if state.status() == "dead":
                assert after == "dead" or (not alike and after in {"disputed", "overtaken"})
            if alike:
                assert {name: one.verb for name, one in state.answers.items()}.items() <= {
                    name: one.verb for name, one in whole.proposals[name].answers.items()
                }.items()
        for entry, versions in versions_of(part).items() if alike else ():
            assert later[entry][: len(versions)] == versions


def versions_are_a_chain(turmoil: Turmoil, chance: random.Random) -> None:
    """Property d: each version's base is the version before it, and an agreed version stands in some chain."""
    for register in (turmoil.whole(), *parts(turmoil, chance)):
        for entry, state in register.entries.items():
            first = register.id if entry == CHARTER_ENTRY else None
            bases = [version.item.base for version in state.versions]
            assert bases == [first, *(version.proposal.hash for version in state.versions[:-1])]
            assert all(version.item.entry == entry for version in state.versions)
            disputed = {version.proposal.hash for version in state.disputed}
            assert disputed.isdisjoint(version.proposal.hash for version in state.versions)
        standing = {
            (version.proposal.hash, entry) for entry, held in register.entries.items() for version in held.versions
        }
        agreed = {name: state for name, state in register.proposals.items() if state.status() == "agreed"}
        assert standing == {(name, item.entry) for name, state in agreed.items() for item in state.items}


def about(act: Act) -> str | None:
    """The proposal that an act answers or comments on."""
    if isinstance(act, Accept | Decline):
        return act.body.proposal
    return act.body.comment.proposal if isinstance(act, Commenting) else None


def void_acts_have_no_effect(turmoil: Turmoil, chance: random.Random) -> None:
    """Property e: without its void acts a history gives the same register. Those of who told two stories are the proof
    of it, so they stay, and so do proposals that an act which stays is about.
    """
    acts = placed_anew(turmoil.charter, turmoil.acts)
    whole = folded(turmoil.charter, acts)
    forked = whole.here.branches.forked()
    gone = {one.hash for one in acts if one.hash in whole.void and one.act.party not in forked}
    for one in reversed(acts):
        if one.hash not in gone:
            gone.discard(about(one.act) or "")
    before = snapshot(whole)
    after = snapshot(folded(turmoil.charter, [one for one in acts if one.hash not in gone]))
    for part in ("proposals", "void"):
        before[part] = {name: state for name, state in before[part].items() if name not in gone}
    assert after == before


def the_oracle_agrees(turmoil: Turmoil, chance: random.Random) -> None:
    """Property f."""
    whole = turmoil.whole()
    found = judged(turmoil.charter, any_order(turmoil.acts, chance))
    assert {name: one.code for name, one in whole.void.items()} == found.void
    assert {name: state.status() for name, state in whole.proposals.items()} == found.statuses
    assert {
        (party, name): (given.verb, given.implied)
        for name, state in whole.proposals.items()
        for party, given in state.answers.items()
    } == found.answers
    assert versions_of(whole) == found.versions
    states = {**whole.disputed, **whole.entries}
    disputed = {entry: {one.proposal.hash for one in state.disputed} for entry, state in states.items()}
    assert {entry: names for entry, names in disputed.items() if names} == found.disputed


def pasts_are_what_was_reached(turmoil: Turmoil, chance: random.Random) -> None:
    """Property g, as every hand's door found it and in a random order."""
    truly = reached(turmoil.acts)
    others = placed_anew(turmoil.charter, any_order(turmoil.acts, chance))
    for acts in (others, *(hand.writer.acts for hand in turmoil.hands)):
        last: dict[str, set[str]] = {}
        places = {(one.line, number): one.hash for one in acts for number in [one.act.number]}
        for placed in acts:
            counted = {name for (line, number), name in places.items() if number <= placed.past.get(line, 0)}
            assert counted == truly[placed.hash]
            before = placed.act.after.get(placed.act.party)
            assert before is None or last[before] < counted
            last[placed.hash] = counted


def reading_changes_nothing(turmoil: Turmoil, chance: random.Random) -> None:
    """Property h: who looks at the entries after every act finds in the end what one finds who looks once."""
    looked_at = watched(turmoil.charter, placed_anew(turmoil.charter, turmoil.acts))
    assert everything(looked_at, turmoil.acts) == everything(turmoil.whole(), turmoil.acts)


CHECKS: list[Check] = [
    any_order_gives_the_same,
    no_two_rivals_are_agreed,
    what_was_seen_stays,
    versions_are_a_chain,
    void_acts_have_no_effect,
    the_oracle_agrees,
    pasts_are_what_was_reached,
    reading_changes_nothing,
]


@settings(max_examples=250, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_all_of_it_holds_in_every_history(steps: bytes, chance: random.Random) -> None:
    """Properties a to h hold in random histories of two to five Parties, with newcomers and hostile hands."""
    turmoil = Turmoil(steps)
    for check in CHECKS:
        check(turmoil, chance)


@settings(max_examples=10, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_it_holds_where_acts_are_signed_and_pass_the_door(steps: bytes, chance: random.Random) -> None:
    """The properties hold where each act is signed, and placed by each hand's own feeds."""
    turmoil = Turmoil(steps, signed=True)
    for check in CHECKS:
        check(turmoil, chance)


@pytest.mark.nightly
@settings(max_examples=10_000, deadline=None)
@given(steps=st.binary(min_size=4 + 4 * 110, max_size=4 + 4 * 300), chance=CHANCE)
def test_it_holds_in_ten_thousand_histories(steps: bytes, chance: random.Random) -> None:
    """All properties hold in many and longer histories."""
    turmoil = Turmoil(steps)
    for check in CHECKS:
        check(turmoil, chance)


def test_signed_and_unsigned_histories_are_alike() -> None:
    """Who writes without signing and who signs and passes the door come to the same register."""
    for seed in range(5):
        plain, signed = sampled(seed), sampled(seed, signed=True)
        assert snapshot(plain.whole()) == snapshot(signed.whole())


def test_histories_reach_everything() -> None:
    """The properties are not empty: every kind of act, every reason to be void, every status, every refusal, long
    chains, Parties that join and leave, agreement without all, and stories of every shape come up.
    """
    codes: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    reaches: Counter[str] = Counter()
    for seed in range(200):
        turmoil = sampled(seed)
        whole = turmoil.whole()
        kinds.update(type(placed.act).__name__ for placed in turmoil.acts)
        codes.update(one.code for one in whole.void.values())
        statuses.update(state.status() for state in whole.proposals.values())
        refused.update(turmoil.refused)
        charters = [{party.code for party in one.parties} for one in whole.charters(whole.here.heads)]
        branches = [one for root in stories(whole) for one in whole.here.branches.of(root)]
        reaches["a chain of three"] += any(len(held.versions) >= 3 for held in whole.entries.values())
        reaches["joined"] += any(not one <= charters[0] for one in charters)
        reaches["left"] += any(not charters[0] <= one for one in charters)
        reaches["a branch of a branch"] += any("/" in one.parent for one in branches)
        reaches["stories at number 1"] += any(one.start == 1 for one in branches)
        reaches["strangers of one code"] += len({root for root in stories(whole) if "~" in root}) > 1
        reaches["a disputed version of an agreed entry"] += any(held.disputed for held in whole.entries.values())
        reaches["disputed entries"] += bool(whole.disputed)
        reaches["new keys"] += any(placed.roster.version > 1 for placed in turmoil.acts)
        reaches["thresholds"] += any(placed.roster.threshold > 1 for placed in turmoil.acts)
        for state in whole.proposals.values():
            agreed = state.void is None and state.agreed()
            reaches["a quorum"] += agreed and not state.bound <= state.answered("accept", None)
            reaches["bound later"] += agreed and any(need.base and need.joiners for need in state.requirements)
            reaches["with a newcomer"] += agreed and not state.bound <= whole.founders
    every = {value for name, value in vars(void).items() if name.isupper()}
    assert set(codes) == every
    assert set(statuses) == {"open", "agreed", "dead", "overtaken", "disputed", "void"}
    assert set(kinds) == {
        "Accept",
        "Appoint",
        "Commenting",
        "Decline",
        "Found",
        "Notifying",
        "Propose",
        "Rekey",
        "Releasing",
        "Reporting",
        "Retire",
        "Stating",
    }
    assert set(refused) == {"chain", "missing-past", "rekey", "threshold", "unknown-key", "wrong-register"}
    assert [name for name, count in reaches.items() if not count] == []


def without_rule_4(proposal: ProposalState | None, line: str, verb: Verb, past: Past) -> Void | None:
    """The judge, blind to a rival that the Party has accepted."""
    found = judge(proposal, line, verb, past)
    return None if found is not None and found.code == RIVAL_ACCEPTED else found


def any_quorum(base: Any, bound: Any, quorum: int | None) -> Requirement:
    """A requirement that takes the charter's k though it is half of the base, or less."""
    found = requirement(base, bound, quorum)
    return Requirement(found.base, min(quorum, len(found.base)) if quorum else found.k, found.joiners)


def no_cut(self: Branches, root: str, past: Past) -> int | None:
    """A cut that is never found."""
    return None


def all_stands(self: Branches, line: str, number: int) -> bool:
    """That two stories count as one."""
    return True


def one_line(self: Branches, line: str) -> Iterator[tuple[str, int]]:
    """A story without what came before its branch."""
    yield line, 2**60


after_an_act = Roster.after
dead_in = ProposalState.dead


def never_retired(self: Roster, act: Act) -> Roster:
    """A roster that keeps who is retired."""
    return self if isinstance(act, Retire) else after_an_act(self, act)


def dead_by_arrival(self: ProposalState, past: Past | None = None) -> bool:
    """Whether a proposal is dead by what is here instead of by the act's past."""
    return dead_in(self)


def everything_is_seen(self: ProposalState, past: Past) -> bool:
    """That each proposal that is here is in each past."""
    return True


def by_new_versions_alone(self: Register, outcome: Outcome) -> bool:
    """Settling anew only where something is agreed."""
    return any(state.agreed() and not state.adopted for state in outcome.proposals)


def on_nothing(self: Register, involved: frozenset[str], past: Past) -> Iterator[ProposalState]:
    """That what an acceded Party does rests on nothing."""
    yield from ()


def in_any_charter(self: Register, placed: Placed, act: Act) -> None:
    """That everybody has a voice."""


def only_founders(self: Register, past: Mapping[str, int]) -> tuple[Any, ...]:
    """That the charter never changes."""
    return (self.founding,)


BROKEN: list[tuple[str, Any, str]] = [
    ("kelisim.register.fold.judge", without_rule_4, "no_two_rivals_are_agreed"),
    ("kelisim.acts.line.Branches.stands", all_stands, "the_oracle_agrees"),
    ("kelisim.acts.line.Branches.cut", no_cut, "the_oracle_agrees"),
    ("kelisim.acts.line.Branches.story", one_line, "the_oracle_agrees"),
    ("kelisim.acts.roster.Roster.after", never_retired, "the_oracle_agrees"),
    ("kelisim.register.consent.ProposalState.dead", dead_by_arrival, "any_order_gives_the_same"),
    ("kelisim.register.consent.ProposalState.within", everything_is_seen, "any_order_gives_the_same"),
    ("kelisim.register.consent.ProposalState.within", everything_is_seen, "the_oracle_agrees"),
    ("kelisim.register.fold.Register._unsettled", by_new_versions_alone, "reading_changes_nothing"),
    ("kelisim.register.fold.Register._grounds", on_nothing, "the_oracle_agrees"),
    ("kelisim.register.fold.Register._without_voice", in_any_charter, "the_oracle_agrees"),
    ("kelisim.register.fold.Register.charters", only_founders, "the_oracle_agrees"),
]


@pytest.mark.parametrize(
    ("what", "broken", "check"), [pytest.param(*row, id=f"{row[1].__name__}: {row[2]}") for row in BROKEN]
)
def test_a_broken_register_is_caught(what: str, broken: Any, check: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A property bites: with one rule left out, some history within 1,000 seeds breaks it."""
    monkeypatch.setattr(what, broken)
    (property_,) = [one for one in CHECKS if one.__name__ == check]
    with pytest.raises(AssertionError):
        for seed in range(1_000):
            property_(sampled(seed), random.Random(seed))


def test_a_quorum_that_is_half_of_the_base_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Property b bites: where the charter's k counts as it is after Parties have left, two rivals are agreed."""
    monkeypatch.setattr("kelisim.register.fold.requirement", any_quorum)
    council = Council(FIVE)
    base = council.agreed(lambda entry: field(entry, "energy", FIVE), *FIVE)
    quorums = (Quorum(kind="field", k=2),)
    council.all_accept(council.kaz.amend(council.changed(council.without("KGZ", "ARM"), quorums=quorums)), *FIVE)
    one = council.kaz.propose(field("KAZ.2.1", "oil", FIVE, base))
    other = council.rus.propose(field("KAZ.2.1", "gas", FIVE, base))
    council.all_accept(one, "KAZ", "RUS")
    council.all_accept(other, "KGZ", "ARM")
    register = council.register()
    assert rivals_agreed(agreed_acts(register, council.kaz.acts)) == [("KAZ.2.1", base.hash)]
