"""The page of a search: readable, safe, within its budget, and an address to keep."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.node import models
from kelisim.web.search import indexing
from tests.web import rows
from tests.web.conftest import World
from tests.web.crawl import LINK
from tests.web.rows import CANARY

LIMIT = 8
HOSTILE = (
    '" OR 1=1 --',
    "NEAR(a b, 3) AND NOT title:x",
    "{title text} : butadiene*",
    "'; DROP TABLE search_index; --",
    "%s %(x)s {filters} {0}",
    "<script>alert(1)</script>",
    "\x00\x01butadiene\ufeff",
    "a" * 10_000,
    "«»„“”\"''",
    "-" * 300,
    "🦆" * 200,
    "ª²³ ٣ ① ﬁ ẞ İ",
    "\u0301\u0301",
    "^ * ( ) + : ; \\",
)


def main_of(page: str) -> str:
    """The content of a page."""
    return page[page.index("<main") : page.index("</main>")]


def test_a_hit_leads_to_its_entry_with_its_words_marked(world: World, client: Client) -> None:
    """The first hit is what is called so; the link leads there."""
    page = main_of(client.get(f"/en/{world.register.slug}/search/", {"q": "butadiene"}).content.decode())
    assert "<mark>Butadiene</mark>" in page
    found = re.findall(r'<h2><a href="([^"#]+)', page)
    assert world.address("commitments", "measure") in found
    assert {client.get(address).status_code for address in found} == {200}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_is_there_in_every_language_and_for_all_registers(world: World, client: Client, language: str) -> None:
    """With a question and without one."""
    other = rows.register("other")
    rows.entry(other, "measure", {"title": {"en": "Butadiene too"}, "sides": ["KAZ"]})
    for address in (f"/{language}/search/", f"/{language}/{world.register.slug}/search/"):
        assert client.get(address).status_code == 200
        page = client.get(address, {"q": "butadiene"}).content.decode()
        assert f'<html lang="{language}"' in page
        assert ("Butadiene</mark> too" in page) is ("test" not in address)


def test_there_is_no_search_in_a_register_that_is_not_there(world: World, client: Client) -> None:
    """Its address is unknown."""
    assert client.get("/en/nowhere/search/", {"q": "butadiene"}).status_code == 404


def test_whatever_is_typed_gets_a_page(world: World, client: Client) -> None:
    """Signs, code, control characters and very long texts are looked for or told to be no words; nothing breaks."""
    for question in HOSTILE:
        for address in (f"/en/{world.register.slug}/search/", "/kk/search/"):
            answer = client.get(address, {"q": question})
            assert answer.status_code == 200, question
            page = main_of(answer.content.decode())
            assert "<script" not in page
            assert "\x00" not in page
    assert models.Register.objects.count() == 1


def test_whatever_stands_in_an_address_gets_a_page(world: World, client: Client) -> None:
    """A filter that cannot be one is as good as none."""
    start = f"/en/{world.register.slug}/search/"
    for name in ("kind", "field", "side", "year", "sort", "page"):
        for value in ("", "nothing", "-1", "' OR 1", "9" * 50, "\x00", "<b>"):
            answer = client.get(start, {"q": "butadiene", name: value})
            assert answer.status_code == 200, (name, value)
            assert "<b>" not in main_of(answer.content.decode())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("", "Titles, texts, numbers"),
        ("and of", "nearly every text"),
        ("-butadiene", "leaves something out"),
        ("?!", "no word in this"),
        ("xyzzyx", "Nothing public has this word"),
        ("xyzzyx qwortz", "Nothing public has all of these words"),
        ("butadiene " * 40, "only its beginning"),
        ("butadeine", "Did you mean"),
    ],
)
def test_nothing_found_is_told_in_plain_words(world: World, client: Client, question: str, told: str) -> None:
    """Each reason has its own sentence."""
    page = main_of(client.get(f"/en/{world.register.slug}/search/", {"q": question}).content.decode())
    assert told in page


def test_the_address_is_the_search(world: World, client: Client) -> None:
    """Every choice and every page is a link, and the question and the other choices stay in it."""
    for number in range(50):
        content = {"title": {"en": f"Dam & sluice {number}"}, "sides": [("KAZ", "RUS")[number % 2]]}
        rows.entry(world.register, "measure", content, date=f"20{number:02}")
    start = f"/en/{world.register.slug}/search/"
    page = main_of(client.get(start, {"q": '"dam & sluice"', "side": "KAZ", "sort": "newest"}).content.decode())
    assert "25 results, 1 to 20 shown" in page
    links = [unescape(link) for link in LINK.findall(page) if link.startswith("?")]
    following = next(link for link in links if "page=2" in link)
    assert "side=KAZ" in following
    assert "sort=newest" in following
    second = main_of(client.get(start + following).content.decode())
    assert second.count('class="hit"') == 5
    assert 'aria-current="true">Kazakhstan' in second
    for link in links:
        assert client.get(start + link).status_code == 200


def test_a_crawl_from_the_search_finds_no_private_word(secrets: World, client: Client) -> None:
    """Neither a question with the canary nor one that finds everything shows a private word."""
    indexing.rebuild()
    start = f"/en/{secrets.register.slug}/search/"
    for question in (CANARY, "butadiene", "said", "example", "roadmap talks"):
        page = main_of(client.get(start, {"q": question}).content.decode())
        shown = page.replace(f'value="{CANARY}"', "").replace(f"q={CANARY}", "")
        assert CANARY not in shown
        for link in LINK.findall(page):
            if link.startswith("/en/"):
                assert client.get(unescape(link)).status_code == 200


@pytest.mark.parametrize("question", ["butadiene", "xyzzyx butadeine", '"said" -roadmap'])
def test_a_page_keeps_its_budget(world: World, client: Client, question: str) -> None:
    """At most eight statements, however much is found, in one register and in all."""
    indexing.rebuild()
    counts = []
    for address in (f"/en/{world.register.slug}/search/", "/en/search/"):
        for _ in range(2):
            with CaptureQueriesContext(connection) as caught:
                assert client.get(address, {"q": question}).status_code == 200
            counts.append(len(caught))
            for number in range(30):
                rows.statement(world.entries["measure"], f"20{number:02}", side="KAZ", summary="Butadiene was said.")
            indexing.rebuild()
    assert max(counts) <= LIMIT


def test_the_box_stands_on_every_page(world: World, client: Client) -> None:
    """A form without a script, labelled, that leads to the search of the register, or of all."""
    page = client.get(world.address("documents")).content.decode()
    assert f'action="/en/{world.register.slug}/search/" role="search"' in page
    assert '<label class="visually-hidden" for="find">' in page
    assert 'action="/en/search/" role="search"' in client.get("/en/").content.decode()


def test_a_search_is_not_for_other_search_engines(world: World, client: Client) -> None:
    """Results are found by nobody else: they are no facts of their own."""
    assert '<meta name="robots" content="noindex">' in client.get("/en/search/", {"q": "x"}).content.decode()
