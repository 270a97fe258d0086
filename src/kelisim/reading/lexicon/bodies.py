"""Outlines of the bodies that a text names: a head noun with its tail, or a company by its legal form.

1. A body is found by its head (ministry, committee, council ...) and goes on as far as its field, its territory and its
   State do (`tails`). A ministry, government, council or commission may be its head alone; of other bodies something
   in the name begins with a capital or stands in quotation marks.
2. A company is a legal form with a name in quotation marks or capitals: ТОО «…», … LLP, «…» АҚ.
3. Its side is the State in its name, or the adjective of a State before it ("the Kazakh Ministry of Energy"); a
   body of two States has none.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from kelisim.model.place import BodyKind
from kelisim.reading.lexicon.declension import forms_of
from kelisim.reading.lexicon.endings import ADJECTIVE, stems_of
from kelisim.reading.lexicon.heads import BODIES
from kelisim.reading.lexicon.phrasebook import Hit, Phrasebook, Row
from kelisim.reading.lexicon.states import find_states
from kelisim.reading.lexicon.tails import english_tail, kazakh_start, modified_start, russian_tail

COLUMNS = {"en": 0, "ru": 1, "kk": 2}
_NAME = r"[A-ZÀ-Þ][\w&.’'-]*(?:\s[A-ZÀ-Þ][\w&.’'-]*){0,4}"
_QUOTED = r"(?:«[^«»\n]{1,90}(?:«[^«»\n]{1,60}»)?»?|“[^“”\n]{1,90}”|\"[^\"\n]{1,90}\")"
_COMPANY = {
    "en": re.compile(
        rf"(?<!\w)(?:(?:JSC|LLP|LLC|PJSC|OJSC)\s{_QUOTED}|(?:NC\s|NAC\s)?{_NAME},?\s"
        r"(?:JSC|LLP|LLC|PJSC|OJSC|Inc\.?|Ltd\.?|Limited|GmbH|plc|PLC|S\.A\.|Corporation|Group|Holding)(?!\w))"
    ),
    "ru": re.compile(
        rf"(?<!\w)(?:АО|ТОО|ООО|ПАО|ОАО|ЗАО|НАО|ГК|РГП|ФГУП|АК|НК|НПП|Госкорпораци\w+|госкорпораци\w+)\s(?:НК\s|ФНБ\s)?{_QUOTED}"
    ),
    "kk": re.compile(
        rf"{_QUOTED}\s(?:АҚ|ЖШС|ҰК\sАҚ|КЕАҚ|РМК|ЖАҚ|ААҚ|мемлекеттік\sкорпорациясы\w*|ұлттық\sкомпаниясы\w*)"
    ),
}
_ALONE = frozenset(("ministry", "government", "council", "commission"))
_PROPER = re.compile(r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ«“\"]")
_BEFORE = 40


class BodyName(msgspec.Struct, frozen=True):
    """A body named at [start, end); `head` is what it is, in English, `side` the State that it says it belongs to."""

    start: int
    end: int
    kind: BodyKind
    head: str
    side: str | None = None


def find_bodies(text: str, start: int, end: int, *, language: str = "en") -> list[BodyName]:
    """The bodies that a stretch of text names, in order; of two that overlap the one that begins first."""
    found = [*_companies(text, start, end, language), *_headed(text, start, end, language)]
    kept: list[BodyName] = []
    for body in sorted(found, key=lambda body: (body.start, -body.end)):
        if not kept or body.start >= kept[-1].end:
            kept.append(body)
    return kept


def _companies(text: str, start: int, end: int, language: str) -> Iterator[BodyName]:
    for match in _COMPANY[language].finditer(text, start, end):
        yield BodyName(match.start(), match.end(), "company", "company")


def _headed(text: str, start: int, end: int, language: str) -> Iterator[BodyName]:
    done = start
    for hit in _book(language).find(text, start, end):
        if hit.start < done:
            continue
        first, last = _outline(text, start, end, hit, language)
        first = max(first, done)
        kind, head = hit.value
        if not _names_one(text, first, last, hit, language):
            continue
        yield BodyName(first, last, kind, head, _side(text, (start, end), first, last, language))
        done = last


def _names_one(text: str, first: int, last: int, hit: Hit[tuple[BodyKind, str]], language: str) -> bool:
    """Whether an outline is of one body, and no talk of companies and centres."""
    if ADJECTIVE.match(hit.ending):
        return False
    if hit.value[0] in _ALONE:
        return True
    return (first < hit.start or language != "kk") and _PROPER.search(text, first, last) is not None


def _outline(text: str, start: int, end: int, hit: Hit[tuple[BodyKind, str]], language: str) -> tuple[int, int]:
    if language == "kk":
        return kazakh_start(text, start, hit.start), hit.end
    tail = english_tail if language == "en" else russian_tail
    return modified_start(text, start, hit.start, language), tail(text, hit.end, end)


def _side(text: str, stretch: tuple[int, int], first: int, last: int, language: str) -> str | None:
    """Rule 3."""
    named = find_states(text, first, last, language=language)
    if named:
        return named[0].code if len({state.code for state in named}) == 1 else None
    before = find_states(text, max(stretch[0], first - _BEFORE), first, language=language)
    if before and before[-1].adjective and not text[before[-1].end : first].strip():
        return before[-1].code
    return None


@cache
def _book(language: str) -> Phrasebook[tuple[BodyKind, str]]:
    rows = (Row(words, _kind_and_head(head), capital=language == "en") for head, words in heads_in(BODIES, language))
    return Phrasebook(rows, stems_of if language == "kk" else None)


def _kind_and_head(words: str) -> tuple[BodyKind, str]:
    kind, head = words.split()
    return kind, head  # type: ignore[return-value]  # the table holds the model's kinds


def heads_in(table: str, language: str) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
    """The rows of a table of heads: what stands first in its line, and the forms of a head's words in a language."""
    lines = table.strip().replace("\n    |", " |").replace("\n      ", " ")
    for line in lines.splitlines():
        head, *columns = [part.strip() for part in line.split("|")]
        for name in filter(None, (name.strip() for name in columns[COLUMNS[language]].split(";"))):
            words = [word for word in re.split(r"[\s’'-]+", name) if word]
            forms = (forms_of(word) if language == "ru" else frozenset((word.lower(),)) for word in words)
            yield head, tuple(forms)
