"""Office documents as archives of parts, opened without being unpacked further than a document can be.

1. What an archive says it unpacks to is looked at before a byte is unpacked: members, all together, and how many times
   the size of the file. No member gives more bytes than it has said.
2. A part is XML without a document type; nothing outside the archive is asked for.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from lxml import etree

from kelisim.reading.errors import (
    DamagedDocumentError,
    DeclaredEntitiesError,
    EncryptedDocumentError,
    ReadingError,
    TooLargeDocumentError,
    UnpackedSizeError,
)

MAX_MEMBERS = 5_000
MAX_UNPACKED = 256 * 1_048_576
MAX_RATIO = 200
"""Tables of the same words again and again pack into a hundredth; bombs into a thousandth."""
MAX_PART = 48 * 1_048_576
"""Bytes of one part of XML."""
_SMALL = 4 * 1_048_576
"""Up to here the ratio does not matter."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class Archive:
    """The members of a ZIP archive, checked as rule 1 says."""

    def __init__(self, data: bytes) -> None:
        """Open an archive.

        Raises:
            ReadingError: it is damaged, encrypted, or unpacks to too much.
        """
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
            members = self._file.infolist()
        except _BROKEN:
            raise DamagedDocumentError("the archive is cut off or damaged", expected="a whole file") from None
        if len(members) > MAX_MEMBERS:
            raise UnpackedSizeError(f"the archive has {len(members):,} members", expected=f"at most {MAX_MEMBERS:,}")
        unpacked = sum(member.file_size for member in members)
        if unpacked > MAX_UNPACKED or unpacked > max(_SMALL, MAX_RATIO * len(data)):
            raise UnpackedSizeError(
                f"the archive unpacks to {unpacked:,} bytes",
                expected=f"at most {MAX_UNPACKED:,}, and {MAX_RATIO} times its own size",
            )
        if any(member.flag_bits & 1 for member in members):
            raise EncryptedDocumentError("the document is encrypted", expected="one without a password")
        self.names = frozenset(member.filename for member in members)

    def open(self, name: str) -> IO[bytes]:
        """A member as a stream.

        Raises:
            ReadingError: it is too large or damaged.
        """
        size = self._file.getinfo(name).file_size
        if size > MAX_PART:
            raise TooLargeDocumentError(
                f"a part of the document has {size:,} bytes", where=name, expected=f"at most {MAX_PART:,}"
            )
        try:
            return self._file.open(name)
        except _BROKEN:
            raise damaged(name) from None

    def tree(self, name: str) -> etree._Element | None:
        """A member as a tree; None where there is no such member.

        Raises:
            ReadingError: it is too large, damaged, or declares a document type.
        """
        if name not in self.names:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            with self.open(name) as stream:
                root = etree.parse(stream, parser).getroot()
        except (*_BROKEN, etree.XMLSyntaxError):
            raise damaged(name) from None
        refuse_type(root, name)
        return root

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of a member with some tags, one at a time; each is emptied when the next is asked for.

        Raises:
            ReadingError: it is too large, damaged, or declares a document type.
        """
        seen = False
        try:
            with self.open(name) as stream:
                for _, element in etree.iterparse(
                    stream,
                    tag=tags,
                    resolve_entities=False,
                    no_network=True,
                    load_dtd=False,
                    remove_comments=True,
                    remove_pis=True,
                ):
                    if not seen:
                        refuse_type(element, name)
                        seen = True
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except ReadingError:
            raise
        except (*_BROKEN, etree.XMLSyntaxError):
            raise damaged(name) from None


def refuse_type(element: etree._Element, name: str) -> None:
    """Rule 2.

    Raises:
        DeclaredEntitiesError: the document has a document type.
    """
    if element.getroottree().docinfo.internalDTD is not None:
        raise DeclaredEntitiesError(
            "the document declares entities of its own", where=name, expected="an office document without a DTD"
        )


def damaged(name: str) -> DamagedDocumentError:
    """The error of a part that cannot be taken apart."""
    return DamagedDocumentError("a part of the document is damaged", where=name, expected="a whole file")
