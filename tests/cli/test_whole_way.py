"""The whole way by the command alone: two nodes, one register, a draft that both come to agree on."""

import json
from pathlib import Path

from tests.cli.nodes import READING, carry, done, kelisim, real, two_nodes, write_json


def test_two_nodes_agree_by_bundles(tmp_path: Path) -> None:
    """Keys, charter, founding, drafts, consent, a report, a revision, and the same verified record on both nodes."""
    kaz, rus = two_nodes(tmp_path)
    drafts = write_json(tmp_path / "drafts.json", READING)
    filed = done("file", drafts, "--as", "KAZ", "--accept", "--url", "https://example.org/page", home=kaz)
    assert filed.splitlines()[0].startswith("proposal KAZ.2: 1 entries, ")
    assert "waits for: RUS" in filed
    assert "1 statements on the record" in filed

    assert "new acts: 3 of KAZ" in carry(kaz, rus)
    assert done("accept", "KAZ.2", "--as", "RUS", home=rus).splitlines()[-1] == "agreed"
    assert "new acts: 1 of RUS" in carry(rus, kaz)
    assert "new acts: none" in carry(rus, kaz)

    shown = json.loads(done("show", "KAZ.2.1", "--json", home=kaz))
    assert (shown["kind"], shown["title"], shown["bound"]) == ("measure", "Build a bridge", ["KAZ", "RUS"])
    assert {party: given["verb"] for party, given in shown["versions"][0]["answers"].items()} == {
        "KAZ": "accept",
        "RUS": "accept",
    }
    source = shown["content"]["sources"][0]
    assert (source["url"], source["sha256"]) == ("https://example.org/page", READING["source"]["sha256"])  # type: ignore[index]
    assert source["evidence"] == [{"field": "title.en", "start": 32, "end": 46}]
    assert shown == json.loads(done("show", "KAZ.2.1", "--json", home=rus))

    revised = write_json(tmp_path / "revised.json", {**shown["content"], "term": {"end": "2027"}})
    done("revise", "KAZ.2.1", revised, "--as", "RUS", home=rus)
    done("accept", "RUS.3", "--as", "RUS", home=rus)
    done("report", "KAZ.2.1", "in-progress", "--as", "RUS", "--as-of", "2022-01", "--text", "Piles.", home=rus)
    carry(rus, kaz)
    done("accept", "RUS.3", "--as", "KAZ", home=kaz)
    carry(kaz, rus)
    for home in (kaz, rus):
        shown = json.loads(done("show", "KAZ.2.1", "--json", home=home))
        assert [version["content"]["term"]["end"] for version in shown["versions"]] == ["2025", "2027"]
        assert [(one["party"], one["status"]) for one in shown["reports"]] == [("RUS", "in-progress")]
        assert "10 acts hold: 5 of KAZ, 5 of RUS" in done("verify", home)
        words = done("show", "KAZ.2.1", home=home)
        assert "Build a bridge" in words
        assert "RUS reports in-progress" in words

    logs = [sorted(done("log", "--json", home=home).splitlines()) for home in (kaz, rus)]
    assert logs[0] == logs[1]
    assert len(logs[0]) == 10
    assert done("log", home=kaz).count("\n") == 11
    done("rebuild", home=kaz)
    bundle = tmp_path / "all.bundle"
    done("bundle", "write", bundle, home=kaz)
    assert "10 acts hold" in done("verify", bundle)
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    bundle.write_bytes(data)
    run = kelisim("verify", bundle)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)


def test_the_command_explains_itself() -> None:
    """Every command has its help, and the program without words gives the list."""
    listed = done("--help")
    for name in ("demo", "serve", "read", "file", "accept", "decline", "log", "show", "verify", "bundle", "key"):
        assert f" {name} " in listed


def test_the_program_is_run_as_a_module(tmp_path: Path) -> None:
    """`python -m kelisim` makes a node, and says what is wrong in one line with status 2."""
    made = real("key", "new", "KAZ", "Minister", "--home", tmp_path / "home")
    assert made.returncode == 0
    assert json.loads(made.stdout)["office"] == "Minister"
    wrong = real("verify", tmp_path / "nowhere")
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (2, "", 1)
    assert wrong.stderr.startswith("kelisim: there is no such folder or file")
