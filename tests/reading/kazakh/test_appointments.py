"""Who took an office, and since when."""

from typing import Any

import pytest

from kelisim.model.draft import OfficeDraft
from kelisim.reading.document import read_document

HEAD = "Астанада жаңа министр тағайындалды\n\nАСТАНА, 2032 жылғы 3 мамыр. "


def offices(sentence: str) -> list[tuple[Any, ...]]:
    """Name, office, side and since when of each office of a story."""
    reading = read_document((HEAD + sentence + "\n").encode(), "story")
    found = []
    for draft in reading.drafts:
        if isinstance(draft, OfficeDraft):
            for span in draft.evidence:
                if span.field in {"name", "office"}:
                    assert reading.text[span.start : span.end] == getattr(draft.content, span.field)
            since = draft.content.since
            found.append((draft.content.name, draft.content.office, draft.content.side, since and since.start))
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Арман Садықов 2032 жылғы 4 сәуірде Қазақстанның энергетика министрі болып тағайындалды.",
            ("Арман Садықов", "энергетика министрі", "KAZ", "2032-04-04"),
        ),
        (
            "Виктор Лисовский 2031 жылғы наурыздан бері Беларусь премьер-министрі қызметін атқарады.",
            ("Виктор Лисовский", "премьер-министрі", "BLR", "2031-03"),
        ),
        (
            "Айгүл Сейтқали 2032 жылғы мамырда Өзбекстанның сауда министрі қызметіне кірісті, деп хабарланды.",
            ("Айгүл Сейтқали", "сауда министрі", "UZB", "2032-05"),
        ),
    ],
)
def test_an_appointment_tells_person_office_side_and_day(sentence: str, expected: tuple[Any, ...]) -> None:
    """With the places in which they stand."""
    assert expected in offices(sentence)


def test_two_people_of_one_sentence_are_left_alone() -> None:
    """Nobody can tell whose the office is."""
    sentence = "Арман Садықов пен Виктор Лисовский кеше кездесті, кейін энергетика министрі болып тағайындалды."
    assert all(since is None for *_, since in offices(sentence))
