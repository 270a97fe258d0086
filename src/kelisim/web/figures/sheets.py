"""The drawings, the data and the specification of a chart, each at an address of its own.

1. They show what the page of the chart shows, as of the same day (`?on=`), to everybody.
2. A drawing is data and nothing else: its policy lets it load and run nothing, and other sites may show it.
3. The table of a chart has everything that is drawn on it, as a page and as a file.
"""

import csv
import io
from typing import Final

import msgspec
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from kelisim.figures.charts.chart import Chart
from kelisim.figures.charts.palette import SCHEMES
from kelisim.figures.charts.specification import specification
from kelisim.figures.charts.table import Row, table
from kelisim.figures.exact import plain
from kelisim.figures.readers.written import csv_of
from kelisim.web.feeds.answering import answered
from kelisim.web.figures.amounts import bare
from kelisim.web.figures.drawn import FORMS, PIXELS, BusyError, drawn
from kelisim.web.figures.found import find_figure
from kelisim.web.figures.official import issued_in
from kelisim.web.figures.shown import Shown
from kelisim.web.language import reader
from kelisim.web.views.show import show

POLICY: Final = "default-src 'none'; frame-ancestors *"
TYPES: Final = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
PER_PAGE: Final = 500
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def drawing_of(request: HttpRequest, chart: Chart | None, form: str, ending: str) -> HttpResponse:
    """A chart as a picture (rule 2)."""
    if chart is None or form not in (PIXELS if ending == "png" else FORMS):
        raise Http404
    try:
        data = drawn(chart, form, ending)
    except BusyError:
        return HttpResponse(status=503, headers={"Retry-After": "10"})
    response = answered(request, data, TYPES[ending])
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def specification_of(request: HttpRequest, chart: Chart | None, scheme: str) -> HttpResponse:
    """A chart as Vega-Lite, for a page that draws it itself."""
    if chart is None or scheme not in SCHEMES:
        raise Http404
    spec = specification(chart, SCHEMES[scheme], interactive=True)
    return answered(request, msgspec.json.encode(spec), "application/json")


def csv_of_chart(request: HttpRequest, chart: Chart | None) -> HttpResponse:
    """Everything that is drawn, as a table for programs (rule 3)."""
    if chart is None:
        raise Http404
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(("name", "start", "end", "value", "high", "unit", "words"))
    for row in table(chart):
        writer.writerow(
            (
                _text(row.name),
                row.start or "",
                row.end or "",
                plain(row.value),
                _high(row),
                chart.unit,
                _text(row.words),
            )
        )
    return answered(request, stream.getvalue().encode(), "text/csv; charset=utf-8")


def _high(row: Row) -> str:
    return plain(row.high) if row.high is not None else ""


def _text(said: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{said}" if said.startswith(_FORMULA) else said


def rows_of(chart: Chart, number: str | None) -> dict[str, object]:
    """One page of the table of a chart, in words."""
    language = reader()
    page = Paginator(table(chart), PER_PAGE).get_page(number)
    rows = [
        (row.name, row.words, bare(row.value, language), bare(row.high, language) if row.high is not None else "")
        for row in page
    ]
    return {"page": page, "rows": rows}


def drawing(request: HttpRequest, slug: str, entry: str, form: str, ending: str) -> HttpResponse:
    """The chart of a figure as a picture."""
    return drawing_of(request, find_figure(request, slug, entry).chart, form, ending)


def specified(request: HttpRequest, slug: str, entry: str, scheme: str) -> HttpResponse:
    """The chart of a figure as Vega-Lite."""
    return specification_of(request, find_figure(request, slug, entry, spoken=True).chart, scheme)


def chart_csv(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """Everything on the chart of a figure, as CSV."""
    return csv_of_chart(request, find_figure(request, slug, entry, spoken=True).chart)


def chart_table(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """Everything on the chart of a figure, as a page."""
    found = find_figure(request, slug, entry, spoken=True)
    if found.chart is None:
        raise Http404
    shown = Shown(found.record, entry, found.chart, found.asked)
    context = rows_of(found.chart, request.GET.get("page"))
    row, names = found.account.row, found.account.names
    return show(request, found.record, "figures/table.html", "figures", names, row=row, shown=shown, **context)


def releases_csv(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """Every release of a figure as Kelisim's own table, which `kelisim series` reads back."""
    found = find_figure(request, slug, entry)
    issued = sorted(issued_in(found.account.words), key=lambda one: (one.day, one.party, one.number))
    if not issued:
        raise Http404
    written = csv_of((one.release for one in issued), found.account.content["unit"])
    response = answered(request, written.encode(), "text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{entry}.csv"'
    return response
