"""Drafts of Kazakh prose."""

from kelisim.reading.drafter import Found
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout


def drafts_of(page: Page, layout: Layout) -> Found:
    """What Kazakh paragraphs say."""
    return Found()
