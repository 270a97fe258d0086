"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.search import views

files: list[URLPattern | URLResolver] = []
pages: list[URLPattern | URLResolver] = [
    path("search/", views.everywhere, name="search-everywhere"),
    path("<register:slug>/search/", views.in_register, name="search"),
]
