"""One browser for all ways of readers; they change nothing, but where a way has a node of its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.web.journeys.kinds import ask, kind_of, kinds_of_pages
from tests.web.serving import chromium

EMBEDDED = {
    "embed-commitments": "/en/demonstration/embed/commitments/KAZ.4.1/",
    "embed-figures": "/en/kaz-rus/embed/figures/OBS.8.28/",
    "embed-trends": "/en/kaz-rus/embed/trends/OBS.4.4/",
}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def kinds(server: str) -> dict[tuple[str, ...], str]:
    """The address of a page or a file of every kind, the cards for other sites too."""
    found = kinds_of_pages(server)
    found["search", "q"] = "/en/kaz-rus/search/?q=butadiene"
    for name, address in EMBEDDED.items():
        assert kind_of(address) == (name,)
        found[name,] = address
    return found


@pytest.fixture(scope="package")
def pages(server: str, kinds: dict[tuple[str, ...], str]) -> dict[str, str]:
    """The address of a page of every kind, by its kind in words; files are left out."""
    origin = server.removesuffix("/en/")
    return {
        " ".join(kind): address
        for kind, address in kinds.items()
        if address.startswith("/en/") and ask(origin, address).is_page
    }


@pytest.fixture(scope="package")
def plain_pages(pages: dict[str, str]) -> dict[str, str]:
    """Those that ask nothing, and one that finds something: for what takes a browser long."""
    return {kind: address for kind, address in pages.items() if " " not in kind or kind == "search q"}
