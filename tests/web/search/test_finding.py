"""Questions are answered: what fits is found, in order, with what to narrow it by."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kelisim.node import models
from kelisim.web.search import finding, indexing
from kelisim.web.search.backend import Filters
from kelisim.web.search.finding import PER_PAGE, hits, matches, thing_of_act, thing_of_entry
from tests.web import rows
from tests.web.conftest import World
from tests.web.search.conftest import Find, marks, titles

TEXT = {"title": {"en": "Bridge", "ru": "Мост через Урал", "kk": "Жайық көпірі"}}
SUMMARY = {
    "en": "The agreements were signed by the ministries.",
    "ru": "Договоры подписаны министерствами.",
    "kk": "Келісімдерге министрліктер қол қойды.",
}


@pytest.fixture
def bridge(world: World) -> models.Entry:
    """A measure with words in three languages."""
    content = {**TEXT, "summary": SUMMARY, "sides": ["KAZ", "RUS"], "number": "12-б"}
    return rows.entry(world.register, "measure", content, date="2024-05-01")


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("agreement", "agreements"),
        ("министерство", "министерствами"),
        ("договором", "Договоры"),
        ("келісім", "Келісімдерге"),
        ("келисимдер", "Келісімдерге"),
        ("министрлігі", "министрліктер"),
        ("мосту", "Мост"),
        ("көпірлер", "көпірі"),
    ],
)
def test_a_form_finds_and_marks_another(bridge: models.Entry, find: Find, question: str, marked: str) -> None:
    """What was typed finds another form, in a title or a text, and the form that is there is marked."""
    answer = find(question)
    assert "Bridge" in titles(answer)
    assert marks(answer) == {marked}


def test_numbers_and_aliases_are_found(world: World, find: Find) -> None:
    """A number that a plan gives, and another name of a body."""
    rows.entry(world.register, "body", {"names": {"en": "Company for Cables"}, "aliases": ["КабельСтрой"]})
    rows.entry(world.register, "measure", {"title": {"en": "Cable"}, "number": "48", "sides": ["KAZ"]})
    assert titles(find("кабельстроя")) == ["Company for Cables"]
    assert titles(find("48")) == ["Cable"]


def test_phrases_and_minus(world: World, find: Find) -> None:
    """Words in quotation marks follow one another; what stands behind a minus is left out."""
    for title in ("Border crossing", "Crossing of the border", "Border road"):
        rows.entry(world.register, "measure", {"title": {"en": title}, "sides": ["KAZ"]})
    assert sorted(titles(find("border crossing"))) == ["Border crossing", "Crossing of the border"]
    assert titles(find('"border crossings"')) == ["Border crossing"]
    assert titles(find("border -crossing")) == ["Border road"]
    assert titles(find("border -crossing -road")) == []


def test_a_title_comes_before_a_text(world: World, find: Find) -> None:
    """What is called so comes before what only mentions it, and a spelling that is like it comes last."""
    rows.entry(
        world.register, "measure", {"title": {"kk": "Екінші"}, "summary": {"kk": "бекет салынады"}, "sides": ["KAZ"]}
    )
    rows.entry(world.register, "measure", {"title": {"kk": "Бекет"}, "sides": ["KAZ"]})
    assert titles(find("бекетті")) == ["Бекет", "Екінші"]


def test_statements_reports_and_other_words_are_found_on_their_entry(world: World, find: Find) -> None:
    """What a side says is found by its words and its speaker, and leads to the entry."""
    measure = world.entries["measure"]
    said = rows.statement(measure, "2024-01-01", side="KAZ", summary="The turbine was delivered.")
    rows.report(measure, "RUS", "delayed", text={"en": "Turbines wait at the port."})
    rows.word(world.entries["instrument"], "notice", text={"ru": "О турбине не было речи."})
    answer = find("turbine")
    assert sorted(hit.document.kind for hit in answer.hits) == ["report", "statement"]
    assert titles(answer) == ["Butadiene", "Butadiene"]
    assert {hit.document.anchor for hit in answer.hits} == {f"act-{said.act[:12]}", ""}
    assert [hit.document.kind for hit in find("турбины").hits] == ["notice"]
    assert {hit.document.kind for hit in find("press").hits} == {"statement"}


def test_facets_count_and_filters_narrow(world: World, find: Find) -> None:
    """Each facet counts with the other filters applied and its own left out."""
    field = world.entries["field"]
    for year, side in (("2023", "KAZ"), ("2024", "KAZ"), ("2024", "RUS")):
        content = {"title": {"en": f"Canal {year}"}, "sides": [side], "field": rows.ref(field)}
        rows.entry(world.register, "measure", content, date=year)
    rows.entry(world.register, "place", {"names": {"en": "Canal"}, "kind": "river", "sides": ["KAZ", "RUS"]})

    def counts(answer: finding.Answer) -> dict[str, dict[str, int]]:
        return {facet.name: dict(facet.counts) for facet in answer.facets}

    every = find("canal")
    assert every.total == 4
    assert counts(every) == {
        "kind": {"measure": 3, "place": 1},
        "field": {field.entry: 3},
        "side": {"KAZ": 3, "RUS": 2},
        "year": {"2024": 2, "2023": 1},
    }
    narrowed = find("canal", filters=Filters(kind="measure", side="KAZ"))
    assert narrowed.total == len(narrowed.hits) == 2
    assert counts(narrowed)["side"] == {"KAZ": 2, "RUS": 1}
    assert counts(narrowed)["kind"] == {"measure": 2, "place": 1}
    assert titles(find("canal", filters=Filters(year="2023"))) == ["Canal 2023"]
    assert find("canal", filters=Filters(field=field.entry)).total == 3
    assert find("canal", filters=Filters(kind="body")).total == 0


@pytest.fixture
def many(world: World) -> list[str]:
    """More entries of one word than a page holds, by date from the newest on."""
    for number in range(45):
        rows.entry(
            world.register, "measure", {"title": {"en": f"Dam {number}"}, "sides": ["KAZ"]}, date=f"20{10 + number}"
        )
    return [f"Dam {number}" for number in reversed(range(45))]


@pytest.mark.parametrize("ranked", [True, False])
def test_pages_hold_everything_once(
    many: list[str], find: Find, monkeypatch: pytest.MonkeyPatch, *, ranked: bool
) -> None:
    """By relevance, by date, or with so many answers that only names are ranked: three pages have every hit once."""
    if not ranked:
        monkeypatch.setattr(finding, "MOST_RANKED", 10)
    pages = [find("dams", page=number) for number in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [PER_PAGE, PER_PAGE, 5]
    assert sorted(title for page in pages for title in titles(page)) == sorted(many)
    assert pages[0].pages == 3
    assert find("dams", page=99).page == 3
    newest = [title for number in (1, 2, 3) for title in titles(find("dams", page=number, newest=True))]
    assert newest == many


def test_where_nearly_everything_fits_names_come_first(
    world: World, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then those that have it in their text by date; a page may have some of both."""
    monkeypatch.setattr(finding, "MOST_RANKED", 5)
    for number in range(15):
        rows.entry(world.register, "measure", {"title": {"en": f"Gate {number}"}, "sides": ["KAZ"]}, date="2020")
    for number in range(15):
        content = {"title": {"en": f"Lock {number}"}, "summary": {"en": "With a gate."}, "sides": ["KAZ"]}
        rows.entry(world.register, "measure", content, date=f"20{10 + number}")
    first, second = titles(find("gate")), titles(find("gate", page=2))
    assert {title.split()[0] for title in first[:15]} == {"Gate"}
    assert first[15:] + second == [f"Lock {number}" for number in reversed(range(15))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("butadeine", "butadiene"),
        ("Buatdiene launch", "butadiene launch"),
        ("kfeyx", "лаунч"),
        ("карабатна", "карабатан"),
        ("xyzzy", ""),
    ],
)
def test_a_slip_is_mended(world: World, find: Find, typed: str, expected: str) -> None:
    """The nearest word of the index, or the same keys in the other alphabet, where that finds something."""
    rows.entry(world.register, "measure", {"title": {"ru": "Лаунч"}, "sides": ["KAZ"]})
    rows.entry(world.register, "measure", {"title": {"en": "Butadiene launch"}, "sides": ["KAZ"]})
    answer = find(typed)
    assert answer.total == 0
    assert answer.meant == expected


