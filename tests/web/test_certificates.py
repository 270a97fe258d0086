"""The certificate of a public entry can be saved from its page, and nothing that is not public leaves with it."""

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.exports.checking import check
from kelisim.exports.page import certificate_of_page
from kelisim.model.item import MeasureItem
from kelisim.node.ledger import Ledger
from tests.web.conftest import World
from tests.world import Writer, exchange, founded, measure, opened

BOTH = ["KAZ", "RUS"]
CANARY = "kanareika"


def public(entry: str, title: str) -> MeasureItem:
    """A public measure."""
    return msgspec.structs.replace(measure(entry, title, BOTH), public=True)


def agreed(world: dict[str, Writer], *items: MeasureItem) -> None:
    """A proposal of KAZ that both accept."""
    proposal = world["KAZ"].propose(*items)
    world["KAZ"].accept(proposal)
    exchange(world)
    world["RUS"].accept(proposal)
    exchange(world)


@pytest.fixture
def slug(db: None) -> str:
    """A register with a public measure, a private one, and a public one that was offered with a private one."""
    world = founded(BOTH)
    agreed(world, public("KAZ.2.1", "Bridge"))
    agreed(world, measure("KAZ.4.1", CANARY, BOTH))
    agreed(world, public("KAZ.6.1", "Pier"), measure("KAZ.6.2", CANARY, BOTH))
    ledger = Ledger(world["KAZ"].charter)
    ledger.take([opened(placed) for placed in world["KAZ"].acts])
    return "test"


def test_a_certificate_is_saved_and_holds(slug: str, client: Client) -> None:
    """As a file for programs and as a page for people, under the entry's name, in at most nine SQL statements."""
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(f"/{slug}/certificates/KAZ.2.1.json")
    assert len(caught) <= 9
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == 'attachment; filename="test-KAZ.2.1.json"'
    assert check(answer.content).certificate.entry == "KAZ.2.1"
    page = client.get(f"/{slug}/certificates/KAZ.2.1.html")
    assert page["Content-Disposition"] == 'attachment; filename="test-KAZ.2.1.html"'
    assert certificate_of_page(page.content) == answer.content


def test_its_page_offers_it(slug: str, client: Client) -> None:
    """The entry's page links to both forms; that of an entry offered with a private one links to none."""
    page = client.get(f"/en/{slug}/commitments/KAZ.2.1/").content.decode()
    for ending in ("json", "html"):
        assert f'href="/{slug}/certificates/KAZ.2.1.{ending}"' in page
    assert "/certificates/" not in client.get(f"/en/{slug}/commitments/KAZ.6.1/").content.decode()


@pytest.mark.parametrize("entry", ["KAZ.4.1", "KAZ.6.1", "KAZ.6.2", "KAZ.9.1", "CHARTER.1.1"])
@pytest.mark.parametrize("ending", ["json", "html"])
def test_what_is_not_public_has_none(slug: str, client: Client, entry: str, ending: str) -> None:
    """A private entry, one that was offered with one, and one that there is not answer alike."""
    answer = client.get(f"/{slug}/certificates/{entry}.{ending}")
    assert answer.status_code == 404
    assert CANARY not in answer.content.decode()


def test_an_unknown_register_has_none(world: World, client: Client) -> None:
    """The address answers as every address of nothing does."""
    assert client.get("/nowhere/certificates/KAZ.2.1.json").status_code == 404
