"""Drafts: what a reader found in a document, before anybody has agreed to it.

1. Every value that a reader gives stands in the source: `evidence` names the field by its path in `content` and the
   code points [start, end) of `text` where it is said.
2. `content` has the shape of the model's type for that kind.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_INTEGER, Hash, Line, Value
from kelisim.model.dates import PartialDate
from kelisim.model.instrument import Instrument
from kelisim.model.measure import Indicator, Measure, Milestone
from kelisim.model.meeting import Decision, Meeting
from kelisim.model.office import Office
from kelisim.model.place import Body, Field, Place
from kelisim.model.reference import Span
from kelisim.model.story import Story
from kelisim.model.text import LanguageTag
from kelisim.model.word import Statement

Evidence = Annotated[tuple[Span, ...], msgspec.Meta(max_length=10_000)]


class DraftBase(Value, frozen=True, kw_only=True, tag_field="kind", omit_defaults=False):
    """What the drafts of every kind share."""

    evidence: Evidence


class BodyDraft(DraftBase, frozen=True, kw_only=True, tag="body"):
    """A body that the source names."""

    content: Body


class DecisionDraft(DraftBase, frozen=True, kw_only=True, tag="decision"):
    """A numbered decision."""

    content: Decision


class FieldDraft(DraftBase, frozen=True, kw_only=True, tag="field"):
    """A field of cooperation."""

    content: Field


class IndicatorDraft(DraftBase, frozen=True, kw_only=True, tag="indicator"):
    """A figure that is followed."""

    content: Indicator


class InstrumentDraft(DraftBase, frozen=True, kw_only=True, tag="instrument"):
    """An instrument that the source names, at the step of its life that the source states."""

    content: Instrument


class MeasureDraft(DraftBase, frozen=True, kw_only=True, tag="measure"):
    """Something to be done together."""

    content: Measure


class MeetingDraft(DraftBase, frozen=True, kw_only=True, tag="meeting"):
    """Talks, a session or a sitting."""

    content: Meeting


class MilestoneDraft(DraftBase, frozen=True, kw_only=True, tag="milestone"):
    """A dated point."""

    content: Milestone


class OfficeDraft(DraftBase, frozen=True, kw_only=True, tag="office"):
    """Who holds an office, as the source says it: by which who spoke and who signed is known."""

    content: Office


class PlaceDraft(DraftBase, frozen=True, kw_only=True, tag="place"):
    """A place that the source names."""

    content: Place


class StatementDraft(DraftBase, frozen=True, kw_only=True, tag="statement"):
    """What a named speaker said."""

    content: Statement


class StoryDraft(DraftBase, frozen=True, kw_only=True, tag="story"):
    """The page itself."""

    content: Story


Draft = (
    BodyDraft
    | DecisionDraft
    | FieldDraft
    | IndicatorDraft
    | InstrumentDraft
    | MeasureDraft
    | MeetingDraft
    | MilestoneDraft
    | OfficeDraft
    | PlaceDraft
    | StatementDraft
    | StoryDraft
)


class Address(Value, frozen=True, kw_only=True):
    """Where a block stands in the original document; what does not apply is left out.

    `page` counts from 1; `box` is its left, top, right and bottom on that page, in tenths of a point from the upper
    left corner. `sheet` names a spreadsheet's sheet; `table`, `row` and `column` count from 1, as people do.
    """

    page: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)] | None = None
    box: tuple[int, int, int, int] | None = None
    sheet: Line | None = None
    table: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)] | None = None
    row: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)] | None = None
    column: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)] | None = None


BlockKind = Literal["paragraph", "heading", "item", "caption", "cell"]


class Block(Value, frozen=True, kw_only=True):
    """A part of a document at code points [start, end) of its text, with its place in the original."""

    kind: BlockKind
    start: Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
    end: Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
    language: LanguageTag | None = None
    address: Address | None = None


class StatedCount(Value, frozen=True, kw_only=True):
    """How many instruments a source says there are ("16 documents"), beside how many of them it names."""

    stated: Annotated[int, msgspec.Meta(ge=1, le=10_000)]
    named: Annotated[int, msgspec.Meta(ge=0, le=10_000)]
    of: Line
    start: Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
    end: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]


class ReadSource(Value, frozen=True, kw_only=True, omit_defaults=False):
    """The document that was read. `published` is null where neither the page nor the reader's user told it."""

    name: Line
    language: LanguageTag | None
    published: PartialDate | None
    sha256: Hash


class Reading(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A read document: `text` is what the offsets count in.

    `look` says in plain words what a person should look at, such as a table whose columns had to be guessed.
    """

    source: ReadSource
    text: str
    drafts: tuple[Draft, ...]
    counts: tuple[StatedCount, ...] = ()
    blocks: tuple[Block, ...] = ()
    look: tuple[Line, ...] = ()


def draft_kind(draft: Draft) -> str:
    """The word in a draft's `kind`."""
    return str(type(draft).__struct_config__.tag)
