"""Every page is well made: one language, one first heading, named tables, no inline style, nothing from elsewhere."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client

import kelisim.web
from kelisim.web.middleware import POLICY
from tests.web.conftest import World
from tests.web.crawl import crawl

WEB = Path(kelisim.web.__file__).parent
VOID = {"meta", "link", "input", "br", "hr", "img", "source"}
LONGEST_TEMPLATE = 120


class Outline(HTMLParser):
    """Elements in order, with those that were opened and not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def pages(world: World, client: Client) -> dict[str, Outline]:
    """Every page that can be reached; feeds and calendars are not pages."""
    return {address: Outline(page) for address, page in crawl(client) if page.startswith("<!doctype html>")}


def test_elements_close_in_order(pages: dict[str, Outline]) -> None:
    """Every element that is opened is closed, in order."""
    assert {address: page.faults + page.open for address, page in pages.items() if page.faults or page.open} == {}


def test_nothing_is_styled_or_scripted_in_place(pages: dict[str, Outline]) -> None:
    """No style, no script and no handler in the markup: the policy forbids them. Linked data is no script, and a module
    stands in a file of the node.
    """
    for address, page in pages.items():
        for tag, attributes in page.elements:
            apart = {name: value for name, value in attributes.items() if name != "src"}
            kinds = [{"type": "application/ld+json"}] if apart == attributes else [{"type": "module"}]
            assert tag not in {"style", "script"} or apart in kinds, address
            assert tag != "script" or (attributes.get("src") or "/static/").startswith("/static/"), address
            assert not [name for name in attributes if name == "style" or name.startswith("on")], address


def test_nothing_is_loaded_from_another_host(pages: dict[str, Outline]) -> None:
    """Style sheets, icons and pictures come from the node. Addresses of the page itself are not loaded."""
    for page in pages.values():
        links = [one for one in page.all("link") if one["rel"] not in {"canonical", "alternate"}]
        for attributes in [*links, *page.all("img")]:
            assert (attributes.get("href") or attributes.get("src") or "").startswith(
                ("/static/", "/style/", "/en/test/")
            )


def test_landmarks_language_and_title(pages: dict[str, Outline]) -> None:
    """One language, one main part with the skip link to it, one first heading, a title."""
    for address, page in pages.items():
        names = Counter(tag for tag, _ in page.elements)
        assert (names["html"], names["main"], names["h1"]) == (1, 1, 1), address
        assert names["title"] >= 1
        assert page.all("html")[0]["lang"] == "en"
        assert page.all("a")[0] == {"class": "skip", "href": "#content"}


def test_headings_leave_out_no_level(pages: dict[str, Outline]) -> None:
    """A heading is at most one level below the one before."""
    for address, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)


def test_ids_are_unique_and_references_lead_somewhere(pages: dict[str, Outline]) -> None:
    """No id twice; every label, description and place in the page that is named exists."""
    for address, page in pages.items():
        ids = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
        assert [name for name, number in Counter(ids).items() if number > 1] == [], address
        for _, attributes in page.elements:
            named = " ".join(attributes.get(name) or "" for name in ("aria-labelledby", "aria-describedby", "for"))
            here = attributes.get("href") or ""
            for wanted in [*named.split(), *([here[1:]] if here.startswith("#") else [])]:
                assert wanted in ids, (address, wanted)


def test_tables_have_captions_and_scopes(pages: dict[str, Outline]) -> None:
    """Every table says what it is, and every heading cell what it heads."""
    for page in pages.values():
        assert len(page.all("table")) == len(page.all("caption"))
        assert all(attributes.get("scope") in {"row", "col"} for attributes in page.all("th"))


def test_drawings_are_named_or_hidden(pages: dict[str, Outline]) -> None:
    """A drawing has a name for those who cannot see it, or is left out for them.

    One that holds links is a group: what is within an image cannot be reached.
    """
    for page in pages.values():
        for attributes in page.all("svg"):
            named = attributes.get("role") in {"img", "group"} and (
                attributes.get("aria-labelledby") or attributes.get("aria-label")
            )
            assert named or attributes.get("aria-hidden") == "true"


def test_the_place_in_the_register_is_marked(pages: dict[str, Outline]) -> None:
    """The navigation marks at most one part, and exactly one on the pages it links to."""
    for address, page in pages.items():
        current = [link for link in page.all("a") if link.get("aria-current")]
        if address.removeprefix("/en/test/") in {"documents/", "signed/", ""}:
            assert len(current) == 1, address
        assert len(current) <= 1, address


def test_times_are_machine_readable(pages: dict[str, Outline]) -> None:
    """Every time element carries an ISO 8601 date."""
    times = [attributes["datetime"] for page in pages.values() for attributes in page.all("time")]
    assert times
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d(T[\d:]{8}Z)?)?)?", stamp or "") for stamp in times)


def test_the_policy_is_strict(world: World, client: Client) -> None:
    """Every answer carries the policy, which allows nothing in place and nothing from elsewhere."""
    for address in ("/en/", "/en/nothing/"):
        assert client.get(address).headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY


def test_templates_are_short() -> None:
    """No template is longer than a reader can hold."""
    lengths = {path.name: len(path.read_text().splitlines()) for path in (WEB / "templates").rglob("*.html")}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_TEMPLATE} == {}


def test_every_word_can_be_translated() -> None:
    """No template holds words outside of translate tags and variables."""
    command = re.compile(r"\{% blocktranslate.*?%\}.*?\{% endblocktranslate %\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
    allowed = {"Kelisim", "kelisim verify", "kelisim account new", "– Kelisim"}
    for path in (WEB / "templates").rglob("*.html"):
        bare = re.sub(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", "\n", command.sub("\n", path.read_text()))
        lines = unescape(bare).splitlines()
        words = {line.strip(" \N{NO-BREAK SPACE}·,;:.()–<>") for line in lines} - {""} - allowed
        assert words == set(), path.name
