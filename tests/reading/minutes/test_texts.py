"""What is read from invented minutes and decisions."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kelisim.model.draft import draft_kind
from kelisim.reading.drafter import Found
from kelisim.reading.minutes import drafting
from kelisim.reading.page import Page, plain_page
from kelisim.reading.story.layout import Layout, take_apart
from kelisim.reading.treaties import drafting as treaties
from tests.reading.invented import STORIES, value_at
from tests.reading.treaties.invented import TEXTS as TREATIES
from tests.reading.treaties.invented import page_of as treaty_page
from tests.reading.treaties.invented import plain
from tests.reading.treaties.test_texts import leaves

FOLDER = Path(__file__).parent / "texts"
TEXTS = sorted(path.name for path in FOLDER.glob("*.txt"))
EMPTY: tuple[Any, ...] = (None, [], {}, "")


@cache
def page_of(name: str) -> tuple[Page, Layout]:
    """A text as a page."""
    page = plain_page((FOLDER / name).read_text("utf-8"))
    return page, take_apart(page)


@cache
def found_in(name: str) -> Found:
    """What is read from a text."""
    return drafting.drafts_of(*page_of(name))


def contents(name: str, kind: str) -> list[dict[str, Any]]:
    """The contents of the drafts of a kind."""
    return [plain(draft.content) for draft in found_in(name).drafts if draft_kind(draft) == kind]


def expected_of(name: str) -> dict[str, Any]:
    """What an official finds in a text."""
    found: dict[str, Any] = json.loads((FOLDER / name).with_suffix(".json").read_text("utf-8"))
    return found


def differences(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The paths at which a draft is not what was expected: what was found and what was expected."""
    differ = {}
    for path, value in expected.items():
        if path == "people":
            there = [[one.get(name) for name in ("name", "side", "standing")] for one in found.get("participants", [])]
        elif path == "text":
            there = next(iter(found["text"].values()))[: len(value)]
        else:
            there = value_at(found, path)
        if not (there == value or (there in EMPTY and value in EMPTY)):
            differ[path] = (there, value)
    return differ


@pytest.mark.parametrize("name", TEXTS)
def test_the_meeting_is_the_one_that_the_head_names(name: str) -> None:
    """Organ, number, sitting, days, place, participants and agenda."""
    assert drafting.is_one(*page_of(name))
    (meeting,) = contents(name, "meeting")
    assert differences(meeting, expected_of(name)["meeting"]) == {}


@pytest.mark.parametrize("name", TEXTS)
def test_decisions_are_what_was_decided_and_nothing_else(name: str) -> None:
    """Each point with its number, who answers and by when; what was only noted is none."""
    found, expected = contents(name, "decision"), expected_of(name)["decisions"]
    assert [next(iter(one["text"].values()))[:40] for one in found][len(expected) :] == []
    assert len(found) == len(expected)
    assert [differences(one, other) for one, other in zip(found, expected, strict=True)] == [{}] * len(expected)


@pytest.mark.parametrize("name", TEXTS)
def test_minutes_are_an_instrument_where_they_are_signed(name: str) -> None:
    """A protocol with its Parties, day and place; unsigned minutes and decisions give none."""
    found, expected = contents(name, "instrument"), expected_of(name)["protocol"]
    assert len(found) == int(expected is not None)
    assert [differences(one, expected) for one in found] == [{}] * len(found)


@pytest.mark.parametrize("name", TEXTS)
def test_every_value_has_a_place_that_says_it(name: str) -> None:
    """What quotes the text equals it at its place, and no leaf is without one."""
    text = page_of(name)[0].text
    for draft in found_in(name).drafts:
        content = plain(draft.content)
        said = set()
        for span in draft.evidence:
            said.add(span.field)
            value = value_at(content, span.field)
            assert value is not None, span.field
            last = span.field.split(".")[-1]
            if last in {"name", "office", "number", "words"} or span.field.startswith(("title.", "text.", "agenda.")):
                assert text[span.start : span.end] == value, span.field
        assert [path for path in leaves(content) if path not in said] == []


@pytest.mark.parametrize("name", TEXTS)
def test_minutes_are_no_treaty(name: str) -> None:
    """A signed protocol of a meeting is not read as a treaty."""
    assert not treaties.is_one(*page_of(name))


@pytest.mark.parametrize("name", TREATIES)
def test_a_treaty_is_no_minutes(name: str) -> None:
    """Protocols that are treaties among them."""
    assert not drafting.is_one(*treaty_page(name))


@pytest.mark.parametrize("story", [one for one in STORIES if one.suffix == ".txt"], ids=lambda story: story.name)
def test_no_invented_story_is_minutes(story: Path) -> None:
    """Every story of the reader's own tests."""
    page = plain_page(story.read_text("utf-8"))
    assert not drafting.is_one(page, take_apart(page))


NEGATIVES = {
    "a story about a session": "Протокол подписан по итогам заседания комиссии. Стороны договорились о форуме.",
    "a decision of a court": "РЕШЕНИЕ\n\nИменем Республики\n\nСуд города Астаны, решил:\n\n1. Отказать.",
    "a decision of a city": "РЕШЕНИЕ № 5\n\nГородской совет депутатов Омска решил:\n\n1. Утвердить бюджет.",
    "a treaty protocol": "ПРОТОКОЛ\nо создании Межправительственной комиссии\n\nСтороны согласились:\n\nСтатья 1",
    "a headline": "Decision of the day: minutes of joy\n\nThe council met and nothing was decided.",
    "a Kazakh story": "Үкіметаралық комиссияның отырысы өтті\n\nОтырыс қорытындысы бойынша хаттамаға қол қойылды.",
}


@pytest.mark.parametrize("text", NEGATIVES.values(), ids=NEGATIVES)
def test_what_speaks_of_meetings_is_no_minutes(text: str) -> None:
    """Stories, courts, councils of cities and treaties."""
    page = plain_page(text)
    assert not drafting.is_one(page, take_apart(page))
    assert drafting.drafts_of(page, take_apart(page)).drafts == ()


def test_minutes_headed_as_a_draft_are_looked_at_and_no_instrument() -> None:
    """Rule 3 of the drafting."""
    page = plain_page("ПРОЕКТ\n\n" + (FOLDER / "ru-commission.txt").read_text("utf-8"))
    found = drafting.drafts_of(page, take_apart(page))
    assert [draft_kind(draft) for draft in found.drafts if draft_kind(draft) == "instrument"] == []
    assert found.look


def test_who_took_part_with_an_office_gives_an_office() -> None:
    """The part in the meeting, such as co-chair, is none of the office."""
    assert contents("en-commission.txt", "office") == [
        {"name": "Dana Omarova", "office": "Minister of Gardens", "side": "KAZ"},
        {"name": "Marko Petrovic", "office": "Minister of Rivers", "side": "SRB"},
        {"name": "Timur Asanov", "office": "Director of the Department of Ponds", "side": "KAZ"},
        {"name": "Anna Kiss", "office": "Ambassador", "side": "HUN"},
    ]
