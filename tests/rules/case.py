"""Vectors of rules: what each holds, and what this implementation makes of one.

A vector is a folder of `tests/vectors/`, described there in `README.md`. Acts are written here as plain JSON, so that
what no type allows can be written as well; keys and clock are fixed.
"""

import base64
import hashlib
import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from kelisim.acts import ed25519, profile
from kelisim.acts.arrival import in_order
from kelisim.acts.envelope import Opened, open_envelope, pre_authentication
from kelisim.acts.feed import Feeds
from kelisim.acts.streaming import Verification
from kelisim.acts.verification import verify
from kelisim.errors import KelisimError
from kelisim.register.fold import Register

Json = dict[str, Any]
AT = "2026-01-01T00:00:00Z"
TYPE = "application/vnd.kelisim.act+json"
NOWHERE = "f" * 64
"""The hash of nothing."""


class Case(msgspec.Struct, frozen=True):
    """A vector: its name, the rule in words, why it is so, its lines, and whether only the schema of contents tells."""

    name: str
    rule: str
    why: str
    lines: tuple[bytes, ...]
    schema: bool = False

    def readme(self) -> bytes:
        """The README of its folder."""
        room = self.name.split("-", 1)[0]
        ends = "The acts are refused." if self.name.endswith("_fail") else "The acts stand."
        return f"# {self.name}\n\n**Rule** ({room}): {self.rule}\n\n**Why:** {self.why}\n\n{ends}\n".encode()

    def files(self) -> dict[str, bytes]:
        """Its files by path."""
        expected = outcome(self.lines) | ({"schema": True} if self.schema else {})
        return {
            f"{self.name}/README.md": self.readme(),
            f"{self.name}/acts.jsonl": b"".join(line + b"\n" for line in self.lines),
            f"{self.name}/expected.json": written(expected),
        }


def written(expected: Json) -> bytes:
    """An `expected.json`."""
    return json.dumps(expected, indent=1, sort_keys=True).encode() + b"\n"


def spelled(value: object) -> bytes:
    """A value in its one spelling."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def seed_of(holder: str) -> bytes:
    """The seed of a holder's key: the same in every run."""
    return hashlib.sha256(f"kelisim test vectors: {holder}".encode()).digest()


def key_of(holder: str) -> Json:
    """The record of a holder's key."""
    return {"algorithm": "ed25519", "office": holder, "public": ed25519.public_key(seed_of(holder)).hex()}


def id_of(holder: str) -> str:
    """The id of a holder's key."""
    return ed25519.key_id(ed25519.public_key(seed_of(holder)))


def party(code: str, *holders: str, threshold: int = 1, **more: Any) -> Json:
    """A Party of a charter, with the root keys of these holders; with one named by its code where there are none."""
    keys = [key_of(holder) for holder in holders or (code,)]
    return {"code": code, "keys": keys, "kind": "organisation", "name": {"en": code}, "threshold": threshold, **more}


def charter(*parties: str | Json, **more: Any) -> Json:
    """A charter of Parties."""
    records = [party(one) if isinstance(one, str) else one for one in parties]
    return {"demonstration": True, "name": {"en": "Vector"}, "parties": records, "slug": "vector", **more}


def id_of_register(founding: Json) -> str:
    """The id of the register that a charter founds."""
    return hashlib.sha256(spelled(founding)).hexdigest()


def sealed(payload: bytes, *holders: str) -> bytes:
    """The envelope of a payload that these holders sign."""
    message = pre_authentication(payload)
    signed = [(id_of(holder), ed25519.sign(seed_of(holder), message)) for holder in holders]
    members = [{"keyid": key, "sig": base64.b64encode(signature).decode()} for key, signature in sorted(signed)]
    return spelled({"payload": base64.b64encode(payload).decode(), "payloadType": TYPE, "signatures": members})


