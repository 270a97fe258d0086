"""Consent: the five rules by which a proposal is answered, dies or is agreed (design.md, "Consent").

1. A Party answers only what is in the act's past. Its first valid answer to a proposal stands for ever.
2. Accepting declines every rival in the act's past that the Party has not answered.
3. A proposal is dead in a past when so many declines in it are valid that it can no longer be agreed.
4. An acceptance is void if the Party has accepted a rival that is not dead in the act's past.
5. Proposing is not accepting.

Two proposals are rivals if they share an entry and a base. Every judgement is made from an act's past alone, given as a
vector {party: number}; so every node that holds the same acts judges alike, in whatever order they came.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from kelisim.model.act import Propose
from kelisim.model.item import Item
from kelisim.register.void import (
    ALREADY_ANSWERED,
    NOT_BOUND,
    PROPOSAL_VOID,
    RIVAL_ACCEPTED,
    UNKNOWN_PROPOSAL,
    Void,
)

Past = Mapping[str, int]
Verb = Literal["accept", "decline"]


class Given(msgspec.Struct, frozen=True):
    """A Party's answer: the act that gave it, its number in the Party's feed, and whether it follows from rule 2.

    `at` and `office` are the author's clock and the signer, for people to read; nothing is decided by them.
    """

    verb: Verb
    act: str
    number: int
    at: str
    office: str
    implied: bool = False


class Requirement(msgspec.Struct, frozen=True):
    """What one item of a proposal needs: `k` of the base's Parties, and every Party newly bound."""

    base: frozenset[str]
    k: int
    joiners: frozenset[str]


class ProposalState:
    """A proposal and the answers to it."""

    __slots__ = ("act", "answers", "bound", "hash", "number", "party", "requirements", "rivals", "void")

    def __init__(self, act_hash: str, act: Propose, requirements: tuple[Requirement, ...]) -> None:
        self.hash = act_hash
        self.act = act
        self.party = act.party
        self.number = act.number
        self.requirements = requirements
        self.bound = frozenset[str]().union(*(needed.base | needed.joiners for needed in requirements))
        self.answers: dict[str, Given] = {}
        self.rivals: list[ProposalState] = []
        self.void: Void | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """The versions that it offers."""
        return self.act.body.items

    def within(self, past: Past) -> bool:
        """Whether the proposal is in a past."""
        return self.number <= past.get(self.party, 0)

    def answered(self, verb: Verb, past: Past | None) -> set[str]:
        """The Parties whose answer in a past is `verb`; in all that is here, where no past is given."""
        return {
            party
            for party, given in self.answers.items()
            if given.verb == verb and (past is None or given.number <= past.get(party, 0))
        }

    def agreed(self, past: Past | None = None) -> bool:
        """Whether every item has the consent that it needs."""
        if self.void is not None:
            return False
        yes = self.answered("accept", past)
        return all(len(yes & needed.base) >= needed.k and needed.joiners <= yes for needed in self.requirements)

    def dead(self, past: Past | None = None) -> bool:
        """Rule 3: whether so many have declined that it can no longer be agreed."""
        no = self.answered("decline", past)
        return any(
            len(no & needed.base) > len(needed.base) - needed.k or not no.isdisjoint(needed.joiners)
            for needed in self.requirements
        )

    def overtaken(self) -> bool:
        """Whether a rival is agreed, so that this one never will be."""
        return any(rival.agreed() for rival in self.rivals)

    def status(self) -> Literal["void", "agreed", "dead", "overtaken", "open"]:
        """How the proposal stands in all that is here."""
        if self.void is not None:
            return "void"
        if self.agreed():
            return "agreed"
        if self.dead():
            return "dead"
        return "overtaken" if self.overtaken() else "open"

    def waiting(self) -> tuple[str, ...]:
        """The Parties whose answer an open proposal still lacks, in order of code."""
        return tuple(sorted(self.bound - self.answers.keys())) if self.status() == "open" else ()


def requirement(base: Iterable[str], bound: Iterable[str], quorum: int | None) -> Requirement:
    """What a new version needs.

    Args:
        base: the Parties bound by the version it replaces; none for a new entry.
        bound: the Parties that it binds.
        quorum: the charter's k for its kind of entry, or None where all must consent.
    """
    before = frozenset(base)
    k = len(before) if quorum is None else min(quorum, len(before))
    return Requirement(before, k, frozenset(bound) - before)


def judge(proposal: ProposalState | None, party: str, verb: Verb, past: Past) -> Void | None:
    """Why an answer is void, or None where it is valid.

    Args:
        proposal: the proposal that the answer names, or None where there is none.
        party: whose answer it is.
        verb: what it says.
        past: the past of the act that gives it.
    """
    if proposal is None or not proposal.within(past):
        return Void(UNKNOWN_PROPOSAL, "It answers a proposal that its author had not seen.")
    if proposal.void is not None:
        return Void(PROPOSAL_VOID, f"The proposal has no effect: {proposal.void.reason}")
    if party not in proposal.bound:
        return Void(NOT_BOUND, f"The proposal does not bind {party}, so {party} has nothing to answer.")
    given = proposal.answers.get(party)
    if given is not None:
        how = "by accepting a rival" if given.implied else f"in its act {given.number}"
        word = "accepted" if given.verb == "accept" else "declined"
        return Void(ALREADY_ANSWERED, f"{party} had {word} this proposal {how}; the first answer stands.")
    if verb == "accept":
        standing = [rival for rival in proposal.rivals if _accepted_by(rival, party) and not rival.dead(past)]
        if standing:
            first = min(standing, key=lambda rival: (rival.party, rival.number))
            return Void(
                RIVAL_ACCEPTED,
                f"{party} had accepted the rival proposal {first.party} {first.number}, which may still be agreed.",
            )
    return None


def _accepted_by(proposal: ProposalState, party: str) -> bool:
    given = proposal.answers.get(party)
    return given is not None and given.verb == "accept"


def give(proposal: ProposalState, party: str, given: Given, past: Past) -> list[ProposalState]:
    """Record a valid answer and what follows from it by rule 2; the proposals that it touched, this one first."""
    proposal.answers[party] = given
    touched = [proposal]
    if given.verb == "accept":
        for rival in proposal.rivals:
            if rival.within(past) and party in rival.bound and party not in rival.answers:
                rival.answers[party] = msgspec.structs.replace(given, verb="decline", implied=True)
                touched.append(rival)
    return touched
