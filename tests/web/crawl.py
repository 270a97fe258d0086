"""A crawler without an account: every page that links lead to."""

import re
from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

LINK = re.compile(r'href="([^"#]*)')


def crawl(client: Client, start: str = "/en/") -> Iterator[tuple[str, str]]:
    """Every address that can be reached in the language of the first, with its page."""
    waiting, seen = [start], {start}
    here = f"/{start.split('/')[1]}/"
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        page = answer.content.decode(errors="replace")  # Pictures are linked to as well.
        yield address, page
        for found in LINK.findall(page):
            target = found.replace("&amp;", "&")
            target = address.split("?")[0] + target if target.startswith("?") else target
            if target.startswith(here) and target not in seen:
                seen.add(target)
                waiting.append(target)


def patterns() -> list[tuple[str, tuple[str, ...]]]:
    """Every address that needs no account, in English or without a language: as it is written, and what it asks for."""
    with translation.override("en"):
        return list(_patterns(get_resolver().url_patterns, "/"))


def _patterns(of: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in of:
        whole = before + str(one.pattern)
        if whole.startswith("/desk/"):
            continue
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns, whole)
        elif "^" not in whole:
            yield whole, tuple(one.pattern.converters)
