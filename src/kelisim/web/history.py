"""What one agreed version changed against the one before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kelisim.model.dates import Term
from kelisim.model.decode import convert
from kelisim.planning.trend import days_of

TERMS = ("term", "date", "dates", "due", "period")
"""The fields of content that hold a term."""

Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """A field that changed. Terms are kept with the days by which their end moved, later being positive."""

    field: str
    before: Raw | None = None
    after: Raw | None = None
    days: int | None = None


def changes(before: Raw | None, after: Raw) -> list[Change]:
    """The fields that differ; none for the baseline."""
    if before is None:
        return []
    differing = [field for field in dict.fromkeys([*before, *after]) if before.get(field) != after.get(field)]
    return [_change(field, before.get(field), after.get(field)) for field in differing]


def _change(field: str, before: Any, after: Any) -> Change:
    if field not in TERMS:
        return Change(field)
    days = None
    if before and after:
        start, end = (days_of(convert(term, Term)).due() for term in (before, after))
        days = (end - start).days if start and end else None
    return Change(field, before, after, days)
