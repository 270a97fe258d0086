"""Vectors of the charter: accession, withdrawal, keys (`register.charters`, `acts.feed`, `model.charter`)."""

from collections.abc import Iterator

from tests.rules.case import Case, Json, Scene, charter, item, key_of, measure, party

CCC = party("CCC")


def _case(name: str, rule: str, why: str, scene: Scene, *, schema: bool = False) -> Case:
    return Case(name, rule, why, tuple(scene.lines), schema)


def _two(**more: object) -> Scene:
    return Scene(charter("AAA", "BBB", **more))


def _wider(scene: Scene, record: Json = CCC) -> Json:
    """A version of the charter with a third Party."""
    return scene.amend(parties=[*scene.charter["parties"], record])


def _acceded() -> tuple[Scene, str, Json]:
    scene = _two()
    version = _wider(scene)
    proposal = scene.propose("AAA", version)
    scene.accept("AAA", proposal)
    scene.accept("BBB", proposal)
    scene.found(CCC, version["content"], sees={})
    scene.accept("CCC", proposal)
    return scene, proposal, version


def accession() -> Iterator[Case]:
    """Who joins, and who speaks from when on."""
    rule = (
        "A version of the charter binds the Parties that it names; who accedes founds with it and accepts for itself."
    )
    scene, _, _ = _acceded()
    scene.agree("CCC", measure("AAA", "CCC"))
    scene.state("CCC", "CHARTER.1.1")
    yield _case("charter-2-accession", rule, "No Party is admitted without all, or without itself.", scene)
    rule = "Before the charter in its past names it, a Party does nothing but answer what binds it."
    scene = _two()
    version = _wider(scene)
    proposal = scene.propose("AAA", version)
    scene.found(CCC, version["content"], sees={})
    scene.accept("CCC", proposal)
    scene.state("CCC")
    scene.propose("CCC", measure("CCC"))
    scene.accept("AAA", proposal)
    scene.state("CCC")
    scene.accept("BBB", proposal)
    scene.state("CCC")
    yield _case("charter-2-not-yet", rule, "It has consented, and waits for the others.", scene)
    scene = _two()
    void = {**_wider(scene), "bound": ["AAA", "CCC"]}
    scene.propose("AAA", void)
    scene.found(CCC, void["content"], sees={})
    scene.state("CCC")
    rule = "A stranger that founds on a version which is void is heard by the door, and has no voice."
    yield _case("charter-2-stranger", rule, "Its feed is kept, so that all nodes hold the same.", scene)
    rule = "A Party that accedes founds with a charter that a proposal in its past offers and that names it."
    scene = _two()
    scene.propose("AAA", _wider(scene))
    scene.found(CCC, charter("AAA", "BBB", CCC, purpose={"en": "Another"}), sees={})
    yield _case("charter-door-3-not-offered_fail", rule, "It cannot write its own terms.", scene)
    scene = _two()
    version = _wider(scene)
    scene.propose("AAA", version)
    scene.found(CCC, version["content"], sees={"AAA": None, "BBB": None})
    yield _case("charter-door-3-not-seen_fail", rule, "It accedes to what it has seen.", scene)
    rule = "Two proposals may name other keys for one code; then they speak of two strangers, not of two stories."
    scene = _two()
    one, other = _wider(scene, party("CCC", "C1")), _wider(scene, party("CCC", "C2"))
    scene.propose("AAA", one)
    second = scene.propose("BBB", other)
    seen = {code: scene.heads[code] for code in ("AAA", "BBB")}
    scene.found(party("CCC", "C1"), one["content"], sees=seen, aside=True)
    scene.found(party("CCC", "C2"), other["content"], sees=seen)
    for code, by in (("AAA", "AAA"), ("BBB", "BBB"), ("CCC", "C2")):
        scene.accept(code, second, by=[by])
    yield _case("charter-2-two-strangers", rule, "Whoever is not agreed upon is nobody's rival.", scene)
    rule = "A version of the charter binds the Parties that it names, and no others."
    scene = _two()
    scene.propose("AAA", {**_wider(scene), "bound": ["AAA", "BBB"]})
    yield _case("charter-2-bound", rule, "A Party is named with its consent.", scene)


