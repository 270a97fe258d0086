"""Measures, the milestones on the way to them, and the indicators that tell how far they are.

The columns are those of the action plans that ministries keep (design.md, "What entries hold"): number, measure, form
of completion, term, responsible bodies of each side. Milestone, predecessor, duration and baseline are the words of
project controls (ISO 21502, PMI Practice Standard for Scheduling).

1. A measure is on control until a version of it that its Parties agreed says that it left: with the reason, who
   decided, and since when (Kazakhstan's rules of Government, paragraph 140:
   https://continent-online.com/Document/?doc_id=31104389). Leaving without a reason cannot be said.
2. A measure that left as done is watched until a version says that the watch ended: whether a plant reaches its
   capacity shows years after it was commissioned, when most projects have left monitoring
   (https://kazpravda.kz/n/nevernye-prognozy-ministerstv-skryty-za-krasivymi-otchetami-i-nedostovernoy-statistikoy-godunova).
   One that lapsed or is a duplicate is watched only where a version says so.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_ITEMS, Decimal, Line, PartyCode, Slug, Value
from kelisim.model.dates import PartialDate, Term, check_date
from kelisim.model.reference import Named, Source
from kelisim.model.text import HeldText, Text, check_tags


class Responsible(Value, frozen=True, kw_only=True):
    """A body that answers for a measure. `by-agreement` marks one that the plan cannot command (по согласованию)."""

    body: Named
    side: PartyCode | None = None
    role: Literal["lead", "co", "by-agreement"] | None = None
    until: Term | None = None


class Left(Value, frozen=True, kw_only=True):
    """How a measure left control: removed as done, as no longer needed, or as a repetition of another (rule 1).

    `decided_by` is the meeting, decision, body or instrument that removed it; `since` the first day without control.
    """

    reason: Literal["done", "lapsed", "duplicate"]
    decided_by: Named
    since: PartialDate
    duplicate_of: Named | None = None

    def __post_init__(self) -> None:
        check_date(self.since)
        if (self.reason == "duplicate") != (self.duplicate_of is not None):
            raise ValueError("a duplicate names the measure that it repeats, and nothing else does")


class Watch(Value, frozen=True, kw_only=True):
    """What is looked at after a measure left control (rule 2).

    `review` is when the sides mean to look whether the watch is still needed; only `ended`, the first day without it,
    ends the watch, and then `decided_by` says who decided so.
    """

    of: Text | None = None
    indicators: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    review: Term | None = None
    ended: PartialDate | None = None
    decided_by: Named | None = None

    def __post_init__(self) -> None:
        if self.ended:
            check_date(self.ended)
        if (self.ended is None) != (self.decided_by is None):
            raise ValueError("a watch that ended says who decided so, and one that goes on does not")


class Measure(Value, frozen=True, kw_only=True):
    """Something that the sides agreed to do. `completion` is the form of completion: what proves that it is done.

    `funding` is the source of the money and the expected cost in the words of the plan; `left` says how it left
    control, `watch` what is looked at afterwards.
    """

    title: HeldText
    number: Line | None = None
    summary: HeldText | None = None
    field: Named | None = None
    programme: Named | None = None
    completion: Text | None = None
    term: Term | None = None
    funding: Text | None = None
    responsible: Annotated[tuple[Responsible, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    places: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    instruments: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    indicators: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sides: Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=64)] = ()
    left: Left | None = None
    watch: Watch | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        check_tags("title", self.title)
        if self.summary is not None:
            check_tags("summary", self.summary)
        if self.watch is not None and self.watch.ended is not None and self.left is None:
            raise ValueError("a watch ends after the measure left control, not before")


class Milestone(Value, frozen=True, kw_only=True):
    """A dated point of a measure or a roadmap. `duration` is in calendar days."""

    title: Text
    of: Named
    date: Term | None = None
    predecessors: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    duration: Annotated[int, msgspec.Meta(ge=0, le=100_000)] | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()


class Target(Value, frozen=True, kw_only=True):
    """The value that an indicator is to reach by a date."""

    value: Decimal
    by: Term


class Indicator(Value, frozen=True, kw_only=True):
    """A figure that is followed over time. `unit` is as on the page, `USD billion` or `kt a year`.

    `code` is the `what` of the claims that give it a value, where statements about other entries make them.
    """

    title: Text
    unit: Line
    code: Slug | None = None
    definition: Text | None = None
    field: Named | None = None
    targets: Annotated[tuple[Target, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()
