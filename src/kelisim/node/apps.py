"""The Django application of the node."""

from django.apps import AppConfig


class NodeConfig(AppConfig):
    """The store and the projection."""

    name = "kelisim.node"
    label = "node"
    default_auto_field = "django.db.models.BigAutoField"
