"""Drafts: what a reader found in a document, before anybody has agreed to it.

1. Every value that a reader gives stands in the source: `evidence` names the field by its path in `content` and the
   code points [start, end) of `text` where it is said.
2. `content` has the shape of the model's type for that kind.
"""

from typing import Annotated

import msgspec

from kelisim.model.base import Hash, Line, Value
from kelisim.model.dates import PartialDate
from kelisim.model.instrument import Instrument
from kelisim.model.measure import Indicator, Measure, Milestone
from kelisim.model.meeting import Decision, Meeting
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
    | PlaceDraft
    | StatementDraft
    | StoryDraft
)


class ReadSource(Value, frozen=True, kw_only=True, omit_defaults=False):
    """The document that was read. `published` is null where neither the page nor the reader's user told it."""

    name: Line
    language: LanguageTag | None
    published: PartialDate | None
    sha256: Hash


class Reading(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A read document: `text` is what the offsets count in."""

    source: ReadSource
    text: str
    drafts: tuple[Draft, ...]


def draft_kind(draft: Draft) -> str:
    """The word in a draft's `kind`."""
    return str(type(draft).__struct_config__.tag)
