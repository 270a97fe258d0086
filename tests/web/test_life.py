"""The life of a document on its page: for each Party its status on a day, since when, why, and what is lacking."""

import datetime
from typing import Any

import pytest
from django.test import Client

from kelisim.model.decode import convert
from kelisim.model.instrument import Instrument
from kelisim.node import models
from kelisim.register.treaty import reasoning
from kelisim.register.treaty.days import UNKNOWN, Day, day_of
from kelisim.register.treaty.reasoning import TAILS, TEMPLATES, because
from kelisim.web import reasons
from kelisim.web.life import article_name, document_life
from tests.web import rows
from tests.web.conftest import World
from tests.web.test_pages import body

CLAUSES = {
    "provisional": {"after": "P60D"},
    "entry_into_force": {"rule": "notifications", "after": "P30D"},
    "expiry": {"through": "2030-12-31"},
    "reaches_back": "2020-01-01",
}


def document(world: World, client: Client, on: str, **content: Any) -> str:
    """The text of the document's page on a day, with more on record."""
    paper = world.entries["instrument"]
    if content:
        rows.version(paper, paper.versions + 1, paper.content | content)
        paper.refresh_from_db()
    return body(client, world.address("documents", "instrument") + f"?day={on}")


def test_every_sentence_is_the_one_of_the_register() -> None:
    """The words that can be translated are the templates of the register, code by code."""
    assert {code: str(words) for code, words in reasons.SENTENCES.items()} == TEMPLATES
    assert {code: str(words) for code, words in reasons.TAILS.items()} == TAILS


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (day_of("2021-04-28"), "28 April 2021"),
        (day_of("2021-04"), "April 2021"),
        (day_of("2021"), "2021"),
        (UNKNOWN, "a day that is not known"),
        (Day(datetime.date(2021, 4, 2), datetime.date.max), "a day not before 2 April 2021"),
        (Day(datetime.date.min, datetime.date(2021, 4, 2)), "a day not after 2 April 2021"),
        (Day(datetime.date(2021, 4, 2), datetime.date(2021, 5, 2)), "a day from 2 April 2021 to 2 May 2021"),
    ],
)
def test_a_day_is_spoken_as_it_is_known(day: Day, words: str) -> None:
    """A day is never made more exact than the record has it."""
    assert reasons.day_words(day, "en") == words


def test_lapses_ordinals_papers_and_parties_are_spoken() -> None:
    """The terms of a sentence are put in words, and so is what is waited for."""
    assert [reasons.lapse_words(lapse) for lapse in ("P1D", "P2W", "P6M", "P5Y")] == [
        reasoning.lapse_words(lapse) for lapse in ("P1D", "P2W", "P6M", "P5Y")
    ]
    assert [reasons.ordinal(number) for number in range(1, 130)] == [reasoning.ordinal(n) for n in range(1, 130)]
    waits = because("lacks-papers", paper="notification", parties=("KAZ", "RUS"))
    assert reasons.sentence(waits, "en", {"KAZ": "Kazakhstan", "RUS": "Russia"}.__getitem__) == (
        "waits for the notification of Kazakhstan, Russia"
    )
    second = because("signature", "P30D", number=2, day=day_of("2021-04-28"))
    assert reasons.sentence(second, "en", str) == "30 days after the 2nd signature, of 28 April 2021"


def test_without_a_clause_signed_stays_signed(world: World, client: Client) -> None:
    """Where neither clause nor action is on record nothing is computed, and the page says so."""
    models.Word.objects.all().delete()
    said = document(world, client, "2026-01-01")
    assert "No clause on entry into force is on record, so whether it is in force is not computed." in said
    assert "The status that the source states: signed" in said
    assert "Since and why" not in said
    assert "in force since" not in said
    stated = document(world, client, "2026-01-01", status="in-force")
    assert "The status that the source states: in force" in stated


def test_the_life_of_each_party_with_what_is_lacking(world: World, client: Client) -> None:
    """One Party has notified, in its own signed notice, and the other has not; then both have."""
    said = document(world, client, "2021-05-30", clauses=CLAUSES)
    assert "Kazakhstan signed 28 April 2021: signed on 28 April 2021 waits for the notification of Kazakhstan" in said
    said = document(world, client, "2021-07-30")
    assert "Russia provisionally applied 27 June 2021: 60 days after the last signature of 28 April 2021" in said
    assert "The text covers relations since 1 January 2020." in said
    action = {"party": "KAZ", "action": "notification", "date": "2021-08"}
    said = document(world, client, "2021-09-10", actions=[action])
    assert "provisionally applied or in force the record does not tell which" in said
    assert "in force a day from 31 August 2021 to 30 September 2021 30 days after the last notification" in said
    assert "notification that its internal procedures are complete" in said
    assert "Kazakhstan in force" in document(world, client, "2021-12-01")
    assert "expired 1 January 2031 to come the text holds through 31 December 2030" in said


