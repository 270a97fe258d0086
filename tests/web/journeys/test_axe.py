"""Every kind of page on a desk and on a phone: it fits, needs no script, asks nobody else, and axe finds no fault.

1. Axe is run as a debugger would, so the policy of the pages stays in force.
2. Languages differ in words, schemes in colours, widths in layout: each of them is seen, not every combination.
3. A daily run opens every kind of page on a desk and on a phone, and has axe look at it on one of them. The night has
   axe look at all of them in all views.
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
View = tuple[str, Scheme, int]
DESK: View = ("en", "light", 1280)
PHONES: tuple[View, ...] = (("ru", "dark", 390), ("kk", "light", 390))


def serious(page: Page) -> list[str]:
    """The serious and critical faults of a page, with the first element of each."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:200]}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    ]


class Seen:
    """Pages seen in one view, and what was found on them."""

    def __init__(self, server: str, browser: Browser, view: View) -> None:
        self.language, scheme, self.width = view
        self.origin = server.removesuffix("/en/")
        self.context = browser.new_context(viewport={"width": self.width, "height": 900}, color_scheme=scheme)
        self.page, self.faults = watched(self.context, server)
        self.found: dict[str, list[str]] = {}
        self.wide: dict[str, int] = {}

    def see(self, kind: str, address: str, *, with_axe: bool) -> None:
        """Open a page, measure it, and have axe look at it where that is asked for."""
        self.page.goto(self.origin + address.replace("/en/", f"/{self.language}/", 1))
        if (across := self.page.evaluate("document.documentElement.scrollWidth")) > self.width:
            self.wide[kind] = across
        if with_axe and (said := serious(self.page)):
            self.found[kind] = said

    def end(self) -> None:
        """Nothing was found."""
        self.context.close()
        assert self.found == {}
        assert self.wide == {}
        assert self.faults == []


def words_of(page: Page) -> str:
    """The words of the content; a button outside of any form does nothing without script, and is left out."""
    page.locator("main button").evaluate_all("buttons => buttons.filter(one => !one.form).forEach(one => one.remove())")
    return page.locator("main").inner_text()


def test_every_kind_of_page_on_a_desk(server: str, browser: Browser, plain_pages: dict[str, str]) -> None:
    """It does not scroll sideways, complains of nothing, asks this host alone, and says the same without script."""
    seen = Seen(server, browser, DESK)
    scriptless = browser.new_context(java_script_enabled=False)
    plain, more = watched(scriptless, server)
    other: list[str] = []
    for number, (kind, address) in enumerate({**plain_pages, "nothing": "/en/nothing/"}.items()):
        seen.see(kind, address, with_axe=number % 3 == 0)
        plain.goto(seen.origin + address)
        if plain.locator("main").inner_text() != words_of(seen.page):
            other.append(kind)
    scriptless.close()
    seen.end()
    assert other == []
    assert more == []


def test_every_kind_of_page_on_a_phone(server: str, browser: Browser, plain_pages: dict[str, str]) -> None:
    """The same in two languages with long words, in the dark and in the light, in turn."""
    phones = [Seen(server, browser, view) for view in PHONES]
    for number, (kind, address) in enumerate({**plain_pages, "nothing": "/en/nothing/"}.items()):
        phones[number % 2].see(kind, address, with_axe=number % 3 != 0)
    for seen in phones:
        seen.end()


@pytest.mark.nightly
@pytest.mark.parametrize("view", [DESK, *PHONES])
def test_every_kind_of_page_in_every_view(
    server: str, browser: Browser, plain_pages: dict[str, str], view: View
) -> None:
    """Axe looks at all of them."""
    seen = Seen(server, browser, view)
    for kind, address in {**plain_pages, "nothing": "/en/nothing/"}.items():
        seen.see(kind, address, with_axe=True)
    seen.end()


def test_axe_sees_faults(server: str, browser: Browser) -> None:
    """The checks above can fail: words too pale to be read are found."""
    page = browser.new_page()
    page.goto(f"{server}kaz-rus/")
    page.evaluate("document.querySelector('h1').style.color = 'rgb(200, 200, 200)'")
    assert any(fault.startswith("color-contrast") for fault in serious(page))
    page.close()
