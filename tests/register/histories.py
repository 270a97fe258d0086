"""Random histories: Parties who propose, revise, answer, report and state, know only part of what there is, and err.

A history is bytes, four to a step, so that a failing one is made smaller by taking steps away. The Parties are scribes,
who write acts without signing them, or writers of `tests.world`, whose acts pass the door.
"""

import random
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from kelisim.acts.envelope import Opened, Signed, join_signatures, open_act
from kelisim.acts.feed import Feeds, Placed
from kelisim.acts.profile import encode
from kelisim.model.act import (
    Accept,
    Act,
    Answer,
    Decline,
    Found,
    Founding,
    Proposal,
    Propose,
    ReportBody,
    Reporting,
    StatementBody,
    Stating,
)
from kelisim.model.charter import Charter, Quorum
from kelisim.model.item import Item
from kelisim.model.reference import Named
from kelisim.model.word import Report, Speaker, Statement
from kelisim.register.fold import Register
from tests.world import CODES, Writer, charter_of, field, id_of, measure, opened

NOWHERE = "f" * 64
Taken = TypeVar("Taken", Opened, Placed)


class Party(Protocol):
    """What a history asks of a Party."""

    code: str
    acts: list[Placed]

    def head(self) -> dict[str, Any]:
        """The members that every act has."""

    def write(self, act: Act) -> Placed:
        """Write an act."""

    def take(self, placed: Placed) -> None:
        """Take another Party's act in, whose past is here."""


class Scribe(Writer):
    """A Party that writes acts without signing them; they pass every other rule of the door."""

    def sign(self, act: Act) -> Opened:
        """An act with signatures that are none, of the keys it signs with."""
        signatures = join_signatures({id_of(key): bytes(64) for key in self.hands})
        return open_act(Signed(payload=encode(act), signature=signatures))

    def see(self, opened: Opened) -> Placed | None:
        """Take an act in, if it is not here yet."""
        if self.feeds.holds(opened.hash):
            return None
        placed = self.feeds.place(opened, trusted=True)
        self.feeds.add(placed)
        self.acts.append(placed)
        return placed

    def take(self, placed: Placed) -> None:
        """Take another Party's act in."""
        self.see(opened(placed))


class Signatory(Writer):
    """A Party that signs, and checks at its door what it takes."""

    def take(self, placed: Placed) -> None:
        """Take another Party's act in."""
        self.see(opened(placed))


