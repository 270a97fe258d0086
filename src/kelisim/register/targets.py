"""Targets of an indicator that were changed after they had been agreed, shown as the corrections they are.

The head of Kazakhstan's Supreme Audit Chamber found that declared achievements are corrected to match what happened
(https://kazpravda.kz/n/nevernye-prognozy-ministerstv-skryty-za-krasivymi-otchetami-i-nedostovernoy-statistikoy-godunova).
So what a target was stays beside what it is.

1. Targets of two versions belong together where they are for the same days, or, without days, in the same words; of
   those that are left, where they have the same value. One that belongs to none was withdrawn or added.
2. Another value for the same days is a correction; the same value for other days was moved.
3. `overdue` says whether the change was agreed after the last day of the target as it was, by the clock of the
   acceptance that made it agreed.
"""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

import msgspec

from kelisim.model.dates import Days, days_of
from kelisim.model.measure import Indicator, Target
from kelisim.register.history import VersionRecord


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What one version did to a target: which version, agreed when and on whose proposal."""

    ordinal: int
    agreed_at: str
    proposed_by: str
    kind: Literal["corrected", "moved", "added", "withdrawn"]
    before: Target | None
    after: Target | None
    overdue: bool


def corrections(versions: Sequence[VersionRecord]) -> tuple[Correction, ...]:
    """Every change of a target, in the order of the versions; none for entries that are no indicators.

    Args:
        versions: the agreed versions, the baseline first, as `history` gives them.
    """
    return tuple(
        _correction(after, old, new)
        for before, after in pairwise(versions)
        for old, new in _changed(_targets(before), _targets(after))
    )


def _targets(version: VersionRecord) -> list[Target]:
    return list(version.item.content.targets) if isinstance(version.item.content, Indicator) else []


def _changed(old: list[Target], new: list[Target]) -> Iterator[tuple[Target | None, Target | None]]:
    for alike in (_same, _same_days, _same_value):
        for one in tuple(old):
            other = next((target for target in new if alike(one, target)), None)
            if other is not None:
                old.remove(one)
                new.remove(other)
                if alike is not _same:
                    yield one, other
    yield from ((one, None) for one in old)
    yield from ((None, one) for one in new)


def _time(target: Target) -> Days | str | None:
    days = days_of(target.by)
    return target.by.words if days == Days() else days


def _same_days(one: Target, other: Target) -> bool:
    return _time(one) == _time(other)


def _same_value(one: Target, other: Target) -> bool:
    return Decimal(one.value) == Decimal(other.value)


def _same(one: Target, other: Target) -> bool:
    return _same_days(one, other) and _same_value(one, other)


def _kind(old: Target | None, new: Target | None) -> Literal["corrected", "moved", "added", "withdrawn"]:
    if old is None:
        return "added"
    if new is None:
        return "withdrawn"
    return "corrected" if _same_days(old, new) else "moved"


def _correction(version: VersionRecord, old: Target | None, new: Target | None) -> Correction:
    last = days_of(old.by).last if old else None
    agreed = datetime.date.fromisoformat(version.agreed_at[:10]) if version.agreed_at else None
    return Correction(
        ordinal=version.ordinal,
        agreed_at=version.agreed_at,
        proposed_by=version.proposed_by,
        kind=_kind(old, new),
        before=old,
        after=new,
        overdue=last is not None and agreed is not None and agreed > last,
    )
