"""Vectors of narrowed powers (`register.scope`) and of one side's word (`register.word`)."""

from collections.abc import Iterator
from typing import Any

from tests.rules.case import NOWHERE, Case, Json, Scene, charter, item, measure

RULE = "Where powers are narrowed, every entry that an act concerns lies within them, and it concerns one at least."
WHY = "A minister of energy signs on energy."


def _case(name: str, rule: str, why: str, scene: Scene) -> Case:
    return Case(name, rule, why, tuple(scene.lines))


def _field(entry: str) -> Json:
    return {"field": {"entry": entry}}


def _appointed(**narrowed: Any) -> Scene:
    """AAA with the fields AAA.2.1 and AAA.2.2, the body AAA.2.3, and a minister with narrowed powers."""
    scene = Scene(charter("AAA"))
    scene.agree("AAA", item("field", "AAA"), item("field", "AAA"), item("body", "AAA"), item("body", "AAA"))
    kinds = ("accept", "comment", "propose", "release", "report", "state")
    scene.appoint("AAA", "minister", *kinds, **narrowed)
    return scene


def scope() -> Iterator[Case]:
    """Fields, bodies and kinds of entries."""
    scene = _appointed(fields=["AAA.2.1"])
    scene.propose("AAA", item("measure", "AAA", _field("AAA.2.1")), by=["minister"])
    scene.propose("AAA", item("measure", "AAA", _field("AAA.2.2")), by=["minister"])
    scene.propose("AAA", measure("AAA"), by=["minister"])
    scene.propose(
        "AAA", item("instrument", "AAA", {"fields": [{"entry": "AAA.2.1"}, {"entry": "AAA.2.2"}]}), by=["minister"]
    )
    scene.propose("AAA", item("indicator", "AAA", _field("AAA.2.2")), by=["minister"])
    yield _case("scope-3-fields", RULE + " A measure lies in the field that it refers to.", WHY, scene)
    scene = _appointed(fields=["AAA.2.1"])
    first = scene.agree("AAA", item("measure", "AAA", _field("AAA.2.2")))
    scene.propose("AAA", item("measure", "AAA", _field("AAA.2.1"), base=first, entry="AAA.5.1"), by=["minister"])
    yield _case("scope-1-as-it-was", "A proposal concerns entries as they were and as they would be.", WHY, scene)
    scene = _appointed(fields=["AAA.2.1"])
    new = scene.propose("AAA", item("measure", "AAA", _field("AAA.2.1")), item("measure", "AAA", _field("AAA.2.2")))
    scene.accept("AAA", new, by=["minister"])
    new = scene.propose("AAA", item("measure", "AAA", _field("AAA.2.1")))
    scene.accept("AAA", new, by=["minister"])
    yield _case("scope-1-answers", "An answer concerns every entry of its proposal.", WHY, scene)
    scene = _appointed(fields=["AAA.2.1"])
    scene.agree("AAA", item("measure", "AAA", _field("AAA.2.1")), measure("AAA"))
    number = scene.numbers["AAA"] - 1
    for place in (1, 2):
        milestone = item("milestone", "AAA", {"of": {"entry": f"AAA.{number}.{place}"}})
        scene.propose("AAA", milestone, by=["minister"])
    scene.propose("AAA", item("milestone", "AAA", {"of": {"name": "A thing"}}), by=["minister"])
    yield _case("scope-3-milestones", "A milestone lies where what it is a milestone of lies.", WHY, scene)
    scene = _appointed(bodies=["AAA.2.3"])
    for responsible in ("AAA.2.3", "AAA.2.4"):
        scene.propose(
            "AAA", item("measure", "AAA", {"responsible": [{"body": {"entry": responsible}}]}), by=["minister"]
        )
    scene.propose("AAA", item("decision", "AAA", {"responsible": [{"entry": "AAA.2.3"}]}), by=["minister"])
    scene.propose("AAA", item("instrument", "AAA", {"bodies": [{"entry": "AAA.2.3"}]}), by=["minister"])
    scene.propose("AAA", item("instrument", "AAA", {"signatures": [{"body": {"entry": "AAA.2.3"}}]}), by=["minister"])
    scene.propose("AAA", item("instrument", "AAA", {"bodies": [{"name": "Another"}]}), by=["minister"])
    yield _case(
        "scope-3-bodies",
        "An entry lies within bodies that answer for it or sign it.",
        "A company signs its own contracts.",
        scene,
    )
    scene = _appointed(bodies=["AAA.2.3"], fields=["AAA.2.1"])
    for entry in ("AAA.2.1", "AAA.2.3"):
        scene.state("AAA", entry, by=["minister"])
    both = {**_field("AAA.2.1"), "responsible": [{"body": {"entry": "AAA.2.3"}}]}
    scene.propose("AAA", item("measure", "AAA", both), by=["minister"])
    yield _case("scope-2-both", RULE + " Two ways of narrowing both hold.", WHY, scene)
    scene = _appointed(entries=["field"])
    scene.state("AAA", "AAA.2.1", by=["minister"])
    scene.state("AAA", "AAA.2.3", by=["minister"])
    scene.state("AAA", by=["minister"])
    scene.state("AAA", "AAA.2.1", "AAA.2.3", by=["minister"])
    scene.act("AAA", "comment", _comment(entry="CHARTER.1.1"), by=["minister"])
    yield _case("scope-2-entries", RULE, "A statement about nothing is about everything.", scene)


