"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.figures import bundle, forecast_made, mirror_pages, restricted, sheets

_ONE = "<register:slug>/figures/<entry:entry>"

files: list[URLPattern | URLResolver] = [path("vega/<slug:digest>.js", bundle.bundle, name="vega")]
pages: list[URLPattern | URLResolver] = [
    path(f"{_ONE}/<slug:form>.svg", sheets.drawing, {"ending": "svg"}, name="figures-svg"),
    path(f"{_ONE}/<slug:form>.png", sheets.drawing, {"ending": "png"}, name="figures-png"),
    path(f"{_ONE}/<slug:scheme>.vl.json", sheets.specified, name="figures-specification"),
    path(f"{_ONE}/chart.csv", sheets.chart_csv, name="figures-csv"),
    path(f"{_ONE}/chart/", sheets.chart_table, name="figures-table"),
    path(f"{_ONE}/forecast/", forecast_made.make, name="figures-forecast"),
    path(f"{_ONE}/releases.csv", sheets.releases_csv, name="figures-releases"),
    path("<register:slug>/restrictions/", restricted.restrictions, name="restrictions"),
    path("<register:slug>/figures/mirror/", mirror_pages.mirrors, name="mirrors"),
    path(f"{_ONE}/mirror/", mirror_pages.mirror, name="mirror-one"),
    path(f"{_ONE}/mirror/rows.csv", mirror_pages.rows_csv, name="mirror-rows"),
    path(f"{_ONE}/mirror/<slug:which>/<slug:form>.svg", mirror_pages.drawing, {"ending": "svg"}, name="mirror-svg"),
    path(f"{_ONE}/mirror/<slug:which>/<slug:form>.png", mirror_pages.drawing, {"ending": "png"}, name="mirror-png"),
    path(f"{_ONE}/mirror/<slug:which>/<slug:scheme>.vl.json", mirror_pages.specified, name="mirror-specification"),
    path(f"{_ONE}/mirror/<slug:which>/chart.csv", mirror_pages.chart_csv, name="mirror-csv"),
    path(f"{_ONE}/mirror/<slug:which>/chart/", mirror_pages.chart_table, name="mirror-table"),
]
