"""The demonstration in a real browser, served by the real server in a process of its own.

Where there is no Chromium these tests are skipped; in continuous integration (`CI` is set) its absence fails them.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = (
    "",
    "kaz-rus/",
    "kaz-rus/commitments/",
    "kaz-rus/documents/",
    "kaz-rus/meetings/",
    "kaz-rus/figures/",
    "kaz-rus/places/",
    "kaz-rus/bodies/",
    "kaz-rus/news/",
    "kaz-rus/signed/",
    "kaz-rus/proposals/",
    "demonstration/",
    "demonstration/proposals/",
    "nothing-here/",
)
KINDS = ("commitments", "documents", "meetings", "figures", "places", "bodies", "news")
ATTEMPTS = 200

pytestmark = [
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


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the demonstration."""
    home = tmp_path_factory.mktemp("served") / "demo"
    command = [sys.executable, "-m", "kelisim"]
    subprocess.run([*command, "demo", "--no-serve", "--home", str(home)], check=True, capture_output=True)
    port = free_port()
    log = (home.parent / "log").open("wb")
    process = subprocess.Popen([*command, "serve", "--home", str(home), "--port", str(port)], stdout=log, stderr=log)
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
        log.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    if CHROMIUM is None:
        pytest.fail("the browser tests need Chromium: install it, or unset CI to leave them out")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def addresses(server: str, browser: Browser) -> list[str]:
    """The main pages, and of every list the entry that leads it."""
    page = browser.new_page()
    found = [server + path for path in PAGES]
    for kind in KINDS:
        page.goto(f"{server}kaz-rus/{kind}/")
        found.append(page.locator(f"main a[href*='/{kind}/']").first.evaluate("link => link.href"))
    page.goto(f"{server}kaz-rus/commitments/")
    found.append(page.get_by_role("link", name="Butadiene").evaluate("link => link.href"))
    page.goto(f"{server}kaz-rus/figures/")
    found.append(page.get_by_role("link", name="Trade turnover").evaluate("link => link.href"))
    page.close()
    return found


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_and_stay_at_home(
    server: str, browser: Browser, addresses: list[str], width: int, scheme: Literal["light", "dark"]
) -> None:
    """No page scrolls sideways, complains on the console, or asks another host for anything."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, faults = watched(context, server)
    for address in addresses:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (background == "rgb(21, 24, 27)") is (scheme == "dark"), address
    assert faults == []
    context.close()


def test_pages_are_the_same_without_javascript(server: str, browser: Browser, addresses: list[str]) -> None:
    """A reader whose browser runs no script reads the same words."""
    with_script = browser.new_context().new_page()
    without = browser.new_context(java_script_enabled=False).new_page()
    for address in addresses:
        with_script.goto(address)
        without.goto(address)
        assert without.locator("main").inner_text() == with_script.locator("main").inner_text(), address


def test_the_keyboard_reaches_the_content(server: str, browser: Browser, addresses: list[str]) -> None:
    """The first key press shows the skip link; following it puts the next one into the content."""
    page = browser.new_page()
    page.goto(f"{server}kaz-rus/commitments/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box is not None
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.close()


def test_the_filter_works_by_keyboard(server: str, browser: Browser) -> None:
    """A field is chosen and shown without a pointer and without a script."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{server}kaz-rus/commitments/")
    option = page.get_by_label("Field").locator("option", has_text="ndustr").first
    page.get_by_label("Field").select_option(option.get_attribute("value"))
    page.get_by_role("button", name="Show").press("Enter")
    page.wait_for_url("**field=**")
    assert "Butadiene" in page.locator("tbody").inner_text()
    assert page.locator("tbody tr").count() == 1
    page.close()


def test_the_first_view_is_light(server: str, browser: Browser) -> None:
    """The front page with its style sheets and without fonts weighs less than 120 kB even before it is packed."""
    page = browser.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(f"{server}kaz-rus/", wait_until="networkidle")
    assert sum(size for url, size in sizes.items() if "/fonts/" not in url) < 120_000
    page.close()


def test_the_printed_page_has_no_navigation(server: str, browser: Browser, tmp_path: Path) -> None:
    """On paper the navigation and the form are left out."""
    page = browser.new_page()
    page.goto(f"{server}kaz-rus/commitments/")
    page.emulate_media(media="print")
    assert not page.locator(".nav").is_visible()
    assert not page.locator(".filters").is_visible()
    assert page.locator("h1").is_visible()
    page.close()
