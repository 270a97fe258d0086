"""The Django application of this folder."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """What other sites show of a page: head elements, linked data, pictures, embeddable cards."""

    name = "kelisim.web.sharing"
    label = "sharing"
