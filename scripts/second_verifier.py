"""A second verifier of registers, written from the rules and not from the first: `python3 second_verifier.py FILE…`.

A FILE is a bundle, or `acts.jsonl` with an envelope a line in any order. What is printed is the state of the register,
or the rule that is broken and where, in the form of `tests/vectors/README.md`. It needs Python and PyNaCl alone.

Pasts are kept as whole sets of acts, so it is slow and plain. It reads bytes as the profile says, and takes it that
what acts hold is of its type. So it does not refuse: members that no type has, or that are written out with the value
which they have when left out; texts, dates, codes, ids and lists of another form, length or order; a charter with a
quorum of half, a threshold that cannot be met, a Party or a key twice; a comment on two things. Vectors that only such
a thing tells are marked `"schema": true`.
"""

import base64
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey

PAYLOAD_BYTES, ENVELOPE_BYTES, DEPTH, EXT, SAFE = 1_048_576, 1_406_293, 32, 9, 2**53 - 1
TYPE = "application/vnd.kelisim.act+json"
CHARTER = "CHARTER.1.1"
MANDATES, NARROWED = {"appoint", "retire", "rekey"}, ("entries", "fields", "bodies")
ABOUT = {
    "report": ("report", "about", {"measure", "milestone", "decision"}),
    "notify": ("notice", "about", {"instrument", "charter"}),
    "release": ("release", "indicator", {"indicator"}),
}
KINDS = {"found", "propose", "accept", "decline", "state", "comment", *MANDATES, *ABOUT}
Seen = frozenset[str]


class WrongError(Exception):
    """A broken rule: its code, and the line or the act that breaks it."""


def want(holds: object, code: str, where: str = "") -> None:
    """Refuse acts of which something does not hold."""
    if not holds:
        raise WrongError(code, where)


