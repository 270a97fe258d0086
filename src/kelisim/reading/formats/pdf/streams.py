"""Compressed streams of a PDF, looked at before a library unpacks them whole.

Pictures are never unpacked here, so only the others count.
"""

import re
import zlib

from kelisim.reading.errors import UnpackedSizeError

MAX_STREAM = 64 * 1_048_576
"""Bytes that one stream may unpack to: hundreds of times the text of a page."""
MAX_UNPACKED = 512 * 1_048_576
"""Bytes of all streams together."""
_STREAM = re.compile(rb"stream\r?\n")
_STEP = 4 * 1_048_576
_DICTIONARY = 1_024


def refuse_bombs(data: bytes) -> None:
    """Look at the streams.

    Raises:
        UnpackedSizeError: one of them, or all together, unpack to too much.
    """
    total = 0
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        said = before[max(before.rfind(b" obj"), before.rfind(b"endobj"), 0) :]
        if said.endswith(b"end") or b"Image" in said or b"Fl" not in said:
            continue
        size = _size(data, match.end(), twice=said.count(b"Fl") > 1)
        total += size
        if size > MAX_STREAM or total > MAX_UNPACKED:
            raise UnpackedSizeError(
                f"a part of the PDF unpacks to more than {min(size, total):,} bytes", expected=f"at most {MAX_STREAM:,}"
            )


def _size(data: bytes, start: int, *, twice: bool) -> int:
    """How much a stream unpacks to; a little more than the cap where it is more."""
    first, second = zlib.decompressobj(), zlib.decompressobj()
    size, left = 0, memoryview(data)[start : start + MAX_STREAM]
    pending: bytes | memoryview = left
    try:
        while pending and size <= MAX_STREAM and not first.eof:
            unpacked = first.decompress(pending, _STEP)
            if not unpacked:
                break
            size += len(unpacked)
            pending = first.unconsumed_tail
            rest = unpacked
            while twice and rest and size <= MAX_STREAM and not second.eof:
                again = second.decompress(rest, _STEP)
                if not again:
                    break
                size += len(again)
                rest = second.unconsumed_tail
    except zlib.error:
        pass
    return size
