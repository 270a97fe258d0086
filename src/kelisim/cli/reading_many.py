"""Many documents read at once, each by one of as many processes as there are processors.

1. What each file holds is told in the order of the names. What cannot be read is listed at the end on standard error,
   and the status is 1.
2. After the readings stand the drafts that tell one thing in several documents (`reading.duplicates`).
"""

import sys
from collections import Counter

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text as Words

from kelisim.cli.files import files_in
from kelisim.node.bounded_reading import Read, read_each
from kelisim.node.extra_reader import Endpoint
from kelisim.reading.duplicates import duplicates
from kelisim.reading.errors import UnreadableFileError


def read_many(names: list[str], *, as_json: bool, published: str | None, endpoint: Endpoint | None = None) -> int:
    """Read files and folders and tell what was found; the status of the command.

    Raises:
        UnreadableFileError: none of the names is a file, or a folder with one.
    """
    files = list(files_in(names))
    if not files:
        raise UnreadableFileError("there is no file to read", where=" ".join(names))
    found: list[Read] = []
    bad: list[Read] = []
    show = Console(highlight=False, soft_wrap=True)
    with _progress() as progress:
        task = progress.add_task("reading", total=len(files))
        for one in read_each(files, published, endpoint):
            progress.advance(task)
            if one.problem:
                bad.append(one)
                continue
            found.append(msgspec.structs.replace(one, encoded=b""))
            if as_json:
                sys.stdout.buffer.write(one.encoded + b"\n")
            else:
                _tell(show, one)
    _tell_duplicates(found, None if as_json else show)
    for one in bad:
        sys.stderr.write(f"kelisim: {one.name}: {one.problem}\n")
    if bad:
        sys.stderr.write(f"kelisim: {len(bad)} of {len(files)} files were not read\n")
    return 1 if bad else 0


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _tell(show: Console, one: Read) -> None:
    counted = ", ".join(_many(count, kind) for kind, count in Counter(one.kinds).items())
    show.print(Words(f"{one.name}: {counted or 'nothing that could be filed'}"))
    for words in one.look:
        show.print(Words(f"    look: {words}", style="dim"))


def _many(count: int, kind: str) -> str:
    if count == 1:
        return f"1 {kind}"
    return f"{count} {kind[:-1]}ies" if kind.endswith("y") else f"{count} {kind}s"


def _tell_duplicates(found: list[Read], show: Console | None) -> None:
    for group in duplicates([one.told for one in found]):
        drafts = [(found[number], place) for number, place in group]
        if show is None:
            line = {"same": [{"file": one.name, "draft": place, "kind": one.kinds[place]} for one, place in drafts]}
            sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
        else:
            kind = drafts[0][0].kinds[drafts[0][1]]
            show.print(Words(f"one {kind}: " + "; ".join(f"{one.name} no. {place + 1}" for one, place in drafts)))