def spelled(value: object) -> bytes:
    """The one spelling of a value in JSON (RFC 8785; keys are ASCII and numbers whole)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _walk(value: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    yield depth, value
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _walk(member, depth + 1)


def read_json(data: bytes) -> Any:
    """The value of bytes that are its one spelling; ValueError where they are not, as where a float is read as text."""
    try:
        text = data.decode()
        value = json.loads(text, parse_float=str, parse_constant=str)
        same = spelled(value) == data and all(depth <= DEPTH for depth, _ in _walk(value))
    except RecursionError:
        raise ValueError("too deep") from None
    kept = all(abs(it) <= SAFE for _, it in _walk(value) if isinstance(it, int))
    keys = all("".join(it).isascii() for _, it in _walk(value) if isinstance(it, dict))
    plain = unicodedata.is_normalized("NFC", text) and not re.search(r"(?<!\\)(\\\\)*\\[ubfr]", text)
    if not (same and kept and keys and plain):
        raise ValueError("another spelling, too deep, a number too large, or text that cannot be")
    return value


def _is_act(said: Any) -> bool:
    members = {"register": str, "party": str, "number": int, "after": dict, "at": str, "by": dict, "kind": str}
    if not isinstance(said, dict) or {name: type(it) for name, it in said.items()} != members | {"body": dict}:
        return False
    rest = said | {"body": {name: it for name, it in said["body"].items() if name != "ext"}}
    known = said["number"] > 0 and said["kind"] in KINDS and all(it is not None for _, it in _walk(rest))
    return known and all(depth <= EXT for depth, _ in _walk(said["body"].get("ext")))


def _base64(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("another spelling")
    return data


class Act:
    """An act as it was read, and what is found of it.

    `feed` has the acts before it in its own story, `root` is whose it is, `past` all that it rests on. `roster` has the
    version, the root keys, the threshold, and each signer's powers with the signer that appointed it (None: the roots).
    """

    def __init__(self, line: bytes, where: str) -> None:
        want(len(line) <= ENVELOPE_BYTES, "too-large", where)
        try:
            envelope = read_json(line)
            signatures = [(one["keyid"], _base64(one["sig"])) for one in envelope["signatures"]]
            self.payload, self.signatures = _base64(envelope["payload"]), dict(signatures)
            sized = len(envelope) == 3 and all(len(one) == 2 for one in envelope["signatures"])
            formed = all(re.fullmatch("[0-9a-f]{64}", key) and len(made) == 64 for key, made in signatures)
            once = [key for key, _ in signatures] == sorted(self.signatures) and 1 <= len(signatures) <= 32
            want(sized and formed and once and envelope["payloadType"] == TYPE, "envelope", where)
        except (ValueError, KeyError, TypeError):
            raise WrongError("envelope", where) from None
        want(len(self.payload) <= PAYLOAD_BYTES, "too-large", where)
        try:
            said = read_json(self.payload)
        except ValueError:
            raise WrongError("not-canonical", where) from None
        want(_is_act(said), "malformed", where)
        self.hash = hashlib.sha256(b"\0" + self.payload).hexdigest()
        self.register, self.party, self.number, self.kind = (said[it] for it in ("register", "party", "number", "kind"))
        self.after, self.body, self.key = said["after"], said["body"], said["by"]["key"]
        self.name, self.items = f"{self.party} {self.number}", self.body.get("items", [])
        want(self.key in self.signatures, "envelope", where)
        self.offered = [item["content"] for item in self.items if item["kind"] == "charter"]
        self.feed, self.root, self.past, self.void = list[Act](), tuple[Any, ...](), Seen(), ""
        self.roster: tuple[int, Seen, int, dict[str, tuple[Any, str | None]]] = (1, Seen(), 1, {})
        self.given, self.bases, self.voices = dict[str, str](), list[Act](), set[tuple[Any, ...]]()
        self.needs: list[tuple[set[str], int, set[str]]] = []

    def brings(self) -> list[Any]:
        """The keys that it brings."""
        if self.kind == "found":
            return [key for party in self.body["charter"]["parties"] for key in party["keys"]]
        return [self.body["key"]] if self.kind == "appoint" else list(self.body.get("keys", []))

    def overstep(self) -> bool:
        """Whether it goes beyond its signer's powers as far as its own feed tells."""
        _, roots, _, signers = self.roster
        mine = None if self.key in roots else signers[self.key][0]
        if mine and (self.kind not in mine["kinds"] or self.number > mine.get("until", SAFE)):
            return True
        if self.kind == "appoint":
            new = _key_id(self.body["key"])
            return new in roots or new in signers or bool(mine and not _covers(mine, self.body["powers"]))
        gone = self.body.get("key")
        return self.kind == "retire" and (gone not in signers or bool(mine and self.key not in _through(signers, gone)))

    def roster_after(self) -> tuple[int, Seen, int, dict[str, tuple[Any, str | None]]]:
        """The roster once it stands."""
        version, roots, threshold, signers = self.roster
        if self.kind not in MANDATES or self.overstep():
            return self.roster
        if self.kind == "rekey":
            new = frozenset(map(_key_id, self.body["keys"]))
            kept = {one: (powers, None if by in new else by) for one, (powers, by) in signers.items() if one not in new}
            return self.body["version"], new, self.body["threshold"], kept
        if self.kind == "appoint":
            by = self.key if self.key in signers else None
            return version, roots, threshold, signers | {_key_id(self.body["key"]): (self.body["powers"], by)}
        gone = self.body["key"]
        left = {one: held for one, held in signers.items() if gone not in (one, *_through(signers, one))}
        return version, roots, threshold, left

    def check_signers(self) -> None:
        """Refuse keys that cannot sign it."""
        version, roots, threshold, signers = self.roster
        signed, allowed = set(self.signatures), set(roots)
        if self.key in signers:
            want(len(signed) == 1, "threshold", self.name)
            return
        if self.kind == "rekey":
            new = set(map(_key_id, self.body["keys"]))
            want(self.body["version"] == version + 1, "rekey", self.name)
            want(len(signed & new) >= self.body["threshold"], "threshold", self.name)
            allowed |= new
        want(self.key in roots and signed <= allowed, "unknown-key", self.name)
        want(len(signed & roots) >= threshold, "threshold", self.name)


def _codes(charter: Any) -> set[str]:
    return {party["code"] for party in charter["parties"]}


def _key_id(key: Any) -> str:
    return hashlib.sha256(b"ed25519\0" + bytes.fromhex(key["public"])).hexdigest()


def _through(signers: Any, key: str) -> list[str]:
    by = signers[key][1]
    return [] if by is None else [by, *_through(signers, by)]


