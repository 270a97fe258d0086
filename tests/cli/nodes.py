"""Nodes that are kept by the real command, each call a process of its own."""

import atexit
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

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


FORGE = """
import contextlib, io, json, os, sys
import django.db.migrations.executor, django.core.management.commands.migrate
import kelisim.acts.bundle, kelisim.acts.verification, kelisim.register.history, kelisim.model.draft
from kelisim.cli import main
with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(BaseException):
    main.app(["verify", "/nowhere"])
for line in sys.stdin:
    words, environment, folder, out, err = json.loads(line)
    child = os.fork()
    if child == 0:
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)
        sys.argv = ["kelisim", *words]
        status = 0
        try:
            main.run()
        except SystemExit as ended:
            status = ended.code or 0
        except BaseException:
            import traceback
            traceback.print_exc()
            status = 1
        if "kelisim.node.models" in sys.modules:
            django.db.connections.close_all()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Runs each command in a process of its own, split off from one that has imported the program: that saves a second."""


@cache
def forge() -> tuple[subprocess.Popen[str], Path]:
    """The process that commands are split off from, and a folder for what they print."""
    process = subprocess.Popen(
        [sys.executable, "-c", FORGE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=clean()
    )
    atexit.register(process.communicate)
    return process, scratch()


def clean(home: Path | None = None) -> dict[str, str]:
    """An environment that names no other node than the one given."""
    others = ("KELISIM", "DJANGO", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    kept["PYTHONPYCACHEPREFIX"] = str(scratch() / "compiled")  # each process would compile what it imports anew
    return {**kept, "KELISIM_HOME": str(home)} if home else kept


@cache
def scratch() -> Path:
    """A folder that is gone when the tests are."""
    folder = Path(tempfile.mkdtemp(prefix="kelisim-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def kelisim(*words: object, home: Path | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, in a folder if one is given."""
    process, folder = forge()
    assert process.stdin
    assert process.stdout
    out, err = folder / "out", folder / "err"
    named = [str(word) for word in words]
    process.stdin.write(json.dumps([named, clean(home), str(cwd or Path.cwd()), str(out), str(err)]) + "\n")
    process.stdin.flush()
    status = int(process.stdout.readline())
    return subprocess.CompletedProcess(named, status, out.read_text("utf-8"), err.read_text("utf-8"))


def real(*words: object, home: Path | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `python -m kelisim` as a person does."""
    command = [sys.executable, "-m", "kelisim", *map(str, words)]
    return subprocess.run(command, env=clean(home), cwd=cwd, capture_output=True, text=True, check=False)


def done(*words: object, home: Path | None = None) -> str:
    """What a command prints that has to succeed."""
    run = kelisim(*words, home=home)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    return run.stdout


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