def test_who_follows_a_search_is_told_what_fits(world: World, bridge: models.Entry) -> None:
    """Of some new things those that answer a question, in a few statements; unknown and private things answer none."""
    said = rows.statement(bridge, "2024-01-01", side="KAZ", summary="The bridge stands.")
    indexing.rebuild()
    own, act = thing_of_entry(world.register.pk, bridge.entry), thing_of_act(said.act)
    others = [thing_of_entry(world.register.pk, row.entry) for row in world.entries.values()]
    with CaptureQueriesContext(connection) as caught:
        assert matches("bridges", "en", [own, act, *others, "entry:nowhere:KAZ.9.9"]) == {own, act}
    assert len(caught) <= 2
    assert matches("мост", "ru", [own, act]) == {own}
    assert matches("bridge -stands", "en", [own, act]) == {own}
    assert matches("", "en", [own, act]) == set()


def test_one_register_is_searched_or_all(world: World, find: Find) -> None:
    """What is in another register is found where that or all are asked for."""
    other = rows.register("other")
    rows.entry(other, "measure", {"title": {"en": "Butadiene too"}, "sides": ["KAZ"]})
    inside = find("butadiene")
    assert "Butadiene too" not in titles(inside)
    assert titles(hits([other.pk], "butadiene", "en")) == ["Butadiene too"]
    assert hits([], "butadiene", "en").total == inside.total + 1
