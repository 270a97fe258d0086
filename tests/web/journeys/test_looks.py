"""The main pages look as they were accepted: on a desk, in the dark, on a phone and on paper (rules of `looks`).

A daily run sees every page on a desk, and each in one of the other views as well, in turn; the night sees all in all.
"""

import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

from tests.web.journeys.looks import Look, accept, look_of, references
from tests.web.serving import MARKS, watched

pytestmark = MARKS

PAGES = {
    "register": "en/kaz-rus/",
    "commitments": "ru/kaz-rus/commitments/",
    "measure": "en/kaz-rus/commitments/OBS.4.4/",
    "document": "kk/kaz-rus/documents/OBS.2.5/",
    "figures": "en/kaz-rus/figures/",
    "story": "en/kaz-rus/news/OBS.2.1/",
    "search": "ru/kaz-rus/search/?q=бутадиен",
    "follow": "kk/alerts/",
}
VIEWS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "print": {"viewport": {"width": 794, "height": 1123}, "color_scheme": "light"},
}
ACCEPTING = "ACCEPT_LOOKS" in os.environ


def taken(page: Page, view: str, address: str) -> bytes:
    """The picture of a page, from top to end, when its letters are there."""
    page.goto(address)
    page.emulate_media(media="print" if view == "print" else "screen")
    page.evaluate("document.fonts.ready.then(() => true)")
    return page.screenshot(full_page=True, animations="disabled", caret="hide")


def seen_in(view: str, *, every: bool) -> dict[str, str]:
    """The pages that are looked at in a view."""
    turn = [*VIEWS].index(view)
    others = len(VIEWS) - 1
    return {
        name: path
        for number, (name, path) in enumerate(PAGES.items())
        if every or turn == 0 or number % others == turn - 1
    }


@pytest.mark.parametrize("run", ["daily", pytest.param("every", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("view", VIEWS)
def test_the_main_pages_look_as_accepted(server: str, browser: Browser, tmp_path: Path, view: str, run: str) -> None:
    """Each of them, seen from afar."""
    context = browser.new_context(**VIEWS[view])
    page, faults = watched(context, server)
    held, unlike, looks = references(), {}, {}
    for name, path in seen_in(view, every=ACCEPTING or run == "every").items():
        picture = taken(page, view, server.removesuffix("en/") + path)
        key = f"{name} {view}"
        looks[key] = look_of(picture)
        said = looks[key].unlike(held[key]) if key in held else "there is no reference"
        if said:
            (tmp_path / f"{key}.png").write_bytes(picture)
            unlike[key] = f"{said}; see {tmp_path / key}.png"
    context.close()
    assert faults == []
    if ACCEPTING:
        accept(looks)
        return
    assert unlike == {}


def drawn(*boxes: tuple[int, int, int, int]) -> Look:
    """The look of a pale page with dark boxes on it."""
    picture = Image.new("RGB", (480, 640), "#f6f5f1")
    for box in boxes:
        ImageDraw.Draw(picture).rectangle(box, fill="#222222")
    file = BytesIO()
    picture.save(file, "PNG")
    return look_of(file.getvalue())


def test_a_part_that_is_gone_or_moved_is_seen() -> None:
    """What changes is told, and a line that shifts by a pixel is not."""
    whole = drawn((20, 20, 460, 60), (20, 100, 300, 200))
    assert whole.unlike(drawn((20, 21, 460, 61), (21, 100, 301, 200))) == ""
    assert whole.unlike(drawn((20, 20, 460, 60))) != ""
    assert whole.unlike(drawn((20, 20, 460, 60), (20, 300, 300, 400))) != ""
