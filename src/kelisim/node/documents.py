"""Documents as files: their bytes, never more than a document may have."""

from pathlib import Path
from typing import Final

from kelisim.reading.errors import UnreadableFileError

MAX_FILE: Final = 64 * 1_048_576
"""Bytes of a document; a format may have a lower cap."""


def content_of(path: Path) -> bytes:
    """The bytes of a file; never more than one byte above the cap.

    Raises:
        UnreadableFileError: it is missing, no file, or cannot be opened.
    """
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFileError("this is not a file", where=str(path), expected="a document")
        with path.open("rb") as opened:
            return opened.read(MAX_FILE + 1)
    except OSError as error:
        raise UnreadableFileError(f"the file cannot be read: {error.strerror}", where=str(path)) from None
