"""What is printed on a page: words and ruled lines with their places, in points from the upper left corner.

1. Letters stand together as one word where no white space and no gap parts them.
2. Text that stands upright in the margin of a page or a cell is kept as one word, so that it stays in order; text at
   any other angle is a watermark and is left out.
3. A line is a thin shape or a straight edge that is drawn along; hatching and pictures made of lines are cut off.
"""

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from kelisim.reading.errors import TooLargeDocumentError

MAX_LETTERS = 60_000
"""Letters of one page; a page of a newspaper has twenty thousand."""
MAX_OBJECTS = 60_000
MAX_RULES = 20_000
MAX_FORMS = 6
"""Forms inside forms."""
THIN = 2.6
_GAP = 0.28
"""Of the size of its letters: a wider gap parts words."""
_SOFT = 0.12
"""A gap in which the library sees a space parts words where it is wider than this."""
_PATH, _IMAGE, _FORM = 2, 3, 5
_NO_LETTERS = frozenset("\x00\ufffe\uffff\ufeff\ufffd")
"""What stands for a letter that the file does not tell."""


class Word(NamedTuple):
    """A word and its box; `size` is the height of its letters."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    size: float
    upright: bool = False

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A ruled line: its box, thinner one way than the other."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def lying(self) -> bool:
        """Whether it lies, and does not stand."""
        return self.right - self.left >= self.bottom - self.top


class Marks(NamedTuple):
    """Everything on a page. `unknown` is how many letters the file itself cannot tell."""

    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    pictures: int
    unknown: int


class _Turn(NamedTuple):
    """How a page is turned before it is shown: quarters, and its unturned box."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        left, right, bottom, top = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        if self.quarters == 1:
            return bottom, left, top, right
        if self.quarters == 2:
            return self.width - right, bottom, self.width - left, top
        if self.quarters == 3:
            return self.height - top, self.width - right, self.height - bottom, self.width - left
        return left, self.height - top, right, self.height - bottom


def marks_of(page: Any) -> Marks:
    """Read one page of an opened PDF.

    Raises:
        TooLargeDocumentError: it has more letters than a page can hold.
    """
    left, bottom, right, top = page.get_bbox()
    quarters = page.get_rotation() // 90 % 4
    turn = _Turn(quarters, left, bottom, right - left, top - bottom)
    text = pdfium.FPDFText_LoadPage(page.raw)
    try:
        words, unknown = _words(text, turn)
    finally:
        pdfium.FPDFText_ClosePage(text)
    rules: list[Rule] = []
    pictures = _shapes(page.raw, turn, rules)
    width, height = (turn.height, turn.width) if quarters % 2 else (turn.width, turn.height)
    return Marks(width, height, words, rules, pictures, unknown)


