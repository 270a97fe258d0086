"""Reading: a document's bytes in, drafts out, each field with its place in the text.

1. The bytes become a page of blocks, and the story of a page is told from what stands around it.
2. The language is told for each paragraph, and each language's rules read their own.
3. A treaty, minutes and an action plan are texts of their own kind: prose rules do not read a treaty or minutes, and
   beside the rows of a plan they read only what is a story. A table that is no plan may list documents.
4. Drafts come in the order: the story, instruments, offices, meetings, decisions, fields, measures, statements.
5. A document gives at most `MAX_DRAFTS` drafts; what the model does not allow, such as a name of a thousand letters,
   is no draft.
6. Nothing is read that the text does not say; nothing is fetched; no clock is asked.
"""

import hashlib
import importlib
from collections.abc import Iterator

import msgspec

from kelisim.model.draft import Block, Draft, Reading, ReadSource, draft_kind
from kelisim.reading.drafter import Drafter, Found
from kelisim.reading.formats.page_of import page_of
from kelisim.reading.language import language_of, main_language
from kelisim.reading.listing import drafting as listing
from kelisim.reading.minutes import drafting as minutes
from kelisim.reading.page import Page, Paragraph
from kelisim.reading.plans import drafting as plans
from kelisim.reading.story.drafting import draft_story
from kelisim.reading.story.layout import Layout, take_apart
from kelisim.reading.treaties import drafting as treaties

MAX_DRAFTS = 20_000
_PROSE = {
    "en": "kelisim.reading.english.prose",
    "ru": "kelisim.reading.russian.prose",
    "kk": "kelisim.reading.kazakh.prose",
}
_ORDER = ("story", "instrument", "office", "meeting", "decision", "field", "measure", "statement")


def read_document(data: bytes, name: str, *, published: str | None = None) -> Reading:
    """Read a document.

    Args:
        data: the file's bytes.
        name: what the source is called; where the bytes do not tell the format, its ending does.
        published: when it was published, as ISO 8601, where the reader knows it; it goes before what the page says.

    Raises:
        ReadingError: the leaf says why it is not read.
    """
    page = page_of(data, name)
    language = main_language(page)
    layout = take_apart(page)
    if published is not None:
        layout = _published(layout, published)
    found = list(_found(page, layout, language))
    drafts = [draft for one in found for draft in one.drafts if _allowed(draft)]
    drafts.sort(key=lambda draft: _ORDER.index(kind) if (kind := draft_kind(draft)) in _ORDER else len(_ORDER))
    source = ReadSource(
        name=name[:500] or "unnamed",
        language=language,
        published=layout.published,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return Reading(
        source=source,
        text=page.text,
        drafts=tuple(drafts[:MAX_DRAFTS]),
        counts=tuple(count for one in found for count in one.counts),
        blocks=tuple(_blocks(page)),
        look=tuple(dict.fromkeys(words for one in found for words in one.look)),
    )


def _found(page: Page, layout: Layout, language: str) -> Iterator[Found]:
    """Rules 2 and 3."""
    for genre in (treaties, minutes):
        if genre.is_one(page, layout):
            yield genre.drafts_of(page, layout)
            return
    if plans.is_one(page, layout):
        yield plans.drafts_of(page, layout)
        if len(layout.body) < MIN_STORY:
            return
    elif page.tables:
        yield listing.drafts_of(page, layout, language)
    yield Found(drafts=tuple(draft_story(page.text, layout, language)))
    told = [(paragraph, language_of(paragraph.text) or language) for paragraph in layout.body]
    for code in sorted({code for _, code in told}):
        body = tuple(paragraph for paragraph, spoken in told if spoken == code)
        yield _prose(code)(page, msgspec.structs.replace(layout, body=body))


MIN_STORY = 3
"""Paragraphs of prose that make a document with a plan's table a story too."""


def _prose(language: str) -> Drafter:
    """The rules of a language, loaded when they are first needed."""
    drafter: Drafter = importlib.import_module(_PROSE[language]).drafts_of
    return drafter


def _blocks(page: Page) -> Iterator[Block]:
    """The blocks of a page in the order of its text."""
    blocks = [_block(paragraph) for paragraph in page.paragraphs]
    blocks += [
        Block(kind="cell", start=cell.start, end=cell.end, address=cell.address)
        for table in page.tables
        for cell in table.cells
        if cell.end > cell.start
    ]
    yield from sorted(blocks, key=lambda block: block.start)


def _block(paragraph: Paragraph) -> Block:
    kind = (
        "caption"
        if paragraph.caption
        else "heading"
        if paragraph.heading
        else "item"
        if paragraph.item
        else "paragraph"
    )
    return Block(
        kind=kind,  # type: ignore[arg-type]
        start=paragraph.start,
        end=paragraph.end,
        language=language_of(paragraph.text),
        address=paragraph.address,
    )


def _allowed(draft: Draft) -> bool:
    try:
        msgspec.convert(msgspec.to_builtins(draft), type(draft))
    except msgspec.ValidationError:
        return False
    return True


def _published(layout: Layout, published: str) -> Layout:
    same = layout.published == published
    return msgspec.structs.replace(layout, published=published, published_at=layout.published_at if same else None)
