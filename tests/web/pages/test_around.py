"""Relations of documents, decisions followed through, people in offices, and how to check."""

import re

from django.test import Client

from kelisim.web.relations_chart import Tie, relations_charts
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import ref
from tests.web.test_pages import body


def document(world: World, title: str, **content: object) -> object:
    """A document of the register."""
    return rows.entry(world.register, "instrument", {"kind": "protocol", "title": {"en": title}, **content})


def test_relations_are_told_from_both_ends(world: World, client: Client) -> None:
    """What a document says of another stands on the page of either, drawn and in words."""
    roadmap = world.entries["instrument"]
    protocol = document(world, "Protocol", relations=[{"kind": "amends", "instrument": ref(roadmap)}])
    rows.link(protocol, "relations", roadmap.entry)  # type: ignore[arg-type]
    there = body(client, world.address("documents", "instrument"))
    assert "Amended by Protocol" in there
    page = client.get(world.address("documents") + f"{protocol.entry}/").content.decode()  # type: ignore[attr-defined]
    assert page.count('class="chart relations-chart') == 2
    assert "Amends" in page
    assert 'aria-hidden="true"' in page.partition("relations-chart")[2][:200]


def test_a_document_without_relations_has_no_drawing(world: World, client: Client) -> None:
    """No empty frame stands there."""
    assert "relations-chart" not in client.get(world.address("documents", "instrument")).content.decode()


def test_boxes_of_a_drawing_do_not_overlap(world: World) -> None:
    """Whatever the number of neighbours, up to what is drawn, on either side."""
    row = world.entries["instrument"]
    for out, back in ((0, 1), (1, 0), (3, 2), (9, 9)):
        ties = [Tie("under", None, f"Document with a long name, number {number}") for number in range(9)]
        for chart in relations_charts(row, ties[:out], ties[:back]):
            spots = [(node.x, node.y) for node in chart.nodes]
            width, height = chart.box
            for index, (x, y) in enumerate(spots):
                assert 0 <= x <= chart.width - width
                assert 0 <= y <= chart.height - height
                assert all(abs(x - u) >= width or abs(y - v) >= height for u, v in spots[index + 1 :])
            assert len(chart.arrows) == len(chart.nodes) - 1
    assert relations_charts(row, [], []) == []


def test_a_decision_is_followed_through(world: World, client: Client) -> None:
    """Who reports what of it, how long it is overdue, and what it led to, on the page of its meeting."""
    meeting = world.entries["meeting"]
    content = {"text": {"en": "Build a weir"}, "number": "4", "meeting": ref(meeting), "due": {"end": "2022-05"}}
    decision = rows.entry(world.register, "decision", content | {"responsible": [{"name": "Ministry", "side": "KAZ"}]})
    rows.report(decision, "KAZ", "in-progress", "2022-04-01")
    led = rows.entry(world.register, "measure", {"title": {"en": "Weir"}, "instruments": [ref(decision)]})
    page = body(client, world.address("meetings", "meeting"))
    assert "4 Build a weir" in page
    assert "not reported done" in page
    assert "overdue by" in page
    assert "KAZ in progress 1 Apr 2022" in page
    assert "Led to: Weir (Commitment)" in page
    assert f"/commitments/{led.entry}/" in client.get(world.address("meetings", "meeting")).content.decode()
    assert "Nothing on the record follows from it yet." in page


def test_people_stand_with_their_offices(world: World, client: Client) -> None:
    """By name, with office, body, side and the occasions; a name can be asked for."""
    rows.person(world.entries["instrument"], "Z. Other", side="RUS")
    page = body(client, world.address("people"))
    assert "A. Mamin Head KAZ 29 Apr 2021" in page
    assert "Z. Other" in page
    asked = body(client, world.address("people") + "?name=mamin")
    assert "Where it stands 29 Apr 2021 Talks Head" in asked
    assert "Z. Other" not in asked
    assert "No name on the record" in body(client, world.address("people") + "?name=nobody")


def test_the_page_of_a_body_names_who_was_in_its_offices(world: World, client: Client) -> None:
    """A person attested in an office of the body, with the day."""
    made = rows.person(world.entries["meeting"], "B. Person")
    made.body = world.entries["body"].entry
    made.save()
    assert "29 Apr 2021 B. Person Head Talks" in body(client, world.address("bodies", "body"))


def test_each_entry_says_since_when_by_whom_and_how_to_check(world: World, client: Client) -> None:
    """The line of a fact leads to the certificate and to the page that tells how to check it."""
    page = client.get(world.address("commitments", "measure")).content.decode()
    line = re.search(r'<p class="fact">.*?</p>', page, re.DOTALL)
    assert line
    assert "Signatory" in line[0]
    assert "2021" in line[0]
    entry = world.entries["measure"].entry
    assert f"/test/certificates/{entry}.html" in line[0]
    assert f"/en/test/check/?entry={entry}" in line[0]
    told = body(client, f"/en/test/check/?entry={entry}")
    assert f"kelisim verify test-{entry}.html" in told
    assert world.register.id[:4] in told


def test_there_is_nothing_to_check_of_what_is_not_public(secrets: World, client: Client) -> None:
    """An entry that is not public is not found, and one whose certificate would show more is sent to the whole."""
    hidden = rows.entry(secrets.register, "measure", {"title": {"en": "Hidden"}}, public=False)
    assert client.get(f"/en/test/check/?entry={hidden.entry}").status_code == 404
    told = body(client, f"/en/test/check/?entry={secrets.entries['measure'].entry}")
    assert "There is no certificate of this entry alone" in told


def test_an_article_has_its_own_address(world: World, client: Client) -> None:
    """It leads to the article's place on the page of its document, in either spelling, and keeps the day."""
    address = world.address("documents", "instrument")
    for spelled in ("art_5__para_2", "art-5__para-2"):
        answer = client.get(f"{address}{spelled}/")
        assert answer.headers["Location"] == f"{address}#art_5__para_2"
    assert client.get(f"{address}art_5/?on=2022-06-01").headers["Location"] == f"{address}?on=2022-06-01#art_5"
