"""The register: what follows from the acts of all feeds.

1. Acts come in any order in which each follows its past (`acts.feed` sees to it). Whether one counts is decided from
   its past alone, so the same acts give the same register in every such order.
2. An act before its author had seen every Party found the register is void, unless it is itself a founding.
3. A new entry's id is made from the Party and the number of the act and the item's place in it.
4. A new version names an agreed version as its base; kind and entry stay the same.
5. A void act is kept with its reason and has no effect.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from kelisim.acts.feed import Placed
from kelisim.model.act import Accept, Act, Decline, Found, Propose, Reporting, Stating
from kelisim.model.charter import Charter
from kelisim.model.item import Item, kind_of
from kelisim.register.consent import Given, Past, ProposalState, Requirement, Verb, give, judge, requirement
from kelisim.register.void import (
    BASE_NOT_AGREED,
    ENTRY_TWICE,
    KIND_CHANGED,
    NOT_FOUNDED,
    NOT_REPORTABLE,
    UNKNOWN_ENTRY,
    UNKNOWN_PARTY,
    WRONG_ENTRY_ID,
    Void,
)

REPORTABLE = frozenset({"measure", "milestone", "decision"})
"""The kinds of entries that a Party reports on."""


class Version(msgspec.Struct, frozen=True):
    """An agreed version of an entry: the proposal that made it and the item in it."""

    proposal: ProposalState
    item: Item


class EntryState:
    """An entry: its kind and its agreed versions, from the baseline on."""

    __slots__ = ("entry", "kind", "versions")

    def __init__(self, entry: str, kind: str) -> None:
        self.entry = entry
        self.kind = kind
        self.versions: list[Version] = []

    def current(self) -> Item:
        """The newest agreed version."""
        return self.versions[-1].item


class Outcome(msgspec.Struct, frozen=True):
    """What one act changed: why it is void, the proposals it touched, the entries that have a new agreed version."""

    void: Void | None = None
    proposals: tuple[ProposalState, ...] = ()
    entries: tuple[EntryState, ...] = ()


class Register:
    """The state of one register, folded from its acts."""

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self.parties = frozenset(party.code for party in charter.parties)
        self.founded: set[str] = set()
        self.proposals: dict[str, ProposalState] = {}
        self.entries: dict[str, EntryState] = {}
        self.void: dict[str, Void] = {}
        self.statements: dict[str, Stating] = {}
        self.reports: dict[str, Reporting] = {}
        self._quorums: dict[str, int] = {quorum.kind: quorum.k for quorum in charter.quorums}
        self._offers: dict[tuple[str, str], list[ProposalState]] = {}

    def apply(self, placed: Placed) -> Outcome:
        """Fold one act in. Its past must have been folded before."""
        act = placed.act
        if isinstance(act, Found):
            self.founded.add(act.party)
            return Outcome()
        if any(placed.past.get(party, 0) < 1 for party in self.parties):
            return self._ignore(placed.hash, act, Void(NOT_FOUNDED, "Not every Party had founded the register yet."))
        if isinstance(act, Propose):
            return self._propose(placed.hash, act, placed.past)
        if isinstance(act, Accept | Decline):
            return self._answer(placed.hash, act, placed.past)
        if isinstance(act, Reporting):
            return self._report(placed.hash, act, placed.past)
        return self._state(placed.hash, act, placed.past)

    def is_founded(self) -> bool:
        """Whether every Party has founded the register."""
        return self.founded == self.parties

    def _ignore(self, act_hash: str, act: Act, void: Void) -> Outcome:
        self.void[act_hash] = void
        if isinstance(act, Propose):
            self.proposals[act_hash] = state = ProposalState(act_hash, act, ())
            state.void = void
            return Outcome(void, (state,))
        return Outcome(void)

    def _propose(self, act_hash: str, act: Propose, past: Past) -> Outcome:
        needed: list[Requirement] = []
        seen: set[str] = set()
        for place, item in enumerate(act.body.items, start=1):
            own_id = f"{act.party}.{act.number}.{place}"
            void = self._check_item(item, own_id, past)
            if void is None and item.entry in seen:
                void = Void(ENTRY_TWICE, f"It offers two versions of {item.entry}.")
            if void is not None:
                return self._ignore(act_hash, act, void)
            seen.add(item.entry)
            base = self._base_item(item)
            needed.append(requirement(base.bound if base else (), item.bound, self._quorums.get(kind_of(item))))
        state = ProposalState(act_hash, act, tuple(needed))
        self.proposals[act_hash] = state
        for item in act.body.items:
            if item.base is not None:
                others = self._offers.setdefault((item.entry, item.base), [])
                for other in others:
                    if other not in state.rivals:
                        state.rivals.append(other)
                        other.rivals.append(state)
                others.append(state)
        return Outcome(None, (state,))

    def _check_item(self, item: Item, own_id: str, past: Past) -> Void | None:
        strangers = [party for party in item.bound if party not in self.parties]
        if strangers:
            return Void(UNKNOWN_PARTY, f"It binds {', '.join(strangers)}, whom the charter does not name.")
        if item.base is None:
            if item.entry != own_id:
                return Void(WRONG_ENTRY_ID, f"A new entry here is called {own_id}, not {item.entry}.")
            return None
        base = self._base_item(item)
        proposal = self.proposals.get(item.base)
        if base is None or proposal is None or not proposal.within(past) or not proposal.agreed(past):
            return Void(BASE_NOT_AGREED, f"The version of {item.entry} that it replaces was not agreed in its past.")
        if kind_of(base) != kind_of(item):
            return Void(KIND_CHANGED, f"{item.entry} is a {kind_of(base)} and cannot become a {kind_of(item)}.")
        return None

    def _base_item(self, item: Item) -> Item | None:
        proposal = self.proposals.get(item.base or "")
        if proposal is None:
            return None
        return next((offered for offered in proposal.items if offered.entry == item.entry), None)

    def _answer(self, act_hash: str, act: Accept | Decline, past: Past) -> Outcome:
        verb: Verb = "accept" if isinstance(act, Accept) else "decline"
        proposal = self.proposals.get(act.body.proposal)
        void = judge(proposal, act.party, verb, past)
        if void is not None or proposal is None:
            return self._ignore(act_hash, act, void) if void else Outcome()
        given = Given(verb, act_hash, act.number, act.at, act.by.office)
        touched = give(proposal, act.party, given, past)
        entries = self._adopt(proposal) if proposal.agreed() else ()
        if entries:
            touched.extend(rival for rival in proposal.rivals if rival not in touched)
        return Outcome(None, tuple(touched), entries)

    def _adopt(self, proposal: ProposalState) -> tuple[EntryState, ...]:
        adopted = []
        for item in proposal.items:
            state = self.entries.setdefault(item.entry, EntryState(item.entry, kind_of(item)))
            if any(version.proposal is proposal for version in state.versions):
                return ()
            state.versions.append(Version(proposal, item))
            adopted.append(state)
        return tuple(adopted)

    def _known(self, entry: str, past: Past) -> bool:
        state = self.entries.get(entry)
        return state is not None and state.versions[0].proposal.agreed(past)

    def _report(self, act_hash: str, act: Reporting, past: Past) -> Outcome:
        entry = act.body.report.about
        if not self._known(entry, past):
            return self._ignore(act_hash, act, Void(UNKNOWN_ENTRY, f"{entry} was not agreed in its past."))
        kind = self.entries[entry].kind
        if kind not in REPORTABLE:
            return self._ignore(act_hash, act, Void(NOT_REPORTABLE, f"{entry} is a {kind}; nobody reports on it."))
        self.reports[act_hash] = act
        return Outcome()

    def _state(self, act_hash: str, act: Stating, past: Past) -> Outcome:
        for named in act.body.statement.about:
            if named.entry is not None and not self._known(named.entry, past):
                return self._ignore(act_hash, act, Void(UNKNOWN_ENTRY, f"{named.entry} was not agreed in its past."))
        self.statements[act_hash] = act
        return Outcome()


def snapshot(register: Register) -> dict[str, Any]:
    """The whole state in plain values that do not depend on the order of arrival, for comparing two registers."""
    return {
        "founded": sorted(register.founded),
        "void": {act: void.code for act, void in sorted(register.void.items())},
        "proposals": {act: _proposal_snapshot(state) for act, state in sorted(register.proposals.items())},
        "entries": {
            entry: [version.proposal.hash for version in state.versions]
            for entry, state in sorted(register.entries.items())
        },
        "statements": sorted(register.statements),
        "reports": sorted(register.reports),
    }


def _proposal_snapshot(state: ProposalState) -> Mapping[str, Any]:
    return {
        "status": state.status(),
        "waiting": state.waiting(),
        "rivals": sorted(rival.hash for rival in state.rivals),
        "answers": {party: msgspec.to_builtins(given) for party, given in sorted(state.answers.items())},
    }
