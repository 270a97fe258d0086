"""The words by which the pages of a search call things."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from kelisim.web.words import ENTRY_KINDS

KINDS: Final[Mapping[str, str | Promise]] = {
    **ENTRY_KINDS,
    "article": pgettext_lazy("search", "News story"),
    "statement": pgettext_lazy("search", "Statement"),
    "report": pgettext_lazy("search", "Report"),
    "notice": pgettext_lazy("search", "Treaty action"),
    "release": pgettext_lazy("search", "Published series"),
    "comment": pgettext_lazy("search", "Comment"),
    "file": pgettext_lazy("search", "File"),
}
FACETS: Final[Mapping[str, str | Promise]] = {
    "kind": pgettext_lazy("search", "Kind"),
    "field": pgettext_lazy("search", "Field"),
    "side": pgettext_lazy("search", "Side"),
    "year": pgettext_lazy("search", "Year"),
}


def kind_word(kind: str) -> str:
    """The word for a kind of thing."""
    return str(KINDS.get(kind, kind))
