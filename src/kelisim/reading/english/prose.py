"""Drafts of English prose, in the order: instruments, offices, meetings, decisions, fields, measures, statements."""

from collections.abc import Callable, Sequence

from kelisim.model.draft import Draft
from kelisim.reading.drafter import Found
from kelisim.reading.english.context import Context, context_of
from kelisim.reading.english.counts import stated_counts
from kelisim.reading.english.drafting_decisions import draft_decisions
from kelisim.reading.english.drafting_instruments import draft_instruments
from kelisim.reading.english.drafting_measures import draft_fields, draft_measures
from kelisim.reading.english.drafting_meetings import draft_meetings
from kelisim.reading.english.drafting_offices import draft_offices
from kelisim.reading.english.drafting_statements import draft_statements
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout

_OTHERS: tuple[Callable[[Context], Sequence[Draft]], ...] = (draft_fields, draft_measures, draft_statements)


def drafts_of(page: Page, layout: Layout) -> Found:
    """What English paragraphs say."""
    context = context_of(page, layout)
    instruments, decisions = draft_instruments(context), draft_decisions(context)
    drafts: list[Draft] = [*instruments, *draft_offices(context), *draft_meetings(context), *decisions]
    drafts += [draft for drafter in _OTHERS for draft in drafter(context)]
    return Found(drafts=tuple(drafts), counts=stated_counts(context, instruments, decisions))
