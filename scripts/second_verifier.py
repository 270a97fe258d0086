"""A second verifier of registers, written from the rules and not from the first: `python3 second_verifier.py FILE…`.

A FILE is a bundle, or `acts.jsonl` with an envelope a line. It prints the state of the register, or the rule that is
broken and where (`tests/vectors/README.md`). Slow and plain, it takes what acts hold to be of its type, and does not
refuse (vectors with `"schema": true`): members that no type has or that are written as when left out; texts, dates,
codes and lists of another form; quorums of half, thresholds that cannot be met, a key twice; a comment on two things.
"""

import json
import re
import sys
import unicodedata
from base64 import b64decode, b64encode
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey

PAYLOAD_BYTES, ENVELOPE_BYTES, DEPTH, EXT, SAFE = 1_048_576, 1_406_293, 32, 9, 2**53 - 1
TYPE, CHARTER, LASTING = "application/vnd.kelisim.act+json", "CHARTER.1.1", ("demonstration", "succeeds")
MANDATES, NARROWED = {"appoint", "retire", "rekey"}, ("entries", "fields", "bodies")
ABOUT = {"report": {"measure", "milestone", "decision"}, "notify": {"instrument", "charter"}, "release": {"indicator"}}
TYPES = {"register": str, "party": str, "number": int, "after": dict, "at": str, "by": dict, "kind": str, "body": dict}
ANSWERS, WORDS = {"accept", "decline"}, {"state", "comment", *ABOUT}
KINDS = {"found", "propose", *ANSWERS, *WORDS, *MANDATES}
Seen = frozenset[str]


class WrongError(ValueError):
    """A broken rule: its code, and the line or the act that breaks it."""


def want(holds: object, code: str, where: str = "") -> None:
    """Refuse acts of which something does not hold."""
    if not holds:
        raise WrongError(code, where)


