"""What a browser that comes for the first time has to fetch to show a page, in bytes as they travel."""

import shutil
import sys
from collections.abc import Iterator, Mapping

from playwright.sync_api import Browser, Request, sync_playwright

KINDS = {"document", "stylesheet", "script", "font", "image"}
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def chromium() -> str:
    """Where the machine has Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        sys.exit("the weight of pages is measured with Chromium, which is not here")
    return found


def weights(server: str, addresses: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """The weight of the first view of each page in kB, photographs left out; each with an empty cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        for name, address in addresses.items():
            yield name, _weight(browser, server + address) / 1_000
        browser.close()


def _weight(browser: Browser, address: str) -> int:
    context = browser.new_context()
    page = context.new_page()
    fetched: list[Request] = []
    page.on("requestfinished", lambda request: fetched.append(request))  # noqa: PLW0108 a method of a list takes no mark
    page.goto(address, wait_until="networkidle")
    total = 0
    for request in fetched:
        if request.resource_type in KINDS and "/photographs/" not in request.url:
            sizes = request.sizes()
            total += sizes["responseBodySize"] + sizes["responseHeadersSize"]
    context.close()
    return total
