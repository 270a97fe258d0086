"""What the reader finds in invented Kazakh stories, and that every word of it stands there."""

from pathlib import Path
from typing import Any

import pytest

from kelisim.model.decode import plain
from tests.reading.invented import value_at
from tests.reading.kazakh.telling import STORIES, contents, expected_of, told
from tests.reading.spans import leaves

KINDS = ("instrument", "office", "meeting", "statement")
EMPTY: tuple[Any, ...] = (None, [], (), False)
QUOTING = frozenset(("name", "office", "number", "kk", "kk-Latn"))


def differences(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The paths at which a draft is not what was expected: what was found and what was expected."""
    differ = {}
    for path, value in expected.items():
        if path == "title":
            there = next(iter(found["title"].values()))
            same = value in there
        else:
            there = value_at(found, path)
            there = list(there) if isinstance(there, tuple) else there
            same = there == value or (there in EMPTY and value in EMPTY)
        if not same:
            differ[path] = (there, value)
    return differ


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_every_draft_is_found_and_no_other(story: Path) -> None:
    """Instruments, offices, meetings and statements are those that the story's JSON lists, with these fields."""
    expected = expected_of(story)
    _, found = told(story.read_text("utf-8"), expected["published"], titled=True)
    for kind in KINDS:
        if kind not in expected:
            continue
        drafts = contents(found, kind)
        assert len(drafts) == len(expected[kind]), (kind, drafts)
        for one, other in zip(drafts, expected[kind], strict=True):
            assert differences(one, other) == {}, kind


@pytest.mark.parametrize("story", [one for one in STORIES if "count" in expected_of(one)], ids=lambda story: story.stem)
def test_stated_counts_are_kept_beside_those_named(story: Path) -> None:
    """A story that says how many papers were signed keeps that number, and how many of them it names."""
    expected = expected_of(story)
    _, found = told(story.read_text("utf-8"), expected["published"], titled=True)
    assert [{"stated": one.stated, "named": one.named} for one in found.counts] == expected["count"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_every_value_that_quotes_stands_at_its_place(story: Path) -> None:
    """Names, offices, titles and numbers equal the words of the page at their evidence, in Latin letters too."""
    page, found = told(story.read_text("utf-8"), expected_of(story)["published"], titled=True)
    for draft in found.drafts:
        content = plain(draft.content)
        places = {span.field: page.text[span.start : span.end] for span in draft.evidence}
        for path, value in leaves(content):
            if path.rpartition(".")[2] in QUOTING:
                assert places.get(path) == value, path
        for path, words in places.items():
            assert words.strip() == words, path
            assert value_at(content, path) is not None, path


def test_there_are_stories_in_both_kinds_of_letters() -> None:
    """Two of the stories are in Latin letters, the others in Cyrillic ones."""
    latin = [story for story in STORIES if story.stem.startswith("latyn")]
    assert len(latin) == 2
    assert len(STORIES) >= 14
