"""The door: whether an act may stand in its feed.

1. An act belongs to the register of the charter, and its Party is one that the charter names, or that accedes (3).
2. The first act of a feed, and no other, founds the register: for a Party of the founding charter with that charter.
3. A Party that accedes founds with the charter that a proposal in the act's past offers and that names it.
4. Numbers run from 1 without a gap, and `after` names the hash of the feed's previous act.
5. Every act that `after` names is here and stands in a feed of the Party it is named for.
6. The past is whole: `after` names, of every feed, at least what the acts it names had in their past, or another story.
7. The signers are on the Party's roster at that point of its feed, and enough of them (`roster`).
8. Every signature holds.
9. A second act with a used number begins a branch (`line`): proof that the Party told two stories. Both are kept.

Because of 6, an act's past is a vector {line: number}: whatever `after` names, and everything before it.
"""

from collections.abc import Iterable, Mapping

import msgspec

from kelisim.acts import profile
from kelisim.acts.ed25519 import SIGNATURE_BYTES
from kelisim.acts.envelope import Opened, Signed, check_signature
from kelisim.acts.errors import ChainError, MissingPastError, WrongRegisterError
from kelisim.acts.line import Branch, Branches, Past, Story, acceded_line, branch_line, party_of, root_of
from kelisim.acts.rare import is_rare, keys_in
from kelisim.acts.roster import Roster, key_id, roster_of
from kelisim.model.act import Act, Found, Propose
from kelisim.model.charter import Charter, Key, Party
from kelisim.model.item import CharterItem


class Placed(msgspec.Struct, frozen=True):
    """An act that may stand in its feed: its past, its line, the roster that it was signed under, and the branch that
    it begins where it is a second story.
    """

    signed: Signed
    hash: str
    act: Act
    past: Past
    line: str
    roster: Roster
    branch: Branch | None = None

    def name(self) -> str:
        """How people call the act: the Party and the number."""
        return f"{self.act.party} {self.act.number}"


