# ruff: noqa: SLF001  it keeps what `fold` holds; the two are one subject in two files
"""The state of a register as plain values, from which it is made again without folding its acts.

1. What is kept is everything that `Register` holds, but for what follows from the founding charter. What is made from
   it judges every further act as the register itself does.
2. Of acts only hashes are kept. Proposals and mandates are read again where a node keeps its acts; reports, statements
   and the like only when somebody asks for them.
3. Where a Party told two stories nothing is kept: that is rare, and then the acts are folded.
4. Proposals stand in the order in which they were folded, and others name them by their places in it.
"""

from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec

from kelisim.acts import profile
from kelisim.acts.feed import Placed
from kelisim.acts.roster import Roster
from kelisim.model.act import Propose
from kelisim.model.charter import Charter
from kelisim.model.item import kind_of
from kelisim.register.consent import Given, ProposalState, Requirement
from kelisim.register.entries import EntryState, Version
from kelisim.register.fold import Register
from kelisim.register.void import Void
from kelisim.register.words import Read

WORDS: Final = ("statements", "reports", "notices", "releases", "comments")
"""Where a register has one side's words."""
_AT_ONCE: Final = 500
T = TypeVar("T")


class KeptAnswer(msgspec.Struct, array_like=True, frozen=True):
    """An answer to a proposal, and the rivals that its Party had accepted before."""

    line: str
    accepts: bool
    act: str
    number: int
    at: str
    office: str
    implied: bool


class KeptProposal(msgspec.Struct, array_like=True, frozen=True):
    """A proposal. `needs` and `voices` are places in the lists of those; `needs` is -1 where it is void from the
    beginning.
    """

    hash: str
    line: str
    needs: int
    voices: int
    bases: list[int]
    answers: list[KeptAnswer]
    over: dict[str, list[int]] | None
    rivals: list[int]
    void: Void | None
    adopted: bool
    enough: tuple[tuple[str, int], ...]


class KeptMandate(msgspec.Struct, array_like=True, frozen=True):
    """An appointment, a retirement or a rekeying, as it was placed."""

    hash: str
    past: dict[str, int]
    line: str
    roster: Roster


class KeptRegister(msgspec.Struct, array_like=True, frozen=True):
    """All that a register holds. `versions` has of each entry the proposals that made its versions, with the places of
    the items in them.
    """

    founded: list[str]
    heads: dict[str, int]
    void: dict[str, Void]
    lines: dict[str, str]
    needs: list[tuple[Requirement, ...]]
    voices: list[frozenset[str]]
    proposals: list[KeptProposal]
    mandates: list[KeptMandate]
    words: list[list[str]]
    baselines: dict[str, list[int]]
    offers: list[tuple[str, str, list[int]]]
    versions: dict[str, list[tuple[int, int]]]


class _Places(dict[T, int]):
    """Values in the order in which they are first asked for, each with its place."""

    def of(self, value: T) -> int:
        return self.setdefault(value, len(self))


def keep(register: Register) -> KeptRegister | None:
    """What a register holds, or None where a Party told two stories (rule 3)."""
    if register.here.branches.any:
        return None
    place = {act_hash: number for number, act_hash in enumerate(register.proposals)}
    needs, voices = _Places[tuple[Requirement, ...]](), _Places[frozenset[str]]()

    def places(states: Sequence[ProposalState]) -> list[int]:
        return [place[state.hash] for state in states]

    proposals = [
        KeptProposal(
            state.hash,
            state.line,
            needs.of(state.requirements) if state.requirements else -1,
            voices.of(state.voices),
            places(state.bases),
            [_kept(line, given) for line, given in state.given.items()],
            None if state.over is None else {line: places(over) for line, over in state.over.items()},
            places(state.rivals),
            state.void,
            state.adopted,
            state.enough,
        )
        for state in register.proposals.values()
    ]
    return KeptRegister(
        sorted(register.founded),
        register.here.heads,
        register.void,
        register.lines,
        list(needs),
        list(voices),
        proposals,
        [KeptMandate(one.hash, dict(one.past), one.line, one.roster) for one in register.mandates.values()],
        [list(getattr(register, name)) for name in WORDS],
        {entry: places(states) for entry, states in register._baselines.items()},
        [(entry, base, places(states)) for (entry, base), states in register._offers.items()],
        {
            entry: [(place[one.proposal.hash], one.proposal.items.index(one.item)) for one in state.versions]
            for entry, state in register._entries.items()
        },
    )


def _kept(line: str, given: Given) -> KeptAnswer:
    accepts = given.verb == "accept"
    return KeptAnswer(line, accepts, given.act, given.number, given.at, given.office, given.implied)


def restored(charter: Charter, kept: KeptRegister, read: Read) -> Register:
    """The register of which that was kept.

    Args:
        charter: its founding charter.
        kept: what `keep` gave.
        read: reads its acts. It is kept for as long as there are acts that nobody has asked for.

    Raises:
        KelisimError, KeyError, IndexError: it is not what `keep` gave, or the acts are not here.
    """
    register = Register(charter)
    register.founded.update(kept.founded)
    register.here.heads.update(kept.heads)
    register.void.update(kept.void)
    register.lines.update(kept.lines)
    states = _proposals(register, kept, read)
    register.proposals.update((state.hash, state) for state in states)
    signed = read([one.hash for one in kept.mandates])
    for one in kept.mandates:
        act = profile.decode_again(signed[one.hash].payload)
        register.mandates[one.hash] = Placed(signed[one.hash], one.hash, act, one.past, one.line, one.roster)
    for name, hashes in zip(WORDS, kept.words, strict=True):
        getattr(register, name).leave(hashes, read)
    register._baselines.update((entry, [states[at] for at in places]) for entry, places in kept.baselines.items())
    register._offers.update(((entry, base), [states[at] for at in places]) for entry, base, places in kept.offers)
    for entry, versions in kept.versions.items():
        found = [Version(states[at], states[at].items[item]) for at, item in versions]
        register._entries[entry] = state = EntryState(entry, kind_of(found[0].item))
        state.versions.extend(found)
    return register


def _proposals(register: Register, kept: KeptRegister, read: Read) -> list[ProposalState]:
    """The proposals; first each alone, then with those that they name."""
    states: list[ProposalState] = []
    for start in range(0, len(kept.proposals), _AT_ONCE):
        part = kept.proposals[start : start + _AT_ONCE]
        signed = read([one.hash for one in part])
        for one in part:
            act = profile.decode_again(signed[one.hash].payload)
            if not isinstance(act, Propose):
                raise KeyError(one.hash)
            state = ProposalState(one.hash, act, one.line, register.here)
            if one.needs >= 0:
                state.need(kept.needs[one.needs], kept.voices[one.voices])
            state.void, state.adopted, state.enough = one.void, one.adopted, one.enough
            for given in one.answers:
                state.given[given.line] = Given(
                    "accept" if given.accepts else "decline",
                    given.act,
                    given.number,
                    given.at,
                    given.office,
                    given.implied,
                )
            states.append(state)
    for one, state in zip(kept.proposals, states, strict=True):
        state.bases = tuple(states[at] for at in one.bases)
        state.rivals = [states[at] for at in one.rivals]
        if one.over is not None:
            state.over = {line: tuple(states[at] for at in over) for line, over in one.over.items()}
    return states
