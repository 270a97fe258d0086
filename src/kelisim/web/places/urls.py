"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.places import views

files: list[URLPattern | URLResolver] = []
pages: list[URLPattern | URLResolver] = [
    path("<register:slug>/places/", views.places, name="places"),
    path("<register:slug>/places/map.json", views.moving, name="places-moving"),
    path("<register:slug>/places/<entry:entry>/", views.place, name="places-one"),
]
