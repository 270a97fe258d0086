"""Drafts of the instruments that a table lists.

1. A table lists documents where a column of it holds them: two cells at least, and most of the column, begin with the
   word for a kind of instrument, or end with it in Kazakh.
2. What became of them is told once for all, in the page's title or in the paragraph before or after the table, and only
   where these tell one step and no other: two steps, a denial, or nothing said leave the status open.
3. Parties are those that the row names; a row that names fewer than two takes those of the title, or of the paragraphs
   around the table, if they are two or more.
4. The day is that of the same words, where they give one day.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from kelisim.model.draft import InstrumentDraft
from kelisim.model.instrument import Instrument
from kelisim.reading.dates import find_dates
from kelisim.reading.drafter import Found
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import StateName, find_parties
from kelisim.reading.page import Cell, Page, Table
from kelisim.reading.sentences import sentences
from kelisim.reading.story.layout import Layout
from kelisim.reading.treaties.heads import KINDS

LEAST = 2
SHARE = 0.6
"""So much of a column's cells name an instrument."""
MAX_TITLE = 900
MAX_DRAFTS = 1_000
_MARK = r"[\W\d_]*"
_QUALIFIED = {
    "en": r"(?:(?!of\b|between\b|for\b)[\w-]+ ){0,3}?",
    "ru": r"(?:[\w-]+(?:ый|ая|ое|ой) ){0,2}?",
}
_STATUSES = frozenset({"planned", "draft-approved", "initialled", "signed", "ratified", "in-force", "amended", "ended"})

Place = tuple[int, int]


class _Told(msgspec.Struct, frozen=True):
    """A step told of all documents of a table: its status and place, and the stretch of text that tells it."""

    status: str
    at: Place
    within: Place


class _Shared(msgspec.Struct, frozen=True):
    """What the documents of one table share: the step, the Parties around it, the day of publication, the language."""

    told: _Told | None
    parties: tuple[StateName, ...]
    published: str | None
    language: str


def drafts_of(page: Page, layout: Layout, language: str) -> Found:
    """The instruments of all tables that list them.

    Args:
        page: the whole page.
        layout: the page taken apart.
        language: the language in which most of it is written.
    """
    drafts: list[InstrumentDraft] = []
    for table in page.tables:
        named = list(_named(table, language))
        if len(named) < LEAST:
            continue
        around = _around(page, layout, table)
        told = _told(page.text, around, language)
        shared = _Shared(told, _first_of_each(page.text, around, language), layout.published, language)
        left = named[: MAX_DRAFTS - len(drafts)]
        drafts.extend(_draft(page.text, cell, (kind, kind_at), shared) for cell, kind, kind_at in left)
    return Found(drafts=tuple(drafts))


def _named(table: Table, language: str) -> Iterator[tuple[Cell, str, Place]]:
    """The cells of the column that names instruments, with the kind and where it stands (rule 1)."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text and not cell.struck and cell.row >= table.headers and len(cell.text) <= MAX_TITLE:
            columns.setdefault(cell.column, []).append(cell)
    best: list[tuple[Cell, str, Place]] = []
    for cells in columns.values():
        found = [(cell, *told) for cell in cells if (told := _kind(cell, language))]
        # The first row may be a header that nobody marked as one.
        if len(found) >= LEAST and len(found) >= SHARE * (len(cells) - 1) and len(found) > len(best):
            best = found
    yield from best


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(f"(?P<k{number}>{word})" for number, (word, _) in enumerate(KINDS[language]))
    if language == "kk":
        return re.compile(rf"(?<![\w-])(?:{words}){_MARK}\Z", re.IGNORECASE)
    return re.compile(rf"\A{_MARK}{_QUALIFIED[language]}(?:{words})\b(?=\W*\w)", re.IGNORECASE)


def _kind(cell: Cell, language: str) -> tuple[str, Place] | None:
    match = _pattern(language).search(cell.text)
    if match is None:
        return None
    name = match.lastgroup or "k0"
    start, end = match.span(name)
    return KINDS[language][int(name[1:])][1], (cell.start + start, cell.start + end)


def _around(page: Page, layout: Layout, table: Table) -> list[Place]:
    """The title, and the paragraphs right before and right after the table."""
    first, last = min(cell.start for cell in table.cells), max(cell.end for cell in table.cells)
    before = [one for one in page.paragraphs if one.end <= first]
    after = [one for one in page.paragraphs if one.start >= last]
    near = [*before[-2:], *after[:1]]
    places = [(one.start, one.end) for one in near]
    title = (layout.title.start, layout.title.end) if layout.title else None
    return [title, *(place for place in places if place != title)] if title else places


def _told(text: str, around: Sequence[Place], language: str) -> _Told | None:
    """The one step that is told of the documents (rule 2)."""
    told = [
        _Told(status, at, (sentence.start, sentence.end))
        for start, end in around
        for sentence in sentences(text, start, end, 0)
        for status, at in _steps(text, sentence, language)
    ]
    if len({one.status for one in told}) != 1 or told[0].status not in _STATUSES:
        return None
    # The words that give the day as well tell more than a title does.
    return told[-1]


def _steps(text: str, sentence: Any, language: str) -> Iterator[tuple[str, Place]]:
    # Each language's own words for the steps of a life, loaded when they are needed.
    if language == "en":
        from kelisim.reading.english.steps import steps_in  # noqa: PLC0415

        steps: Sequence[Any] = steps_in(text, sentence)
    elif language == "ru":
        from kelisim.reading.russian.steps import steps_in as russian  # noqa: PLC0415

        steps = russian(text, sentence)
    else:
        from kelisim.reading.kazakh.steps import steps_in as kazakh  # noqa: PLC0415

        steps = kazakh(re.sub(r"\s", " ", sentence.text.lower()), sentence.start)
    yield from ((one.status, (one.start, one.end)) for one in steps)


def _first_of_each(text: str, places: Sequence[Place], language: str) -> tuple[StateName, ...]:
    """The Parties of the first of some places that names two or more."""
    for start, end in places:
        first: dict[str, StateName] = {}
        for party in find_parties(text, start, end, language=language):
            first.setdefault(party.code, party)
        if len(first) > 1:
            return tuple(first.values())
    return ()


def _draft(text: str, cell: Cell, kind: tuple[str, Place], shared: _Shared) -> InstrumentDraft:
    evidence, told, language = Evidence(), shared.told, shared.language
    evidence.at("kind", *kind[1])
    evidence.at(f"title.{language}", cell.start, cell.end)
    parties = _first_of_each(text, [(cell.start, cell.end)], language) or shared.parties
    for place, party in enumerate(parties):
        evidence.at(f"parties.{place}", party.start, party.end)
    signed = None
    if told is not None:
        evidence.at("status", *told.at)
        dates = find_dates(text, *told.within, shared.published, language=language)
        days = [one for one in dates if len(one.day or "") == 10]
        if told.status == "signed" and len({one.day for one in days}) == 1:
            signed = days[0].day
            evidence.at("signed", days[0].start, days[0].end)
    content = Instrument(
        kind=kind[0],  # type: ignore[arg-type]
        title={language: cell.text},
        status=told.status if told else None,  # type: ignore[arg-type]
        parties=tuple(party.code for party in parties),
        signed=signed,
    )
    return InstrumentDraft(content=content, evidence=evidence.spans())
