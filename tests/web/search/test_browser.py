"""The search in a real browser, served by the real server, which keeps the index itself."""

import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web.serving import COMMAND, MARKS, watched
from tests.web.serving import browser as browser  # noqa: PLC0414 pytest finds fixtures by their names here

pytestmark = MARKS


@pytest.mark.parametrize(
    ("language", "typed", "marked"),
    [("en", "butadienes", "Butadiene"), ("ru", "бутадиену", "Бутадиен"), ("kk", "келисимдердин", "келісім")],
)
def test_a_reader_finds_narrows_and_opens(
    server: str, browser: Browser, language: str, typed: str, marked: str
) -> None:
    """From the box in the mast, by keyboard and without a script, on a phone: another form of the word is found, the
    answer narrowed and a hit opened; nothing scrolls sideways or comes from elsewhere.
    """
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page, faults = watched(context, server)
    page.goto(server.replace("/en/", f"/{language}/") + "kaz-rus/")
    page.locator("#find").fill(typed)
    page.locator("#find").press("Enter")
    expect(page.locator("mark", has_text=marked).first).to_be_visible()
    assert page.locator("html").evaluate("page => page.scrollWidth") <= 390
    page.locator(".search-facets a").first.click()
    expect(page.locator(".search-facets [aria-current]")).to_have_count(1)
    page.locator(".hit h2 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert "/search/" not in page.url
    assert faults == []
    context.close()


def test_what_was_just_signed_is_found(server: str, home: Path, browser: Browser) -> None:
    """The server's thread notices an act of another process, and the page of the search is not one from before."""
    page = browser.new_page()
    address = f"{server}demonstration/search/?q=heliotropes"
    page.goto(address)
    assert page.locator("mark").count() == 0
    said = ["comment", "KAZ.4.1", "A heliotrope grows here.", "--as", "KAZ", "--register", "demonstration"]
    subprocess.run([*COMMAND, *said, "--home", str(home)], check=True, capture_output=True)
    until = time.monotonic() + 20
    while page.locator("mark").count() == 0 and time.monotonic() < until:
        page.reload()
    assert page.locator("mark").all_inner_texts() == ["heliotrope"]
    page.close()
