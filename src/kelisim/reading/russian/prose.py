"""Drafts of Russian prose, in the order: instruments, offices, meetings, fields, measures, statements."""

from kelisim.model.draft import Draft
from kelisim.reading.drafter import Found
from kelisim.reading.page import Page
from kelisim.reading.russian.context import context_of
from kelisim.reading.russian.drafting_instruments import draft_instruments
from kelisim.reading.russian.drafting_measures import draft_fields, draft_measures
from kelisim.reading.russian.drafting_meetings import draft_meetings
from kelisim.reading.russian.drafting_offices import draft_offices
from kelisim.reading.russian.drafting_statements import draft_statements
from kelisim.reading.story.layout import Layout


def drafts_of(page: Page, layout: Layout) -> Found:
    """What Russian paragraphs say."""
    if not layout.body:
        return Found()
    context = context_of(page, layout)
    instruments, counts = draft_instruments(context)
    drafts: list[Draft] = [
        *instruments,
        *draft_offices(context),
        *draft_meetings(context),
        *draft_fields(context),
        *draft_measures(context),
        *draft_statements(context),
    ]
    return Found(drafts=tuple(drafts), counts=tuple(counts))
