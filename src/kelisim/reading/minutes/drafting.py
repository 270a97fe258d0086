"""Drafts of minutes."""

from kelisim.reading.drafter import Found
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout


def is_one(page: Page, layout: Layout) -> bool:  # noqa: ARG001 - every genre is given it
    """Whether the document is of this genre."""
    return False


def drafts_of(page: Page, layout: Layout) -> Found:  # noqa: ARG001 - as above
    """What the document says."""
    return Found()
