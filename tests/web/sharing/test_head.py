"""The head of a page: its address, its other languages, and what other sites show of it."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from kelisim.node import models
from kelisim.web.addresses import SECTIONS
from kelisim.web.sharing import page as pages
from tests.web.conftest import World
from tests.web.newsroom.telling import published, translated
from tests.web.rows import CANARY

LANGUAGES = [code for code, _ in settings.LANGUAGES]
LISTS = ("", "commitments", "news", "signed")


class Head(HTMLParser):
    """The elements of a page's head."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[dict[str, str | None]] = []
        self.said: dict[str, list[str]] = {}
        self.feed(page.split("</head>", maxsplit=1)[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep links, and what is said by name or property."""
        found = dict(attrs)
        if tag == "link":
            self.links.append(found)
        if tag == "meta" and (name := found.get("name") or found.get("property")):
            self.said.setdefault(name, []).append(found.get("content") or "")

    def linked(self, rel: str) -> list[dict[str, str | None]]:
        """The links of a relation."""
        return [link for link in self.links if link["rel"] == rel]


def head(client: Client, address: str) -> Head:
    """The head of a page."""
    return Head(client.get(address).content.decode())


def addresses(world: World) -> list[str]:
    """The front pages, some lists, and one entry of each kind that is told of in its own way."""
    kinds = ("measure", "instrument", "meeting", "story", "charter")
    entries = [world.address(SECTIONS[kind], kind) for kind in kinds]
    return ["/en/", *(world.address(section) for section in LISTS), *entries]


def test_every_page_has_one_address_in_each_language(world: World, client: Client) -> None:
    """One canonical address, whole, and every language with itself among them."""
    for address in addresses(world):
        found = head(client, address)
        assert [one["href"] for one in found.linked("canonical")] == [f"{settings.PUBLIC_ADDRESS}{address}"]
        tongues = {one["hreflang"]: one["href"] for one in found.linked("alternate") if "hreflang" in one}
        tail = address.removeprefix("/en")
        assert tongues == {code: f"{settings.PUBLIC_ADDRESS}/{code}{tail}" for code in LANGUAGES}


def test_every_page_says_what_it_is_once(world: World, client: Client) -> None:
    """One title, description, type and address for other sites, and a picture with its size and words."""
    for address in addresses(world):
        said = head(client, address).said
        names = ("description", "og:title", "og:description", "og:type", "og:url", "og:site_name", "og:locale")
        for name in (*names, "og:image", "og:image:alt", "twitter:card"):
            assert len(said[name]) == 1, (address, name)
            assert said[name][0].strip(), (address, name)
        assert said["og:image:width"] + said["og:image:height"] == ["1200", "630"]
        assert said["og:url"] == [f"{settings.PUBLIC_ADDRESS}{address}"]
        assert len(said["description"][0]) <= pages.LONGEST + 1
        assert sorted([*said["og:locale"], *said["og:locale:alternate"]]) == ["en_GB", "kk_KZ", "ru_RU"]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [("?on=2021-05-01", ""), ("?sort=title", ""), ("?field=x&page=2", "?page=2"), ("?page=1", ""), ("?page=x", "")],
)
def test_the_address_leaves_out_what_only_sorts_or_asks(world: World, client: Client, asked: str, kept: str) -> None:
    """A filter, an order and a past day are no other page; a later page of a list is."""
    address = world.address("commitments")
    found = head(client, address + asked)
    assert [one["href"] for one in found.linked("canonical")] == [f"{settings.PUBLIC_ADDRESS}{address}{kept}"]


def test_a_page_that_is_not_there_says_nothing(world: World, client: Client) -> None:
    """No address, no picture."""
    found = head(client, "/en/nowhere/")
    assert found.linked("canonical") == []
    assert "og:title" not in found.said


def test_a_description_says_what_each_side_says(world: World, client: Client) -> None:
    """Where an entry has no summary, its kind, its term and the words of the sides are its description."""
    (said,) = head(client, world.address("commitments", "measure")).said["description"]
    assert "by 2025" in said
    assert "Kazakhstan: in progress" in said


def test_a_picture_has_a_new_address_when_something_on_it_changes(world: World, client: Client) -> None:
    """Other sites keep pictures by their addresses."""

    def picture() -> str:
        return head(client, world.address("commitments", "measure")).said["og:image"][0]

    before = picture()
    assert picture() == before
    models.Report.objects.filter(party="KAZ").update(status="delayed")
    changed = picture()
    assert changed != before
    assert client.get(changed.removeprefix(settings.PUBLIC_ADDRESS)).headers["Content-Type"] == "image/png"


def test_without_fonts_there_is_no_picture(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build without the fonts promises none."""
    monkeypatch.setattr(pages, "can_draw", lambda: False)
    said = head(client, world.address("commitments", "measure")).said
    assert "og:image" not in said
    assert said["twitter:card"] == ["summary"]


def test_titles_are_escaped(world: World, client: Client) -> None:
    """A title with marks of markup stays a title."""
    hostile = {"en": '"><script>alert(1)</script>'}
    content = {**world.entries["measure"].content, "title": hostile}
    models.Entry.objects.filter(pk=world.entries["measure"].pk).update(title=hostile, content=content)
    models.Version.objects.filter(entry=world.entries["measure"]).update(content=content)
    page = client.get(world.address("commitments", "measure")).content.decode()
    assert "<script>alert" not in page
    assert Head(page).said["og:title"] == [hostile["en"]]
    assert len(re.findall("<script", page)) == 1


def test_nothing_private_is_said(secrets: World, client: Client) -> None:
    """No head has a word of what is not public."""
    for address in addresses(secrets):
        assert CANARY not in client.get(address).content.decode().split("</head>")[0]


def test_a_story_has_addresses_in_its_languages_alone(world: World, client: Client) -> None:
    """A story of the newsroom names the languages it is out in; shown in another it names its own address."""
    translated(published("test", "On the bridge", summary="It was opened."), "ru", "О мосте")
    address = "/stories/on-the-bridge/"
    for asked, own in (("en", "en"), ("ru", "ru"), ("kk", "en")):
        found = head(client, f"/{asked}/test{address}")
        assert [one["href"] for one in found.linked("canonical")] == [f"{settings.PUBLIC_ADDRESS}/{own}/test{address}"]
        tongues = {one["hreflang"]: one["href"] for one in found.linked("alternate") if "hreflang" in one}
        assert tongues == {code: f"{settings.PUBLIC_ADDRESS}/{code}/test{address}" for code in ("en", "ru")}
        assert found.said["og:type"] == ["article"]
    (written,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(f"/en/test{address}").content.decode()
    )
    story = json.loads(written)["@graph"][0]
    assert (story["@type"], story["headline"], story["inLanguage"]) == ("NewsArticle", "On the bridge", "en")
    assert story["description"] == "It was opened."
