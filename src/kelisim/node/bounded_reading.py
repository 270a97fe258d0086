"""Documents read in processes of their own, so that none does harm to what asked for it.

1. A document has `SECONDS` of a processor and `MEMORY` bytes; one that needs more is left, and the others go on. Where
   a document ends its process, it is found by reading those that were under way one at a time.
2. What comes back is the reading as JSON, or one sentence that says why there is none.
"""

import contextlib
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

import msgspec

from kelisim.errors import KelisimError
from kelisim.model.draft import Reading, StoryDraft, draft_kind
from kelisim.node.documents import content_of
from kelisim.reading.duplicates import Told
from kelisim.reading.errors import TooLargeDocumentError

if TYPE_CHECKING:
    from kelisim.node.extra_reader import Endpoint

SECONDS: Final = 120
MEMORY: Final = 3 * 2**30
AHEAD: Final = 4
"""Files for each process that are handed over before the first is asked for."""
_NO_DRIVERS: Final = (
    "ADBC AmigoCloud CSW Carto EEDA Elasticsearch GDALG HTTP MBTiles NGW OAPIF OGCAPI OGR_VRT PLSCENES PMTiles "
    "SQLite VRT WFS WMS WMTS"
)
"""Drivers of GDAL that open other files, other databases or addresses."""


class Read(msgspec.Struct, frozen=True):
    """What came of one file: a reading as JSON with its drafts, or why there is none."""

    name: str
    encoded: bytes = b""
    told: tuple[Told, ...] = ()
    kinds: tuple[str, ...] = ()
    look: tuple[str, ...] = ()
    problem: str = ""


def read_each(files: Iterable[Path], published: str | None, endpoint: "Endpoint | None" = None) -> Iterator[Read]:
    """What comes of each file, in order."""
    waiting = deque(files)
    workers = min(os.cpu_count() or 1, len(waiting))
    while waiting:
        asked: deque[tuple[Path, Future[Read]]] = deque()
        with contextlib.suppress(BrokenProcessPool):
            yield from _pooled(waiting, asked, workers, (published, endpoint))
            continue
        # One of those that were under way ended its process: each is read alone, and that one is told from the others.
        for path, _ in asked:
            yield _apart(read_one, str(path), published, endpoint)


def _pooled(
    waiting: deque[Path],
    asked: deque[tuple[Path, Future[Read]]],
    workers: int,
    given: "tuple[str | None, Endpoint | None]",
) -> Iterator[Read]:
    with ProcessPoolExecutor(workers, get_context("spawn"), _limit_memory) as pool:
        while waiting or asked:
            while waiting and len(asked) < AHEAD * workers:
                asked.append((waiting[0], pool.submit(read_one, str(waiting[0]), *given)))
                waiting.popleft()
            answer = asked[0][1].result()
            asked.popleft()
            yield answer


def read_apart(data: bytes, name: str, published: str | None = None) -> Read:
    """What comes of a document given as bytes, read in a process of its own."""
    return _apart(read_bytes, data, name, published)


def words_apart(data: bytes, name: str) -> tuple[str, str]:
    """The words of a document given as bytes, read in a process of its own; or none, and why."""
    read = _apart(read_words, data, name)
    return read.encoded.decode(), read.problem


def places_apart(data: bytes, name: str, columns: bytes, published: str | None = None) -> Read:
    """What comes of a file of places given as bytes, read in a process of its own; `columns` as JSON."""
    return _apart(read_place_file, data, name, columns, published)


def _apart(read: Callable[..., Read], *given: Any) -> Read:
    try:
        with ProcessPoolExecutor(1, get_context("spawn"), _limit_memory) as pool:
            return pool.submit(read, *given).result()
    except BrokenProcessPool:
        name = next(one for one in given if isinstance(one, str))
        return Read(name, problem="reading it ended the process; it may be damaged or made to do harm")


def _limit_memory() -> None:
    """What the process of a document may have, where the system can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 only some systems have it

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # An interrupt is for the process that asked.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _limit_processor() -> None:
    """End this process where a library computes far beyond `SECONDS` without coming back to us."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 only some systems have it

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + SECONDS + 10
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))