class Scene:
    """Acts as they are written. Who writes has seen all that was written before, unless told otherwise."""

    def __init__(self, founding: Json, *, founded: bool = True) -> None:
        self.charter = founding
        self.register = id_of_register(founding)
        self.lines: list[bytes] = []
        self.payloads: list[Json] = []
        self.heads: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        for one in founding["parties"] if founded else ():
            self.found(one)

    def found(self, record: Json, founding: Json | None = None, **changed: Any) -> str:
        """A Party founds the register, or accedes to it with the charter that names it."""
        by = [key["office"] for key in record["keys"][: record["threshold"]]]
        sees = changed.pop("sees", dict.fromkeys(self.heads))
        body = {"charter": founding or self.charter}
        return self.act(record["code"], "found", body, by=by, sees=sees, **changed)

    def payload(self, code: str, kind: str, body: Json, *, sees: Mapping[str, str | None] = {}, **changed: Any) -> Json:
        """What an act says; `sees` changes what it has seen of a feed, `changed` any member."""
        seen = {**self.heads, **sees}
        return {
            "after": {one: named for one, named in seen.items() if named},
            "at": AT,
            "body": body,
            "by": {"key": "", "office": ""},
            "kind": kind,
            "number": self.numbers.get(code, 0) + 1,
            "party": code,
            "register": self.register,
            **changed,
        }

    def act(self, code: str, kind: str, body: Json, *, by: Sequence[str] = (), **changed: Any) -> str:
        """Write an act; its hash. `by` are the holders that sign, the first of them the signer."""
        holders = by or (code,)
        aside = changed.pop("aside", False)
        value = self.payload(code, kind, body, **changed)
        if "by" not in changed:
            value["by"] = {"key": id_of(holders[0]), "office": holders[0]}
        payload = spelled(value)
        self.lines.append(sealed(payload, *holders))
        self.payloads.append(value)
        found = profile.act_hash(payload)
        if not aside:
            self.heads[code], self.numbers[code] = found, value["number"]
        return found

    def propose(self, code: str, *items: Json, **changed: Any) -> str:
        """Propose items; a new one is called by its place where it has no entry yet."""
        number = changed.get("number", self.numbers.get(code, 0) + 1)
        named = [{"entry": f"{code}.{number}.{place}", **item} for place, item in enumerate(items, start=1)]
        return self.act(code, "propose", {"items": named}, **changed)

    def accept(self, code: str, proposal: str, **changed: Any) -> str:
        """Accept a proposal."""
        return self.act(code, "accept", {"proposal": proposal}, **changed)

    def decline(self, code: str, proposal: str, **changed: Any) -> str:
        """Decline a proposal."""
        return self.act(code, "decline", {"proposal": proposal}, **changed)

    def agree(self, code: str, *items: Json, **changed: Any) -> str:
        """Propose items, and let every Party that they bind accept."""
        proposal = self.propose(code, *items, **changed)
        for one in sorted({one for item in items for one in item["bound"]}):
            self.accept(one, proposal)
        return proposal

    def state(self, code: str, *entries: str, **changed: Any) -> str:
        """Put a statement about entries on the record."""
        said: Json = {"said": "2026", "speaker": {"office": "Speaker"}}
        if entries:
            said["about"] = [{"entry": entry} for entry in entries]
        return self.act(code, "state", {"statement": said}, **changed)

    def appoint(self, code: str, holder: str, *kinds: str, by: Sequence[str] = (), **narrowed: Any) -> str:
        """Appoint a signer with powers."""
        return self.act(code, "appoint", {"key": key_of(holder), "powers": {"kinds": sorted(kinds), **narrowed}}, by=by)

    def amend(self, **changed: Any) -> Json:
        """The first version of the charter after the founding one, with some members changed, as an item."""
        content = {**self.charter, **changed}
        bound = sorted(one["code"] for one in content["parties"])
        entry = "CHARTER.1.1"
        return {"base": self.register, "bound": bound, "content": content, "entry": entry, "kind": "charter"}


