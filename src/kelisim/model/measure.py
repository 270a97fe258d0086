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

from kelisim.model.base import MAX_ITEMS, Decimal, EntryId, Line, PartyCode, Slug, Value
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


class Restriction(Value, frozen=True, kw_only=True):
    """What a measure restricts at its places in its term: who or what may not pass, and how far.

    `closed` lets nothing of it pass, `limited` says in `text` what may. Where `from_side` and `to_side` are given it
    is about that direction only.
    """

    of: Literal["all", "people", "goods", "vehicles", "animals"]
    extent: Literal["closed", "limited"]
    from_side: PartyCode | None = None
    to_side: PartyCode | None = None
    text: Text | None = None


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
    restriction: Restriction | None = None
    left: Left | None = None
    watch: Watch | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        check_tags("title", self.title)
        if self.summary is not None:
            check_tags("summary", self.summary)
        if self.watch is not None and self.watch.ended is not None and self.left is None:
            raise ValueError("a watch ends after the measure left control, not before")


class Predecessor(Named, frozen=True, kw_only=True):
    """A milestone that another waits for (PMI Practice Standard for Scheduling, the four logical relationships).

    `link` names the end of the predecessor, then the end of the successor that waits for it; without one, the
    successor starts when the predecessor is finished. `lag` is added, in days; a negative one is a lead.
    """

    link: Literal["finish-start", "start-start", "finish-finish", "start-finish"] = "finish-start"
    lag: Annotated[int, msgspec.Meta(ge=-100_000, le=100_000)] = 0


class Milestone(Value, frozen=True, kw_only=True):
    """A dated point of a measure or a roadmap.

    `duration` and the lags of `predecessors` are calendar days or, where `calendar` names a State, its working days.
    """

    title: Text
    of: Named
    date: Term | None = None
    predecessors: Annotated[tuple[Predecessor, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    duration: Annotated[int, msgspec.Meta(ge=0, le=100_000)] | None = None
    calendar: PartyCode | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()


class Target(Value, frozen=True, kw_only=True):
    """The value that an indicator is to reach by a date."""

    value: Decimal
    by: Term


class Baseline(Value, frozen=True, kw_only=True):
    """The value from which an indicator is followed, and the time that it is about."""

    value: Decimal
    period: Term


class Limit(Value, frozen=True, kw_only=True):
    """An agreed bound on an indicator, or a share of another that it must have: a level, a flow, a concentration.

    With `of` the bound is a share, in per cent of the value of that indicator in the same period. `months` are the
    months of the year in which it holds, `since` and `until` the days between which it does (the second is the first
    day on which it no longer does). `instrument` is the agreement that sets it.
    """

    sense: Literal["at-least", "at-most"]
    value: Decimal
    of: EntryId | None = None
    side: PartyCode | None = None
    months: Annotated[tuple[Annotated[int, msgspec.Meta(ge=1, le=12)], ...], msgspec.Meta(max_length=12)] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    instrument: Named | None = None
    words: Line | None = None

    def __post_init__(self) -> None:
        for date in (self.since, self.until):
            if date is not None:
                check_date(date)
        if tuple(sorted(set(self.months))) != self.months:
            raise ValueError("the months of a limit stand once each, in their order")


class Indicator(Value, frozen=True, kw_only=True):
    """A figure that is followed over time. `unit` is as on the page, `USD billion` or `kt a year`.

    `code` is the `what` of the claims that give it a value, where statements about other entries make them.
    `dimensions` are the names of what tells its series apart and the values they may take (SDMX dimensions and code
    lists); an empty list allows every value. `place` is where it is measured, a gauge or a crossing.
    """

    title: Text
    unit: Line
    code: Slug | None = None
    definition: Text | None = None
    field: Named | None = None
    place: Named | None = None
    dimensions: Annotated[
        dict[Slug, Annotated[tuple[Line, ...], msgspec.Meta(max_length=MAX_ITEMS)]], msgspec.Meta(max_length=16)
    ] = msgspec.field(default_factory=dict)
    baseline: Baseline | None = None
    targets: Annotated[tuple[Target, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    limits: Annotated[tuple[Limit, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()
