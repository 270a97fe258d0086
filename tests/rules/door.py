"""Vectors of the door (`acts.feed`) and of the roster (`acts.roster`)."""

import json
from collections.abc import Iterator

from tests.rules.case import NOWHERE, Case, Scene, charter, id_of, key_of, measure, party, sealed, spelled


def _two() -> Scene:
    return Scene(charter("AAA", "BBB"))


def door() -> Iterator[Case]:
    """Whether an act may stand in its feed."""
    rule = "An act belongs to the register of the founding charter; the charter names its Party."
    scene = _two()
    scene.state("AAA", register=NOWHERE)
    yield _case("door-1-another-register_fail", rule, "What was said elsewhere was not said here.", scene)
    scene = _two()
    scene.found(party("CCC", "AAA"))
    yield _case("door-1-not-a-party_fail", rule, "Nobody joins a register by saying so.", scene)
    scene = Scene(charter("AAA", "BBB"), founded=False)
    scene.found(party("AAA"), charter("AAA", "CCC"))
    yield _case("door-1-no-founding_fail", rule, "A register is named by its charter's hash; here none has it.", scene)
    rule = "The first act of a feed, and no other, founds the register, with the charter that it is named by."
    scene = _two()
    scene.found(party("AAA"))
    yield _case("door-2-founded-twice_fail", rule, "What is founded stands founded.", scene)
    scene = Scene(charter("AAA", "BBB"), founded=False)
    scene.found(party("AAA"))
    scene.state("BBB")
    yield _case("door-2-not-founded_fail", rule, "A Party that has not signed the charter is not bound by it.", scene)
    scene = Scene(charter("AAA", "BBB"), founded=False)
    scene.found(party("AAA"))
    scene.found(party("BBB"), charter("AAA", "BBB", purpose={"en": "Another"}))
    yield _case("door-2-another-charter_fail", rule, "All found the same register.", scene)
    rule = "Numbers run from 1 without a gap, and `after` names the feed's previous act."
    scene = _two()
    scene.state("AAA", number=3)
    yield _case("door-4-gap_fail", rule, "A gap would hide an act.", scene)
    scene = _two()
    scene.state("AAA", sees={"AAA": None})
    yield _case("door-4-previous-not-named_fail", rule, "A feed is a chain of hashes.", scene)
    scene = _two()
    first = scene.heads["AAA"]
    scene.state("AAA")
    scene.state("AAA", sees={"AAA": first})
    yield _case("door-4-older-act-named_fail", rule, "The number says 3 and the chain says 2.", scene)
    rule = "Every act that `after` names is here and stands in a feed of the Party it is named for."
    scene = _two()
    scene.state("AAA", sees={"BBB": NOWHERE})
    yield _case("door-5-missing-past_fail", rule, "What an act rests on has to be looked at before it.", scene)
    scene = _two()
    scene.state("AAA", sees={"BBB": scene.heads["AAA"]})
    yield _case("door-5-another-feed_fail", rule, "Whose act it is cannot be read in two ways.", scene)
    rule = "The past is whole: `after` names of every feed at least what the acts it names had seen."
    scene = _two()
    early = scene.heads["BBB"]
    scene.state("BBB")
    scene.state("AAA")
    scene.state("AAA", sees={"BBB": early})
    yield _case("door-6-less-than-before_fail", rule, "Nobody can pretend not to have seen what he had seen.", scene)
    scene = _two()
    scene.state("AAA")
    scene.state("AAA", sees={"BBB": None})
    yield _case("door-6-left-out_fail", rule, "A feed that was seen once is named ever after.", scene)
    scene = Scene(charter("AAA", "BBB", "CCC"))
    early = scene.heads["CCC"]
    scene.state("CCC")
    scene.state("BBB")
    scene.state("AAA", sees={"CCC": early})
    yield _case("door-6-through-another_fail", rule, "Who has seen an act has seen what it rests on.", scene)
    rule = "The signer's key is on the Party's roster, and its signature holds."
    scene = _two()
    scene.state("AAA", by=["BBB"])
    yield _case("door-7-another-party_fail", rule, "One Party does not speak for another.", scene)
    scene = _two()
    value = scene.payload("AAA", "comment", {"comment": {"entry": "CHARTER.1.1", "text": {"en": "So."}}})
    payload = spelled({**value, "by": {"key": id_of("AAA"), "office": "AAA"}})
    scene.lines.append(_swapped(sealed(payload, "AAA"), payload.replace(b"So.", b"No.")))
    yield _case("door-8-altered_fail", rule, "What was changed after signing was not signed.", scene)
    rule = "Acts may come in any order, and more than once; each is judged from its past alone."
    scene = _two()
    proposal = scene.agree("AAA", measure("AAA", "BBB"))
    scene.agree("BBB", measure("AAA", "BBB", base=proposal, entry="AAA.2.1"))
    scene.lines = [*reversed(scene.lines), scene.lines[2]]
    yield _case("door-any-order", rule, "So all who hold the same acts have the same register.", scene)


