"""Entries that one act cannot hold are offered in several."""

from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.base import MAX_ITEMS
from kelisim.model.measure import Measure
from kelisim.node.filing import PORTION, Offer, portions


def offer(size: int) -> Offer:
    """A measure whose summary has so many letters."""
    return Offer("measure", Measure(title={"en": "x"}, summary={"en": "y" * size}))


def test_a_thousand_measures_are_several_proposals() -> None:
    """Each within what an act holds."""
    parts = portions([offer(2_000)] * 1_000)
    assert len(parts) == 3
    assert sum(map(len, parts)) == 1_000
    assert [len(part) for part in portions([offer(1)] * (MAX_ITEMS + 1))] == [MAX_ITEMS, 1]


@given(st.lists(st.integers(1, PORTION), max_size=12))
def test_nothing_is_lost_and_nothing_moves(sizes: list[int]) -> None:
    """The parts together are the offers, none is empty, and one that fits is not cut."""
    offers = [offer(size) for size in sizes]
    parts = portions(offers)
    assert [one for part in parts for one in part] == offers
    assert all(parts)
    if sum(sizes) + 100 * len(sizes) <= PORTION:
        assert len(parts) <= 1
