"""Items: one version of one entry, as a proposal carries it.

1. A new entry has no `base`; a new version names as its base the hash of the proposal that made the one it replaces.
2. `bound` are the Parties that the version binds.
3. `public` says whether the version may be shown to everybody; it is part of what is agreed.
"""

from typing import Annotated

import msgspec

from kelisim.model.base import (
    EntryId,
    FormError,
    HeldEntryId,
    HeldPartyCode,
    PartyCode,
    Pointer,
    Value,
    is_entry_id,
    is_party_code,
    remembered,
)
from kelisim.model.charter import Charter
from kelisim.model.instrument import Instrument
from kelisim.model.measure import Indicator, Measure, Milestone
from kelisim.model.meeting import Decision, Meeting
from kelisim.model.place import Body, Field, Place
from kelisim.model.story import Story

_are_bound = remembered(lambda bound: all(map(is_party_code, bound)) and tuple(sorted(set(bound))) == bound)


class ItemBase(Value, frozen=True, kw_only=True, tag_field="kind"):
    """What the items of every kind of entry share."""

    entry: HeldEntryId
    bound: Annotated[tuple[HeldPartyCode, ...], msgspec.Meta(min_length=1, max_length=64)]
    base: Pointer | None = None
    public: bool = False

    def __post_init__(self) -> None:
        if not is_entry_id(self.entry):
            raise FormError("entry", EntryId)
        if not _are_bound(self.bound):
            for place, code in enumerate(self.bound):
                if not is_party_code(code):
                    raise FormError(f"bound[{place}]", PartyCode)
            raise ValueError("bound Parties stand once each, in alphabetical order")


class BodyItem(ItemBase, frozen=True, kw_only=True, tag="body"):
    """A version of a body."""

    content: Body


class CharterItem(ItemBase, frozen=True, kw_only=True, tag="charter"):
    """A version of the charter. The first is the founding one, whose id, as a base, is the register's own."""

    content: Charter


class DecisionItem(ItemBase, frozen=True, kw_only=True, tag="decision"):
    """A version of a decision."""

    content: Decision


class FieldItem(ItemBase, frozen=True, kw_only=True, tag="field"):
    """A version of a field of cooperation."""

    content: Field


class IndicatorItem(ItemBase, frozen=True, kw_only=True, tag="indicator"):
    """A version of an indicator."""

    content: Indicator


class InstrumentItem(ItemBase, frozen=True, kw_only=True, tag="instrument"):
    """A version of an instrument."""

    content: Instrument


class MeasureItem(ItemBase, frozen=True, kw_only=True, tag="measure"):
    """A version of a measure."""

    content: Measure


class MeetingItem(ItemBase, frozen=True, kw_only=True, tag="meeting"):
    """A version of a meeting."""

    content: Meeting


class MilestoneItem(ItemBase, frozen=True, kw_only=True, tag="milestone"):
    """A version of a milestone."""

    content: Milestone


class PlaceItem(ItemBase, frozen=True, kw_only=True, tag="place"):
    """A version of a place."""

    content: Place


class StoryItem(ItemBase, frozen=True, kw_only=True, tag="story"):
    """A version of a story. One that has a release is for everybody from then on, so it is public."""

    content: Story

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.content.release and not self.public:
            raise ValueError("a story that has a release is public from then on")


Item = (
    BodyItem
    | CharterItem
    | DecisionItem
    | FieldItem
    | IndicatorItem
    | InstrumentItem
    | MeasureItem
    | MeetingItem
    | MilestoneItem
    | PlaceItem
    | StoryItem
)

Content = Body | Charter | Decision | Field | Indicator | Instrument | Measure | Meeting | Milestone | Place | Story

CONTENT_TYPES: dict[str, type[Content]] = {
    "body": Body,
    "charter": Charter,
    "decision": Decision,
    "field": Field,
    "indicator": Indicator,
    "instrument": Instrument,
    "measure": Measure,
    "meeting": Meeting,
    "milestone": Milestone,
    "place": Place,
    "story": Story,
}
"""The type of an entry's content by the kind of the entry."""

ITEM_TYPES: dict[str, type[Item]] = {
    "body": BodyItem,
    "charter": CharterItem,
    "decision": DecisionItem,
    "field": FieldItem,
    "indicator": IndicatorItem,
    "instrument": InstrumentItem,
    "measure": MeasureItem,
    "meeting": MeetingItem,
    "milestone": MilestoneItem,
    "place": PlaceItem,
    "story": StoryItem,
}
"""The type of an item by the kind of the entry."""

_KINDS: dict[type, str] = {held: kind for kind, held in ITEM_TYPES.items()}


def kind_of(item: Item) -> str:
    """The kind of entry that an item is a version of."""
    return _KINDS[type(item)]


def title_of(content: Content) -> dict[str, str]:
    """The text by which people call an entry: its title, its names, or the words of a decision."""
    if isinstance(content, Body | Place):
        return content.names
    if isinstance(content, Charter):
        return content.name
    if isinstance(content, Decision):
        return content.text
    return content.title
