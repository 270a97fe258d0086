"""Files that a public document refers to, and their words.

1. A file is found where a document of the index refers to it; it is shown on the page of the first one that does, in
   each register.
2. Its words are taken from it once, in a process of its own with bounds on its memory and time
   (`node.bounded_reading`), and never while a reader waits. What cannot be read is noted, with the reason, and not
   tried again.
3. Of a long file the first `MOST` signs are found.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.db import transaction

from kelisim.node.attachments import path_of
from kelisim.node.bounded_reading import words_apart
from kelisim.node.documents import content_of
from kelisim.web.search.models import Document, Extract, Reference
from kelisim.web.search.things import Thing
from kelisim.web.search.writing import BATCH, take_out, write

KIND: Final = "file"
MOST: Final = 2_000_000


def waiting() -> list[tuple[str, str]]:
    """The files that are referred to and were not read yet: hash and name."""
    read = Extract.objects.values("sha256")
    found = Reference.objects.exclude(sha256__in=read).order_by("sha256", "id").values_list("sha256", "name")
    return list({sha256: (sha256, name) for sha256, name in found}.values())


def read_waiting(home: Path, most: int = 50) -> int:
    """Take the words from files that wait for it and are here; how many were read.

    Args:
        home: the node's folder.
        most: how many to read at most.
    """
    here = [(sha256, name) for sha256, name in waiting() if path_of(home, sha256).is_file()]
    for sha256, name in here[:most]:
        words, problem = words_apart(content_of(path_of(home, sha256)), name)
        with transaction.atomic():
            Extract.objects.update_or_create(sha256=sha256, defaults={"text": words[:MOST], "problem": problem})
            write_files([sha256])
    return len(here[:most])


def write_files(files: Iterable[str] | None = None) -> None:
    """Write files whose words are known: these, or all."""
    there = dict(Document.objects.filter(kind=KIND).values_list("thing", "stamp"))
    wanted = sorted(Extract.objects.exclude(text="").values_list("pk", flat=True) if files is None else files)
    for start in range(0, len(wanted), BATCH):
        batch = Extract.objects.exclude(text="").filter(pk__in=wanted[start : start + BATCH]).order_by("pk")
        found = (thing for extract in batch.iterator(20) for thing in _things(extract))
        write(thing for thing in found if there.get(thing.id) != thing.stamp)


def forget_orphans() -> None:
    """Take out files that no document refers to any more."""
    named = set(Reference.objects.order_by().values_list("sha256", "document__register"))
    files = Document.objects.filter(kind=KIND).values_list("pk", "thing")
    take_out(pk for pk, thing in files if (thing.rpartition(":")[2], thing.split(":")[1]) not in named)


def _things(extract: Extract) -> list[Thing]:
    found: dict[str, Thing] = {}
    references = (
        Reference.objects.filter(sha256=extract.sha256).select_related("document__shelf").order_by("document", "id")
    )
    for reference in references:
        on = reference.document
        if on.register in found:
            continue
        found[on.register] = Thing(
            id=f"file:{on.register}:{extract.sha256}",
            register=on.register,
            kind=KIND,
            date=on.date,
            stamp=f"{on.thing[-24:]}.{on.stamp[:40]}",
            entry=on.entry,
            entry_kind=on.entry_kind,
            anchor=on.anchor,
            address=on.address,
            sides=tuple(on.shelf.sides.split()),
            fields=tuple(on.shelf.fields.split()),
            title={"": reference.name},
            names=(("", reference.name),),
            texts=(("", extract.text),),
        )
    return list(found.values())
