"""People and the offices they held."""

from django.http import HttpRequest, HttpResponse

from kelisim.web.clock import day_asked
from kelisim.web.queries.people import people as find_people
from kelisim.web.queries.records import find_record
from kelisim.web.views.show import show


def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody whom the register names in an office."""
    record = find_record(slug, day_asked(request))
    asked = request.GET.get("name", "").strip()[:100]
    found = find_people(record, request.GET.get("page"), asked)
    return show(request, record, "people/list.html", "people", found.names, found=found, page=found.page, asked=asked)