def read_one(name: str, published: str | None, endpoint: "Endpoint | None" = None) -> Read:
    """What comes of one file."""
    try:
        data = content_of(Path(name))
    except KelisimError as error:
        return Read(name, problem=" ".join(str(error).split()))
    return msgspec.structs.replace(read_bytes(data, Path(name).name, published, endpoint), name=name)


def read_bytes(data: bytes, name: str, published: str | None, endpoint: "Endpoint | None" = None) -> Read:
    """What comes of one document. Nothing escapes: one that the reader stumbles over must not stop the others."""
    from kelisim.reading.document import read_document  # noqa: PLC0415 the rules load slowly; only who reads needs them

    try:
        with _limited(SECONDS):
            reading = read_document(data, name, published=published)
        if endpoint is not None:
            from kelisim.node.extra_reader import extended  # noqa: PLC0415 only who asks it needs the network

            reading = extended(reading, endpoint)
    except KelisimError as error:
        return Read(name, problem=" ".join(str(error).split()))
    except MemoryError:
        return Read(name, problem="reading it takes more memory than a document may have")
    except Exception as error:  # noqa: BLE001 a fault of the reader is told, with its name, and the others are read
        return Read(name, problem=f"the reader has a fault here: {type(error).__name__}")
    return Read(
        name,
        encoded=msgspec.json.encode(reading),
        told=tuple(_bare(reading)),
        kinds=tuple(map(draft_kind, reading.drafts)),
        look=reading.look,
    )


def read_words(data: bytes, name: str) -> Read:
    """The words of one document in UTF-8, without a look at what they say. Nothing escapes, as of `read_bytes`."""
    from kelisim.reading.formats.page_of import page_of  # noqa: PLC0415 as in `read_bytes`

    try:
        with _limited(SECONDS):
            return Read(name, encoded=page_of(data, name).text.encode())
    except KelisimError as error:
        return Read(name, problem=" ".join(str(error).split()))
    except MemoryError:
        return Read(name, problem="reading it takes more memory than a document may have")
    except Exception as error:  # noqa: BLE001 as in `read_bytes`
        return Read(name, problem=f"the reader has a fault here: {type(error).__name__}")


def read_place_file(data: bytes, name: str, columns: bytes, published: str | None) -> Read:
    """What comes of one file of places. Nothing escapes, as of `read_bytes`."""
    # GDAL brings its drivers in when it is imported: here those alone that are needed, and none that asks a network.
    os.environ.update(
        {
            "GDAL_SKIP": _NO_DRIVERS,
            "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
            "PROJ_NETWORK": "OFF",
            "CPL_LOG": os.devnull,
        }
    )
    from kelisim.node.geopackages import check_database  # noqa: PLC0415 as in `read_bytes`
    from kelisim.reading.places.columns import PlaceColumns  # noqa: PLC0415 as in `read_bytes`
    from kelisim.reading.places.document import read_places  # noqa: PLC0415 as in `read_bytes`

    _limit_processor()
    try:
        with _limited(SECONDS):
            check_database(data)
            wanted = msgspec.json.decode(columns, type=PlaceColumns)
            reading = read_places(data, name, wanted, published=published)
    except KelisimError as error:
        return Read(name, problem=" ".join(str(error).split()))
    except MemoryError:
        return Read(name, problem="reading it takes more memory than a document may have")
    except Exception as error:  # noqa: BLE001 as in `read_bytes`
        return Read(name, problem=f"the reader has a fault here: {type(error).__name__}")
    return Read(name, encoded=msgspec.json.encode(reading), look=reading.look)


@contextlib.contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """End what takes longer than so many seconds of the processor, where the system has such a clock."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLargeDocumentError(f"reading it takes more than {seconds} seconds")

    before: Any = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _bare(reading: Reading) -> Iterator[Told]:
    """The drafts without what takes place and tells nothing of another document."""
    for draft in reading.drafts:
        content: Any = draft.content
        if isinstance(draft, StoryDraft):
            content = msgspec.structs.replace(draft.content, body=(), photographs=())
        yield Told(content, reading.source.published)
