"""A node served by the real server in a process of its own, and a real browser.

Where there is no Chromium these tests are skipped; in continuous integration (`CI` is set) its absence fails them.
"""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from kelisim.demo.build import MARK, PARTS
from kelisim.node.home import make_home
from tests.conftest import kept_empty_node

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ATTEMPTS = 600
"""How often a server is asked whether it is there, a tenth of a second apart: machines are shared."""
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="there is no Chromium on this machine"),
]


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether the server answers yet. A refused connection returns at once, so the caller may ask again."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/en/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


COMMAND = [sys.executable, "-m", "kelisim"]


def demonstration(shared: Path) -> Path:
    """A node with the demonstration: built once for all processes of a test run.

    It is built as `kelisim demo` does it, but into tables that are there: making all of them takes nine seconds.
    """
    folder, part = shared / "demonstration", shared / "demonstration.part"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(part, ignore_errors=True)
            make_home(part)
            shutil.copy(kept_empty_node(), part / "register.sqlite3")
            for step in PARTS:
                environment = {
                    **os.environ,
                    "KELISIM_HOME": str(part),
                    "DJANGO_SETTINGS_MODULE": "kelisim.node.settings",
                }
                command = [sys.executable, "-m", "kelisim.demo.part", step]
                subprocess.run(command, check=True, capture_output=True, env=environment)
            (part / MARK).write_text("{}")
            part.rename(folder)
    return folder


def copy_of_the_demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node with the demonstration, to do with as one likes."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = tmp_path_factory.mktemp("served") / "demo"
    shutil.copytree(demonstration(shared), folder)
    return folder


@contextmanager
def served(home: Path, port: int | None = None, **environment: str) -> Iterator[str]:
    """Serve a node, with some settings, at a port or any that is free; the address of its pages in English."""
    port = port or free_port()
    command = [*COMMAND, "serve", "--home", str(home), "--port", str(port)]
    with (home.parent / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **environment})
        try:
            for _ in range(ATTEMPTS):
                if answers(port):
                    break
                with pytest.raises(subprocess.TimeoutExpired):
                    process.wait(0.1)
            else:
                pytest.fail((home.parent / "log").read_text())
            yield f"http://127.0.0.1:{port}/en/"
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; in continuous integration its absence is a failure."""
    if CHROMIUM is None:
        pytest.fail("the browser tests need Chromium: install it, or unset CI to leave them out")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node with the demonstration."""
    return copy_of_the_demonstration(tmp_path_factory)


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """The address of a server with the demonstration."""
    with served(home) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as running:
        yield running


def watched(context: BrowserContext, server: str) -> tuple[Page, list[str]]:
    """A page, and a list of all that goes wrong on it."""
    page = context.new_page()
    faults: list[str] = []
    origin = server.removesuffix("/en/")
    page.on("console", lambda message: faults.append(message.text) if "404" not in message.text else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda request: None if request.url.startswith((origin, "data:")) else faults.append(request.url)
    )
    page.on("requestfailed", lambda request: faults.extend(_failure(request)))
    return page, faults


def _failure(request: Request) -> list[str]:
    """What failed; nothing where the browser itself gave a request up because the test went on to the next page."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}: {request.failure}"]
