"""The pages of this folder."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kelisim.web.addresses import as_of
from kelisim.web.clock import day_asked
from kelisim.web.language import reader
from kelisim.web.plans.drawn import charts_of
from kelisim.web.plans.files import addresses_of
from kelisim.web.plans.lines import days_over, done_in, lines_of, notes_of, path_of, problem_of
from kelisim.web.plans.risks import outlook
from kelisim.web.plans.roads import PER_PAGE, road_of
from kelisim.web.queries.records import Record, find_record
from kelisim.web.trend_chart import trend_charts
from kelisim.web.views.show import show

SECTIONS = {"instrument": "documents", "measure": "commitments"}
"""The part of the register that a roadmap belongs to, by the kind of what it is of."""


def roadmap_address(record: Record, entry: str) -> str:
    """The address of a roadmap's page, as of the day of the record."""
    return as_of(reverse("roadmaps-one", args=(record.slug, entry)), record.day)


def roadmap(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The milestones of a document or a commitment."""
    record = find_record(slug, day_asked(request))
    road = road_of(record, entry)
    page = Paginator(road.stages, PER_PAGE).get_page(request.GET.get("page"))
    wide, narrow = charts_of(record, road, list(page))
    return show(
        request,
        record,
        "plans/roadmap.html",
        SECTIONS[road.row.kind],
        road.names,
        road=road,
        row=road.row,
        page=page,
        lines=lines_of(record, road, page),
        path=path_of(road),
        notes=notes_of(record, road),
        problem=problem_of(road),
        done=done_in(road),
        over=days_over(road),
        sheets=[*wide, *narrow],
        outlook=outlook(record, road, request.GET.dict()),
        charts=trend_charts(road.series, reader()),
        files=addresses_of(record, road.row.entry),
    )
