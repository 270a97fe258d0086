"""One side's word: what a Party reports and what a named speaker stated. It needs nobody's consent.

A claim is never averaged with another: it keeps its speaker, its day and its source.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_ITEMS, Currency, Decimal, EntryId, Line, PartyCode, Prose, Slug, Value
from kelisim.model.dates import PartialDate, Term, check_date
from kelisim.model.reference import Attachment, Named, Source
from kelisim.model.text import Text

Status = Literal[
    "not-started", "in-progress", "continuous", "delayed", "suspended", "done", "cancelled", "left", "returned"
]
"""The state of a measure as one side puts it (IATI activity status, and the words of national control systems)."""

Roughly = Literal["about", "almost", "over", "up-to", "at-least"]


class Speaker(Value, frozen=True, kw_only=True):
    """Who said it: a person, an office, a body, or a newspaper in its own name."""

    name: Line | None = None
    office: Line | None = None
    body: Named | None = None

    def __post_init__(self) -> None:
        if not (self.name or self.office or self.body):
            raise ValueError("a speaker needs a name, an office or a body")


class DateClaim(Value, frozen=True, kw_only=True, tag_field="type", tag="date"):
    """That something happens, or happened, at a time. `what` joins claims about one thing into a trend."""

    what: Slug
    when: Term
    label: Text | None = None
    happened: bool = False


class ValueClaim(Value, frozen=True, kw_only=True, tag_field="type", tag="value"):
    """A figure as it was stated, in its own unit or currency. `period` is the time it is about."""

    what: Slug
    value: Decimal
    unit: Line
    currency: Currency | None = None
    roughly: Roughly | None = None
    period: Term | None = None
    label: Text | None = None


class StatusClaim(Value, frozen=True, kw_only=True, tag_field="type", tag="status"):
    """The state that the speaker gave the matter."""

    status: Status
    label: Text | None = None


Claim = DateClaim | ValueClaim | StatusClaim


class Statement(Value, frozen=True, kw_only=True):
    """What a named speaker said, when, for which side, with its source. `about` names the entries it speaks of."""

    speaker: Speaker
    said: PartialDate
    about: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    side: PartyCode | None = None
    summary: Text | None = None
    quote: Prose | None = None
    claims: Annotated[tuple[Claim, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        check_date(self.said)


class Report(Value, frozen=True, kw_only=True):
    """What a Party says of a measure, a milestone or a decision. `forecast` is when it expects completion."""

    about: EntryId
    status: Status
    as_of: PartialDate
    forecast: Term | None = None
    text: Text | None = None
    evidence: Annotated[tuple[Attachment, ...], msgspec.Meta(max_length=64)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        check_date(self.as_of)
