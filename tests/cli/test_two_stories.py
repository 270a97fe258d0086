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
    """A successor names the heads before the cut; one that names an act of one of the two stories is refused."""
    kaz, _, rus = nodes
    folder = kaz.parent
    acts = [json.loads(line) for line in done("log", "--json", home=kaz).splitlines()]
    by_name = {(act["party"], act["number"]): act["hash"] for act in acts}
    fresh = json.loads(done("key", "new", "KAZ", "New Minister", home=kaz))
    old = json.loads((folder / "charter.json").read_text("utf-8"))
    parties = [{**old["parties"][0], "keys": [fresh]}, old["parties"][1]]
    rus_head = by_name["RUS", 4]

    def successor(head: str) -> Path:
        succeeds = {"register": acts[0]["register"], "heads": {"KAZ": head, "RUS": rus_head}}
        return write_json(folder / "second.json", {**old, "slug": "second", "parties": parties, "succeeds": succeeds})

    said = refused("found", successor(by_name["KAZ", 5]), "--as", "KAZ", home=kaz)
    assert "KAZ told two stories from act 5 on" in said
    assert "act 4 of KAZ at the latest" in said
    second = successor(by_name["KAZ", 4])
    for code, home in (("KAZ", kaz), ("RUS", rus)):
        assert "the feed of KAZ is carried over up to act 4; " in done("found", second, "--as", code, home=home)
