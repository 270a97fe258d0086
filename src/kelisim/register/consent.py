"""Consent: the five rules by which a proposal is answered, dies or is agreed (design.md, "Consent").

1. A Party answers only what is in the act's past. Its first valid answer to a proposal stands for ever.
2. Accepting declines every rival in the act's past that the Party has not answered.
3. A proposal is dead in a past when so many declines in it are valid that it can no longer be agreed.
4. An acceptance is void if the Party has accepted a rival that is not dead in the act's past.
5. Proposing is not accepting.

6. Where a past holds two stories of a Party, what that Party signed from the cut on does not count in it, and neither
   does what rests on it: nothing is merged by guess. A proposal that would stand otherwise is disputed.
7. An acceptance counts only in pasts in which each rival that its Party had accepted before is dead, as rule 4 found it
   to be. That can be otherwise where what killed the rival does not count by rule 6; without this rule what was agreed
   by a quorum could then be replaced (docs/adr/0010-a-death-must-stand.md).

Two proposals are rivals if they share an entry and a base. Every judgement is made from an act's past alone, given as a
vector {line: number}; so every node that holds the same acts judges alike, in whatever order they came.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import msgspec

from kelisim.acts.line import Branch, Branches, Past, party_of, root_of
from kelisim.model.act import Propose
from kelisim.model.item import Item
from kelisim.register.void import (
    ALREADY_ANSWERED,
    NOT_BOUND,
    PROPOSAL_VOID,
    RIVAL_ACCEPTED,
    TWO_STORIES,
    UNKNOWN_PROPOSAL,
    Void,
)

Status = Literal["void", "agreed", "dead", "overtaken", "disputed", "open"]
Verb = Literal["accept", "decline"]


class Given(msgspec.Struct, frozen=True, gc=False):
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


class Here:
    """What is here: the number of acts of each line, and the branches. Where there are branches, `agreed` remembers
    which proposals are agreed in all that is here, until the next act.
    """

    __slots__ = ("agreed", "branches", "heads")

    def __init__(self) -> None:
        self.heads: dict[str, int] = {}
        self.branches = Branches()
        self.agreed: dict[str, bool] = {}

    def advance(self, line: str, number: int, branch: Branch | None) -> None:
        """Say that an act came in."""
        self.heads[line] = number
        if branch is not None:
            self.branches.add(branch)
        if self.agreed:
            self.agreed = {}


class ProposalState:
    """A proposal and the answers to it.

    `given` has the answers by the line they stand in, `voices` the lines that speak for the bound Parties, `bases` the
    proposals that made the versions it replaces; `adopted` says that its versions stand among those of their entries,
    and `enough` has the acceptances, by line and number, that it was adopted with. `over` has, by line, the rivals that
    the Party had accepted before it accepted this one.
    """

    __slots__ = (
        "act",
        "adopted",
        "bases",
        "bound",
        "enough",
        "given",
        "hash",
        "here",
        "line",
        "number",
        "over",
        "party",
        "requirements",
        "rivals",
        "voices",
        "void",
    )

    def __init__(self, act_hash: str, act: Propose, line: str, here: Here) -> None:
        self.hash = act_hash
        self.act = act
        self.party = act.party
        self.number = act.number
        self.line = line
        self.here = here
        self.requirements: tuple[Requirement, ...] = ()
        self.bound: frozenset[str] = frozenset()
        self.voices: frozenset[str] = self.bound
        self.bases: tuple[ProposalState, ...] = ()
        self.given: dict[str, Given] = {}
        self.over: dict[str, tuple[ProposalState, ...]] | None = None
        self.rivals: list[ProposalState] = []
        self.void: Void | None = None
        self.adopted = False
        self.enough: tuple[tuple[str, int], ...] = ()

    def adopt(self) -> None:
        """Say that its versions stand among those of their entries."""
        self.adopted = True
        self.enough = tuple((line, given.number) for line, given in self.given.items() if given.verb == "accept")

    def need(self, requirements: tuple[Requirement, ...], voices: frozenset[str]) -> None:
        """Say whose consent it needs, and which lines speak for the Parties of the charter."""
        self.requirements = requirements
        self.bound = _bound(requirements)
        self.voices = voices

    @property
    def items(self) -> tuple[Item, ...]:
        """The versions that it offers."""
        return self.act.body.items

    def offer(self, entry: str) -> Item | None:
        """The version of an entry that it offers."""
        for item in self.act.body.items:
            if item.entry == entry:
                return item
        return None

    @property
    def answers(self) -> dict[str, Given]:
        """The answers that count in all that is here, by Party."""
        if not self.here.branches:
            return {self._party(line): given for line, given in self.given.items()}
        stands = self.here.branches.stands
        return {self._party(line): given for line, given in self.given.items() if stands(line, given.number)}

    def _party(self, line: str) -> str:
        return line if line in self.bound else party_of(line)

    def speaks(self, line: str) -> bool:
        """Whether a line speaks for one of the Parties that it binds."""
        return line in self.bound or (party_of(line) in self.bound and root_of(line) in self.voices)

    def own(self, line: str) -> Given | None:
        """The answer given in the story of a line."""
        given = self.given.get(line)
        if given is not None or not self.here.branches.any:
            return given
        for one, last in self.here.branches.story(line):
            given = self.given.get(one)
            if given is not None and given.number <= last:
                return given
        return None

    def within(self, past: Past) -> bool:
        """Whether the proposal is in a past and counts there."""
        branches = self.here.branches
        if not branches.any:
            return self.number <= past.get(self.line, 0)
        if past is self.here.heads:
            return branches.stands(self.line, self.number)
        return branches.holds(past, self.line, self.number)

    def answered(self, verb: Verb, past: Past | None) -> set[str]:
        """The Parties whose answer in a past is `verb` and counts; in all that is here, where no past is given."""
        seen = self.here.heads if past is None else past
        if not self.here.branches.any:
            bound = self.bound
            return {
                line if line in bound else party_of(line)
                for line, given in self.given.items()
                if given.verb == verb and given.number <= seen.get(line, 0)
            }
        branches = self.here.branches
        whole = seen is self.here.heads
        return {
            self._party(line)
            for line, given in self.given.items()
            if given.verb == verb
            and (branches.stands(line, given.number) if whole else branches.holds(seen, line, given.number))
            and (verb == "decline" or self._over_the_dead(line, seen))
        }

    def _over_the_dead(self, line: str, past: Past) -> bool:
        """Rule 7, for the acceptance that stands in a line."""
        return self.over is None or all(rival.dead(past) for rival in self.over.get(line, ()))

    def consented(self, yes: set[str]) -> bool:
        """Whether the acceptance of these Parties is all the consent that every item needs."""
        for needed in self.requirements:  # noqa: SIM110 asked at every answer, and a generator costs as much again
            if not needed.joiners <= yes or len(yes & needed.base) < needed.k:
                return False
        return True

    def agreed(self, past: Past | None = None) -> bool:
        """Whether every item has the consent that it needs."""
        if not self.here.branches.any:
            if self.void is not None:
                return False
            if self.enough:
                # An answer stands for ever and more acceptances never undo consent: a past that holds these has it.
                seen = self.here.heads if past is None else past
                for line, number in self.enough:
                    if seen.get(line, 0) < number:
                        break
                else:
                    return True
            return self.consented(self.answered("accept", past))
        known = self.here.agreed if past is None else {}
        found = known.get(self.hash)
        if found is None:
            found = known[self.hash] = self._rests_on_agreed(past, known)
        return found

    def _rests_on_agreed(self, past: Past | None, known: dict[str, bool]) -> bool:
        """Whether it and every version that it rests on has the consent that it needs, two stories aside (rule 6)."""
        seen = self.here.heads if past is None else past
        waiting, met = [self], {self.hash}
        while waiting:
            state = waiting.pop()
            before = known.get(state.hash)
            if before:
                continue
            consent = state.within(seen) and state.consented(state.answered("accept", seen))
            if before is False or state.void is not None or not consent:
                return False
            waiting.extend(base for base in state.bases if base.hash not in met)
            met.update(base.hash for base in state.bases)
        return True

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

    def disputed(self) -> bool:
        """Rules 6 and 7: whether it is not agreed but rests on what a Party signed that told two stories."""
        if not self.here.branches or self.void is not None or self.agreed():
            return False
        stands = self.here.branches.stands
        return (
            not stands(self.line, self.number)
            or any(not stands(line, given.number) for line, given in self.given.items())
            or any(not self._over_the_dead(line, self.here.heads) for line in self.over or ())
            or any(not base.agreed() for base in self.bases)
        )

    def agreed_in_a_story(self) -> bool:
        """Whether it would be agreed if each answer counted, whichever story it stands in."""
        yes = {self._party(line) for line, given in self.given.items() if given.verb == "accept"}
        return self.void is None and self.consented(yes)

    def status(self) -> Status:
        """How the proposal stands in all that is here."""
        if self.void is not None:
            return "void"
        if self.agreed():
            return "agreed"
        if self.dead():
            return "dead"
        if self.overtaken():
            return "overtaken"
        return "disputed" if self.disputed() else "open"

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
    return _requirement(frozenset(base), frozenset(bound), quorum)


@lru_cache(4_096)  # There are few sets of Parties: each is kept once, however many proposals bind them.
def _requirement(before: frozenset[str], bound: frozenset[str], quorum: int | None) -> Requirement:
    k = len(before)
    if quorum is not None and before:
        # More than half, even where Parties of the base have left and the charter counts fewer than before: only then
        # do the consents to any two rivals have a Party in common.
        k = max(min(quorum, k), k // 2 + 1)
    return Requirement(before, k, bound - before)


@lru_cache(4_096)  # As above.
def _bound(requirements: tuple[Requirement, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(needed.base | needed.joiners for needed in requirements))


def judge(proposal: ProposalState | None, line: str, verb: Verb, past: Past) -> Void | None:
    """Why an answer is void, or None where it is valid.

    Args:
        proposal: the proposal that the answer names, or None where there is none.
        line: the line that the answer stands in.
        verb: what it says.
        past: the past of the act that gives it.
    """
    if proposal is None or proposal.number > past.get(proposal.line, 0):
        return Void(UNKNOWN_PROPOSAL, "It answers a proposal that its author had not seen.")
    if not proposal.within(past):
        return Void(TWO_STORIES, f"{proposal.party} had told two stories, and the proposal stands in one of them.")
    if proposal.void is not None:
        return Void(PROPOSAL_VOID, f"The proposal has no effect: {proposal.void.reason}")
    if not proposal.speaks(line):
        party = party_of(line)
        return Void(NOT_BOUND, f"The proposal does not bind {party}, so {party} has nothing to answer.")
    given = proposal.own(line)
    if given is not None:
        party = party_of(line)
        how = "by accepting a rival" if given.implied else f"in its act {given.number}"
        word = "accepted" if given.verb == "accept" else "declined"
        return Void(ALREADY_ANSWERED, f"{party} had {word} this proposal {how}; the first answer stands.")
    if verb == "accept" and proposal.rivals:
        standing = [rival for rival in proposal.rivals if _accepted(rival, line) and not rival.dead(past)]
        if standing:
            party = party_of(line)
            first = min(standing, key=lambda rival: (rival.party, rival.number, rival.hash))
            return Void(
                RIVAL_ACCEPTED,
                f"{party} had accepted the rival proposal {first.party} {first.number}, which may still be agreed.",
            )
    return None


def _accepted(proposal: ProposalState, line: str) -> bool:
    given = proposal.own(line)
    return given is not None and given.verb == "accept"


def give(proposal: ProposalState, line: str, given: Given, past: Past) -> list[ProposalState]:
    """Record a valid answer and what follows from it by rule 2; the proposals that it touched, this one first."""
    proposal.given[line] = given
    touched = [proposal]
    if given.verb == "accept" and proposal.rivals:
        over = tuple(rival for rival in proposal.rivals if _accepted(rival, line))
        if over:
            proposal.over = {**(proposal.over or {}), line: over}
        for rival in proposal.rivals:
            if rival.within(past) and rival.speaks(line) and rival.own(line) is None:
                rival.given[line] = msgspec.structs.replace(given, verb="decline", implied=True)
                touched.append(rival)
    return touched
