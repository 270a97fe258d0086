"""Sentences of a treaty's text, whatever its lines: a sentence may run over several of them.

A sentence ends at a full stop, a semicolon or a closing mark before a capital, a number or a new item, and where an
article begins. The point after an initial or a short abbreviation ("г. Астана", "No. 5") ends none.
"""

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.;!?][\"»”)]?\s+(?=[\"«“(]?(?:[^\W\d_a-zа-яё]|\d))|\n(?=\s*(?:\d{1,2}[.)]|[Aa]rticle\s|ARTICLE\s|[Сс]татья\s"
    r"|СТАТЬЯ\s|"
    r"\d{1,3}\s?-\s?(?:бап|БАП)))|\n\s*\n"
)
_SHORT = re.compile(r"(?:^|[\s(\"«])(?:[^\W\d_]{1,2}|[Nn]os?|[Aa]rt|[Рр]есп|обл|тыс|млн)\.\Z")
_REACH = 8


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch of the text, as [start, end) without the white space around them."""
    begin = start
    for match in _END.finditer(text, start, end):
        if text[match.start()] == "." and _SHORT.search(text[max(begin, match.start() - _REACH) : match.start() + 1]):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
