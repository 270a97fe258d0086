"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.plans import attention, feed, slips_page, views
from kelisim.web.plans import files as roadmap_files

files: list[URLPattern | URLResolver] = [
    path("<register:slug>/roadmaps/<entry:entry>.csv", roadmap_files.table, {"kind": "csv"}, name="roadmap-csv"),
    path("<register:slug>/roadmaps/<entry:entry>.xlsx", roadmap_files.table, {"kind": "xlsx"}, name="roadmap-xlsx"),
]
pages: list[URLPattern | URLResolver] = [
    path("<register:slug>/warnings/", attention.warnings, name="warnings"),
    path("<register:slug>/warnings/warnings.atom", feed.atom_feed, name="warnings-atom"),
    path("<register:slug>/warnings/warnings.json", feed.json_feed_view, name="warnings-json"),
    path("<register:slug>/slips/", slips_page.slips, name="slips"),
    path("<register:slug>/roadmaps/<entry:entry>/", views.roadmap, name="roadmaps-one"),
    path("<register:slug>/roadmaps/<entry:entry>/roadmap.svg", roadmap_files.drawing, name="roadmap-drawing"),
]
