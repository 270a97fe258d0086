"""The lines between a title and its story: who wrote it, in which section, on which day.

1. Such a line is made of parts with a bar or a dot between them. At least one part is a name after "By", a staff
   byline, a label ("Category: Economy") or a date; what else is in the line, if it is a few words, is the section.
2. "By NAME in SECTION on DATE" is one part that tells three things; a place after the name is no part of it.
"""

import re

import msgspec

from kelisim.reading.dates import DAY_OF_WEEK
from kelisim.reading.page import Paragraph
from kelisim.reading.wording import either

_BAR = re.compile(r"\s*[|•·]\s*")
_WORD = r"[A-ZÀ-ÞŞĞİ][\w.’'-]*"
_PERSON = rf"{_WORD}(?:\s(?:{_WORD}|de|van|von|al|bin|da|di|dos|el)){{0,4}}"
_SECTION = r"[A-Z][\w&’' -]{1,40}?"
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|Author:|Text by|Written by)\s"
    rf"(?P<author>{_PERSON}(?:(?:,\s|\sand\s|,\sand\s)(?:{_WORD}\s){{1,3}}{_WORD}){{0,3}})"
    rf"(?:\sin\s(?P<section>{_SECTION}))?"
    rf"(?:,\s{_WORD}(?:\s{_WORD})?)?"
    r"(?:,?\s(?:on\s|[–—-]\s?)(?P<date>\S.{5,40}))?"
)
_STAFF = re.compile(
    r"(?:[Bb]y\s)?"
    + either(
        "[Ss]taff [Rr]eport(?:er)?s? | [Ss]taff [Ww]riters? | [Oo]ur [Cc]orrespondent | [Nn]ewsroom | [Nn]ews [Dd]esk"
    )
)
_LABELLED = re.compile(rf"(?:Section|Category|Rubric|Topic)\s?:\s?(?P<section>{_SECTION})")
_DATED = re.compile(
    either("(?:Published|Posted|Updated|Date|Published at|Published on|Posted on|Updated on)\\s?:?\\s")
    + r"?(?P<date>"
    + rf"(?:{DAY_OF_WEEK},?\s)?"
    + r"(?=[^|]{0,14}\d{4})[\w.,/: -]{6,40})"
)
_NAMED = re.compile(r"[A-ZÀ-Þ][\w&’'-]*(?:\s[\w&’'-]+){0,3}")
_DIGIT = re.compile(r"\d")
MAX_LINE = 160


class Heading(msgspec.Struct, frozen=True):
    """What such a line tells, as code points [start, end) of the page's text."""

    author: tuple[int, int] | None = None
    section: tuple[int, int] | None = None
    date: tuple[int, int] | None = None


def heading_in(line: Paragraph) -> Heading | None:
    """What a line tells of the story's author, section and date; None for a line that is no such line."""
    if len(line.text) > MAX_LINE:
        return None
    found: dict[str, tuple[int, int]] = {}
    left: list[tuple[int, int]] = []
    for start, end in _parts(line.text):
        part = line.text[start:end]
        staff = _STAFF.fullmatch(part)
        match = next(filter(None, (pattern.fullmatch(part) for pattern in (_BYLINE, _LABELLED, _DATED))), None)
        if staff:
            found.setdefault("author", (line.start + start + part.lower().startswith("by ") * 3, line.start + end))
        elif match:
            for name, words in match.groupdict().items():
                if words:
                    found.setdefault(
                        name, (line.start + start + match.start(name), line.start + start + match.end(name))
                    )
        else:
            left.append((start, end))
    if not found:
        return None
    for start, end in left:
        if _NAMED.fullmatch(line.text, start, end):
            found.setdefault("section", (line.start + start, line.start + end))
    return Heading(**found)


def _parts(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in _BAR.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    return [(start, end) for start, end in [*found, (start, len(text))] if end > start]
