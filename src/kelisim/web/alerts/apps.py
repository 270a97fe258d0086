"""The Django application of this folder."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Telling subscribers and channels what the register came to hold, once each, by e-mail, Telegram and X."""

    name = "kelisim.web.alerts"
    label = "alerts"
