"""Where an entry has its page. Addresses are permanent: a section is never renamed."""

from typing import Final

from django.urls import reverse

SECTIONS: Final = {
    "body": "bodies",
    "charter": "charter",
    "decision": "decisions",
    "field": "fields",
    "indicator": "figures",
    "instrument": "documents",
    "measure": "commitments",
    "meeting": "meetings",
    "milestone": "milestones",
    "place": "places",
    "story": "news",
}
"""The part of the address by the kind of entry."""


def entry_address(slug: str, kind: str, entry: str) -> str:
    """The address of an entry's page in the reader's language."""
    return reverse(f"{SECTIONS[kind]}-one", args=(slug, entry))
