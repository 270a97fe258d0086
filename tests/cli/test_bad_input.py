"""What is asked wrongly: one line that says what is wrong and what exists, status 2, and nothing written."""

import json
from pathlib import Path

import pytest

from tests.cli.nodes import READING, carry, digest, done, kelisim, two_nodes, write_json


@pytest.fixture(scope="module")
def kaz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """KAZ's node with an agreed measure and an open proposal; good and bad files lie beside it."""
    folder = tmp_path_factory.mktemp("bad-input")
    kaz, rus = two_nodes(folder)
    drafts = write_json(folder / "drafts.json", READING)
    done("file", drafts, "--as", "KAZ", "--accept", home=kaz)
    carry(kaz, rus)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    carry(rus, kaz)
    done("file", drafts, "--as", "KAZ", home=kaz)
    (folder / "empty.json").touch()
    (folder / "binary.json").write_bytes(bytes(range(256)))
    far = {"field": "title.en", "start": 0, "end": 10_000}
    first = {**READING["drafts"][0], "evidence": [far]}  # type: ignore[index]
    write_json(folder / "far.json", {**READING, "drafts": [first]})
    write_json(folder / "none.json", {**READING, "drafts": []})
    write_json(folder / "wrong.json", {**READING, "drafts": [{**first, "content": {"title": {"en": 5}}}]})
    write_json(folder / "content.json", {"title": {"!": "x"}})
    record = json.loads(done("key", "new", "KAZ", "Desk", home=kaz))
    write_json(folder / "record.json", record)
    write_json(folder / "records.json", [record, record])
    write_json(folder / "notice.json", {"about": "KAZ.2.1", "action": "signature", "date": "2022"})
    write_json(folder / "release.json", {"indicator": "KAZ.9.1", "vintage": "2022", "observations": []})
    charter = json.loads((folder / "charter.json").read_text("utf-8"))
    write_json(folder / "twice.json", {**charter, "parties": charter["parties"] * 2})
    parties = [{**charter["parties"][0], "keys": [record]}, charter["parties"][1]]
    write_json(folder / "swapped.json", {**charter, "parties": parties})
    head = {"register": "0" * 64, "heads": {"KAZ": "0" * 64}}
    write_json(folder / "follower.json", {**charter, "succeeds": head})
    data = bytearray((folder / "from-kaz.bundle").read_bytes())
    (folder / "cut.bundle").write_bytes(data[:-10])
    data[1_000] ^= 1
    (folder / "altered.bundle").write_bytes(data)
    return kaz


