"""What the templates of places ask for."""

from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from kelisim.web.addresses import entry_address
from kelisim.web.language import reader
from kelisim.web.places.shapes import shape_of
from kelisim.web.places.spots import Spot
from kelisim.web.queries.records import Record

register = template.Library()

RESTRICTED: Final = {
    ("all", "closed"): _lazy("closed to all"),
    ("all", "limited"): _lazy("limited for all"),
    ("people", "closed"): _lazy("closed to people"),
    ("people", "limited"): _lazy("limited for people"),
    ("goods", "closed"): _lazy("closed to goods"),
    ("goods", "limited"): _lazy("limited for goods"),
    ("vehicles", "closed"): _lazy("closed to vehicles"),
    ("vehicles", "limited"): _lazy("limited for vehicles"),
    ("animals", "closed"): _lazy("closed to animals"),
    ("animals", "limited"): _lazy("limited for animals"),
}


@register.simple_tag(takes_context=True)
def spot_address(context: template.Context, spot: Spot) -> str:
    """The address of a place, as of the day of the page."""
    record: Record = context["record"]
    return entry_address(record.slug, "place", spot.entry, record.day)


@register.filter
def called(spot: Spot) -> str:
    """The name of a place; where the sides call it differently, both."""
    return spot.called(reader())


@register.filter
def restricted_words(of: str, extent: str) -> str:
    """What a restriction restricts and how far, in words."""
    return str(RESTRICTED.get((of, extent), f"{of}, {extent}"))


@register.simple_tag
def geometry_words(geometry: Mapping[str, Any]) -> str:
    """What a geometry that is no single point is: how many points, lines or areas."""
    shape = shape_of(geometry)
    if shape is None:
        return str(geometry["type"])
    if shape.areas:
        count = len(shape.areas)
        return ngettext("an area", "{count} areas", count).format(count=count)
    if shape.lines:
        count = len(shape.lines)
        return ngettext("a line", "{count} lines", count).format(count=count)
    count = len(shape.points)
    return ngettext("a point", "{count} points", count).format(count=count) if count else _("no position")
