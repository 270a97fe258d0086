"""The drawings, the data and the specification of a chart, each at an address of its own.

1. They show what the page of the figure shows, as of the same day (`?on=`), to everybody.
2. A drawing is data and nothing else: its policy lets it load and run nothing, and other sites may show it.
"""

from typing import Final

import msgspec
from django.http import Http404, HttpRequest, HttpResponse

from kelisim.figures.charts.palette import SCHEMES
from kelisim.figures.charts.specification import specification
from kelisim.web.clock import day_asked
from kelisim.web.feeds.answering import answered
from kelisim.web.figures.charting import indicator_chart
from kelisim.web.figures.drawn import FORMS, PIXELS, BusyError, drawn
from kelisim.web.language import reader
from kelisim.web.queries.entries import find_account
from kelisim.web.queries.figures import figure_table
from kelisim.web.queries.records import find_record

POLICY: Final = "default-src 'none'; frame-ancestors *"
TYPES: Final = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}


def drawing(request: HttpRequest, slug: str, entry: str, form: str, ending: str) -> HttpResponse:
    """A chart as a picture."""
    if form not in (PIXELS if ending == "png" else FORMS):
        raise Http404
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "indicator")
    table = figure_table(account.statements, account.content.get("code"), account.content["unit"])
    chart = indicator_chart(record, account, table, reader())
    if chart is None:
        raise Http404
    try:
        data = drawn(chart, form, ending)
    except BusyError:
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    response = answered(request, data, TYPES[ending])
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def specified(request: HttpRequest, slug: str, entry: str, scheme: str) -> HttpResponse:
    """A chart as Vega-Lite, for a page that draws it itself."""
    if scheme not in SCHEMES:
        raise Http404
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "indicator")
    table = figure_table(account.statements, account.content.get("code"), account.content["unit"])
    chart = indicator_chart(record, account, table, reader())
    if chart is None:
        raise Http404
    spec = specification(chart, SCHEMES[scheme], interactive=True)
    return answered(request, msgspec.json.encode(spec), "application/vnd.vegalite.v6+json")
