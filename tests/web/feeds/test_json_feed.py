"""Feeds as JSON Feed 1.1."""

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from kelisim.node import models
from tests.web import rows
from tests.web.conftest import World
from tests.web.feeds.test_atom import scopes

LANGUAGES = [code for code, _ in settings.LANGUAGES]


def read(client: Client, address: str) -> dict[str, Any]:
    """A feed, which has to keep the rules of the format."""
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    feed: dict[str, Any] = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"{settings.PUBLIC_ADDRESS}{address}"
    assert feed["home_page_url"].startswith(settings.PUBLIC_ADDRESS)
    assert feed.keys() <= {"version", "title", "home_page_url", "feed_url", "language", "next_url", "items"}
    ids = [item["id"] for item in feed["items"]]
    assert len(set(ids)) == len(ids)
    for item in feed["items"]:
        assert all(item[name] for name in ("id", "url", "title", "content_text", "authors", "tags"))
        assert all(author.keys() <= {"name", "url", "avatar"} for author in item["authors"])
        assert datetime.datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert item["language"] == feed["language"]
    return feed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feed_is_well_made(world: World, client: Client, language: str) -> None:
    """Every scope has a JSON feed that keeps the rules, in every language."""
    for scope in scopes(world) if language == "en" else ("", "test/", "test/news/"):
        feed = read(client, f"/{language}/{scope}feed.json")
        assert feed["language"] == language
        assert feed["items"], scope


def test_an_item_names_the_act_to_check_it_by(world: World, client: Client) -> None:
    """Each item says by which act it can be checked."""
    acts = {item["_kelisim"]["act"] for item in read(client, "/en/test/feed.json")["items"]}
    assert set(models.Report.objects.values_list("act", flat=True)) <= acts


def test_pages_lead_on(world: World, client: Client) -> None:
    """The next page has what comes after the first, and the last leads nowhere."""
    for _ in range(30):
        rows.report(world.entries["measure"], "KAZ", "done")
    address, seen, pages = "/en/test/feed.json", list[str](), 0
    while address:
        feed = read(client, address)
        seen += [item["id"] for item in feed["items"]]
        pages, address = pages + 1, feed.get("next_url", "").removeprefix(settings.PUBLIC_ADDRESS)
    assert pages > 1
    assert len(set(seen)) == len(seen)


def test_both_formats_tell_the_same(world: World, client: Client) -> None:
    """The ids of a JSON feed are those of the Atom feed."""
    atom = client.get("/kk/test/feed.atom").content.decode()
    assert all(item["id"] in atom for item in read(client, "/kk/test/feed.json")["items"])
