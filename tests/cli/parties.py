"""Parties for the tests of the command: keys on any number of machines, charters, and bundles between nodes."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.cli.nodes import carry, done, kelisim, write_json


def new_key(home: Path, party: str, office: str) -> Path:
    """A new key on a node, and the file with its public record, which lies beside the node."""
    record = done("key", "new", party, office, home=home)
    path = home.parent / f"{home.name}-{party}-{office.replace(' ', '-')}.json"
    path.write_text(record, "utf-8")
    return path


def record(path: Path) -> dict[str, Any]:
    """A public record."""
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def party(code: str, *records: Path, threshold: int = 1, **more: Any) -> dict[str, Any]:
    """A Party as a charter names it."""
    keys = [record(path) for path in records]
    return {"code": code, "name": {"en": code}, "kind": "state", "keys": keys, "threshold": threshold, **more}


def charter(path: Path, *parties: dict[str, Any], **more: Any) -> Path:
    """A file with a charter of these Parties."""
    return write_json(path, {"name": {"en": "Joint"}, "slug": "joint", "parties": list(parties), **more})


def exchange(*homes: Path) -> None:
    """Carry bundles from each node to the next and back, so that every node has what the others had."""
    for source, target in (*pairwise(homes), *pairwise(reversed(homes))):
        carry(source, target)


def refused(*words: object, home: Path) -> str:
    """The one line that a command says that has to be refused."""
    run = kelisim(*words, home=home)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith("kelisim: ")
    return run.stderr


def shown(home: Path, *words: object) -> list[Any]:
    """What a command prints as JSON, line for line."""
    return [json.loads(line) for line in done(*words, "--json", home=home).splitlines()]


def alike(*homes: Path) -> None:
    """Prove that nodes hold the same acts, each verified, and show the same signers and charter."""
    for words in (("log", "--json"), ("signers", "--json"), ("charter", "--json")):
        told = [sorted(done(*words, home=home).splitlines()) for home in homes]
        assert all(one == told[0] for one in told), words
    for home in homes:
        assert "acts hold" in done("verify", home)
