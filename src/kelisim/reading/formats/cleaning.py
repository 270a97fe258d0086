r"""Words as they stand in a page: NFC, without control characters and marks that nobody sees.

1. Letters with more marks on them than any script needs are refused, because putting them in order takes endless time.
2. Soft hyphens, zero-width spaces, and signs that turn the direction of writing are left out: they part words unseen.
3. In a paragraph all white space is one space; in a cell of a table the ends of its paragraphs are `\n`.
"""

import re
import unicodedata
from itertools import groupby

from kelisim.reading.errors import BinaryDocumentError

MAX_MARKS = 30
"""Marks on one letter: what Unicode's stream-safe format allows."""
UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_SIGNS = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")
_DROPPED = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{UNSEEN}]")
_SPACE = re.compile(r"\s+")
_LINE = re.compile(r"[\n\x0b\x0c\r\x85\u2028\u2029]+")
_CLEAN = re.compile(r"[\w!-~«»–—№“”„’…]*(?: [\w!-~«»–—№“”„’…]+)*")
"""Most words: letters, digits and the usual signs, with single spaces between them. No letter here is a lone mark."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_BULLET = re.compile("[\uf0a7\uf0b7\uf0d8\uf0fc\uf076]")
"""Bullets of the symbol fonts that office programs use; they have no code point of their own."""


def refuse_endless_marks(text: str) -> None:
    """Rule 1.

    Raises:
        BinaryDocumentError: a letter has more than `MAX_MARKS` marks.
    """
    for signs in _SIGNS.finditer(text):
        marked = groupby(map(bool, map(unicodedata.combining, signs[0])))
        if any(mark and len(list(run)) > MAX_MARKS for mark, run in marked):
            raise BinaryDocumentError("this is not text: it puts endless marks on a letter", expected="words")


def one_line(words: str) -> str:
    """Words with a single space between them.

    Raises:
        BinaryDocumentError: a letter has endless marks.
    """
    words = words.strip()
    if _CLEAN.fullmatch(words) and unicodedata.is_normalized("NFC", words):
        return words
    if words.isascii():
        return _SPACE.sub(" ", _DROPPED.sub("", words)).strip()
    if _SURROGATE.search(words):
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    refuse_endless_marks(words)
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _BULLET.sub("•", _DROPPED.sub("", words))).strip())


def lines(words: str) -> str:
    r"""Words of a cell: its paragraphs, none of them empty, with `\n` between them.

    Raises:
        BinaryDocumentError: a letter has endless marks.
    """
    return "\n".join(filter(None, map(one_line, _LINE.split(words))))
