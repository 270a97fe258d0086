"""Group `pages`: what a page of the demonstration costs.

1. Every kind of page is asked for through Django's test client: the first of its kind that the pages link to.
2. A page asks the database a number of times that does not depend on the machine; the limit is a count.
3. The CPU time of a page is compared with that of raw signature verifications in the same run.
4. The node is opened in a process of its own, because a process is one node.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.figure import Figure, at_most, plain
from bench.measuring import seconds, verification

STATEMENTS = 15
VERIFICATIONS = 700
"""A page may cost as much CPU time as so many verifications of a signature."""
_LINK = re.compile(r'href="(/[^"#?]*)')


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: whether to end within seconds, with less work per figure.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "node")
        build = [sys.executable, "-m", "kelisim", "demo", "--no-serve", "--home", str(home)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        asked = [sys.executable, "-m", "bench.pages", "3" if quick else "9"]
        environment = {**os.environ, "KELISIM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "kelisim.web.settings"}
        run = subprocess.run(asked, env=environment, check=False, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit("the pages could not be measured")
    for line in run.stdout.splitlines():
        yield Figure(**json.loads(line))


def kind_of(address: str) -> str:
    """What kind of page an address is of: its parts, with the names of registers and entries left out."""
    parts = [part for part in address.split("/") if part]
    return "/".join("…" if re.fullmatch(r"[A-Z0-9]+(\.\d+)+", part) else part for part in parts) or "/"


def measured(runs: int) -> Iterator[Figure]:
    """The figures of the node that this process is."""
    import django  # noqa: PLC0415 the other process, which only asks, stays without Django

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    waiting, costs = ["/"], dict[str, tuple[int, float]]()
    while waiting:
        address = waiting.pop(0)
        if (kind := kind_of(address)) in costs or address.startswith("/static/"):
            continue
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        if answer.status_code in {301, 302}:
            waiting.append(answer.headers["Location"])
            continue
        if answer.status_code != 200:
            sys.exit(f"{address} answers {answer.status_code}")
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        costs[kind] = (len(queries), seconds(partial(client.get, address), runs=runs))
        waiting.extend(_LINK.findall(answer.content.decode()))
    yield plain("kinds of pages", len(costs), "pages")
    most = VERIFICATIONS * verification() * 1_000
    asks = max(costs, key=lambda kind: costs[kind][0])
    yield at_most(f"most statements: {asks}", costs[asks][0], "statements", STATEMENTS)
    slow = max(costs, key=lambda kind: costs[kind][1])
    yield at_most(f"slowest: {slow}", costs[slow][1] * 1_000, "ms CPU", most)
    middle = sorted(cost for _, cost in costs.values())[len(costs) // 2]
    yield at_most("middle page", middle * 1_000, "ms CPU", most / 2)


if __name__ == "__main__":
    for figure in measured(int(sys.argv[1])):
        print(json.dumps(figure._asdict()))
