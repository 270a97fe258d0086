"""Group `store`: what a node costs that keeps a register on disk.

1. A durable append is one signed act checked by every rule, its signature too, stored, folded and projected in one
   transaction. It is compared with a bare insert of the same bytes and its commit, in a SQLite file of its own beside
   the node's with the same settings; the two take turns, because both wait for the same disk. Making and signing the
   act comes before it and is a figure of its own. What of an append is work stands beside what it waits for.
2. The state of one entry is what its page asks for: the newest version, the chain of versions, and the answers to the
   proposal that made the newest one. It is asked for in a node that holds the whole register.
3. A node is opened in a process of its own, because a process is one node. Who opens a long register first folds all of
   it and keeps the state; who opens it after that takes the state.
"""

import itertools
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.figure import Figure, at_most, plain
from bench.measuring import verification
from bench.world import read_stored, write_register
from tests.world import KEYS, charter_of, measure

TIMES_BARE: Final = 1.5
STATE_VERIFICATIONS: Final = 50
"""Raw verifications in the time that the state of an entry may take: 5 ms where a core makes 10,000 a second."""
CODES: Final = ("KAZ", "RUS")


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: a register of 5,000 acts instead of a million.
    """
    for part in ("appending", "asking"):
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "KELISIM_HOME": home, "DJANGO_SETTINGS_MODULE": "kelisim.node.settings"}
            asked = [sys.executable, "-m", "bench.store", part, "quick" if quick else "full"]
            run = subprocess.run(asked, env=environment, check=False, stdout=subprocess.PIPE, text=True)
        if run.returncode != 0:
            sys.exit("the node could not be measured")
        for line in run.stdout.splitlines():
            yield Figure(**json.loads(line))


def appending(*, quick: bool) -> Iterator[Figure]:
    """What a durable append takes, in the node that this process is."""
    from django.conf import settings  # noqa: PLC0415 only the process that is the node has Django

    from kelisim.model.act import Accept, Answer, Proposal, Propose  # noqa: PLC0415 as above
    from kelisim.node import ledger  # noqa: PLC0415 as above

    here = ledger.start(charter_of(CODES))
    for code in CODES:
        here.found(KEYS[code])
    bare = sqlite3.connect(settings.HOME / "bare.sqlite3", isolation_level=None)
    options: Any = settings.DATABASES["default"]["OPTIONS"]
    bare.executescript(options["init_command"])
    bare.execute("CREATE TABLE act (id INTEGER PRIMARY KEY, hash TEXT UNIQUE, party, number, payload, signature)")
    signed: list[float] = []
    ours: list[float] = []
    work: list[float] = []
    theirs: list[float] = []

    def propose(head: dict[str, Any]) -> Propose:
        return Propose(**head, body=Proposal(items=(measure(f"KAZ.{head['number']}.1", "A measure", CODES),)))

    for _ in range(30 if quick else 300):
        proposal = ""
        for code in ("KAZ", "KAZ", "RUS"):

            def answer(head: dict[str, Any], to: str = proposal) -> Accept:
                return Accept(**head, body=Answer(proposal=to))

            start = time.perf_counter()
            opened = here.draft(KEYS[code], answer if proposal else propose)
            signed.append(time.perf_counter() - start)
            start, used = time.perf_counter(), time.process_time()
            placed, _outcome = here.stand(opened)
            work.append(time.process_time() - used)
            ours.append(time.perf_counter() - start)
            proposal = proposal or placed.hash
            row = (placed.hash, code, placed.act.number, placed.signed.payload, placed.signed.signature)
            start = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO act (hash, party, number, payload, signature) VALUES (?, ?, ?, ?, ?)", row)
            bare.execute("COMMIT")
            theirs.append(time.perf_counter() - start)
    bare.close()
    mine, least = statistics.median(ours) * 1_000, statistics.median(theirs) * 1_000
    yield plain("bare SQLite commit of one act", least, "ms")
    yield plain("making and signing one act", statistics.median(signed) * 1_000, "ms")
    yield plain("durable append of one act", mine, "ms")
    yield plain("durable append of one act, its work", statistics.median(work) * 1_000, "ms CPU")
    # How much a commit costs is the disk's business: on one that only pretends to write, nothing but the work is left.
    times = "durable append, of a bare commit"
    yield plain(times, mine / least, "times") if quick else at_most(times, mine / least, "times", TIMES_BARE)


def asking(*, quick: bool) -> Iterator[Figure]:
    """What the state of one entry takes, in the node that this process is."""
    from django.conf import settings  # noqa: PLC0415 as above

    from kelisim.node import ledger, models  # noqa: PLC0415 as above
    from kelisim.node.rebuilding import rebuild  # noqa: PLC0415 as above

    count = 5_000 if quick else 1_000_000
    path = settings.HOME / "acts.sqlite3"
    charter = write_register(path, count)
    register = _stored(path)
    start = time.perf_counter()
    rebuild(register)
    yield plain(f"rebuild the tables of {count:,} acts", count / (time.perf_counter() - start), "acts/s")
    entries = list(models.Entry.objects.order_by("pk").values_list("entry", flat=True))
    chance = random.Random(1)  # noqa: S311 the same entries in every run are what is wanted
    taken = []
    for entry in chance.sample(entries, 200):
        begun = time.perf_counter()
        row = models.Entry.objects.get(register=register, entry=entry)
        versions = list(row.history.all())
        answers = list(models.Answer.objects.filter(proposal=row.proposal))
        taken.append(time.perf_counter() - begun)
        if len(versions) != row.versions or not answers:
            sys.exit(f"{entry} is not whole")
    most = STATE_VERIFICATIONS * verification() * 1_000
    yield at_most(f"state of one entry among {count:,} acts", statistics.median(taken) * 1_000, "ms", most)
    begun = time.perf_counter()
    here = ledger.start(charter)
    yield plain(f"opening a ledger of {count:,} acts", time.perf_counter() - begun, "s")
    if not quick:  # A small register has no kept state.
        del here
        begun = time.perf_counter()
        here = ledger.start(charter)
        yield plain("opening it again, by its kept state", time.perf_counter() - begun, "s")
    begun = time.perf_counter()
    here.refresh()
    yield plain("looking for new acts in it", (time.perf_counter() - begun) * 1_000, "ms")


def _stored(path: Path) -> str:
    """Store the acts of a file in the node; the register's id."""
    import msgspec  # noqa: PLC0415 as above
    from django.db import transaction  # noqa: PLC0415 as above

    from kelisim.node import models  # noqa: PLC0415 as above
    from kelisim.node.statements import insert  # noqa: PLC0415 as above

    rows = read_stored(path)
    register = ""
    while batch := list(itertools.islice(rows, 5_000)):
        made = []
        for act_hash, payload, signature in batch:
            said = msgspec.json.decode(payload)
            register = said["register"]
            place = {"register": register, "party": said["party"], "number": said["number"]}
            made.append(models.StoredAct(hash=act_hash, **place, payload=payload, signature=signature))
        with transaction.atomic():
            insert(made)
    return register


def main(part: str, size: str) -> None:
    """Measure one part in the node that this process is."""
    import django  # noqa: PLC0415 as above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 Django has to be set up before

    call_command("migrate", verbosity=0)
    measured = {"appending": appending, "asking": asking}[part]
    for figure in measured(quick=size == "quick"):
        print(json.dumps(figure._asdict()), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
