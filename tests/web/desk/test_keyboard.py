"""The review in a real browser, by keyboard alone and without its script."""

import re
import subprocess
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from kelisim.node.accounts import Admission
from tests.web.desk.people import code_of
from tests.web.serving import COMMAND, MARKS, watched
from tests.web.serving import browser as browser  # noqa: PLC0414 pytest finds fixtures by their names here
from tests.web.serving import home as home  # noqa: PLC0414 as above
from tests.web.serving import server as server  # noqa: PLC0414 as above

pytestmark = MARKS
STORY = (
    "Programme of cooperation signed in Astana\n\n"
    "ASTANA - On 3 May 2031, the governments of Kazakhstan and Belarus signed a programme of economic cooperation for "
    "2031-2035.\n\nThe sides also plan to sign a protocol on the supply of grain, the press service said.\n"
)


def admitted(home: Path, name: str) -> Admission:
    """A new account of the joint register's first Party."""
    made = subprocess.run(
        [*COMMAND, "account", "new", name, "--as", "KAZ", "--home", str(home)], check=True, capture_output=True
    ).stdout.decode()
    password, factor = re.search(r"password: (\S+)", made), re.search(r"otpauth://\S+", made)
    assert password is not None
    assert factor is not None
    return Admission(password[1], factor[0])


def entered(page: Page, server: str, home: Path, name: str) -> None:
    """Sign in, with the keyboard."""
    admission = admitted(home, name)
    page.goto(server.removesuffix("en/") + "desk/read/")
    page.locator("#id_name").focus()
    for words in (name, admission.password, code_of(admission)):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def brought(page: Page, folder: Path) -> None:
    """Choose a file, which a browser leaves to the system, and send it with the keyboard."""
    file = folder / "story.txt"
    file.write_text(STORY, "utf-8")
    page.set_input_files("#document", file)
    page.locator("#published").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tabbed_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on a button of this name."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    pytest.fail(f"Tab does not come to {name}")


def test_drafts_are_walked_corrected_dropped_and_filed_by_keyboard(
    server: str, home: Path, browser: Browser, tmp_path: Path
) -> None:
    """j goes to the next draft and lights up its places; fields and buttons are reached by Tab."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, faults = watched(context, server)
    entered(page, server, home, "aida")
    brought(page, tmp_path)
    page.keyboard.press("j")
    page.keyboard.press("j")
    draft = page.locator("[data-draft]:focus")
    assert "programme of economic cooperation" in draft.inner_text()
    lit = " ".join("".join(page.locator(".said.lit").all_text_contents()).split())
    assert "programme of economic cooperation" in lit
    tabbed_to(page, "Save")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".draft.dropped").count() == 1
    page.goto(page.url.split("#")[0] + "?register=demonstration")
    button = page.get_by_role("button", name="Sign and file as a proposal")
    page.locator("#register").focus()
    page.locator("#register").select_option("demonstration")
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".tag.done", has_text="filed").count() == 1
    assert [fault for fault in faults if "favicon" not in fault] == []
    context.close()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (390, "dark"),
        (1280, "light"),
        pytest.param(390, "light", marks=pytest.mark.nightly),
        pytest.param(1280, "dark", marks=pytest.mark.nightly),
    ],
)
def test_the_desk_fits_without_its_script(
    server: str, home: Path, browser: Browser, tmp_path: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Nothing scrolls sideways; a field leads to its place, and a place to its draft, by links alone."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    page, faults = watched(context, server)
    entered(page, server, home, f"reader-{width}-{scheme}")
    brought(page, tmp_path)
    assert page.locator("main").bounding_box()["width"] <= width  # type: ignore[index]
    place = page.locator("a[href^='#place-']").first.get_attribute("href") or ""
    assert page.locator(place).count() == 1
    draft = page.locator(".said a").first.get_attribute("href") or ""
    assert page.locator(draft).count() == 1
    assert faults == []
    context.close()
