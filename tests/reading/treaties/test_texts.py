"""What is read from invented treaties."""

import datetime
from typing import Any

import msgspec
import pytest

from kelisim.model.draft import InstrumentDraft, OfficeDraft
from kelisim.model.instrument import Instrument
from kelisim.reading.treaties import drafting
from kelisim.register.treaty.life import lives
from tests.reading.invented import value_at
from tests.reading.treaties.invented import TEXTS, drafts_of, expected_of, page_of, plain

EMPTY: tuple[Any, ...] = (None, [], {}, "")


def differences(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The paths at which a draft is not what was expected: what was found and what was expected."""
    differ = {}
    for path, value in expected.items():
        if path == "force":
            continue
        if path == "title":
            there = next(iter(found["title"].values()))
            same = value in there
        elif path == "addresses":
            there = [article["address"] for article in found.get("articles", [])]
            same = there == value
        else:
            there = value_at(found, path)
            same = there == value or (there in EMPTY and value in EMPTY)
        if not same:
            differ[path] = (there, value)
    return differ


@pytest.mark.parametrize("name", TEXTS)
def test_the_treaties_of_a_text_are_those_that_stand_in_it(name: str) -> None:
    """Each is found with its fields, and no other."""
    assert drafting.is_one(*page_of(name))
    found, expected = [plain(draft.content) for draft in drafts_of(name)], expected_of(name)
    assert [one["title"] for one in found][len(expected) :] == []
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert differences(one, other) == {}


@pytest.mark.parametrize("name", TEXTS)
def test_what_quotes_the_text_equals_it_at_its_place(name: str) -> None:
    """Titles, names, offices, articles: the value is the words at the span."""
    text = page_of(name)[0].text
    quoted = 0
    for draft in drafts_of(name):
        content = plain(draft.content)
        for span in draft.evidence:
            assert 0 <= span.start < span.end <= len(text)
            value = value_at(content, span.field)
            assert value is not None, span.field
            if span.field.split(".")[0] in {"title", "articles"} or span.field.endswith((".name", ".office")):
                assert text[span.start : span.end] == value, span.field
                quoted += 1
    assert quoted


@pytest.mark.parametrize("name", TEXTS)
def test_every_value_has_a_place(name: str) -> None:
    """No leaf of the content is without evidence, but for the addresses, which are made of numbers."""
    for draft in drafts_of(name):
        said = {span.field for span in draft.evidence}
        missing = [path for path in leaves(plain(draft.content)) if path not in said and not path.endswith(".address")]
        assert missing == []


def leaves(value: Any, path: str = "") -> list[str]:
    """The paths of the leaves of a value; an empty rule is a leaf."""
    if isinstance(value, dict) and value:
        return [leaf for name, inner in value.items() for leaf in leaves(inner, f"{path}.{name}" if path else name)]
    if isinstance(value, list):
        return [leaf for place, inner in enumerate(value) for leaf in leaves(inner, f"{path}.{place}")]
    return [path]


@pytest.mark.parametrize("name", [name for name in TEXTS if any("force" in one for one in expected_of(name))])
def test_the_life_of_a_treaty_follows_from_what_was_read(name: str) -> None:
    """The register computes each Party's status on a day from the draft's content."""
    for draft, expected in zip(drafts_of(name), expected_of(name), strict=True):
        for day, statuses in expected.get("force", {}).items():
            found = lives(draft.content)
            told = {party: life.status_on(datetime.date.fromisoformat(day)).status for party, life in found.items()}
            assert told == statuses


@pytest.mark.parametrize("name", TEXTS)
def test_the_content_of_a_draft_is_an_instrument(name: str) -> None:
    """What was read passes the model's own checks when it is read again as JSON."""
    for draft in drafts_of(name):
        assert isinstance(draft, InstrumentDraft)
        assert msgspec.json.decode(msgspec.json.encode(draft.content), type=Instrument) == draft.content


def test_who_signed_with_an_office_gives_an_office() -> None:
    """The name, the office and the Party of each signatory, where they stand in the block."""
    page, layout = page_of("en-birds.txt")
    offices = [draft for draft in drafting.drafts_of(page, layout).drafts if isinstance(draft, OfficeDraft)]
    assert [plain(draft.content) for draft in offices] == [
        {"name": "A. Serikov", "office": "Minister of Ecology", "side": "KAZ"},
        {"name": "B. Karimov", "office": "Minister of Nature", "side": "UZB"},
    ]
    assert [span.field for span in offices[0].evidence] == ["name", "office", "side"]
