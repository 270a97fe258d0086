"""Cards that other sites may show in a frame or as an image: a commitment, the trend of what was promised, a figure.

1. Here alone may any site frame a page (`frame-ancestors *`). All else of the policy is as everywhere: nothing from
   another host, no script.
2. A card sets no cookie, and its links open beside the page that shows it, never in its place.
3. A drawing is an image of its own as well. Its style stands in it, and its policy names that style by its hash.
4. A search engine is to find the page, not the card.
"""

import base64
import hashlib
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kelisim.node.models import Entry
from kelisim.web.addresses import entry_address
from kelisim.web.event_words import shortened
from kelisim.web.feeds.answering import answered
from kelisim.web.feeds.scope import absolute
from kelisim.web.figures.found import find_figure
from kelisim.web.figures.sheets import drawing_of
from kelisim.web.figures.shown import Shown
from kelisim.web.language import chosen, reader
from kelisim.web.middleware import POLICY
from kelisim.web.queries.entries import find_account
from kelisim.web.queries.names import names_in
from kelisim.web.queries.records import Record, find_record
from kelisim.web.sharing.spoken import spoken_of
from kelisim.web.sharing.warnings import warning
from kelisim.web.trend_chart import TrendChart, trend_charts

FRAMED: Final = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
SVG_STYLE: Final = (
    "text{font:12.5px 'PT Sans','Segoe UI','Noto Sans',sans-serif;fill:#565c62}"
    ".grid path{fill:none;stroke:#dcd8cd;stroke-dasharray:2 4}.grid .axis{stroke:#85817a;stroke-dasharray:none}"
    ".itself{fill:none;stroke:#85817a}.line{fill:none;stroke-width:2}.whisker{fill:none;stroke-width:6;opacity:.22}"
    ".dot{fill:#fff;stroke-width:2.5}"
    ".tone-1{stroke:#0c5a5e}.tone-2{stroke:#7d5407}.tone-3{stroke:#2a6236}.tone-4{stroke:#9a3626}"
    ".tone-2 .line{stroke-dasharray:7 4}.tone-3 .line{stroke-dasharray:2 4}.tone-4 .line{stroke-dasharray:10 3 2 3}"
    ".tone-1 .happened{fill:#0c5a5e}.tone-2 .happened{fill:#7d5407}.tone-3 .happened{fill:#2a6236}"
    ".tone-4 .happened{fill:#9a3626}.label{stroke:none;font-size:13.5px}"
    ".title{font:700 17px 'PT Serif',Georgia,'Noto Serif',serif;fill:#1a1d21}"
)
"""The style of a drawing that stands alone, in the light colours of the pages."""
_HASH: Final = base64.b64encode(hashlib.sha256(SVG_STYLE.encode()).digest()).decode()
_MARGINS: Final = 100
"""What a drawing that stands alone has above and below: its title, the marks of the sides, and where it is from."""
_TITLE: Final = 80
SVG_POLICY: Final = f"default-src 'none'; style-src 'sha256-{_HASH}'"


def commitment(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """A commitment and what each side says of it."""
    record = find_record(slug)
    row = Entry.objects.filter(register=record.register, entry=entry, kind="measure", public=True).first()
    if row is None:
        raise Http404
    said = spoken_of(record, row, reader())
    names = names_in(record, row.content.get("field"))
    return _card(request, record, row, "commitment", lines=said.lines, names=names, content=row.content)


def figure(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """A figure as each side states and publishes it."""
    found = find_figure(request, slug, entry)
    if found.chart is None:
        raise Http404
    shown = Shown(found.record, entry, found.chart, found.asked)
    return _card(request, found.record, found.account.row, "figure", shown=shown, unit=found.account.content["unit"])


def figure_drawing(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The chart of a figure alone, with its title and where it is from."""
    return drawing_of(request, find_figure(request, slug, entry).chart, "light-titled", "svg")


def trend(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """What was promised of a commitment or a milestone, and when it was said."""
    record, row, charts = _trend(slug, entry)
    return _card(request, record, row, "trend", charts=charts)


def trend_drawing(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The drawing of a trend alone."""
    record, row, charts = _trend(slug, entry)
    return _drawing(request, record, row, "trend_drawing", charts[0])


def _trend(slug: str, entry: str) -> tuple[Record, Entry, list[TrendChart]]:
    record = find_record(slug)
    account = find_account(record, entry, "measure", "milestone")
    charts = trend_charts(account.dates, reader())
    if not charts:
        raise Http404
    return record, account.row, charts


def _card(request: HttpRequest, record: Record, row: Entry, name: str, **context: Any) -> HttpResponse:
    shared = {
        "record": record,
        "row": row,
        "warning": warning(record),
        "page": absolute(entry_address(record.slug, row.kind, row.entry)),
    }
    page = render_to_string(f"kelisim/sharing/{name}.html", shared | {"names": {}} | context, request)
    response = answered(request, page.encode(), "text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = FRAMED
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _drawing(request: HttpRequest, record: Record, row: Entry, name: str, chart: TrendChart) -> HttpResponse:
    language = reader()
    title = chosen(row.title, language)[1]
    context = {
        "record": record,
        "row": row,
        "chart": chart,
        "drawn": f"kelisim/parts/{name}.html",
        "height": chart.height + _MARGINS,
        "language": language,
        # The style is ours and has no mark that would have to be escaped but the quotation marks of a font's name.
        "style": SafeString(SVG_STYLE),
        "title": shortened(title, _TITLE),
        "foot": f"{chosen(record.register.name, language)[1]} \N{MIDDLE DOT} Kelisim",
    }
    whole = render_to_string("kelisim/sharing/drawing.svg", context, request)
    response = answered(request, whole.encode(), "image/svg+xml; charset=utf-8")
    response.headers["Content-Security-Policy"] = SVG_POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
