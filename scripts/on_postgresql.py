"""Run tests of the node and its pages on PostgreSQL: `uv run python scripts/on_postgresql.py [PATH...]`.

A server of its own is made in a temporary folder and ended afterwards. It is reached on this machine alone, and by who
has its password. Programs of PostgreSQL are looked for on the PATH and where Debian puts them; where the caller is
root, the server runs as `postgres`, because it refuses to run as root.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = (
    "tests/node/test_people.py",
    "tests/node/test_portions.py",
    "tests/node/test_projection.py",
    "tests/node/test_settling.py",
    "tests/web/pages",
    "tests/web/test_pages.py",
    "tests/web/test_privacy.py",
)
"""What is run where no path is given: tables that acts are projected into, and pages that are made of them."""


def program(name: str) -> str:
    """Where a program of PostgreSQL is; the newest of several."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    there = shutil.which(name) or (str(found[-1]) if found else None)
    if there is None:
        sys.exit(f"PostgreSQL is not on this machine: no {name}")
    return there


def _run(command: list[str]) -> None:
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*user, *command], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{Path(command[0]).name}: {done.stderr or done.stdout}")


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A server with an empty cluster in a folder; the address of its database."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    password = secrets.token_urlsafe(24)
    cluster, word = folder / "cluster", folder / "password"
    word.write_text(password)
    word.chmod(0o644)
    _run([program("initdb"), "-D", str(cluster), "-U", "node", "-A", "scram-sha-256", f"--pwfile={word}", "-E", "UTF8"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [program("pg_ctl"), "-D", str(cluster), "-w", "-l", str(folder / "log")]
    _run([*control, "-o", options, "start"])
    try:
        yield f"postgresql://node:{password}@127.0.0.1:{port}/postgres"
    finally:
        _run([*control, "-m", "immediate", "stop"])


def main() -> int:
    """Run the command; the status of the tests."""
    # Where a socket stands, the path must be short.
    with tempfile.TemporaryDirectory(prefix="pg") as folder, server(Path(folder)) as address:
        command = [sys.executable, "-m", "pytest", "-q", "-n0", "-m", "not browser and not nightly"]
        environment = os.environ | {"KELISIM_DATABASE": address}
        return subprocess.run([*command, *(sys.argv[1:] or TESTS)], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
