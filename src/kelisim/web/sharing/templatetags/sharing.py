"""Tags that tell the head of a page what other sites show of it, and the page itself how to embed it."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kelisim.node.models import Entry
from kelisim.web.addresses import entry_address
from kelisim.web.feeds.scope import absolute
from kelisim.web.language import chosen, reader
from kelisim.web.sharing.drawing import can_draw
from kelisim.web.sharing.page import Shared, shared_page

register = template.Library()


@register.simple_tag(takes_context=True)
def shared(context: template.Context) -> Shared | None:
    """What other sites show of the page."""
    return shared_page(context)


@register.filter
def times(count: int, width: int) -> int:
    """So many widths, to put one thing beside another on a drawing."""
    return count * width


@register.simple_tag
def linked_data(written: str) -> SafeString:
    """Linked data as a script element. It is data: no browser runs it, and its text is escaped where it is written."""
    return SafeString(f'<script type="application/ld+json">{written}</script>') if written else SafeString("")


@dataclass(frozen=True)
class Embed:
    """What can be put on another site: a frame and an image, as lines to copy."""

    label: str
    frame: str
    image: str


@register.inclusion_tag("kelisim/sharing/embed_this.html", takes_context=True)
def embed_this(context: template.Context) -> dict[str, object]:
    """The cards and drawings of the page's entry, to copy; nothing on a page that has none."""
    row, record = context.get("row"), context.get("record")
    if not isinstance(row, Entry) or not row.public or record is None or record.day is not None:
        return {"cards": []}
    slug = record.slug
    page = absolute(entry_address(slug, row.kind, row.entry))
    cards = []
    if row.kind == "measure":
        picture = absolute(reverse("picture-entry", args=(slug, row.entry))) if can_draw() else ""
        cards.append(_embed(row, _("The commitment"), f"{_at('embed-commitments', slug, row)}", 300, page, picture))
    if row.kind in {"measure", "milestone"} and context.get("charts"):
        image = _at("embed-trends-svg", slug, row)
        cards.append(_embed(row, _("Milestone trend"), _at("embed-trends", slug, row), 560, page, image))
    if row.kind == "indicator" and context.get("shown"):
        image = _at("embed-figures-svg", slug, row)
        cards.append(_embed(row, _("The figure"), _at("embed-figures", slug, row), 560, page, image))
    return {"cards": cards}


def _at(name: str, slug: str, row: Entry) -> str:
    return absolute(reverse(name, args=(slug, row.entry)))


def _embed(row: Entry, label: str, address: str, height: int, page: str, image: str) -> Embed:
    title = escape(chosen(row.title, reader())[1])
    opened: dict[str, Any] = {"address": address, "title": title, "height": height, "page": page, "image": image}
    frame = '<iframe src="{address}" title="{title}" width="100%" height="{height}" loading="lazy"></iframe>'
    shown = '<a href="{page}"><img src="{image}" alt="{title}" width="600" loading="lazy"></a>' if image else ""
    return Embed(label, frame.format(**opened), shown.format(**opened))
