"""`python -m kelisim read` as a process of its own, within limits that the kernel keeps.

1. A process that takes more than `SECONDS` of the processor or more than `BYTES` of memory is killed or fails: that is
   the assertion, and no clock is asked.
2. Nothing is waited for longer than `PATIENCE`.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SECONDS = 5
BYTES = 500 * 2**20
PATIENCE = 60

LIMITED = f"""
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
resource.setrlimit(resource.RLIMIT_AS, ({BYTES}, {BYTES}))
sys.argv[0] = "kelisim"
runpy.run_module("kelisim", run_name="__main__")
"""


def read(file: str | Path, *options: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command on a file; `content` is what stands on its standard input."""
    command: Sequence[str] = [sys.executable, "-c", LIMITED, "read", str(file), *options]
    return subprocess.run(command, capture_output=True, input=content, check=False, timeout=PATIENCE)
