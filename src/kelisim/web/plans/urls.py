"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.plans import attention, views
from kelisim.web.plans import files as roadmap_files

files: list[URLPattern | URLResolver] = []
pages: list[URLPattern | URLResolver] = [
    path("<register:slug>/warnings/", attention.warnings, name="warnings"),
    path("<register:slug>/roadmaps/<entry:entry>/", views.roadmap, name="roadmaps-one"),
    path("<register:slug>/roadmaps/<entry:entry>/roadmap.svg", roadmap_files.drawing, name="roadmap-drawing"),
]
