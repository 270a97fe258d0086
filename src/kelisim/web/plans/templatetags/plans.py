"""Where a roadmap is, and how a milestone waits for another."""

from typing import Any

from django import template

from kelisim.model.decode import convert
from kelisim.model.measure import Predecessor
from kelisim.web.plans.lines import link_words
from kelisim.web.plans.roads import KINDS
from kelisim.web.plans.views import roadmap_address
from kelisim.web.queries.records import Record

register = template.Library()

PLANNED = frozenset({"roadmap", "programme", "action-plan"})
"""The kinds of documents that are expected to have milestones, of their own or of their commitments."""


@register.simple_tag(takes_context=True)
def roadmap_of(context: template.Context, entry: str) -> str:
    """The address of the roadmap of a document or a commitment, as of the day of the page."""
    record: Record = context["record"]
    return roadmap_address(record, entry)


@register.simple_tag(takes_context=True)
def roadmap_above(context: template.Context, of: dict[str, str]) -> str:
    """The address of the roadmap that a milestone is on; empty where what it is of has none, or is not public."""
    above = context["names"].get(of.get("entry", ""))
    return roadmap_of(context, above.entry) if above is not None and above.kind in KINDS else ""


@register.simple_tag(takes_context=True)
def has_roadmap(context: template.Context) -> bool:
    """Whether the page is of a document or a commitment with milestones, or of one that is expected to have some."""
    milestones = any(kind == "milestone" for kind, _rows in context.get("groups") or ())
    return milestones or context["content"].get("kind") in PLANNED


@register.filter
def waits(predecessor: Any) -> str:
    """What is particular about how a milestone waits: ` (start to start, +30 days)`."""
    return link_words(convert(predecessor, Predecessor))
