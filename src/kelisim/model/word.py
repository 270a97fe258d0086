"""One side's word: what a Party reports and what a named speaker stated. It needs nobody's consent.

A claim is never averaged with another: it keeps its speaker, its day and its source.

1. Two figures are comparable where they share unit, currency and period.
2. Two comparable figures differ where both cannot hold: they are not the same number and both are exact, or the greater
   is above an upper bound, or the smaller below a lower one. What is said to be about or almost a figure is too vague
   to differ.
"""

import decimal
from typing import Annotated, Literal

import msgspec

from kelisim.model.base import (
    MAX_ITEMS,
    Currency,
    Decimal,
    EntryId,
    FormError,
    HeldEntryId,
    HeldPartyCode,
    HeldSlug,
    Line,
    PartyCode,
    Prose,
    Slug,
    Value,
    is_entry_id,
    is_party_code,
    is_slug,
)
from kelisim.model.dates import Days, HeldDate, Term, check_held, days_of, is_date
from kelisim.model.reference import Attachment, Named, Source
from kelisim.model.text import HeldText, Text, check_tags

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

    what: HeldSlug
    when: Term
    label: Text | None = None
    happened: bool = False

    def __post_init__(self) -> None:
        if not is_slug(self.what):
            raise FormError("what", Slug)


class Figure(Value, frozen=True, kw_only=True):
    """A number in its own unit or currency. `period` is the time it is about."""

    value: Decimal
    unit: Line
    currency: Currency | None = None
    roughly: Roughly | None = None
    period: Term | None = None

    def subject(self) -> tuple[str, str | None, Days | str | None]:
        """What is alike in two comparable figures (rule 1). A period without days is known by its words."""
        days = days_of(self.period) if self.period else None
        return self.unit, self.currency, self.period.words if self.period and days == Days() else days

    def differs(self, other: "Figure") -> bool:
        """Whether two comparable figures cannot both hold (rule 2)."""
        low, high = sorted((self, other), key=lambda figure: decimal.Decimal(figure.value))
        if decimal.Decimal(low.value) == decimal.Decimal(high.value):
            return False
        return low.roughly in {None, "up-to"} and high.roughly in {None, "over", "at-least"}


class ValueClaim(Figure, frozen=True, kw_only=True, tag_field="type", tag="value"):
    """A figure as it was stated. `what` joins claims about one thing into a series."""

    what: HeldSlug
    label: Text | None = None

    def __post_init__(self) -> None:
        if not is_slug(self.what):
            raise FormError("what", Slug)


class StatusClaim(Value, frozen=True, kw_only=True, tag_field="type", tag="status"):
    """The state that the speaker gave the matter."""

    status: Status
    label: Text | None = None


Claim = DateClaim | ValueClaim | StatusClaim


class Statement(Value, frozen=True, kw_only=True):
    """What a named speaker said, when, for which side, with its source. `about` names the entries it speaks of."""

    speaker: Speaker
    said: HeldDate
    about: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    side: HeldPartyCode | None = None
    summary: HeldText | None = None
    quote: Prose | None = None
    claims: Annotated[tuple[Claim, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        if not is_date(self.said):
            check_held("said", self.said)
        if self.side is not None and not is_party_code(self.side):
            raise FormError("side", PartyCode)
        if self.summary is not None:
            check_tags("summary", self.summary)


class IndicatorValue(Figure, frozen=True, kw_only=True):
    """The value that an indicator has, as the reporting side puts it."""

    indicator: EntryId


class Report(Value, frozen=True, kw_only=True):
    """What a Party says of a measure, a milestone or a decision, as of a day.

    `forecast` is when it expects completion; `values` are what it says of the indicators. A report as of a month or a
    year is as of its last day.
    """

    about: HeldEntryId
    status: Status
    as_of: HeldDate
    forecast: Term | None = None
    values: Annotated[tuple[IndicatorValue, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    text: HeldText | None = None
    evidence: Annotated[tuple[Attachment, ...], msgspec.Meta(max_length=64)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        if not is_entry_id(self.about):
            raise FormError("about", EntryId)
        if not is_date(self.as_of):
            check_held("as_of", self.as_of)
        if self.text is not None:
            check_tags("text", self.text)
        if self.values:
            subjects = [(one.indicator, *one.subject()) for one in self.values]
            if len(set(subjects)) != len(subjects):
                raise ValueError("a report gives an indicator two values for one period")
