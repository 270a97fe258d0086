"""A node served by the real server, and readers that ask it for pages as fast as it answers.

1. What a page costs is the CPU time that the server's processes spent, by the system's own count, over the pages that
   they answered: the readers' share of a small machine is not in it, nor is what else runs there.
2. So a rate "of two cores" is two over that cost. It holds where the server has two cores to itself.
3. The readers keep their connections and read answers by their length; whatever is not a page (200) ends the run.
"""

import asyncio
import contextlib
import itertools
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Final, NamedTuple

from bench.site import environment

TICK: Final = os.sysconf("SC_CLK_TCK")
PATIENCE: Final = 120.0
"""Seconds that a server may take to answer for the first time."""


class Served(NamedTuple):
    """A server that answers: its port, its first process, and the CPU time that it took to start."""

    port: int
    pid: int
    start: float


class Load(NamedTuple):
    """What came of a load: pages, seconds by the clock, CPU seconds of server and readers, bytes of bodies."""

    pages: int
    seconds: float
    server: float
    readers: float
    size: int

    @property
    def cost(self) -> float:
        """CPU seconds of the server for one page."""
        return self.server / self.pages


@contextlib.contextmanager
def served(home: Path, **variables: str) -> Iterator[Served]:
    """Serve the node in a folder until the block ends.

    Args:
        home: the folder.
        variables: what to add to the server's environment.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "kelisim", "serve", "--home", str(home), "--port", str(port)]
    process = subprocess.Popen(command, env={**environment(home), **variables}, stdout=subprocess.DEVNULL)
    try:
        begun = time.monotonic()
        while not _answers(port):
            if process.poll() is not None or time.monotonic() - begun > PATIENCE:
                sys.exit("the server does not answer")
            time.sleep(0.05)
        yield Served(port, process.pid, cpu(process.pid))
    finally:
        started = family(process.pid)
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            for pid in started:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/en/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents.setdefault(int(_stat(path)[1]), []).append(int(path.parent.name))
    found = [pid]
    for one in found:
        found.extend(parents.get(one, ()))
    return found


def cpu(pid: int) -> float:
    """CPU seconds that a process and all that it started have spent."""
    spent = 0
    for one in family(pid):
        with contextlib.suppress(OSError):
            fields = _stat(Path(f"/proc/{one}/stat"))
            spent += int(fields[11]) + int(fields[12])
    return spent / TICK


def memory(pid: int) -> list[float]:
    """MiB that the process and each that it started hold for themselves and their share of what they hold together."""
    sizes = []
    for one in family(pid):
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            sizes.append(sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024)
    return sorted(sizes)


def _stat(path: Path) -> list[str]:
    """What the system says of a process, from its state on: its name, before that, may hold spaces."""
    return path.read_text().rpartition(")")[2].split()


def ask(server: Served, addresses: Sequence[str], seconds: float | None, connections: int = 8) -> Load:
    """Ask for pages as fast as they come.

    Args:
        server: who is asked.
        addresses: which pages, by turns.
        seconds: for how long; None to ask for each of them once.
        connections: how many readers there are.
    """
    requests = [
        f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        for address in addresses
    ]
    waiting = iter(requests) if seconds is None else itertools.cycle(requests)
    before, mine, begun = cpu(server.pid), _own(), time.monotonic()
    until = begun + (seconds or PATIENCE)
    sizes = asyncio.run(_ask(server.port, waiting, until, connections))
    return Load(len(sizes), time.monotonic() - begun, cpu(server.pid) - before, _own() - mine, sum(sizes))


def _own() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def _ask(port: int, waiting: Iterator[bytes], until: float, connections: int) -> list[int]:
    sizes: list[int] = []
    await asyncio.gather(*(_read(port, waiting, until, sizes) for _ in range(connections)))
    return sizes


async def _read(port: int, waiting: Iterator[bytes], until: float, sizes: list[int]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in waiting:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200 "):
            sys.exit(f"{request.split()[1].decode()} answers {head[:40]!r}")
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        sizes.append(length)
        if time.monotonic() >= until:
            break
    writer.close()
