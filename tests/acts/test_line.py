"""Lines and branches: which stories a past holds, whatever the order in which they came.

Hostile Parties write feeds with several hands, each of which has seen only some of what the others wrote, so that feeds
are trees and pasts hold any part of them. The oracle asks the same questions of plain sets of acts.
"""

import random
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.acts.envelope import Opened
from kelisim.acts.feed import Feeds, Placed
from kelisim.acts.line import Branch, Branches, acceded_line, branch_line, party_of, root_of
from tests.register.histories import Scribe, any_order, placed_anew
from tests.world import charter_of, member, office_key, opened

CODES = ("KAZ", "RUS")
STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=40)
CHANCE = st.randoms(use_true_random=False)


class Hands:
    """Three hands of each of two Parties; what each has seen; every act in the order of writing."""

    def __init__(self, steps: Sequence[tuple[int, int]]) -> None:
        self.charter = charter_of(CODES)
        self.hands = [Scribe(self.charter, code) for code in CODES for _ in range(3)]
        self.acts: list[Opened] = []
        for at, what in steps:
            hand, other = self.hands[at], self.hands[what]
            if hand is not other:
                for placed in other.acts:
                    hand.take(placed)
            elif hand.feeds.next_number(hand.code) == 1:
                head = {**hand.head(), "at": f"2021-04-{1 + at:02d}T10:00:00Z"}
                self.acts.append(opened(hand.write(hand.founding(head))))
            else:
                # The clocks differ, so that two hands never write the same act.
                head = {**hand.head(), "at": f"2021-04-{1 + at:02d}T10:00:00Z"}
                self.acts.append(opened(hand.write(hand.stating(head, "2022"))))


class Tree:
    """The acts as plain sets: the past of each, and the acts before it in its own feed."""

    def __init__(self, acts: Sequence[Opened]) -> None:
        self.acts = {one.hash: one.act for one in acts}
        self.pasts: dict[str, set[str]] = {}
        self.before: dict[str, list[str]] = {}
        for one in acts:
            named = set(one.act.after.values())
            self.pasts[one.hash] = named.union(*(self.pasts[name] for name in named))
            previous = one.act.after.get(one.act.party)
            self.before[one.hash] = [*self.before[previous], previous] if previous else []

    def cut(self, party: str, past: set[str]) -> int | None:
        """The least number of which a past holds two acts of a Party."""
        numbers = [self.acts[one].number for one in past if self.acts[one].party == party]
        twice = {number for number in numbers if numbers.count(number) > 1}
        return min(twice, default=None)

    def holds(self, past: set[str], act: str) -> bool:
        """Whether an act is in a past that has no other act of its Party with its number or a lower one."""
        cut = self.cut(self.acts[act].party, past)
        return act in past and (cut is None or self.acts[act].number < cut)


def vector(placed: Placed) -> dict[str, int]:
    """A past with the act itself."""
    return {**placed.past, placed.line: placed.act.number}


def named(acts: Sequence[Placed], past: dict[str, int]) -> set[str]:
    """The acts that a vector counts, by hash."""
    return {one.hash for one in acts if one.act.number <= past.get(one.line, 0)}


def told(steps: Sequence[tuple[int, int]], chance: random.Random) -> tuple[Tree, list[Placed], Branches]:
    """What hands wrote, as plain sets and as placed in a random order."""
    hands = Hands(steps)
    feeds = Feeds(hands.charter)
    acts = placed_anew(hands.charter, any_order(hands.acts, chance), feeds)
    return Tree(hands.acts), acts, feeds.branches


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_a_past_is_the_set_of_what_was_reached(steps: list[tuple[int, int]], chance: random.Random) -> None:
    """In any order of arrival the vector of an act counts exactly the acts that its `after` reaches."""
    tree, acts, _ = told(steps, chance)
    assert len(acts) == len(tree.acts)
    for placed in acts:
        assert named(acts, dict(placed.past)) == tree.pasts[placed.hash]


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_two_stories_are_found_in_every_past(steps: list[tuple[int, int]], chance: random.Random) -> None:
    """The cut of a past, and what it holds, are those of the plain sets, for pasts and for any two of them together."""
    tree, acts, branches = told(steps, chance)
    for placed in acts:
        other = chance.choice(acts)
        both = vector(placed)
        for line, number in vector(other).items():
            both[line] = max(both.get(line, 0), number)
        for past in (dict(placed.past), vector(placed), both):
            plain = named(acts, past)
            for party in CODES:
                assert branches.cut(party, past) == tree.cut(party, plain)
            for one in acts:
                assert branches.holds(past, one.line, one.act.number) == tree.holds(plain, one.hash)


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_one_story_is_told_apart_from_another(steps: list[tuple[int, int]], chance: random.Random) -> None:
    """An act reaches another exactly where it is the other, or comes before it in the other's feed."""
    tree, acts, branches = told(steps, chance)
    for first in acts:
        for second in acts:
            plain = first.hash in {second.hash, *tree.before[second.hash]}
            assert branches.reaches(first.line, first.act.number, second.line, second.act.number) == plain


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_a_story_runs_through_the_lines_that_its_acts_stand_in(
    steps: list[tuple[int, int]], chance: random.Random
) -> None:
    """The lines of a story, each up to where the next leaves it, hold the acts before the newest one and no others."""
    tree, acts, branches = told(steps, chance)
    for newest in acts:
        story = [(line, min(last, newest.act.number)) for line, last in branches.story(newest.line)]
        held = {one.hash for one in acts for line, last in story if one.line == line and one.act.number <= last}
        assert held == {newest.hash, *tree.before[newest.hash]}


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_who_told_two_stories(steps: list[tuple[int, int]], chance: random.Random) -> None:
    """Exactly the Parties that signed two acts with one number."""
    tree, _, branches = told(steps, chance)
    assert branches.forked() == {party for party in CODES if tree.cut(party, set(tree.acts)) is not None}
    assert bool(branches) == bool(branches.forked())


