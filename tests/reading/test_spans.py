"""The span rule over the invented stories and over what chance makes of them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.reading.document import read_document
from kelisim.reading.errors import ReadingError
from tests.reading.invented import STORIES, reading_of
from tests.reading.spans import breaches, unfounded

PIECES = [piece for story in STORIES for piece in story.read_text("utf-8").splitlines() if piece.strip()]
CHANGES = st.tuples(
    st.integers(min_value=0, max_value=4_000),
    st.integers(min_value=0, max_value=40),
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["\n", " and ", ", ", " signed ", "“", "(", "2021-2025", "Kazakhstan’s ", "e\u0301", " on May 3", "🙂"]
        ),
    ),
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_value_stands_where_its_evidence_says(story: Path) -> None:
    """Rules 1 to 3 for each story."""
    assert list(breaches(reading_of(story))) == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_quoted_value_has_evidence(story: Path) -> None:
    """No field that quotes the source is without a place in it."""
    assert list(unfounded(reading_of(story))) == []


@settings(max_examples=150, deadline=None)
@given(story=st.sampled_from(STORIES), changes=st.lists(CHANGES, min_size=1, max_size=6))
def test_the_rule_holds_for_altered_stories(story: Path, changes: list[tuple[int, int, str]]) -> None:
    """Cutting, inserting and replacing at random leaves every span in place or the document refused."""
    text = story.read_text("utf-8")
    for start, length, words in changes:
        text = text[:start] + words + text[start + length :]
    check(text)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_the_rule_holds_for_shuffled_paragraphs(pieces: list[str]) -> None:
    """Paragraphs of different stories in any order break nothing."""
    check("\n\n".join(pieces))


def check(text: str) -> None:
    """Read a text and hold it against the rule; a refusal is one of the reader's own."""
    try:
        reading = read_document(text.encode("utf-8", "replace"), "altered", published="2022-05-03")
    except ReadingError:
        return
    assert list(breaches(reading)) == []
    assert list(unfounded(reading)) == []
