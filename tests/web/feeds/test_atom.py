"""Feeds as Atom: the rules of RFC 4287 and RFC 5005, in every language and of every scope."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from lxml import etree

from kelisim.node import models
from kelisim.web.addresses import SECTIONS
from kelisim.web.feeds.page import PER_PAGE
from kelisim.web.feeds.scope import LISTS
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import CANARY, ref

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = [code for code, _ in settings.LANGUAGES]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
BUDGET = 8


def read(client: Client, address: str) -> etree._Element:
    """A feed, which has to be an Atom document."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    check(feed)
    return feed


def check(feed: etree._Element) -> None:
    """The rules of RFC 4287, sections 4.1.1, 4.1.2 and 4.2, that a feed can break."""
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANG) in LANGUAGES
    for element in [feed, *feed.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert URN.fullmatch(element.findtext(f"{ATOM}id") or "")
        assert MOMENT.fullmatch(element.findtext(f"{ATOM}updated") or "")
        assert (element.findtext(f"{ATOM}title") or "").strip()
        links = element.findall(f"{ATOM}link")
        assert all((link.get("href") or "").startswith(settings.PUBLIC_ADDRESS) for link in links)
        alternates = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"]
        assert len(set(alternates)) == len(alternates)
        assert (None, None) in alternates
    assert len([link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]) == 1
    for entry in feed.iter(f"{ATOM}entry"):
        assert [(name.text or "").strip() for name in entry.iterfind(f"{ATOM}author/{ATOM}name")] != [""]
        assert len(entry.findall(f"{ATOM}author")) == 1
        assert len(entry.findall(f"{ATOM}content")) == 1
        assert all(category.get("term") for category in entry.findall(f"{ATOM}category"))
    ids = [found.text for found in feed.iterfind(f"{ATOM}entry/{ATOM}id")]
    assert len(set(ids)) == len(ids)


def link(feed: etree._Element, rel: str) -> str:
    """The address of a link of the feed; empty where there is none."""
    found = [one.get("href") or "" for one in feed.findall(f"{ATOM}link") if one.get("rel") == rel]
    return found[0].removeprefix(settings.PUBLIC_ADDRESS) if found else ""


def scopes(world: World) -> Iterator[str]:
    """The address of every feed, without its language and the name of its format."""
    slug = world.register.slug
    yield ""
    yield f"{slug}/"
    yield from (f"{slug}/{section}/" for section in LISTS)
    yield from (f"{slug}/{SECTIONS[kind]}/{row.entry}/" for kind, row in world.entries.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feed_is_well_made(world: World, client: Client, language: str) -> None:
    """All registers, one register, every list and every entry have a feed that keeps the rules, in every language."""
    for scope in scopes(world) if language == "en" else ("", "test/", "test/news/", *entries_of(world)):
        feed = read(client, f"/{language}/{scope}feed.atom")
        assert feed.get(LANG) == language
        assert link(feed, "self") == f"/{language}/{scope}feed.atom"
        assert feed.findall(f"{ATOM}entry"), scope


def test_a_feed_leads_to_its_page(world: World, client: Client) -> None:
    """The page of a feed and those of its entries answer."""
    for scope in ("test/", "test/signed/"):
        feed = read(client, f"/en/{scope}feed.atom")
        pages = {link(element, "alternate") for element in [feed, *feed.iter(f"{ATOM}entry")]}
        for address in pages:
            assert client.get(address).status_code == 200, address


def test_pages_follow_one_another(world: World, client: Client) -> None:
    """From the first page the links lead through every event once; later pages lead back to the first."""
    for _ in range(PER_PAGE):
        rows.statement(world.entries["measure"], "2024", rows.status("done"), side="KAZ")
    address, seen, pages = f"/en/{world.register.slug}/feed.atom", list[str](), 0
    first = address
    while address:
        feed = read(client, address)
        assert link(feed, "self") == address
        assert link(feed, "first") == ("" if address == first else first)
        seen += [found.text or "" for found in feed.iterfind(f"{ATOM}entry/{ATOM}id")]
        pages, address = pages + 1, link(feed, "next")
    assert pages > 1
    assert len(set(seen)) == len(seen) > PER_PAGE


@pytest.mark.parametrize("query", ["before=x", "before=0", "before=-1", "before=1e9", "before=" + "9" * 30])
def test_a_page_that_makes_no_sense_is_not_there(world: World, client: Client, query: str) -> None:
    """What names no place in the order of arrival names no page."""
    assert client.get(f"/en/{world.register.slug}/feed.atom?{query}").status_code == 404


def test_news_are_paged_by_number(world: World, client: Client) -> None:
    """The feed of news has the pages of its list, and none after the last."""
    address = f"/en/{world.register.slug}/news/feed.atom"
    for number in range(25):
        rows.entry(world.register, "story", {"title": {"en": f"Story {number}"}}, date=f"2024-01-{number + 1:02}")
    feed = read(client, address)
    assert link(feed, "next") == f"{address}?page=2"
    assert link(read(client, f"{address}?page=2"), "next") == ""
    assert client.get(f"{address}?page=3").status_code == 404


@pytest.mark.parametrize(
    "tail", ["nowhere/feed.atom", "test/nowhere/feed.atom", "test/documents/KAZ.99999.1/feed.atom"]
)
def test_what_is_not_there_has_no_feed(world: World, client: Client, tail: str) -> None:
    """No register, no list, no entry: no feed."""
    assert client.get(f"/en/{tail}").status_code == 404


def test_an_entry_has_its_feed_in_its_own_section(world: World, client: Client) -> None:
    """A document is not found among the meetings."""
    entry = world.entries["instrument"].entry
    assert client.get(f"/en/test/meetings/{entry}/feed.atom").status_code == 404


def test_ids_are_the_same_on_every_node(world: World, client: Client) -> None:
    """The ids of a feed and of its entries do not name the node that gives them."""
    before = [found.text for found in read(client, "/en/test/feed.atom").iter(f"{ATOM}id")]
    with override_settings(PUBLIC_ADDRESS="https://elsewhere.example"):
        after = read(client, "/en/test/feed.atom")
        assert link(after, "self") == "/en/test/feed.atom"
    assert [found.text for found in after.iter(f"{ATOM}id")] == before


def test_languages_have_ids_of_their_own(world: World, client: Client) -> None:
    """A reader of two languages sees both: an event in another language is another entry (RFC 4287, 4.2.6)."""
    ids = [
        {found.text for found in read(client, f"/{language}/test/feed.atom").iter(f"{ATOM}id")}
        for language in LANGUAGES
    ]
    assert len(set.union(*ids)) == sum(map(len, ids))


def test_a_feed_that_did_not_change_is_not_sent_again(world: World, client: Client) -> None:
    """Who has the feed gets 304 until something comes; an old act that comes late is something."""
    address = "/en/test/feed.atom"
    first = client.get(address)
    mark, changed = first.headers["ETag"], first.headers["Last-Modified"]
    again = client.get(address, headers={"if-none-match": mark})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", mark)
    rows.report(world.entries["measure"], "KAZ", "done", "2001-01-01")
    later = client.get(address, headers={"if-none-match": mark, "if-modified-since": changed})
    assert later.status_code == 200
    assert later.headers["Last-Modified"] == changed
    assert client.get(address, headers={"if-modified-since": changed}).status_code == 200


def test_no_language_means_the_readers(world: World, client: Client) -> None:
    """The address without a language answers in the reader's, and says that it does."""
    answer = client.get("/feed.atom", headers={"accept-language": "kk,ru;q=0.5"})
    feed = etree.fromstring(answer.content)
    assert feed.get(LANG) == "kk"
    assert link(feed, "self") == "/kk/feed.atom"
    assert "Accept-Language" in answer.headers["Vary"]


def test_every_page_names_its_feed(world: World, client: Client) -> None:
    """The pages of registers, lists and entries name their feed."""
    for scope in ("", "test/", "test/documents/", "test/signed/", *entries_of(world)):
        page = client.get(f"/ru/{scope}").content.decode()
        found = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', page)
        assert found == [f"/ru/{scope}feed.atom"]


def test_no_private_word_is_in_a_feed(secrets: World, client: Client) -> None:
    """The canary is in no feed of any scope and format."""
    for scope in scopes(secrets):
        for name in ("feed.atom", "feed.json", "calendar.ics"):
            assert CANARY not in client.get(f"/en/{scope}{name}").content.decode(), scope


def test_feeds_keep_their_budget(world: World, client: Client) -> None:
    """At most eight statements, and as many for much as for little."""
    rows.version(world.entries["measure"], 2, {**world.entries["measure"].content, "number": "0"})
    paper = {**PAPER, "fields": [ref(world.entries["field"])]}
    rows.entry(world.register, "instrument", paper, date="2026-01-01")
    models.Entry.objects.filter(kind="instrument").update(awaited="2090-01-01")
    few = statements(world, client)
    for turn in range(12):
        rows.report(world.entries["measure"], "KAZ", "done", f"2023-01-{turn + 1:02}")
        rows.version(world.entries["measure"], 3 + turn, {**world.entries["measure"].content, "number": str(turn)})
        rows.entry(world.register, "instrument", paper, date="2026-01-01")
    models.Entry.objects.filter(kind="instrument").update(awaited="2090-01-01")
    assert statements(world, client) == few
    assert max(few.values()) <= BUDGET


def entries_of(world: World) -> Iterator[str]:
    """An entry of each kind that feeds and calendars treat in its own way."""
    for kind in ("field", "body", "measure", "meeting", "instrument"):
        yield f"test/{SECTIONS[kind]}/{world.entries[kind].entry}/"


def statements(world: World, client: Client) -> dict[str, int]:
    """How many statements each feed and calendar takes."""
    found = {}
    for scope in ("", "test/", *(f"test/{section}/" for section in LISTS), *entries_of(world)):
        for name in ("feed.atom", "calendar.ics"):
            with CaptureQueriesContext(connection) as caught:
                client.get(f"/en/{scope}{name}")
            found[scope + name] = len(caught)
    return found


PAPER = {"kind": "agreement", "title": {"en": "Paper"}, "parties": ["KAZ", "RUS"], "period": {"end": "2030-01-01"}}
