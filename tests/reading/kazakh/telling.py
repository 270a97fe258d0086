"""The invented Kazakh stories, what a careful reader finds in them, and what the reader drafts."""

import json
from pathlib import Path
from typing import Any

from kelisim.model.decode import plain
from kelisim.model.draft import draft_kind
from kelisim.reading.drafter import Found
from kelisim.reading.kazakh.prose import drafts_of
from kelisim.reading.page import Page, plain_page
from kelisim.reading.story.layout import Layout
from kelisim.reading.story.told import Told

STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))


def laid_out(page: Page, published: str | None, *, titled: bool = True) -> Layout:
    """A page of which the first paragraph is the title, and the others are the body."""
    first = page.paragraphs[0]
    return Layout(
        title=Told(first.start, first.end, first.text) if titled else None,
        author=None,
        section=None,
        publisher=None,
        published=published,
        published_at=None,
        dateline=None,
        photos=(),
        body=page.paragraphs[1:] if titled else page.paragraphs,
    )


def told(text: str, published: str | None = None, *, titled: bool = False) -> tuple[Page, Found]:
    """A text as a page, and what Kazakh rules find in it."""
    page = plain_page(text)
    return page, drafts_of(page, laid_out(page, published, titled=titled))


def contents(found: Found, kind: str) -> list[dict[str, Any]]:
    """The contents of the drafts of a kind, as plain values."""
    return [plain(draft.content) for draft in found.drafts if draft_kind(draft) == kind]


def instruments(text: str, published: str | None = None) -> list[tuple[str, str | None, str]]:
    """Kind, status and title of each instrument that a text is read to name."""
    return [
        (one["kind"], one["status"], next(iter(one["title"].values())))
        for one in contents(told(text, published)[1], "instrument")
    ]


def expected_of(story: Path) -> dict[str, Any]:
    """What a careful reader finds in a story."""
    expected: dict[str, Any] = json.loads(story.with_suffix(".json").read_text("utf-8"))
    return expected
