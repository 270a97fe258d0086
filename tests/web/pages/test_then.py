"""Pages as they stood on a past day: what was agreed and said by its end, and nothing else."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.node import models
from kelisim.web.addresses import SECTIONS
from tests.web import rows
from tests.web.conftest import World
from tests.web.crawl import LINK
from tests.web.rows import CANARY, ref
from tests.web.test_pages import body

LATER = "2023-03-01T10:00:00Z"
BEFORE, BETWEEN = "2021-01-01", "2022-06-01"
PARTS = (
    "",
    "programme",
    "documents",
    "commitments",
    "meetings",
    "figures",
    "places",
    "bodies",
    "people",
    "signed",
    "proposals",
)
DETAIL_LIMIT = 12


@pytest.fixture
def moved(world: World) -> World:
    """The register after a later version of its measure, a later report, a later statement and a later entry."""
    measure = world.entries["measure"]
    rows.version(measure, 2, measure.content | {"title": {"en": "Rubber"}, "term": {"end": "2031"}}, LATER)
    models.Entry.objects.filter(pk=measure.pk).update(title={"en": "Rubber"})
    rows.report(measure, "RUS", "delayed", "2023-02-01")
    rows.statement(measure, "2023-02-15", rows.when("2032"), side="RUS", summary="Said afterwards.")
    new = rows.entry(world.register, "measure", {"title": {"en": "Afterwards"}, "term": {"end": "2040"}})
    models.Version.objects.filter(entry=new).update(agreed_at=LATER)
    models.Report.objects.filter(status="delayed").update(at=LATER)
    models.Statement.objects.filter(said="2023-02-15").update(at=LATER)
    return world


def test_an_entry_is_what_was_agreed_by_then(moved: World, client: Client) -> None:
    """The earlier title, term, words and versions, under a banner that says so and leads back to today."""
    address = moved.address("commitments", "measure")
    now, then = body(client, address), body(client, f"{address}?on={BETWEEN}")
    assert "Rubber" in now
    assert "Said afterwards." in now
    assert "As it stood on 1 June 2022." in then
    for later in ("Rubber", "2031", "Said afterwards.", "delayed", "Version 2"):
        assert later not in then, later
    assert "Butadiene" in then
    assert "As it stood on" not in now


@pytest.mark.parametrize("section", ["commitments", ""])
def test_a_list_is_what_was_agreed_by_then(moved: World, client: Client, section: str) -> None:
    """What came later is not there yet, what was moved later has its old term, and words that came later count not."""
    now, then = (body(client, moved.address(section) + query) for query in ("", f"?on={BETWEEN}"))
    assert "Afterwards" in now
    assert "Rubber" in now
    assert "delayed" in now
    for later in ("Afterwards", "Rubber", "delayed"):
        assert later not in then, later


def test_no_link_of_a_day_leads_nowhere(moved: World, client: Client) -> None:
    """Whoever begins on a past day and follows links meets pages that were there on it."""
    named = rows.entry(moved.register, "place", {"names": {"en": "Later place"}, "kind": "zone"})
    models.Version.objects.filter(entry=named).update(agreed_at=LATER)
    measure = moved.entries["measure"]
    models.Version.objects.filter(entry=measure, ordinal=1).update(content=measure.content | {"places": [ref(named)]})
    waiting, pages = [moved.address() + f"?on={BETWEEN}"], dict[str, str]()
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        pages[address] = answer.content.decode(errors="replace")  # Pictures and files are linked to as well.
        found = {link.replace("&amp;", "&") for link in LINK.findall(pages[address])}
        found = {address.partition("?")[0] + link if link.startswith("?") else link for link in found}
        inside = {link for link in found if link.startswith(moved.address()) and f"on={BETWEEN}" in link}
        waiting += sorted(inside - {*pages, *waiting})
    assert len(pages) > 20
    assert any("not on the record by then" in page for page in pages.values())


def test_before_anything_was_agreed_there_is_nothing(moved: World, client: Client) -> None:
    """Lists are empty and say so; an entry is not there yet."""
    assert "No commitment is agreed yet." in body(client, moved.address("commitments") + f"?on={BEFORE}")
    assert "No document is agreed yet." in body(client, moved.address("documents") + f"?on={BEFORE}")
    assert client.get(moved.address("commitments", "measure") + f"?on={BEFORE}").status_code == 404


def test_links_keep_the_day(moved: World, client: Client) -> None:
    """Every link to a page of the register leads to the same day, but for the one to today and for files."""
    page = client.get(moved.address("commitments", "measure") + f"?on={BETWEEN}").content.decode()
    links = [part.split('"')[0] for part in page.split('href="')[1:]]
    inside = [link for link in links if link.startswith("/en/test/") and "." not in link.rsplit("/", 1)[-1]]
    assert len(inside) > 12
    assert [link for link in inside if f"on={BETWEEN}" not in link] == []


@pytest.mark.parametrize("section", PARTS)
def test_every_list_can_be_told_as_of_a_day(moved: World, client: Client, section: str) -> None:
    """In at most twelve statements, with the day in the banner."""
    address = moved.address(section) + f"?on={BETWEEN}"
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert "As it stood on 1 June 2022." in body(client, address)
    assert len(caught) <= DETAIL_LIMIT


@pytest.mark.parametrize("kind", sorted(set(SECTIONS) - {"story"}))
def test_every_entry_can_be_told_as_of_a_day(moved: World, client: Client, kind: str) -> None:
    """In at most twelve statements."""
    address = moved.address(SECTIONS[kind], kind) + f"?on={BETWEEN}"
    with CaptureQueriesContext(connection) as caught:
        assert "As it stood on 1 June 2022." in body(client, address)
    assert len(caught) <= DETAIL_LIMIT


@pytest.mark.parametrize(("asked", "words"), [("2999-01-01", "still to come"), ("tomorrow", "no such day")])
def test_a_day_that_cannot_be_told_is_answered_plainly(world: World, client: Client, asked: str, words: str) -> None:
    """On every list: why, and the way to the page as it stands."""
    for section in ("", "commitments", "people", "check"):
        answer = client.get(world.address(section), {"on": asked})
        assert answer.status_code == 400
        assert words in answer.content.decode()
        assert f'href="{world.address(section)}"' in answer.content.decode()


def test_a_day_may_be_typed_as_readers_of_russian_write_it(moved: World, client: Client) -> None:
    """The same page; its links carry the day as addresses have it, and the form shows it as it was typed."""
    then = client.get(moved.address("commitments").replace("/en/", "/ru/"), {"on": "1.06.2022"}).content.decode()
    assert "Состояние на 1 июня 2022" in then
    assert "?on=2022-06-01" in then
    assert 'value="01.06.2022"' in then


def test_today_is_the_page_itself(world: World, client: Client) -> None:
    """Today's date in the address is no past day."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    assert "As it stood on" not in body(client, world.address("commitments") + f"?on={today}")


