"""Whether an entry's page offers its certificate."""

from collections.abc import Sequence
from typing import Any

from django import template

from kelisim.node.models import Entry

register = template.Library()


@register.filter
def certified(row: Entry, versions: Sequence[Any]) -> bool:
    """Whether each version of the entry, as its page tells them, was agreed by a proposal that is public as a whole."""
    return 0 < row.versions == len(versions) and all(version.row.proposal.public for version in versions)