BAD = [
    # the command, and what the one line has to say
    ("log --register nowhere", ["'nowhere'", "joint"]),
    ("file drafts.json --as KAZ --register nowhere", ["'nowhere'", "joint"]),
    ("bundle write out.bundle --register nowhere", ["'nowhere'", "joint"]),
    ("file drafts.json --as ARM", ["'ARM'", "KAZ, RUS"]),
    ("file drafts.json --as RUS", ["no key of RUS", "KAZ"]),
    ("accept KAZ.5 --as ARM", ["'ARM'", "KAZ, RUS"]),
    ("accept KAZ.5 --as RUS", ["no key of RUS", "KAZ"]),
    ("accept KAZ.99 --as KAZ", ["'KAZ.99'", "KAZ.5"]),
    ("decline ffffffffffff --as KAZ", ["'ffffffffffff'", "KAZ.5"]),
    ("accept KAZ.2 --as KAZ", ["no effect", "first answer stands"]),
    ("attach nothing.pdf", ["nothing.pdf", "No such file"]),
    ("attach .", ["not a file"]),
    ("attach drafts.json --media-type letter", ["media_type"]),
    ("show KAZ.99.1", ["'KAZ.99.1'", "KAZ.2.1"]),
    ("show KAZ.5.1", ["'KAZ.5.1'", "KAZ.2.1"]),
    ("report KAZ.99.1 done --as KAZ --as-of 2022", ["'KAZ.99.1'", "KAZ.2.1"]),
    ("report KAZ.2.1 finished --as KAZ --as-of 2022", ["finished", "status"]),
    ("report KAZ.2.1 done --as KAZ --as-of yesterday", ["$.as_of", "a date such as"]),
    ("revise KAZ.99.1 content.json --as KAZ", ["KAZ.99.1"]),
    ("revise KAZ.2.1 content.json --as KAZ", ["title", "language tag"]),
    ("file missing.json --as KAZ", ["missing.json"]),
    ("file empty.json --as KAZ", ["truncated"]),
    ("file binary.json --as KAZ", []),
    ("file wrong.json --as KAZ", ["$.drafts[0].content.title"]),
    ("file far.json --as KAZ", ["drafts[0].title.en", "beyond the text"]),
    ("file none.json --as KAZ", ["nothing"]),
    ("found drafts.json --as KAZ", ["$"]),
    ("found charter.json --as ARM", ["'ARM'", "KAZ, RUS"]),
    ("found charter.json --as RUS", ["no key of RUS"]),
    ("found charter.json --as KAZ", ["founded this register already"]),
    ("key new kaz Minister", ["no key can be made", "party"]),
    ("bundle read missing.bundle", ["no such file"]),
    ("bundle read drafts.json", ["line 1"]),
    ("bundle read cut.bundle", ["line"]),
    ("bundle read altered.bundle", ["line"]),
    ("verify missing", ["no such folder or file", "missing"]),
    ("verify cut.bundle", ["line"]),
    ("verify drafts.json", ["line 1"]),
    ("verify .", ["no node here"]),
    ("appoint missing.json --as KAZ --kinds accept", ["missing.json"]),
    ("appoint charter.json --as KAZ --kinds accept", ["$"]),
    ("appoint record.json --as KAZ --kinds acept", ["'acept'", "--kinds", "accept, appoint"]),
    ("appoint record.json --as KAZ --kinds ,", ["nothing is named", "--kinds"]),
    ("appoint record.json --as KAZ --kinds accept --entries treaty", ["'treaty'", "instrument, measure"]),
    ("appoint record.json --as KAZ --kinds accept --fields KAZ.2.1", ["no agreed field", "'KAZ.2.1'"]),
    ("appoint record.json --as KAZ --kinds accept --bodies somebody", ["entry such as KAZ.4.1"]),
    ("appoint record.json --as KAZ --kinds accept --until 3", ["end before they begin", "--until"]),
    ("appoint record.json --as RUS --kinds accept", ["no key of RUS", "KAZ"]),
    ("appoint record.json --as ARM --kinds accept", ["'ARM'", "KAZ, RUS"]),
    ("retire Desk --as KAZ", ["no signer 'Desk'", "none is appointed"]),
    ("retire Desk --as ARM", ["'ARM'", "KAZ, RUS"]),
    ("rekey record.json --as KAZ --threshold 2", ["threshold of 2", "1 keys"]),
    ("rekey records.json --as KAZ --threshold 1", ["listed twice"]),
    ("rekey content.json --as KAZ --threshold 1", ["$"]),
    ("rekey record.json --as RUS --threshold 1", ["no key of RUS"]),
    ("cosign missing.part --as KAZ", ["cannot be read", "missing.part"]),
    ("cosign charter.json --as KAZ", ["not an act signed in part", "--part"]),
    ("signers --register nowhere", ["'nowhere'", "joint"]),
    ("charter --register nowhere", ["'nowhere'", "joint"]),
    ("charter successor --register nowhere", ["'nowhere'", "joint"]),
    ("charter propose charter.json --as KAZ", ["agreed one already"]),
    ("charter propose swapped.json --as KAZ", ["no effect", "by `rekey`"]),
    ("charter propose twice.json --as KAZ", ["named twice"]),
    ("charter propose follower.json --as KAZ", ["what it succeeds"]),
    ("charter propose swapped.json --as RUS", ["no key of RUS"]),
    ("revise CHARTER.1.1 charter.json --as KAZ", ["`kelisim charter propose`"]),
    ("show CHARTER.1.1", ["as it was founded", "`kelisim charter`"]),
    ("found swapped.json --register joint --as KAZ", ["founding charter"]),
    ("found swapped.json --register joint --as ARM", ["no proposal here offers"]),
    ("notify notice.json --as KAZ", ["KAZ.2.1 is a measure"]),
    ("notify content.json --as KAZ", ["$"]),
    ("release release.json --as KAZ", ["$.observations"]),
    ("comment KAZ.99.1 Words --as KAZ", ["'KAZ.99.1'", "KAZ.2.1"]),
    ("comment KAZ.99 Words --as KAZ", ["'KAZ.99'", "KAZ.5"]),
    ("comment KAZ.2.1 Words --as ARM", ["'ARM'", "KAZ, RUS"]),
    ("nonsense", ["nonsense"]),
]


@pytest.mark.parametrize(("command", "says"), [pytest.param(*row, id=row[0]) for row in BAD])
def test_it_is_said_in_one_line_and_nothing_is_written(kaz: Path, command: str, says: list[str]) -> None:
    """The last line on standard error says what is wrong and what exists; the folder is as it was, byte for byte."""
    before = digest(kaz.parent)
    run = kelisim(*command.split(), home=kaz, cwd=kaz.parent)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    line = run.stderr.splitlines()[-1]
    assert [word for word in says if word not in line] == []
    if command != "nonsense":
        assert run.stderr == f"{line}\n"
        assert line.startswith("kelisim: ")
    assert digest(kaz.parent) == before


@pytest.mark.parametrize(
    "command",
    ["log", "show KAZ.2.1", "verify", "registers", "rebuild", "accept KAZ.2 --as KAZ", "file drafts.json --as KAZ"]
    + ["found charter.json --as KAZ", "bundle write out.bundle", "bundle read cut.bundle", "key list", "signers"]
    + [
        "appoint record.json --as KAZ --kinds accept",
        "retire Desk --as KAZ",
        "charter",
        "charter successor",
        "cosign x --as KAZ",
    ]
    + ["rekey record.json --as KAZ --threshold 1", "charter propose swapped.json --as KAZ"]
    + ["notify notice.json --as KAZ", "comment KAZ.2.1 Words --as KAZ"],
)
def test_a_node_does_not_come_to_be_by_mistake(kaz: Path, command: str) -> None:
    """In a folder without a node nothing is made, and one line says how to begin."""
    before = digest(kaz.parent)
    run = kelisim(*command.split(), home=kaz.parent / "nowhere", cwd=kaz.parent)
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert digest(kaz.parent) == before


def test_the_node_still_holds(kaz: Path) -> None:
    """After all that was asked wrongly the record verifies."""
    assert "acts hold" in done("verify", kaz)
