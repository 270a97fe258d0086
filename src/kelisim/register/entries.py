"""Entries: their agreed versions, and where stories differ, the disputed ones.

1. The agreed versions of an entry are a chain from its baseline on.
2. A version that is agreed in one of two stories, and not in all that is here, is disputed.
3. Disputed versions stand in the order of the numbers of their proposals, then of their hashes, however they came.
"""

from collections.abc import Callable, Collection, Iterable

import msgspec

from kelisim.model.item import Item, kind_of
from kelisim.register.consent import ProposalState


class Version(msgspec.Struct, frozen=True, gc=False):
    """A version of an entry: the proposal that made it and the item in it."""

    proposal: ProposalState
    item: Item


class EntryState:
    """An entry: its kind, its agreed versions from the baseline on, and those that are disputed."""

    __slots__ = ("disputed", "entry", "kind", "versions")

    def __init__(self, entry: str, kind: str) -> None:
        self.entry = entry
        self.kind = kind
        self.versions: list[Version] = []
        self.disputed: list[Version] = []

    def current(self) -> Item:
        """The newest agreed version."""
        return self.versions[-1].item


def is_doubted(state: ProposalState) -> bool:
    """Whether the versions of a proposal are disputed (rule 2)."""
    return state.status() == "disputed" and state.agreed_in_a_story()


def settle(
    proposals: Collection[ProposalState], chain: Callable[[str], Iterable[Version]]
) -> tuple[dict[str, EntryState], dict[str, EntryState], set[str]]:
    """Find which versions are agreed and which are disputed.

    Args:
        proposals: every proposal, each after those that it rests on.
        chain: gives the agreed versions of an entry.

    Returns:
        The entries with an agreed version, those with none but disputed ones, and the hashes of disputed proposals.
    """
    found: dict[str, EntryState] = {}
    doubted = {state.hash for state in proposals if is_doubted(state)}
    for state in proposals:
        state.adopted = state.agreed()
        for item in state.items if state.void is None else ():
            held = found.setdefault(item.entry, EntryState(item.entry, kind_of(item)))
            if state.hash in doubted:
                held.disputed.append(Version(state, item))
    for entry, held in found.items():
        held.versions.extend(chain(entry))
        held.disputed.sort(key=lambda version: (version.proposal.number, version.proposal.hash))
        for version in (*held.versions[:1], *held.disputed[:1])[:1]:
            held.kind = kind_of(version.item)
    agreed = {entry: held for entry, held in found.items() if held.versions}
    disputed = {entry: held for entry, held in found.items() if held.disputed and not held.versions}
    return agreed, disputed, doubted
