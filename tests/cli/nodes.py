"""Nodes that are kept by the real command, each call a process of its own."""

import hashlib
import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from kelisim.node.home import make_home
from tests.forge import clean as clean  # noqa: PLC0414 tests of the command have it from here
from tests.forge import run, scratch

TEXT = "Kazakhstan and Russia agreed to build a bridge. The bridge is to be finished by 2025."
READING = {
    "source": {
        "name": "page.txt",
        "language": "en",
        "published": "2021-04-30",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    },
    "text": TEXT,
    "drafts": [
        {
            "kind": "measure",
            "content": {"title": {"en": "Build a bridge"}, "term": {"end": "2025"}},
            "evidence": [{"field": "title.en", "start": 32, "end": 46}],
        },
        {
            "kind": "statement",
            "content": {"speaker": {"office": "Prime Minister"}, "said": "2021-04-28", "summary": {"en": "By 2025."}},
            "evidence": [],
        },
    ],
}


@cache
def tables() -> Path:
    """The database of a node that has just begun, made by the command; making its tables takes most of a second."""
    home = scratch() / "begun"
    run("key", "new", "KAZ", "Nobody", environment=clean(home))
    return home / "register.sqlite3"


def kelisim(*words: object, home: Path | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, in a folder if one is given; a first key begins a node."""
    if words[:2] == ("key", "new") and home is not None and not home.exists():
        make_home(home)
        shutil.copy(tables(), home / "register.sqlite3")
    ended = run(*words, environment=clean(home), cwd=cwd)
    return subprocess.CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def real(*words: object, home: Path | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `python -m kelisim` as a person does."""
    command = [sys.executable, "-m", "kelisim", *map(str, words)]
    return subprocess.run(command, env=clean(home), cwd=cwd, capture_output=True, text=True, check=False)


def done(*words: object, home: Path | None = None) -> str:
    """What a command prints that has to succeed."""
    ended = kelisim(*words, home=home)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout


def write_json(path: Path, value: Any) -> Path:
    """A file with a value as JSON."""
    path.write_text(json.dumps(value), "utf-8")
    return path


def two_nodes(folder: Path) -> tuple[Path, Path]:
    """Two nodes with a key each, that have founded a register of KAZ and RUS and know that of one another."""
    homes = folder / "kaz", folder / "rus"
    records = [
        json.loads(done("key", "new", code, f"Minister of {code}", home=home))
        for code, home in zip(("KAZ", "RUS"), homes, strict=True)
    ]
    parties = [
        {"code": code, "name": {"en": code}, "kind": "state", "keys": [record], "threshold": 1}
        for code, record in zip(("KAZ", "RUS"), records, strict=True)
    ]
    charter = write_json(folder / "charter.json", {"name": {"en": "Joint"}, "slug": "joint", "parties": parties})
    for code, home in zip(("KAZ", "RUS"), homes, strict=True):
        done("found", charter, "--as", code, home=home)
    for source, target in (homes, homes[::-1]):
        carry(source, target)
    return homes


def carry(source: Path, target: Path) -> str:
    """Carry a bundle from one node to the other; what the receiver says."""
    bundle = source.parent / f"from-{source.name}.bundle"
    done("bundle", "write", bundle, home=source)
    return done("bundle", "read", bundle, home=target)


def digest(folder: Path) -> dict[str, str]:
    """The hash of every file in a folder, and every folder in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }
