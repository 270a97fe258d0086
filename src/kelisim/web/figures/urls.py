"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.figures import sheets

_ONE = "<register:slug>/figures/<entry:entry>"

files: list[URLPattern | URLResolver] = []
pages: list[URLPattern | URLResolver] = [
    path(f"{_ONE}/<slug:form>.svg", sheets.drawing, {"ending": "svg"}, name="figures-svg"),
    path(f"{_ONE}/<slug:form>.png", sheets.drawing, {"ending": "png"}, name="figures-png"),
    path(f"{_ONE}/<slug:scheme>.vl.json", sheets.specified, name="figures-specification"),
    path(f"{_ONE}/chart.csv", sheets.chart_csv, name="figures-csv"),
    path(f"{_ONE}/chart/", sheets.chart_table, name="figures-table"),
    path(f"{_ONE}/releases.csv", sheets.releases_csv, name="figures-releases"),
]
