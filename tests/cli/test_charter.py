"""The charter by the command: a Party accedes on its own node, one leaves, one is renamed; a successor register."""

import json
from pathlib import Path
from typing import Any

from tests.cli.nodes import READING, carry, done, two_nodes, write_json
from tests.cli.parties import alike, exchange, new_key, party, refused, shown


def three_nodes(folder: Path) -> tuple[Path, Path, Path, Path]:
    """The nodes of KAZ and RUS, that of ARM, which is to accede and has what they have, and the charter for it."""
    kaz, rus = two_nodes(folder)
    arm = folder / "arm"
    record = new_key(arm, "ARM", "Minister of ARM")
    carry(kaz, arm)
    wanted = amended(kaz, parties=[*content(kaz)["parties"], party("ARM", record)])
    return kaz, rus, arm, write_json(folder / "three.json", wanted)


def content(home: Path) -> dict[str, Any]:
    """The newest charter."""
    (one,) = shown(home, "charter")
    found: dict[str, Any] = one["content"]
    return found


def amended(home: Path, **changed: Any) -> dict[str, Any]:
    """The newest charter with some members changed."""
    return {**content(home), **changed}


def acceded(folder: Path) -> tuple[Path, Path, Path]:
    """Three nodes whose register ARM has acceded to."""
    kaz, rus, arm, three = three_nodes(folder)
    done("charter", "propose", three, "--as", "KAZ", "--accept", home=kaz)
    exchange(kaz, rus, arm)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    done("found", three, "--register", "joint", "--as", "ARM", home=arm)
    done("accept", "KAZ.2", "--as", "ARM", home=arm)
    exchange(kaz, rus, arm)
    return kaz, rus, arm


def test_a_third_party_accedes_on_its_own_node(tmp_path: Path) -> None:
    """The Parties offer a charter that names it; it founds with that charter and accepts; then it acts as they do."""
    kaz, rus, arm, three = three_nodes(tmp_path)
    assert "no proposal here offers this charter" in refused(
        "found", three, "--register", "joint", "--as", "ARM", home=arm
    )
    said = done("charter", "propose", three, "--as", "KAZ", "--accept", home=kaz)
    assert said.splitlines()[0] == "ARM accedes (ARM)"
    assert "waits for: ARM, RUS" in said
    assert "kelisim found three.json --register joint --as ARM; kelisim accept KAZ.2 --as ARM" in said
    exchange(kaz, rus, arm)
    assert "--register joint" in refused("found", three, "--as", "ARM", home=arm)
    assert "KAZ.2 open, waits for ARM, RUS: ARM accedes" in done("charter", home=arm)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    founded = done("found", three, "--register", "joint", "--as", "ARM", home=arm)
    assert "kelisim accept KAZ.2 --as ARM" in founded
    drafts = write_json(tmp_path / "drafts.json", READING)
    assert "does not name ARM" in refused("file", drafts, "--as", "ARM", home=arm)
    done("accept", "KAZ.2", "--as", "ARM", home=arm)
    exchange(kaz, rus, arm)
    filed = done("file", drafts, "--as", "ARM", "--accept", home=arm)
    assert "waits for: KAZ, RUS" in filed
    exchange(kaz, rus, arm)
    for home, code in ((kaz, "KAZ"), (rus, "RUS")):
        done("accept", "ARM.3", "--as", code, home=home)
    exchange(kaz, rus, arm)
    (one,) = shown(rus, "show", "ARM.3.1")
    assert one["bound"] == ["ARM", "KAZ", "RUS"]
    (told,) = shown(arm, "charter")
    assert [(each["version"], each["changes"]) for each in told["versions"]][1:] == [(2, ["ARM accedes (ARM)"])]
    assert told["versions"][1]["accepted"] == ["ARM", "KAZ", "RUS"]
    assert "version 2: ARM accedes (ARM) (proposed as KAZ.2" in done("charter", home=kaz)
    alike(kaz, rus, arm)


