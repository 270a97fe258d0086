"""The register: what follows from the acts of all feeds.

1. Acts come in any order in which each follows its past (`acts.feed` sees to it). Whether one counts is decided from
   its past alone, so the same acts give the same register in every such order.
2. An act beyond the full powers of its signer is void (`acts.roster`, `scope`).
3. An act whose past, with itself, holds two stories of its Party is void from the cut on.
4. Before its author had seen every founding Party found the register, an act is void unless it founds, or appoints,
   retires or rekeys, which concerns nobody else.
5. Who is not a Party by the charter in the act's past does nothing but answer a proposal that binds it: one that would
   make it a Party, or one about what it was bound by before it left.
6. A new entry's id is made from the Party and the number of the act and the item's place in it.
7. A new version names an agreed version as its base; kind and entry stay the same.
8. A void act is kept with its reason and has no effect.
9. When a branch comes in, everything is settled anew: what rests on either story is disputed, not agreed. So it is when
   an answer changes what is agreed or disputed while there are branches.
10. A proposal that binds, or is made by, a Party that acceded rests on the version of the charter that made it one: two
    strangers of one code would otherwise both name an entry alike where two stories told of each.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeVar

import msgspec

from kelisim.acts.feed import Placed
from kelisim.acts.line import Past, root_of
from kelisim.acts.profile import register_id
from kelisim.model.act import (
    Accept,
    Act,
    Appoint,
    Commenting,
    Decline,
    Found,
    Notifying,
    Propose,
    Rekey,
    Releasing,
    Reporting,
    Retire,
    Stating,
)
from kelisim.model.charter import CHARTER_ENTRY, Charter
from kelisim.model.item import CharterItem, Item, kind_of
from kelisim.register import word
from kelisim.register.charters import check_amendment, codes_of, founding_item, terms_of, voices_of
from kelisim.register.consent import Given, Here, ProposalState, Requirement, Verb, give, judge, requirement
from kelisim.register.entries import EntryState, Version, is_doubted, settle
from kelisim.register.scope import is_narrowed, outside
from kelisim.register.void import (
    BASE_NOT_AGREED,
    BEYOND_POWERS,
    ENTRY_TWICE,
    KIND_CHANGED,
    NOT_A_PARTY,
    NOT_FOUNDED,
    OUTSIDE_SCOPE,
    TWO_STORIES,
    UNKNOWN_PARTY,
    WRONG_ENTRY_ID,
    Void,
)
from kelisim.register.words import Words

Spoken = TypeVar("Spoken", bound=word.Word)
# Types are compared, not asked for by `isinstance`: every act passes here, and with msgspec's types that is slow.
_MANDATES = frozenset({Appoint, Retire, Rekey})


class Outcome(msgspec.Struct, frozen=True):
    """What one act changed: why it is void, the proposals it touched, the entries that have a new agreed version, and
    whether everything was settled anew.
    """

    void: Void | None = None
    proposals: tuple[ProposalState, ...] = ()
    entries: tuple[EntryState, ...] = ()
    resettled: bool = False


_NOTHING = Outcome()


class Register:
    """The state of one register, folded from its acts.

    `entries` are those with an agreed version, `disputed` those whose every version is disputed. One-sided acts are
    kept by their hash, and so are the `mandates`: appointments, retirements and rekeyings. `lines` has the line of each
    act whose line is not called by its Party's code alone.
    """

    def __init__(self, charter: Charter) -> None:
        self.founding = charter
        self.id = register_id(charter)
        self.founders = frozenset(codes_of(charter))
        self.founded: set[str] = set()
        self.here = Here()
        self.proposals: dict[str, ProposalState] = {}
        self.void: dict[str, Void] = {}
        self.statements = Words[Stating]()
        self.reports = Words[Reporting]()
        self.notices = Words[Notifying]()
        self.releases = Words[Releasing]()
        self.comments = Words[Commenting]()
        self.mandates: dict[str, Placed] = {}
        self.lines: dict[str, str] = {}
        self._founding_item = founding_item(charter)
        self._founding_voices = voices_of(charter, charter)
        self._founding_terms = terms_of(charter)
        self._baselines: dict[str, list[ProposalState]] = {}
        self._offers: dict[tuple[str, str], list[ProposalState]] = {}
        self._entries: dict[str, EntryState] = {}
        self._disputed: dict[str, EntryState] = {}
        self._doubted: set[str] = set()
        self._settled = True

    @property
    def entries(self) -> dict[str, EntryState]:
        """The entries with an agreed version."""
        self._settle()
        return self._entries

    @property
    def disputed(self) -> dict[str, EntryState]:
        """The entries whose every version is disputed."""
        self._settle()
        return self._disputed

    @property
    def charter(self) -> Charter:
        """The newest agreed version of the charter."""
        return self.charters(self.here.heads)[-1]

    def apply(self, placed: Placed) -> Outcome:
        """Fold one act in. Its past must have been folded before."""
        act = placed.act
        self.here.advance(placed.line, act.number, placed.branch)
        if placed.line != act.party:
            self.lines[placed.hash] = placed.line
        outcome = self._apply(placed, act)
        if placed.branch is not None or (self.here.branches.any and self._unsettled(outcome)):
            self._settled = False
            return msgspec.structs.replace(outcome, resettled=True)
        return outcome

    def _apply(self, placed: Placed, act: Act) -> Outcome:
        if type(act) is Found:
            self.founded.add(act.party)
            return _NOTHING
        void = self._without_power(placed, act) or self._without_voice(placed, act)
        if void is not None:
            return self._ignore(placed, act, void)
        if type(act) in _MANDATES:
            self.mandates[placed.hash] = placed
            return _NOTHING
        if type(act) is Propose:
            return self._propose(placed, act)
        if type(act) is Accept or type(act) is Decline:
            return self._answer(placed, act)
        void = word.judge(self, act, placed.past) or self._out_of_scope(placed, act)
        if void is not None:
            return self._ignore(placed, act, void)
        word.keep(self, placed.hash, act)
        return _NOTHING

    def is_founded(self) -> bool:
        """Whether every founding Party has founded the register."""
        return self.founders <= self.founded

    def charters(self, past: Past) -> tuple[Charter, ...]:
        """The versions of the charter that are agreed in a past, from the founding one on."""
        found = [self.founding]
        if (CHARTER_ENTRY, self.id) in self._offers:
            contents = (version.item.content for version in self._chain(CHARTER_ENTRY, past))
            found.extend(content for content in contents if isinstance(content, Charter))
        return tuple(found)

    def version_in(self, entry: str, past: Past) -> Item | None:
        """The newest version of an entry that is agreed in a past."""
        newest: Item | None = self._founding_item if entry == CHARTER_ENTRY else None
        for version in self._chain(entry, past):
            newest = version.item
        return newest

    def known(self, entry: str, past: Past) -> str | None:
        """The kind of an entry that is agreed in a past; None where it is not."""
        if entry == CHARTER_ENTRY:
            return "charter"
        for state in self._baselines.get(entry, ()):
            if state.within(past) and state.agreed(past):
                return kind_of(item) if (item := state.offer(entry)) else None
        return None

    def counts(self, act_hash: str, party: str, number: int) -> bool:
        """Whether a one-sided act counts in all that is here, or stands in one of two stories."""
        return self.here.branches.stands(self.lines.get(act_hash, party), number)

    def counted(self, words: Mapping[str, Spoken]) -> dict[str, Spoken]:
        """The one-sided acts among these that count in all that is here: what is computed is made from them."""
        if not self.here.branches:
            return dict(words.items())
        return {one: act for one, act in words.items() if self.counts(one, act.party, act.number)}

    def _chain(self, entry: str, past: Past) -> Iterator[Version]:
        """The versions of an entry that are agreed in a past, from the baseline on."""
        first = self._offers.get((entry, self.id)) if entry == CHARTER_ENTRY else self._baselines.get(entry)
        offered = first or []
        whole = None if past is self.here.heads else past
        while True:
            state = next((one for one in offered if one.within(past) and one.agreed(whole)), None)
            if state is None:
                return
            yield Version(state, next(item for item in state.items if item.entry == entry))
            offered = self._offers.get((entry, state.hash), [])

    def _without_power(self, placed: Placed, act: Act) -> Void | None:
        """Rules 2 and 3."""
        if type(act) in _MANDATES or act.by.key not in placed.roster.roots:
            reason = placed.roster.overstep(act)
            if reason is not None:
                return Void(BEYOND_POWERS, reason)
        branches = self.here.branches
        if branches.any:
            cut = branches.cut(root_of(placed.line), {**placed.past, placed.line: act.number})
            if cut is not None and act.number >= cut:
                return Void(TWO_STORIES, f"Its author had seen that {act.party} signed two acts with number {cut}.")
        return None

    def _without_voice(self, placed: Placed, act: Act) -> Void | None:
        """Rules 4 and 5."""
        if type(act) in _MANDATES:
            return None
        past = placed.past
        if not self.founders <= past.keys() and not (self.here.branches and self.founders <= set(map(root_of, past))):
            return Void(NOT_FOUNDED, "Not every Party had founded the register yet.")
        if type(act) is Accept or type(act) is Decline:
            return None
        root = placed.line if placed.line in self.founders else root_of(placed.line)
        if root in self.founders and (CHARTER_ENTRY, self.id) not in self._offers:
            return None
        if root in voices_of(self.charters(past)[-1], self.founding):
            return None
        return Void(NOT_A_PARTY, f"The charter in its past does not name {act.party} as a Party.")

    def _ignore(self, placed: Placed, act: Act, void: Void) -> Outcome:
        self.void[placed.hash] = void
        if isinstance(act, Propose):
            self.proposals[placed.hash] = state = ProposalState(placed.hash, act, placed.line, self.here)
            state.void = void
            return Outcome(void, (state,))
        return Outcome(void)

    def _out_of_scope(self, placed: Placed, act: Act) -> Void | None:
        """Rule 2, for powers that are narrowed."""
        if act.by.key in placed.roster.roots:
            return None
        powers = placed.roster.powers(act.by.key)
        if powers is None or not is_narrowed(powers):
            return None
        find = partial(self.version_in, past=placed.past)
        concerned: list[Item | None]
        if isinstance(act, Propose):
            offered = act.body.items
            concerned = [*offered, *(find(item.entry) for item in offered if item.base is not None)]
        elif isinstance(act, Accept | Decline):
            proposal = self.proposals.get(act.body.proposal)
            offered = proposal.items if proposal else ()
            concerned = [*offered, *(self._base_item(item) for item in offered if item.base is not None)]
        else:
            concerned = word.concerned(self, act, find)
        reason = outside(powers, concerned, find)
        if reason is None:
            return None
        office = placed.roster.signers[act.by.key].office
        return Void(OUTSIDE_SCOPE, f"The full powers of {office} do not extend to it: {reason}.")

    def _propose(self, placed: Placed, act: Propose) -> Outcome:
        void = self._out_of_scope(placed, act)
        if void is not None:
            return self._ignore(placed, act, void)
        charters = self.charters(placed.past)
        allowed, quorums = self._founding_terms if len(charters) == 1 else terms_of(charters[-1])
        voices = self._founding_voices
        if len(charters) > 1:
            voices = voices.union(*(voices_of(charter, self.founding) for charter in charters))
        for item in act.body.items:
            if isinstance(item, CharterItem):
                allowed |= set(codes_of(item.content))
                voices |= voices_of(item.content, self.founding)
        needed: list[Requirement] = []
        seen: set[str] = set()
        for place, item in enumerate(act.body.items, start=1):
            own_id = f"{act.party}.{act.number}.{place}"
            void = self._check_item(item, own_id, placed.past, allowed)
            if void is None and item.entry in seen:
                void = Void(ENTRY_TWICE, f"It offers two versions of {item.entry}.")
            if void is None and isinstance(item, CharterItem):
                void = check_amendment(item, charters)
            if void is not None:
                return self._ignore(placed, act, void)
            seen.add(item.entry)
            base = self._base_item(item)
            needed.append(requirement(base.bound if base else (), item.bound, quorums.get(kind_of(item))))
        state = ProposalState(placed.hash, act, placed.line, self.here)
        state.need(tuple(needed), voices)
        bases = [self.proposals[item.base] for item in act.body.items if item.base in self.proposals]
        state.bases = (*bases, *self._grounds(state.bound | {act.party}, placed.past))
        self.proposals[placed.hash] = state
        rivals: dict[str, ProposalState] = {}
        for item in act.body.items:
            if item.base is None:
                self._baselines.setdefault(item.entry, []).append(state)
                continue
            others = self._offers.setdefault((item.entry, item.base), [])
            rivals.update((other.hash, other) for other in others)
            others.append(state)
        state.rivals.extend(rivals.values())
        for rival in rivals.values():
            rival.rivals.append(state)
        return Outcome(None, (state,))

    def _grounds(self, involved: frozenset[str], past: Past) -> Iterator[ProposalState]:
        """The versions of the charter by which those who did not found the register first became Parties of it."""
        strangers = involved - self.founders
        for version in self._chain(CHARTER_ENTRY, past) if strangers else ():
            if not strangers.isdisjoint(version.item.bound):
                strangers -= frozenset(version.item.bound)
                yield version.proposal

    def _check_item(self, item: Item, own_id: str, past: Past, allowed: frozenset[str]) -> Void | None:
        strangers = [party for party in item.bound if party not in allowed]
        # A base that is not in the act's past is as if it were not here, where it may come later.
        base = self._base_item(item) if self._base_agreed(item, past) else None
        if base is not None:
            strangers = [party for party in strangers if party not in base.bound]
        if strangers:
            return Void(UNKNOWN_PARTY, f"It binds {', '.join(strangers)}, whom the charter does not name.")
        if item.base is None:
            if item.entry != own_id:
                return Void(WRONG_ENTRY_ID, f"A new entry here is called {own_id}, not {item.entry}.")
            if isinstance(item, CharterItem):
                return Void(KIND_CHANGED, f"The charter is {CHARTER_ENTRY}, and there is no second one.")
            return None
        if base is None:
            return Void(BASE_NOT_AGREED, f"The version of {item.entry} that it replaces was not agreed in its past.")
        if kind_of(base) != kind_of(item):
            return Void(KIND_CHANGED, f"{item.entry} is a {kind_of(base)} and cannot become a {kind_of(item)}.")
        return None

    def _base_agreed(self, item: Item, past: Past) -> bool:
        proposal = self.proposals.get(item.base or "")
        if proposal is None:
            return item.entry == CHARTER_ENTRY and item.base == self.id
        return proposal.within(past) and proposal.agreed(past)

    def _base_item(self, item: Item) -> Item | None:
        if item.entry == CHARTER_ENTRY and item.base == self.id:
            return self._founding_item
        proposal = self.proposals.get(item.base or "")
        return proposal.offer(item.entry) if proposal else None

    def _answer(self, placed: Placed, act: Accept | Decline) -> Outcome:
        verb: Verb = "accept" if type(act) is Accept else "decline"
        proposal = self.proposals.get(act.body.proposal)
        void = judge(proposal, placed.line, verb, placed.past) or self._out_of_scope(placed, act)
        if void is not None or proposal is None:
            return self._ignore(placed, act, void) if void else Outcome()
        given = Given(verb, placed.hash, act.number, act.at, act.by.office)
        touched = give(proposal, placed.line, given, placed.past)
        if self.here.branches.any:
            # What dies may be what an acceptance of its rival waits for (consent, rule 7).
            touched = list({state.hash: state for one in touched for state in (one, *one.rivals)}.values())
        # An acceptance alone can make it agreed, and what is agreed stays so while there are no branches.
        fresh = verb == "accept" and not proposal.adopted and not self.here.branches.any
        entries = self._adopt(proposal) if fresh and proposal.agreed() else ()
        if entries:
            touched.extend(rival for rival in proposal.rivals if rival not in touched)
        return Outcome(None, tuple(touched), entries)

    def _adopt(self, proposal: ProposalState) -> tuple[EntryState, ...]:
        proposal.adopt()
        adopted = []
        for item in proposal.items:
            state = self._entries.get(item.entry)
            if state is None:
                state = self._entries[item.entry] = EntryState(item.entry, kind_of(item))
            state.versions.append(Version(proposal, item))
            adopted.append(state)
        return tuple(adopted)

    def _unsettled(self, outcome: Outcome) -> bool:
        """Whether an act changed which versions are agreed or disputed (rule 9)."""
        return not self._settled or any(
            state.adopted != state.agreed() or (state.hash in self._doubted) != is_doubted(state)
            for state in outcome.proposals
        )

    def _settle(self) -> None:
        """Rule 9: find anew which versions are agreed and which are disputed, once it is asked for."""
        if not self._settled:
            self._settled = True
            settled = settle(self.proposals.values(), lambda entry: self._chain(entry, self.here.heads))
            self._entries, self._disputed, self._doubted = settled
