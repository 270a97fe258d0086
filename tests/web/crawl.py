"""A crawler without an account: every page that links lead to."""

import re
from collections.abc import Iterator

from django.test import Client

LINK = re.compile(r'href="([^"#]*)')


def crawl(client: Client, start: str = "/en/") -> Iterator[tuple[str, str]]:
    """Every address that can be reached in the language of the first, with its page."""
    waiting, seen = [start], {start}
    here = f"/{start.split('/')[1]}/"
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        page = answer.content.decode()
        yield address, page
        for found in LINK.findall(page):
            target = found.replace("&amp;", "&")
            target = address.split("?")[0] + target if target.startswith("?") else target
            if target.startswith(here) and target not in seen:
                seen.add(target)
                waiting.append(target)
