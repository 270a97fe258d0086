"""The Django application of this folder."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding what is public in three languages, by the words' forms, in entries, words and attached texts."""

    name = "kelisim.web.search"
    label = "search"
