"""The newsroom in a real browser: an editor writes, sees the preview, and no rule of the page's policy is broken."""

import json
import re
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, expect

from kelisim.node.accounts import Admission
from tests.web.desk.people import code_of
from tests.web.serving import COMMAND, MARKS, browser, home, server, watched  # noqa: F401 fixtures

pytestmark = MARKS


def admitted(node: Path) -> Admission:
    """An account that may write."""
    command = [*COMMAND, "account", "new", "editor", "--press", "--home", str(node)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    password, factor = re.search(r"password: (\S+)", said), re.search(r"otpauth://\S+", said)
    assert password is not None
    assert factor is not None
    return Admission(password[1], factor[0])


def test_an_editor_writes_sees_and_publishes(browser: Browser, home: Path, server: str) -> None:  # noqa: F811 fixtures
    """From sign-in to the page that readers get: no request to another host, no script that is refused."""
    admission = admitted(home)
    origin = server.removesuffix("/en/")
    page, faults = watched(browser.new_context(viewport={"width": 1280, "height": 900}), server)
    page.goto(f"{origin}/desk/newsroom/")
    page.get_by_label("Name").fill("editor")
    page.get_by_label("Password").fill(admission.password)
    page.get_by_label("Code").fill(code_of(admission))
    page.get_by_role("main").get_by_role("button").click()
    page.goto(f"{origin}/desk/newsroom/stories/add/")
    page.locator("[name=title]").fill("A bridge was opened")
    page.locator(".entry-choice__search").first.fill("programme")
    page.locator(".entry-choice__take").first.click()
    expect(page.locator(".entry-choice__one")).to_have_count(1)
    assert len(json.loads(page.locator("[name=tags]").input_value())) == 1
    page.locator("button[title='Insert a block']").first.click()
    page.locator(".w-combobox__option", has_text="Heading").click()
    page.locator("[name=body-0-value]").fill("What was said")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("A bridge was opened")
    page.get_by_role("button", name="Toggle preview").click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1")).to_have_text("A bridge was opened", timeout=30_000)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messages")).to_contain_text("published")
    reader = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    shown, wrong = watched(reader, server)
    shown.goto(f"{server}kaz-rus/stories/a-bridge-was-opened/")
    expect(shown.get_by_role("heading", name="What was said")).to_be_visible()
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    assert faults + wrong == []