def test_a_disputed_notice_counts_for_nothing(world: World, client: Client) -> None:
    """What stands in one of two stories is shown as disputed and brings nothing into force."""
    action = {"party": "KAZ", "action": "notification", "date": "2021-08"}
    models.Word.objects.update(disputed=True)
    said = document(world, client, "2022-01-01", clauses=CLAUSES, actions=[action])
    assert "waits for the notification of Russia" in said
    assert "Kazakhstan provisionally applied" in said
    assert " disputed" in said


def test_reservations_are_told_with_their_effect(world: World, client: Client) -> None:
    """What a reservation does between the two, and that a declaration changes nothing."""
    reservation = {"party": "KAZ", "action": "reservation", "date": "2021-05-01", "articles": ["art_2"]}
    declaration = {"party": "RUS", "action": "declaration", "date": "2021-05-02"}
    said = document(world, client, "2026-01-01", clauses=CLAUSES, actions=[reservation, declaration])
    assert "Kazakhstan, towards Russia Article 2 the provisions are modified between the two" in said
    assert "Russia, towards Kazakhstan the whole document no effect a declaration of 2 May 2021" in said


def test_articles_have_addresses_and_the_words_of_the_day(world: World, client: Client) -> None:
    """An article is found under its address; amended and corrected words say why, and words can be taken away."""
    articles = [
        {"address": "art_1", "text": {"en": "First.\nSecond paragraph."}, "heading": {"en": "Aims"}},
        {"address": "art_2__para_1", "text": {"ru": "Второе."}},
    ]
    amendments = [
        {"article": "art_1", "by": {"name": "Protocol 1"}, "reads": {"en": "Amended."}, "in_force": "2022-01-01"},
        {"article": "art_1", "by": {"name": "Protocol 2"}, "in_force": "2024-01-01"},
    ]
    said = document(world, client, "2021-06-01", articles=articles, amendments=amendments)
    assert "Article 1 . Aims First. Second paragraph." in said
    assert "Amended by Protocol 1 from 1 January 2022 Amended." in document(world, client, "2023-01-01")
    assert "The words were taken away." in document(world, client, "2025-01-01")
    page = client.get(world.address("documents", "instrument") + "?day=2021-06-01").content.decode()
    assert 'id="art_2__para_1"' in page
    assert '<p lang="ru">Второе.</p>' in page


def test_an_article_is_named_by_its_numbers() -> None:
    """The address in words."""
    assert article_name("art_5__para_2__point_a") == "Article 5, paragraph 2, point a"
    assert article_name("annex_1__art_3") == "Annex 1, Article 3"


def test_a_withdrawal_without_a_clause_has_no_computed_effect() -> None:
    """It is told, with the reason that nothing follows from it."""
    signatures = [{"party": "KAZ", "date": "2020"}, {"party": "RUS", "date": "2020"}]
    withdrawal = {"party": "RUS", "action": "withdrawal", "date": "2022-03-01"}
    paper = {"kind": "treaty", "title": {"en": "T"}, "signatures": signatures, "actions": [withdrawal]}
    instrument: Instrument = convert({**paper, "parties": ["KAZ", "RUS"]}, Instrument)
    life = document_life(instrument, [], datetime.date(2023, 1, 1), "en", str)
    (note,) = life.parties[1].notes
    assert note.startswith("its withdrawal of 1 March 2022 has no computed effect")
    assert not life.clause


SIGNED = {"kind": "protocol", "parties": ["KAZ", "RUS"], "clauses": {"entry_into_force": {"rule": "signature"}}}


def related(world: World, kind: str, signed: str) -> models.Entry:
    """A later document that comes into force on signature, and says how it stands to the document."""
    paper = world.entries["instrument"]
    signatures = [{"party": party, "date": signed} for party in ("KAZ", "RUS")]
    relations = [{"kind": kind, "instrument": rows.ref(paper)}]
    content = {**SIGNED, "title": {"en": "Later"}, "signatures": signatures, "relations": relations}
    found = rows.entry(world.register, "instrument", content)
    rows.link(found, "relations", paper.entry)
    return found


def test_an_amendment_holds_from_the_entry_into_force_of_what_makes_it(world: World, client: Client) -> None:
    """Its day is computed from the other document's own clauses, as both are in the register."""
    by = rows.ref(related(world, "amends", "2031-03-01"))
    articles = [{"address": "art_1", "text": {"en": "Old words"}}]
    changed = [{"article": "art_1", "reads": {"en": "New words"}, "by": by}]
    assert "Old words" in document(world, client, "2031-02-28", articles=articles, amendments=changed)
    page = document(world, client, "2031-03-01")
    assert "New words" in page
    assert "Old words" not in page


def test_a_later_document_ends_the_one_that_it_supersedes(world: World, client: Client) -> None:
    """On the day on which all Parties are bound by the later one, with the reason."""
    signatures = [{"party": party, "date": "2020-01-01"} for party in ("KAZ", "RUS")]
    earlier = {**SIGNED, "signatures": signatures}
    assert "terminated" not in document(world, client, "2023-01-01", **earlier).lower()
    related(world, "supersedes", "2022-05-01")
    page = document(world, client, "2023-01-01").lower()
    assert "terminated" in page
    assert "1 may 2022" in page