def test_private_words_are_on_no_page_of_any_day(secrets: World, client: Client) -> None:
    """What is not public today is not shown as of a day either."""
    for section in PARTS:
        assert CANARY not in client.get(secrets.address(section), {"on": BETWEEN}).content.decode()
    for kind, section in SECTIONS.items():
        if kind != "story":
            assert CANARY not in client.get(secrets.address(section, kind), {"on": BETWEEN}).content.decode()


def test_a_reference_that_no_longer_holds_is_there_as_of_its_day(world: World, client: Client) -> None:
    """An entry that once referred to a field stands on the field's page as of then, and not today."""
    measure, field = world.entries["measure"], world.entries["field"]
    without = {name: value for name, value in measure.content.items() if name != "field"}
    rows.version(measure, 2, without, LATER)
    models.Link.objects.filter(source=measure, role="field").delete()
    models.FormerLink.objects.create(source=measure, entry=field.entry, role="field")
    address = world.address("fields", "field")
    assert "Butadiene" not in body(client, address)
    assert "Butadiene" in body(client, f"{address}?on={BETWEEN}")


def test_a_proposal_stands_as_it_stood(world: World, client: Client) -> None:
    """What was answered later is still waited for."""
    made = rows.proposal(world.register, status="dead")
    models.Answer.objects.create(
        proposal=made,
        party="RUS",
        verb="decline",
        implied=False,
        act=rows.digest(0),
        number=1,
        at=LATER,
        office="Office",
    )
    address = world.address("proposals")
    assert "declined" in body(client, address).lower()
    then = body(client, f"{address}?on={BETWEEN}")
    assert "declined" not in then.replace("what is declined stays declined", "")
    assert "waiting for Russia" in then
