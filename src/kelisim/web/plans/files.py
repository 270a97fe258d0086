"""A roadmap as files: its drawing, and its table for other programs.

1. A drawing that stands alone has its style in it, and its policy names that style by its hash.
2. Files hold what the page holds, as of the same day. Tables have no language, so their addresses have none either.
"""

import base64
import hashlib
from collections.abc import Mapping
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from kelisim.planning.table import rows_of
from kelisim.planning.table_files import to_csv, to_xlsx
from kelisim.web.addresses import as_of
from kelisim.web.clock import day_asked
from kelisim.web.plans.drawn import charts_of
from kelisim.web.plans.roads import road_of
from kelisim.web.queries.records import Record, find_record

SVG_STYLE: Final = (
    "text{font:12.5px 'PT Sans','Segoe UI','Noto Sans',sans-serif;fill:#565c62}"
    ".gantt-name,.gantt-heading,.gantt-today-words{fill:#1a1d21}.gantt-heading{font-weight:700}"
    ".gantt-title{font:700 17px 'PT Serif',Georgia,'Noto Serif',serif;fill:#1a1d21}"
    ".grid path{fill:none;stroke:#dcd8cd;stroke-dasharray:2 4}.grid .axis{stroke:#85817a;stroke-dasharray:none}"
    ".grid .gantt-tick{stroke-dasharray:none}.gantt-off{fill:#f3f0e8}.gantt-paper{fill:#fbfaf6}"
    ".gantt-today{fill:none;stroke:#1a1d21;stroke-width:1.5}"
    ".gantt-span{fill:none;stroke:#565c62;stroke-width:2;stroke-dasharray:4 3}"
    ".gantt-diamond{fill:#fff;stroke:#565c62;stroke-width:2}"
    ".gantt-bar,.gantt-point{fill:#0c5a5e;stroke:#0c5a5e}"
    ".gantt-critical .gantt-bar,.gantt-critical .gantt-point{fill:#9a3626;stroke:#9a3626}"
    ".gantt-hatch{stroke:#fbfaf6;stroke-width:2.4}.gantt-edge{stroke:#9a3626;stroke-width:4}"
    ".gantt-ring{fill:#fff;stroke:#2a6236;stroke-width:2.5}.gantt-check{fill:none;stroke:#2a6236;stroke-width:2.2}"
    ".gantt-done{fill:none;stroke:#2a6236;stroke-width:3}"
    ".gantt-arrow{fill:none;stroke:#85817a;stroke-width:1.2}.gantt-tip{fill:#85817a}"
)
"""The style of a drawing that stands alone, in the light colours of the pages."""
_HASH: Final = base64.b64encode(hashlib.sha256(SVG_STYLE.encode()).digest()).decode()
SVG_POLICY: Final = f"default-src 'none'; style-src 'sha256-{_HASH}'"
TABLES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The media types of tables by their kind."""
_HEAD: Final = 44
"""Room for the title of a drawing that stands alone."""


def addresses_of(record: Record, entry: str) -> Mapping[str, str]:
    """Where the files of a roadmap are, by their kind."""
    where = {"CSV": "roadmap-csv", "XLSX": "roadmap-xlsx", "SVG": "roadmap-drawing"}
    return {kind: as_of(reverse(name, args=(record.slug, entry)), record.day) for kind, name in where.items()}


def drawing(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The Gantt chart alone; of a long roadmap all sheets, one below the other."""
    record = find_record(slug, day_asked(request))
    road = road_of(record, entry)
    wide, _narrow = charts_of(record, road, road.stages)
    if not wide:
        raise Http404
    tops, top = [], float(_HEAD)
    for sheet in wide:
        tops.append((sheet, top))
        top += sheet.height
    shown = {"row": road.row, "sheets": tops, "width": wide[0].width, "height": top, "style": SVG_STYLE}
    said = render_to_string("kelisim/plans/gantt_file.svg", shown | {"record": record})
    return HttpResponse(
        said, content_type="image/svg+xml; charset=utf-8", headers={"Content-Security-Policy": SVG_POLICY}
    )


def table(request: HttpRequest, slug: str, entry: str, kind: str) -> HttpResponse:
    """The milestones as a table that `kelisim roadmap import` reads: CSV or XLSX."""
    record = find_record(slug, day_asked(request))
    road = road_of(record, entry)
    rows = rows_of((stage.told.entry, stage.content) for stage in road.stages)
    data = to_csv(rows) if kind == "csv" else to_xlsx(rows)
    headers = {"Content-Disposition": f'attachment; filename="roadmap-{entry}.{kind}"'}
    return HttpResponse(data, content_type=TABLES[kind], headers=headers)
