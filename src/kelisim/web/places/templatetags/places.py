"""What the templates of places ask for."""

from django import template

from kelisim.web.addresses import entry_address
from kelisim.web.language import reader
from kelisim.web.places.spots import Spot
from kelisim.web.queries.records import Record

register = template.Library()


@register.simple_tag(takes_context=True)
def spot_address(context: template.Context, spot: Spot) -> str:
    """The address of a place, as of the day of the page."""
    record: Record = context["record"]
    return entry_address(record.slug, "place", spot.entry, record.day)


@register.filter
def called(spot: Spot) -> str:
    """The name of a place; where the sides call it differently, both."""
    return spot.called(reader())
