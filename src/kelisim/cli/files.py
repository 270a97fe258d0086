"""The documents that a command is given: files, and folders for all that is in them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kelisim.reading.errors import UnreadableFileError


def files_in(names: Iterable[str]) -> Iterator[Path]:
    """The files that names stand for, a folder for all in it but what is hidden, each once and in order of name.

    Raises:
        UnreadableFileError: a name is neither a file nor a folder.
    """
    seen = set()
    for name in names:
        path = Path(name)
        if not path.exists():
            raise UnreadableFileError("there is no such file or folder", where=name)
        for file in _walk(path) if path.is_dir() else [path]:
            if file not in seen:
                seen.add(file)
                yield file


def _walk(folder: Path) -> Iterator[Path]:
    for above, below, names in os.walk(folder):
        below[:] = sorted(one for one in below if not one.startswith("."))
        yield from (Path(above, name) for name in sorted(names) if not name.startswith("."))
