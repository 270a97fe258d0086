"""Runs the command in processes split off from one that has imported the program: each saves a second, and is its own.

1. What a process does to its memory, its environment or its folder is gone with it.
2. It may be held to limits of the kernel, which begin when it is split off.
3. Commands that sign or look are split off from a process that has made itself the node, which is kept for the next.
4. One that takes longer than `PATIENCE` is ended by a signal, and its status says so.
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

COMPILED = Path(__file__).resolve().parents[1] / ".pytest_cache" / "compiled"
"""Where processes keep what they compiled: each, or each run of the tests, would compile all that it imports anew."""
PATIENCE = 120
KEEPERS = 4
OF_A_NODE = {"accept", "bundle", "charter", "comment", "decline", "file", "found", "log", "notify", "propose", "report"}
OF_A_NODE |= {"appoint", "attach", "certificate", "release", "retire", "revise", "show", "signers", "state"}

SCRIPT = f"""
import contextlib, io, json, os, resource, signal, sys
import django.db.migrations.executor, django.core.management.commands.migrate
import kelisim.acts.bundle, kelisim.acts.verification, kelisim.register.history, kelisim.model.draft
import kelisim.reading.document, kelisim.cli.drafts, kelisim.node.documents
from kelisim.cli import main
with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(BaseException):
    main.app(["verify", "/nowhere"])

keepers = {{}}

def keeper(home):
    if home not in keepers:
        if len(keepers) == {KEEPERS}:
            for end in keepers.pop(next(iter(keepers))):
                end.close()
            os.wait()
        ask, tell = os.pipe(), os.pipe()
        if os.fork() == 0:
            for end in [end for ends in keepers.values() for end in ends]:
                end.close()
            keepers.clear()
            os.close(ask[1])
            os.close(tell[0])
            os.environ.update(KELISIM_HOME=home, DJANGO_SETTINGS_MODULE="kelisim.node.settings")
            django.setup()
            import kelisim.node.filing, kelisim.node.ledger, kelisim.node.projection
            serve(os.fdopen(ask[0]), os.fdopen(tell[1], "w"))
            os._exit(0)
        os.close(ask[0])
        os.close(tell[1])
        keepers[home] = os.fdopen(ask[1], "w"), os.fdopen(tell[0])
    return keepers[home]

def serve(orders, answers):
    for line in orders:
        order = json.loads(line)
        if home := order.pop("home"):
            ask, tell = keeper(home)
            ask.write(json.dumps(order | {{"home": ""}}) + "\\n")
            ask.flush()
            answers.write(tell.readline())
        else:
            child = os.fork()
            if child == 0:
                work(**order)
            answers.write(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])) + "\\n")
        answers.flush()

def work(words, environment, folder, out, err, limits):
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    signal.alarm({PATIENCE})
    for name, most in limits.items():
        resource.setrlimit(getattr(resource, name), (most, most))
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

serve(sys.stdin, os.fdopen(os.dup(1), "w"))
"""


@cache
def forge() -> tuple[subprocess.Popen[str], Path]:
    """The process that commands are split off from, and a folder for what they print."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=clean()
    )
    atexit.register(process.communicate)
    return process, scratch()


def clean(home: Path | None = None) -> dict[str, str]:
    """An environment that names no other node than the one given."""
    others = ("KELISIM", "DJANGO", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    kept["PYTHONPYCACHEPREFIX"] = str(COMPILED)
    return {**kept, "KELISIM_HOME": str(home)} if home else kept


@cache
def scratch() -> Path:
    """A folder that is gone when the tests are."""
    folder = Path(tempfile.mkdtemp(prefix="kelisim-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def run(
    *words: object, environment: dict[str, str], cwd: Path | None = None, limits: dict[str, int] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, in a folder and within limits if they are given, by their names."""
    process, folder = forge()
    assert process.stdin
    assert process.stdout
    out, err = folder / "out", folder / "err"
    named = [str(word) for word in words]
    home = environment.get("KELISIM_HOME", "")
    kept = words and words[0] in OF_A_NODE and Path(home, "register.sqlite3").exists()
    order = {
        "words": named,
        "environment": environment,
        "folder": str(cwd or Path.cwd()),
        "out": str(out),
        "err": str(err),
        "limits": limits or {},
        "home": home if kept else "",
    }
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    status = int(process.stdout.readline())
    return subprocess.CompletedProcess(named, status, out.read_bytes(), err.read_bytes())
