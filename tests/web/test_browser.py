"""The demonstration in a real browser, served by the real server."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.web.serving import MARKS, watched
from tests.web.serving import browser as browser  # noqa: PLC0414 pytest finds fixtures by their names here
from tests.web.serving import home as home  # noqa: PLC0414 as above
from tests.web.serving import server as server  # noqa: PLC0414 as above

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

pytestmark = MARKS


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


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_in_every_language(
    server: str, browser: Browser, addresses: list[str], width: int, language: str
) -> None:
    """Words that are longer than the English ones find room as well."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page, faults = watched(context, server)
    for address in addresses:
        page.goto(address.replace("/en/", f"/{language}/"))
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
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
    option = page.get_by_label("Field").locator("option", has_text="Industrial cooperation").first
    page.get_by_label("Field").select_option(option.get_attribute("value"))
    page.locator("#content").get_by_role("button", name="Show").press("Enter")
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
