"""How often a follower is told, in words."""

from django.utils.translation import gettext_lazy as _

from kelisim.web.alerts.models import AT_ONCE, DAILY, WEEKLY
from kelisim.web.told_words import Words

RHYTHMS: Words = {AT_ONCE: _("at once"), DAILY: _("once a day"), WEEKLY: _("once a week")}


def rhythm_words(rhythm: str) -> str:
    """A rhythm in the reader's language."""
    return str(RHYTHMS[rhythm])