def test_a_party_with_a_threshold_accedes_from_two_machines(tmp_path: Path) -> None:
    """Two root keys of the acceding Party, on two machines, found and accept together."""
    kaz, rus = two_nodes(tmp_path)
    arm, safe = tmp_path / "arm", tmp_path / "safe"
    records = [new_key(home, "ARM", "Minister") for home in (arm, safe)]
    wanted = amended(kaz, parties=[*content(kaz)["parties"], party("ARM", *records, threshold=2)])
    three = write_json(tmp_path / "three.json", wanted)
    done("charter", "propose", three, "--as", "KAZ", "--accept", home=kaz)
    exchange(kaz, rus)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    exchange(rus, kaz, arm, safe)
    for words in (("found", three, "--register", "joint"), ("accept", "KAZ.2")):
        part = tmp_path / f"{words[0]}.part"
        done(*words, "--as", "ARM", "--part", part, home=arm)
        assert "complete and on the record" in done("cosign", part, "--as", "ARM", home=safe)
        exchange(safe, arm)
    exchange(arm, kaz, rus)
    assert [one["code"] for one in content(rus)["parties"]] == ["KAZ", "RUS", "ARM"]
    alike(kaz, rus, arm, safe)


def test_a_stranger_that_used_the_code_first_is_no_hindrance(tmp_path: Path) -> None:
    """Two charters name other keys for ARM; who founded by the first is nobody once the second is agreed."""
    kaz, rus, arm, three = three_nodes(tmp_path)
    stranger = tmp_path / "stranger"
    carry(kaz, stranger)
    first = amended(kaz, parties=[*content(kaz)["parties"], party("ARM", new_key(stranger, "ARM", "Stranger"))])
    false = write_json(tmp_path / "false.json", first)
    done("charter", "propose", false, "--as", "KAZ", home=kaz)
    exchange(kaz, stranger)
    done("found", false, "--register", "joint", "--as", "ARM", home=stranger)
    exchange(kaz, stranger, rus, arm)
    done("charter", "propose", three, "--as", "RUS", "--accept", home=rus)
    exchange(rus, kaz, arm, stranger)
    done("found", three, "--register", "joint", "--as", "ARM", home=arm)
    done("accept", "RUS.2", "--as", "ARM", home=arm)
    done("accept", "RUS.2", "--as", "KAZ", home=kaz)
    exchange(kaz, rus, arm, stranger)
    desk = new_key(arm, "ARM", "Desk")
    done("appoint", desk, "--kinds", "comment", "--as", "ARM", home=arm)
    done("comment", "CHARTER.1.1", "Here we are.", "--as", "ARM", home=arm)
    assert "joint: comment" in done("key", "list", home=arm)
    refused("comment", "CHARTER.1.1", "We, too.", "--as", "ARM", home=stranger)
    exchange(arm, kaz, rus, stranger)
    assert "Desk: comment" in done("signers", home=stranger)
    alike(kaz, rus, arm, stranger)


def test_a_party_leaves_and_one_proposal_frees_it(tmp_path: Path) -> None:
    """ARM leaves: one proposal offers the charter and every entry that binds it without it; all consent once."""
    kaz, rus, arm = acceded(tmp_path)
    drafts = write_json(tmp_path / "drafts.json", READING)
    done("file", drafts, "--as", "KAZ", "--accept", home=kaz)
    exchange(kaz, rus, arm)
    for home, code in ((rus, "RUS"), (arm, "ARM")):
        done("accept", "KAZ.4", "--as", code, home=home)
    exchange(kaz, rus, arm)
    notice = {"about": "CHARTER.1.1", "action": "withdrawal", "date": "2026-01-01", "takes_effect": "2026-07-01"}
    done("notify", write_json(tmp_path / "notice.json", notice), "--as", "ARM", home=arm)
    assert "ARM gives notice of withdrawal" in done("charter", home=arm)

    two = write_json(tmp_path / "two.json", amended(arm, parties=content(arm)["parties"][:2]))
    said = done("charter", "propose", two, "--as", "ARM", "--unbind", "--accept", home=arm)
    assert said.splitlines()[:2] == ["ARM leaves", "1 entries are offered without ARM"]
    exchange(kaz, rus, arm)
    name = said.split("proposal ")[1].split(":")[0]
    for home, code in ((kaz, "KAZ"), (rus, "RUS")):
        done("accept", name, "--as", code, home=home)
    exchange(kaz, rus, arm)
    for home in (kaz, rus, arm):
        (one,) = shown(home, "show", "KAZ.4.1")
        assert (one["bound"], len(one["versions"])) == (["KAZ", "RUS"], 2)
        assert [each["code"] for each in content(home)["parties"]] == ["KAZ", "RUS"]
    assert "does not name ARM" in refused("comment", "KAZ.4.1", "Farewell.", "--as", "ARM", home=arm)
    assert "has left" in done("signers", home=kaz)
    alike(kaz, rus, arm)


