"""What stands around every page of a register and follows from little, so that it is made once and kept."""

import datetime
from functools import lru_cache
from typing import Final

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kelisim.web.addresses import as_of, register_address
from kelisim.web.language import reader
from kelisim.web.queries.records import Record

register = template.Library()

PARTS: Final[tuple[tuple[str, str | Promise], ...]] = (
    ("programme", _("Overview")),
    ("breakdown", _("Programme")),
    ("commitments", _("Commitments")),
    ("documents", _("Documents")),
    ("meetings", _("Meetings")),
    ("figures", _("Figures")),
    ("places", _("Places")),
    ("bodies", _("Bodies")),
    ("people", _("People")),
    ("news", _("News")),
    ("signed", _("Signatures")),
)
"""The parts of a register, by the names of their addresses, as the navigation calls them."""


@register.simple_tag(takes_context=True)
def parts_of_the_register(context: template.Context) -> SafeString:
    """The links to the parts of the register; that of the page, or of the entry that it is about, is marked."""
    record: Record = context["record"]
    here = "true" if context.get("row") else "page"
    return _links(record.slug, record.day, context.get("section", ""), here, reader())


@lru_cache(maxsize=2048)
def _links(slug: str, day: datetime.date | None, section: str, here: str, _language: str) -> SafeString:
    marked = format_html(' aria-current="{}"', here)
    return format_html_join(
        "\n",
        '<li><a href="{}"{}>{}</a></li>',
        ((as_of(register_address(slug, name), day), marked if name == section else "", label) for name, label in PARTS),
    )
