"""Stories: what was published about the programme, with its byline and photographs, and what is to be published.

1. A story may have a `release`: the moment from which it is for everybody. Whoever signs it signs the moment too.
2. `texts` has the whole story in each of its languages; `body` is the text of a story that has one language alone.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_INTEGER, MAX_ITEMS, Line, Prose, Value
from kelisim.model.dates import Moment, PartialDate, check_date
from kelisim.model.reference import Attachment, Named, Source
from kelisim.model.text import LanguageTag, Text

Pixels = Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]


class Photograph(Value, frozen=True, kw_only=True):
    """A photograph of a story; the file itself is there only where the rights allow it.

    `caption` is in the language of the story, `captions` in each of its languages; `alternative` says in each what can
    be seen. `width` and `height` are those of the file.
    """

    caption: Prose
    credit: Line | None = None
    file: Attachment | None = None
    alternative: Text | None = None
    captions: Text | None = None
    width: Pixels | None = None
    height: Pixels | None = None


class Passage(Value, frozen=True, kw_only=True):
    """A stretch of a text: a paragraph, a heading, an item of a list, or somebody's words and who said them."""

    text: Prose
    kind: Literal["paragraph", "heading", "item", "quote"] = "paragraph"
    speaker: Line | None = None


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
    texts: Annotated[
        dict[LanguageTag, Annotated[tuple[Passage, ...], msgspec.Meta(max_length=MAX_ITEMS)]],
        msgspec.Meta(max_length=24),
    ] = msgspec.field(default_factory=dict)
    release: Moment | None = None

    def __post_init__(self) -> None:
        if self.published:
            check_date(self.published)
