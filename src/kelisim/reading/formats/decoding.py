r"""From bytes to text.

1. A document has at most `MAX_BYTES`.
2. Formats that begin with a known mark, and bytes that hold control characters, are no text.
3. A byte order mark decides; then UTF-8; then, for a text that is nearly all ASCII, Windows-1252.
4. Letters with more marks on them than any script needs are refused, because putting them in order takes endless time.
5. The text is NFC with `\n` for every line end.
"""

import codecs
import contextlib
import re
import unicodedata
from itertools import groupby

from kelisim.reading.errors import BinaryDocumentError, EmptyDocumentError, EncodingError, TooLargeDocumentError

MAX_BYTES = 8 * 1_048_576
MAX_MARKS = 30
"""Marks on one letter: what Unicode's stream-safe format allows."""

_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "an archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SIGNS = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13})
_BREAKS = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_STEERING = re.compile("[\x7f-\x9f]")


def decode_text(data: bytes) -> str:
    """The text that bytes hold.

    Raises:
        ReadingError: the leaf says why they are not read.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeDocumentError(f"the document has {len(data):,} bytes", expected=f"at most {MAX_BYTES:,}")
    for mark, what in _FORMATS.items():
        if data.startswith(mark):
            raise BinaryDocumentError(f"this is {what}", expected="plain text or HTML")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        if len(data) != len(data.translate(None, _CONTROLS)):
            raise BinaryDocumentError("this is not text: it holds control characters", expected="plain text or HTML")
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise EncodingError("the text is not in the encoding that it begins with", expected="UTF-8") from None
        text = _western(data)
    if any(_endless(signs[0]) for signs in _SIGNS.finditer(text)):
        raise BinaryDocumentError("this is not text: it puts endless marks on a letter", expected="plain text or HTML")
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    if _STEERING.search(text):
        raise BinaryDocumentError("this is not text: it holds control characters", expected="plain text or HTML")
    text = unicodedata.normalize("NFC", text)
    if not any(map(str.isalpha, text)):
        raise EmptyDocumentError("the document holds no words", expected="plain text or HTML")
    return text


def _endless(signs: str) -> bool:
    marked = groupby(map(bool, map(unicodedata.combining, signs)))
    return any(mark and len(list(run)) > MAX_MARKS for mark, run in marked)


def _western(data: bytes) -> str:
    strange = len(data.translate(None, bytes(range(128))))
    with contextlib.suppress(UnicodeDecodeError):
        if strange * 20 < len(data):
            return data.decode("windows-1252")
    raise EncodingError("the encoding of the text cannot be told", expected="UTF-8")
