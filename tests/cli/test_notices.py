"""Notices, releases and remarks by the command, and powers that are narrowed to fields."""

import json
from pathlib import Path

import pytest

from tests.cli.nodes import READING, carry, done, two_nodes, write_json
from tests.cli.parties import alike, exchange, new_key, refused, shown

TITLES = {"energy": "Energy", "transport": "Transport"}
CONTENTS = [
    *({"kind": "field", "content": {"title": {"en": title}, "code": code}} for code, title in TITLES.items()),
    {"kind": "instrument", "content": {"title": {"en": "Agreement on bridges"}, "kind": "agreement"}},
    {"kind": "indicator", "content": {"title": {"en": "Trade"}, "unit": "USD"}},
    *(
        {"kind": "measure", "content": {"title": {"en": f"Measure of {title}"}, "field": {"name": title}}}
        for title in TITLES.values()
    ),
]
DRAFTS = {**READING, "drafts": [{**draft, "evidence": []} for draft in CONTENTS]}


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two nodes with agreed fields (KAZ.2.1, KAZ.2.2), an instrument, an indicator, and a measure of each field."""
    folder = tmp_path_factory.mktemp("notices")
    kaz, rus = two_nodes(folder)
    done("file", write_json(folder / "drafts.json", DRAFTS), "--as", "KAZ", "--accept", home=kaz)
    carry(kaz, rus)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    carry(rus, kaz)
    return kaz, rus


def test_one_sides_word_needs_nobodys_consent(nodes: tuple[Path, Path], tmp_path: Path) -> None:
    """A notice, a release and two remarks are on the record, and `show` and `log` tell them on both nodes."""
    kaz, rus = nodes
    notice = {"about": "KAZ.2.3", "action": "ratification", "date": "2022-03-01", "takes_effect": "2022-04-01"}
    said = done("notify", write_json(tmp_path / "notice.json", notice), "--as", "KAZ", home=kaz)
    assert "notice on KAZ.2.3: ratification on 2022-03-01, effective 2022-04-01" in said
    figures = {
        "indicator": "KAZ.2.4",
        "vintage": "2022-02-01",
        "side": "KAZ",
        "observations": [{"period": "2021-Q1", "value": "5.1"}, {"period": "2021-Q2", "value": "5.9"}],
    }
    done("release", write_json(tmp_path / "release.json", figures), "--as", "KAZ", home=kaz)
    done("comment", "KAZ.2.3", "The text is with the Parliament.", "--as", "KAZ", "--private", home=kaz)
    done("comment", "KAZ.2", "Well drafted.", "--as", "KAZ", home=kaz)
    exchange(kaz, rus)
    for home in nodes:
        (one,) = shown(home, "show", "KAZ.2.3")
        assert [(each["party"], each["says"]) for each in one["notices"]] == [
            ("KAZ", "ratification on 2022-03-01, effective 2022-04-01")
        ]
        assert [each["says"] for each in one["comments"]] == ["The text is with the Parliament.", "Well drafted."]
        (one,) = shown(home, "show", "KAZ.2.4")
        assert [each["says"] for each in one["releases"]] == [
            "2 figures for KAZ, 2021-Q1 to 2021-Q2, vintage 2022-02-01"
        ]
        words = done("show", "KAZ.2.3", home=home)
        assert "KAZ notifies: ratification" in words
        assert "KAZ remarks on the proposal" in words
        logged = {act["kind"]: act["says"] for act in map(json.loads, done("log", "--json", home=home).splitlines())}
        assert logged["notify"].startswith("KAZ.2.3 ratification")
        assert logged["release"].startswith("KAZ.2.4 2 figures")
        assert logged["comment"].startswith("on proposal ")
    alike(*nodes)


def test_of_several_signers_the_one_whose_powers_extend_to_it_signs(nodes: tuple[Path, Path]) -> None:
    """Two signers on one node, each for a field: each reports in its own; beyond both nothing is signed."""
    kaz, _ = nodes
    for field, office in (("KAZ.2.1", "Energy desk"), ("KAZ.2.2", "Transport desk")):
        record = new_key(kaz, "KAZ", office)
        done("appoint", record, "--kinds", "report", "--fields", field, "--as", "KAZ", home=kaz)
    for measure in ("KAZ.2.5", "KAZ.2.6"):
        done("report", measure, "in-progress", "--as-of", "2022", "--as", "KAZ", home=kaz)
    offices = [
        act["office"]
        for act in map(json.loads, done("log", "--json", home=kaz).splitlines())
        if act["kind"] == "report"
    ]
    assert offices == ["Energy desk", "Transport desk"]
    done("retire", "Transport desk", "--as", "KAZ", home=kaz)
    said = refused("report", "KAZ.2.6", "done", "--as-of", "2022", "--as", "KAZ", home=kaz)
    assert "The full powers of Energy desk do not extend to it: KAZ.2.6 is of another field" in said


def test_a_signer_hands_on_what_it_has_and_no_more(nodes: tuple[Path, Path]) -> None:
    """A signer that may appoint hands on part of its powers; more is refused; retiring it ends both."""
    _, rus = nodes
    chief = new_key(rus, "RUS", "Chief")
    done("appoint", chief, "--kinds", "appoint,comment", "--as", "RUS", home=rus)
    clerk = new_key(rus, "RUS", "Clerk")
    assert "hands on more" in refused("appoint", clerk, "--kinds", "report", "--as", "RUS", home=rus)
    done("appoint", clerk, "--kinds", "comment", "--as", "RUS", home=rus)
    assert "appointed by Chief" in done("signers", home=rus)
    said = done("retire", "Chief", "--as", "RUS", home=rus)
    assert "with it end the powers that it handed on: Clerk" in said
    assert "Clerk" not in done("signers", home=rus)