def test_who_leaves_stays_bound_where_nothing_frees_it(tmp_path: Path) -> None:
    """Without --unbind the entries that still bind the leaving Party are told, one for one."""
    kaz, rus, arm = acceded(tmp_path)
    drafts = write_json(tmp_path / "drafts.json", READING)
    done("file", drafts, "--as", "KAZ", "--accept", home=kaz)
    exchange(kaz, rus, arm)
    for home, code in ((rus, "RUS"), (arm, "ARM")):
        done("accept", "KAZ.4", "--as", code, home=home)
    exchange(kaz, rus, arm)
    two = write_json(tmp_path / "two.json", amended(kaz, parties=content(kaz)["parties"][:2]))
    said = done("charter", "propose", two, "--as", "KAZ", home=kaz)
    assert "KAZ.4.1 still binds ARM; --unbind offers it without" in said


def test_a_party_is_renamed_and_quorums_and_observers_change(tmp_path: Path) -> None:
    """A version of the charter says how a Party is called since, who watches, and where fewer than all are enough."""
    kaz, rus = two_nodes(tmp_path)
    parties = content(kaz)["parties"]
    changed = amended(
        kaz,
        parties=[{**parties[0], "known_as": "KZ"}, parties[1]],
        observers=[{"code": "EAEU", "name": {"en": "Commission"}}],
        quorums=[{"kind": "decision", "k": 2}],
    )
    said = done("charter", "propose", write_json(tmp_path / "new.json", changed), "--as", "RUS", "--accept", home=rus)
    assert said.splitlines()[:3] == ["KAZ is called KZ", "observer EAEU: Commission", "quorum for a decision: 2"]
    exchange(kaz, rus)
    assert done("accept", "RUS.2", "--as", "KAZ", home=kaz).splitlines()[-1] == "agreed"
    exchange(kaz, rus)
    told = done("charter", home=rus)
    assert "Party KAZ, called KZ" in told
    assert "observer EAEU" in told
    assert "a decision needs 2 of 2" in told
    (one,) = shown(kaz, "show", "CHARTER.1.1")
    assert one["kind"] == "charter"
    done("comment", "CHARTER.1.1", "As spoken of.", "--as", "KAZ", home=kaz)
    assert "KAZ remarks" in done("show", "CHARTER.1.1", home=kaz)
    alike_after(kaz, rus)


def alike_after(*homes: Path) -> None:
    """Carry bundles, then prove that the nodes are alike."""
    exchange(*homes)
    alike(*homes)


def test_a_successor_register_says_what_it_carries_over(tmp_path: Path) -> None:
    """The heads that a successor names are looked up; a false one is refused, a true one told with what is left out."""
    kaz, rus = two_nodes(tmp_path)
    acts = [json.loads(line) for line in done("log", "--json", home=kaz).splitlines()]
    heads = {act["party"]: act["hash"] for act in acts}
    done("comment", "CHARTER.1.1", "One more.", "--as", "KAZ", home=kaz)
    succeeds = {"register": acts[0]["register"], "heads": heads}
    wanted = {**content(kaz), "name": {"en": "Second"}, "slug": "second"}
    crossed = {"register": acts[0]["register"], "heads": dict(zip(heads, reversed(heads.values()), strict=True))}
    false = write_json(tmp_path / "false.json", {**wanted, "succeeds": crossed})
    assert "not in its feed" in refused("found", false, "--as", "KAZ", home=kaz)
    second = write_json(tmp_path / "second.json", {**wanted, "succeeds": succeeds})
    said = done("found", second, "--as", "KAZ", home=kaz)
    assert f"it succeeds the register {acts[0]['register']}" in said
    assert "the feed of KAZ is carried over up to act 1; 1 later acts are not" in said
    assert "the feed of RUS is carried over up to act 1\n" in said
    done("found", second, "--as", "RUS", home=rus)
    assert "succeeds the register" in done("charter", "--register", "second", home=rus)
