"""Moved dates: what each agreed version moved against the one before, and against the baseline.

Baseline and slip are the words of project controls (PMI Practice Standard for Scheduling): the baseline is what was
first agreed, the slip is by how many days a date moved, later being positive.

1. A term is held to its last day, month or year, or to its first where it has no end (model.dates, rule 4); its start,
   where it has another, is a date of its own. Their names are `term` and `term.start`, after the field of the content.
2. Dates compare as the days they stand for. A date is narrowed where the new days are some of the old ones, widened
   where the old ones are some of the new, and moved where they share none. Words that change move nothing.
3. A slip is counted from the last of the old days to the last of the new, or, of a start, from the first to the first.
   It is exact where both dates are days. Where a date was taken away in between, the next one is counted from the last
   that there was.
4. The running total is the sum of the slips, so it is the newest date less the baseline, or less the first date that
   was agreed where the baseline has none. There is no total while there is no date.
"""

import datetime
from collections.abc import Sequence
from typing import Literal

import msgspec

from kelisim.model.dates import Term, days_in, first_day, last_day
from kelisim.model.item import Content
from kelisim.register.history import VersionRecord

DAY = len("2021-04-28")


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """What one version, agreed then and proposed by that Party, did to a date, with the terms as they were and are."""

    ordinal: int
    agreed_at: str
    proposed_by: str
    kind: Literal["moved", "narrowed", "widened", "dated", "undated"]
    before: Term | None
    after: Term | None
    slip: int | None
    exact: bool
    total: int | None


class Slips(msgspec.Struct, frozen=True, kw_only=True):
    """A date of an entry from its baseline on. `exact` says whether the total is counted between two days."""

    field: str
    baseline: Term | None
    current: Term | None
    moves: tuple[Move, ...]
    total: int | None
    exact: bool


class _Held(msgspec.Struct, frozen=True):
    """A date that was agreed, as an end or as a start."""

    date: str
    start: bool

    def day(self) -> datetime.date:
        return first_day(self.date) if self.start else last_day(self.date)

    def slip_from(self, other: "_Held") -> int:
        return (self.day() - other.day()).days

    def exact_with(self, other: "_Held") -> bool:
        return len(self.date) == len(other.date) == DAY


def slips(versions: Sequence[VersionRecord]) -> tuple[Slips, ...]:
    """What happened to each date of an entry, in the order of its fields.

    Args:
        versions: the agreed versions, the baseline first, as `history` gives them.
    """
    contents = [version.item.content for version in versions]
    fields = dict.fromkeys(name for content in contents for name in _terms(content))
    found = (
        _slips(f"{name}{part}", versions, [_terms(content).get(name) for content in contents])
        for name in fields
        for part in ("", ".start")
    )
    return tuple(one for one in found if one.baseline or one.moves)


def _terms(content: Content) -> dict[str, Term]:
    fields = ((name, getattr(content, name)) for name in content.__struct_fields__)
    return {name: value for name, value in fields if isinstance(value, Term)}


def _held(field: str, term: Term | None) -> _Held | None:
    if term is None:
        return None
    if field.endswith(".start"):
        return _Held(term.start, start=True) if term.start and term.end and term.end != term.start else None
    if term.end:
        return _Held(term.end, start=False)
    return _Held(term.start, start=True) if term.start else None


def _kind(before: _Held | None, after: _Held | None) -> Literal["moved", "narrowed", "widened", "dated", "undated"]:
    if after is None:
        return "undated"
    if before is None:
        return "dated"
    old, new = days_in(before.date), days_in(after.date)
    if new.within(old):
        return "narrowed"
    return "widened" if old.within(new) else "moved"


def _slips(field: str, versions: Sequence[VersionRecord], terms: Sequence[Term | None]) -> Slips:
    first = newest = before = _held(field, terms[0])
    moves: list[Move] = []
    for index in range(1, len(versions)):
        after = _held(field, terms[index])
        if after != before:
            moves.append(
                Move(
                    ordinal=versions[index].ordinal,
                    agreed_at=versions[index].agreed_at,
                    proposed_by=versions[index].proposed_by,
                    kind=_kind(before, after),
                    before=terms[index - 1],
                    after=terms[index],
                    slip=after.slip_from(newest) if after and newest else None,
                    exact=bool(after and newest and after.exact_with(newest)),
                    total=after.slip_from(first) if after and first else None,
                )
            )
        first, newest, before = first or after, after or newest, after
    return Slips(
        field=field,
        baseline=terms[0] if _held(field, terms[0]) else None,
        current=terms[-1] if before else None,
        moves=tuple(moves),
        total=before.slip_from(first) if before and first else None,
        exact=bool(before and first and before.exact_with(first)),
    )
