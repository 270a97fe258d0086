"""The demonstration in a real browser, served by the real server."""

from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from kelisim.web.places.outlines import can_move
from tests.web.serving import MARKS, watched
from tests.web.serving import browser as browser  # noqa: PLC0414 pytest finds fixtures by their names here

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

Scheme = Literal["light", "dark"]
DAILY: tuple[tuple[int, Scheme, str], ...] = ((390, "dark", "kk"), (1280, "light", "ru"))
"""Narrow and wide, dark and light, in the two languages whose words are longer; English is seen by `journeys`."""
NIGHTLY = [
    pytest.param(width, scheme, language, marks=pytest.mark.nightly)
    for width in (390, 1280)
    for scheme in ("light", "dark")
    for language in ("en", "ru", "kk")
    if (width, scheme, language) not in DAILY
]

pytestmark = MARKS


@pytest.fixture(scope="module")
def addresses(server: str, browser: Browser) -> list[str]:
    """The main pages, and of every list the entry that leads it."""
    page = browser.new_page()
    found = [server + path for path in PAGES]
    leading = {kind: page.locator(f"main a[href*='/{kind}/']") for kind in KINDS}
    leading["commitments "] = page.get_by_role("link", name="Butadiene")
    leading["figures "] = page.get_by_role("link", name="Trade turnover")
    for kind, links in leading.items():
        page.goto(f"{server}kaz-rus/{kind.strip()}/")
        found.append(urljoin(page.url, links.first.get_attribute("href")))
    page.close()
    return found


@pytest.mark.parametrize(("width", "scheme", "language"), [*DAILY, *NIGHTLY])
def test_pages_fit_and_stay_at_home(
    server: str, browser: Browser, addresses: list[str], width: int, scheme: Scheme, language: str
) -> None:
    """No page scrolls sideways, complains on the console, or asks another host for anything, in any language."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, faults = watched(context, server)
    for address in addresses:
        page.goto(address.replace("/en/", f"/{language}/"))
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (background == "rgb(21, 24, 27)") is (scheme == "dark"), address
    assert faults == []
    context.close()


@pytest.mark.nightly  # every kind of page is read so in each run: journeys/test_axe.py
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


@pytest.mark.skipif(not can_move(), reason="the build brought no MapLibre")
def test_the_map_moves_without_asking_anybody_else(server: str, browser: Browser) -> None:
    """Loaded when it is asked for and not before; the page's policy holds, and a press brings the drawing back."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, faults = watched(context, server)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}kaz-rus/places/")
    if not page.evaluate("document.createElement('canvas').getContext('webgl2') !== null"):
        pytest.skip("this browser draws no maps")
    move = page.get_by_role("button", name="Move the map")
    assert not [url for url in asked if "/vendor/map/" in url]
    with page.expect_response("**/maplibre-gl-worker.mjs"), page.expect_response("**/outlines.json"):
        move.click()
    page.locator(".map-moving canvas").wait_for()
    assert not page.locator(".map-drawing").is_visible()
    page.get_by_role("button", name="Show the drawing again").click()
    assert page.locator(".map-drawing").is_visible()
    assert page.locator(".map-moving").count() == 0
    # A driver that draws without a graphics card complains of being slow.
    assert [fault for fault in faults if "GL Driver Message" not in fault] == []
    context.close()