def _covers(mine: Any, given: Any) -> bool:
    narrower = all(not mine.get(it) or set() < {*given.get(it, ())} <= {*mine[it]} for it in NARROWED)
    until = "until" not in mine or given.get("until", SAFE + 1) <= mine["until"]
    return {*given["kinds"]} <= {*mine["kinds"]} and narrower and until


def _sha(value: Any) -> str:
    return hashlib.sha256(spelled(value)).hexdigest()


def _signature_holds(public: bytes, payload: bytes, signature: bytes) -> bool:
    try:
        VerifyKey(public).verify(b"DSSEv1 %d %b %d %b" % (len(TYPE), TYPE.encode(), len(payload), payload), signature)
    except CryptoError:
        return False
    return True


class Register:
    """The register of acts: each placed after its past, then judged from it."""

    def __init__(self, acts: list[Act]) -> None:
        self.acts: dict[str, Act] = {}
        self.twice: dict[tuple[Any, ...], dict[int, set[str]]] = {}
        self.offers: dict[tuple[str, str | None], list[Act]] = {}
        self.answers: dict[str, list[tuple[Act, str]]] = {}
        self.known: dict[tuple[str, Seen], bool] = {}
        foundings = [one.body["charter"] for one in acts if one.kind == "found"]
        self.founding: Any = next((it for it in foundings if acts[0].register == _sha(it)), None)
        want(self.founding, "wrong-register")
        self.id = _sha(self.founding)
        publics = {_key_id(key): bytes.fromhex(key["public"]) for one in acts for key in one.brings()}
        for one in acts:
            want(one.register == self.id, "wrong-register", one.name)
            signed = [(publics[key], made) for key, made in one.signatures.items() if key in publics]
            want(all(_signature_holds(key, one.payload, made) for key, made in signed), "signature", one.name)
            want(len(signed) == len(one.signatures), "unknown-key", one.name)
        first = {one.hash: one for one in reversed(acts)}.values()
        waiting = sorted(first, key=lambda one: (one.number, one.party, one.hash))
        while waiting:
            ready = [one for one in waiting if set(one.after.values()) <= set(self.acts)]
            want(ready, "missing-past", waiting[0].name)
            for one in ready:
                self.place(one)
                self.acts[one.hash] = one
                self.twice.setdefault(one.root, {}).setdefault(one.number, set()).add(one.hash)
                one.void = self.judge(one)
            waiting = [one for one in waiting if one.hash not in self.acts]

    def root(self, party: Any) -> tuple[Any, ...]:
        """What tells a Party from every other: its code, and where it acceded the keys with which it came."""
        keys = tuple(key["public"] for key in party["keys"])
        return (party["code"],) if party["code"] in _codes(self.founding) else (party["code"], keys, party["threshold"])

    def place(self, one: Act) -> None:
        """The door: what an act follows, its past, whose it is, and who may sign it."""
        named = {party: self.acts[found] for party, found in one.after.items()}
        known = one.party in _codes(self.founding) | {act.party for act in self.acts.values()} or one.number == 1
        sound = (one.kind == "found") == (one.number == 1) == (one.party not in named)
        sound = sound and all(act.party == party for party, act in named.items())
        want(sound, "chain" if known else "wrong-register", one.name)
        one.past = frozenset().union(*(act.past | {act.hash} for act in named.values()))
        for seen in (self.acts[found] for act in named.values() for found in act.past):
            head = named.get(seen.party)
            stranger = one.number == 1 and seen.party == one.party
            want(stranger or (head is not None and head not in seen.feed), "chain", one.name)
        if one.number > 1:
            own = named[one.party]
            one.feed, one.root, one.roster = [own, *own.feed], own.root, own.roster_after()
            want(own.number == one.number - 1, "chain", one.name)
        else:
            founder, charter = one.party in _codes(self.founding), one.body["charter"]
            offered = [offer for found in one.past for offer in self.acts[found].offered]
            record: Any = next((party for party in charter["parties"] if party["code"] == one.party), None)
            want(record and charter in ([self.founding] if founder else offered), "wrong-register", one.name)
            one.root, keys = self.root(record), frozenset(map(_key_id, record["keys"]))
            one.roster = (1, keys, record["threshold"], {})
        one.check_signers()

    def stands(self, one: Act, seen: Seen) -> bool:
        """Whether an act is in a past that holds no second story of its Party from before it."""
        twice = (number for number, found in self.twice[one.root].items() if len(found) > 1 and len(found & seen) > 1)
        return one.hash in seen and one.number < min(twice, default=SAFE + 1)

    def _who(self, proposal: Act, verb: str, seen: Seen) -> set[str]:
        return {one.party for one, said in self.answers[proposal.hash] if said == verb and self.stands(one, seen)}

    def agreed(self, one: Act, seen: Seen) -> bool:
        """Whether every item of a proposal, and all that it rests on, has the consent that it needs."""
        if (one.hash, seen) not in self.known:
            yes = self._who(one, "accept", seen) if not one.void else set()
            consent = all(len(yes & base) >= k and joining <= yes for base, k, joining in one.needs)
            here = not one.void and self.stands(one, seen) and consent
            self.known[one.hash, seen] = here and all(self.agreed(base, seen) for base in one.bases)
        return self.known[one.hash, seen]

    def _dead(self, proposal: Act, seen: Seen) -> bool:
        no = self._who(proposal, "decline", seen)
        return any(len(no & base) > len(base) - k or no & joining for base, k, joining in proposal.needs)

    def _rivals(self, proposal: Act) -> list[Act]:
        shared = [self.offers[item["entry"], item["base"]] for item in proposal.items if "base" in item]
        return list({one.hash: one for group in shared for one in group if one is not proposal}.values())

    def versions(self, entry: str, seen: Seen) -> dict[str, Any]:
        """The agreed versions of an entry in a past, by proposal; the founding charter is by the register's id."""
        base, chain = None, {}
        if entry == CHARTER:
            base, bound = self.id, sorted(_codes(self.founding))
            chain[self.id] = {"kind": "charter", "entry": CHARTER, "bound": bound, "content": self.founding}
        while found := next((one for one in self.offers.get((entry, base), ()) if self.agreed(one, seen)), None):
            base = found.hash
            chain[base] = next(item for item in found.items if item["entry"] == entry)
        return chain

    def _newest(self, entry: str, seen: Seen) -> Any:
        return next(reversed(self.versions(entry, seen).values()), None)

    def judge(self, one: Act) -> str:
        """Why an act has no effect; nothing where it has."""
        if one.kind == "found":
            return ""
        if (one.kind in MANDATES or one.key not in one.roster[1]) and one.overstep():
            return "beyond-powers"
        if one.kind in MANDATES or not self.stands(one, one.past | {one.hash}):
            return "" if self.stands(one, one.past | {one.hash}) else "two-stories"
        if not {(code,) for code in _codes(self.founding)} <= {self.acts[found].root for found in one.past}:
            return "not-founded"
        if one.kind in {"accept", "decline"}:
            return self.answer(one)
        if one.root not in set(map(self.root, self._newest(CHARTER, one.past)["content"]["parties"])):
            return "not-a-party"
        return self.propose(one) if one.kind == "propose" else self.word(one)

    def propose(self, one: Act) -> str:
        """The rules for proposals; one that counts is put on offer."""
        replaced = [item for item in one.items if "base" in item]
        if self.beyond(one, [*one.items, *(self._newest(item["entry"], one.past) for item in replaced)]):
            return "outside-scope"
        charters = self.versions(CHARTER, one.past)
        contents = [item["content"] for item in charters.values()]
        allowed = set[str]().union(*map(_codes, [contents[-1], *one.offered]))
        quorums = {quorum["kind"]: quorum["k"] for quorum in contents[-1].get("quorums", ())}
        for place, item in enumerate(one.items):
            base: Any = self.versions(item["entry"], one.past).get(item.get("base", ""))
            before = set(base["bound"]) if base else set()
            own = "base" not in item and item["entry"] == f"{one.party}.{one.number}.{place + 1}"
            broken = {
                "unknown-party": not {*item["bound"]} <= allowed | before,
                "wrong-entry-id": "base" not in item and not own,
                "base-not-agreed": "base" in item and base is None,
                "kind-changed": item["kind"] == "charter" if own else base and base["kind"] != item["kind"],
                "entry-twice": item["entry"] in {other["entry"] for other in one.items[:place]},
                "charter-broken": item["kind"] == "charter" and not _amends(item, contents),
            }
            if any(broken.values()):
                return next(code for code, holds in broken.items() if holds)
            k = max(min(quorums.get(item["kind"], len(before)), len(before)), len(before) // 2 + 1) if before else 0
            one.needs.append((before, k, set(item["bound"]) - before))
        one.voices = {self.root(party) for charter in [*contents, *one.offered] for party in charter["parties"]}
        one.bases = [self.acts[item["base"]] for item in replaced if item["base"] != self.id]
        strangers = {one.party}.union(*(base | joining for base, _, joining in one.needs)) - _codes(self.founding)
        for found, item in charters.items():
            one.bases += [self.acts[found]] if strangers & {*item["bound"]} else []
            strangers -= {*item["bound"]}
        self.answers[one.hash] = []
        for item in one.items:
            self.offers.setdefault((item["entry"], item.get("base")), []).append(one)
        return ""

    def answer(self, one: Act) -> str:
        """The rules for answers; one that counts is written down, and what follows from it."""
        proposal = self.acts.get(one.body["proposal"])
        if proposal is None or proposal.kind != "propose" or proposal.hash not in one.past:
            return "unknown-proposal"
        if not self.stands(proposal, one.past) or proposal.void:
            return "two-stories" if not self.stands(proposal, one.past) else "proposal-void"
        before = {found: said for act in one.feed for found, said in act.given.items()}
        if not self._speaks(one, proposal) or proposal.hash in before:
            return "already-answered" if self._speaks(one, proposal) else "not-bound"
        rivals = self._rivals(proposal) if one.kind == "accept" else []
        if any(before.get(rival.hash) == "accept" and not self._dead(rival, one.past) for rival in rivals):
            return "rival-accepted"
        bases = (self.versions(it["entry"], proposal.past)[it["base"]] for it in proposal.items if "base" in it)
        if self.beyond(one, [*proposal.items, *bases]):
            return "outside-scope"
        one.given[proposal.hash] = one.kind
        for rival in rivals:
            if self.stands(rival, one.past) and self._speaks(one, rival) and rival.hash not in before:
                one.given[rival.hash] = "decline"
        for found, said in one.given.items():
            self.answers[found].append((one, said))
        return ""

    def _speaks(self, one: Act, proposal: Act) -> bool:
        bound = any(one.party in base | joining for base, _, joining in proposal.needs)
        return bound and (len(one.root) == 1 or one.root in proposal.voices)

    def word(self, one: Act) -> str:
        """The rules for what needs nobody's consent."""
        said = one.body.get("statement", {}).get("about", []) + [one.body.get("comment", {})]
        about = [self._newest(it["entry"], one.past) for it in said if "entry" in it]
        if one.kind in ABOUT:
            body, member, kinds = ABOUT[one.kind]
            about = [self._newest(one.body[body][member], one.past)]
            if about[0] and about[0]["kind"] not in kinds:
                return "not-reportable"
        elif "proposal" in said[-1]:
            proposal = self.acts.get(said[-1]["proposal"])
            if proposal is None or proposal.kind != "propose" or not self.stands(proposal, one.past):
                return "unknown-proposal"
            about = proposal.items
        return "unknown-entry" if None in about else "outside-scope" if self.beyond(one, about) else ""

    def beyond(self, one: Act, concerned: list[Any]) -> bool:
        """Whether what an act concerns lies outside of its signer's narrowed powers."""
        powers = {} if one.key in one.roster[1] else one.roster[3][one.key][0]
        narrowed = [it for it in NARROWED if powers.get(it)]
        within = (item and self.marks(item, it, one.past) & {*powers[it]} for item in concerned for it in narrowed)
        return bool(narrowed) and not (concerned and all(within))

    def marks(self, item: Any, which: str, seen: Seen) -> set[str]:
        """The kind of an item, the fields that it lies in, or the bodies that answer for it or sign it."""
        if which == "entries":
            return {item["kind"]}
        for _ in range(8):
            above = self._newest(item["content"]["of"].get("entry", ""), seen) if item["kind"] == "milestone" else None
            item = above or item
        kind, content = item["kind"], item["content"]
        if which == "fields":
            named = content.get("fields", []) if kind == "instrument" else [content.get("field", {})]
        else:
            signing = [*content.get("signatures", []), *content.get("responsible", [])]
            named = content.get("bodies", []) + [one.get("body", one) for one in signing]
        own = {item["entry"]} if {"field": "fields", "body": "bodies"}.get(kind) == which else set()
        return own | {one["entry"] for one in named if "entry" in one}

    def state(self) -> dict[str, Any]:
        """The state that `expected.json` holds."""
        seen, waiting = frozenset(self.acts), {}
        groups: dict[str, list[str]] = {it: [] for it in ("agreed", "dead", "overtaken", "disputed")}
        for one in (self.acts[found] for found in sorted(self.answers)):
            bound = set[str]().union(*(base | joining for base, _, joining in one.needs))
            standing = all(self.stands(act, seen) for act in [one, *(act for act, _ in self.answers[one.hash])])
            holds = {
                "agreed": self.agreed(one, seen),
                "dead": self._dead(one, seen),
                "overtaken": any(self.agreed(rival, seen) for rival in self._rivals(one)),
                "disputed": not standing or not all(self.agreed(base, seen) for base in one.bases),
            }
            if any(holds.values()):
                groups[next(name for name, so in holds.items() if so)].append(one.hash)
            else:
                waiting[one.hash] = sorted(bound - self._who(one, "accept", seen) - self._who(one, "decline", seen))
        entries = {entry: [it for it in self.versions(entry, seen) if it != self.id] for entry, _ in self.offers}
        spoken = {*KINDS} - MANDATES - {"found", "propose", "accept", "decline"}
        word = sorted(one.hash for one in self.acts.values() if not one.void and one.kind in spoken)
        return groups | {
            "open": waiting,
            "void": {one.hash: one.void for one in self.acts.values() if one.void},
            "entries": {entry: chain for entry, chain in entries.items() if chain},
            "charter": _sha(self._newest(CHARTER, seen)["content"]),
            "forked": sorted({root[0] for root, acts in self.twice.items() if max(map(len, acts.values())) > 1}),
            "word": [found for found in word if self.stands(self.acts[found], seen)],
            "word_disputed": [found for found in word if not self.stands(self.acts[found], seen)],
        }


def _amends(item: Any, before: list[Any]) -> bool:
    held = {party["code"]: (party["keys"], party["threshold"]) for charter in before for party in charter["parties"]}
    parties = [(party["code"], (party["keys"], party["threshold"])) for party in item["content"]["parties"]]
    stays = all(item["content"].get(it, False) == before[-1].get(it, False) for it in ("demonstration", "succeeds"))
    return item["bound"] == sorted(dict(parties)) and stays and all(held.get(code, own) == own for code, own in parties)


def lines_of(data: bytes) -> list[bytes]:
    """The envelopes in a file; those of a bundle, where its header, attachments and seal are right."""
    lines = data.removesuffix(b"\n").split(b"\n")
    if b'"format":"kelisim-bundle/1"' not in lines[0]:
        return lines
    try:
        header, seal = read_json(lines[0]), read_json(lines[-1])
        acts, rest = lines[1 : 1 + header["acts"]], lines[1 + header["acts"] : -1]
        for _ in range(header["attachments"]):
            said, content = read_json(rest.pop(0)), b""
            while len(content) < said["size"]:
                content += _base64(rest.pop(0).decode())
            want(said == {"attachment": hashlib.sha256(content).hexdigest(), "size": len(content)}, "bundle")
        whole = {"sha256": hashlib.sha256(data[: -len(lines[-1]) - 1]).hexdigest()}
        want(not rest and seal == whole and data.endswith(b"\n"), "bundle")
    except (ValueError, KeyError, TypeError, IndexError):
        raise WrongError("bundle", "") from None
    return acts


def verify(data: bytes) -> dict[str, Any]:
    """What a file of acts comes to: `{"state": …}`, or `{"error": code, "where": line or act}`."""
    try:
        acts = [Act(line, f"line {number}") for number, line in enumerate(lines_of(data), start=1)]
        return {"state": Register(acts).state()}
    except WrongError as error:
        return dict(zip(("error", "where"), error.args, strict=True))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # a value of another type than the rules use
        return {"error": "malformed", "where": ""}


if __name__ == "__main__":
    results = [verify(Path(name).read_bytes()) for name in sys.argv[1:]]
    print(*(json.dumps(result, indent=1, sort_keys=True) for result in results), sep="\n")
    sys.exit(any("error" in result for result in results))
