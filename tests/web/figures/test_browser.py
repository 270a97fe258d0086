"""A chart that is explored in a real browser, under the policy of the pages."""

from playwright.sync_api import Browser

from tests.web.serving import MARKS, watched
from tests.web.serving import browser as browser  # noqa: PLC0414 pytest finds fixtures by their names here
from tests.web.serving import home as home  # noqa: PLC0414 as above
from tests.web.serving import server as server  # noqa: PLC0414 as above

pytestmark = MARKS

LEVEL = "invented/figures/ALDER.5.3/"


def test_a_chart_is_explored_without_evaluating_anything(server: str, browser: Browser) -> None:
    """Vega is loaded when it is asked for and not before; the policy is never broken; the arrow keys read the marks."""
    context = browser.new_context()
    page, faults = watched(context, server)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + LEVEL)
    assert not [address for address in asked if "/vega/" in address]
    page.get_by_role("button", name="Explore this chart").click()
    page.locator(".figure-live svg").wait_for(timeout=60_000)
    page.locator(".figure-chart picture").wait_for(state="hidden")
    assert len([address for address in asked if "/vega/" in address]) == 1
    for _turn in range(2):
        page.keyboard.press("ArrowRight")
    assert page.locator(".figure-words").inner_text().startswith("2 January 2025: ")
    assert faults == []
    context.close()
