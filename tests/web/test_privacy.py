"""Only what is public is ever shown."""

import re

import pytest
from django.apps import apps
from django.test import Client

from kelisim.node import models
from kelisim.web.addresses import SECTIONS
from kelisim.web.search import indexing
from tests.web import rows
from tests.web.conftest import World
from tests.web.crawl import crawl, patterns
from tests.web.rows import CANARY


def test_a_crawl_finds_no_private_word(secrets: World, client: Client) -> None:
    """The canary stands in every private entry, version, statement, report, word and proposal, and on no page."""
    pages = dict(crawl(client))
    assert len(pages) > 20
    assert [address for address, page in pages.items() if CANARY in page] == []


def test_the_canary_is_in_every_private_row(secrets: World) -> None:
    """The crawl above can fail: each kind of row that has a public flag has a private row with the canary."""
    told = (models.Entry, models.Version, models.Statement, models.Report, models.Word, models.Proposal)
    for model in (*told, models.Attested):
        hidden = model.objects.filter(public=False)
        assert hidden.exists()
        assert all(CANARY in repr(row.__dict__) for row in hidden), model.__name__
    assert {row.kind for row in models.Word.objects.filter(public=False)} == set(rows.WORDS)
    assert {row.kind for row in models.Entry.objects.filter(public=False)} == set(SECTIONS)


def test_every_model_with_a_public_flag_is_tried() -> None:
    """A new kind of row that can be private has to be added above."""
    flagged = {
        model.__name__
        for model in apps.get_app_config("node").get_models()
        if any(field.name == "public" for field in model._meta.get_fields())
    }
    assert flagged == {"Entry", "Version", "Statement", "Report", "Word", "Proposal", "Attested"}


def test_a_private_notice_moves_no_status(secrets: World, client: Client) -> None:
    """The life of a document follows from public notices alone."""
    page = client.get(secrets.address("documents", "instrument")).content.decode()
    models.Word.objects.filter(public=False).delete()
    assert client.get(secrets.address("documents", "instrument")).content.decode() == page


@pytest.mark.parametrize("kind", sorted(SECTIONS))
def test_a_private_entry_has_no_page(secrets: World, client: Client, kind: str) -> None:
    """The address of an entry that is not public answers as if there were none."""
    hidden = models.Entry.objects.get(kind=kind, public=False)
    answer = client.get(secrets.address(SECTIONS[kind]) + f"{hidden.entry}/")
    assert answer.status_code == 404
    assert CANARY not in answer.content.decode()


def addresses_of(row: models.Entry) -> list[str]:
    """Every public address that there is, with and without a language, filled in for an entry of the register."""
    given = {"slug": "test", "entry": row.entry, "section": SECTIONS[row.kind]}
    given |= {"number": "1", "name": "x", "article": "article-1"}
    found = []
    for pattern, names in patterns():
        if set(names) <= set(given):
            filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: given[part[1]], pattern)
            found += [filled] if not filled.startswith("/en/") else [filled.replace("/en/", f"/{way}/") for way in WAYS]
    return found


WAYS = ("en", "ru", "kk")


def test_no_address_of_any_kind_tells_a_private_word(secrets: World, client: Client) -> None:
    """Pages, feeds, calendars, sitemaps, certificates, pictures, cards and drawings, in each language, asked for
    what is not public and for what is: what is not public has none, and nothing of it is told by the others.
    """
    tried, asked = 0, set[str]()
    for row in models.Entry.objects.all():
        for address in addresses_of(row):
            if address in asked:
                continue  # a list is the same for every entry
            asked.add(address)
            if row.public and "/certificates/" in address:
                continue  # a certificate is made from acts, and these rows have none
            answer = client.get(address, follow=True)
            assert CANARY.encode() not in answer.content, address
            assert answer.status_code in {200, 404}, (address, answer.status_code)
            if not row.public and row.entry in address:
                assert answer.status_code == 404, address
            tried += answer.status_code == 200
    assert tried > 100


@pytest.mark.parametrize("language", WAYS)
def test_a_search_finds_no_private_word(secrets: World, client: Client, language: str) -> None:
    """The canary is a word that nothing public has, so it is found nowhere; a public word is."""
    indexing.rebuild()
    for place in (f"/{language}/search/", f"/{language}/test/search/"):
        hits = client.get(place, {"q": CANARY}).content.decode()
        assert 'class="hit"' not in hits
        assert 'class="hit"' in client.get(place, {"q": "Butadiene"}).content.decode()
