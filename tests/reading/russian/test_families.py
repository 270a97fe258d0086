"""Short invented stories, each of one way in which Russian prose tells a step, a meeting, a speaker or a count.

`families.txt` holds them one after another: the day of publication, the story, and a line for each draft that a reader
is to find: kind, status, Parties, day and words of the title of an instrument; sitting, day and title of a meeting; the
speakers; the counts. "-" stands for nothing. A kind of draft of which a story lists none is not looked at, but for
instruments.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from kelisim.model.decode import plain
from kelisim.model.draft import Reading, draft_kind
from kelisim.reading.document import read_document


class Told(NamedTuple):
    """A story, when it was published, and what is to be found in it."""

    published: str
    text: str
    expected: tuple[tuple[str, ...], ...]


def _told(block: str) -> Told:
    story, _, lines = block.partition("\n-----\n")
    published, _, text = story.strip().partition("\n")
    return Told(published, text, tuple(tuple(line.split(" | ")) for line in lines.splitlines() if line))


FAMILIES = [
    _told(block) for block in (Path(__file__).parent / "families.txt").read_text("utf-8").strip().split("\n=====\n")
]


def read(told: Told) -> Reading:
    """What is read of a story on the day it was published."""
    return read_document(told.text.encode(), "story.txt", published=told.published)


def found_in(reading: Reading, words: dict[str, str]) -> list[tuple[str, ...]]:
    """The drafts in the form of the lines; of a title that holds the words of a line those words."""
    found: list[tuple[str, ...]] = []
    speakers: dict[str, None] = {}
    for draft in reading.drafts:
        content = plain(draft.content)
        match draft_kind(draft):
            case "instrument":
                title = content["title"]["ru"]
                told = next((one for one in words if one.lower() in title.lower()), title)
                parties = " ".join(sorted(content.get("parties") or ())) or "-"
                step = content.get("status") or "-", parties, content.get("signed") or "-"
                found.append(("instrument", content["kind"], *step, told))
            case "meeting":
                day = (content.get("dates") or {}).get("start") or "-"
                found.append(("meeting", content.get("sitting") or "-", day, content["title"]["ru"]))
            case "statement":
                speakers.setdefault(content["speaker"].get("name") or content["speaker"]["office"])
    return [*found, *(("statement", name) for name in speakers), *(("count", str(c.stated)) for c in reading.counts)]


@pytest.mark.parametrize("told", FAMILIES, ids=lambda told: told.text.split("\n")[0][:40])
def test_the_drafts_are_those_of_the_story(told: Told) -> None:
    """Nothing is missed and nothing else is found."""
    kinds = {line[0] for line in told.expected} | {"instrument"}
    words = {line[-1]: line[-1] for line in told.expected if line[0] == "instrument"}
    found = [line for line in found_in(read(told), words) if line[0] in kinds]
    assert sorted(found) == sorted(told.expected)
