"""The Django application of this folder."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Roadmaps, warnings and slips of a register; it keeps no tables."""

    name = "kelisim.web.plans"
    label = "plans"
