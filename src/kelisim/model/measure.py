"""Measures, the milestones on the way to them, and the indicators that tell how far they are.

The columns are those of the action plans that ministries keep (design.md, "What entries hold"): number, measure, form
of completion, term, responsible bodies of each side. Milestone, predecessor, duration and baseline are the words of
project controls (ISO 21502, PMI Practice Standard for Scheduling).
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_ITEMS, Decimal, Line, PartyCode, Slug, Value
from kelisim.model.dates import Term
from kelisim.model.reference import Named, Source
from kelisim.model.text import Text


class Responsible(Value, frozen=True, kw_only=True):
    """A body that answers for a measure. `by-agreement` marks one that the plan cannot command (по согласованию)."""

    body: Named
    side: PartyCode | None = None
    role: Literal["lead", "co", "by-agreement"] | None = None
    until: Term | None = None


class Measure(Value, frozen=True, kw_only=True):
    """Something that the sides agreed to do. `completion` is the form of completion: what proves that it is done."""

    title: Text
    number: Line | None = None
    summary: Text | None = None
    field: Named | None = None
    programme: Named | None = None
    completion: Text | None = None
    term: Term | None = None
    responsible: Annotated[tuple[Responsible, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    places: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    instruments: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    indicators: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sides: Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=64)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()


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
