"""The lines between a title and its story: who wrote it, in which section, on which day.

1. Such a line is made of parts with a bar or a dot between them. At least one part is a name after "By", a staff
   byline, a label ("Category: Economy", "Рубрика: Экономика") or a date; what else is in the line, if it is a few
   words, is the section.
2. "By NAME in SECTION on DATE" is one part that tells three things; a place after the name is no part of it.
3. A name after "Source:" is the publisher.
"""

import re

import msgspec

from kelisim.reading.lexicon.states import find_states
from kelisim.reading.page import Paragraph
from kelisim.reading.story.days import day_in
from kelisim.reading.wording import either

_BAR = re.compile(r"\s*[|•·]\s*|\s/\s")
_UPPER = "A-ZÀ-ÖØ-ÞŞĞİŁŚŻČŠŽЀ-ЯӘҒҚҢӨҰҮҺІ"
_WORD = rf"[{_UPPER}][\w.’'-]*"
_PERSON = rf"{_WORD}(?:\s(?:{_WORD}|de|van|von|al|bin|da|di|dos|el)){{0,4}}"
_SECTION = rf"[{_UPPER}][\w&’',и -]{{1,40}}?"
_BY = either(
    """
    [Bb]y | BY | Author: | Text by | Written by | Text: | Автор: | Авторы: | Текст: | Автор | Мәтін: | Дайындаған:
    Дайындаған | Авторлар:
    """
)
_BYLINE = re.compile(
    rf"{_BY}\s"
    rf"(?P<author>{_PERSON}(?:(?:,\s|\sand\s|,\sand\s|\sи\s|\sмен\s|\sжәне\s)(?:{_WORD}\s){{1,3}}{_WORD}){{0,3}})"
    rf"(?:\sin\s(?P<section>{_SECTION}))?"
    rf"(?:,\s{_WORD}(?:\s{_WORD})?)?"
    r"(?:,?\s(?:on\s|[–—-]\s?)?(?P<date>(?=[^|]{0,24}\d)\S.{5,40}))?"
)
_STAFF = re.compile(
    r"(?:[Bb]y\s)?"
    + either(
        "[Ss]taff [Rr]eport(?:er)?s? | [Ss]taff [Ww]riters? | [Oo]ur [Cc]orrespondent | [Nn]ewsroom | [Nn]ews [Dd]esk"
    )
)
_LABELLED = re.compile(
    either("Section | Category | Rubric | Topic | Рубрика | Раздел | Категория | Айдар | Бөлім | Санат")
    + rf"\s?:\s?(?P<section>{_SECTION})"
)
_SOURCE = re.compile(
    either("Source | Publisher | Источник | Дереккөз | Дерек көзі | Ақпарат көзі | Көзі")
    + r"\s?:\s?(?P<publisher>\S[^|]{1,80}?)\.?"
)
_MONTH_WORD = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек"
    r"|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)\w*\.?"
)
_DATED = re.compile(
    r"(?:"
    + either(
        """
        Published at | Published on | Published | Posted on | Posted | Updated on | Updated | Date | Опубликовано
        Дата публикации | Дата | Обновлено | Жарияланды | Жарияланған күні | Жарияланған | Күні | Жаңартылды
        """
    )
    + r"\s?:?\s?)?"
    r"(?P<date>(?:\d{1,2}:\d\d,?\s)?(?:[^\W\d]{5,12},?\s)?(?:"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH_WORD},?\s\d{{4}}"
    rf"|{_MONTH_WORD}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
    rf"|\d{{4}}\s(?:жылғы|жылдың|жыл|ж\.),?\s\d{{1,2}}\s{_MONTH_WORD}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r")[\w.,/: +()-]{0,24})",
    re.IGNORECASE,
)
_PLACED = re.compile(rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,3}}),\s(?P<date>\S[^|]{{5,40}})")
_SECTIONS = re.compile(
    either(
        """
        news | world | business | economy | politics | society | opinion | culture | sports? | international | nation
        markets? | energy | analysis | science | technology | diplomacy | region | central asia | asia | finance
        экономика | политика | общество | в мире | мир | культура | спорт | наука | новости | международные новости
        бизнес | финансы | регионы | главное | официально
        экономика | саясат | қоғам | әлем | мәдениет | спорт | ғылым | жаңалықтар | бизнес | қаржы | аймақтар | ресми
        халықаралық | басты жаңалықтар
        """
    ),
    re.IGNORECASE,
)
_NAMED = re.compile(rf"[{_UPPER}][\w&’'-]*(?:\s[\w&’'-]+){{0,3}}")
_LED = re.compile(rf"{_BY}\s|[Bb]y\s|\S+:", re.IGNORECASE)
_PART = re.compile(r"[^,\s][^,]*")
MAX_BARE = 90
MAX_LINE = 160


