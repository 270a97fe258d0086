"""All public places of a register as one GeoJSON file, as of a day.

It holds those without a position too, as features without a geometry (RFC 7946, 3.2). Here `?on=` tells of past days,
because every place is read anyway.
"""

from django.http import HttpRequest, HttpResponse

from kelisim.exports.geojson import MEDIA_TYPE, collection
from kelisim.web.clock import day_asked
from kelisim.web.feeds.answering import answered
from kelisim.web.ogc.features import place_features
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.records import find_record


def places(request: HttpRequest, slug: str) -> HttpResponse:
    """The file."""
    record = find_record(slug, day_asked(request))
    rows = list(public_entries(record, "place").order_by("id"))
    response = answered(request, collection(place_features(record, rows)), MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-places.geojson"'
    return response
