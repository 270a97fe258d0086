"""PDFs made by hand: words at places and ruled lines, in letters of any alphabet, without a font file.

1. A letter is its own code point, half as wide as the text is high, so a test knows where every word ends.
2. Places are in points from the upper left corner, as a reader gives them.
"""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595.0, 842.0
PLANES = (0, 4, 0x20, 0x21)
"""The upper bytes of the code points that texts here have: Latin, Cyrillic, dashes and quotation marks, and the №."""
GLYPH = b"500 0 0 -200 500 800 d1 0 0 450 600 re f"


class Text(NamedTuple):
    """Words from a place on: left, and the upper edge of the line."""

    left: float
    top: float
    words: str
    size: float = 10.0


class Line(NamedTuple):
    """A ruled line."""

    left: float
    top: float
    right: float
    bottom: float


def pdf(*pages: Sequence[Text | Line], turned: int = 0, pictures: bool = False) -> bytes:
    """A document of some pages.

    Args:
        pages: what stands on each.
        turned: 0, or 90 for pages that lie on their side and say that they are to be turned, as wide tables do.
        pictures: whether each page shows a picture of one grey dot.
    """
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: stream(GLYPH),
        4: stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
    }
    for n, plane in enumerate(PLANES):
        objects[5 + 2 * n] = _font(6 + 2 * n)
        objects[6 + 2 * n] = stream(_map(plane))
    fonts = "".join(f"/F{plane} {5 + 2 * n} 0 R" for n, plane in enumerate(PLANES))
    kids = []
    for page in pages:
        number = len(objects) + 2
        content = b"\n".join(_drawn(mark, turned) for mark in page) + (
            b"\nq 500 0 0 700 40 40 cm /I Do Q" if pictures else b""
        )
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {turned}"
            f"/Resources<</Font<<{fonts}>>/XObject<</I 4 0 R>>>>/Contents {number + 1} 0 R>>"
        ).encode()
        objects[number + 1] = stream(content)
        kids.append(number)
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    return written(objects)


def written(objects: dict[int, bytes]) -> bytes:
    """A file of some objects, the first of which is its catalogue."""
    file = b"%PDF-1.7\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(file)
        file += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    last = max(objects)
    rows = [f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(1, last + 1)]
    table = f"xref\n0 {last + 1}\n0000000000 65535 f \n{''.join(rows)}"
    trailer = f"trailer\n<</Size {last + 1}/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF\n"
    return file + table.encode() + trailer.encode()


def ruled(rows: Sequence[Sequence[str]], edges: Sequence[float], top: float, height: float = 20.0) -> list[Text | Line]:
    """A table with a line around every cell."""
    marks: list[Text | Line] = []
    bottom = top + height * len(rows)
    marks += [Line(edge, top, edge, bottom) for edge in edges]
    marks += [Line(edges[0], top + height * n, edges[-1], top + height * n) for n in range(len(rows) + 1)]
    for n, row in enumerate(rows):
        marks += [Text(edges[c] + 3, top + height * n + 4, words) for c, words in enumerate(row) if words]
    return marks


def spread(
    rows: Sequence[Sequence[str]], edges: Sequence[float], top: float, height: float = 18.0
) -> list[Text | Line]:
    """A table with words at the same places in every row and no lines."""
    return [
        Text(edges[c], top + height * n, words) for n, row in enumerate(rows) for c, words in enumerate(row) if words
    ]


def _drawn(mark: Text | Line, turned: int) -> bytes:
    height, matrix = (WIDTH, f"0 1 -1 0 {WIDTH} 0 cm") if turned else (HEIGHT, "")
    if isinstance(mark, Line):
        drawn = f"{mark.left} {height - mark.top} m {mark.right} {height - mark.bottom} l S"
    else:
        shown = " ".join(_shown(ord(letter), mark.size) for letter in mark.words)
        drawn = f"BT {mark.left} {height - mark.top - 0.8 * mark.size} Td {shown} ET"
    return f"q {matrix} {drawn} Q".encode()


def _shown(code: int, size: float) -> str:
    return f"/F{code >> 8} {size} Tf <{code & 255:02x}> Tj"


def _font(unicode: int) -> bytes:
    """A font whose every letter is a box."""
    widths = " ".join(["500"] * 256)
    return (
        "<</Type/Font/Subtype/Type3/FontBBox[0 -200 500 800]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</g 3 0 R>>"
        f"/Encoding<</Type/Encoding/Differences[0 {'/g' * 256}]>>/FirstChar 0/LastChar 255/Widths[{widths}]"
        f"/Resources<<>>/ToUnicode {unicode} 0 R>>"
    ).encode()


def _map(plane: int) -> bytes:
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"1 beginbfrange <00> <FF> <{plane:02X}00> endbfrange\nendcmap end end"
    ).encode()


def stream(content: bytes, said: bytes = b"") -> bytes:
    """A compressed stream, with what else its dictionary says."""
    packed = zlib.compress(content)
    return b"<<%s/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (said, len(packed), packed)
