"""Vectors of proposals and answers (`register.fold`, `register.consent`)."""

from collections.abc import Iterator

from tests.rules.case import NOWHERE, Case, Scene, charter, item, measure


def _two() -> Scene:
    return Scene(charter("AAA", "BBB"))


def _case(name: str, rule: str, why: str, scene: Scene) -> Case:
    return Case(name, rule, why, tuple(scene.lines))


def _rivals() -> tuple[Scene, str, str]:
    """A measure that is agreed, and a version of it from each side, neither of which the other had seen."""
    scene = _two()
    first = scene.agree("AAA", measure("AAA", "BBB"))
    before = dict(scene.heads)
    one = scene.propose("AAA", measure("AAA", "BBB", base=first, entry="AAA.2.1"))
    other = scene.propose("BBB", measure("AAA", "BBB", base=first, entry="AAA.2.1"), sees={"AAA": before["AAA"]})
    return scene, one, other


def proposals() -> Iterator[Case]:
    """What may be offered."""
    rule = "Before its author had seen every founding Party found the register, an act is void."
    scene = Scene(charter("AAA", "BBB"), founded=False)
    scene.found(scene.charter["parties"][0])
    scene.state("AAA")
    scene.found(scene.charter["parties"][1])
    scene.state("AAA")
    yield _case("proposal-4-not-founded", rule, "The charter binds with the consent of each.", scene)
    rule = "A new entry is called by the Party and the number of the act, and the item's place in it."
    scene = _two()
    scene.propose("AAA", measure("AAA"), measure("AAA", entry="AAA.2.3"))
    scene.propose("AAA", measure("AAA"), measure("AAA"))
    yield _case("proposal-6-entry-id", rule, "Nobody can take another's name for an entry, or one that is used.", scene)
    rule = "A version names as its base the proposal of an agreed version; entry and kind stay the same."
    scene = _two()
    open_one = scene.propose("AAA", measure("AAA", "BBB"))
    scene.propose("AAA", measure("AAA", "BBB", base=open_one, entry="AAA.2.1"))
    scene.propose("AAA", measure("AAA", "BBB", base=NOWHERE, entry="AAA.2.1"))
    scene.accept("AAA", open_one)
    scene.accept("BBB", open_one)
    scene.propose("AAA", measure("AAA", "BBB", base=open_one, entry="AAA.3.1"))
    scene.propose("AAA", measure("AAA", "BBB", base=open_one, entry="AAA.2.1"))
    yield _case("proposal-7-base-not-agreed", rule, "The versions of an entry are a chain.", scene)
    scene = _two()
    first = scene.agree("AAA", measure("AAA"))
    scene.propose("AAA", item("field", "AAA", base=first, entry="AAA.2.1"))
    yield _case("proposal-7-kind-changed", rule, "A measure that became a field would be another thing.", scene)
    scene = _two()
    early = scene.heads["AAA"]
    void = scene.propose("AAA", measure("AAA", "XXX"))
    scene.propose("BBB", measure("BBB", "XXX", base=void, entry="AAA.2.1"), sees={"AAA": early})
    yield _case(
        "proposal-7-base-not-seen", rule + " What is not in its past is as if it were not.", "It may come later.", scene
    )
    rule = "A proposal binds Parties that the charter names, or that the version it replaces bound."
    scene = _two()
    scene.propose("AAA", measure("AAA", "CCC"))
    yield _case("proposal-unknown-party", rule, "Who is not here cannot consent.", scene)
    rule = "A proposal offers one version of an entry at most, and stands or falls as a whole."
    scene = _two()
    first = scene.agree("AAA", measure("AAA"))
    new = measure("AAA", base=first, entry="AAA.2.1")
    scene.propose("AAA", new, new)
    both = scene.propose("AAA", measure("AAA", "BBB"), measure("AAA", "BBB"))
    scene.accept("AAA", both)
    scene.decline("BBB", both)
    scene.agree("AAA", measure("AAA", "BBB"), measure("AAA"))
    yield _case("proposal-all-or-nothing", rule, "A bargain is one thing.", scene)


