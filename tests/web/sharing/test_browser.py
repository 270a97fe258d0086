"""Linked data under the policy, and cards in frames of another site, in a real browser."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from tests.web.serving import MARKS, watched
from tests.web.serving import browser as browser  # noqa: PLC0414 pytest finds fixtures by their names here

pytestmark = MARKS

CARDS = ("demonstration/embed/commitments/KAZ.4.1/", "kaz-rus/embed/figures/OBS.8.28/", "kaz-rus/embed/trends/OBS.4.4/")
REPORTS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.violatedDirective));
"""


@pytest.fixture
def elsewhere(server: str) -> Iterator[str]:
    """The address of another site, which shows what is asked of it in a frame and an image."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown = f"{server}{self.path.removeprefix('/')}"
            drawing = f"{shown.removesuffix('/')}.svg"
            page = f'<!doctype html><iframe src="{shown}" width="600" height="500"></iframe><img src="{drawing}">'
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_given: object) -> None:
            """Say nothing."""

    site = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{site.server_port}/"
    site.shutdown()
    thread.join()
    site.server_close()


def test_linked_data_is_data_to_the_policy(server: str, browser: Browser) -> None:
    """The policy forbids scripts in the page, and no browser takes linked data for one: nothing is reported."""
    context = browser.new_context()
    context.add_init_script(REPORTS)
    page, faults = watched(context, server)
    for address in ("", "kaz-rus/", "kaz-rus/figures/OBS.8.28/"):
        page.goto(server + address)
        assert page.locator('script[type="application/ld+json"]').count() == 1
        assert page.evaluate("JSON.parse(document.querySelector('script').textContent)['@graph'].length") > 0
        assert page.evaluate("window.violations") == []
        # The reports above are not empty because nobody listens: a real script is reported.
        page.evaluate(
            "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
        )
        page.wait_for_function("window.violations.length > 0")
        assert page.evaluate("window.ran === undefined")
    assert all("script-src" in fault for fault in faults)
    context.close()


@pytest.mark.parametrize("card", CARDS)
def test_another_site_can_frame_a_card(server: str, elsewhere: str, browser: Browser, card: str) -> None:
    """The card is there, in the frame, with its style; nobody gets a cookie, and its link opens a page of its own."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(elsewhere + card)
    frame = page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert frame.locator("main.embed").evaluate("main => getComputedStyle(main).borderLeftWidth") == "4px"
    assert context.cookies() == []
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    with context.expect_page():
        frame.get_by_role("link").last.click()
    assert [address for address in asked if address.startswith(f"{settings.PUBLIC_ADDRESS}/en/")]
    assert page.url == elsewhere + card
    context.close()


@pytest.mark.parametrize("card", CARDS[1:])
def test_another_site_can_show_a_drawing(server: str, elsewhere: str, browser: Browser, card: str) -> None:
    """The drawing alone is an image with a size."""
    page = browser.new_page()
    page.goto(elsewhere + card, wait_until="load")
    assert page.locator("img").evaluate("image => image.complete && image.naturalWidth") in {700, 720}
    page.close()


def test_another_site_cannot_frame_a_page(server: str, elsewhere: str, browser: Browser) -> None:
    """The page itself is refused in a frame."""
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{elsewhere}kaz-rus/", wait_until="load")
    assert page.frame_locator("iframe").locator("main").count() == 0
    assert any("frame-ancestors" in text for text in refused)
    page.close()
