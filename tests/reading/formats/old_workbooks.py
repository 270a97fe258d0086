"""Old Excel workbooks (BIFF8) made record by record, in the container that old office programs write."""

import struct
from collections.abc import Sequence

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
DATE = 14
"""The number of the format for a day."""


def workbook(
    cells: Sequence[tuple[int, int, str | float, int]],
    merged: Sequence[tuple[int, int, int, int]] = (),
    *,
    hidden: Sequence[int] = (),
    encrypted: bool = False,
) -> bytes:
    """A workbook of one sheet, `План`.

    Args:
        cells: row, column, value, and how it looks: 0 for plain, 1 for a day, 2 for struck through.
        merged: first and last row, first and last column.
        hidden: rows that are not shown.
        encrypted: whether the file says that it is encrypted.
    """
    plain, struck = _font(0), _font(8)
    looks = b"".join(_record(0xE0, struct.pack("<HHHBBBBIIH", f, form, 1, 0, 0, 0, 0, 0, 0, 0)) for f, form in LOOKS)
    name = "План".encode("utf-16-le")
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for row in hidden:
        sheet += _record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20))
    for row, column, value, look in cells:
        if isinstance(value, str):
            words = value.encode("utf-16-le")
            sheet += _record(0x204, struct.pack("<HHHHB", row, column, look, len(value), 1) + words)
        else:
            sheet += _record(0x203, struct.pack("<HHHd", row, column, look, value))
    sheet += _record(0xE5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<HHHH", *one) for one in merged))
    sheet += _record(0x0A, b"")
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    if encrypted:
        start += _record(0x2F, struct.pack("<HHH", 0, 1, 2))
    start += _record(0x42, struct.pack("<H", 1200)) + plain + struck + looks
    listed = struct.pack("<BBBB", 0, 0, len(name) // 2, 1) + name
    # A sheet is listed with the place at which it begins.
    begins = len(start) + len(_record(0x85, bytes(4) + listed)) + len(_record(0x0A, b""))
    book = start + _record(0x85, struct.pack("<I", begins) + listed) + _record(0x0A, b"") + sheet
    return contained(book)


LOOKS = ((0, 0), (0, DATE), (1, 0))


def _font(options: int) -> bytes:
    return _record(
        0x31, struct.pack("<HHHHHBBBBBB", 200, options, 0, 400, 0, 0, 0, 0, 0, 1, 1) + "A".encode("utf-16-le")
    )


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def contained(stream: bytes) -> bytes:
    """A container with one stream, `Workbook`."""
    # Streams below 4,096 bytes are kept in another way; this one is filled up.
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % SECTOR)
    number = len(stream) // SECTOR
    table = [TABLE, END, *range(3, number + 2), END]
    table += [FREE] * (128 - len(table))
    head = struct.pack("<8s16sHHHHH6s", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6))
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    folder = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream)) + bytes(256)
    return head + struct.pack("<128I", *table) + folder + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(words), kind, 1, FREE, FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
