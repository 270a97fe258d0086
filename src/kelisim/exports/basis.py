"""What an entry rests on: the acts without which its agreed versions would not stand.

1. Every founding Party's founding act.
2. The proposal of each agreed version, from the baseline on, and every answer to it that counts. A decline that only
   follows from accepting a rival is told by another proposal's acts, and stays out.
3. As a proposal is agreed whole or not at all: the same for the version that any other item of it replaces.
4. The same for each version of the charter that was agreed in the past of such a proposal, because it says how many
   have to consent; and for a Party that acceded, its founding act and the proposal of the charter that it
   founded with.
5. For each signer, the Party's rekeyings before, and the appointments and retirements of its key and of the keys of
   those who appointed it.
6. Where narrowed powers are judged by what a milestone belongs to, the same for that.

From the same acts a certificate's writer and its reader find the same, so it carries what is needed and nothing else.
"""

from collections.abc import Iterator

from kelisim.acts.feed import Placed
from kelisim.acts.roster import key_id
from kelisim.exports.errors import CertificateError, NotAgreedError
from kelisim.exports.replay import Replayed
from kelisim.model.act import Accept, Appoint, Decline, Found, Propose, Rekey, Retire
from kelisim.model.charter import CHARTER_ENTRY
from kelisim.model.item import Item
from kelisim.model.measure import Milestone
from kelisim.register.consent import ProposalState
from kelisim.register.entries import EntryState
from kelisim.register.fold import Register
from kelisim.register.scope import is_narrowed


def basis(replayed: Replayed, entry: str) -> frozenset[str]:
    """The hashes of the acts that an entry rests on.

    Raises:
        NotAgreedError: the entry has no agreed version.
        CertificateError: an act that it needs is not among those given.
    """
    found = _Found(replayed)
    found.founding()
    for state in proposals_of(replayed.register, entry):
        found.proposal(state)
    return frozenset(found.acts)


def proposals_of(register: Register, entry: str) -> tuple[ProposalState, ...]:
    """The proposals of the agreed versions of an entry; of the charter those after its founding, which need be none.

    Raises:
        NotAgreedError: the entry has no agreed version.
    """
    state = register.entries.get(entry)
    if state is not None:
        return tuple(version.proposal for version in state.versions)
    if entry == CHARTER_ENTRY and register.is_founded():
        return ()
    raise NotAgreedError(f"no agreed entry is called {entry}")


class _Found:
    def __init__(self, replayed: Replayed) -> None:
        self.acts: set[str] = set()
        self._register = replayed.register
        self._placed = replayed.placed
        self._foundings = {one.line: one for one in replayed.placed.values() if isinstance(one.act, Found)}

    def founding(self) -> None:
        """Rule 1."""
        lacking = sorted(self._register.founders - self._register.founded)
        if lacking:
            raise CertificateError(f"the founding act of {' and '.join(lacking)} is not shown")
        for line, one in self._foundings.items():
            if line in self._register.founders:
                self._add(one)

    def proposal(self, state: ProposalState) -> None:
        """Rules 2 to 4 and 6, without recursion, because a chain of versions may be long."""
        waiting = [state]
        while waiting:
            one = waiting.pop()
            if one.hash in self.acts:
                continue
            acts = [self._act(one.hash), *(self._act(given.act) for given in one.answers.values() if not given.implied)]
            for act in acts:
                waiting.extend(self._add(act))
                waiting.extend(self._sources(act, one.items))
            waiting.extend(one.bases)
            waiting.extend(self._agreed(self._register.entries.get(CHARTER_ENTRY), acts[0]))

    def _act(self, act_hash: str) -> Placed:
        one = self._placed.get(act_hash)
        if one is None:
            raise CertificateError("an act that it rests on is not here", where=act_hash)
        return one

    def _add(self, one: Placed) -> list[ProposalState]:
        """Add an act with what made its signer's key (rule 5); the proposals that its Party's founding rests on."""
        waiting, more = [one], list[ProposalState]()
        while waiting:
            act = waiting.pop()
            if act.hash in self.acts:
                continue
            self.acts.add(act.hash)
            waiting.extend(self._mandates(act))
            if act.line in self._register.founders:
                continue
            if isinstance(act.act, Found):
                more.append(self._accession(act))
            else:
                waiting.append(self._foundings[act.line])
        return more

    def _mandates(self, one: Placed) -> Iterator[Placed]:
        earlier = [
            other
            for other in self._register.mandates.values()
            if other.line == one.line and other.act.number < one.act.number
        ]
        keys = _appointers(one.act.by.key, earlier)
        for other in earlier:
            if isinstance(other.act, Rekey) or _concerned(other) in keys:
                yield other

    def _accession(self, founding: Placed) -> ProposalState:
        """Rule 4: the proposal of the charter with which a Party acceded; an agreed one, where there is one."""
        named = founding.act.body.charter if isinstance(founding.act, Found) else None
        offers = [
            state
            for state in self._register.proposals.values()
            if state.within(founding.past) and any(item.content == named for item in state.items)
        ]
        if not offers:
            raise CertificateError("the charter with which it acceded is not offered here", where=founding.name())
        return min(offers, key=lambda state: (not state.agreed(), state.party, state.number, state.hash))

    def _sources(self, one: Placed, items: tuple[Item, ...]) -> Iterator[ProposalState]:
        """Rule 6: the versions of what milestones belong to, where the signer's powers are narrowed."""
        powers = one.roster.powers(one.act.by.key)
        if powers is None or not is_narrowed(powers) or not isinstance(one.act, Propose | Accept | Decline):
            return
        for item in items:
            above = item.content.of.entry if isinstance(item.content, Milestone) else None
            for _ in range(8):
                held = self._register.version_in(above, one.past) if above else None
                if above is None or held is None:
                    break
                yield from self._agreed(self._register.entries.get(above), one)
                above = held.content.of.entry if isinstance(held.content, Milestone) else None

    @staticmethod
    def _agreed(entry: EntryState | None, one: Placed) -> Iterator[ProposalState]:
        """The proposals of an entry's versions that were agreed in an act's past."""
        for version in entry.versions if entry else ():
            if version.proposal.within(one.past) and version.proposal.agreed(one.past):
                yield version.proposal


def _appointers(key: str, earlier: list[Placed]) -> set[str]:
    """A key, those that appointed it, and so on."""
    keys = {key}
    while True:
        more = {other.act.by.key for other in earlier if isinstance(other.act, Appoint) and _concerned(other) in keys}
        if more <= keys:
            return keys
        keys |= more


def _concerned(mandate: Placed) -> str | None:
    """The key that an appointment or a retirement is about."""
    act = mandate.act
    if isinstance(act, Appoint):
        return key_id(act.body.key)
    return act.body.key if isinstance(act, Retire) else None
