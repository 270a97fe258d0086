"""A verifier that was written a second time, from the rules, agrees with the first."""

import ast
import io
import json
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import second_verifier
from kelisim.acts.bundle import check_bundle
from kelisim.acts.envelope import write_envelope
from tests.register.histories import sampled
from tests.rules import histories
from tests.rules.case import Json, Scene, charter, outcome, sealed, spelled
from tests.rules.made import FOLDER, cases

SCRIPT = Path(second_verifier.__file__)
GATE = {"malformed", "not-canonical"}
"""Two codes that count as one: which is found first depends on how bytes are read."""


def alike(one: Json, other: Json) -> bool:
    """Whether two outcomes are the same."""
    if {one.get("error"), other.get("error")} <= GATE:
        return bool(one["where"] == other["where"])
    return one == other


def second(lines: Iterable[bytes]) -> Json:
    """What the second verifier makes of acts."""
    return second_verifier.verify(b"".join(line + b"\n" for line in lines))


def documents(text: str) -> list[Any]:
    """The JSON documents that stand one after another in a text."""
    found, at = [], 0
    while at < len(text):
        value, at = json.JSONDecoder().raw_decode(text, at)
        found.append(value)
        at += 1
    return found


def test_it_needs_the_standard_library_and_pynacl_alone() -> None:
    """No other package is imported, and nothing of Kelisim."""
    imported = set()
    for node in ast.walk(ast.parse(SCRIPT.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).split(".")[0])
    assert imported - set(sys.stdlib_module_names) == {"nacl"}


def test_it_can_be_read_in_one_sitting() -> None:
    """It has fewer than 400 lines, with its comments and blank lines."""
    assert len(SCRIPT.read_text("utf-8").splitlines()) < 400


def test_it_agrees_on_every_vector() -> None:
    """Run as a program over all vectors, it prints what each expects; what only a schema tells it may take."""
    names = sorted(cases())
    files = [str(FOLDER / name / "acts.jsonl") for name in names]
    ran = subprocess.run([sys.executable, str(SCRIPT), *files], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    printed = documents(ran.stdout)
    assert len(printed) == len(names)
    for name, found in zip(names, printed, strict=True):
        said = json.loads((FOLDER / name / "expected.json").read_text("utf-8"))
        assert alike(found, said) or said.pop("schema", False), name


def test_one_file_gives_its_expected_json(tmp_path: Path) -> None:
    """For one file of acts it prints `expected.json` byte by byte; its status says whether the acts stand."""
    for name, status in (("consent-3-dead", 0), ("door-4-gap_fail", 1)):
        folder = FOLDER / name
        ran = subprocess.run(
            [sys.executable, str(SCRIPT), str(folder / "acts.jsonl")], capture_output=True, check=False
        )
        assert (ran.stdout, ran.returncode) == ((folder / "expected.json").read_bytes(), status)


@pytest.mark.parametrize("seed", range(25))
def test_it_agrees_on_a_history_of_proposals_and_answers(seed: int) -> None:
    """Random histories of Parties that propose, answer, report and err come to one state, in any order of the lines."""
    lines = [write_envelope(one.signed, one.act.by.key) for one in sampled(seed, signed=True).acts]
    assert second(histories.shuffled(lines, random.Random(seed))) == outcome(lines)


@pytest.mark.parametrize("seed", range(60))
def test_it_agrees_on_a_history_with_forks_signers_and_charters(seed: int) -> None:
    """Random histories of all kinds of acts come to one state, and what the door refused is refused alike."""
    agrees(seed)


def agrees(seed: int) -> None:
    """Whether both verifiers agree on a history, on the same in another order, and on what its door refused."""
    history = histories.History(seed)
    first = outcome(history.lines)
    assert "state" in first
    assert second(history.lines) == first
    assert outcome(histories.shuffled(history.lines, random.Random(seed))) == first
    for line, _ in history.refused[:2]:
        refused = outcome([*history.lines, line])
        assert "error" in refused
        assert alike(second([*history.lines, line]), refused)


@pytest.mark.nightly
@pytest.mark.parametrize("tenth", range(10))
def test_it_agrees_on_thousands_of_histories(tenth: int) -> None:
    """As the two tests before, for 2,000 histories with forks and 1,000 without."""
    for seed in range(1_000 + tenth * 200, 1_200 + tenth * 200):
        agrees(seed)
    for seed in range(1_000 + tenth * 100, 1_100 + tenth * 100):
        lines = [write_envelope(one.signed, one.act.by.key) for one in sampled(seed, signed=True).acts]
        assert second(lines) == outcome(lines)


def test_it_reads_a_bundle() -> None:
    """The acts of the stored bundle come to the state that they have for the first verifier."""
    data = (FOLDER / "bundle/small.bundle").read_bytes()
    _, acts, _ = check_bundle(io.BytesIO(data))
    assert second_verifier.verify(data) == outcome(write_envelope(one.signed, one.act.by.key) for one in acts)


@pytest.mark.nightly
def test_it_agrees_on_the_demonstration(tmp_path: Path) -> None:
    """The registers of the demonstration, each as a bundle that the command writes, come to one state."""
    home = ["--home", str(tmp_path / "demo")]
    command = [sys.executable, "-m", "kelisim"]
    subprocess.run([*command, "demo", "--no-serve", *home], capture_output=True, check=True)
    for register in ("kaz-rus", "demonstration"):
        bundle = tmp_path / f"{register}.bundle"
        wanted = ["bundle", "write", str(bundle), "--register", register, *home]
        subprocess.run([*command, *wanted], capture_output=True, check=True)
        with bundle.open("rb") as file:
            _, acts, _ = check_bundle(file)
        found = second_verifier.verify(bundle.read_bytes())
        assert found == outcome(write_envelope(one.signed, one.act.by.key) for one in acts)
        assert found["state"]["agreed"]


@pytest.mark.parametrize("place", [10, 200, -200, -30])
def test_it_refuses_an_altered_bundle(place: int) -> None:
    """A byte changed in the header, in an act, in an attachment or in the seal is seen."""
    data = bytearray((FOLDER / "bundle/small.bundle").read_bytes())
    data[place] ^= 1
    assert second_verifier.verify(bytes(data)).get("error") in {"bundle", "envelope", "signature", *GATE}


def test_both_have_one_bound_on_size() -> None:
    """A payload of a mebibyte is taken and one of a byte more refused, and so with envelopes."""
    scene = Scene(charter("AAA"))
    empty = len(spelled(_long(scene, 0)))
    for size, code in ((1_048_576, None), (1_048_577, "too-large")):
        lines = [*scene.lines, sealed(spelled(_long(scene, size - empty)), "AAA")]
        found = outcome(lines)
        assert found.get("error") == code
        assert second(lines) == found
    lines = [*scene.lines, b"{" + b" " * second_verifier.ENVELOPE_BYTES]
    assert outcome(lines) == second(lines) == {"error": "too-large", "where": "line 2"}


def _long(scene: Scene, size: int) -> Json:
    """A statement of AAA with an extension of many texts that hold so many letters in all."""
    said = {"said": "2026", "speaker": {"office": "Speaker"}}
    body = {"ext": {"a": "x" * size}, "statement": said}
    value = scene.payload("AAA", "state", body)
    return {**value, "by": scene.payloads[0]["by"]}
