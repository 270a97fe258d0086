"""Bundles: acts and attachments of one register in one file, to carry them from one node to another.

1. A bundle is lines. The first is `{"acts":n,"attachments":m,"format":"kelisim-bundle/1","register":id}`.
2. Then come n lines, each the DSSE envelope of an act; every act comes after its past.
3. Then come the attachments by hash: a line `{"attachment":sha256,"size":bytes}`, and its bytes in base64, in lines of
   `CHUNK` bytes of content each (the last one shorter).
4. The last line is `{"sha256":hash}`, over every byte before it, so that a bundle cut short is seen as such.
5. Reading is bounded by line and by count, and gives nothing unless the whole bundle holds.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, BinaryIO, Literal, TypeVar

import msgspec

from kelisim.acts.envelope import MAX_ENVELOPE, Opened, open_envelope, write_envelope
from kelisim.acts.errors import BundleError
from kelisim.errors import KelisimError
from kelisim.model.base import Hash, Value

CHUNK = 524_288
"""Bytes of an attachment in one line."""
MAX_ACTS = 5_000_000
MAX_ATTACHMENTS = 100_000
MAX_ATTACHMENT = 2_147_483_648
"""Bytes of one attachment."""

_encoder = msgspec.json.Encoder(order="sorted")
T = TypeVar("T")


class Header(Value, frozen=True, kw_only=True):
    """The first line."""

    format: Literal["kelisim-bundle/1"]
    register: Hash
    acts: Annotated[int, msgspec.Meta(ge=0, le=MAX_ACTS)]
    attachments: Annotated[int, msgspec.Meta(ge=0, le=MAX_ATTACHMENTS)]


class AttachmentLine(Value, frozen=True, kw_only=True):
    """The line before an attachment's content."""

    attachment: Hash
    size: Annotated[int, msgspec.Meta(ge=0, le=MAX_ATTACHMENT)]


class Seal(Value, frozen=True, kw_only=True):
    """The last line."""

    sha256: Hash


class Attached(msgspec.Struct, frozen=True):
    """An attachment to write: its hash, its size in bytes, and the file it is in."""

    sha256: str
    size: int
    path: Path


class _HashedWriter:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()

    def line(self, data: bytes) -> None:
        self._file.write(data + b"\n")
        self._hash.update(data + b"\n")

    def seal(self) -> None:
        self._file.write(_encoder.encode(Seal(sha256=self._hash.hexdigest())) + b"\n")


def write_bundle(file: BinaryIO, register: str, acts: Iterable[Opened], attachments: Iterable[Attached]) -> None:
    """Write a bundle.

    Args:
        file: where to; the caller makes it durable.
        register: the id of the register.
        acts: acts of that register, each after its past.
        attachments: what the acts refer to and this node has.
    """
    acts = list(acts)
    attachments = sorted(attachments, key=lambda one: one.sha256)
    writer = _HashedWriter(file)
    header = Header(format="kelisim-bundle/1", register=register, acts=len(acts), attachments=len(attachments))
    writer.line(_encoder.encode(header))
    for opened in acts:
        writer.line(write_envelope(opened.signed, opened.act.by.key))
    for one in attachments:
        writer.line(_encoder.encode(AttachmentLine(attachment=one.sha256, size=one.size)))
        with one.path.open("rb") as content:
            while chunk := content.read(CHUNK):
                writer.line(base64.b64encode(chunk))
    writer.seal()


class BundleReader:
    """A bundle being read, front to back: first `acts`, then `attachments`, then `finish`."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the first line.

        Raises:
            BundleError: this is not a bundle.
        """
        self._file = file
        self._hash = hashlib.sha256()
        self._line = 0
        self.header: Header = self._decoded(Header)

    def acts(self) -> Iterator[Opened]:
        """The acts, each through the gate; signatures and places are for the receiver to check.

        Raises:
            BundleError: the file ends early, or a line is not an act of this register.
        """
        for _ in range(self.header.acts):
            data = self._next()
            try:
                opened = open_envelope(data, f"line {self._line}")
            except KelisimError as error:
                raise BundleError(f"this is not an act: {error}", where=f"line {self._line}") from None
            if opened.act.register != self.header.register:
                raise BundleError("this act is of another register", where=f"line {self._line}")
            yield opened

    def attachments(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Each attachment as its hash and its content in pieces; read each to its end before the next.

        Raises:
            BundleError: the content does not have the size or the hash that the bundle gives.
        """
        for _ in range(self.header.attachments):
            line: AttachmentLine = self._decoded(AttachmentLine)
            pieces = self._content(line)
            yield line.attachment, pieces
            for _ in pieces:
                pass

    def finish(self) -> None:
        """Check that the bundle is whole and that nothing follows it.

        Raises:
            BundleError: it is not.
        """
        found = self._hash.hexdigest()
        seal: Seal = self._decoded(Seal)
        if seal.sha256 != found:
            raise BundleError("the bundle was altered: its last line does not match its content")
        if self._file.read(1):
            raise BundleError("something follows the bundle's last line")

    def _content(self, line: AttachmentLine) -> Iterator[bytes]:
        digest = hashlib.sha256()
        left = line.size
        while left:
            data = self._next()
            try:
                piece = base64.b64decode(data, validate=True)
            except binascii.Error:
                raise BundleError("this is not base64", where=f"line {self._line}") from None
            if base64.b64encode(piece) != data:
                raise BundleError("this base64 is not in its one spelling", where=f"line {self._line}")
            if len(piece) != min(left, CHUNK):
                raise BundleError("an attachment's line has the wrong length", where=f"line {self._line}")
            digest.update(piece)
            left -= len(piece)
            yield piece
        if digest.hexdigest() != line.attachment:
            raise BundleError("an attachment does not have the hash that it is named by", where=line.attachment)

    def _next(self) -> bytes:
        data = self._file.readline(MAX_ENVELOPE + 2)
        self._line += 1
        if not data.endswith(b"\n"):
            problem = "the line is too long" if len(data) > MAX_ENVELOPE else "the file ends early"
            raise BundleError(problem, where=f"line {self._line}")
        self._hash.update(data)
        return data[:-1]

    def _decoded(self, wanted: type[T]) -> T:
        data = self._next()
        try:
            value = msgspec.json.decode(data, type=wanted)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise BundleError("this is not a Kelisim bundle", where=f"line {self._line}") from None
        if _encoder.encode(value) != data:
            raise BundleError("this line is not in its one spelling", where=f"line {self._line}")
        return value


def check_bundle(file: BinaryIO) -> tuple[Header, list[Opened], int]:
    """Read a whole bundle without keeping its attachments.

    Returns:
        The first line, the acts, and the number of attachments that have the hash they are named by.

    Raises:
        BundleError: the bundle does not hold.
    """
    reader = BundleReader(file)
    acts = list(reader.acts())
    count = 0
    for _, pieces in reader.attachments():
        for _ in pieces:
            pass
        count += 1
    reader.finish()
    return reader.header, acts, count