def _swapped(line: bytes, payload: bytes) -> bytes:
    """An envelope with another payload under its signatures."""
    other = json.loads(sealed(payload, "AAA"))
    return spelled({**json.loads(line), "payload": other["payload"]})


def _case(name: str, rule: str, why: str, scene: Scene) -> Case:
    return Case(name, rule, why, tuple(scene.lines))


def _three_keys() -> Scene:
    return Scene(charter(party("AAA", "A1", "A2", "A3", threshold=2)))


def roster() -> Iterator[Case]:
    """Who may sign for a Party at one point of its feed."""
    rule = "What root keys sign is signed by as many of them as the threshold says, and by no stranger."
    why = "One stolen key of three does not speak for a State."
    scene = _three_keys()
    scene.state("AAA", "CHARTER.1.1", by=["A3", "A1"])
    yield _case("roster-2-threshold-met", rule, why, scene)
    scene = _three_keys()
    scene.state("AAA", by=["A1"])
    yield _case("roster-2-threshold-not-met_fail", rule, why, scene)
    scene = _three_keys()
    scene.state("AAA", by=["A1", "A2", "B1"])
    yield _case("roster-2-stranger-beside_fail", rule, "A signature that means nothing has no place on an act.", scene)
    rule = "A rekeying has the next version, and meets the threshold under the old and under the new root keys (TUF)."
    why = "The old keys say that they are replaced; the new ones show that they are held."
    scene = _three_keys()
    scene.appoint("AAA", "minister", "state", by=["A1", "A2"])
    _rekey(scene, ["A1", "A2", "N1"], ["N1", "N2"], 1)
    scene.state("AAA", by=["N2"])
    scene.state("AAA", by=["minister"])
    yield _case("roster-3-rekeyed", rule + " Signers keep their powers.", why, scene)
    for name, signed, version in (
        ("old-threshold-not-met", ["A1", "N1"], 2),
        ("new-threshold-not-met", ["A1", "A2"], 2),
        ("version-skipped", ["A1", "A2", "N1"], 3),
    ):
        scene = _three_keys()
        _rekey(scene, signed, ["N1", "N2"], 1, version)
        yield _case(f"roster-3-{name}_fail", rule, why, scene)
    scene = _three_keys()
    _rekey(scene, ["A1", "A2", "N1"], ["N1"], 1)
    scene.state("AAA", by=["A1", "A2"])
    yield _case("roster-3-old-keys-after_fail", rule, "What was replaced signs nothing more.", scene)
    rule = "An appointed signer signs alone, until its powers end: as they say, or as it or its appointer is retired."
    scene = _three_keys()
    scene.appoint("AAA", "minister", "state", by=["A1", "A2"])
    scene.state("AAA", by=["minister", "A1"])
    yield _case(
        "roster-4-not-alone_fail", rule, "An act has one author; a second signature would blur who it is.", scene
    )
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "state", until=3)
    scene.state("AAA", by=["minister"])
    scene.state("AAA", by=["minister"])
    yield _case("roster-4-until", rule, "Powers end with a number of the feed, because no clock decides.", scene)
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "state")
    scene.act("AAA", "retire", {"key": id_of("minister")})
    scene.state("AAA", by=["minister"])
    yield _case("roster-4-retired_fail", rule, "A key that is no longer on the roster is nobody's.", scene)
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "appoint", "state")
    scene.appoint("AAA", "deputy", "state", by=["minister"])
    scene.act("AAA", "retire", {"key": id_of("minister")})
    scene.state("AAA", by=["deputy"])
    yield _case("roster-4-appointer-retired_fail", rule, "Who has his powers from another has them no longer.", scene)
    yield from _powers()


