"""Sitemaps and robots.txt."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from kelisim.node import models
from kelisim.web.addresses import SECTIONS
from kelisim.web.feeds import sitemaps
from tests.web import rows
from tests.web.conftest import World

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def read(client: Client, address: str) -> etree._Element:
    """A sitemap."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(answer.content)


def parts(client: Client) -> list[str]:
    """The addresses of the parts that the index names."""
    found = read(client, "/sitemap.xml")
    assert found.tag == f"{SITEMAP}sitemapindex"
    return [path(one.text) for one in found.iter(f"{SITEMAP}loc")]


def path(address: str | None) -> str:
    """An address of this node without its host."""
    assert address
    assert address.startswith(settings.PUBLIC_ADDRESS)
    return address.removeprefix(settings.PUBLIC_ADDRESS)


def addresses(client: Client) -> dict[str, etree._Element]:
    """Every address in every part, each once."""
    found: dict[str, etree._Element] = {}
    for part in parts(client):
        for url in read(client, part).iter(f"{SITEMAP}url"):
            address = path(url.findtext(f"{SITEMAP}loc"))
            assert address not in found
            found[address] = url
    return found


def test_every_page_is_named_in_every_language(world: World, client: Client) -> None:
    """Every public entry, every list and the front pages; each names the same page in all languages, itself too."""
    found = addresses(client)
    for kind, row in world.entries.items():
        for code, _name in settings.LANGUAGES:
            assert f"/{code}/test/{SECTIONS[kind]}/{row.entry}/" in found
    assert {"/en/", "/ru/test/", "/kk/test/commitments/"} <= found.keys()
    for address, url in found.items():
        links = {one.get("hreflang"): path(one.get("href")) for one in url.iter(f"{XHTML}link")}
        assert links.keys() == {code for code, _ in settings.LANGUAGES}
        assert links[address.split("/")[1]] == address


def test_what_is_named_is_there(world: World, client: Client) -> None:
    """Every address of the sitemaps answers."""
    for address in addresses(client):
        if address.startswith("/kk/"):
            assert client.get(address).status_code == 200, address


def test_nothing_private_is_named(secrets: World, client: Client) -> None:
    """An entry that is not public is in no part."""
    found = " ".join(addresses(client))
    for row in models.Entry.objects.filter(public=False):
        assert row.entry not in re.findall(r"[A-Z]{3}\.\d+\.\d+", found)


def test_an_entry_changed_when_something_was_last_said_of_it(world: World, client: Client) -> None:
    """The day of a report counts as well as that of a version; that of a private one does not."""
    address = f"/en/test/commitments/{world.entries['measure'].entry}/"
    rows.report(world.entries["measure"], "KAZ", "done")
    rows.report(world.entries["measure"], "KAZ", "left", public=False)
    models.Report.objects.filter(status="done").update(at="2030-01-01T00:00:00Z")
    models.Report.objects.filter(status="left").update(at="2031-01-01T00:00:00Z")
    assert addresses(client)[address].findtext(f"{SITEMAP}lastmod") == "2030-01-01T00:00:00Z"


def test_parts_are_bounded(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """No part has more addresses than the bound, none is left out, and there is none after the last."""
    whole = addresses(client).keys()
    monkeypatch.setattr(sitemaps, "MOST", 9)
    assert addresses(client).keys() == whole
    named = [part for part in parts(client) if "-entries-" in part]
    assert len(named) > 1
    assert all(len(list(read(client, part).iter(f"{SITEMAP}url"))) <= 9 for part in named)
    assert client.get(f"/sitemap-test-entries-{len(named) + 1}.xml").status_code == 404
    assert client.get("/sitemap-test-stories-1.xml").status_code == 404


def test_sitemaps_keep_their_budget(world: World, client: Client) -> None:
    """A few statements each, however many entries there are."""
    for address in ["/sitemap.xml", *parts(client)]:
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        assert len(caught) <= 4, address


def test_robots_are_told_where_to_look(client: Client, db: None) -> None:
    """The sitemap is named, and the desk is closed."""
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {settings.PUBLIC_ADDRESS}/sitemap.xml" in lines
    assert "Disallow: /desk/" in lines
