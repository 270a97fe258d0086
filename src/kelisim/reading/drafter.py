"""What every part of the reader that makes drafts is given and gives back."""

from typing import Protocol

import msgspec

from kelisim.model.draft import Draft, StatedCount
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout


class Found(msgspec.Struct, frozen=True):
    """What a part of the reader found: drafts, stated counts of instruments, and what a person should look at."""

    drafts: tuple[Draft, ...] = ()
    counts: tuple[StatedCount, ...] = ()
    look: tuple[str, ...] = ()


class Drafter(Protocol):
    """A function that makes drafts of a page."""

    def __call__(self, page: Page, layout: Layout) -> Found:
        """Make drafts.

        Args:
            page: the whole page.
            layout: the page taken apart; its body holds the paragraphs that this drafter is to read, and no others.
        """
        ...
