"""Drafts of meetings: talks between office-holders, and meetings of organs."""

from kelisim.model.draft import MeetingDraft
from kelisim.reading.english.context import Context
from kelisim.reading.english.drafting_sessions import draft_sessions
from kelisim.reading.english.drafting_talks import draft_talks


def draft_meetings(context: Context) -> list[MeetingDraft]:
    """A draft for each meeting that the body tells."""
    return [*draft_talks(context), *draft_sessions(context)]