def item(kind: str, bound: str | Sequence[str], content: Json | None = None, **more: Any) -> Json:
    """An item of a kind that binds Parties; its content has a title."""
    plain: dict[str, Json] = {
        "decision": {"text": {"en": "Decided"}},
        "field": {"code": "energy", "title": {"en": "Energy"}},
        "body": {"names": {"en": "Ministry"}},
        "indicator": {"title": {"en": "Trade"}, "unit": "USD"},
        "instrument": {"kind": "agreement", "title": {"en": "Agreement"}},
    }
    whole = {**plain.get(kind, {"title": {"en": "Title"}}), **(content or {})}
    return {"bound": sorted([bound] if isinstance(bound, str) else bound), "content": whole, "kind": kind, **more}


def measure(*bound: str, **more: Any) -> Json:
    """A measure that binds Parties."""
    return item("measure", bound, **more)


# What this implementation makes of a vector


def read(lines: Iterable[bytes]) -> list[Opened]:
    """The acts of lines.

    Raises:
        KelisimError: a line is not an act; `where` is the line.
    """
    acts = []
    for number, line in enumerate(lines, start=1):
        try:
            acts.append(open_envelope(line))
        except KelisimError as error:
            error.where = f"line {number}"
            raise
    return acts


def outcome(lines: Iterable[bytes]) -> Json:
    """The content of `expected.json`: the state, or the broken rule and where."""
    try:
        verified = verify(read(lines), workers=1)
    except KelisimError as error:
        return {"error": error.code, "where": error.where}
    register = Register(verified.charter)
    for placed in verified.acts:
        register.apply(placed)
    return {"state": state_of(register)}


def shuffled(lines: Sequence[bytes], chance: random.Random) -> Json:
    """The same by the door of a node, at which acts come in another order, each after its past."""
    acts = read(lines)
    charter = verify(acts, workers=1).charter
    feeds, register = Feeds(charter), Register(charter)
    waiting = list(acts)
    while waiting:
        opened = chance.choice([one for one in waiting if all(map(feeds.holds, one.act.after.values()))])
        waiting = [one for one in waiting if one.hash != opened.hash]
        placed = feeds.place(opened)
        feeds.add(placed)
        register.apply(placed)
        # A node looks at once: what is found then must not be what is found for good.
        assert register.entries.keys().isdisjoint(register.disputed)
    return {"state": state_of(register)}


def refusal(lines: Iterable[bytes]) -> Json:
    """The broken rule as a node's door finds it, one act after another."""
    try:
        acts = read(lines)
        charter = next(one.act.body.charter for one in acts if one.act.number == 1)
        feeds = Feeds(charter)
        for opened in in_order(acts):
            feeds.add(feeds.place(opened))
    except KelisimError as error:
        return {"error": error.code, "where": error.where}
    return {}


def refused_as_stored(lines: Iterable[bytes]) -> str | None:
    """The code by which a record is refused that holds these acts, each after its past; None where it verifies."""
    try:
        verification = Verification(workers=1)
        verification.take((one.signed.payload, one.signed.signature) for one in in_order(read(lines)))
    except KelisimError as error:
        return error.code
    return None


def state_of(register: Register) -> Json:
    """The state of a register as `tests/vectors/README.md` describes it."""
    proposals = register.proposals.values()
    word = {
        found: register.counts(found, act.party, act.number)
        for kept in (register.statements, register.reports, register.notices, register.releases, register.comments)
        for found, act in _acts(kept)
    }
    listed = {
        status: sorted(one.hash for one in proposals if one.status() == status)
        for status in ("agreed", "dead", "overtaken", "disputed")
    }
    return {
        **listed,
        "charter": profile.register_id(register.charter),
        "entries": {
            entry: [version.proposal.hash for version in held.versions] for entry, held in register.entries.items()
        },
        "forked": sorted(register.here.branches.forked()),
        "open": {one.hash: list(one.waiting()) for one in proposals if one.status() == "open"},
        "void": {found: void.code for found, void in register.void.items()},
        "word": sorted(found for found, counts in word.items() if counts),
        "word_disputed": sorted(found for found, counts in word.items() if not counts),
    }


def _acts(kept: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    return kept.items()


Made = Callable[[], Iterable[Case]]
"""A subject's vectors."""
