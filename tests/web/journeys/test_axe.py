"""Axe finds no serious and no critical fault on any kind of page, in light and in dark, on a phone and on a desk.

Axe is run as a debugger would, so the policy of the pages stays in force.
"""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.serving import MARKS, watched

pytestmark = MARKS

Scheme = Literal["light", "dark"]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}
VIEWS = [("en", "light", 1280), ("ru", "dark", 390), ("kk", "light", 390)]
"""Languages differ in words, schemes in colours, widths in layout: each of them is seen, not every combination."""


def serious(page: Page) -> list[str]:
    """The serious and critical faults of a page, with the first element of each."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:200]}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize(("language", "scheme", "width"), VIEWS)
def test_no_page_has_a_serious_fault(
    server: str, browser: Browser, plain_pages: dict[str, str], language: str, scheme: Scheme, width: int
) -> None:
    """Every kind of page, as it is served."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, faults = watched(context, server)
    origin = server.removesuffix("/en/")
    found: dict[str, list[str]] = {}
    for kind, address in {**plain_pages, "nothing": "/en/nothing/"}.items():
        page.goto(origin + address.replace("/en/", f"/{language}/", 1))
        if said := serious(page):
            found[kind] = said
    assert found == {}
    assert faults == []
    context.close()


def test_axe_sees_faults(server: str, browser: Browser) -> None:
    """The checks above can fail: words too pale to be read are found."""
    page = browser.new_page()
    page.goto(f"{server}kaz-rus/")
    page.evaluate("document.querySelector('h1').style.color = 'rgb(200, 200, 200)'")
    assert any(fault.startswith("color-contrast") for fault in serious(page))
    page.close()