def test_hands_tell_stories_of_every_shape() -> None:
    """The properties above are not empty: branches of branches, three stories at one number, some at number 1."""
    shapes: set[str] = set()
    for seed in range(200):
        chance = random.Random(seed)
        steps = [(chance.randrange(6), chance.randrange(6)) for _ in range(40)]
        _, _, branches = told(steps, chance)
        for code in CODES:
            found = branches.of(code)
            places = [(one.parent, one.start) for one in found]
            shapes |= {"branch of a branch" for one in found if "/" in one.parent}
            shapes |= {"three stories" for one in places if places.count(one) > 1}
            shapes |= {"at number 1" for one in found if one.start == 1}
            shapes |= {"later" for one in found if one.start > 2}
    assert shapes == {"branch of a branch", "three stories", "at number 1", "later"}


def cut_ignored(self: Branches, root: str, past: object) -> int | None:
    """A cut that is never found."""
    return None


def only_the_line(self: Branches, line: str) -> Iterator[tuple[str, int]]:
    """A story that knows no line but the newest."""
    yield line, 2**53


def of_the_parent_alone(self: Branches, root: str, past: dict[str, int]) -> int | None:
    """A cut that compares a branch with the line it leaves, and never with another branch."""
    cuts = [one.start for one in self.of(root) if min(past.get(one.line, 0), past.get(one.parent, 0)) >= one.start]
    return min(cuts, default=None)


BROKEN: list[tuple[str, Callable[..., object], Callable[..., None]]] = [
    ("cut", cut_ignored, test_two_stories_are_found_in_every_past),
    ("cut", of_the_parent_alone, test_two_stories_are_found_in_every_past),
    ("story", only_the_line, test_one_story_is_told_apart_from_another),
    ("story", only_the_line, test_a_story_runs_through_the_lines_that_its_acts_stand_in),
]


@pytest.mark.parametrize(("name", "broken", "check"), [pytest.param(*row, id=row[1].__name__) for row in BROKEN])
def test_broken_branches_are_caught(
    name: str, broken: Callable[..., object], check: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule of branches that is left out is noticed within 200 seeds."""
    monkeypatch.setattr(Branches, name, broken)
    with pytest.raises(AssertionError):
        for seed in range(200):
            chance = random.Random(seed)
            steps = [(chance.randrange(6), chance.randrange(6)) for _ in range(40)]
            check.hypothesis.inner_test(steps, chance)  # type: ignore[attr-defined]


def test_names_of_lines() -> None:
    """A line tells whose it is, and with which keys a Party acceded."""
    arm, other = member("ARM"), member("ARM", office_key("ARM", "Impostor"))
    assert acceded_line(arm).startswith("ARM~")
    assert acceded_line(arm) == acceded_line(member("ARM", known_as="HAY"))
    assert acceded_line(arm) != acceded_line(other)
    line = branch_line(branch_line(acceded_line(arm), "a" * 64), "b" * 64)
    assert line == f"{acceded_line(arm)}/{'a' * 32}/{'b' * 32}"
    assert (root_of(line), party_of(line)) == (acceded_line(arm), "ARM")
    assert (root_of("KAZ"), party_of("KAZ")) == ("KAZ", "KAZ")


def test_strangers_of_one_code_tell_no_two_stories() -> None:
    """Two lines that begin with different keys are two Parties: neither has a cut because of the other."""
    arm, other = acceded_line(member("ARM")), acceded_line(member("ARM", office_key("ARM", "Impostor")))
    branches = Branches()
    branches.add(Branch(branch_line(arm, "a" * 64), arm, 2))
    past = {arm: 3, other: 3}
    assert branches.cut(arm, past) is None
    assert branches.holds(past, arm, 3)
    assert branches.holds(past, other, 3)
