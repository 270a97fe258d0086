"""The Django application of this folder."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Where press services write stories, and clear joint ones together: Wagtail's editor, our pages."""

    name = "kelisim.web.newsroom"
    label = "newsroom"
