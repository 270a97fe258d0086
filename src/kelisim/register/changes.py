"""Every change of what was agreed, with the old value kept beside the new.

1. A version is compared with the one before, field by field of its content, and in whom it binds and whether it is
   public. The baseline changes nothing.
2. What a date, and what a target, did is told by `slips` and `targets`; here a field has changed or it has not.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from kelisim.model.decode import plain
from kelisim.model.item import Item
from kelisim.register.history import VersionRecord


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A field, as it was and as it is. None stands for nothing."""

    field: str
    before: Any
    after: Any


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """What one version changed, on whose proposal, and when it was agreed."""

    ordinal: int
    agreed_at: str
    proposed_by: str
    changes: tuple[Change, ...]


def revisions(versions: Sequence[VersionRecord]) -> tuple[Revision, ...]:
    """What each version after the baseline changed.

    Args:
        versions: the agreed versions, the baseline first, as `history` gives them.
    """
    return tuple(
        Revision(
            ordinal=after.ordinal,
            agreed_at=after.agreed_at,
            proposed_by=after.proposed_by,
            changes=changes(before.item, after.item),
        )
        for before, after in pairwise(versions)
    )


def changes(before: Item, after: Item) -> tuple[Change, ...]:
    """The fields in which two versions of an entry differ, in the order of the model."""
    old, new = _fields(before), _fields(after)
    return tuple(
        Change(field=field, before=old.get(field), after=new.get(field))
        for field in (*after.content.__struct_fields__, "bound", "public")
        if old.get(field) != new.get(field)
    )


def _fields(item: Item) -> dict[str, Any]:
    return {**plain(item.content), "bound": plain(item.bound), "public": item.public}
