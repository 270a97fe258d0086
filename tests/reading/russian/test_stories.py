"""What the reader finds in invented Russian stories: see README.md beside them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.model.decode import plain
from kelisim.model.draft import Draft, draft_kind
from kelisim.reading.page import plain_page
from kelisim.reading.russian.prose import drafts_of
from kelisim.reading.story.layout import take_apart
from tests.reading.invented import value_at

STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))
QUOTING = ("title.ru", "name", "office", "summary.ru", "number", "quote")
PIECES = [piece for story in STORIES for piece in story.read_text("utf-8").splitlines() if piece.strip()]


def drafts(text: str) -> tuple[Draft, ...]:
    """What Russian rules draft of a text."""
    page = plain_page(text)
    return drafts_of(page, take_apart(page)).drafts


@cache
def told(story: Path) -> tuple[Draft, ...]:
    """What Russian rules draft of a story."""
    return drafts(story.read_text("utf-8"))


def differences(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The paths at which a draft is not what was expected."""
    differ = {}
    for path, value in expected.items():
        there = value_at(found, "title.ru" if path == "title" else path)
        there = list(there) if isinstance(there, tuple) else there
        same = value in there if path == "title" else there == value or (not there and not value)
        if not same:
            differ[path] = (there, value)
    return differ


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_draft_is_found_and_no_other(story: Path) -> None:
    """The drafts are those that the story's JSON lists, kind by kind, with these fields."""
    expected: dict[str, list[dict[str, Any]]] = json.loads(story.with_suffix(".json").read_text("utf-8"))
    for kind, wanted in expected.items():
        found = [plain(draft.content) for draft in told(story) if draft_kind(draft) == kind]
        assert len(found) == len(wanted), (kind, found)
        for one, other in zip(found, wanted, strict=True):
            assert differences(one, other) == {}, kind


def check_spans(text: str) -> None:
    """Every span lies in the text, and what quotes the source equals it."""
    for draft in drafts(text):
        content = plain(draft.content)
        for span in draft.evidence:
            value = value_at(content, span.field)
            assert 0 <= span.start < span.end <= len(text), span
            assert value is not None, span
            if span.field.endswith(QUOTING):
                assert value == text[span.start : span.end], span


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_value_stands_where_its_evidence_says(story: Path) -> None:
    """The span rule over each story."""
    check_spans(story.read_text("utf-8"))


@settings(max_examples=60, deadline=None)
@given(
    story=st.sampled_from(STORIES),
    changes=st.lists(
        st.tuples(
            st.integers(min_value=0, max_value=1_500),
            st.integers(min_value=0, max_value=40),
            st.sampled_from(["\n", " и ", ", ", " подписали ", "«", "(", "2021–2025", "министр ", ":", "не ", "🙂"]),
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_the_rule_holds_for_altered_stories(story: Path, changes: list[tuple[int, int, str]]) -> None:
    """Cutting and inserting at random leaves every span in place."""
    text = story.read_text("utf-8")
    for start, length, words in changes:
        text = text[:start] + words + text[start + length :]
    check_spans(text)


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_the_rule_holds_for_shuffled_paragraphs(pieces: list[str]) -> None:
    """Paragraphs of different stories in any order break nothing."""
    check_spans("\n\n".join(pieces))


def test_a_stated_count_keeps_both_numbers() -> None:
    """Where fewer instruments are named than stated, the count says so."""
    page = plain_page((Path(__file__).parent / "stories" / "list.txt").read_text("utf-8"))
    (count,) = drafts_of(page, take_apart(page)).counts
    assert (count.stated, count.named, page.text[count.start : count.end]) == (7, 3, "7")
