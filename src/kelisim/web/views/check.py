"""How a reader checks what the pages say."""

from django.http import Http404, HttpRequest, HttpResponse

from kelisim.web.addresses import SECTIONS
from kelisim.web.clock import day_asked
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.records import find_record
from kelisim.web.queries.versions import certifiable
from kelisim.web.views.show import show


def check(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to check and with which commands; of one entry, where one is named in the address."""
    record = find_record(slug, day_asked(request))
    entry = request.GET.get("entry", "")
    row = public_entries(record, *SECTIONS).filter(entry=entry).first() if entry else None
    if entry and row is None:
        raise Http404
    return show(request, record, "check.html", "check", entry=row, offered=row is not None and certifiable(row))
