"""What the reader finds in invented stories."""

from pathlib import Path
from typing import Any

import pytest

from tests.reading.invented import COMPARED, STORIES, contents, expected_of, reading_of, value_at

EMPTY: tuple[Any, ...] = (None, [], (), False)
"""Values that are left out of what is written."""


def differences(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The paths at which a draft is not what was expected: what was found and what was expected."""
    differ = {}
    for path, value in expected.items():
        if path == "title":
            there = value_at(found, "title.en")
            same = value in there
        elif path == "paragraphs":
            there = len(found["body"])
            same = there == value
        else:
            there = value_at(found, path)
            there = list(there) if isinstance(there, tuple) else there
            same = there == value or (there in EMPTY and value in EMPTY)
        if not same:
            differ[path] = (there, value)
    return differ


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_draft_is_found_and_no_other(story: Path) -> None:
    """The drafts of each kind are those that the story's JSON lists, with these fields."""
    reading, expected = reading_of(story), expected_of(story)
    for kind in COMPARED:
        if kind not in expected:
            continue
        found = contents(reading, kind)
        names = ("title.en", "summary.en", "name", "text.en")
        titles = [next(filter(None, (value_at(one, path) for path in names)), None) for one in found]
        assert len(found) == len(expected[kind]), (kind, titles)
        for one, other in zip(found, expected[kind], strict=True):
            assert differences(one, other) == {}, kind


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_story_is_told_from_what_stands_around_it(story: Path) -> None:
    """Title, author, section, date, captions and body are the story's own."""
    reading, expected = reading_of(story), expected_of(story)
    (told,) = contents(reading, "story")
    assert differences(told, expected["story"]) == {}


@pytest.mark.parametrize("story", [one for one in STORIES if "field" in expected_of(one)], ids=lambda story: story.name)
def test_fields_of_cooperation_are_found(story: Path) -> None:
    """The fields that the story speaks of are drafted, once each."""
    assert [one["code"] for one in contents(reading_of(story), "field")] == expected_of(story)["field"]


@pytest.mark.parametrize(
    "story", [one for one in STORIES if "counts" in expected_of(one)], ids=lambda story: story.name
)
def test_stated_counts_stand_beside_what_is_named(story: Path) -> None:
    """Each count that the story states, and how many of them it names."""
    counts = [[count.stated, count.named] for count in reading_of(story).counts]
    assert counts == expected_of(story)["counts"]