def _powers() -> Iterator[Case]:
    rule = "What a signer does beyond its powers is void; nobody hands on more than he has."
    why = "It was signed by an office of the Party, so it is kept and shown; it was not empowered, so nothing follows."
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "state")
    scene.propose("AAA", measure("AAA"), by=["minister"])
    scene.state("AAA", by=["minister"])
    yield _case("roster-5-another-kind", rule, why, scene)
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "appoint", "state", until=9)
    scene.appoint("AAA", "deputy", "accept", by=["minister"], until=9)
    scene.appoint("AAA", "deputy", "state", by=["minister"])
    scene.appoint("AAA", "deputy", "state", by=["minister"], entries=["measure"], until=8)
    scene.appoint("AAA", "deputy", "state")
    yield _case("roster-5-handed-on", rule + " Kinds, scope and end are all compared.", why, scene)
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "appoint", "state")
    scene.appoint("AAA", "deputy", "accept", by=["minister"])
    scene.state("AAA", by=["deputy"])
    yield _case("roster-5-void-appointment_fail", rule, "A void appointment puts nobody on the roster.", scene)
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "appoint", "retire", "state")
    scene.appoint("AAA", "other", "state")
    scene.appoint("AAA", "deputy", "state", by=["minister"])
    scene.act("AAA", "retire", {"key": id_of("other")}, by=["minister"])
    scene.act("AAA", "retire", {"key": NOWHERE})
    scene.act("AAA", "retire", {"key": id_of("deputy")}, by=["minister"])
    scene.state("AAA", by=["other"])
    rule = "A signer retires those alone that it appointed, directly or through others."
    yield _case("roster-5-retired-by-another", rule, why, scene)
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "appoint", "state")
    _rekey(scene, ["AAA", "N1"], ["N1"], 1)
    scene.appoint("AAA", "AAA", "appoint", "state", by=["minister"])
    scene.act("AAA", "retire", {"key": id_of("AAA")}, by=["N1"])
    scene.state("AAA", by=["minister"])
    rule = "Whom the root keys appointed hangs on no signer, even where an old root key is appointed later."
    yield _case("roster-5-no-circle", rule, "Otherwise two signers could have their powers from one another.", scene)
    scene = Scene(charter("AAA"))
    scene.appoint("AAA", "minister", "state")
    scene.lines.append(_rekeyed_by_signer(scene))
    rule = "Rekeying is for the root keys alone."
    yield _case("roster-5-rekeyed-by-signer", rule, why, scene)


def _rekey(scene: Scene, by: list[str], new: list[str], threshold: int, version: int = 2) -> None:
    body = {"keys": [key_of(one) for one in new], "threshold": threshold, "version": version}
    scene.act("AAA", "rekey", body, by=by)


def _rekeyed_by_signer(scene: Scene) -> bytes:
    body = {"keys": [key_of("N1")], "threshold": 1, "version": 2}
    scene.act("AAA", "rekey", body, by=["minister"], aside=True)
    return scene.lines.pop()
