"""Linked data: JSON-LD in the words of schema.org."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from kelisim.node import models
from kelisim.web.addresses import SECTIONS
from kelisim.web.sharing.linked import written
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import ref

ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(T[\d:.+]+)?")
REQUIRED = {
    "instrument": ("Legislation", {"name", "legislationType", "legislationDate", "legislationJurisdiction"}),
    "meeting": ("Event", {"name", "startDate", "endDate", "eventStatus", "attendee"}),
    "body": ("Corporation", {"name", "alternateName", "areaServed"}),
    "indicator": ("Dataset", {"name", "description", "variableMeasured", "creator"}),
    "story": ("NewsArticle", {"headline", "datePublished", "author", "image", "mainEntityOfPage"}),
    "place": ("Place", {"name", "geo"}),
    "measure": ("Action", {"name", "endTime", "actionStatus", "agent"}),
    "milestone": ("Action", {"name", "endTime"}),
    "decision": ("Action", {"name"}),
}
"""What readers of the format ask for, by the kind of entry."""


def graph(client: Client, address: str) -> list[dict[str, Any]]:
    """The linked data of a page: one element, one context."""
    (found,) = ELEMENT.findall(client.get(address).content.decode())
    whole = json.loads(found)
    assert whole["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = whole["@graph"]
    assert all(node["@type"] for node in nodes)
    return nodes


def empty(value: Any) -> bool:
    """Whether something in a value says nothing."""
    if isinstance(value, dict):
        return not value or any(map(empty, value.values()))
    if isinstance(value, list):
        return not value or any(map(empty, value))
    return value in ("", None)


@pytest.mark.parametrize("kind", sorted(REQUIRED))
def test_every_kind_has_its_type_and_what_readers_ask_for(world: World, client: Client, kind: str) -> None:
    """The type of the kind, the properties that are asked for, whole addresses, exact dates, and nothing empty."""
    address = world.address(SECTIONS[kind], kind)
    type_of, required = REQUIRED[kind]
    models.Statement.objects.all().delete()
    rows.report(world.entries["measure"], "RUS", "in-progress")
    node = graph(client, address)[0]
    assert node["@type"] == type_of
    assert required <= node.keys()
    assert node["@id"] == node["url"] == f"{settings.PUBLIC_ADDRESS}{address}"
    assert not empty(node)
    for name in ("legislationDate", "startDate", "endDate", "datePublished", "startTime", "endTime"):
        assert DAY.fullmatch(node.get(name, "2021"))


@pytest.mark.parametrize("kind", sorted(SECTIONS))
def test_every_page_says_where_it_stands(world: World, client: Client, kind: str) -> None:
    """The trail begins at the node and ends on the page, its steps counted from 1."""
    address = world.address(SECTIONS[kind], kind)
    trail = graph(client, address)[-1]
    assert trail["@type"] == "BreadcrumbList"
    steps = trail["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["item"] == f"{settings.PUBLIC_ADDRESS}/en/"
    assert steps[-1]["item"] == f"{settings.PUBLIC_ADDRESS}{address}"
    assert all(step["name"] for step in steps)


def test_a_ministry_is_a_government_organisation(world: World, client: Client) -> None:
    """A body of a government is called so, a company is not."""
    content = {"names": {"en": "Ministry of Energy"}, "kind": "ministry", "side": "KAZ"}
    made = rows.entry(world.register, "body", content)
    node = graph(client, f"/en/test/bodies/{made.entry}/")[0]
    assert node["@type"] == "GovernmentOrganization"
    assert node["areaServed"] == {"@type": "Country", "name": "Kazakhstan", "identifier": "KAZ"}


def test_the_front_page_of_a_register_is_a_dataset_and_that_of_the_node_a_site(world: World, client: Client) -> None:
    """A register with its id and Parties; the node with its languages."""
    register = graph(client, "/en/test/")[0]
    assert (register["@type"], register["identifier"]) == ("Dataset", world.register.pk)
    assert [party["identifier"] for party in register["creator"]] == ["KAZ", "RUS"]
    assert graph(client, "/en/")[0]["inLanguage"] == ["en", "ru", "kk"]


def test_what_differs_is_given_no_state(world: World, client: Client) -> None:
    """Where sides say different things the page computes none, so none is claimed."""
    rows.report(world.entries["measure"], "RUS", "done")
    assert "actionStatus" not in graph(client, world.address("commitments", "measure"))[0]


def test_a_past_day_has_no_linked_data(world: World, client: Client) -> None:
    """What programs read is how things stand today."""
    page = client.get(world.address("commitments", "measure") + "?on=2021-05-01")
    assert page.status_code == 200
    assert ELEMENT.findall(page.content.decode()) == []


def test_no_text_can_end_the_element() -> None:
    """Marks of markup and line separators are written as escapes, and read back as they were."""
    hostile = "</script><!-- & \u2028 <b>"
    said = written([{"@type": "Thing", "name": hostile}])
    assert not set("<>&\u2028\u2029") & set(said)
    assert json.loads(said)["@graph"][0]["name"] == hostile


def test_relations_are_named(world: World, client: Client) -> None:
    """What a document implements and what it amends, by the titles of those that are public."""
    law = rows.entry(world.register, "instrument", {"kind": "treaty", "title": {"en": "A treaty"}})
    content = dict(world.entries["instrument"].content)
    content["relations"] = [{"kind": "under", "instrument": ref(law)}, {"kind": "amends", "instrument": ref(law)}]
    models.Entry.objects.filter(pk=world.entries["instrument"].pk).update(content=content)
    node = graph(client, world.address("documents", "instrument"))[0]
    assert node["isBasedOn"] == node["legislationChanges"] == [{"@type": "Legislation", "name": "A treaty"}]
