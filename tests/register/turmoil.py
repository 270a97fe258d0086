"""Random histories of every kind of act, with Parties that join and leave, signers, new keys, and hostile Parties.

A history is bytes, four to a step, each of which is the seed of what happens in it, so that a failing history is made
smaller by taking steps away. Each hand writes for one Party, knows a part of what there is, and has folded it as it
came. A hostile Party has several hands, which part at some act and go on, each in its own story, with or without
knowing of the other. Strangers become Parties where a version of the charter names them; two of them use one code.

What nobody may do is tried as well, at the door: forged and retired keys, too few keys, replays, acts of another
register, sources that are not here. The door has to refuse it.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from kelisim.acts.errors import ActError, WrongRegisterError
from kelisim.acts.feed import Placed
from kelisim.acts.keys import KeyFile
from kelisim.model.act import Propose
from kelisim.model.charter import CHARTER_ENTRY, Charter, EntryKind, Observer, Quorum
from kelisim.model.item import CharterItem, Item, kind_of
from kelisim.model.measure import Responsible
from kelisim.model.powers import Power, Powers
from kelisim.model.reference import Named
from kelisim.register.fold import Register
from tests.register.histories import NOWHERE, Scribe, Signatory, folded, placed_anew
from tests.world import (
    CODES,
    Writer,
    amendment,
    charter_of,
    field,
    id_of,
    indicator,
    instrument,
    measure,
    member,
    milestone,
    office_key,
    opened,
    record_of,
    roots_of,
)

NEWCOMERS = ("UZB", "TJK")
KINDS: tuple[Power, ...] = (
    "accept",
    "appoint",
    "comment",
    "decline",
    "notify",
    "propose",
    "release",
    "report",
    "retire",
    "state",
)
ENTRIES: tuple[EntryKind, ...] = ("charter", "field", "indicator", "instrument", "measure", "milestone")


def offices(code: str) -> list[KeyFile]:
    """The keys that a Party may appoint, or make its roots."""
    return [office_key(code, f"Office {number}") for number in range(4)]


def impostor(code: str) -> KeyFile:
    """The key of a stranger that uses a code that is not its own."""
    return office_key(code, "Impostor")


def all_keys() -> dict[str, KeyFile]:
    """Every key that can sign in a history, by its id."""
    keys = [key for code in (*CODES, *NEWCOMERS) for key in (*roots_of(code, 2), *offices(code), impostor(code))]
    return {id_of(key): key for key in keys}


EVERY_KEY = all_keys()


class Hand:
    """Who writes for a Party: what it has of all acts, and the register that it gives."""

    def __init__(self, charter: Charter, code: str, at: str, key: KeyFile, *, signed: bool) -> None:
        self.code = code
        self.key = key
        kind = Signatory if signed else Scribe
        self.writer: Scribe | Signatory = kind(charter, code, (key,))
        self.writer.at = at
        self.register = Register(charter)

    def number(self) -> int:
        """The number of its next act."""
        return self.writer.feeds.next_number(self.code, id_of(self.key))

    def take(self, placed: Placed) -> None:
        """Take an act in, if it is not here yet, and fold it."""
        if not self.writer.feeds.holds(placed.hash):
            self.writer.take(placed)
            self.register.apply(self.writer.acts[-1])


class Turmoil:
    """What happened: the acts in the order of writing, the hands, and how often the door refused what."""

    def __init__(self, steps: bytes, *, signed: bool = False) -> None:
        chance = random.Random(int.from_bytes(steps[:4]))
        self.signed = signed
        self.codes = CODES[: chance.choice((2, 2, 3, 3, 4, 5))]
        least = len(self.codes) // 2 + 1
        some: tuple[EntryKind, ...] = ("charter", "field")
        quorums = [
            Quorum(kind=kind, k=chance.randint(least, len(self.codes))) for kind in some if chance.random() < 0.5
        ]
        thresholds = {code: 2 for code in self.codes if chance.random() < 0.15}
        self.charter = charter_of(self.codes, tuple(quorums), thresholds)
        self.hostile = chance.sample(self.codes, chance.choice((0, 0, 1, 1, 2)))
        self.refused: Counter[str] = Counter()
        self.acts: list[Placed] = []
        self.hands: list[Hand] = []
        for code in self.codes:
            self._join(code, roots_of(code)[0])
        late = chance.random() < 0.06
        for hand in self.hands[: 1 if late else None]:
            self._write(hand, chance, lambda pen: pen.found())
        if not late:
            for source in self.hands:
                for target in self.hands:
                    self._show(source, target, len(source.writer.acts))
        for at in range(4, len(steps) - 3, 4):
            self._step(random.Random(int.from_bytes(steps[at : at + 4])))

    def _join(self, code: str, key: KeyFile) -> Hand:
        """A further hand, whose clock shows another day than those of the others."""
        at = f"2021-04-{len(self.hands) + 1:02d}T10:00:00Z"
        self.hands.append(Hand(self.charter, code, at, key, signed=self.signed))
        return self.hands[-1]

    def _write(self, hand: Hand, chance: random.Random, act: Callable[[Writer], Placed]) -> None:
        """Let a hand write an act, with keys that may sign it."""
        self._keep(hand, act(hand.writer.by(*self._keys(hand, chance))))

    def _keep(self, hand: Hand, placed: Placed) -> None:
        hand.register.apply(placed)
        self.acts.append(placed)

    def _keys(self, hand: Hand, chance: random.Random) -> list[KeyFile]:
        """The keys that sign: those of the roots, or at times an appointed signer's."""
        if hand.number() == 1:
            takes = next((party.threshold for party in self.charter.parties if party.code == hand.code), 1)
            return [hand.key] if takes == 1 else list(roots_of(hand.code, takes)[:takes])
        roster = hand.writer.feeds.roster(hand.code, id_of(hand.key))
        if roster.signers and chance.random() < 0.2:
            return [EVERY_KEY[chance.choice(sorted(roster.signers))]]
        return [EVERY_KEY[one] for one in chance.sample(sorted(roster.roots), roster.threshold)]

    def _show(self, source: Hand, target: Hand, count: int) -> None:
        """Let a hand see the first acts that another has; their pasts are among them."""
        for placed in source.writer.acts[:count]:
            target.take(placed)

    def _step(self, chance: random.Random) -> None:
        hand = chance.choice(self.hands)
        if hand.number() == 1 and not self._begin(hand, chance):
            self._see(hand, chance)
            return
        (act,) = chance.choices(
            (self._see, self._answer, self._offer, self._speak, self._mandate, self._amend, self._part, self._mischief),
            (30, 44, 9, 5, 3, 3, 1, 2),
        )
        act(hand, chance)

    def _begin(self, hand: Hand, chance: random.Random) -> bool:
        """Found, where a charter is known by which this hand may; whether it did."""
        charter = self.charter if hand.code in self.codes else self._naming(hand)
        if charter is None:
            return False
        try:
            self._write(hand, chance, lambda pen: pen.found(charter))
        except WrongRegisterError as error:
            # It has the proposal in the second of two stories, and names the head of the first.
            self.refused[error.code] += 1
            return False
        return True

    def _naming(self, hand: Hand) -> Charter | None:
        """A charter among the proposals that a stranger has seen that names it with its key."""
        for state in hand.register.proposals.values():
            for item in state.items:
                if isinstance(item, CharterItem):
                    for party in item.content.parties:
                        if party.code == hand.code and party.keys == (record_of(hand.key),):
                            return item.content
        return None

    def _see(self, hand: Hand, chance: random.Random) -> None:
        source = chance.choice(self.hands)
        have = len(source.writer.acts)
        self._show(source, hand, have - chance.randrange(8) if chance.random() < 0.25 else have)

    def _answer(self, hand: Hand, chance: random.Random) -> None:
        seen = hand.register.proposals
        waiting = [one for one, state in seen.items() if hand.code in state.waiting()]
        anything = [*seen, *(placed.hash for placed in self.acts), NOWHERE]
        if not waiting and chance.random() < 0.9:
            self._see(hand, chance)
            return
        choice = waiting if waiting and chance.random() < 0.96 else anything
        proposal = choice[-1 - min(chance.randrange(len(choice)), chance.randrange(len(choice)))]
        accept = chance.random() < 0.9
        self._write(hand, chance, lambda pen: pen.accept(proposal) if accept else pen.decline(proposal))

    def _parties(self, hand: Hand) -> list[str]:
        return [party.code for party in hand.register.charter.parties]

    def _offer(self, hand: Hand, chance: random.Random) -> None:
        """Propose new entries or versions of agreed ones, at times with a flaw."""
        number, register = hand.number(), hand.register
        items: list[Item] = []
        for place in range(1, 1 + chance.choice((1, 1, 1, 2, 3))):
            parties = self._parties(hand)
            some = [code for code in parties if chance.random() < 0.5] or [hand.code]
            bound = parties if chance.random() < 0.5 else some
            known = [state for entry, state in register.entries.items() if entry != CHARTER_ENTRY]
            if known and chance.random() < 0.75:
                state = chance.choice(known[:4])
                stale = chance.random() < 0.15
                base = state.versions[0 if stale else -1].proposal.hash
                items.append(self._item(chance, state.kind, state.entry, bound, base, hand))
            else:
                kind = chance.choice(("field", "field", "measure", "measure", *ENTRIES[2:]))
                items.append(self._item(chance, kind, f"{hand.code}.{number}.{place}", bound, None, hand))
        if chance.random() < 0.15:
            items[-1] = self._spoilt(items[-1], chance, hand)
        if chance.random() < 0.03:
            items.append(items[0])
        self._write(hand, chance, lambda pen: pen.propose(*items))

    def _spoilt(self, item: Item, chance: random.Random, hand: Hand) -> Item:
        """An item with a flaw."""
        kind = kind_of(item)
        proposals = [placed.hash for placed in self.acts if isinstance(placed.act, Propose)]
        other = "measure" if kind == "field" else "field"
        flaws = [
            (kind, item.entry, [*item.bound, "USA"], item.base),
            (other, item.entry, item.bound, item.base),
            (kind, f"{self.codes[0]}.{chance.randint(2, 5)}.1", item.bound, item.base),
            (kind, item.entry, item.bound, chance.choice([*proposals, NOWHERE])),
            (kind, CHARTER_ENTRY, item.bound, hand.register.id),
        ]
        kind, entry, bound, base = chance.choice(flaws)
        return self._item(chance, kind, entry, bound, base, hand)

    def _item(
        self, chance: random.Random, kind: str, entry: str, bound: Sequence[str], base: str | None, hand: Hand
    ) -> Item:
        fields = [one for one, state in hand.register.entries.items() if state.kind == "field"]
        about = Named(entry=chance.choice(fields)) if fields and chance.random() < 0.6 else None
        bound = sorted(set(bound))
        if kind == "field":
            return field(entry, "energy", bound, base)
        if kind == "indicator":
            return indicator(entry, "Output", bound, base, field=about)
        if kind == "instrument":
            return instrument(entry, "Agreement", bound, base, fields=(about,) if about else ())
        if kind == "milestone":
            return milestone(entry, chance.choice([entry, *hand.register.entries]), bound, base)
        responsible = (Responsible(body=about),) if about and chance.random() < 0.3 else ()
        return measure(entry, "Measure", bound, base, field=about, responsible=responsible)

    def _speak(self, hand: Hand, chance: random.Random) -> None:
        entries = [*hand.register.entries, *chance.choice(self.hands).register.entries, CHARTER_ENTRY]
        entry = f"{hand.code}.99.1" if chance.random() < 0.05 else chance.choice(entries)
        proposal = chance.choice([*(placed.hash for placed in self.acts), NOWHERE])
        seen = [*hand.register.proposals, proposal]
        kind = hand.register.known(entry, hand.register.here.heads)
        fitting: dict[str | None, Callable[[Writer], Placed]] = {
            "instrument": lambda pen: pen.notify(entry),
            "indicator": lambda pen: pen.release(entry),
            "measure": lambda pen: pen.report(entry),
        }
        words: list[Callable[[Writer], Placed]] = [
            *fitting.values(),
            lambda pen: pen.state(entry),
            lambda pen: pen.state(),
            lambda pen: pen.comment(entry),
            lambda pen: pen.comment(chance.choice(seen)),
        ]
        word = fitting[kind] if kind in fitting and chance.random() < 0.6 else chance.choice(words)
        self._write(hand, chance, word)

    def _mandate(self, hand: Hand, chance: random.Random) -> None:
        """Appoint, retire, or replace the root keys."""
        roster = hand.writer.feeds.roster(hand.code, id_of(hand.key))
        pool = offices(hand.code)
        what = chance.random()
        if what < 0.6:
            key = chance.choice([*pool, *pool, *pool, hand.key])
            powers = self._powers(hand, chance)
            self._write(hand, chance, lambda pen: pen.appoint(key, powers))
        elif what < 0.8 or hand.code not in self.codes:
            gone = chance.choice([*(EVERY_KEY[one] for one in sorted(roster.signers)), chance.choice(pool)])
            self._write(hand, chance, lambda pen: pen.retire(gone))
        else:
            threshold = chance.choice((1, 1, 2))
            fresh = chance.sample([hand.key, *pool], threshold + chance.randrange(2))
            old = [EVERY_KEY[one] for one in sorted(roster.roots)]
            pen = hand.writer.by(*{id_of(key): key for key in (*old, *fresh)}.values())
            self._keep(hand, pen.rekey(roster.version + 1, *fresh, threshold=threshold))

    def _powers(self, hand: Hand, chance: random.Random) -> Powers:
        fields = [one for one, state in hand.register.entries.items() if state.kind == "field"]
        narrowed = tuple(sorted(chance.sample(fields, 1))) if fields and chance.random() < 0.3 else ()
        return Powers(
            kinds=tuple(kind for kind in KINDS if chance.random() < 0.7) or ("state",),
            entries=tuple(kind for kind in ENTRIES if chance.random() < 0.6) if chance.random() < 0.2 else (),
            fields=narrowed,
            bodies=narrowed if chance.random() < 0.2 else (),
            until=hand.number() + chance.randint(1, 9) if chance.random() < 0.2 else None,
        )

    def _amend(self, hand: Hand, chance: random.Random) -> None:
        """Propose a version of the charter: somebody joins, leaves or is renamed, a quorum changes; or a flaw."""
        charter, register = hand.register.charter, hand.register
        parties = list(charter.parties)
        quorums = list(charter.quorums)
        beside: list[Item] = []
        what = chance.random()
        absent = [code for code in NEWCOMERS if code not in {party.code for party in parties}]
        if what < 0.45 and absent:
            code = chance.choice(absent)
            key = chance.choice((roots_of(code)[0], roots_of(code)[0], impostor(code)))
            if not any(one.code == code and one.key == key for one in self.hands):
                self._join(code, key)
            parties.append(member(code, key))
            if chance.random() < 0.4:
                beside.append(measure(f"{hand.code}.{hand.number()}.2", "Joint", sorted({code, hand.code})))
        elif what < 0.65 and len(parties) > 1:
            gone = parties.pop(chance.randrange(len(parties)))
            for entry, state in register.entries.items():
                rest = [code for code in state.current().bound if code != gone.code]
                if rest and entry != CHARTER_ENTRY and chance.random() < 0.5 and len(rest) < len(state.current().bound):
                    beside.append(self._item(chance, state.kind, entry, rest, state.versions[-1].proposal.hash, hand))
        elif what < 0.75:
            at = chance.randrange(len(parties))
            parties[at] = msgspec.structs.replace(parties[at], known_as=f"Q{chance.randrange(9)}{at}")
        elif what < 0.85:
            at = chance.randrange(len(parties))
            parties[at] = member(parties[at].code, office_key(parties[at].code, "Taken over"))
        least = len(parties) // 2 + 1
        quorums = [one for one in quorums if least <= one.k <= len(parties)]
        if chance.random() < 0.3:
            kind: EntryKind = chance.choice(("charter", "field", "measure"))
            quorums = [Quorum(kind=kind, k=chance.randint(least, len(parties)))]
        new = msgspec.structs.replace(
            charter,
            parties=tuple(parties),
            quorums=tuple(quorums),
            observers=(Observer(code="OBS", name={"en": "Observer"}),) if chance.random() < 0.2 else charter.observers,
            demonstration=chance.random() < 0.03,
        )
        agreed = register.entries.get(CHARTER_ENTRY)
        base = agreed.versions[-1].proposal.hash if agreed and chance.random() < 0.95 else register.id
        item = amendment(new, base)
        if chance.random() < 0.05:
            item = msgspec.structs.replace(item, bound=(hand.code,))
        self._write(hand, chance, lambda pen: pen.propose(item, *beside[:3]))

    def _part(self, hand: Hand, chance: random.Random) -> None:
        """A hostile Party begins another story: a further hand that has seen the first acts of somebody."""
        del hand
        able = [code for code in self.hostile if sum(one.code == code for one in self.hands) < 3]
        if able:
            code = chance.choice(able)
            source = chance.choice(self.hands)
            have = len(source.writer.acts)
            least = 0 if chance.random() < 0.05 else max(0, have - 4)
            self._show(source, self._join(code, roots_of(code)[0]), chance.randint(least, have))

    def _mischief(self, hand: Hand, chance: random.Random) -> None:
        """What the door has to refuse, whoever tries it."""
        writer, feeds = hand.writer, hand.writer.feeds
        roster = feeds.roster(hand.code, id_of(hand.key))
        strangers = [key for one, key in EVERY_KEY.items() if one not in roster.roots and one not in roster.signers]
        if hand.code in NEWCOMERS:
            # The keys of a stranger of its code sign in that one's own feed.
            strangers = [key for key in strangers if key.party != hand.code]
        stranger = chance.choice(strangers)
        roots = [EVERY_KEY[one] for one in sorted(roster.roots)]
        pen = writer.by(*roots)
        own = chance.choice([placed for placed in writer.acts if placed.act.party == hand.code])
        elsewhere = {**pen.head(), "register": NOWHERE}
        unheard = {**pen.head(), "after": {**pen.head()["after"], chance.choice(self.codes): NOWHERE}}
        attempts: list[Callable[[], object]] = [
            lambda: writer.by(stranger).state(),
            lambda: writer.by(*roots, stranger).state(),
            lambda: writer.by(*roots).rekey(roster.version + 2, *roots),
            lambda: writer.by(*roots).rekey(roster.version + 1, *roots, stranger, threshold=len(roots) + 1),
            lambda: feeds.place(opened(own), trusted=True),
            lambda: pen.write(pen.stating(elsewhere, "2022")),
            lambda: pen.write(pen.stating(unheard, "2022")),
            lambda: pen.write(pen.founding(pen.head())),
        ]
        if roster.threshold > 1:
            attempts.append(lambda: writer.by(roots[0]).state())
        before = feeds.numbers()
        try:
            chance.choice(attempts)()
        except ActError as error:
            self.refused[error.code] += 1
        else:
            raise AssertionError("the door let in what nobody may do")
        assert feeds.numbers() == before

    def whole(self) -> Register:
        """The register of all acts, in the order of writing."""
        return folded(self.charter, placed_anew(self.charter, self.acts))


def sampled(seed: int, steps: int = 120, *, signed: bool = False) -> Turmoil:
    """The history of a seed."""
    return Turmoil(random.Random(seed).randbytes(4 + 4 * steps), signed=signed)