def _comment(**on: str) -> Json:
    return {"comment": {"text": {"en": "So."}, **on}}


def word() -> Iterator[Case]:
    """What needs nobody's consent."""
    rule = "What an act is about is an entry that was agreed in its past, or the charter."
    scene = Scene(charter("AAA", "BBB"))
    scene.propose("AAA", measure("AAA", "BBB"))
    scene.state("AAA", "AAA.2.1")
    scene.act("AAA", "comment", _comment(entry="AAA.2.1"))
    scene.act("AAA", "report", {"report": {"about": "AAA.2.1", "as_of": "2026", "status": "done"}})
    scene.state("AAA", "CHARTER.1.1")
    scene.state("AAA")
    yield _case("word-1-unknown-entry", rule, "Nobody reports on what was never agreed.", scene)
    rule = "A Party reports on measures, milestones and decisions, acts on instruments, releases figures of indicators."
    scene = Scene(charter("AAA"))
    kinds = ("measure", "decision", "instrument", "indicator", "field")
    scene.agree("AAA", *(item(kind, "AAA") for kind in kinds))
    for place in range(1, 6):
        entry = f"AAA.2.{place}"
        scene.act("AAA", "report", {"report": {"about": entry, "as_of": "2026", "status": "done"}})
        scene.act("AAA", "notify", {"notice": {"about": entry, "action": "signature", "date": "2026-01-01"}})
        figures = {"indicator": entry, "observations": [{"period": "2025", "value": "1.5"}], "vintage": "2026-01-01"}
        scene.act("AAA", "release", {"release": figures})
    withdrawal = {"about": "CHARTER.1.1", "action": "withdrawal", "date": "2026-01-01"}
    scene.act("AAA", "notify", {"notice": withdrawal})
    yield _case("word-2-kinds", rule, "A notice on the charter is one of withdrawal; it alone changes nothing.", scene)
    rule = "A comment is on an entry, or on a proposal that its author had seen, void or not."
    scene = Scene(charter("AAA", "BBB"))
    early = scene.heads["AAA"]
    void = scene.propose("AAA", measure("CCC"))
    scene.act("BBB", "comment", _comment(proposal=void), sees={"AAA": early})
    scene.act("BBB", "comment", _comment(proposal=void))
    scene.act("BBB", "comment", _comment(proposal=NOWHERE))
    yield _case("word-3-comments", rule, "One may say why something has no effect.", scene)
    scene = Scene(charter("AAA"))
    scene.act("AAA", "comment", _comment(entry="CHARTER.1.1", proposal=NOWHERE))
    rule = "A comment is on an entry or on a proposal, not on both."
    why = "What it is about is not guessed."
    yield Case("word-3-comment-on-two_fail", rule, why, tuple(scene.lines), schema=True)