def spelled(value: object) -> bytes:
    """The one spelling of a value in JSON (RFC 8785; keys are ASCII and numbers whole)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _key_id(key: Any) -> str:
    return sha256(b"ed25519\0" + bytes.fromhex(key["public"])).hexdigest()


def _root(party: Any) -> tuple[Any, ...]:
    """What tells a Party from every other: its code, and with which keys it came."""
    return party["code"], tuple(key["public"] for key in party["keys"]), party["threshold"]


def _walk(value: Any, depth: int = 0) -> list[tuple[int, Any]]:
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [(depth, value), *(part for member in members for part in _walk(member, depth + 1))]


def read_json(data: bytes, code: str = "not-canonical", where: str = "") -> Any:
    """The value of bytes that are its one spelling, which no float is, as it is read as text."""
    try:
        text = data.decode()
        value = json.loads(text, parse_float=str, parse_constant=str)
        parts = _walk(value) if spelled(value) == data else []
    except (ValueError, RecursionError):
        raise WrongError(code, where) from None
    small = all(depth <= DEPTH and not (isinstance(it, int) and abs(it) > SAFE) for depth, it in parts)
    keys = all("".join(it).isascii() for _, it in parts if isinstance(it, dict))
    plain = unicodedata.is_normalized("NFC", text) and not re.search(r"(?<!\\)(\\\\)*\\[ubfr]", text)
    want(parts and small and keys and plain, code, where)
    return value


class Act:
    """An act as it was read; what it follows in its own story, whose it is, what it rests on, and who may sign."""

    def __init__(self, line: bytes, where: str) -> None:
        want(len(line) <= ENVELOPE_BYTES, "too-large", where)
        try:
            envelope = json.loads(line)
            self.payload = b64decode(envelope["payload"])
            self.signatures = {one["keyid"]: b64decode(one["sig"]) for one in envelope["signatures"]}
            formed = all(re.fullmatch("[0-9a-f]{64}", key) and len(made) == 64 for key, made in self.signatures.items())
        except (ValueError, KeyError, TypeError, RecursionError):
            raise WrongError("envelope", where) from None
        signed = [{"keyid": key, "sig": b64encode(made).decode()} for key, made in sorted(self.signatures.items())]
        again = {"payload": b64encode(self.payload).decode(), "payloadType": TYPE, "signatures": signed}
        want(formed and 1 <= len(signed) <= 32 and spelled(again) == line, "envelope", where)
        want(len(self.payload) <= PAYLOAD_BYTES, "too-large", where)
        said = read_json(self.payload, "not-canonical", where)
        want(isinstance(said, dict) and {name: type(it) for name, it in said.items()} == TYPES, "malformed", where)
        rest = said | {"body": {name: it for name, it in said["body"].items() if name != "ext"}}
        known = said["number"] > 0 and said["kind"] in KINDS and all(it is not None for _, it in _walk(rest))
        want(known and all(depth <= EXT for depth, _ in _walk(said["body"].get("ext"))), "malformed", where)
        self.hash = sha256(b"\0" + self.payload).hexdigest()
        self.register, self.party, self.number, self.kind = (said[it] for it in ("register", "party", "number", "kind"))
        self.after, self.body, self.key, self.over = said["after"], said["body"], said["by"]["key"], list[Act]()
        self.name, self.items = f"{self.party} {self.number}", self.body.get("items", [])
        want(self.key in self.signatures, "envelope", where)
        self.offered = [item["content"] for item in self.items if item["kind"] == "charter"]
        came = self.body["charter"]["parties"] if self.kind == "found" else []
        self.brings = [key for party in came for key in party["keys"]] + self.body.get("keys", [])
        self.brings += [self.body["key"]] if self.kind == "appoint" else []
        self.feed, self.root, self.past, self.void = list[Act](), tuple[Any, ...](), Seen(), ""
        # The version, the root keys, the threshold, and each signer's powers with those through whom it has them.
        self.roster: tuple[int, Seen, int, dict[str, tuple[Any, tuple[str, ...]]]] = (1, Seen(), 1, {})
        self.bases, self.voices, self.given, self.known = list[Act](), set[Any](), dict[str, str](), dict[Seen, bool]()
        self.needs, self.answers = list[tuple[set[str], int, set[str]]](), list[tuple[Act, str]]()

    def mandate(self) -> Any:
        """The roster once it stands; None where it goes beyond its signer's powers, as its own feed tells."""
        version, roots, threshold, signers = self.roster
        mine, line = signers.get(self.key, ({}, ()))
        wide = mine and (self.kind not in mine["kinds"] or self.number > mine.get("until", SAFE))
        if self.kind == "rekey":
            new = frozenset(map(_key_id, self.body["keys"]))
            held = {one: it for one, it in signers.items() if one not in new}
            signers = {one: (it, tuple(takewhile(lambda up: up not in new, ups))) for one, (it, ups) in held.items()}
            version, roots, threshold = self.body["version"], new, self.body["threshold"]
        elif self.kind == "appoint":
            key, given = _key_id(self.body["key"]), self.body["powers"]
            narrow = all(not mine.get(it) or set() < {*given.get(it, ())} <= {*mine[it]} for it in NARROWED)
            brief = given.get("until", SAFE + 1) <= mine.get("until", SAFE + 1)
            within = not mine or (narrow and brief and {*given["kinds"]} <= {*mine["kinds"]})
            wide = wide or not within or key in {*roots, *signers}
            signers = signers | {key: (given, (self.key, *line) if mine else ())}
        elif self.kind == "retire":
            gone = self.body["key"]
            wide = wide or gone not in signers or (mine and self.key not in signers[gone][1])
            signers = {one: held for one, held in signers.items() if gone not in (one, *held[1])}
        return None if wide else (version, roots, threshold, signers)


