"""Which format some bytes are.

1. The bytes tell: the mark that they begin with, and what an archive holds.
2. Plain text under the name of a format that is never text is refused: it was cut off, or changed on its way.
"""

from typing import Literal

from kelisim.reading.errors import (
    BinaryDocumentError,
    EncryptedDocumentError,
    MislabelledDocumentError,
    TooLargeDocumentError,
)

Format = Literal["text", "pdf", "docx", "xlsx", "xls"]
MEBIBYTE = 1_048_576
LIMITS: dict[Format, int] = {
    "text": 8 * MEBIBYTE,
    "pdf": 64 * MEBIBYTE,
    "docx": 32 * MEBIBYTE,
    "xlsx": 32 * MEBIBYTE,
    "xls": 8 * MEBIBYTE,
}
"""Bytes of a document; an old workbook is read whole into memory."""
READ = "text, HTML, PDF, DOCX, XLSX, XLS or CSV"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"PK\x05\x06": "an empty archive",
    b"PK\x07\x08": "an archive in parts",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"\x1f\x8b": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"BZh": "an archive",
    b"\xfd7zXZ": "an archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"{\\rtf": "an RTF document",
}
_NEVER_TEXT = (".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".png", ".jpg", ".zip")
_AHEAD = 1_024
"""Bytes that may stand before the mark of a PDF."""


def format_of(data: bytes) -> Format:
    """The format of some bytes, none of which is beyond its cap.

    Raises:
        ReadingError: it is a format that is not read, encrypted, or too large.
    """
    found = _format(data)
    if len(data) > LIMITS[found]:
        raise TooLargeDocumentError(f"the document has {len(data):,} bytes", expected=f"at most {LIMITS[found]:,}")
    return found


def _format(data: bytes) -> Format:
    if b"%PDF-" in data[:_AHEAD] and b"<" not in data[: data.index(b"%PDF-")]:
        return "pdf"
    if data.startswith(_OLE):
        return _old(data)
    if data.startswith(_ZIP):
        return _office(data)
    for mark, what in _OTHERS.items():
        if data.startswith(mark):
            raise BinaryDocumentError(f"this is {what}", expected=READ)
    # Workbooks before Excel 5 have no container around them.
    return "xls" if data[:4] in {b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00"} else "text"


def _old(data: bytes) -> Format:
    """A container of old office programs, and of new ones around what they encrypt."""
    if len(data) > LIMITS["docx"]:
        raise TooLargeDocumentError(f"the document has {len(data):,} bytes", expected=f"at most {LIMITS['docx']:,}")
    if _named(data, "EncryptedPackage"):
        raise EncryptedDocumentError("the document is encrypted", expected="one without a password")
    if _named(data, "WordDocument"):
        raise BinaryDocumentError("this is an old Word document", expected="the same saved as DOCX")
    if _named(data, "Workbook") or _named(data, "Book"):
        return "xls"
    raise BinaryDocumentError("this is an old office document, or a part of one", expected=READ)


def _named(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") + b"\0\0" in data


def _office(data: bytes) -> Format:
    if len(data) > LIMITS["docx"]:
        raise TooLargeDocumentError(f"the document has {len(data):,} bytes", expected=f"at most {LIMITS['docx']:,}")
    # The standard library's module for archives is not needed for text.
    from kelisim.reading.formats.archive import Archive  # noqa: PLC0415

    names = Archive(data).names
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
        if any(name.startswith("xl/") for name in names):
            raise BinaryDocumentError("this is a binary workbook", expected="the same saved as XLSX")
    if "content.xml" in names:
        raise BinaryDocumentError("this is an OpenDocument", expected="the same saved as DOCX or XLSX")
    raise BinaryDocumentError("this is an archive", expected=f"one document: {READ}")


def refuse_label(name: str) -> None:
    """Rule 2, for what turned out to be plain text.

    Raises:
        MislabelledDocumentError: its name says that it is not.
    """
    ending = next((ending for ending in _NEVER_TEXT if name.lower().endswith(ending)), None)
    if ending is not None:
        raise MislabelledDocumentError(
            f"the name ends in {ending}, but this is no such document", expected="the document as its program saved it"
        )
