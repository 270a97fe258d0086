"""The Django application of this folder."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """Lists and entries for programs that follow them: Atom, JSON Feed, iCalendar, sitemaps."""

    name = "kelisim.web.feeds"
    label = "feeds"
