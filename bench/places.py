"""Group `places`: what it costs to find places in a box among 100,000, and to answer with them.

1. The places are invented: nine in ten are points, the others lines and areas of a few degrees, some of them across the
   antimeridian; half of all lie in a few thick clusters. A tenth of them have a commitment. With `quick` there is a
   tenth of them.
2. They are written straight into the tables of a node that is thrown away.
3. A question is asked as the interface asks it: the number of all that match, and one page of entries. What is measured
   is CPU time, after a first answer; the limit is the promise of 50 ms, or as many raw signature verifications as take
   that on the machine it was made for.
4. Beside each box stands what SQLite's own R*Tree takes to name what is in it, without counting by anything else: the
   measure of what a dearer index would bring.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from bench.figure import Figure, at_most, plain
from bench.measuring import seconds, verification
from bench.site import environment

PROMISED: Final = 50.0
"""Milliseconds of an answer."""
VERIFICATIONS: Final = 555
"""As many raw verifications took the promised time where it was made (`bench.search`)."""
FULL: Final = 100_000
QUICK: Final = 10_000
BATCH: Final = 5_000
KINDS: Final = ("deposit", "plant", "crossing", "gauge", "city")
BOXES: Final = {
    "a district": "61,50,61.5,50.5",
    "a region": "60,48,66,54",
    "a country": "46,40,88,56",
    "everything": "-180,-90,180,90",
    "across the antimeridian": "170,-90,-170,90",
}


def figures(*, quick: bool) -> Iterator[Figure]:
    """Yield the figures of this group.

    Args:
        quick: 10,000 places instead of 100,000.
    """
    home = Path(tempfile.mkdtemp(prefix="kelisim-bench-places-"))
    try:
        asked = [sys.executable, "-m", "bench.places", str(QUICK if quick else FULL)]
        run = subprocess.run(asked, env=environment(home), check=False, stdout=subprocess.PIPE, text=True)
        if run.returncode != 0:
            sys.exit("the places could not be measured")
        for line in run.stdout.splitlines():
            yield Figure(**json.loads(line))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def measured(number: int) -> Iterator[Figure]:
    """The figures of the node that this process is, once it holds that many places."""
    import django  # noqa: PLC0415 the process that only asks stays without Django

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 Django has to be set up before
    from django.db import connection  # noqa: PLC0415 as above
    from django.http import QueryDict  # noqa: PLC0415 as above
    from django.test import Client  # noqa: PLC0415 as above

    from kelisim.node.models import Located, Register  # noqa: PLC0415 as above
    from kelisim.web.ogc.asking import asked, single  # noqa: PLC0415 as above
    from kelisim.web.ogc.collections import SORTS  # noqa: PLC0415 as above
    from kelisim.web.ogc.finding import find_measures, find_places  # noqa: PLC0415 as above

    for application in ("contenttypes", "node"):  # What the newsroom and the others need takes eight seconds to make.
        call_command("migrate", application, verbosity=0)
    written = fill(number)
    most = max(PROMISED, VERIFICATIONS * verification() * 1_000)
    register = Register.objects.get()
    filters = SORTS["places"].filters

    def cost(work: Callable[[], object]) -> float:
        return seconds(work, runs=5 if number >= FULL else 3) * 1_000

    def found(query: str) -> Any:
        return find_places(register, asked(single(QueryDict(query)), filters))

    yield plain("places", Located.objects.count(), "places")
    yield plain("where one is, written", written * 1e6, "µs CPU")
    for name, box in BOXES.items():
        matched = found(f"bbox={box}").matched
        taken = cost(lambda b=box: found(f"bbox={b}"))  # type: ignore[misc]
        yield at_most(f"{name}, {matched:,} in it", taken, "ms CPU", most)
    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE temp.boxes USING rtree(id, west, east, south, north)")
        cursor.execute(
            "INSERT INTO temp.boxes SELECT entry_id, MIN(west, east), MAX(west, east), south, north FROM node_located"
        )
    for name, box in list(BOXES.items())[:4]:
        yield plain(f"{name}, by an R*Tree alone", cost(lambda b=box: in_tree(b)), "ms CPU")  # type: ignore[misc]
    others = {
        "a country, of one kind and side": f"bbox={BOXES['a country']}&kind=gauge&side=KAZ",
        "a country, agreed in a year": f"bbox={BOXES['a country']}&datetime=2021-01-01/2021-12-31",
        "a country, far page": f"bbox={BOXES['a country']}&offset={number // 5}",
        "no box, far page": f"offset={number * 9 // 10}",
        "a page of 100": f"bbox={BOXES['a region']}&limit=100",
    }
    for name, query in others.items():
        yield at_most(name, cost(lambda q=query: found(q)), "ms CPU", most)  # type: ignore[misc]
    for name, box in {"a region": BOXES["a region"], "a country": BOXES["a country"]}.items():
        wanted = asked(single(QueryDict(f"bbox={box}")), SORTS["commitments"].filters)
        matched = find_measures(register, wanted).matched
        taken = cost(lambda w=wanted: find_measures(register, w))  # type: ignore[misc]
        yield at_most(f"commitments in {name}, {matched:,} in it", taken, "ms CPU", most)
    client = Client(headers={"host": "localhost"})
    for name, more in (("10", ""), ("100", "&limit=100")):
        address = f"/ogc/collections/bench-places/items?f=json&bbox={BOXES['a region']}{more}"
        taken = cost(lambda a=address: client.get(a))  # type: ignore[misc]
        yield plain(f"the whole answer with {name} features", taken, "ms CPU")
    taken = cost(lambda: client.get("/ogc/collections?f=json"))
    yield plain("the collections with their extents", taken, "ms CPU")
    size = (
        "SELECT SUM(pgsize) FROM dbstat WHERE aggregate = 1 AND name LIKE 'node_located%' OR name = 'located_in_boxes'"
    )
    with connection.cursor() as cursor:
        cursor.execute(size)
        yield plain("size of the table and its index", int(cursor.fetchone()[0]) / 2**20, "MiB")


def in_tree(box: str) -> list[Any]:
    """What is in a box by the R*Tree."""
    from django.db import connection  # noqa: PLC0415 Django has to be set up before

    west, south, east, north = map(float, box.split(","))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM temp.boxes WHERE west <= %s AND east >= %s AND south <= %s AND north >= %s",
            [east, west, north, south],
        )
        return list(cursor.fetchall())


def fill(number: int) -> float:
    """Write that many places; the seconds that one row of where a place is took."""
    import time  # noqa: PLC0415 only here

    from django.db import transaction  # noqa: PLC0415 Django has to be set up before

    from kelisim.model.decode import convert  # noqa: PLC0415 as above
    from kelisim.model.place import Place  # noqa: PLC0415 as above
    from kelisim.node import models  # noqa: PLC0415 as above
    from kelisim.node.locating import located_row  # noqa: PLC0415 as above
    from kelisim.node.statements import insert  # noqa: PLC0415 as above

    named = {"slug": "bench", "name": {"en": "Bench"}, "purpose": None, "demonstration": True, "founded": True}
    register = models.Register.objects.create(id="b" * 64, **named)
    models.Party.objects.create(register=register, code="KAZ", name={"en": "A"}, kind="state", keys=[])
    shared: dict[str, Any] = {"register": register, "bound": ["KAZ"], "public": True, "date": "", "versions": 1}
    shared |= {"proposal": "0" * 64, "agreed_at": "2021-04-28T10:00:00Z"}
    given, taken = invented(number), 0.0
    for start in range(0, number, BATCH):
        batch = [next(given) for _ in range(min(BATCH, number - start))]
        rows = [
            models.Entry(
                id=start + place,
                entry=f"KAZ.{start + place}.1",
                kind="place",
                title=content["names"],
                content=content,
                **shared | {"agreed_at": at},
            )
            for place, (content, at) in enumerate(batch, start=1)
        ]
        with transaction.atomic():
            insert(rows)
            begun = time.process_time()
            insert(
                filter(
                    None, (located_row(register.pk, row.pk, convert(row.content, Place), row.agreed_at) for row in rows)
                )
            )
            taken += time.process_time() - begun
    measures = number // 10
    content = {"title": {"en": "Commitment"}, "places": []}
    shared |= {"kind": "measure", "title": content["title"], "content": content}
    with transaction.atomic():
        for one in range(1, measures + 1):
            insert([models.Entry(id=number + one, entry=f"KAZ.{number + one}.1", **shared)])
            insert([models.Link(source_id=number + one, target_id=one, entry=f"KAZ.{one}.1", role="places")])
    return taken / number


def invented(number: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Places, and when each was agreed."""
    chance = random.Random(1)  # noqa: S311 nothing secret
    centres = [(chance.uniform(46, 88), chance.uniform(40, 56)) for _ in range(40)]
    for one in range(number):
        if one % 2:
            longitude, latitude = chance.uniform(-180, 180), chance.uniform(-80, 80)
        else:
            centre = chance.choice(centres)
            longitude, latitude = chance.gauss(centre[0], 1), chance.gauss(centre[1], 1)
        content = {
            "names": {"en": f"Place {one}", "ru": f"Место {one}", "kk": f"Орын {one}"},
            "kind": KINDS[one % len(KINDS)],
            "sides": ["KAZ"] if one % 3 else ["KAZ", "RUS"],
            "within_km": 5,
            "geometry": shape(chance, one, longitude, latitude),
        }
        yield content, f"20{10 + one % 15}-{1 + one % 12:02}-{1 + one % 28:02}T10:00:00Z"


def shape(chance: random.Random, one: int, longitude: float, latitude: float) -> dict[str, Any]:
    """A point, and in one of ten a line, an area, or two points on either side of the antimeridian."""

    def at(east: float, north: float) -> tuple[str, str]:
        return f"{max(-180, min(180, longitude + east)):.5f}", f"{max(-90, min(90, latitude + north)):.5f}"

    if one % 10:
        return {"type": "Point", "coordinates": at(0, 0)}
    width, height = chance.uniform(0.1, 3), chance.uniform(0.1, 3)
    if one % 1_000 == 0:
        return {"type": "MultiPoint", "coordinates": [("179.5", f"{latitude:.5f}"), ("-179.5", f"{latitude:.5f}")]}
    if one % 20:
        steps = [at(width * step / 20, height * chance.uniform(0, 1)) for step in range(20)]
        return {"type": "LineString", "coordinates": steps}
    corners = [at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]
    return {"type": "Polygon", "coordinates": [corners]}


if __name__ == "__main__":
    for figure in measured(int(sys.argv[1])):
        print(json.dumps(figure._asdict()), flush=True)
