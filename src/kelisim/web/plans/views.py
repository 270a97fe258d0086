"""The pages of this folder."""

from django.http import HttpRequest, HttpResponse

from kelisim.web.clock import day_asked
from kelisim.web.plans.drawn import charts_of
from kelisim.web.plans.roads import find_road
from kelisim.web.queries.records import find_record
from kelisim.web.views.show import show


def roadmap(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The milestones of a document or a commitment."""
    record = find_record(slug, day_asked(request))
    road = find_road(record, entry)
    wide, narrow = charts_of(record, road)
    return show(
        request,
        record,
        "plans/roadmap.html",
        "documents" if road.row.kind == "instrument" else "commitments",
        road.names,
        road=road,
        row=road.row,
        sheets=[*wide, *narrow],
    )
