"""The Django application of this folder."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The map of a register's places, drawn without any other server, and what is tied to one place."""

    name = "kelisim.web.places"
    label = "places"
