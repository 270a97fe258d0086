"""Files made on demand and kept in a folder of the node, up to a size.

1. A file is kept under a name made from everything that it shows, so it is never wrong, only no longer asked for.
2. A file is written beside and moved into place: who reads at the same time sees all of it or none.
3. Where the folder has grown beyond its bound, the files that were written longest ago go.
4. A folder that cannot be written to is no reason not to answer.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

MOST: Final = 64 * 2**20
"""Bytes that a folder of kept files may hold."""
_LEFT: Final = 0.75
"""What part of the bound is left after clearing, so that not every new file clears anew."""


def kept(folder: Path, name: str, make: Callable[[], bytes], most: int = MOST) -> bytes:
    """The file of that name, made if it is not there.

    Args:
        folder: where files are kept; made if it is not there.
        name: a name of letters and digits (rule 1).
        make: makes the file.
        most: the bound of the folder in bytes.
    """
    path = folder / name
    with contextlib.suppress(OSError):
        return path.read_bytes()
    data = make()
    put(folder, name, data, most)
    return data


def put(folder: Path, name: str, data: bytes, most: int = MOST) -> None:
    """Keep a file that was made together with another (rules 2 to 4)."""
    path = folder / name
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=folder, prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).replace(path)
        _clear(folder, most)


def _clear(folder: Path, most: int) -> None:
    """Let the oldest go where there is too much (rule 3)."""
    files = [(entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in os.scandir(folder)]
    size = sum(one for _, one, _ in files)
    if size <= most:
        return
    for _, one, path in sorted(files):
        with contextlib.suppress(OSError):
            Path(path).unlink()
        size -= one
        if size <= most * _LEFT:
            return
