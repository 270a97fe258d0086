"""The scope of full powers: whether what an act concerns lies within those of its signer.

1. An answer concerns the entries of its proposal, a proposal those that it offers, as they were and as they would be;
   a report, a notice, a release or a comment the entry that it is about; a statement those that it is about.
2. Where powers are narrowed, every entry that the act concerns lies within them, and it concerns one at least.
3. An entry lies within fields where it refers to one of them, and within bodies where one of them is responsible for it
   or signs it. A milestone lies where what it is a milestone of lies. A field or a body lies within itself.
"""

from collections.abc import Callable, Iterable, Sequence

from kelisim.model.instrument import Instrument
from kelisim.model.item import Item, kind_of
from kelisim.model.measure import Indicator, Measure, Milestone
from kelisim.model.meeting import Decision
from kelisim.model.place import Place
from kelisim.model.powers import Powers
from kelisim.model.reference import Named

_DEPTH = 8
"""Milestones of milestones that are followed."""

Find = Callable[[str], Item | None]
"""The version of an entry in the act's past, by the entry's id."""


def is_narrowed(powers: Powers) -> bool:
    """Whether powers are limited to some entries."""
    return bool(powers.entries or powers.fields or powers.bodies)


def outside(powers: Powers, concerned: Sequence[Item | None], find: Find) -> str | None:
    """What lies outside of narrowed powers, in words; None where everything lies within them.

    Args:
        powers: the signer's.
        concerned: the versions that the act concerns; None for an entry that is not known.
        find: finds the version of an entry.
    """
    if not concerned:
        return "it concerns no entry"
    for item in concerned:
        if item is None:
            return "it concerns an entry that is not known"
        if powers.entries and kind_of(item) not in powers.entries:
            return f"{item.entry} is a {kind_of(item)}"
        if powers.fields and not set(powers.fields) & _fields(item, find):
            return f"{item.entry} is of another field"
        if powers.bodies and not set(powers.bodies) & _bodies(item, find):
            return f"{item.entry} is of another body"
    return None


def _source(item: Item, find: Find) -> Item:
    """What a milestone is a milestone of; the item itself otherwise."""
    for _ in range(_DEPTH):
        content = item.content
        above = find(content.of.entry) if isinstance(content, Milestone) and content.of.entry else None
        if above is None:
            break
        item = above
    return item


def _fields(item: Item, find: Find) -> set[str]:
    item = _source(item, find)
    content = item.content
    if isinstance(content, Measure | Indicator | Place):
        return _entries([content.field])
    if isinstance(content, Instrument):
        return _entries(content.fields)
    return {item.entry} if kind_of(item) == "field" else set()


def _bodies(item: Item, find: Find) -> set[str]:
    item = _source(item, find)
    content = item.content
    if isinstance(content, Measure):
        return _entries(one.body for one in content.responsible)
    if isinstance(content, Decision):
        return _entries(content.responsible)
    if isinstance(content, Instrument):
        return _entries([*content.bodies, *(one.body for one in content.signatures)])
    return {item.entry} if kind_of(item) == "body" else set()


def _entries(named: Iterable[Named | None]) -> set[str]:
    return {one.entry for one in named if one is not None and one.entry is not None}
