"""What each page says."""

import re

import pytest
from django.test import Client

from kelisim.node import models
from kelisim.web.addresses import SECTIONS
from tests.web import rows
from tests.web.conftest import World


def body(client: Client, address: str) -> str:
    """The text of a page without its markup."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_root_goes_to_the_language_of_the_reader(world: World, client: Client) -> None:
    """`/` and addresses without a language lead to the reader's language."""
    answer = client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (302, "/en/")
    assert client.get("/test/documents/").headers["location"] == "/en/test/documents/"


def test_registers_are_listed(world: World, client: Client) -> None:
    """The first page names every register with its Parties."""
    said = body(client, "/en/")
    assert "Register test" in said
    assert "Kazakhstan 7 acts, 28 April 2021" in said


def test_the_front_page_counts_what_is_there(world: World, client: Client) -> None:
    """Fields with their commitments, what the sides say of them, the newest act, and whom proposals wait for."""
    page = client.get(world.address()).content.decode()
    assert 'aria-label="sides differ: 1"' in page
    said = body(client, world.address())
    assert "Industry 1 commitment" in said
    assert "Waiting for an answer RUS 1" in said
    assert "Signed acts 14" in said
    assert "Roadmap roadmap Kazakhstan, Russia signed" in said


def test_where_nothing_is_reported_it_is_said(world: World, client: Client) -> None:
    """A field of which no side spoke has no bar."""
    models.Report.objects.all().delete()
    models.Statement.objects.all().delete()
    assert "No side has reported on it." in body(client, world.address())


def test_a_commitment_shows_the_whole_story(world: World, client: Client) -> None:
    """Moves, differing figures, each side's latest word, the table, the term, bodies, documents and who signed."""
    said = body(client, world.address("commitments", "measure"))
    assert "launch moved once" in said
    assert "2026 +365 days" in said
    assert "statements differ on capacity" in said
    assert "3 statements, 2 sources" in said or "3 statements, 1 source" in said
    assert "Milestone trend" in said
    assert "signed by the side itself" in said
    assert "left the project" in said
    assert "up to 180" in said
    assert "Lead, Russia" in said
    assert "Signed by KAZ, act" in said
    assert "by 2025" in said
    assert "Baseline" in said


def test_commitments_can_be_filtered_and_sorted(world: World, client: Client) -> None:
    """The form filters by field and sorts; an unknown order or page is no error."""
    rows.entry(world.register, "measure", {"title": {"en": "Another"}})
    field = world.entries["field"].entry
    address = world.address("commitments")
    assert "1 commitment " in body(client, f"{address}?field={field}&sort=title")
    assert "2 commitments" in body(client, f"{address}?field=&sort=due")
    assert "No commitment fits" in body(client, f"{address}?field=KAZ.999.1")
    assert "2 commitments" in body(client, f"{address}?sort=nonsense&page=-3")


def test_a_figure_stands_by_period_and_side(world: World, client: Client) -> None:
    """Each side has its column; the chart says in words what is on it."""
    rows.statement(
        world.entries["indicator"], "2022", rows.figure("190", period={"start": "2021", "end": "2021"}), side="RUS"
    )
    page = client.get(world.address("figures", "indicator")).content.decode()
    said = body(client, world.address("figures", "indicator"))
    assert "Period Kazakhstan Russia" in said
    assert "Russia, as stated: 1 figure, the last 2021: 190" in page
    assert "190 kt a year" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_meeting_names_who_took_part(world: World, client: Client) -> None:
    """Participants by class with their presence, the agenda and the decisions."""
    said = body(client, world.address("meetings", "meeting"))
    for words in ("Members", "A. Mamin", "in person", "Space", "Approve it", "narrow format", "29–30 Apr 2021"):
        assert words in said


def test_a_document_names_its_territory_and_what_rests_on_it(world: World, client: Client) -> None:
    """A document's card and the commitments that refer to it."""
    said = body(client, world.address("documents", "instrument"))
    for words in ("third countries", "28 April 2021", "Butadiene", "signed"):
        assert words in said


def test_a_place_has_its_names_and_how_exact_it_is(world: World, client: Client) -> None:
    """The names by language, and how far the position may be off."""
    page = client.get(world.address("places", "place")).content.decode()
    assert '<dd lang="ru">Карабатан</dd>' in page
    assert "47.2° N, 52.3° E" in page
    assert "approximate within 25 km" in page


def test_words_in_another_language_are_marked(world: World, client: Client) -> None:
    """A title that is not in the reader's language carries its own."""
    assert '<span lang="ru">Татнефть</span>' in client.get(world.address("bodies")).content.decode()


def test_a_story_leads_to_what_the_register_holds(world: World, client: Client) -> None:
    """Byline, section, captions with credit, and the entries that rest on the same page."""
    said = body(client, world.address("news", "story"))
    for words in ("A. Author", "International", "Two men", "Gov.kz", "Roadmap", "No other story of this section"):
        assert words in said


def test_proposals_say_whom_they_wait_for(world: World, client: Client) -> None:
    """Open proposals first, with the Party whose answer is missing."""
    said = body(client, world.address("proposals"))
    assert said.index("Open 1") < said.index("Agreed 11")
    assert "waiting for Russia" in said


