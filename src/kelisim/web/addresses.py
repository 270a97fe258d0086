"""Where a register and its entries have their pages. Addresses are permanent: a section is never renamed.

A page has dozens of links, so what is alike in addresses of one kind is asked of Django once for each language.
"""

import datetime
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from kelisim.web.language import reader

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


def entry_address(slug: str, kind: str, entry: str, day: datetime.date | None = None) -> str:
    """The address of an entry's page in the reader's language; as it stood on a day, where one is given."""
    return as_of(_shape(f"{SECTIONS[kind]}-one", 2, reader()).format(slug, entry), day)


def register_address(slug: str, name: str) -> str:
    """The address of one of a register's pages in the reader's language, by the name of its pattern."""
    return _shape(name, 1, reader()).format(slug)


@lru_cache(maxsize=512)
def _shape(name: str, places: int, _language: str) -> str:
    """An address in the reader's language with places for register and entry, neither of which needs quoting."""
    marks = ("register-0", "PARTY.1.1")[:places]
    shape = reverse(name, args=marks)
    for mark in marks:
        shape = shape.replace(mark, "{}")
    return shape


def as_of(address: str, day: datetime.date | None, **query: str) -> str:
    """An address with a query, and as it stood on a day, where one is given."""
    asked = {name: value for name, value in query.items() if value}
    if day is not None:
        asked["on"] = day.isoformat()
    return f"{address}?{urlencode(asked)}" if asked else address