class History:
    """What happened: every act in the order of writing, and what each Party has of it, folded as it came."""

    def __init__(self, steps: bytes, *, signed: bool = False) -> None:
        shape, steps = steps[0], steps[1:]
        self.codes = CODES[: 2 + shape % 4]
        least = len(self.codes) // 2 + 1
        self.quorum = least + (shape >> 4) % (len(self.codes) - least + 1)
        self.charter = charter_of(self.codes, (Quorum(kind="field", k=self.quorum),) if shape & 8 else ())
        kind = Signatory if signed else Scribe
        self.parties: dict[str, Party] = {code: kind(self.charter, code) for code in self.codes}
        self.registers = {code: Register(self.charter) for code in self.codes}
        self.acts: list[Placed] = []
        late = shape >> 5 == 7
        for code in self.codes[: 1 if late else None]:
            self._found(code)
        if not late:
            for source in self.codes:
                for target in self.codes:
                    self._show(source, target, len(self.parties[source].acts))
        for at in range(0, len(steps) - 3, 4):
            self._step(*steps[at : at + 4])

    def _found(self, code: str) -> None:
        self._write(code, Found(**self.parties[code].head(), body=Founding(charter=self.charter)))

    def _write(self, code: str, act: Act) -> None:
        placed = self.parties[code].write(act)
        self.registers[code].apply(placed)
        self.acts.append(placed)

    def _show(self, source: str, target: str, count: int) -> None:
        """Let a Party see the first acts that another has; their pasts are among them."""
        held = {placed.hash for placed in self.parties[target].acts}
        for placed in self.parties[source].acts[:count]:
            if placed.hash not in held:
                self.parties[target].take(placed)
                self.registers[target].apply(placed)

    def _step(self, who: int, what: int, which: int, how: int) -> None:
        code = self.codes[who % len(self.codes)]
        if not any(placed.act.party == code for placed in self.parties[code].acts):
            self._found(code)
            return
        action = what % 16
        if action < 4:
            other = self.codes[which % len(self.codes)]
            have = len(self.parties[other].acts)
            self._show(other, code, have - how % 8 if how % 3 == 0 else have)
        elif action < 11:
            self._answer(code, which, how, accept=action < 10)
        elif action < 15:
            self._offer(code, what >> 4, which, how)
        else:
            self._speak(code, which, how)

    def _answer(self, code: str, which: int, how: int, *, accept: bool) -> None:
        seen = self.registers[code].proposals
        waiting = [one for one, state in seen.items() if code in state.waiting()]
        anywhere = [placed.hash for placed in self.acts if isinstance(placed.act, Propose)]
        choice = waiting if how % 8 else [*seen, *anywhere, NOWHERE]
        if choice:
            head, body = self.parties[code].head(), Answer(proposal=choice[-1 - which % len(choice)])
            self._write(code, Accept(**head, body=body) if accept else Decline(**head, body=body))

    def _offer(self, code: str, flaw: int, which: int, how: int) -> None:
        """Propose a new entry or a version of an agreed one, with others beside it, at times with a flaw."""
        register, head = self.registers[code], self.parties[code].head()
        items: list[Item] = []
        for place in range(1, 2 + (how >> 6) % 3):
            some = [one for at, one in enumerate(self.codes) if (how >> at) & 1] or [code]
            bound = self.codes if how & 32 else some
            entries = list(register.entries.values())
            own = f"{code}.{head['number']}.{place}"
            if entries and (which + place) % 16:
                state = entries[(which + place) % min(3, len(entries))]
                stale = flaw == 1 or (flaw % 4 == 2 and which % 2)
                base = state.versions[0 if stale else -1].proposal.hash
                items.append(self._item(state.kind, state.entry, bound, base))
            else:
                items.append(self._item("field" if which & 64 else "measure", own, bound, None))
        items[-1] = self._spoilt(items[-1], flaw, which)
        self._write(code, Propose(**head, body=Proposal(items=tuple(items))))

    def _spoilt(self, item: Item, flaw: int, which: int) -> Item:
        """An item with a flaw, at 4 of 16 numbers of flaws."""
        kind = "field" if item.content.__class__.__name__ == "Field" else "measure"
        proposals = [placed.hash for placed in self.acts if isinstance(placed.act, Propose)]
        if flaw == 12:
            return self._item(kind, item.entry, [*item.bound, "USA"], item.base)
        if flaw == 13:
            return self._item("measure" if kind == "field" else "field", item.entry, item.bound, item.base)
        if flaw == 14:
            return self._item(kind, f"{self.codes[0]}.{2 + which % 4}.1", item.bound, item.base)
        if flaw == 15 and proposals:
            return self._item(kind, item.entry, item.bound, proposals[which % len(proposals)])
        return item

    def _item(self, kind: str, entry: str, bound: Sequence[str], base: str | None) -> Item:
        if kind == "field":
            return field(entry, "energy", bound, base)
        return measure(entry, "Measure", bound, base)

    def _speak(self, code: str, which: int, how: int) -> None:
        entries = [*self.registers[code].entries, *self.registers[self.codes[0]].entries, f"{code}.99.1"]
        entry, head = entries[which % len(entries)], self.parties[code].head()
        if how % 2:
            report = Report(about=entry, status="done", as_of="2022")
            self._write(code, Reporting(**head, body=ReportBody(report=report)))
        else:
            said = Statement(speaker=Speaker(office="Minister"), said="2022", about=(Named(entry=entry),))
            self._write(code, Stating(**head, body=StatementBody(statement=said)))

    def whole(self) -> Register:
        """The register of all acts, in the order of writing."""
        return folded(self.charter, self.acts)


def folded(charter: Charter, acts: Iterable[Placed]) -> Register:
    """The register of these acts in this order."""
    register = Register(charter)
    for placed in acts:
        register.apply(placed)
    return register


def any_order(acts: Sequence[Taken], chance: random.Random) -> list[Taken]:
    """The acts in a random order in which each follows its past."""
    waiting = {one.hash: set(one.act.after.values()) for one in acts}
    known = {one.hash: one for one in acts}
    ordered: list[Taken] = []
    while waiting:
        ready = sorted(name for name, needs in waiting.items() if needs.isdisjoint(waiting))
        name = chance.choice(ready)
        del waiting[name]
        ordered.append(known[name])
    return ordered


def placed_anew(charter: Charter, acts: Iterable[Taken], feeds: Feeds | None = None) -> list[Placed]:
    """Acts in their order as another node places them: which of two stories is the branch depends on it."""
    feeds = feeds or Feeds(charter)
    placed = []
    for one in acts:
        placed.append(feeds.place(Opened(one.signed, one.hash, one.act), trusted=True))
        feeds.add(placed[-1])
    return placed


def sampled(seed: int, steps: int = 80, *, signed: bool = False) -> History:
    """The history of a seed."""
    return History(random.Random(seed).randbytes(1 + 4 * steps), signed=signed)
