"""What follows from acts a second time, slow and plain, as an oracle.

A past is a set of acts, found by walking `after`; nothing is numbered, remembered or kept up. Every question is asked
anew of such a set. It shares no code with `kelisim.register` or `kelisim.acts.line`, and it reads signed acts alone:
which story a node called the branch is not known here.
"""

import functools
from collections.abc import Sequence
from typing import Any, NamedTuple

from kelisim.acts.envelope import Opened
from kelisim.acts.feed import Placed
from kelisim.acts.profile import register_id
from kelisim.model.act import (
    Accept,
    Act,
    Appoint,
    Commenting,
    Decline,
    Found,
    Propose,
    Rekey,
    Retire,
    act_kind,
)
from kelisim.model.charter import Charter
from kelisim.model.powers import Powers
from tests.register.oracle_powers import overstep, signers_under
from tests.register.oracle_words import KINDS, about

Past = frozenset[str]
Voice = tuple[object, ...]
"""Whose feed it is: a founding Party's code, or a code with the keys and the threshold it acceded with."""
CHARTER = "CHARTER.1.1"


class Need(NamedTuple):
    """What one item needs: `k` of `base`, and every joiner."""

    base: frozenset[str]
    k: int
    joiners: frozenset[str]


class Effect(NamedTuple):
    """What an answer says to a proposal, or an acceptance to a rival."""

    verb: str
    implied: bool


class Judgement(NamedTuple):
    """What the oracle finds: the code of each void act, how proposals stand, the answers that count in all that is
    here, the versions of each entry, and the disputed ones.
    """

    void: dict[str, str]
    statuses: dict[str, str]
    answers: dict[tuple[str, str], tuple[str, bool]]
    versions: dict[str, list[str]]
    disputed: dict[str, set[str]]


