"""How many SQL statements a page may take: 8 for lists, 12 for details, however long the list is.

The first reader after an act also waits until the courses that it touched are told, and the first of a map until its
places are read; that is not counted here.
"""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.node import models
from kelisim.node.settling import settle
from kelisim.web.addresses import SECTIONS
from kelisim.web.places.spots import spots_of
from kelisim.web.queries.records import all_records
from tests.web import rows
from tests.web.conftest import World

LISTS = (
    "",
    "programme",
    "people",
    "check",
    "documents",
    "commitments",
    "meetings",
    "figures",
    "places",
    "bodies",
    "news",
    "signed",
    "proposals",
)
LIST_LIMIT = 8
DETAIL_LIMIT = 12


def statements(client: Client, address: str) -> int:
    """How many statements a page takes."""
    for record in all_records():
        settle(record.register.pk)
        spots_of(record)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def grow(world: World, number: int) -> None:
    """More of everything, each with statements, a report, links and a version."""
    kinds = (
        "instrument",
        "measure",
        "meeting",
        "indicator",
        "place",
        "body",
        "story",
        "field",
        "decision",
        "milestone",
    )
    for turn in range(number):
        for kind in kinds:
            first = world.entries[kind]
            made = rows.entry(world.register, kind, dict(first.content), date=f"20{turn:02}")
            rows.link(made, "of", world.entries["measure"].entry)
            rows.statement(made, "2021", rows.status("done"), rows.when("2025"), side="KAZ")
            rows.statement(first, f"20{turn:02}", rows.when(f"20{turn:02}"), rows.figure(str(turn)), side="RUS")
            rows.report(made, "KAZ", "done")
            for word in rows.WORDS:
                rows.word(first, word)
        version = models.Version.objects.filter(entry=world.entries["measure"]).order_by("-ordinal")[0]
        version.pk, version.ordinal, version.proposal = None, version.ordinal + 1, rows.proposal(world.register)
        version.save()


def test_every_page_keeps_its_budget(world: World, client: Client) -> None:
    """A list takes at most eight statements and an entry's page twelve, as many for five rows as for fifty."""
    limits = {world.address(section): LIST_LIMIT for section in LISTS}
    limits |= {world.address(section, kind): DETAIL_LIMIT for kind, section in SECTIONS.items()}
    grow(world, 5)
    for address in limits:  # What a process reads once, of its languages and sites, is read now.
        client.get(address)
    few = {address: statements(client, address) for address in limits}
    grow(world, 45)
    many = {address: statements(client, address) for address in limits}
    assert many == few
    assert {address: (taken, limits[address]) for address, taken in many.items() if taken > limits[address]} == {}


def test_the_registers_keep_their_budget(world: World, client: Client) -> None:
    """The list of registers takes two statements, for one register as for five."""
    one = statements(client, "/en/")
    for number in range(4):
        rows.register(f"more-{number}")
    assert statements(client, "/en/") == one == 2