def versions() -> Iterator[Case]:
    """What a version may change, and how a Party leaves."""
    rule = "A Party keeps the root keys that it came with; it changes them by `rekey`."
    scene = _two()
    scene.propose("AAA", scene.amend(parties=[party("AAA", "A9"), party("BBB")]))
    scene.propose("AAA", scene.amend(parties=[party("AAA", "AAA", "A9"), party("BBB")]))
    yield _case("charter-3-keys-kept", rule, "Nobody else can swap a Party's keys.", scene)
    rule = "What the register is does not change: a demonstration stays one."
    scene = _two()
    version = scene.amend()
    version["content"].pop("demonstration")
    scene.propose("AAA", version)
    yield _case("charter-4-demonstration", rule, "What was played was not signed.", scene)
    rule = "There is one charter: an item of that kind is a version of it."
    scene = _two()
    scene.propose("AAA", {**scene.amend(), "base": scene.heads["AAA"]})
    version = scene.amend()
    scene.propose("AAA", {name: version[name] for name in ("bound", "content", "kind")})
    yield _case(
        "charter-1-no-second", rule, "It is called CHARTER.1.1, and its first base is the register's id.", scene
    )
    rule = "Who leaves is named no longer, and does nothing but answer what it was bound by."
    scene = _two()
    shared = scene.agree("AAA", measure("AAA", "BBB"))
    leaving = scene.propose("BBB", scene.amend(parties=[party("AAA")]))
    scene.accept("AAA", leaving)
    scene.accept("BBB", leaving)
    scene.state("BBB")
    left = scene.propose("AAA", measure("AAA", base=shared, entry="AAA.2.1"))
    scene.accept("AAA", left)
    scene.accept("BBB", left)
    again = scene.propose("AAA", measure("BBB"))
    scene.accept("BBB", again)
    yield _case("charter-5-withdrawal", rule, "Leaving frees nobody from what was agreed; consent does.", scene)
    rule = "A quorum is more than half of the Parties of the base, even where the charter has fewer Parties since."
    everyone: tuple[str, ...] = ("AAA", "BBB", "CCC", "DDD")
    scene = Scene(charter(*everyone))
    first = scene.agree("AAA", item("decision", everyone))
    quorums = [{"k": 2, "kind": "decision"}]
    fewer = scene.propose("AAA", scene.amend(parties=[party("AAA"), party("BBB")], quorums=quorums))
    for code in everyone:
        scene.accept(code, fewer)
    second = scene.propose("AAA", item("decision", everyone, base=first, entry="AAA.2.1"))
    for code in ("AAA", "BBB"):
        scene.accept(code, second)
    yield _case("charter-quorum-of-leavers", rule, "Two of four could agree with two others on a rival.", scene)
    rule = "The newest version of the charter in a proposal's past has the quorums that count for it."
    everyone = ("AAA", "BBB", "CCC")
    scene = Scene(charter(*everyone))
    first = scene.agree("AAA", item("decision", everyone), item("decision", everyone))
    before = scene.propose("AAA", item("decision", everyone, base=first, entry="AAA.2.1"))
    scene.agree("AAA", scene.amend(quorums=[{"k": 2, "kind": "decision"}]))
    after = scene.propose("AAA", item("decision", everyone, base=first, entry="AAA.2.2"))
    for proposal in (before, after):
        scene.accept("AAA", proposal)
        scene.accept("BBB", proposal)
    yield _case("charter-quorum-amended", rule, "Rules hold from when they are agreed.", scene)
    yield from _unfit()


def _unfit() -> Iterator[Case]:
    rule = "A quorum is more than half of the Parties and at most all."
    scene = _two(quorums=[{"k": 1, "kind": "decision"}])
    yield _case("charter-quorum-of-half_fail", rule, "Two halves could agree on rivals.", scene, schema=True)
    rule = "A threshold is at most the number of keys, and two Parties do not share a key."
    scene = Scene(charter(party("AAA", "A1", "A2", threshold=2)))
    unfit = charter(party("AAA", "A1", threshold=2))
    scene = Scene(unfit, founded=False)
    scene.act("AAA", "found", {"charter": unfit}, by=["A1"])
    yield _case("charter-threshold-beyond-keys_fail", rule, "Nobody could ever sign.", scene, schema=True)
    shared = charter("AAA", {**party("BBB"), "keys": [key_of("AAA")]})
    scene = Scene(shared, founded=False)
    scene.act("AAA", "found", {"charter": shared})
    yield _case("charter-key-shared_fail", rule, "A signature would be of two Parties.", scene, schema=True)