class Heading(msgspec.Struct, frozen=True):
    """What such a line tells, as code points [start, end) of the page's text."""

    author: tuple[int, int] | None = None
    section: tuple[int, int] | None = None
    date: tuple[int, int] | None = None
    publisher: tuple[int, int] | None = None


def heading_in(line: Paragraph, *, below_title: bool = False) -> Heading | None:
    """What a line tells of the story's author, section and date; None for a line that is no such line.

    Below the title also a bare "NAME", "NAME, Section" or "NAME, Section, date" is one.
    """
    if len(line.text) > MAX_LINE:
        return None
    if below_title and (bare := _bare(line.text)):
        return Heading(**{name: (line.start + start, line.start + end) for name, (start, end) in bare.items()})
    found: dict[str, tuple[int, int]] = {}
    left: list[tuple[int, int]] = []
    for start, end in _parts(line.text):
        told = _told(line.text[start:end])
        for name, at in told.items():
            found.setdefault(name, (line.start + start + at[0], line.start + start + at[1]))
        if not told:
            left.append((start, end))
    if not found and not (len(left) == 1 and _SECTIONS.fullmatch(line.text, *left[0])):
        return None
    for start, end in left:
        if found and _person(line.text[start:end]):
            found.setdefault("author", (line.start + start, line.start + end))
        elif _NAMED.fullmatch(line.text, start, end):
            found.setdefault("section", (line.start + start, line.start + end))
    return Heading(**found)


def _bare(text: str) -> dict[str, tuple[int, int]]:
    """The parts of a line without labels, split at its commas; nothing where one of them is something else."""
    if len(text) > MAX_BARE or _LED.match(text) or text.endswith((":", "?", "!", ";")):
        return {}
    found: dict[str, tuple[int, int]] = {}
    for match in _PART.finditer(text):
        part, at = match[0], match.span()
        dated = day_in(text, *at)
        if dated is not None and dated.end - dated.start >= len(part) - 4:
            name = "date"
        elif _person(part) and "author" not in found:
            name = "author"
        elif _SECTIONS.fullmatch(part) or (_NAMED.fullmatch(part) and "author" in found and not part.endswith(".")):
            name = "section"
        elif _NAMED.fullmatch(part) and len(part.split()) == 1:
            continue
        else:
            return {}
        found.setdefault(name, at)
    return found if "author" in found or "date" in found else {}


def _told(part: str) -> dict[str, tuple[int, int]]:
    """What one part of such a line tells, with its places in the part."""
    if _STAFF.fullmatch(part):
        return {"author": (part.lower().startswith("by ") * 3, len(part))}
    for pattern in (_DATED, _BYLINE, _LABELLED, _SOURCE):
        match = pattern.fullmatch(part)
        if match:
            return {name: match.span(name) for name, words in match.groupdict().items() if words}
    placed = _PLACED.fullmatch(part)
    return {"date": placed.span("date")} if placed and _DATED.fullmatch(placed["date"]) else {}


def _person(words: str) -> bool:
    """Whether words that stand beside a date are a name: two or three capitalised ones, none of a section."""
    return (
        re.fullmatch(rf"{_WORD}(?:\s{_WORD}){{1,2}}", words) is not None
        and not any(_SECTIONS.fullmatch(word) for word in words.split())
        and not find_states(words, 0, len(words))
    )


def _parts(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in _BAR.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    return [(start, end) for start, end in [*found, (start, len(text))] if end > start]
