"""One page of every kind that there is, found by following links as a reader does.

1. A page's kind is the name of its address and the names of what its query asks.
2. Pages of a kind are much alike, so of each kind only the first few are looked at for further links.
3. Every public address that the node knows is of a kind found here, or named in `NOT_LINKED` with the reason. So a new
   page is looked at as soon as there is one, or a test says that no link leads to it.
"""

import html
import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import parse_qs, urljoin, urlsplit

from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import translation

LINK = re.compile(r'(?:href|src|action)="([^"#]+)')
EACH = 3
VIEWS = {"atom_feed": "feed-atom", "json_feed_view": "feed-json", "calendar_view": "calendar"}
NOT_LINKED = {
    "articles-one": "the demonstration has no text with articles",
    "charter-one": "the demonstration has never changed a charter",
    "alerts-asked": "it comes after a form",
    "alerts-confirm": "its address is in a mail",
    "alerts-leave": "its address is in a mail",
    "alerts-mine": "its address is in a mail",
    "embed-commitments": "it stands in frames of other sites",
    "embed-figures": "it stands in frames of other sites",
    "embed-figures-svg": "it stands on other sites",
    "embed-trends": "it stands in frames of other sites",
    "embed-trends-svg": "it stands on other sites",
    "figures-forecast": "it comes after a form",
    "figures-specification": "the script of a chart asks for it",
    "joint-photograph": "the demonstration has none",
    "mirror-specification": "the script of a chart asks for it",
    "photograph": "the demonstration has none",
    "picture": "its address in the head is absolute, for other sites",
    "picture-entry": "its address in the head is absolute, for other sites",
    "picture-register": "its address in the head is absolute, for other sites",
    "places-moving": "the script of the map asks for it",
    "robots": "robots know it",
    "sitemap": "robots.txt names it",
    "sitemap-entries": "robots.txt names it",
    "sitemap-lists": "robots.txt names it",
    "sitemap-stories": "robots.txt names it",
    "stac-item": "the demonstration has no photograph",
    "stories-one": "the demonstration has none",
    "vega": "the script of a chart asks for it",
}


@dataclass(frozen=True)
class Answer:
    """What a server answers: its status, the heads in small letters, and the body."""

    status: int
    heads: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether it is HTML to read, and does not lead on."""
        return not self.leads_to and self.heads.get("content-type", "").startswith("text/html")

    @property
    def leads_to(self) -> str:
        """Where it sends the reader on."""
        return self.heads.get("location", "") if self.status // 100 == 3 else ""


def ask(server: str, address: str) -> Answer:
    """Ask a server for an address that begins with a stroke."""
    host = urlsplit(server)
    connection = HTTPConnection(host.hostname or "", host.port, timeout=60)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def kind_of(address: str) -> tuple[str, ...]:
    """The kind of an address in English: its name, and the sorted names of what it asks."""
    parts = urlsplit(address)
    with translation.override("en"):
        found = resolve(parts.path)
    # Feeds of a list or an entry have no name of their own: the view tells them.
    name = found.url_name or VIEWS[found.func.__name__]
    return name, *sorted(parse_qs(parts.query, keep_blank_values=True))


def links_of(address: str, page: str) -> Iterator[str]:
    """The addresses of this site, in English or without a language, that a page leads to."""
    for found in LINK.findall(page):
        target = html.unescape(found)
        if target.startswith(("/", "?")):
            whole = urljoin(address, target)
            if not whole.startswith(("/static/", "/desk/", "/ru/", "/kk/")):
                yield whole


def kinds_of_pages(server: str) -> dict[tuple[str, ...], str]:
    """The address of one page or file of each kind, from the first page on.

    Raises:
        AssertionError: a link leads nowhere.
    """
    origin = server.removesuffix("/en/")
    looked: dict[tuple[str, ...], list[str]] = defaultdict(list)
    waiting, known = deque(["/en/"]), {"/en/"}
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if len(looked[kind]) == EACH:
            continue
        looked[kind].append(address)
        answer = ask(origin, address)
        assert answer.status == 200 or answer.leads_to, f"{address} answers {answer.status}"
        targets = [urljoin(address, answer.leads_to)] if answer.leads_to else []
        if answer.is_page:
            targets += links_of(address, answer.body.decode())
        for target in targets:
            if target not in known:
                known.add(target)
                waiting.append(target)
    return {kind: addresses[0] for kind, addresses in looked.items()}


def public_names() -> set[str]:
    """The names of all addresses that need no account."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for one in patterns:
        whole = before + str(one.pattern)
        if whole.startswith("desk/"):
            continue
        if isinstance(one, URLResolver):
            yield from _names(one.url_patterns, "")
        elif one.name:
            yield one.name
