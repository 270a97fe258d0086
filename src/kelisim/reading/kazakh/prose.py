"""Drafts of Kazakh prose, in the order: instruments, offices, meetings, fields, measures, statements."""

from collections.abc import Callable, Sequence

from kelisim.model.draft import Draft
from kelisim.reading.drafter import Found
from kelisim.reading.kazakh.context import Context, context_of
from kelisim.reading.kazakh.drafting_instruments import draft_instruments
from kelisim.reading.kazakh.drafting_measures import draft_fields, draft_measures
from kelisim.reading.kazakh.drafting_meetings import draft_meetings
from kelisim.reading.kazakh.drafting_offices import draft_offices
from kelisim.reading.kazakh.drafting_statements import draft_statements
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout

_DRAFTERS: tuple[Callable[[Context], Sequence[Draft]], ...] = (
    draft_offices,
    draft_meetings,
    draft_fields,
    draft_measures,
    draft_statements,
)


def drafts_of(page: Page, layout: Layout) -> Found:
    """What Kazakh paragraphs say."""
    context = context_of(page, layout)
    instruments, counts = draft_instruments(context)
    others = [draft for drafter in _DRAFTERS for draft in drafter(context)]
    return Found(drafts=(*instruments, *others), counts=tuple(counts))
