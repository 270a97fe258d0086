"""Revisions: what was known when, and by how much it changed.

1. A triangle has a row for each period and a column for each vintage, and in each cell the value as it was known then:
   the one that the vintage gave, or else the newest before it (real-time data sets: Croushore and Stark, "A real-time
   data set for macroeconomists", Journal of Econometrics 105, 2001).
2. A revision is the later value less the earlier one; in per cent it is of the size of the earlier one, and has none
   where that is zero.
3. Revisions of several periods are put together as the OECD and Eurostat do: the mean revision, whose sign shows which
   way an office tends to be corrected, and the mean of their sizes (McKenzie and Gamba, "Interpreting the results of
   revision analyses: recommended summary statistics", OECD/Eurostat Task Force on Performing Revisions Analysis, 2008).
"""

import datetime
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from kelisim.figures.exact import less, percent, quotient, total
from kelisim.figures.series import Series, SeriesKey, Stated
from kelisim.model.release import TimePeriod


class Revision(msgspec.Struct, frozen=True):
    """What became of a value: as it was, as it is, the difference, and that in per cent of what it was (rule 2)."""

    before: Decimal
    after: Decimal
    absolute: Decimal
    percent: Decimal | None


class Cell(msgspec.Struct, frozen=True):
    """A value at a vintage. `given` says that this vintage gave it; `revision` is against the value before, if any."""

    stated: Stated
    given: bool
    revision: Revision | None


class Row(msgspec.Struct, frozen=True):
    """A period at each vintage, none before it was first known. `revision` is from the first value to the last."""

    period: TimePeriod
    cells: tuple[Cell | None, ...]
    revision: Revision | None


class Summary(msgspec.Struct, frozen=True):
    """The revisions from first to last of those periods that were given more than one value (rule 3)."""

    periods: int
    upward: int
    downward: int
    mean: Decimal
    mean_size: Decimal


class Triangle(msgspec.Struct, frozen=True):
    """A series as known at each of its vintages (rule 1). `summary` is none where no period was given twice."""

    key: SeriesKey
    vintages: tuple[datetime.date, ...]
    rows: tuple[Row, ...]
    summary: Summary | None


def revision(before: Decimal, after: Decimal) -> Revision:
    """What became of a value."""
    change = less(after, before)
    return Revision(before, after, change, percent(change, before))


def triangle(series: Series) -> Triangle:
    """The revision triangle of a series. Two releases of one day are one vintage, and the later act counts."""
    vintages = tuple(sorted({stated.day for values in series.said.values() for stated in values}))
    rows = tuple(_row(period, values, vintages) for period, values in series.said.items())
    return Triangle(series.key, vintages, rows, _summary(row.revision for row in rows))


def _row(period: TimePeriod, values: tuple[Stated, ...], vintages: tuple[datetime.date, ...]) -> Row:
    by_day = {stated.day: stated for stated in values}
    cells: list[Cell | None] = []
    before: Stated | None = None
    first: Stated | None = None
    for day in vintages:
        given = by_day.get(day)
        now = given or before
        changed = revision(before.value, given.value) if given and before else None
        cells.append(Cell(now, given is not None, changed) if now else None)
        first, before = first or now, now
    again = first is not None and before is not None and len(by_day) > 1
    return Row(period, tuple(cells), revision(first.value, before.value) if again and first and before else None)


def _summary(revisions: Iterable[Revision | None]) -> Summary | None:
    changes = [one.absolute for one in revisions if one is not None]
    if not changes:
        return None
    count = Decimal(len(changes))
    mean, size = quotient(total(changes), count), quotient(total(map(Decimal.copy_abs, changes)), count)
    assert mean is not None  # noqa: S101 the count is not zero
    assert size is not None  # noqa: S101 the count is not zero
    return Summary(len(changes), sum(one > 0 for one in changes), sum(one < 0 for one in changes), mean, size)
