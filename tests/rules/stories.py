"""Vectors of two stories (`acts.line`, consent rule 6). Their lines stand in order of hash, so none is first."""

import hashlib
from collections.abc import Iterator

from tests.rules.case import Case, Scene, charter, item, measure, party

KEPT = "Two signed acts of one Party with one number are kept, and are proof that it told two stories."


def _case(name: str, rule: str, why: str, scene: Scene) -> Case:
    lines = sorted(scene.lines, key=lambda line: hashlib.sha256(line).digest())
    return Case(f"stories-{name}", rule, why, tuple(lines))


def _two() -> Scene:
    return Scene(charter("AAA", "BBB"))


def stories() -> Iterator[Case]:
    """What is disputed, what stands, and what is void."""
    scene = _two()
    tip = scene.heads["AAA"]
    scene.state("AAA")
    scene.state("AAA", at="2026-01-02T00:00:00Z", number=2, sees={"AAA": tip})
    yield _case("1-two-acts", KEPT, "Nobody decides which is the true one.", scene)
    rule = (
        "What a Party signed from the cut on does not count in a past that holds both stories; what came before does."
    )
    scene = _two()
    scene.agree("AAA", measure("AAA", "BBB"))
    tip, seen = scene.heads["AAA"], scene.heads["BBB"]
    proposal = scene.propose("BBB", measure("AAA", "BBB"))
    scene.accept("BBB", proposal)
    scene.accept("AAA", proposal)
    scene.state("AAA", "AAA.2.1", number=4, sees={"AAA": tip, "BBB": seen})
    yield _case("4-cut", rule, "An acceptance that one story holds and the other does not is not consent.", scene)
    rule = "An act whose past, with itself, holds two stories of its Party is void from the cut on."
    scene = _two()
    tip = scene.heads["AAA"]
    scene.state("AAA")
    two = scene.state("AAA", at="2026-01-02T00:00:00Z", number=2, sees={"AAA": tip}, aside=True)
    scene.state("BBB", sees={"AAA": two})
    scene.state("AAA")
    yield _case("3-own-two-stories", rule, "Who has seen that he said two things cannot go on as if he had not.", scene)
    rule = "A proposal that stands in one of two stories cannot be answered by who has seen both."
    scene = _two()
    tip = scene.heads["AAA"]
    proposal = scene.propose("AAA", measure("BBB"))
    other = scene.state("AAA", number=2, sees={"AAA": tip}, aside=True)
    scene.state("BBB")
    scene.accept("BBB", proposal, sees={"AAA": other})
    yield _case("4-answered-after", rule, "It rests on what is disputed.", scene)
    rule = "What rests on a version that is disputed is disputed."
    scene = _two()
    tip, seen = scene.heads["AAA"], scene.heads["BBB"]
    first = scene.propose("AAA", measure("BBB"))
    scene.accept("BBB", first)
    second = scene.propose("BBB", measure("BBB", base=first, entry="AAA.2.1"))
    scene.accept("BBB", second)
    scene.act("BBB", "report", {"report": {"about": "AAA.2.1", "as_of": "2026", "status": "done"}})
    scene.state("AAA", number=2, sees={"AAA": tip, "BBB": seen}, aside=True)
    yield _case("6-rests-on-disputed", rule, "Nothing is merged by guess, and nothing is lost.", scene)
    rule = "Each story may hold an answer to another of two rivals; where both are seen, neither counts."
    scene = _two()
    first = scene.agree("AAA", measure("AAA", "BBB"))
    one = scene.propose("BBB", measure("AAA", "BBB", base=first, entry="AAA.2.1"))
    two = scene.propose("BBB", measure("AAA", "BBB", base=first, entry="AAA.2.1"))
    tip = scene.heads["AAA"]
    scene.accept("AAA", one)
    scene.accept("AAA", two, number=4, sees={"AAA": tip}, aside=True)
    scene.accept("BBB", one)
    yield _case("6-rivals", rule, "Two stories must not make two agreements.", scene)
    rule = "An answer from before the cut stands in both stories, and so does what it made agreed."
    scene = _two()
    scene.agree("AAA", measure("AAA", "BBB"))
    tip = scene.heads["AAA"]
    answered = str(scene.payloads[-1]["body"]["proposal"])
    scene.state("AAA")
    scene.accept("AAA", answered, number=4, sees={"AAA": tip}, aside=True)
    yield _case("6-before-the-cut", rule, "What both stories hold is not in dispute.", scene)
    rule = "A Party that founds twice has told two stories from its first act on."
    scene = Scene(charter("AAA", "BBB"), founded=False)
    scene.found(party("AAA"), aside=True)
    scene.found(party("AAA"), at="2026-01-02T00:00:00Z")
    scene.found(party("BBB"))
    scene.state("BBB")
    scene.agree("BBB", measure("BBB"))
    yield _case("9-founded-twice", rule, "The other Parties go on: what they agree without it stands.", scene)
    rule = "There may be three stories, and stories of a story; the cut is the least number with two acts."
    scene = _two()
    tips = [scene.heads["AAA"]]
    tips.append(scene.state("AAA"))
    tips.append(scene.state("AAA", "CHARTER.1.1"))
    scene.state("AAA")
    for at, tip in enumerate((tips[0], tips[1], tips[1]), start=2):
        number = 2 if tip == tips[0] else 3
        scene.state("AAA", at=f"2026-02-0{at}T00:00:00Z", number=number, sees={"AAA": tip}, aside=True)
    yield _case("4-three", rule, "The first lie is the one that counts.", scene)
    rule = "The past names one story of a feed, and may hold the other through another Party."
    scene = Scene(charter("AAA", "BBB", "CCC"))
    tip, seen = scene.heads["AAA"], scene.heads["BBB"]
    proposal = scene.propose("AAA", measure("CCC"))
    scene.state("BBB")
    two = scene.state("AAA", number=2, sees={"AAA": tip, "BBB": seen}, aside=True)
    scene.accept("CCC", proposal, sees={"AAA": two})
    yield _case("6-seen-through-another", rule, "Whoever passes both on is believed: the signatures hold.", scene)
    rule = "An acceptance counts only where each rival that its Party had accepted before is dead as well."
    scene, _ = _died_in_one_story("AAA", "BBB", "CCC", k=2)
    why = "Otherwise a Party with two stories could have what a quorum agreed replaced: both are disputed instead."
    yield _case("7-death-must-stand", rule, why, scene)
    scene, first = _died_in_one_story("AAA", "BBB", "CCC", "DDD", "EEE", k=3)
    scene.decline("EEE", first)
    why = "What was signed in two stories counts nowhere, but now others have let the first die, and the second stands."
    yield _case("7-dies-again", rule, why, scene)


def _died_in_one_story(*members: str, k: int) -> tuple[Scene, str]:
    """Two versions of a decision are rivals. AAA accepts the first in one story and declines it in the other; CCC, who
    had accepted it, knows the other story, in which it is dead, and accepts the second. The first one's hash.
    """
    scene = Scene(charter(*members, quorums=[{"k": k, "kind": "decision"}]))
    kept = scene.agree("AAA", item("decision", members))
    first = scene.propose("BBB", item("decision", members, base=kept, entry="AAA.2.1"))
    scene.accept("CCC", first)
    scene.accept("AAA", first, aside=True)
    second = scene.propose("BBB", item("decision", members, base=kept, entry="AAA.2.1"))
    scene.decline("AAA", first)
    for one in ("BBB", "DDD", "CCC"):
        if one in members:
            scene.accept(one, second)
    return scene, first
