"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.feeds import calendars, sitemaps, views

_SCOPES = (
    "",
    "<register:slug>/",
    "<register:slug>/<register:section>/",
    "<register:slug>/<register:section>/<entry:entry>/",
)


def _everywhere() -> Iterator[URLPattern]:
    for scope in _SCOPES:
        yield path(f"{scope}feed.atom", views.atom_feed)
        yield path(f"{scope}feed.json", views.json_feed_view)
        yield path(f"{scope}{calendars.NAME}", calendars.calendar_view)


files: list[URLPattern | URLResolver] = [
    path("feed.atom", views.atom_feed, name="feed-atom"),
    path("feed.json", views.json_feed_view, name="feed-json"),
    path(calendars.NAME, calendars.calendar_view, name="calendar"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-lists.xml", sitemaps.lists, name="sitemap-lists"),
    path("sitemap-<register:slug>-entries-<int:number>.xml", sitemaps.entries, name="sitemap-entries"),
    path("sitemap-<register:slug>-stories-<int:number>.xml", sitemaps.stories, name="sitemap-stories"),
]
pages: list[URLPattern | URLResolver] = [*_everywhere()]