def consent() -> Iterator[Case]:
    """How a proposal is answered, dies or is agreed."""
    rule = "A Party answers only what is in the act's past, and only what binds it."
    scene = _two()
    early = scene.heads["AAA"]
    proposal = scene.propose("AAA", measure("AAA", "BBB"))
    scene.accept("BBB", proposal, sees={"AAA": early})
    scene.accept("BBB", NOWHERE)
    scene.accept("BBB", scene.heads["BBB"])
    only = scene.propose("AAA", measure("AAA"))
    scene.accept("BBB", only)
    yield _case("consent-1-not-seen-not-bound", rule, "Consent is to something that was read.", scene)
    rule = "A Party's first valid answer to a proposal stands for ever."
    scene = _two()
    proposal = scene.propose("AAA", measure("AAA", "BBB"))
    scene.accept("AAA", proposal)
    scene.decline("AAA", proposal)
    scene.decline("BBB", proposal)
    scene.accept("BBB", proposal)
    yield _case("consent-1-first-answer", rule, "An acceptance is a signature; a refusal ends the matter.", scene)
    rule = "Accepting declines every rival in the act's past that the Party has not answered."
    scene, one, other = _rivals()
    scene.accept("AAA", one)
    scene.accept("BBB", one)
    scene.decline("AAA", other)
    yield _case("consent-2-rival-declined", rule, "Nobody signs two texts that replace the same one.", scene)
    rule = "A rival that the author had not seen is not declined."
    scene, one, _ = _rivals()
    scene.accept("AAA", one, sees={"BBB": scene.payloads[-1]["after"]["BBB"]})
    yield _case("consent-2-rival-not-seen", rule, "Nothing follows from what was not known.", scene)
    rule = "A proposal is dead when so many have declined that it can no longer be agreed."
    scene = Scene(charter("AAA", "BBB", "CCC"))
    proposal = scene.propose("AAA", measure("AAA", "BBB", "CCC"))
    scene.accept("AAA", proposal)
    scene.decline("CCC", proposal)
    scene.accept("BBB", proposal)
    yield _case("consent-3-dead", rule, "Where each must consent, one refusal is enough.", scene)
    rule = "An acceptance is void if the Party has accepted a rival that is not dead in the act's past."
    scene, one, other = _rivals()
    scene.accept("AAA", one, sees={"BBB": scene.payloads[-1]["after"]["BBB"]})
    scene.accept("AAA", other)
    scene.decline("BBB", one)
    scene.accept("AAA", other)
    scene.accept("BBB", other)
    yield _case("consent-4-rival-accepted", rule, "Of two rivals at most one is ever agreed.", scene)
    scene, one, other = _rivals()
    before = dict(scene.heads)
    scene.accept("AAA", one)
    scene.accept("BBB", other, sees={"AAA": before["AAA"]})
    rule = "Letters that cross kill both proposals: each side's acceptance declines the other's."
    yield _case("consent-4-crossing-letters", rule, "Either side proposes again; nobody decides between them.", scene)
    rule = "Proposing is not accepting."
    scene = _two()
    proposal = scene.propose("AAA", measure("AAA", "BBB"))
    scene.accept("BBB", proposal)
    yield _case("consent-5-proposing", rule, "An office may offer what only a minister can sign.", scene)
    rule = "A proposal on a version that was replaced stays open in form and can never be agreed: it is overtaken."
    scene = _two()
    first = scene.agree("AAA", measure("AAA", "BBB"))
    scene.agree("AAA", measure("AAA", "BBB", base=first, entry="AAA.2.1"))
    scene.propose("AAA", measure("AAA", "BBB", base=first, entry="AAA.2.1"))
    yield _case("consent-overtaken", rule, "What it would replace is no longer the newest version.", scene)
    yield from _quorums()


def _quorums() -> Iterator[Case]:
    rule = "For a kind with a quorum, k of the Parties of the version that is replaced are enough."
    why = "A council of three decides with two votes, if the charter says so; k is more than half."
    founding = charter("AAA", "BBB", "CCC", quorums=[{"k": 2, "kind": "decision"}])
    scene = Scene(founding)
    everyone = ("AAA", "BBB", "CCC")
    first = scene.agree("AAA", item("decision", everyone))
    second = scene.propose("AAA", item("decision", everyone, base=first, entry="AAA.2.1"))
    scene.decline("CCC", second)
    scene.accept("AAA", second)
    scene.accept("BBB", second)
    new = scene.propose("BBB", item("decision", everyone))
    scene.accept("AAA", new)
    scene.accept("BBB", new)
    yield _case("consent-quorum", rule + " A new entry needs each.", why, scene)
    scene = Scene(founding)
    first = scene.agree("AAA", item("decision", ("AAA", "BBB")))
    second = scene.propose("AAA", item("decision", everyone, base=first, entry="AAA.2.1"))
    scene.accept("AAA", second)
    scene.accept("BBB", second)
    yield _case(
        "consent-quorum-joiner", "A Party newly bound must always accept itself.", "No majority binds a third.", scene
    )
    scene = Scene(founding)
    first = scene.agree("AAA", item("decision", ("AAA", "BBB")))
    second = scene.propose("AAA", item("decision", ("AAA", "BBB"), base=first, entry="AAA.2.1"))
    scene.accept("AAA", second)
    rule = "Where the base binds fewer Parties than k, all of them are needed."
    yield _case("consent-quorum-small-base", rule, "One of two is no majority.", scene)
