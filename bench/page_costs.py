"""What each kind of page of a node costs, asked for through Django's test client without the page cache.

1. Kinds of pages are found by following links from the front page, in English. Of each kind the first is measured that
   is linked to, and of entries besides it the one to which most others refer.
2. What counts is how many SQL statements a page takes, and the CPU time of this process.
3. This process is the node: it is a process of its own.
"""

import json
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from bench.measuring import seconds

LANGUAGE: Final = "/en/"
ENOUGH: Final = 60
"""Addresses of one kind that are remembered for the load."""
_LINK: Final = re.compile(r'href="(/[^"#?]*)(\?page=\d+)?["#]')
_ENTRY: Final = re.compile(r"[A-Z0-9]+(\.\d+)+")


class Cost(NamedTuple):
    """What a page takes: SQL statements, and milliseconds of CPU."""

    address: str
    statements: int
    milliseconds: float


def kind_of(address: str) -> str:
    """What kind of page an address is of: its parts, with the names of entries left out."""
    parts = [part for part in address.split("/") if part]
    entry = ["…" if _ENTRY.fullmatch(part) else part for part in parts]
    return "/".join(entry) or "/"


def is_list(kind: str) -> bool:
    """Whether pages of a kind are lists, and not about one entry."""
    return "…" not in kind


class Walk:
    """A walk over all kinds of pages, and the addresses that it saw."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._waiting = [LANGUAGE]
        self.kinds: dict[str, str] = {}
        self.addresses: dict[str, dict[str, None]] = {}

    def go(self) -> None:
        """Ask for the first page of every kind that is linked to."""
        while self._waiting:
            address = self._waiting.pop(0)
            kind = kind_of(address)
            if kind in self.kinds or not address.startswith(LANGUAGE):
                continue
            answer = self._client.get(address)
            if answer.status_code != 200:
                sys.exit(f"{address} answers {answer.status_code}")
            if not answer.headers["Content-Type"].startswith("text/html"):
                continue
            self.kinds[kind] = address
            for path, page in _LINK.findall(answer.content.decode()):
                self._waiting.append(path)
                seen = self.addresses.setdefault(kind_of(path), {})
                if len(seen) < ENOUGH:
                    seen[path + page] = None

    def load(self) -> dict[str, list[str]]:
        """Addresses of every kind that was measured."""
        return {kind: list(self.addresses.get(kind, {})) or [address] for kind, address in self.kinds.items()}


def busiest() -> list[str]:
    """Of every kind of entry the address of the one to which most others refer."""
    from django.db.models import Count  # noqa: PLC0415 Django is set up by then

    from kelisim.node.models import Entry  # noqa: PLC0415 as above
    from kelisim.web.addresses import SECTIONS  # noqa: PLC0415 as above

    found = []
    for kind, section in SECTIONS.items():
        rows = Entry.objects.filter(kind=kind, public=True).annotate(times=Count("backlinks")).order_by("-times", "id")
        if row := rows.select_related("register").first():
            found.append(f"{LANGUAGE}{row.register.slug}/{section}/{row.entry}/")
    return found


def measured(runs: int) -> tuple[list[Cost], dict[str, list[str]]]:
    """The costs of all kinds of pages, and addresses of each kind."""
    import django  # noqa: PLC0415 as above

    django.setup()
    from django.db import connection  # noqa: PLC0415 as above
    from django.test import Client  # noqa: PLC0415 as above
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 as above

    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    walk = Walk(client)
    walk.go()
    costs = []
    for address in dict.fromkeys([*walk.kinds.values(), *busiest()]):
        with CaptureQueriesContext(connection) as queries:
            if client.get(address).status_code != 200:
                sys.exit(f"{address} is not there")
            count = len(queries)
        costs.append(Cost(address, count, seconds(partial(client.get, address), runs=runs) * 1_000))
    return costs, walk.load()


if __name__ == "__main__":
    found, addresses = measured(int(sys.argv[1]))
    Path(sys.argv[2]).write_text(json.dumps({"costs": found, "addresses": addresses}))
