"""The demonstration, built.

1. It is built in a folder beside its own and renamed when it is whole, so that a build that was cut short leaves no
   half demonstration, and a second build finds the first one.
2. Its node holds the observatory register of Kazakhstan and Russia, and Kazakhstan's copy of a small joint register.
   Russia's copy is a node of its own in `peers/RUS`; the two exchange bundles by file.
3. A third register is invented from end to end; both of its Parties sign on this node.
4. The joint register's keys are demonstration keys, made on this machine; no State has signed anything.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from kelisim.node.errors import NodeError
from kelisim.node.home import VARIABLE

MARK = "demonstration.json"
PEER = Path("peers") / "RUS"
PARTS = ("observatory", "joint", "invented")
"""What is built, each in a process of its own."""


def is_demonstration(home: Path) -> bool:
    """Whether a folder holds a demonstration that was built to its end."""
    return (home / MARK).is_file()


def build(home: Path, say: Callable[[str], None]) -> None:
    """Build the demonstration in a folder that is not there yet.

    Raises:
        NodeError: the folder holds something else, or cannot be made.
    """
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise NodeError(
            "this folder holds something else", where=str(home), expected="--home with a new or empty folder"
        )
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        workplace = Path(tempfile.mkdtemp(prefix=f".{home.name}-", dir=home.parent))
    except OSError as error:
        raise NodeError(f"the folder cannot be made: {error.strerror}", where=str(home)) from None
    try:
        say(f"Building the demonstration in {home} …")
        for part in PARTS:
            _run_part(part, workplace)
        (workplace / MARK).write_text(
            json.dumps({"registers": ["kaz-rus", "demonstration", "invented"], "peer": str(PEER)}) + "\n"
        )
        if home.exists():
            home.rmdir()
        workplace.rename(home)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _run_part(name: str, home: Path) -> None:
    """Run one part of the build as a process of its own, because a process is one node. It tells its own progress."""
    environment = {**os.environ, VARIABLE: str(home), "DJANGO_SETTINGS_MODULE": "kelisim.node.settings"}
    command = [sys.executable, "-m", "kelisim.demo.part", name]
    sys.stdout.flush()
    # An interrupt in the middle of a start would leave a process behind that goes on writing: it waits until then. The
    # part takes interrupts again by itself (`demo.part`).
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = None
    try:
        process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        _, said = process.communicate()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        if process is not None and process.poll() is None:
            _end(process)
    if process.returncode != 0:
        reason = said.strip().splitlines() or [f"status {process.returncode}"]
        raise NodeError(f"the demonstration could not be built: {reason[-1]}", where=name)


def _end(process: subprocess.Popen[str]) -> None:
    """End a part that is still at work, so that nothing is written any more; one that does not listen is killed."""
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
