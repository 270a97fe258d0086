"""A stolen key, by the command alone: two machines sign for one Party, and every node comes to say the same of it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.nodes import READING, done, kelisim, two_nodes, write_json
from tests.cli.parties import alike, exchange, refused, shown


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """KAZ's node, the thief's with a copy of KAZ's key, and RUS's: an agreed measure, then two stories of KAZ."""
    folder = tmp_path_factory.mktemp("stolen")
    kaz, rus = two_nodes(folder)
    drafts = write_json(folder / "drafts.json", READING)
    done("file", drafts, "--as", "KAZ", "--accept", home=kaz)
    exchange(kaz, rus)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    exchange(kaz, rus)
    done("file", drafts, "--as", "RUS", "--accept", home=rus)
    exchange(kaz, rus)
    thief = folder / "thief"
    shutil.copytree(kaz, thief)
    done("accept", "RUS.3", "--as", "KAZ", home=kaz)
    done("decline", "RUS.3", "--as", "KAZ", home=thief)
    done("report", "KAZ.2.1", "done", "--as-of", "2025", "--as", "KAZ", home=thief)
    bundle = folder / "from-thief.bundle"
    done("bundle", "write", bundle, home=thief)
    (folder / "before").mkdir()
    shutil.copytree(kaz, folder / "before" / "kaz")
    exchange(kaz, rus)
    warned = kelisim("bundle", "read", bundle, home=rus)
    assert warned.returncode == 0
    assert "WARNING: KAZ 5 was signed twice" in warned.stderr
    exchange(thief, rus, kaz)
    return kaz, thief, rus


def test_every_node_keeps_both_stories_and_says_the_same(nodes: tuple[Path, Path, Path]) -> None:
    """The nodes hold the same acts, verify warns on each, and what rests on either story is disputed, not agreed."""
    alike(*nodes)
    told = []
    for home in nodes:
        run = kelisim("verify", home)
        assert (run.returncode, run.stderr.count("\n")) == (0, 1)
        assert "WARNING" in run.stderr
        assert "KAZ" in run.stderr
        (agreed,) = shown(home, "show", "KAZ.2.1")
        assert (len(agreed["versions"]), agreed["disputed"]) == (1, [])
        assert [one.split(" ")[0] for one in agreed["disputed_acts"]] == ["KAZ.6"]
        (disputed,) = shown(home, "show", "RUS.3.1")
        assert [one["status"] for one in disputed["proposals"]] == ["disputed"]
        assert (disputed["versions"], len(disputed["disputed"])) == ([], 1)
        assert "DISPUTED" in done("show", "RUS.3.1", home=home)
        (line,) = (line for line in done("log", home=home).splitlines() if "TWO STORIES" in line)
        assert line.startswith("  KAZ.5  ")
        assert "KAZ  one root key, version 1; TOLD TWO STORIES" in done("signers", home=home)
        told.append((agreed, disputed))
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize(
    "command",
    [
        ("comment", "KAZ.2.1", "It was not us.", "--as", "KAZ"),
        ("decline", "RUS.3", "--as", "KAZ"),
    ],
    ids=lambda command: command[0],
)
def test_it_signs_nothing_more(nodes: tuple[Path, Path, Path], command: tuple[str, ...]) -> None:
    """Whatever the Party would sign now, on either machine, is refused in one line."""
    for home in nodes[:2]:
        assert "told two stories" in refused(*command, home=home)


def test_the_way_out_is_a_successor_register(nodes: tuple[Path, Path, Path]) -> None:
    """Every node prints one successor's charter, with the acts before the cut; naming one of the two is refused."""
    kaz, _, rus = nodes
    folder = kaz.parent
    acts = [json.loads(line) for line in done("log", "--json", home=kaz).splitlines()]
    by_name = {(act["party"], act["number"]): act["hash"] for act in acts}
    drafted = [json.loads(done("charter", "successor", home=home)) for home in nodes]
    assert drafted[0] == drafted[1] == drafted[2]
    wanted = drafted[0]
    assert wanted["succeeds"]["heads"] == {"KAZ": by_name["KAZ", 4], "RUS": by_name["RUS", 5]}
    wanted["parties"][0]["keys"] = [json.loads(done("key", "new", "KAZ", "New Minister", home=kaz))]
    heads = {**wanted["succeeds"]["heads"], "KAZ": by_name["KAZ", 5]}
    false = write_json(folder / "false.json", {**wanted, "succeeds": {**wanted["succeeds"], "heads": heads}})
    said = refused("found", false, "--as", "KAZ", home=kaz)
    assert "KAZ told two stories from act 5 on" in said
    assert "act 4 of KAZ at the latest" in said
    second = write_json(folder / "second.json", wanted)
    for code, home in (("KAZ", kaz), ("RUS", rus)):
        told = done("found", second, "--as", code, home=home)
        assert "the feed of KAZ is carried over up to act 4; 2 later acts are not" in told
    exchange_of(kaz, rus, "joint-2")
    assert "succeeds the register" in done("charter", "--register", "joint-2", home=rus)
    assert "joint-2: signs everything" in done("key", "list", home=kaz)


def exchange_of(source: Path, target: Path, register: str) -> None:
    """Carry the bundle of one register from one node to another."""
    bundle = source.parent / f"{register}.bundle"
    done("bundle", "write", bundle, "--register", register, home=source)
    done("bundle", "read", bundle, home=target)
