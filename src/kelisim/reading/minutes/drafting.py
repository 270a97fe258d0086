"""Drafts of minutes."""

from kelisim.reading.drafter import Found
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout


def is_one(page: Page, layout: Layout) -> bool:
    """Whether the document is of this genre."""
    return False


def drafts_of(page: Page, layout: Layout) -> Found:
    """What the document says."""
    return Found()
