r"""From bytes to text.

1. A byte order mark decides; then UTF-8; then UTF-16 whose every second byte is that of the Latin or Cyrillic alphabet;
   then what an HTML page says of itself; then Windows-1252 for a text that is nearly all ASCII; then the Cyrillic
   encoding in which the letters make up words, where one is clearly better than all others.
2. Bytes that hold control characters are no text.
3. A text in UTF-8 that was taken for another encoding once before shows letters in the wrong alphabet, and is refused
   rather than guessed at.
4. The text is NFC with `\n` for every line end, without the marks that nobody sees.
"""

import codecs
import contextlib
import re
import unicodedata

from kelisim.reading.errors import BinaryDocumentError, EmptyDocumentError, EncodingError
from kelisim.reading.formats.cleaning import UNSEEN, refuse_endless_marks
from kelisim.reading.formats.cyrillic import cyrillic_text

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13})
_BREAKS = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_STEERING = re.compile("[\x7f-\x9f]")
_UNSEEN = re.compile(f"[{UNSEEN}]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_ALLOWED = frozenset({"windows-1251", "cp1251", "koi8-r", "koi8-u", "kz-1048", "iso-8859-5", "ibm866", "windows-1252"})
_TWICE = re.compile(r"(?:[РС][^А-Яа-яЁёA-Za-z0-9\s]|[РС][ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґё№єјЅѕї]|[ÐÑ][^A-Za-z0-9\s])")
"""Pairs that two bytes of a Cyrillic letter make in Windows-1251 or Windows-1252."""
_EXPECTED = "text in UTF-8"


def decode_text(data: bytes) -> str:
    """The text that bytes hold.

    Raises:
        ReadingError: the leaf says why they are not read.
    """
    text = _decoded(data)
    refuse_endless_marks(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    if _STEERING.search(text):
        raise BinaryDocumentError("this is not text: it holds control characters", expected="text")
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text) if not text.isascii() else text)
    if not any(map(str.isalpha, text)):
        raise EmptyDocumentError("the document holds no words", expected="a document with text")
    _refuse_strange(text)
    return text


def _decoded(data: bytes) -> str:
    """Rules 1 and 2."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is not None:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            raise EncodingError("the text is not in the encoding that it begins with", expected=_EXPECTED) from None
        if any(chr(control) in text for control in _CONTROLS):
            raise BinaryDocumentError("this is not text: it holds control characters", expected="text")
        return text
    if len(data) != len(data.translate(None, _CONTROLS)):
        wide = _wide(data)
        if wide is None:
            raise BinaryDocumentError("this is not text: it holds control characters", expected="text")
        return wide
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    declared = _DECLARED.search(data[:4_000])
    if declared and (name := declared[1].decode("ascii").lower()) in _ALLOWED:
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(name.replace("-", "") if name == "kz-1048" else name)
    return _of_one_byte(data)


def _of_one_byte(data: bytes) -> str:
    strange = len(data.translate(None, bytes(range(128))))
    if strange * 20 < len(data):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("windows-1252")
    text = cyrillic_text(data)
    if text is None:
        raise EncodingError("the encoding of the text cannot be told", expected=_EXPECTED)
    return text


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, where nearly every letter is of the Latin or the Cyrillic alphabet."""
    if len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        usual = len(high) - len(high.translate(None, b"\x00\x04\x20"))
        if usual * 100 < len(high) * 97 or not (b"\x00" in high or b"\x04" in high):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(chr(control) in text for control in _CONTROLS):
            return text
    return None


def _refuse_strange(text: str) -> None:
    """Rule 3.

    Raises:
        EncodingError: the letters are in the wrong alphabet, or many were lost.
    """
    sample = text[:20_000]
    letters = sum(map(str.isalpha, sample))
    if sample.count("\ufffd") * 50 > letters:
        raise EncodingError("letters of the text were lost when it was last saved", expected=_EXPECTED)
    if len(_TWICE.findall(sample)) * 3 > letters:
        raise EncodingError(
            "the text was saved in the wrong encoding: its letters do not make words", expected=_EXPECTED
        )
