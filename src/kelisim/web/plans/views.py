"""The pages of this folder."""

from django.http import HttpRequest, HttpResponse

from kelisim.web.clock import day_asked
from kelisim.web.language import reader
from kelisim.web.plans.drawn import charts_of
from kelisim.web.plans.files import addresses_of
from kelisim.web.plans.lines import days_over, done_in, lines_of, notes_of, path_of
from kelisim.web.plans.roads import find_road
from kelisim.web.queries.records import find_record
from kelisim.web.trend_chart import trend_charts
from kelisim.web.views.show import show

SECTIONS = {"instrument": "documents", "measure": "commitments"}
"""The part of the register that a roadmap belongs to, by the kind of what it is of."""


def roadmap(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The milestones of a document or a commitment."""
    record = find_record(slug, day_asked(request))
    road = find_road(record, entry)
    wide, narrow = charts_of(record, road)
    return show(
        request,
        record,
        "plans/roadmap.html",
        SECTIONS[road.row.kind],
        road.names,
        road=road,
        row=road.row,
        lines=lines_of(record, road),
        path=path_of(road),
        notes=notes_of(record, road),
        done=done_in(road),
        over=days_over(road),
        sheets=[*wide, *narrow],
        charts=trend_charts(road.series, reader()),
        files=addresses_of(record, road.row.entry),
    )
