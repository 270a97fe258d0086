"""Stories: what was published about the programme, with its byline and photographs."""

from typing import Annotated

import msgspec

from kelisim.model.base import MAX_ITEMS, Line, Prose, Value
from kelisim.model.dates import PartialDate, check_date
from kelisim.model.reference import Attachment, Named, Source
from kelisim.model.text import LanguageTag, Text


class Photograph(Value, frozen=True, kw_only=True):
    """A photograph of a story; the file itself is there only where the rights allow it."""

    caption: Prose
    credit: Line | None = None
    file: Attachment | None = None


class Story(Value, frozen=True, kw_only=True):
    """A published account. `published` is the date it carries; `body` its paragraphs, where they may be kept."""

    title: Text
    author: Line | None = None
    section: Line | None = None
    published: PartialDate | None = None
    dateline: Line | None = None
    publisher: Line | None = None
    language: LanguageTag | None = None
    photographs: Annotated[tuple[Photograph, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    body: Annotated[tuple[Prose, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    summary: Text | None = None
    mentions: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        if self.published:
            check_date(self.published)
