"""How often and on which way a follower is told, in words."""

from django.utils.translation import gettext_lazy as _

from kelisim.web.alerts.models import AT_ONCE, DAILY, EMAIL, TELEGRAM, WEEKLY, X
from kelisim.web.told_words import Words

RHYTHMS: Words = {AT_ONCE: _("at once"), DAILY: _("once a day"), WEEKLY: _("once a week")}
WAYS: Words = {EMAIL: _("E-mail"), TELEGRAM: "Telegram", X: "X"}


def way_words(way: str) -> str:
    """A way in the reader's language; a receiver that is none as it is named."""
    return str(WAYS.get(way, way))


def rhythm_words(rhythm: str) -> str:
    """A rhythm in the reader's language."""
    return str(RHYTHMS[rhythm])
