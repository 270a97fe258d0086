"""A measured figure and the limit it must keep.

1. A limit is made from what the same run measured (`bench.measuring`), or it is a count that no machine changes, so a
   figure says the same on a slow machine as on a fast one.
2. A figure without a limit is a measure that others are compared with.
"""

from typing import NamedTuple


class Figure(NamedTuple):
    """One figure: what was measured, its limit, and whether it keeps it."""

    name: str
    value: float
    unit: str
    limit: float | None
    ok: bool


def plain(name: str, value: float, unit: str) -> Figure:
    """A figure without a limit."""
    return Figure(name, value, unit, None, ok=True)


def at_least(name: str, value: float, unit: str, limit: float) -> Figure:
    """A figure that must not be less than its limit."""
    return Figure(name, value, unit, limit, ok=value >= limit)


def at_most(name: str, value: float, unit: str, limit: float) -> Figure:
    """A figure that must not be more than its limit."""
    return Figure(name, value, unit, limit, ok=value <= limit)
