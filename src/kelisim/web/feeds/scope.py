"""What a feed or a calendar is of: all registers, one register, one of its lists, or one entry.

1. Every scope has a page, and the feed has the page's address with `feed.atom`, `feed.json` or `calendar.ics` after it.
2. An entry that is not public has neither.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kelisim.node.models import Entry
from kelisim.web import words
from kelisim.web.addresses import SECTIONS
from kelisim.web.language import chosen
from kelisim.web.queries.event_rows import SECTION_KINDS, SIGNED, Filters
from kelisim.web.queries.records import Record, all_records, find_record

LISTS = (*SECTION_KINDS, SIGNED)
"""The lists of a register that have a feed."""
_LABELS = {
    "documents": "instrument",
    "commitments": "measure",
    "meetings": "meeting",
    "figures": "indicator",
    "places": "place",
    "bodies": "body",
    "news": "story",
}


@dataclass(frozen=True)
class Scope:
    """The registers, the list and the entry that a feed is of."""

    records: tuple[Record, ...]
    slug: str = ""
    section: str = ""
    row: Entry | None = None

    @property
    def filters(self) -> Filters:
        """Which events are in it: those of an entry, or of everything in a field or of a body."""
        if self.row is None:
            return Filters(section=self.section)
        if self.row.kind == "field":
            return Filters(field=self.row.entry)
        if self.row.kind == "body":
            return Filters(body=self.row.entry)
        return Filters(entry=self.row.entry)

    def title(self, language: str) -> str:
        """What it is of, the most particular first."""
        with translation.override(language):
            parts = []
            if self.row is not None:
                parts.append(chosen(self.row.title, language)[1])
            elif self.section:
                signed = self.section == SIGNED
                parts.append(_("Signatures") if signed else words.word("group", _LABELS[self.section]))
            parts.append(chosen(self.records[0].register.name, language)[1] if self.slug else "Kelisim")
            return " · ".join(parts)

    def page(self, language: str) -> str:
        """The address of its page."""
        with translation.override(language):
            if self.row is not None:
                return reverse(f"{self.section}-one", args=(self.slug, self.row.entry))
            if self.section:
                return reverse(self.section, args=(self.slug,))
            return reverse("programme", args=(self.slug,)) if self.slug else reverse("registers")

    def file(self, name: str, language: str) -> str:
        """The address of its feed or calendar."""
        return self.page(language) + name


def find_scope(slug: str = "", section: str = "", entry: str = "") -> Scope:
    """The scope of an address.

    Raises:
        Http404: there is no such register, list or public entry.
    """
    if not slug:
        return Scope(tuple(all_records()))
    record = find_record(slug)
    if not entry:
        if section and section not in LISTS:
            raise Http404
        return Scope((record,), slug, section)
    row = Entry.objects.filter(register=record.register, entry=entry, public=True).first()
    if row is None or SECTIONS[row.kind] != section:
        raise Http404
    return Scope((record,), slug, section, row)


def absolute(address: str) -> str:
    """An address of this node as other sites have to write it."""
    return f"{settings.PUBLIC_ADDRESS}{address}"
