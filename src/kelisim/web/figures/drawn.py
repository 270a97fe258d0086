"""The drawings of charts, kept in a folder of the node.

1. A drawing is kept under a hash of all that is on the chart and of how charts are drawn (`LAYOUT`), so it is made
   once, and anew when something of it changes. All drawings of a chart are made together.
2. They are made in another process (`drawing`), one after the other on this node, so that neither the memory nor the
   time that drawing takes grows with the number of readers. Who has waited `PATIENCE` is told to come again.
"""

import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
from django.conf import settings

from kelisim.errors import KelisimError
from kelisim.figures.charts.chart import Sheet
from kelisim.figures.charts.palette import LIGHT, SCHEMES
from kelisim.figures.charts.specification import SIZES, specification
from kelisim.web.figures.drawing import SECONDS, Asked, Made
from kelisim.web.sharing.kept import kept, put

FOLDER: Final = "charts"
LAYOUT: Final = 2
"""Raised whenever the same chart is drawn otherwise."""
PATIENCE: Final = 30.0
"""Seconds that a reader waits for others' drawings."""
FORMS: Final = tuple(f"{scheme}-{size}" for scheme in SCHEMES for size in SIZES)
"""The names of a chart's drawings."""
PIXELS: Final = (f"{LIGHT.name}-titled",)
"""Those that there are as PNG."""


class BusyError(KelisimError):
    """Others' charts are being drawn, or this one took too long."""

    code = "chart.busy"


def name_of(chart: Sheet) -> str:
    """What tells a chart from all others (rule 1)."""
    return hashlib.sha256(msgspec.json.encode((LAYOUT, chart))).hexdigest()[:40]


def drawn(chart: Sheet, form: str, ending: str = "svg") -> bytes:
    """A drawing of a chart.

    Args:
        chart: what is on it.
        form: one of `FORMS`; of `PIXELS` for a PNG.
        ending: "svg" or "png".

    Raises:
        BusyError: it cannot be drawn now.
    """
    folder, name = settings.HOME / FOLDER, name_of(chart)
    wanted = f"{name}-{form}.{ending}"

    def make() -> bytes:
        with turn(settings.HOME / f"{FOLDER}.turn"):
            with contextlib.suppress(OSError):  # Somebody may have made it while this one waited.
                return (folder / wanted).read_bytes()
            files = {f"{name}-{end}": data for end, data in _files(chart)}
        found = files.pop(wanted)
        for other, data in files.items():
            put(folder, other, data)
        return found

    return kept(folder, wanted, make)


def _files(chart: Sheet) -> Iterator[tuple[str, bytes]]:
    made = _asked(chart)
    yield from ((f"{form}.svg", drawing.encode()) for form, drawing in made.drawings.items())
    yield from ((f"{form}.png", pixels) for form, pixels in made.pixels.items())


def _asked(chart: Sheet) -> Made:
    specifications = {
        f"{scheme.name}-{size}": specification(chart, scheme, size) for scheme in SCHEMES.values() for size in SIZES
    }
    asked = Asked(chart.title, chart.summary, specifications, PIXELS)
    command = [sys.executable, "-m", "kelisim.web.figures.drawing"]
    try:
        done = subprocess.run(  # noqa: S603 a program of our own; what it draws goes in as JSON
            command, input=msgspec.json.encode(asked), capture_output=True, timeout=3 * SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise BusyError(f"a chart could not be drawn: {error}") from error
    return msgspec.json.decode(done.stdout, type=Made)


@contextlib.contextmanager
def turn(lock: Path) -> Iterator[None]:
    """One after the other (rule 2)."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            if time.monotonic() > until:
                raise BusyError("other charts are being drawn")
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)
