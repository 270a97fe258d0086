"""The invented stories and what a careful reader finds in them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from kelisim.model.decode import plain
from kelisim.model.draft import Reading, draft_kind
from kelisim.reading.document import read_document

FOLDER = Path(__file__).parent / "stories"
STORIES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".html"})
COMPARED = ("instrument", "office", "meeting", "decision", "measure", "statement")
"""The kinds of which a story lists every draft."""


@cache
def reading_of(story: Path) -> Reading:
    """A story as the reader reads it."""
    return read_document(story.read_bytes(), story.name)


def expected_of(story: Path) -> dict[str, Any]:
    """What a careful reader finds in a story."""
    found: dict[str, Any] = json.loads(story.with_suffix(".json").read_text("utf-8"))
    return found


def contents(reading: Reading, kind: str) -> list[dict[str, Any]]:
    """The contents of the drafts of a kind, as plain values."""
    return [plain(draft.content) for draft in reading.drafts if draft_kind(draft) == kind]


def value_at(content: Any, path: str) -> Any:
    """The value at a path such as `participants.0.name`; None where there is none."""
    for part in path.split("."):
        if isinstance(content, list | tuple):
            content = content[int(part)] if int(part) < len(content) else None
        else:
            content = (content or {}).get(part)
    return content
