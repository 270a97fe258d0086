"""Reading: a document's bytes in, drafts out, each field with its place in the text.

1. The bytes become text, HTML becomes the text of its story, and the story is told from what stands around it.
2. Drafts come in the order: the story, instruments, meetings, fields, measures, statements.
3. A document has at most `MAX_TEXT` characters of text and gives at most `MAX_DRAFTS` drafts; what the model does not
   allow, such as a name of a thousand letters, is no draft.
4. Nothing is read that the text does not say; nothing is fetched; no clock is asked.
"""

import hashlib
import re
from collections.abc import Callable, Sequence

import msgspec

from kelisim.model.draft import Draft, Reading, ReadSource
from kelisim.reading.context import Context, context_of
from kelisim.reading.decoding import decode_text
from kelisim.reading.drafting_instruments import draft_instruments
from kelisim.reading.drafting_measures import draft_fields, draft_measures
from kelisim.reading.drafting_meetings import draft_meetings
from kelisim.reading.drafting_statements import draft_statements
from kelisim.reading.drafting_story import draft_story
from kelisim.reading.errors import TooLargeDocumentError
from kelisim.reading.language import detect
from kelisim.reading.page import Page, plain_page
from kelisim.reading.story import Layout, take_apart

_DRAFTERS: tuple[Callable[[Context], Sequence[Draft]], ...] = (
    draft_instruments,
    draft_meetings,
    draft_fields,
    draft_measures,
    draft_statements,
)


_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta)\b", re.IGNORECASE)
MAX_TEXT = 500_000
"""Characters: a book."""
MAX_DRAFTS = 2_000


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
    drafts: list[Draft] = [*draft_story(page.text, layout, language)]
    for drafter in _DRAFTERS:
        drafts.extend(filter(_allowed, drafter(context)))
    source = ReadSource(
        name=name[:500] or "unnamed",
        language=language,
        published=layout.published,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return Reading(source=source, text=page.text, drafts=tuple(drafts[:MAX_DRAFTS]))


def _page(text: str) -> Page:
    if _MARKUP.search(text[:4_000]) is None:
        _check_length(text)
        return plain_page(text)
    # lxml loads slowly, and plain text does not need it.
    from kelisim.reading.markup import read_markup  # noqa: PLC0415

    page = read_markup(text)
    _check_length(page.text)
    return page


def _check_length(text: str) -> None:
    if len(text) > MAX_TEXT:
        raise TooLargeDocumentError(f"the text has {len(text):,} characters", expected=f"at most {MAX_TEXT:,}")


def _allowed(draft: Draft) -> bool:
    try:
        msgspec.convert(msgspec.to_builtins(draft), type(draft))
    except msgspec.ValidationError:
        return False
    return True


def _published(layout: Layout, published: str) -> Layout:
    same = layout.published == published
    return msgspec.structs.replace(layout, published=published, published_at=layout.published_at if same else None)
