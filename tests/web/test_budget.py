"""How many SQL statements a page may take: 8 for lists, 12 for details, however long the list is.

The first reader after an act also waits until the courses that it touched are told; that is not counted here.
"""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.node import models
from kelisim.node.settling import settle
from kelisim.web.addresses import SECTIONS
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
    for register in models.Register.objects.values_list("pk", flat=True):
        settle(register)
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


@pytest.fixture
def counted(world: World, client: Client) -> Callable[[str], tuple[int, int]]:
    """Counts the statements of a page with a few rows of everything and with fifty."""

    def count(address: str) -> tuple[int, int]:
        grow(world, 5)
        few = statements(client, address)
        grow(world, 45)
        return few, statements(client, address)

    return count


@pytest.mark.parametrize("section", LISTS)
def test_a_list_keeps_its_budget(world: World, counted: Callable[[str], tuple[int, int]], section: str) -> None:
    """A list takes at most eight statements, as many for five rows as for fifty."""
    few, many = counted(world.address(section))
    assert few == many
    assert many <= LIST_LIMIT


@pytest.mark.parametrize("kind", sorted(SECTIONS))
def test_an_entry_keeps_its_budget(world: World, counted: Callable[[str], tuple[int, int]], kind: str) -> None:
    """An entry's page takes at most twelve statements, however much is said of it."""
    few, many = counted(world.address(SECTIONS[kind], kind))
    assert few == many
    assert many <= DETAIL_LIMIT


def test_the_registers_keep_their_budget(world: World, client: Client) -> None:
    """The list of registers takes two statements, for one register as for five."""
    one = statements(client, "/en/")
    for number in range(4):
        rows.register(f"more-{number}")
    assert statements(client, "/en/") == one == 2
