"""What happened to an entry and what still waits: the register, read back.

1. The first agreed version is the baseline; it is never replaced as such, however many follow.
2. Each version has who proposed it, every answer with its signer and its day, and when it was agreed. Days are the
   authors' clocks, for people to read.
3. What a version changed is told by `changes`, moved dates by `slips`, corrected targets by `targets`.
"""

import msgspec

from kelisim.model.item import Item
from kelisim.register.consent import Given, ProposalState
from kelisim.register.entries import EntryState
from kelisim.register.fold import Register


class VersionRecord(msgspec.Struct, frozen=True):
    """One agreed version: its place in the chain from 1 (the baseline), who proposed it when, and every answer."""

    ordinal: int
    item: Item
    proposal: str
    proposed_by: str
    proposed_at: str
    answers: dict[str, Given]
    agreed_at: str

    @property
    def baseline(self) -> bool:
        """Whether it is the first version that was agreed (rule 1)."""
        return self.ordinal == 1

    @property
    def accepted(self) -> dict[str, Given]:
        """The acceptances, by Party."""
        return {party: given for party, given in self.answers.items() if given.verb == "accept"}


def agreed_at(proposal: ProposalState) -> str:
    """The author's clock of the acceptance by which a proposal had all the consent it needs; empty if it has not.

    The acceptances are read in the order of their clocks, so the answer does not depend on how they arrived. It is
    for people to read; nothing is decided by it.
    """
    yes: set[str] = set()
    accepted = [(given.at, party) for party, given in proposal.answers.items() if given.verb == "accept"]
    for at, party in sorted(accepted):
        yes.add(party)
        if all(len(yes & need.base) >= need.k and need.joiners <= yes for need in proposal.requirements):
            return at
    return ""


def history(entry: EntryState) -> tuple[VersionRecord, ...]:
    """Every agreed version of an entry, the baseline first."""
    return tuple(
        VersionRecord(
            ordinal=ordinal,
            item=version.item,
            proposal=version.proposal.hash,
            proposed_by=version.proposal.party,
            proposed_at=version.proposal.act.at,
            answers=dict(sorted(version.proposal.answers.items())),
            agreed_at=agreed_at(version.proposal),
        )
        for ordinal, version in enumerate(entry.versions, start=1)
    )


def waiting_for(register: Register, party: str) -> tuple[ProposalState, ...]:
    """The open proposals that wait for a Party's answer, the oldest first by the feed they stand in."""
    found = [state for state in register.proposals.values() if party in state.waiting()]
    return tuple(sorted(found, key=lambda state: (state.party, state.number)))
