"""An editor: signs in with both factors, writes a story, keeps it as a draft that no reader sees, and publishes it."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kelisim.node.accounts import Admission
from tests.web.desk.people import code_of
from tests.web.journeys.kinds import ask
from tests.web.journeys.languages import daily
from tests.web.serving import COMMAND, MARKS, copy_of_the_demonstration, served, watched

pytestmark = MARKS


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node whose newsroom is written in."""
    return copy_of_the_demonstration(tmp_path_factory)


@pytest.fixture(scope="module")
def own_server(own_home: Path) -> Iterator[str]:
    """Its address."""
    with served(own_home) as address:
        yield address


@pytest.mark.parametrize("language", daily("kk"))
def test_an_editor_publishes_a_story(own_server: str, own_home: Path, browser: Browser, language: str) -> None:
    """In a newsroom that speaks the editor's language; its policy is kept, and nothing is asked elsewhere."""
    name, title = f"editor-{language}", f"A bridge {language}"
    command = [*COMMAND, "account", "new", name, "--press", "--home", str(own_home)]
    made = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    password, factor = re.search(r"password: (\S+)", made), re.search(r"otpauth://\S+", made)
    assert password is not None
    assert factor is not None
    origin = own_server.removesuffix("/en/")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale=language)
    page, faults = watched(context, own_server)
    page.goto(f"{origin}/desk/newsroom/stories/add/?locale={language}")
    page.locator("#id_name").focus()
    for words in (name, password[1], code_of(Admission(password[1], factor[0]))):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/newsroom/stories/add/**")
    for field, words in (("title", title), ("byline", "A. Editor"), ("section", "News"), ("date", "2026-05-01")):
        page.locator(f"#id_{field}").fill(words)
    page.locator("#id_register").select_option("kaz-rus")
    page.wait_for_load_state("networkidle")
    page.locator(".c-sf-add-button").first.click()
    page.locator("[role=option]").first.click()
    words = page.locator("[data-streamfield-child] .public-DraftEditor-content").first
    words.click()
    page.keyboard.type("It was agreed to build it.")
    expect(words).to_contain_text("It was agreed to build it.")
    # The editor writes what was typed into the form a moment later.
    expect(page.locator("[name^=body-][name$=-value]").first).to_have_value(re.compile("agreed to build"))
    page.locator("footer button[type=submit]").first.click()
    page.wait_for_url("**/desk/newsroom/stories/edit/**")
    told = f"/{language}/kaz-rus/stories/{page.locator('#id_slug').input_value()}/"
    assert ask(origin, told).status == 404

    page.locator("footer button[aria-expanded]").last.click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_load_state()
    expect(page.locator(".messages")).to_contain_text(title)
    reader = browser.new_context(java_script_enabled=False)
    shown, more = watched(reader, own_server)
    shown.goto(origin + told)
    expect(shown.locator("h1")).to_have_text(title)
    expect(shown.locator(".story-body")).to_contain_text("It was agreed to build it.")
    expect(shown.locator("html")).to_have_attribute("lang", language)
    assert (faults, more) == ([], [])
    reader.close()
    context.close()