class _Letter(NamedTuple):
    """A letter in its box; a space inside upright text has the box of the letter before it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    upright: bool


def _words(text: Any, turn: _Turn) -> tuple[list[Word], int]:
    """The words of a page (rules 1 and 2), and how many letters the file cannot tell."""
    number = pdfium.FPDFText_CountChars(text)
    if number > MAX_LETTERS:
        raise TooLargeDocumentError(f"a page has {number:,} letters", expected=f"at most {MAX_LETTERS:,}")
    words: list[Word] = []
    held: list[_Letter] = []
    unknown = 0
    soft = False
    for at, letter in _letters(text, number):
        if letter.isspace() or letter in _NO_LETTERS:
            unknown += letter in _NO_LETTERS
            if held and letter.isspace() and pdfium.FPDFText_IsGenerated(text, at) == 1:
                soft = True
                continue
            if held and held[-1].upright and letter == " ":
                held.append(held[-1]._replace(text=" "))
            elif held and not held[-1].upright:
                words.append(_word(held))
                held = []
            continue
        unknown += pdfium.FPDFText_HasUnicodeMapError(text, at) == 1
        placed = _placed(text, at, letter, turn)
        if placed is None:
            continue
        if held and not _goes_on(held[-1], placed, _SOFT if soft else _GAP):
            words.append(_word(held))
            held = []
        soft = False
        if not (held and _is_shadow(held[-1], placed)):
            held.append(placed)
    if held:
        words.append(_word(held))
    return words, unknown


def _letters(text: Any, number: int) -> Iterator[tuple[int, str]]:
    """The letters by number, each one of all the units that write it; U+0002 stands for a hyphen that ends a line."""
    high = 0
    for at in range(number):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00 if high else 0xFFFE
        high = 0
        yield at, "-" if code == 2 else chr(code)


def _placed(text: Any, at: int, letter: str, turn: _Turn) -> _Letter | None:
    """A letter in its place; None for one of a watermark."""
    # pdfium counts the angle against the clock, and a page is turned with it.
    angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(text, at)) + turn.quarters * 90) % 180
    upright = 80 <= angle <= 100
    if not upright and 10 < angle < 170:
        return None
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, at, box):
        return None
    return _Letter(letter, *turn.box(box.left, box.bottom, box.right, box.top), upright)


def _is_shadow(before: _Letter, after: _Letter) -> bool:
    """Whether a letter is printed a second time on itself, to look bold."""
    return (
        before.text == after.text
        and not after.upright
        and abs(before.left - after.left) < 0.05 * (after.bottom - after.top)
    )


def _goes_on(before: _Letter, after: _Letter, widest: float) -> bool:
    """Whether a letter belongs to the word of the letter before it: the gap is no wider than a part of its size."""
    if before.upright != after.upright:
        return False
    if after.upright:
        return abs(before.left - after.left) < 0.5 * max(after.right - after.left, 1)
    size = max(after.bottom - after.top, before.bottom - before.top, 1)
    overlap = min(after.bottom, before.bottom) - max(after.top, before.top)
    level = overlap > 0.4 * min(after.bottom - after.top, before.bottom - before.top)
    return level and -0.5 * size < after.left - before.right < widest * size


def _word(letters: list[_Letter]) -> Word:
    left, top = min(one.left for one in letters), min(one.top for one in letters)
    right, bottom = max(one.right for one in letters), max(one.bottom for one in letters)
    upright = letters[0].upright
    size = right - left if upright else letters[0].bottom - letters[0].top
    return Word(left, top, right, bottom, "".join(one.text for one in letters).strip(), size, upright)


_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


def _shapes(page: Any, turn: _Turn, rules: list[Rule]) -> int:
    """Collect the ruled lines; the number of pictures."""
    pictures = 0
    for seen, (shape, matrix) in enumerate(_objects(page)):
        if seen > MAX_OBJECTS or len(rules) > MAX_RULES:
            break
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == _IMAGE:
            pictures += 1
        elif kind == _PATH:
            _rules_of(shape, matrix, turn, rules)
    return pictures


def _objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    stack: list[tuple[Any, _Matrix, int]] = [
        (pdfium.FPDFPage_GetObject(page, at), _SAME, 0)
        for at in reversed(range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)))
    ]
    while stack:
        shape, matrix, depth = stack.pop()
        if pdfium.FPDFPageObj_GetType(shape) == _FORM:
            inner = _times(_matrix(shape), matrix)
            number = min(pdfium.FPDFFormObj_CountObjects(shape), MAX_OBJECTS) if depth < MAX_FORMS else 0
            stack.extend((pdfium.FPDFFormObj_GetObject(shape, at), inner, depth + 1) for at in reversed(range(number)))
            if len(stack) > MAX_OBJECTS * 2:
                return
        else:
            yield shape, matrix


def _matrix(shape: Any) -> _Matrix:
    got = pdfium.FS_MATRIX()
    return (got.a, got.b, got.c, got.d, got.e, got.f) if pdfium.FPDFPageObj_GetMatrix(shape, got) else _SAME


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _rules_of(shape: Any, outer: _Matrix, turn: _Turn, rules: list[Rule]) -> None:
    """Rule 3."""
    number = pdfium.FPDFPath_CountSegments(shape)
    if not 1 < number <= MAX_RULES:
        return
    fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
    if not fill.value and not stroke.value:
        return
    a, b, c, d, e, f = _times(_matrix(shape), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    path: list[tuple[float, float]] = []
    for at in range(number):
        segment = pdfium.FPDFPath_GetPathSegment(shape, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and path:
            _add_rules(path, turn, rules, stroked=bool(stroke.value))
            path = []
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        path.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            path.append(path[0])
    if path:
        _add_rules(path, turn, rules, stroked=bool(stroke.value))


def _add_rules(path: list[tuple[float, float]], turn: _Turn, rules: list[Rule], *, stroked: bool) -> None:
    whole = _rule(path, turn)
    if min(whole.right - whole.left, whole.bottom - whole.top) <= THIN:
        if max(whole.right - whole.left, whole.bottom - whole.top) > 1:
            rules.append(whole)
    elif stroked:
        edges = (_rule(list(edge), turn) for edge in pairwise(path))
        rules.extend(
            edge
            for edge in edges
            if min(edge.right - edge.left, edge.bottom - edge.top) < 0.6
            and max(edge.right - edge.left, edge.bottom - edge.top) > 1
        )


def _rule(points: list[tuple[float, float]], turn: _Turn) -> Rule:
    across, along = [x for x, _ in points], [y for _, y in points]
    return Rule(*turn.box(min(across), min(along), max(across), max(along)))
