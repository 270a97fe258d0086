"""A register in plain values, by which two registers are compared."""

import msgspec

from kelisim.model.item import Item
from kelisim.register.snapshot import snapshot
from tests.register.histories import folded
from tests.world import Writer, charter_of, exchange, founded, indicator, instrument, measure


def test_a_snapshot_has_all_that_a_register_holds() -> None:
    """Who founded it, what is void and why, every proposal with its answers, entries, the charter, one-sided acts."""
    writers = founded(("KAZ", "RUS"))
    kaz, rus = writers["KAZ"], writers["RUS"]
    both = ("KAZ", "RUS")
    items: list[Item] = [measure("KAZ.2.1", "Plant", both), indicator("KAZ.2.2", "Output", both)]
    first = kaz.propose(*items, instrument("KAZ.2.3", "Agreement", both))
    exchange(writers)
    yes = [kaz.accept(first), rus.accept(first)]
    exchange(writers)
    rival, other = (kaz.propose(measure("KAZ.2.1", title, both, first)) for title in ("Dam", "Port"))
    accepted = kaz.accept(rival)
    again = kaz.accept(rival)
    words = [
        kaz.report("KAZ.2.1"),
        kaz.state("KAZ.2.1"),
        kaz.notify("KAZ.2.3"),
        kaz.release("KAZ.2.2"),
        kaz.comment("KAZ.2.1"),
    ]
    register = folded(kaz.charter, kaz.acts)
    found = snapshot(register)

    def answer(act: str, **more: object) -> dict[str, object]:
        given = {"verb": "accept", "act": act, "number": 3, "at": kaz.at}
        return {**given, "office": "Signatory of KAZ", **more}

    chain = [[first.hash], []]
    implied = register.proposals[other.hash].answers["KAZ"]
    assert {name: held for name, held in found.items() if name != "proposals"} == {
        "founded": ["KAZ", "RUS"],
        "void": {again.hash: "already-answered"},
        "entries": {f"KAZ.2.{place}": chain for place in (1, 2, 3)},
        "disputed": {},
        "charter": msgspec.to_builtins(kaz.charter),
        "forked": [],
        "reports": [words[0].hash],
        "statements": [words[1].hash],
        "notices": [words[2].hash],
        "releases": [words[3].hash],
        "comments": [words[4].hash],
    }
    assert list(found["proposals"]) == sorted([first.hash, rival.hash, other.hash])
    told = found["proposals"][first.hash]
    assert (told["status"], told["waiting"], told["rivals"]) == ("agreed", (), [])
    assert {party: (one["verb"], one["act"], one["number"]) for party, one in told["answers"].items()} == {
        "KAZ": ("accept", yes[0].hash, 3),
        "RUS": ("accept", yes[1].hash, 2),
    }
    assert told["given"] == sorted((one.hash, "accept", False) for one in yes)
    assert (found["proposals"][rival.hash]["waiting"], found["proposals"][rival.hash]["rivals"]) == (
        ("RUS",),
        [other.hash],
    )
    assert found["proposals"][other.hash] == {
        "status": "dead",
        "waiting": (),
        "rivals": [rival.hash],
        "answers": {"KAZ": msgspec.to_builtins(implied)},
        "given": [(accepted.hash, "decline", True)],
    }


def test_a_snapshot_names_who_signed_two_stories() -> None:
    """And the versions that are disputed for it, apart from those that are agreed."""
    charter = charter_of(("KAZ", "RUS"))
    kaz, rus, twin = Writer(charter, "KAZ"), Writer(charter, "RUS"), Writer(charter, "KAZ")
    writers = {"KAZ": kaz, "RUS": rus}
    kaz.found()
    rus.found()
    exchange(writers)
    proposal = rus.propose_new("Plant", ("KAZ", "RUS"))
    exchange({**writers, "twin": twin})
    rus.accept(proposal)
    kaz.accept(proposal)
    twin.decline(proposal)
    exchange({**writers, "twin": twin})
    register = folded(charter, rus.acts)
    disputed = register.disputed["RUS.2.1"]
    assert (disputed.entry, disputed.kind) == ("RUS.2.1", "measure")
    found = snapshot(register)
    assert found["forked"] == ["KAZ"]
    assert found["disputed"] == {"RUS.2.1": [[], [proposal.hash]]}
    assert found["entries"] == {}
    assert found["proposals"][proposal.hash]["status"] == "disputed"
