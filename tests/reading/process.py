"""`kelisim read` in a process of its own, within limits that the kernel keeps.

1. A process that takes more than `SECONDS` of the processor or more than `BYTES` of memory is killed or fails: that is
   the assertion, and no clock is asked.
2. Nothing is waited for longer than `PATIENCE`.
"""

import resource
import subprocess
import sys
from pathlib import Path

from tests.forge import PATIENCE, clean, run

LIMITS = {"RLIMIT_CPU": 5, "RLIMIT_AS": 500 * 2**20}


def read(file: str | Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command on a file, split off from a process that has imported the program."""
    return run("read", file, *options, environment=clean(), limits=LIMITS)


def read_through_a_pipe(content: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m kelisim read -` as a person does; `content` is what stands on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "kelisim", "read", "-", *options],
        capture_output=True,
        input=content,
        check=False,
        timeout=PATIENCE,
        preexec_fn=limit,
    )


def limit() -> None:
    """Hold this process to the limits."""
    for name, most in LIMITS.items():
        resource.setrlimit(getattr(resource, name), (most, most))
