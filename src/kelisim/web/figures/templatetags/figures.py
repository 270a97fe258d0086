"""Tags of the pages of figures and restrictions."""

from collections.abc import Mapping
from typing import Any

from django import template

from kelisim.web.figures.restricted import EXTENTS, SUBJECTS

register = template.Library()


@register.filter
def restricted(restriction: Mapping[str, Any]) -> str:
    """What a restriction is about and how far it goes: `people: closed`."""
    return f"{SUBJECTS[restriction['of']]}: {EXTENTS[restriction['extent']]}"