class Feeds:
    """The feeds of one register, as far as they are here."""

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self.register = profile.register_id(charter)
        self.branches = Branches()
        self._founders = {party.code: party for party in charter.parties}
        self._lines: dict[str, Story] = {}
        self._first: dict[str, str] = {}
        self._places: dict[str, tuple[str, int]] = {}
        # Of an act's own line its past here may say less than the number before it. Whoever names the act has seen that
        # one too, so the acts between which nothing new was seen share a past.
        self._pasts: dict[str, Past] = {}
        # Line, first number, hashes and past of acts in a row that are not in the two above until `_index`.
        self._unindexed: list[tuple[str, int, bytes, Past]] = []
        self._charters: dict[str, tuple[Charter, ...]] = {}
        self._publics: dict[str, bytes] = {}
        self._learn(key for party in charter.parties for key in party.keys)

    @property
    def publics(self) -> Mapping[str, bytes]:
        """Every public key that came with the charter or with an act that is here, by key id."""
        return self._publics

    def heads(self, party: str = "", key: str = "") -> dict[str, str]:
        """The hash of the newest act of every feed that has one: what a new act puts into `after`. Of several stories
        it is that of the first that came here.

        Args:
            party: who writes the new act, and
            key: the id of its key: of strangers that use one code, the one whose key it is.
        """
        lines = {**self._first, party: self._own(party, key)}
        return {one: self._lines[line].last for one, line in lines.items() if line}

    def numbers(self) -> dict[str, int]:
        """How many acts of each Party are here, those of second stories among them."""
        numbers = dict.fromkeys(self._founders, 0)
        for name, line in self._lines.items():
            numbers[party_of(name)] = numbers.get(party_of(name), 0) + line.next - line.start
        return numbers

    def next_number(self, party: str, key: str = "") -> int:
        """The number that the Party's next act must have in the story that this node follows; `key` as in `heads`."""
        line = self._own(party, key)
        return self._lines[line].next if line else 1

    def _own(self, party: str, key: str) -> str | None:
        """The line of a Party that this node follows; of strangers with one code, the one that a key can sign in."""
        first = self._first.get(party)
        if first is None or not key or party in self._founders:
            return first
        lines = [name for name in self._lines if party_of(name) == party and root_of(name) == name]
        rosters = {name: self._lines[name].rosters[-1][1] for name in lines}
        return next((name for name, one in rosters.items() if key in one.roots or key in one.signers), None)

    def roster(self, party: str, key: str = "") -> Roster:
        """The roster under which the Party's next act is signed; `key` as in `heads`.

        Raises:
            WrongRegisterError: the Party is unknown here.
        """
        line = self._own(party, key)
        if line is not None:
            return self._lines[line].rosters[-1][1]
        if party not in self._founders:
            raise self._no_such_party(party, party)
        return roster_of(self._founders[party])

    def holds(self, act_hash: str) -> bool:
        """Whether the act with this hash stands in a feed."""
        self._index()
        return act_hash in self._places

    def jobs(self, acts: Iterable[Opened]) -> tuple[list[tuple[Opened, bytes, bytes]], list[Opened]]:
        """The signatures to check, each with its act and public key, and the acts signed by a key of nobody.

        The keys of a Party may come with the acts themselves: a key's id is its hash, so nobody can swap one.

        Raises:
            WrongRegisterError: an act is of another register.
            EnvelopeError: the bytes kept are not those of signatures.
        """
        acts = list(acts)
        given = dict(self._publics)
        for opened in acts:
            given.update((key_id(record), bytes.fromhex(record.public)) for record in keys_in(opened.act))
        found = []
        strangers = []
        for opened in acts:
            if opened.act.register != self.register:
                raise self._wrong_register(opened)
            for key, signature in opened.signed.signatures(opened.act.by.key):
                public = given.get(key)
                if public is None:
                    strangers.append(opened)
                else:
                    found.append((opened, public, signature))
        return found, strangers

    def place(self, opened: Opened, *, trusted: bool = False) -> Placed:
        """Check an act against every rule of the door. Nothing is changed; `add` takes it in.

        Args:
            opened: the act, its payload through the gate.
            trusted: the signatures were checked before; only the place and the signers are checked.

        Raises:
            ActError: the leaf says which rule is broken, and `where` names the act.
        """
        act, where = opened.act, opened.name()
        if act.register != self.register:
            raise self._wrong_register(opened)
        if isinstance(act, Found) != (act.number == 1):
            raise ChainError("the first act of a feed, and no other, founds the register", where=where)
        self._index()
        past = self._past(act, where)
        acceding = self._acceding(act, past, where) if isinstance(act, Found) else None
        line, branch = self._line(act, opened.hash, acceding, where)
        if act.number == 1:
            roster = roster_of(acceding or self._founders[act.party])
        elif branch is None:
            roster = self._lines[line].rosters[-1][1]
        else:
            roster = self._lines[branch.parent].roster(act.number)
        signatures = opened.signed.signatures(act.by.key)
        roster.check(act, (key for key, _ in signatures), where)
        if not trusted:
            given = {**self._publics, **{key_id(key): bytes.fromhex(key.public) for key in keys_in(act)}}
            for key, signature in signatures:
                check_signature(given[key], opened.signed, signature, where)
        return Placed(opened.signed, opened.hash, act, past, line, roster, branch)

    def add(self, placed: Placed) -> None:
        """Take a placed act into its feed.

        Raises:
            ChainError: it is not the next act of its line.
        """
        act, name = placed.act, placed.line
        line = self._lines.get(name)
        if line is None:
            line = Story(act.number, placed.roster)
            if placed.branch is not None:
                self.branches.add(placed.branch)
        if act.number != line.next:
            raise ChainError("the act is not the next of its feed", where=placed.name())
        self._lines[name] = line
        self._first.setdefault(act.party, name)
        line.next, line.last, line.after = act.number + 1, placed.hash, None
        self._places[placed.hash] = (name, act.number)
        self._pasts[placed.hash] = placed.past
        after = placed.roster.after(act)
        if after is not placed.roster:
            line.rosters.append((act.number + 1, after))
        self._learn(keys_in(act))
        if isinstance(act, Propose):
            offered = tuple(item.content for item in act.body.items if isinstance(item, CharterItem))
            if offered:
                self._charters[placed.hash] = offered

    def follow(
        self, act_hash: str, party: str, number: int, after: Mapping[str, str], key: str
    ) -> tuple[str, Past, Roster] | None:
        """Take in the next act of a feed where nothing about it is out of the ordinary; the quick way of most acts.

        It keeps to the rules of `place` and `add`, and changes nothing where it says no: then those two have the word.
        Whoever calls knows that the act has passed the gate and has one signature, by `key`, that holds, that it is of
        this register and that it is not rare (`is_rare`). What the author's own last act had seen was whole, so only
        what it has seen since is looked at. An act that is here cannot come again: its number is not the next of the
        line in which its author's last act stands.

        Returns:
            The act's line, its past and the roster that it was signed under, or None.
        """
        name, pasts = self._first.get(party), self._pasts
        if name is None or self.branches.any:
            return None
        line = self._lines[name]
        last, roster = line.last, line.rosters[-1][1]
        if after.get(party) != last or number != line.next:
            return None
        if key not in roster.signers and (key not in roster.roots or roster.threshold != 1):
            return None
        before = pasts[last]
        if line.after is not None and after == {**line.after, party: last}:  # Nothing new was seen.
            past = {**before, name: number - 1}
            pasts[act_hash] = before
        else:
            seen = self._seen(after, last, before)
            if seen is None:
                return None
            pasts[act_hash] = past = seen
        line.next, line.last, line.after = number + 1, act_hash, after
        self._places[act_hash] = (name, number)
        return name, past, roster

    def _seen(self, after: Mapping[str, str], last: str, before: Past) -> dict[str, int] | None:
        """The past of an act that names these, its author's `last` act with the past `before` among them, or None where
        it is not whole.
        """
        places, fresh = self._places, []
        past: dict[str, int] = {}
        for one, named in after.items():
            place = places.get(named)
            if place is None and self._unindexed:
                self._index()
                place = places.get(named)
            if place is None or (place[0] != one and party_of(place[0]) != one):
                return None
            past[place[0]] = place[1]
            if before.get(place[0]) != place[1] and named != last:
                fresh.append(self._pasts[named])
        for seen in (before, *fresh):
            for one, least in seen.items():
                if past.get(one, 0) < least:
                    return None
        return past

    def follow_all(self, hashes: bytes, party: str, number: int, after: Mapping[str, str], key: str) -> bool:
        """Take in acts of a feed that follow one another as `follow` takes in each; whether it did, or changed nothing.

        The first has this number and names these acts `after`; each later one names the one before it, and of other
        feeds the same. `hashes` has the 32 bytes of each.
        """
        first, count = hashes[:32].hex(), len(hashes) // 32
        if self.follow(first, party, number, after, key) is None:
            return False
        if count > 1:
            name, past, last = self._first[party], self._pasts[first], hashes[-32:].hex()
            line = self._lines[name]
            line.next, line.last, line.after = number + count, last, after
            self._places[last], self._pasts[last] = (name, number + count - 1), past
            if count > 2:
                self._unindexed.append((name, number + 1, hashes[32:-32], past))
        return True

    def _index(self) -> None:
        """Let the acts be found that were taken in several at once. Few of them are ever looked for."""
        for name, first, hashes, past in self._unindexed:
            for number, place in enumerate(range(0, len(hashes), 32), start=first):
                act_hash = hashes[place : place + 32].hex()
                self._places[act_hash], self._pasts[act_hash] = (name, number), past
        self._unindexed.clear()

    def resume(self, opened: Opened) -> Placed:
        """Take in an act that this node has checked and stored before: only its place is found again.

        Raises:
            ActError: it cannot stand here; the store is damaged.
        """
        act = opened.act
        if act.register == self.register and len(opened.signed.signature) == SIGNATURE_BYTES and not is_rare(act):
            found = self.follow(opened.hash, act.party, act.number, act.after, act.by.key)
            if found is not None:
                return Placed(opened.signed, opened.hash, act, found[1], found[0], found[2])
        placed = self.place(opened, trusted=True)
        self.add(placed)
        return placed

    def _learn(self, keys: Iterable[Key]) -> None:
        for key in keys:
            self._publics[key_id(key)] = bytes.fromhex(key.public)

    def _wrong_register(self, opened: Opened) -> WrongRegisterError:
        return WrongRegisterError(
            f"the act is of the register {opened.act.register[:16]}…",
            where=opened.name(),
            expected=f"{self.register[:16]}…",
        )

    def _no_such_party(self, party: str, where: str) -> WrongRegisterError:
        known = sorted({*self._founders, *self._first})
        return WrongRegisterError(f"the charter names no Party {party}", where=where, expected=" or ".join(known))

    def _acceding(self, act: Found, past: Past, where: str) -> Party | None:
        """The record of a Party that accedes, or None for one of the founding charter (rules 2 and 3)."""
        if act.party in self._founders:
            if profile.register_id(act.body.charter) != self.register:
                raise WrongRegisterError("the act founds another register", where=where)
            return None
        record = next((party for party in act.body.charter.parties if party.code == act.party), None)
        for proposal, charters in self._charters.items():
            line, number = self._places[proposal]
            if number <= past.get(line, 0) and act.body.charter in charters and record is not None:
                return record
        raise self._no_such_party(act.party, where)

    def _line(self, act: Act, act_hash: str, acceding: Party | None, where: str) -> tuple[str, Branch | None]:
        if act_hash in self._places:
            raise ChainError("the act is here already", where=where)
        if act.number == 1:
            name = acceded_line(acceding) if acceding else act.party
            held = self._lines.get(name)
        else:
            name, before = self._places[act.after[act.party]]
            held = self._lines[name]
            if before != act.number - 1:
                raise ChainError(
                    f"the act follows number {before} of its feed", where=where, expected=f"{act.number - 1}"
                )
        if held is None or held.next == act.number:
            return name, None
        branch = Branch(branch_line(name, act_hash), name, act.number)
        return branch.line, branch

    def _past(self, act: Act, where: str) -> Past:
        past: dict[str, int] = {}
        missing = []
        for party, named in act.after.items():
            found = self._places.get(named)
            if found is None:
                missing.append(f"{party} {named[:16]}…")
            elif found[0] != party and party_of(found[0]) != party:
                raise ChainError(f"`after` names an act of {party_of(found[0])} for {party}", where=where)
            else:
                past[found[0]] = found[1]
        if missing:
            raise MissingPastError(f"the act rests on acts that are not here: {', '.join(missing)}", where=where)
        if (act.party in act.after) != (act.number > 1):
            if act.number > 1 and act.party not in self._founders and act.party not in self._first:
                raise self._no_such_party(act.party, where)
            problem = (
                "`after` does not name the feed's previous act" if act.number > 1 else "nothing comes before act 1"
            )
            raise ChainError(problem, where=where)
        named_lines = dict(past)
        for party, named in act.after.items():
            for line, number in self._pasts[named].items():
                if past.get(line, 0) < number:
                    # A first act names none of its own feed, but may have seen a stranger of its code there.
                    if act.number > 1 or party_of(line) != act.party:
                        self._check_whole(named_lines, line, number, f"{party} {self._places[named][1]}", where)
                    past[line] = number
        return past

    def _check_whole(self, named: Mapping[str, int], line: str, number: int, seer: str, where: str) -> None:
        """Refuse a past that names of a feed less than its own sources had seen (rule 6)."""
        owner = party_of(line)
        mine = [(one, held) for one, held in named.items() if party_of(one) == owner]
        if mine and not self.branches.reaches(*mine[0], line, number):
            return
        raise ChainError(
            f"the past is not whole: {seer} had seen {owner} {number}",
            where=where,
            expected=f"`after` to name {owner} {number} or later",
        )
