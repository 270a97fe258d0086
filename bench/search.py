"""Group `search`: what it costs to find something among all that a large register holds in public.

1. The register is the invented one of `bench.site`: 10,000 measures, 20,000 documents, 5,000 stories, and all that is
   said of them, in three languages; with `quick` a twentieth of it.
2. A question is answered as the page does it: ranked, filtered, counted by kind, field, side and year, twenty hits with
   their words marked. What is measured is CPU time of one answer, after a first one; the limit is the promise of 50 ms,
   or as many raw signature verifications as take that on the machine it was made for.
3. The questions are common words, rare ones, phrases, other forms, other spellings, slips, filters and far pages.
4. How fast the index is made is measured by writing some thousands of its documents anew, which is then undone.
"""

import itertools
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any, Final

from bench.figure import Figure, at_most, plain
from bench.measuring import seconds, verification
from bench.site import environment, site

PROMISED: Final = 50.0
"""Milliseconds of an answer."""
VERIFICATIONS: Final = 555
"""As many raw verifications took the promised time where it was made."""
STATEMENTS: Final = 8
WRITTEN: Final = 3_000
QUESTIONS: Final[tuple[tuple[str, str, dict[str, Any]], ...]] = (
    ("common word", "works", {}),
    ("common word, newest first", "works", {"newest": True}),
    ("common word, far page", "works", {"page": 300}),
    ("common words without another", "works control -crossing", {}),
    ("word of many titles", "agreement", {}),
    ("words of a title", "construction of a crossing", {}),
    ("rare word", "crossing 84", {}),
    ("phrase", '"repair of a gauging station"', {}),
    ("Russian form", "соглашениями", {}),
    ("Russian phrase, other form", "«гидрологическим постом»", {}),
    ("Kazakh form", "өзендердің", {}),
    ("Kazakh without its letters", "озендердин", {}),
    ("with filters", "construction", {"kind": "measure", "year": "2023"}),
    ("slip", "constructoin", {}),
    ("nothing", "xyzzy qwerty", {}),
)


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: a register of 500 measures instead of 10,000.
    """
    asked = [sys.executable, "-m", "bench.search", "3" if quick else "5"]
    run = subprocess.run(asked, env=environment(site(quick=quick)), check=False, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit("the search could not be measured")
    for line in run.stdout.splitlines():
        yield Figure(**json.loads(line))


def measured(runs: int) -> Iterator[Figure]:
    """The figures of the node that this process is."""
    import django  # noqa: PLC0415 the process that only asks stays without Django

    django.setup()
    from django.db import connection  # noqa: PLC0415 Django has to be set up before
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 as above

    from kelisim.node.models import Register  # noqa: PLC0415 as above
    from kelisim.web.search import indexing  # noqa: PLC0415 as above
    from kelisim.web.search.backend import Filters  # noqa: PLC0415 as above
    from kelisim.web.search.finding import Answer, hits, matches  # noqa: PLC0415 as above
    from kelisim.web.search.models import Document  # noqa: PLC0415 as above

    indexing.catch_up()
    registers = [Register.objects.values_list("pk", flat=True)[0]]
    most = max(PROMISED, VERIFICATIONS * verification() * 1_000)

    def answer(question: str, asked: dict[str, Any]) -> Answer:
        filters = Filters(kind=asked.get("kind", ""), year=asked.get("year", ""))
        page, newest = asked.get("page", 1), asked.get("newest", False)
        return hits(registers, question, "en", filters, page, newest=newest)

    yield plain("documents in the index", Document.objects.count(), "documents")
    statements = 0
    costs: dict[str, float] = {}
    for name, question, asked in QUESTIONS:
        with CaptureQueriesContext(connection) as queries:
            found = answer(question, asked).total
        statements = max(statements, len(queries))
        costs[f"{name}, {found:,} found"] = seconds(lambda q=question, a=asked: answer(q, a), runs=runs) * 1_000  # type: ignore[misc]
    for name, cost in costs.items():
        yield at_most(name, cost, "ms CPU", most)
    yield plain("middle of all questions", sorted(costs.values())[len(costs) // 2], "ms CPU")
    yield at_most("most statements of an answer", statements, "statements", STATEMENTS - 2)
    things = list(Document.objects.order_by("-serial").values_list("thing", flat=True)[:20])
    yield plain(
        "who follows a search: 20 new things", seconds(lambda: matches("works", "en", things)) * 1_000, "ms CPU"
    )
    yield plain("whether anything changed", seconds(indexing.states) * 1_000, "ms CPU")
    yield plain("index written", _rate(), "documents/s")
    yield plain("size of the index", _size() / 2**20, "MiB")


def _rate() -> float:
    """Documents written anew in a second of CPU time."""
    from django.db import transaction  # noqa: PLC0415 Django has to be set up before

    from kelisim.web.search import registered, writing  # noqa: PLC0415 as above

    things = list(itertools.islice(registered.things(), WRITTEN))
    with transaction.atomic():
        start = time.process_time()
        writing.write(things)
        taken = time.process_time() - start
        transaction.set_rollback(True)
    return len(things) / taken


def _size() -> int:
    """Bytes of the tables of the index in the database's file."""
    from django.db import connection  # noqa: PLC0415 Django has to be set up before

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT SUM(pgsize) FROM dbstat WHERE aggregate = 1 AND name IN"
            " (SELECT name FROM sqlite_master WHERE tbl_name LIKE 'search\\_%' ESCAPE '\\')"
        )
        return int(cursor.fetchone()[0] or 0)


if __name__ == "__main__":
    for figure in measured(int(sys.argv[1])):
        print(json.dumps(figure._asdict()), flush=True)
