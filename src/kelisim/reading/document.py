"""Reading: a document's bytes in, drafts out, each field with its place in the text.

1. The bytes become text, HTML becomes the text of its story, and the story is told from what stands around it.
2. Drafts come in the order: the story, instruments, meetings, fields, measures, statements.
3. Nothing is read that the text does not say; nothing is fetched; no clock is asked.
"""

import hashlib
from collections.abc import Callable, Sequence

import msgspec

from kelisim.model.draft import Draft, Reading, ReadSource, StoryDraft
from kelisim.model.story import Photograph, Story
from kelisim.reading.context import Context, context_of
from kelisim.reading.decoding import decode_text
from kelisim.reading.drafting_instruments import draft_instruments
from kelisim.reading.drafting_measures import draft_fields, draft_measures
from kelisim.reading.drafting_meetings import draft_meetings
from kelisim.reading.drafting_statements import draft_statements
from kelisim.reading.evidence import Evidence
from kelisim.reading.language import detect
from kelisim.reading.page import Page, plain_page
from kelisim.reading.story import Layout, Told, take_apart

_DRAFTERS: tuple[Callable[[Context], Sequence[Draft]], ...] = (
    draft_instruments,
    draft_meetings,
    draft_fields,
    draft_measures,
    draft_statements,
)


def read_document(data: bytes, name: str, *, published: str | None = None) -> Reading:
    """Read a document.

    Args:
        data: the file's bytes.
        name: what the source is called.
        published: when it was published, as ISO 8601, where the reader knows it; it goes before what the page says.

    Raises:
        ReadingError: the leaf says why it is not read.
    """
    page = _page(decode_text(data))
    language = detect(page.text)
    layout = take_apart(page)
    if published is not None:
        layout = _published(layout, published)
    context = context_of(page, layout)
    drafts: list[Draft] = [_story(layout, language)] if layout.title or layout.body else []
    for drafter in _DRAFTERS:
        drafts.extend(drafter(context))
    source = ReadSource(
        name=name[:500] or "unnamed",
        language=language,
        published=layout.published,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return Reading(source=source, text=page.text, drafts=tuple(drafts))


def _page(text: str) -> Page:
    # lxml loads slowly, and plain text does not need it.
    from kelisim.reading.markup import is_markup, read_markup  # noqa: PLC0415

    return read_markup(text) if is_markup(text) else plain_page(text)


def _published(layout: Layout, published: str) -> Layout:
    same = layout.published == published
    return msgspec.structs.replace(layout, published=published, published_at=layout.published_at if same else None)


def _story(layout: Layout, language: str) -> StoryDraft:
    evidence = Evidence()

    def told(field: str, words: Told | None) -> str | None:
        if words is None:
            return None
        evidence.at(field, words.start, words.end)
        return words.text

    first = layout.body[0] if layout.body else None
    title = layout.title or Told(first.start, first.end, first.text) if first else layout.title
    photographs = tuple(
        Photograph(
            caption=told(f"photographs.{place}.caption", photo.caption) or "",
            credit=told(f"photographs.{place}.credit", photo.credit),
        )
        for place, photo in enumerate(layout.photos)
    )
    for place, line in enumerate(layout.body):
        evidence.at(f"body.{place}", line.start, line.end)
    if layout.published_at:
        evidence.at("published", *layout.published_at)
    content = Story(
        title={"en": told("title.en", title) or "Untitled"},
        author=told("author", layout.author),
        section=told("section", layout.section),
        published=layout.published,
        dateline=told("dateline", layout.dateline),
        publisher=told("publisher", layout.publisher),
        language=language,
        photographs=photographs,
        body=tuple(line.text for line in layout.body),
    )
    return StoryDraft(content=content, evidence=evidence.spans())
