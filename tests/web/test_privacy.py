"""Only what is public is ever shown."""

import pytest
from django.test import Client

from kelisim.node import models
from kelisim.web.addresses import SECTIONS
from tests.web.conftest import World
from tests.web.crawl import crawl
from tests.web.rows import CANARY


def test_a_crawl_finds_no_private_word(secrets: World, client: Client) -> None:
    """The canary stands in every private entry, version, statement, report and proposal, and on no page."""
    pages = dict(crawl(client))
    assert len(pages) > 20
    assert [address for address, page in pages.items() if CANARY in page] == []


def test_the_canary_is_in_every_private_row(secrets: World) -> None:
    """The crawl above can fail: each kind of row that has a public flag has a private row with the canary."""
    for model in (models.Entry, models.Version, models.Statement, models.Report, models.Proposal):
        hidden = model.objects.filter(public=False)
        assert hidden.exists()
        assert all(CANARY in repr(row.__dict__) for row in hidden), model.__name__
    assert {row.kind for row in models.Entry.objects.filter(public=False)} == set(SECTIONS)


@pytest.mark.parametrize("kind", sorted(SECTIONS))
def test_a_private_entry_has_no_page(secrets: World, client: Client, kind: str) -> None:
    """The address of an entry that is not public answers as if there were none."""
    hidden = models.Entry.objects.get(kind=kind, public=False)
    answer = client.get(secrets.address(SECTIONS[kind]) + f"{hidden.entry}/")
    assert answer.status_code == 404
    assert CANARY not in answer.content.decode()
