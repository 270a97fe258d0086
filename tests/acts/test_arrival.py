"""Acts in any order, brought into one in which each follows its past."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.acts.arrival import in_order
from kelisim.acts.envelope import Opened
from kelisim.acts.errors import MissingPastError
from tests.world import exchange, founded, opened


def conversation() -> list[Opened]:
    """Twelve acts of three Parties that rest on one another in many ways."""
    world = founded(["KAZ", "RUS", "BLR"])
    first = world["KAZ"].propose_new("one", ["KAZ", "RUS"])
    world["RUS"].see(opened(first))
    world["RUS"].accept(first)
    second = world["BLR"].propose_new("two", ["BLR", "KAZ"])
    world["KAZ"].accept(first)
    exchange(world)
    world["KAZ"].decline(second)
    world["BLR"].accept(second)
    world["BLR"].report(f"KAZ.{first.act.number}.1")
    world["RUS"].state()
    exchange(world)
    world["RUS"].state()
    return [opened(placed) for placed in world["RUS"].acts] + [opened(world["KAZ"].state())]


ACTS = conversation()
PLACES = list(range(len(ACTS)))


def follows_its_past(acts: Sequence[Opened]) -> bool:
    """Whether each act comes after all that it names."""
    seen: set[str] = set()
    for one in acts:
        if not seen.issuperset(one.act.after.values()):
            return False
        seen.add(one.hash)
    return True


@given(st.permutations(PLACES))
def test_any_order_is_brought_into_one_that_follows_the_past(order: list[int]) -> None:
    """Whatever order acts come in, all of them come out, each after its past."""
    ordered = in_order([ACTS[place] for place in order])
    assert {one.hash for one in ordered} == {one.hash for one in ACTS}
    assert len(ordered) == len(ACTS)
    assert follows_its_past(ordered)


@given(st.lists(st.sampled_from(PLACES), max_size=30))
def test_repeated_acts_come_out_once(extra: list[int]) -> None:
    """An act that is given many times is there once."""
    ordered = in_order([ACTS[place] for place in [*extra, *PLACES]])
    assert len(ordered) == len(ACTS)
    assert follows_its_past(ordered)


@given(st.permutations(PLACES), st.integers(0, len(ACTS)))
def test_acts_that_are_here_are_left_out(order: list[int], held: int) -> None:
    """What the node has is not given again, and the others may rest on it."""
    here = {one.hash for one in in_order(ACTS)[:held]}
    ordered = in_order([ACTS[place] for place in order], here.__contains__)
    assert {one.hash for one in ordered} == {one.hash for one in ACTS} - here


@given(st.sampled_from(PLACES), st.permutations(PLACES))
def test_a_missing_act_is_noticed(lost: int, order: list[int]) -> None:
    """Without an act that others rest on nothing is given, and the error names an act that waits for it."""
    given_ = [ACTS[place] for place in order if place != lost]
    resting = {one.name() for one in given_ if ACTS[lost].hash in one.act.after.values()}
    if not resting:
        assert len(in_order(given_)) == len(ACTS) - 1
        return
    with pytest.raises(MissingPastError) as caught:
        in_order(given_)
    assert caught.value.where in {one.name() for one in given_}


def test_the_error_names_the_first_act_that_waits() -> None:
    """Of all that wait, the one with the lowest number is named, with how many they are."""
    with pytest.raises(MissingPastError) as caught:
        in_order(one for one in ACTS if one.name() != "KAZ 1")
    assert caught.value.where == "BLR 2"
    assert "of the acts rest on acts that are neither given nor here" in caught.value.problem


def test_acts_that_name_each_other_in_a_circle_are_refused() -> None:
    """A circle (which no hash function allows, but bytes may claim) ends in an error and not in a loop."""
    one, two = ACTS[0], ACTS[1]
    circle = [
        msgspec.structs.replace(one, act=msgspec.structs.replace(one.act, after={"RUS": two.hash})),
        msgspec.structs.replace(two, act=msgspec.structs.replace(two.act, after={"KAZ": one.hash})),
    ]
    with pytest.raises(MissingPastError):
        in_order(circle)


def test_nothing_comes_of_nothing() -> None:
    """No acts in, no acts out."""
    assert in_order([]) == []


def test_of_two_acts_with_one_number_the_first_given_comes_first() -> None:
    """Where a Party told two stories, the sender's own feed is followed and the other stays the proof."""
    world = founded(["KAZ"])
    told = world["KAZ"]
    head = told.head()
    one, two = told.sign(told.stating(head, "2021")), told.sign(told.stating(head, "2022"))
    start = opened(told.acts[0])
    assert [act.hash for act in in_order([start, one, two])] == [start.hash, one.hash, two.hash]
    assert [act.hash for act in in_order([two, one, start])] == [start.hash, two.hash, one.hash]