def test_signatures_show_keys_void_acts_and_forks(world: World, client: Client) -> None:
    """The key, the newest act, a fork's warning and the reason of a void act."""
    party = models.Party.objects.get(code="RUS")
    models.Party.objects.filter(pk=party.pk).update(forked=True)
    models.VoidAct.objects.create(
        act="f" * 64, register=world.register, party="RUS", number=3, code="not-bound", reason="RUS is not bound by it."
    )
    said = body(client, world.address("signed"))
    for words in (party.head, "Two stories.", "RUS is not bound by it.", "kelisim verify", "Signatory of RUS"):
        assert words in said


def test_signatures_show_full_powers(world: World, client: Client) -> None:
    """Who signs for a Party, what it may do, since when and until when, and how many root keys sign together."""
    models.Party.objects.filter(code="KAZ").update(threshold=2)
    shared = {"register": world.register, "party": "KAZ", "powers": {"kinds": ["accept", "report"]}}
    models.Signer.objects.create(**shared, key="a" * 64, office="Desk of industry", since=3)
    models.Signer.objects.create(**shared, key="b" * 64, office="Desk of energy", since=3, until=9)
    said = body(client, world.address("signed"))
    for words in ("Desk of industry since act 3 accepts, reports", "Desk of energy for acts 3 to 9", "2 of them sign"):
        assert words in said


def test_what_rests_on_one_of_two_stories_is_marked(world: World, client: Client) -> None:
    """A disputed entry, report, statement and proposal each say so; an entry without an agreed version has its page."""
    assert "isputed" not in body(client, world.address("commitments", "measure"))
    models.Statement.objects.update(disputed=True)
    models.Entry.objects.filter(kind="measure").update(disputed=True)
    said = body(client, world.address("commitments", "measure"))
    assert "Disputed. A further version of it rests on one of two stories" in said
    assert said.count("disputed") == 4
    models.Entry.objects.filter(kind="measure").update(versions=0)
    models.Version.objects.filter(entry__kind="measure").delete()
    assert "agreed in one of two stories" in body(client, world.address("commitments", "measure"))
    rows.proposal(world.register, status="disputed")
    assert "Disputed: it rests on one of two stories" in body(client, world.address("proposals"))


def test_a_demonstration_says_so_on_every_page(client: Client, db: None) -> None:
    """A register of demonstration keys carries the banner."""
    rows.register("demo", demonstration=True)
    for section in ("", "documents/", "signed/", "proposals/"):
        assert "no real State has signed anything here" in body(client, f"/en/demo/{section}")


def test_an_observatory_says_that_no_state_has_signed(client: Client, db: None) -> None:
    """Sides that are no Parties are shown as not signed."""
    row = rows.register("seen", kind="observatory")
    measure = rows.entry(row, "measure", {"title": {"en": "Seen"}, "sides": ["KAZ", "RUS"]})
    rows.statement(measure, "2021", side="RUS")
    assert "Kept by an observatory; no State has signed it." in body(client, "/en/seen/")
    assert "Not signed Statements speak for these sides" in body(client, "/en/seen/signed/")
    assert "Kazakhstan not signed" in body(client, f"/en/seen/commitments/{measure.entry}/")


@pytest.mark.parametrize(
    "address",
    ["/en/nothing/", "/en/test/documents/KAZ.9999.1/", "/en/test/documents/nonsense/", "/en/Test/", "/en/test/x/"],
)
def test_what_is_not_there_is_said_in_plain_words(world: World, client: Client, address: str) -> None:
    """An unknown address answers 404 with a page of the house."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_an_entry_has_one_address(world: World, client: Client) -> None:
    """An entry is not found under the section of another kind."""
    entry = world.entries["measure"].entry
    for kind, section in SECTIONS.items():
        wanted = 200 if kind == "measure" else 404
        assert client.get(f"/en/test/{section}/{entry}/").status_code == wanted


def test_a_bad_request_is_said_in_plain_words(world: World) -> None:
    """A host name that is not ours answers 400 with a page of the house, and no traceback."""
    answer = Client(headers={"host": "elsewhere.example"}).get("/en/")
    assert answer.status_code == 400
    assert "could not be understood" in answer.content.decode()


def test_a_fault_is_said_in_plain_words(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault answers 500 with a page that needs nothing from the database."""

    def fail(slug: str) -> None:
        raise RuntimeError(slug)

    monkeypatch.setattr("kelisim.web.views.programme.find_record", fail)
    answer = Client(headers={"host": "localhost"}, raise_request_exception=False).get("/en/test/")
    assert answer.status_code == 500
    assert "This node has a fault" in answer.content.decode()
    assert "RuntimeError" not in answer.content.decode()


def test_empty_registers_have_pages(client: Client, db: None) -> None:
    """A register without an entry shows every list, and a node without a register its first page."""
    assert "This node keeps no register yet." in body(client, "/en/")
    rows.register("bare")
    sections = ("", *(f"{section}/" for section in ("documents", "commitments", "meetings", "figures", "places")))
    for section in (*sections, "bodies/", "news/", "signed/", "proposals/"):
        body(client, f"/en/bare/{section}")