class Oracle:
    """Judges acts whose pasts are among them, in any order."""

    def __init__(self, charter: Charter, acts: Sequence[Placed | Opened]) -> None:
        self.charter = charter
        self.id = register_id(charter)
        self.founders = {party.code for party in charter.parties}
        self.acts: dict[str, Act] = {one.hash: one.act for one in acts}
        self.pasts: dict[str, Past] = {}
        self.feeds: dict[str, list[str]] = {}
        self.voices: dict[str, Voice] = {}
        for name in self.acts:
            self._reach(name)
        self.void: dict[str, str] = {}
        self.made: dict[str, list[Need]] = {}
        self.bases: dict[str, list[str]] = {}
        self.speakers: dict[str, set[Voice]] = {}
        self.effects: dict[str, dict[str, Effect]] = {}
        self.agreed = functools.cache(self._agreed)
        self.cut = functools.cache(self._cut)
        for name in sorted(self.acts, key=lambda one: len(self.pasts[one])):
            code = self._judge(name, self.acts[name], self.pasts[name])
            if code is not None:
                self.void[name] = code

    def _reach(self, name: str) -> None:
        """Find the past of an act, the acts before it in its feed, and whose feed it is."""
        waiting = [name]
        while waiting:
            one = waiting[-1]
            act = self.acts[one]
            lacking = [other for other in act.after.values() if other not in self.pasts]
            if lacking:
                waiting.extend(lacking)
                continue
            waiting.pop()
            if one in self.pasts:
                continue
            named = frozenset(act.after.values())
            self.pasts[one] = named.union(*(self.pasts[other] for other in named))
            before = act.after.get(act.party)
            self.feeds[one] = [*self.feeds[before], before] if before else []
            if before:
                self.voices[one] = self.voices[before]
            elif act.party in self.founders or not isinstance(act, Found):
                self.voices[one] = (act.party,)
            else:
                self.voices[one] = self.voice_of(act.body.charter, act.party)

    def voice_of(self, charter: Charter, code: str) -> Voice:
        """The voice that a charter gives a Party."""
        if code in self.founders:
            return (code,)
        party = next(party for party in charter.parties if party.code == code)
        return (code, tuple(key.public for key in party.keys), party.threshold)

    # Two stories

    def _cut(self, past: Past, voice: Voice) -> int:
        """The least number that two acts of a voice in a past share."""
        numbers = [self.acts[one].number for one in past if self.voices[one] == voice]
        return min((number for number in numbers if numbers.count(number) > 1), default=2**60)

    def counts(self, past: Past, name: str) -> bool:
        """Whether an act is in a past and before anything that its Party told twice there."""
        return name in past and self.acts[name].number < self.cut(past, self.voices[name])

    # Consent

    def own(self, name: str, proposal: str) -> Effect | None:
        """The answer to a proposal in the feed before an act."""
        return next((self.effects[one][proposal] for one in self.feeds[name] if proposal in self.effects[one]), None)

    def said(self, proposal: str, verb: str, past: Past) -> set[str]:
        """The Parties whose answer in a past is this one."""
        return {
            self.acts[one].party
            for one, effects in self.effects.items()
            if proposal in effects and effects[proposal].verb == verb and self.counts(past, one)
            if verb == "decline" or self.over_the_dead(one, proposal, past)
        }

    def over_the_dead(self, name: str, proposal: str, past: Past) -> bool:
        """Whether each rival that was accepted in the feed before an acceptance is dead in a past."""
        before = {rival: self.own(name, rival) for rival in self.rivals(proposal)}
        return all(self.dead(rival, past) for rival, mine in before.items() if mine and mine.verb == "accept")

    def consented(self, proposal: str, yes: set[str]) -> bool:
        """Whether these are all whose consent it needs."""
        return all(len(yes & need.base) >= need.k and need.joiners <= yes for need in self.made[proposal])

    def _agreed(self, proposal: str, past: Past) -> bool:
        return (
            proposal in self.made
            and self.counts(past, proposal)
            and self.consented(proposal, self.said(proposal, "accept", past))
            and all(self.agreed(base, past) for base in self.bases[proposal])
        )

    def dead(self, proposal: str, past: Past) -> bool:
        """Whether so many have declined in a past that it cannot be agreed."""
        no = self.said(proposal, "decline", past)
        return any(
            len(no & need.base) > len(need.base) - need.k or bool(no & need.joiners) for need in self.made[proposal]
        )

    def rivals(self, proposal: str) -> list[str]:
        """The valid proposals that share an entry and a base with it."""
        mine = {(item.entry, item.base) for item in self.acts[proposal].body.items if item.base}
        return [
            other
            for other in self.made
            if other != proposal
            and mine & {(item.entry, item.base) for item in self.acts[other].body.items if item.base}
        ]

    def bound(self, proposal: str) -> set[str]:
        """The Parties whose answer a proposal asks for."""
        return {party for need in self.made[proposal] for party in need.base | need.joiners}

    # Entries

    def offered(self, proposal: str | None, entry: str) -> Any:
        """The item that a proposal offers of an entry."""
        if entry == CHARTER and proposal == self.id:
            return self.charter
        act = self.acts.get(proposal or "")
        items = act.body.items if isinstance(act, Propose) else ()
        return next((item for item in items if item.entry == entry), None)

    def chain(self, entry: str, past: Past) -> list[str]:
        """The proposals that made the versions of an entry that are agreed in a past."""
        found: list[str] = []
        base = self.id if entry == CHARTER else None
        while True:
            follow = [
                one
                for one in self.made
                if any(item.entry == entry and item.base == base for item in self.acts[one].body.items)
                and self.agreed(one, past)
            ]
            assert len(follow) <= 1, f"{entry} has two versions on one base"
            if not follow:
                return found
            base = follow[0]
            found.append(base)

    def charters(self, past: Past) -> list[Charter]:
        """The versions of the charter that are agreed in a past."""
        return [self.charter, *(self.offered(one, CHARTER).content for one in self.chain(CHARTER, past))]

    def version(self, entry: str, past: Past) -> Any:
        """The newest version of an entry in a past; for the founding charter, the charter itself."""
        chain = self.chain(entry, past)
        return self.offered(chain[-1], entry) if chain else self.charter if entry == CHARTER else None

    # Full powers: what an act concerns

    def concerned(self, act: Act, past: Past) -> list[Any]:
        """The versions that an act concerns; None for one that is not known."""
        if isinstance(act, Propose):
            before = [self.version(item.entry, past) for item in act.body.items if item.base is not None]
            return [*act.body.items, *before]
        if isinstance(act, Accept | Decline):
            items = self.acts[act.body.proposal].body.items
            return [*items, *(self.offered(item.base, item.entry) for item in items if item.base is not None)]
        if isinstance(act, Commenting) and act.body.comment.proposal:
            return list(self.acts[act.body.comment.proposal].body.items)
        return [self.version(entry, past) for entry in about(act)]

    def outside(self, powers: Powers, act: Act, past: Past) -> bool:
        """Whether an act concerns anything beyond narrowed powers."""
        if not (powers.entries or powers.fields or powers.bodies):
            return False
        concerned = self.concerned(act, past)
        if not concerned:
            return True
        for item in concerned:
            if item is None or (powers.entries and self.kind(item) not in powers.entries):
                return True
            for narrowed, what in ((powers.fields, "field"), (powers.bodies, "body")):
                if narrowed and not set(narrowed) & self.lies_in(item, what, past):
                    return True
        return False

    def lies_in(self, item: Any, what: str, past: Past) -> set[str]:
        """The fields, or the bodies, that an item lies within."""
        for _ in range(8):
            above = item.content.of.entry if self.kind(item) == "milestone" else None
            over = self.version(above, past) if above else None
            if over is None:
                break
            item = over
        kind = self.kind(item)
        if kind == "charter":
            return set()
        content = item.content
        named: list[Any] = []
        if kind == what:
            return {item.entry}
        if what == "field":
            named = [getattr(content, "field", None), *getattr(content, "fields", ())]
        elif kind == "measure":
            named = [one.body for one in content.responsible]
        elif kind == "instrument":
            named = [*content.bodies, *(one.body for one in content.signatures)]
        elif kind == "decision":
            named = list(content.responsible)
        return {one.entry for one in named if one is not None and one.entry}

    def kind(self, item: Any) -> str:
        """The kind of entry that an item is a version of."""
        return "charter" if item is self.charter else type(item).__name__.removesuffix("Item").lower()

    # Acts

    def _judge(self, name: str, act: Act, past: Past) -> str | None:
        """Why an act is void, by code; None where it is not. What a valid one does is noted."""
        self.effects[name] = {}
        if isinstance(act, Found):
            return None
        roots, signers = signers_under([self.acts[one] for one in self.feeds[name]])
        assert act.by.key in {*roots, *signers}, "a key signed that may not"
        if overstep(act, roots, signers):
            return "beyond-powers"
        if self.cut(past | {name}, self.voices[name]) <= act.number:
            return "two-stories"
        if isinstance(act, Appoint | Retire | Rekey):
            return None
        if not self.founders <= {self.acts[one].party for one in past if isinstance(self.acts[one], Found)}:
            return "not-founded"
        charter = self.charters(past)[-1]
        names = {self.voice_of(charter, party.code) for party in charter.parties}
        if self.voices[name] not in names and not isinstance(act, Accept | Decline):
            return "not-a-party"
        signer = signers.get(act.by.key) if act.by.key not in roots else None
        code = None
        if isinstance(act, Accept | Decline):
            code = self._unanswerable(name, act, past)
        elif not isinstance(act, Propose):
            code = self._unspeakable(act, past)
        if code is None and signer is not None and self.outside(signer.powers, act, past):
            code = "outside-scope"
        if code is None and isinstance(act, Propose):
            code = self._unsound(act, past)
        if code is not None:
            return code
        if isinstance(act, Propose):
            self._make(name, act, past)
        elif isinstance(act, Accept | Decline):
            self._answer(name, act, past)
        return None

    def _unanswerable(self, name: str, act: Accept | Decline, past: Past) -> str | None:
        proposal = act.body.proposal
        if proposal not in past or not isinstance(self.acts[proposal], Propose):
            return "unknown-proposal"
        if not self.counts(past, proposal):
            return "two-stories"
        if proposal in self.void:
            return "proposal-void"
        if act.party not in self.bound(proposal) or self.voices[name] not in self.speakers[proposal]:
            return "not-bound"
        if self.own(name, proposal):
            return "already-answered"
        if isinstance(act, Accept):
            for rival in self.rivals(proposal):
                mine = self.own(name, rival)
                if mine and mine.verb == "accept" and not self.dead(rival, past):
                    return "rival-accepted"
        return None

    def _answer(self, name: str, act: Accept | Decline, past: Past) -> None:
        proposal = act.body.proposal
        self.effects[name] = {proposal: Effect("accept" if isinstance(act, Accept) else "decline", implied=False)}
        for rival in self.rivals(proposal) if isinstance(act, Accept) else ():
            if (
                self.counts(past, rival)
                and act.party in self.bound(rival)
                and self.voices[name] in self.speakers[rival]
                and not self.own(name, rival)
            ):
                self.effects[name][rival] = Effect("decline", implied=True)

    def _unsound(self, act: Propose, past: Past) -> str | None:
        charters = self.charters(past)
        allowed = {party.code for party in charters[-1].parties}
        for item in act.body.items:
            if self.kind(item) == "charter":
                allowed |= {party.code for party in item.content.parties}
        seen: set[str] = set()
        for place, item in enumerate(act.body.items, start=1):
            agreed = self.agreed(item.base, past) or (item.base == self.id and item.entry == CHARTER)
            before = self.offered(item.base, item.entry) if agreed else None
            if not set(item.bound) <= allowed | self._bound_by(before):
                return "unknown-party"
            if item.base is None:
                if item.entry != f"{act.party}.{act.number}.{place}":
                    return "wrong-entry-id"
                if self.kind(item) == "charter":
                    return "kind-changed"
            else:
                if before is None:
                    return "base-not-agreed"
                if self.kind(before) != self.kind(item):
                    return "kind-changed"
            if item.entry in seen:
                return "entry-twice"
            seen.add(item.entry)
            if self.kind(item) == "charter" and self._breaks(item, charters):
                return "charter-broken"
        return None

    def _breaks(self, item: Any, charters: list[Charter]) -> bool:
        new = item.content
        if list(item.bound) != sorted(party.code for party in new.parties):
            return True
        for charter in charters:
            for party in charter.parties:
                same = [one for one in new.parties if one.code == party.code]
                if same and (same[0].keys, same[0].threshold) != (party.keys, party.threshold):
                    return True
        return (new.demonstration, new.succeeds) != (self.charter.demonstration, self.charter.succeeds)

    def _bound_by(self, item: Any) -> set[str]:
        if item is None:
            return set()
        return {party.code for party in item.parties} if item is self.charter else set(item.bound)

    def _make(self, name: str, act: Propose, past: Past) -> None:
        charters = self.charters(past)
        quorums = {str(quorum.kind): quorum.k for quorum in charters[-1].quorums}
        self.made[name] = []
        self.bases[name] = []
        spoken: list[Any] = list(charters)
        involved = {act.party}
        for item in act.body.items:
            base = self._bound_by(self.offered(item.base, item.entry) if item.base else None)
            k = quorums.get(self.kind(item), len(base))
            k = min(max(k, len(base) // 2 + 1), len(base))
            self.made[name].append(Need(frozenset(base), k, frozenset(item.bound) - base))
            if item.base and item.base != self.id:
                self.bases[name].append(item.base)
            if self.kind(item) == "charter":
                spoken.append(item.content)
            involved |= base | set(item.bound)
        strangers = involved - self.founders
        for version in self.chain(CHARTER, past):
            named = {party.code for party in self.offered(version, CHARTER).content.parties}
            if strangers & named:
                self.bases[name].append(version)
            strangers -= named
        voices = {self.voice_of(charter, party.code) for charter in spoken for party in charter.parties}
        self.speakers[name] = voices | {(code,) for code in self.founders}

    def _unspeakable(self, act: Act, past: Past) -> str | None:
        if isinstance(act, Commenting) and act.body.comment.proposal:
            proposal = act.body.comment.proposal
            known = proposal in past and isinstance(self.acts[proposal], Propose) and self.counts(past, proposal)
            return None if known else "unknown-proposal"
        for entry in about(act):
            found = self.version(entry, past)
            if found is None:
                return "unknown-entry"
            allowed = KINDS.get(act_kind(act))
            if allowed is not None and self.kind(found) not in allowed:
                return "not-reportable"
        return None

    # All that is here

    def judgement(self) -> Judgement:
        """How everything stands when all acts are known."""
        whole = frozenset(self.acts)
        statuses: dict[str, str] = {}
        for name, act in self.acts.items():
            if isinstance(act, Propose):
                statuses[name] = self._status(name, whole)
        disputed: dict[str, set[str]] = {}
        for name, status in statuses.items():
            yes = {
                self.acts[one].party
                for one, effects in self.effects.items()
                if name in effects and effects[name].verb == "accept"
            }
            if status == "disputed" and self.consented(name, yes):
                for item in self.acts[name].body.items:
                    disputed.setdefault(item.entry, set()).add(name)
        entries = {item.entry for name in self.made for item in self.acts[name].body.items}
        chains = {entry: self.chain(entry, whole) for entry in entries}
        answers = {
            (self.acts[one].party, name): (effect.verb, effect.implied)
            for one, effects in self.effects.items()
            for name, effect in effects.items()
            if self.counts(whole, one)
        }
        return Judgement(
            self.void, statuses, answers, {entry: chain for entry, chain in chains.items() if chain}, disputed
        )

    def _status(self, name: str, whole: Past) -> str:
        if name in self.void:
            return "void"
        if self.agreed(name, whole):
            return "agreed"
        if self.dead(name, whole):
            return "dead"
        if any(self.agreed(rival, whole) for rival in self.rivals(name)):
            return "overtaken"
        answered = [one for one, effects in self.effects.items() if name in effects]
        if (
            not self.counts(whole, name)
            or not all(self.counts(whole, one) for one in answered)
            or not all(
                self.effects[one][name].verb == "decline" or self.over_the_dead(one, name, whole) for one in answered
            )
            or not all(self.agreed(base, whole) for base in self.bases[name])
        ):
            return "disputed"
        return "open"


def judged(charter: Charter, acts: Sequence[Placed | Opened]) -> Judgement:
    """What the oracle finds of acts whose pasts are among them, in any order."""
    return Oracle(charter, acts).judgement()
