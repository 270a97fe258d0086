"""Files beside the acts, by the command: a proof, and an approved draft beside the signed text."""

import json
from pathlib import Path

from tests.cli.nodes import carry, done, two_nodes, write_json

DRAFT = "Article 1\nThe Parties shall build a bridge by 2025.\n"
SIGNED = "Article 1\nThe Parties shall build a bridge by 2027.\n"


def test_a_file_travels_with_the_act_that_refers_to_it(tmp_path: Path) -> None:
    """What is attached is named by its hash, type and size, comes with the bundle, and the texts are compared there."""
    kaz, rus = two_nodes(tmp_path)
    kept = []
    for name, text in (("draft.txt", DRAFT), ("signed.txt", SIGNED)):
        (tmp_path / name).write_text(text, "utf-8")
        kept.append(json.loads(done("attach", tmp_path / name, home=kaz)))
    assert [(one["name"], one["media_type"], one["size"]) for one in kept] == [
        ("draft.txt", "text/plain", len(DRAFT)),
        ("signed.txt", "text/plain", len(SIGNED)),
    ]
    content = {"kind": "agreement", "title": {"en": "Bridge"}, "draft": kept[0], "texts": [kept[1]]}
    source = {"name": "a", "language": "en", "published": None, "sha256": "0" * 64}
    reading = {"source": source, "text": "", "drafts": [{"kind": "instrument", "content": content, "evidence": []}]}
    done("file", write_json(tmp_path / "drafts.json", reading), "--as", "KAZ", "--accept", home=kaz)
    carry(kaz, rus)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    assert "2 attachments hold" in done("verify", home=rus)
    shown = done("show", "KAZ.2.1", home=rus)
    assert "2025" in shown
    assert "2027" in shown
    compared = json.loads(done("show", "KAZ.2.1", "--json", home=rus))["draft"]
    assert compared["passages"]


def test_the_type_can_be_given(tmp_path: Path) -> None:
    """A file without a telling name is bytes, unless its media type is given; the same file again is the same."""
    kaz, _ = two_nodes(tmp_path)
    (tmp_path / "proof").write_bytes(bytes(range(256)))
    first = json.loads(done("attach", tmp_path / "proof", home=kaz))
    again = json.loads(done("attach", tmp_path / "proof", "--media-type", "image/png", home=kaz))
    assert (first["media_type"], again["media_type"]) == ("application/octet-stream", "image/png")
    assert first["sha256"] == again["sha256"]
    assert "1 attachments hold" in done("verify", home=kaz)
