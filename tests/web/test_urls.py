"""Addresses of the site and addresses of registers do not meet."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from kelisim.node.party_rows import TAKEN, _free_slug
from kelisim.web.converters import SlugConverter


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """The shapes of all addresses."""
    for one in resolver.url_patterns:
        shape = before + str(one.pattern).removeprefix("^")
        if isinstance(one, URLPattern):
            yield shape
        else:
            yield from patterns(one, shape)


def test_no_register_is_called_as_a_page_is() -> None:
    """What could be a register's name and begins an address of something else is taken."""
    languages = {code for code, _ in settings.LANGUAGES}
    begin = {shape.removeprefix("en/").partition("/")[0] for shape in patterns(get_resolver())}
    named = {word for word in begin if re.fullmatch(SlugConverter.regex, word)}
    assert named | languages | {settings.STATIC_URL.strip("/")} == TAKEN


def test_a_register_that_would_be_hidden_gets_another_name(db: None) -> None:
    """The beginning of its id is added."""
    assert _free_slug("search", "abcdef0123456789") == "search-abcdef012345"
    assert _free_slug("kaz-rus", "abcdef0123456789") == "kaz-rus"
