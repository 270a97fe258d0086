"""The Django application of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The public pages."""

    name = "kelisim.web"
    label = "web"
