"""Random histories of all that can happen: forks, signers, new root keys, accession, withdrawal, one side's word.

A writer is one story that a Party tells. It has seen some acts, all that they rest on among them, and writes on top of
them; a Party that tells two stories has two writers. Most acts keep the rules, many do not.
"""

import random
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from kelisim.acts.envelope import Opened, open_envelope
from kelisim.acts.feed import Feeds, Placed
from kelisim.errors import KelisimError
from kelisim.model.charter import Charter
from kelisim.register.fold import Register
from tests.rules.case import Json, Scene, charter, id_of, item, key_of, party

FOUNDERS = ("AAA", "BBB", "CCC")
KINDS = ("accept", "appoint", "comment", "decline", "notify", "propose", "release", "report", "retire", "state")


class Writer(msgspec.Struct):
    """A story of a Party: the record it came with, its newest act, what it has seen, and its own acts."""

    record: Json
    founding: Json
    tip: str | None
    seen: set[str]
    own: list[str]

    @property
    def code(self) -> str:
        """The Party."""
        return str(self.record["code"])


class History:
    """What happened: the scene with every line, the acts by hash, and those that the door refused."""

    def __init__(self, seed: int, steps: int = 60) -> None:
        self.chance = random.Random(seed)
        codes = FOUNDERS[: self.chance.choice((1, 2, 2, 3))]
        quorums = [{"k": len(codes) // 2 + 1, "kind": "decision"}] if self.chance.random() < 0.5 else []
        records = [party(code) for code in codes]
        if self.chance.random() < 0.2:
            records[0] = party("AAA", "AAA", "AAA-x", "AAA-y", threshold=2)
        self.scene = Scene(charter(*records, **({"quorums": quorums} if quorums else {})), founded=False)
        self.charter = msgspec.convert(self.scene.charter, Charter)
        self.amending, self.honest = self.chance.choice(((0.1, 0.97), (0.1, 0.99), (0.5, 0.98), (0.5, 1.0)))
        self.feeds = Feeds(self.charter)
        self.acts: dict[str, Placed] = {}
        self.refused: list[tuple[bytes, KelisimError]] = []
        self.writers = [Writer(one, self.scene.charter, None, set(), []) for one in self.scene.charter["parties"]]
        self.holders = {code: [code] for code in (*codes, "DDD")}
        self.roots = {one["code"]: [key["office"] for key in one["keys"][: one["threshold"]]] for one in records}
        for writer in self.writers:
            self._write(writer, "found", {"charter": writer.founding})
        for writer in self.writers if self.chance.random() < 0.9 else ():
            self._learn(writer, {found for other in self.writers for found in other.seen})
        for _ in range(steps):
            self._step()
        # What was signed again by more keys was let in.
        self.refused = [(line, error) for line, error in self.refused if open_envelope(line).hash not in self.acts]

    @property
    def lines(self) -> list[bytes]:
        """The envelopes of the acts that the door let in."""
        return self.scene.lines

    def _write(self, writer: Writer, kind: str, body: Json, *holders: str) -> str | None:
        """Write an act on top of what a writer has seen; None where the door refuses it."""
        tips: dict[str, list[str]] = {}
        followed = {self.acts[one].act.after.get(self.acts[one].act.party) for one in writer.seen}
        for found in sorted(writer.seen - followed):
            tips.setdefault(self.acts[found].act.party, []).append(found)
        after = {code: self.chance.choice(found) for code, found in tips.items()} if writer.tip or tips else {}
        after.pop(writer.code, None)
        if writer.tip:
            after[writer.code] = writer.tip
        number = self.acts[writer.tip].act.number + 1 if writer.tip else 1
        found = self.scene.act(
            writer.code, kind, body, by=holders or self._signers(writer.code), after=after, number=number
        )
        opened = open_envelope(self.scene.lines[-1])
        if found in self.acts:
            self.scene.lines.pop()
            return None
        try:
            placed = self.feeds.place(opened)
        except KelisimError as error:
            self.refused.append((self.scene.lines.pop(), error))
            return None
        self.feeds.add(placed)
        self.acts[found] = placed
        writer.tip = found
        writer.seen.add(found)
        writer.own.append(found)
        return found

    def _signers(self, code: str) -> list[str]:
        """Who signs: mostly one of the last holders of a key."""
        known = self.holders[code]
        return [self.chance.choice(known[-3:])] if self.chance.random() < 0.5 else self.roots.get(code, [known[0]])

    def _learn(self, writer: Writer, seen: set[str]) -> None:
        """See acts, unless that would show the writer what comes after its own newest act."""
        mine = [self.acts[one].act for one in seen - writer.seen if self.acts[one].act.party == writer.code]
        if not any(act.after.get(writer.code) == writer.tip for act in mine):
            writer.seen |= seen

    def register(self, writer: Writer) -> Register:
        """The register as a writer sees it."""
        register = Register(self.charter)
        feeds = Feeds(self.charter)
        for found, placed in self.acts.items():
            if found in writer.seen:
                again = feeds.place(Opened(placed.signed, placed.hash, placed.act), trusted=True)
                feeds.add(again)
                register.apply(again)
        return register

    def _step(self) -> None:
        writer = self.chance.choice(self.writers)
        if writer.tip is None:
            self._write(writer, "found", {"charter": writer.founding})
            return
        what = self.chance.random()
        if what < 0.25:
            self._learn(writer, set(self.chance.choice(self.writers).seen))
        elif what < 0.58:
            self._answer(writer)
        elif what < 0.8:
            self._offer(writer)
        elif what < 0.9:
            self._mandate(writer)
        elif what < self.honest or len(self.writers) == 6:
            self._speak(writer)
        else:
            self._fork(writer)

    def _fork(self, writer: Writer) -> None:
        """Begin a second story after one of the writer's earlier acts."""
        keep = self.chance.randrange(len(writer.own) + 1)
        own = writer.own[:keep]
        seen = self._past(own[-1]) if own else set()
        self.writers.append(Writer(writer.record, writer.founding, own[-1] if own else None, seen, own))

    def _past(self, found: str) -> set[str]:
        """An act and all that it rests on."""
        seen: set[str] = set()
        waiting = [found]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(self.acts[one].act.after.values())
        return seen

    def _answer(self, writer: Writer) -> None:
        register = self.register(writer)
        proposals = sorted(register.proposals)
        waiting = [one for one in proposals if writer.code in register.proposals[one].waiting()]
        choice = waiting if waiting and self.chance.random() < 0.85 else proposals
        if choice:
            verb = "accept" if self.chance.random() < 0.85 else "decline"
            self._write(writer, verb, {"proposal": self.chance.choice(choice)})

    def _offer(self, writer: Writer) -> None:
        register = self.register(writer)
        number = self.acts[writer.tip].act.number + 1 if writer.tip else 1
        places = range(1, 2 + (self.chance.random() < 0.2))
        items = [self._item(register, writer, f"{writer.code}.{number}.{place}") for place in places]
        proposal = self._write(writer, "propose", {"items": items})
        if proposal and self.chance.random() < 0.7:
            self._write(writer, "accept", {"proposal": proposal})

    def _item(self, register: Register, writer: Writer, own: str) -> Json:
        chance = self.chance
        codes = [one.code for one in register.charter.parties]
        some = sorted({writer.code, *chance.sample(codes, chance.randint(0, len(codes)))})
        if chance.random() < self.amending:
            return self._amendment(register)
        kind = chance.choice(
            ("measure", "measure", "field", "body", "decision", "milestone", "instrument", "indicator")
        )
        entries = sorted(entry for entry in register.entries if not entry.startswith("CHARTER"))
        more: Json = {"entry": own}
        if entries and chance.random() < 0.5:
            entry = chance.choice(entries)
            kind = register.entries[entry].kind if chance.random() < 0.95 else kind
            base = register.entries[entry].versions[-1].proposal.hash
            if chance.random() < 0.15:
                base = chance.choice(sorted(self.acts))
            more = {"base": base, "entry": entry}
        return item(kind, some, self._content(register, kind, entries), **more)

    def _content(self, register: Register, kind: str, entries: Sequence[str]) -> Json:
        """Content that lies in a field, that a body answers for, or that hangs on another entry."""
        chance = self.chance
        fields = [entry for entry in entries if register.entries[entry].kind == "field"]
        bodies = [entry for entry in entries if register.entries[entry].kind == "body"]
        content: Json = {}
        if kind in {"measure", "indicator"} and fields:
            content["field"] = {"entry": chance.choice(fields)}
        if kind == "measure" and bodies:
            content["responsible"] = [{"body": {"entry": chance.choice(bodies)}}]
        if kind == "decision" and bodies:
            content["responsible"] = [{"entry": chance.choice(bodies)}, {"name": "Somebody"}]
        if kind == "instrument" and bodies:
            signing = chance.choice(
                ({"bodies": [{"entry": bodies[0]}]}, {"signatures": [{"body": {"entry": bodies[0]}}]})
            )
            content = {**signing, **({"fields": [{"entry": one} for one in fields[:2]]} if fields else {})}
        if kind == "milestone":
            content["of"] = {"entry": chance.choice(entries)} if entries else {"name": "Nothing"}
        return content

    def _amendment(self, register: Register) -> Json:
        chance = self.chance
        now: Json = msgspec.to_builtins(register.charter)
        parties = {one["code"]: one for one in now["parties"]}
        if "DDD" not in parties and chance.random() < 0.6:
            holder = chance.choice(("DDD", "DDD2"))
            parties["DDD"] = party("DDD", holder)
            content = self._whole(now, parties)
            if not any(one.founding == content for one in self.writers) and len(self.writers) < 6:
                self.writers.append(Writer(parties["DDD"], content, None, set(), []))
                self.holders["DDD"] = [*self.holders["DDD"], holder]
        elif len(parties) > 1 and chance.random() < 0.6:
            parties.pop(chance.choice(sorted(parties)))
        content = self._whole(now, parties)
        versions = register.entries.get("CHARTER.1.1")
        base = versions.versions[-1].proposal.hash if versions else self.scene.register
        shape = {"base": base, "bound": sorted(parties), "content": content, "entry": "CHARTER.1.1", "kind": "charter"}
        return shape if chance.random() < 0.9 else {**shape, "bound": sorted(parties)[:1]}

    def _whole(self, now: Json, parties: Json) -> Json:
        content = {**now, "parties": [parties[code] for code in sorted(parties)]}
        content.pop("quorums", None)
        if self.chance.random() < 0.5:
            content["quorums"] = [{"k": len(parties) // 2 + 1, "kind": "decision"}]
        return content

    def _mandate(self, writer: Writer) -> None:
        chance, code = self.chance, writer.code
        holder = f"{code}-{chance.randrange(6)}" if chance.random() < 0.9 else code
        kind = chance.choice(("appoint", "appoint", "appoint", "retire", "rekey"))
        if kind == "appoint":
            kinds = sorted(chance.sample(KINDS, chance.choice((1, 3, 10, 10))))
            powers: Json = {"kinds": kinds}
            if chance.random() < 0.3:
                powers["entries"] = ["decision", "measure"]
            if chance.random() < 0.2:
                powers["until"] = chance.randint(1, 20)
            held = self.register(writer).entries
            for which, of in (("fields", "field"), ("bodies", "body")):
                known = sorted(entry for entry, state in held.items() if state.kind == of)
                if known and chance.random() < 0.4:
                    powers[which] = known[: chance.randint(1, 2)]
            self._write(writer, kind, {"key": key_of(holder), "powers": powers})
            self.holders[code] = [*self.holders[code], holder]
        elif kind == "retire":
            self._write(writer, kind, {"key": id_of(holder)})
        else:
            version = self.feeds.roster(code).version + (1 if chance.random() < 0.9 else 2)
            body = {"keys": [key_of(holder)], "threshold": 1, "version": version}
            if self._write(writer, kind, body, *dict.fromkeys((*self._signers(code), holder))):
                self.roots[code] = [holder]
            self.holders[code] = [*self.holders[code], holder]

    def _speak(self, writer: Writer) -> None:
        chance = self.chance
        entries = [*sorted(self.register(writer).entries), "CHARTER.1.1", "AAA.2.1"]
        entry = chance.choice(entries)
        said: dict[str, Json] = {
            "comment": {"comment": {"text": {"en": "So."}, "entry": entry}},
            "notify": {"notice": {"about": entry, "action": "ratification", "date": "2026-01-01"}},
            "release": {
                "release": {
                    "indicator": entry,
                    "observations": [{"period": "2025", "value": "1"}],
                    "vintage": "2026-01-01",
                }
            },
            "report": {"report": {"about": entry, "as_of": "2026", "status": "done"}},
            "state": {"statement": {"about": [{"entry": entry}], "said": "2026", "speaker": {"office": "Speaker"}}},
        }
        proposals = sorted(one for one in self.acts if self.acts[one].act.__class__.__name__ == "Propose")
        if proposals and chance.random() < 0.2:
            comment = {"proposal": chance.choice(proposals), "text": {"en": "So."}}
            self._write(writer, "comment", {"comment": comment})
            return
        kind = chance.choice(sorted(said))
        self._write(writer, kind, said[kind])


def shuffled(lines: Iterable[Any], chance: random.Random) -> list[Any]:
    """Lines in another order."""
    mixed = list(lines)
    chance.shuffle(mixed)
    return mixed
