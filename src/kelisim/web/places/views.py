"""The map of a register's places with its list, what a moving map is made from, and the page of one place."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from kelisim.web.addresses import as_of
from kelisim.web.clock import day_asked
from kelisim.web.language import reader
from kelisim.web.places.asking import CHOICES, asked_in, box_in, found_in, within
from kelisim.web.places.drawing import MapDrawing, map_drawing, map_frame
from kelisim.web.places.facets import facets
from kelisim.web.places.moving import answer, moving_of, policy, turns
from kelisim.web.places.spots import spots_of
from kelisim.web.places.tied import tied_to
from kelisim.web.places.unfc_words import told
from kelisim.web.queries.entries import find_account
from kelisim.web.queries.lists import PER_PAGE
from kelisim.web.queries.names import names_in
from kelisim.web.queries.records import find_record
from kelisim.web.views.entries import one
from kelisim.web.views.show import show


def places(request: HttpRequest, slug: str) -> HttpResponse:
    """Where things are done: a map, and the same places as a list."""
    record = find_record(slug, day_asked(request))
    language, asked, box = reader(), asked_in(request.GET), box_in(request.GET)
    kept = spots_of(record)
    found = found_in(kept, asked, language)
    page = Paginator(within(found.spots, box), PER_PAGE).get_page(request.GET.get("page"))
    fields = {one for spot in page for one in spot.fields[:1]} | set(found.counts["field"]) | {asked.field}
    names = names_in(record, [{"entry": one} for one in sorted(fields) if one])
    frame = map_frame(kept.extent, box)

    data = as_of("map.json", record.day, **{name: getattr(asked, name) for name in CHOICES})

    def draw() -> MapDrawing | None:
        return map_drawing(frame, within(found.spots, frame.extent), kept.ways, language) if frame else None

    response = show(
        request,
        record,
        "places/list.html",
        "places",
        names,
        page=page,
        asked=asked,
        box=box,
        total=page.paginator.count,
        choices=facets(record, found, asked, names),
        chart=kept.once(("drawing", asked, frame, language), draw),
        turns=turns(frame) if frame else [],
        moving=moving_of(data, settings.MAP_STYLE, frame) if frame else None,
    )
    response.headers["Content-Security-Policy"] = policy(settings.MAP_STYLE, settings.MAP_HOSTS)
    return response


def moving(request: HttpRequest, slug: str) -> HttpResponse:
    """The places that fit, as what moves a map shows them."""
    record = find_record(slug, day_asked(request))
    language, asked = reader(), asked_in(request.GET)
    kept = spots_of(record)
    return answer(record, kept, found_in(kept, asked, language).spots, language)


def place(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One place, and everything that is tied to it."""
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "place")
    tied = tied_to(record, account, reader())
    return one(request, record, account, "places", tied=tied, groups=[], resource=told(account.content.get("resource")))
