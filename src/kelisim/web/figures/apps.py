"""The Django application of this folder."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """Charts and tables of figures."""

    name = "kelisim.web.figures"
    label = "figures"
