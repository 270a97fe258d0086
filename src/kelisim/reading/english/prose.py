"""Drafts of English prose, in the order: instruments, meetings, fields, measures, statements."""

from collections.abc import Callable, Sequence

from kelisim.model.draft import Draft
from kelisim.reading.drafter import Found
from kelisim.reading.english.context import Context, context_of
from kelisim.reading.english.drafting_instruments import draft_instruments
from kelisim.reading.english.drafting_measures import draft_fields, draft_measures
from kelisim.reading.english.drafting_meetings import draft_meetings
from kelisim.reading.english.drafting_statements import draft_statements
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout

_DRAFTERS: tuple[Callable[[Context], Sequence[Draft]], ...] = (
    draft_instruments,
    draft_meetings,
    draft_fields,
    draft_measures,
    draft_statements,
)


def drafts_of(page: Page, layout: Layout) -> Found:
    """What English paragraphs say."""
    context = context_of(page, layout)
    return Found(drafts=tuple(draft for drafter in _DRAFTERS for draft in drafter(context)))
