"""The Django application of this folder."""

from django.apps import AppConfig


class OgcConfig(AppConfig):
    """What geographic programs read: features, a catalogue of imagery, and whole files."""

    name = "kelisim.web.ogc"
    label = "ogc"
