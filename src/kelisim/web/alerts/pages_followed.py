"""What a page shows, as a topic that can be followed: told from its address alone, without asking the database."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path

from kelisim.web.addresses import SECTIONS
from kelisim.web.alerts.topics import Topic

_ONE: Final = {"fields-one": "field", "bodies-one": "body"}


def topic_shown(match: ResolverMatch, query: Mapping[str, str]) -> Topic | None:
    """The topic of a page; None for a page that is of no register."""
    slug, name = match.kwargs.get("slug", ""), match.url_name or ""
    if not slug:
        return None
    entry = match.kwargs.get("entry", "")
    if entry:
        return Topic(slug, _ONE.get(name, "entry"), entry)
    words = " ".join(query.get("q", "").split())
    if words:
        return Topic(slug, "search", words)
    if query.get("field"):
        return Topic(slug, "field", query["field"])
    if name in SECTIONS.values():
        return Topic(slug, "section", name)
    if name == "stories-one":
        return Topic(slug, "section", SECTIONS["story"])
    return Topic(slug, "register")


def topic_at(address: str) -> Topic | None:
    """The topic of the page at an address of this node, as somebody copied it; None where there is no such page."""
    parts = urlsplit(address)
    try:
        # An address is found in the language that it begins with.
        with translation.override(get_language_from_path(parts.path)):
            match = resolve(parts.path if parts.path.endswith("/") else f"{parts.path}/")
    except Resolver404:
        return None
    return topic_shown(match, {name: values[0] for name, values in parse_qs(parts.query).items()})