class Register:
    """The register of acts: each placed after its past, then judged from it."""

    def __init__(self, acts: list[Act]) -> None:
        self.acts: dict[str, Act] = {}
        self.twice: dict[Any, dict[int, set[str]]] = {}
        self.offers: dict[tuple[str, str | None], list[Act]] = {}
        found = [one.body["charter"] for one in acts if one.kind == "found"]
        founding: Any = next((it for it in found if acts[0].register == sha256(spelled(it)).hexdigest()), None)
        want(founding, "wrong-register")
        self.id, self.founders = acts[0].register, {party["code"]: _root(party) for party in founding["parties"]}
        self.first = {"kind": "charter", "entry": CHARTER, "bound": sorted(self.founders), "content": founding}
        publics = {_key_id(key): VerifyKey(bytes.fromhex(key["public"])) for one in acts for key in one.brings}
        for one in acts:
            want(one.register == self.id, "wrong-register", one.name)
            said = b"DSSEv1 %d %b %d %b" % (len(TYPE), TYPE.encode(), len(one.payload), one.payload)
            try:
                for key in publics.keys() & one.signatures:
                    publics[key].verify(said, one.signatures[key])
            except CryptoError:
                raise WrongError("signature", one.name) from None
            want(one.signatures.keys() <= publics.keys(), "unknown-key", one.name)
        first = {one.hash: one for one in reversed(acts)}.values()
        waiting = sorted(first, key=lambda one: (one.number, one.party, one.hash))
        while waiting:
            ready = [one for one in waiting if set(one.after.values()) <= set(self.acts)]
            want(ready, "missing-past", waiting[0].name)
            for one in ready:
                self.place(one)
                self.acts[one.hash] = one
                self.twice.setdefault(one.root, {}).setdefault(one.number, set()).add(one.hash)
                try:
                    self.judge(one)
                except WrongError as error:
                    one.void = error.args[0]
            waiting = [one for one in waiting if one.hash not in self.acts]

    def place(self, one: Act) -> None:
        """The door: what an act follows, its past, whose it is, and who may sign it."""
        named = {party: self.acts[found] for party, found in one.after.items()}
        known = one.party in {*self.founders} | {act.party for act in self.acts.values()} or one.number == 1
        sound = (one.kind == "found") == (one.number == 1) == (one.party not in named)
        sound = sound and all(act.party == party for party, act in named.items())
        want(sound, "chain" if known else "wrong-register", one.name)
        one.past = frozenset().union(*(act.past | {act.hash} for act in named.values()))
        for seen in (self.acts[found] for act in named.values() for found in act.past):
            stranger = one.number == 1 and seen.party == one.party
            want(stranger or (seen.party in named and named[seen.party] not in seen.feed), "chain", one.name)
        if one.number > 1:
            own = named[one.party]
            one.feed, one.root, one.roster = [own, *own.feed], own.root, own.mandate() or own.roster
            want(own.number == one.number - 1, "chain", one.name)
        else:
            offered = [it for found in one.past for it in self.acts[found].offered if one.party not in self.founders]
            record: Any = next((it for it in one.body["charter"]["parties"] if it["code"] == one.party), None)
            want(record and one.body["charter"] in [self.first["content"], *offered], "wrong-register", one.name)
            one.root, one.roster = _root(record), (1, frozenset(map(_key_id, record["keys"])), record["threshold"], {})
        version, roots, threshold, signers = one.roster
        signed, new = set(one.signatures), set(map(_key_id, one.body.get("keys", [])))
        if one.key in signers:
            want(len(signed) == 1, "threshold", one.name)
            return
        want(one.kind != "rekey" or one.body["version"] == version + 1, "rekey", one.name)
        want(len(signed & new) >= one.body.get("threshold", 0), "threshold", one.name)
        want(one.key in roots and signed <= roots | new, "unknown-key", one.name)
        want(len(signed & roots) >= threshold, "threshold", one.name)

    def stands(self, one: Act, seen: Seen) -> bool:
        """Whether an act is in a past that holds no second story of its Party from before it."""
        twice = (number for number, found in self.twice[one.root].items() if len(found & seen) > 1)
        return one.hash in seen and one.number < min(twice, default=SAFE + 1)

    def _who(self, proposal: Act, seen: Seen, *verbs: str) -> set[str]:
        return {one.party for one, said in proposal.answers if said in verbs and self._counts(one, said, seen)}

    def _counts(self, one: Act, said: str, seen: Seen) -> bool:
        return self.stands(one, seen) and (said != "accept" or all(self._dead(it, seen) for it in one.over))

    def agreed(self, one: Act, seen: Seen) -> bool:
        """Whether every item of a proposal, and all that it rests on, has the consent that it needs."""
        if seen not in one.known:
            here = not one.void and self.stands(one, seen)
            yes = self._who(one, seen, "accept") if here else set()
            here = here and all(len(yes & base) >= k and joining <= yes for base, k, joining in one.needs)
            one.known[seen] = here and all(self.agreed(base, seen) for base in one.bases)
        return one.known[seen]

    def _dead(self, proposal: Act, seen: Seen) -> bool:
        no = self._who(proposal, seen, "decline")
        return any(len(no & base) > len(base) - k or no & joining for base, k, joining in proposal.needs)

    def _rivals(self, proposal: Act) -> list[Act]:
        shared = [self.offers[item["entry"], item["base"]] for item in proposal.items if "base" in item]
        return list({one.hash: one for group in shared for one in group if one is not proposal}.values())

    def versions(self, entry: str, seen: Seen) -> dict[str, Any]:
        """The agreed versions of an entry in a past, by proposal; the founding charter is by the register's id."""
        base, chain = (self.id, {self.id: self.first}) if entry == CHARTER else (None, {})
        while found := next((one for one in self.offers.get((entry, base), ()) if self.agreed(one, seen)), None):
            base = found.hash
            chain[base] = next(item for item in found.items if item["entry"] == entry)
        return chain

    def _newest(self, entry: str, seen: Seen) -> Any:
        return next(reversed(self.versions(entry, seen).values()), None)

    def judge(self, one: Act) -> None:
        """Refuse an act that has no effect."""
        want(one.mandate(), "beyond-powers")
        want(one.kind == "found" or self.stands(one, one.past | {one.hash}), "two-stories")
        if one.kind not in {"found", *MANDATES}:
            want(set(self.founders.values()) <= {self.acts[found].root for found in one.past}, "not-founded")
            parties = map(_root, self._newest(CHARTER, one.past)["content"]["parties"])
            want(one.kind in ANSWERS or one.root in set(parties), "not-a-party")
            rules = self.answer if one.kind in ANSWERS else self.propose if one.kind == "propose" else self.word
            rules(one)

    def propose(self, one: Act) -> None:
        """The rules for proposals; one that counts is put on offer."""
        replaced = [item for item in one.items if "base" in item]
        self.check_scope(one, [*one.items, *(self._newest(item["entry"], one.past) for item in replaced)])
        charters = self.versions(CHARTER, one.past)
        contents = [item["content"] for item in charters.values()]
        held = {_root(party) for charter in contents for party in charter["parties"]}
        offered = {_root(party) for charter in one.offered for party in charter["parties"]}
        now = {party["code"] for party in contents[-1]["parties"]} | {code for code, *_ in offered}
        quorums = {quorum["kind"]: quorum["k"] for quorum in contents[-1].get("quorums", ())}
        for place, item in enumerate(one.items):
            base: Any = self.versions(item["entry"], one.past).get(item.get("base", ""))
            before = set(base["bound"]) if base else set()
            own = "base" not in item and item["entry"] == f"{one.party}.{one.number}.{place + 1}"
            want({*item["bound"]} <= now | before, "unknown-party")
            want("base" in item or own, "wrong-entry-id")
            want("base" not in item or base, "base-not-agreed")
            want(item["kind"] != "charter" if own else item["kind"] == base["kind"], "kind-changed")
            want(item["entry"] not in {other["entry"] for other in one.items[:place]}, "entry-twice")
            if item["kind"] == "charter":
                came, new = {_root(party) for party in item["content"]["parties"]}, item["content"]
                kept = {code for code, *_ in came - held}.isdisjoint(code for code, *_ in held)
                kept = kept and all(new.get(it, False) == contents[-1].get(it, False) for it in LASTING)
                want(kept and item["bound"] == sorted(code for code, *_ in came), "charter-broken")
            k = max(min(quorums.get(item["kind"], len(before)), len(before)), len(before) // 2 + 1) if before else 0
            one.needs.append((before, k, set(item["bound"]) - before))
        bound = set[str]().union(*(base | joining for base, _, joining in one.needs))
        one.voices = {it for it in held | offered if it[0] in bound}
        first = {code: found for found, item in reversed(charters.items()) for code in item["bound"]}
        rests = [*(item.get("base") for item in one.items), *map(first.get, sorted({one.party, *bound}))]
        one.bases = [self.acts[found] for found in rests if found in self.acts]
        for item in one.items:
            self.offers.setdefault((item["entry"], item.get("base")), []).append(one)

    def answer(self, one: Act) -> None:
        """The rules for answers; one that counts is written down, and what follows from it."""
        proposal: Any = self.acts.get(one.body["proposal"])
        want(proposal and proposal.kind == "propose" and proposal.hash in one.past, "unknown-proposal")
        want(self.stands(proposal, one.past), "two-stories")
        want(not proposal.void, "proposal-void")
        before = {found: said for act in one.feed for found, said in act.given.items()}
        want(one.root in proposal.voices, "not-bound")
        want(proposal.hash not in before, "already-answered")
        rivals = self._rivals(proposal) if one.kind == "accept" else []
        one.over = [it for it in rivals if before.get(it.hash) == "accept"]
        want(all(self._dead(it, one.past) for it in one.over), "rival-accepted")
        bases = (self.versions(it["entry"], proposal.past)[it["base"]] for it in proposal.items if "base" in it)
        self.check_scope(one, [*proposal.items, *bases])
        heard = [it for it in rivals if self.stands(it, one.past) and one.root in it.voices]
        one.given = {it.hash: "decline" for it in heard if it.hash not in before} | {proposal.hash: one.kind}
        for found, said in one.given.items():
            self.acts[found].answers.append((one, said))

    def word(self, one: Act) -> None:
        """The rules for what needs nobody's consent."""
        said = one.body.get("statement", {}).get("about", []) + [one.body.get("comment", {})]
        about = [self._newest(it["entry"], one.past) for it in said if "entry" in it]
        if one.kind in ABOUT:
            body = one.body["notice" if one.kind == "notify" else one.kind]
            about = [self._newest(body["indicator" if one.kind == "release" else "about"], one.past)]
            want(about[0] is None or about[0]["kind"] in ABOUT[one.kind], "not-reportable")
        elif "proposal" in said[-1]:
            proposal: Any = self.acts.get(said[-1]["proposal"])
            want(proposal and proposal.kind == "propose" and self.stands(proposal, one.past), "unknown-proposal")
            about = proposal.items
        want(None not in about, "unknown-entry")
        self.check_scope(one, about)

    def check_scope(self, one: Act, concerned: list[Any]) -> None:
        """Refuse an act that concerns what lies outside of its signer's narrowed powers."""
        powers, _ = one.roster[3].get(one.key, ({}, ()))
        narrowed = [it for it in NARROWED if powers.get(it)]
        within = (item and self.marks(item, it, one.past) & {*powers[it]} for item in concerned for it in narrowed)
        want(not narrowed or (concerned and all(within)), "outside-scope")

    def marks(self, item: Any, which: str, seen: Seen) -> set[str]:
        """The kind of an item, the fields that it lies in, or the bodies that answer for it or sign it."""
        if which == "entries":
            return {item["kind"]}
        for _ in range(8):
            item = (item["kind"] == "milestone" and self._newest(item["content"]["of"].get("entry", ""), seen)) or item
        kind, content = item["kind"], item["content"]
        signing = [*content.get("signatures", []), *content.get("responsible", [])]
        fields = content.get("fields", []) if kind == "instrument" else [content.get("field", {})]
        bodies = content.get("bodies", []) + [one.get("body", one) for one in signing]
        own = {item["entry"]} if {"field": "fields", "body": "bodies"}.get(kind) == which else set()
        return own | {one["entry"] for one in (fields if which == "fields" else bodies) if "entry" in one}

    def state(self) -> dict[str, Any]:
        """The state that `expected.json` holds."""
        seen, names = frozenset(self.acts), ("agreed", "dead", "overtaken", "disputed", "open")
        groups: dict[str, list[Act]] = {name: [] for name in names}
        for one in (self.acts[found] for found in sorted(seen)):
            if one.kind == "propose" and not one.void:
                overtaken = any(self.agreed(rival, seen) for rival in self._rivals(one))
                standing = self.stands(one, seen) and all(self._counts(*answer, seen) for answer in one.answers)
                disputed = not standing or not all(self.agreed(base, seen) for base in one.bases)
                holds = (self.agreed(one, seen), self._dead(one, seen), overtaken, disputed, True)
                groups[names[holds.index(True)]].append(one)
        answered = {it: self._who(it, seen, *ANSWERS) for it in groups["open"]}
        entries = {entry: [it for it in self.versions(entry, seen) if it != self.id] for entry, _ in self.offers}
        word = sorted(one.hash for one in self.acts.values() if not one.void and one.kind in WORDS)
        return {name: [one.hash for one in found] for name, found in groups.items()} | {
            "open": {one.hash: sorted({it[0] for it in one.voices} - said) for one, said in answered.items()},
            "void": {one.hash: one.void for one in self.acts.values() if one.void},
            "entries": {entry: chain for entry, chain in entries.items() if chain},
            "charter": sha256(spelled(self._newest(CHARTER, seen)["content"])).hexdigest(),
            "forked": sorted({root[0] for root, acts in self.twice.items() if max(map(len, acts.values())) > 1}),
            "word": [found for found in word if self.stands(self.acts[found], seen)],
            "word_disputed": [found for found in word if not self.stands(self.acts[found], seen)],
        }


def lines_of(data: bytes) -> list[bytes]:
    """The envelopes in a file; those of a bundle, where its header, attachments and seal are right."""
    lines = data.removesuffix(b"\n").split(b"\n")
    if b'"format":"kelisim-bundle/1"' not in lines[0]:
        return lines
    try:
        header, whole = read_json(lines[0]), {"sha256": sha256(data[: -len(lines[-1]) - 1]).hexdigest()}
        acts, rest = lines[1 : 1 + header["acts"]], lines[1 + header["acts"] : -1]
        for _ in range(header["attachments"]):
            said, content = read_json(rest.pop(0)), b""
            while len(content) < said["size"]:
                content += b64decode(rest[0])
                want(b64encode(b64decode(rest[0])) == rest.pop(0), "bundle")
            want(said == {"attachment": sha256(content).hexdigest(), "size": len(content)}, "bundle")
        want(not rest and read_json(lines[-1]) == whole and data.endswith(b"\n"), "bundle")
    except (ValueError, KeyError, TypeError, IndexError):
        raise WrongError("bundle", "") from None
    return acts


def verify(data: bytes) -> dict[str, Any]:
    """What a file of acts comes to: `{"state": …}`, or `{"error": code, "where": line or act}`."""
    try:
        return {"state": Register([Act(line, f"line {at}") for at, line in enumerate(lines_of(data), start=1)]).state()}
    except WrongError as error:
        return dict(zip(("error", "where"), error.args, strict=True))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # a value of another type than the rules use
        return {"error": "malformed", "where": ""}


if __name__ == "__main__":
    results = [verify(Path(name).read_bytes()) for name in sys.argv[1:]]
    print(*(json.dumps(result, indent=1, sort_keys=True) for result in results), sep="\n")
    sys.exit(any("error" in result for result in results))
