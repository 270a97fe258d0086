"""Totals, which are derived whenever they are asked for and never stored (model.release, rule 1).

1. Only series of one indicator, one side, one Party, one currency and one frequency are added.
2. A total has a value only where every part of it is known. Otherwise it says which parts are missing, and what those
   that are there come to. Who knows that an office leaves out what is nothing, may say so: then a part that is
   missing in a period counts as zero, and the total still names it.
3. What an office gives as its own total over a dimension (its value is `total`) is no part of a total over it.
4. Codes of products are nested by their digits (Harmonized System, SITC): 27 has all of 2710. Where both are there,
   nothing is added.
5. A quarter, half-year or year is the total of its days, months or shorter periods where all of them are there.
   That is right for flows (trade, passengers, cubic metres), which add over time, and not for levels or rates.
"""

import datetime
import itertools
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Literal, Protocol

import msgspec

from kelisim.errors import KelisimError
from kelisim.figures.exact import EXACT, ZERO, less
from kelisim.figures.periods import Frequency, frequency_of, in_order, parts_of, period_around
from kelisim.figures.series import TOTAL, Series, SeriesKey, Stated, Valuation
from kelisim.model.base import Line, Slug
from kelisim.model.release import TimePeriod


class NestedCodesError(KelisimError):
    """A group of products and a part of it were to be added (rule 4)."""

    code = "figures.nested-codes"


class Total(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A total of one period. `value` is there only where the total is whole; `so_far` is the sum of what is known.

    `parts` says of how many parts it is the sum, `missing` which are not known: the values of the dimensions, joined by
    commas, or the shorter periods. `counted_zero` says that what is missing counts as nothing (rule 2). `status` is
    `provisional` where a part is not final, `valuation` what all parts have.
    """

    period: TimePeriod
    value: Decimal | None
    so_far: Decimal
    parts: int
    missing: tuple[str, ...] = ()
    counted_zero: bool = False
    status: Literal["provisional"] | None = None
    valuation: Valuation | None = None


class Sum(msgspec.Struct, frozen=True, gc=False):
    """A total that is whole, as it may be added again, with what its parts have in common."""

    value: Decimal
    status: Literal["provisional"] | None
    valuation: Valuation | None


class Amount(Protocol):
    """What may be added: a value that was stated, or a sum."""

    @property
    def value(self) -> Decimal:
        """The value."""

    @property
    def status(self) -> Literal["provisional", "estimated"] | None:
        """Whether it is not final."""

    @property
    def valuation(self) -> Valuation | None:
        """Whether freight and insurance to the border are in the value."""


class TotalSeries(msgspec.Struct, frozen=True):
    """Totals, under the key of what was added: without the dimensions `over`, or at the longer frequency."""

    key: SeriesKey
    over: tuple[Slug, ...]
    totals: dict[TimePeriod, Total]

    def known(self) -> dict[TimePeriod, Sum]:
        """The totals that are whole."""
        return {
            period: Sum(total.value, total.status, total.valuation)
            for period, total in self.totals.items()
            if total.value is not None
        }


def totals_over(
    series: Iterable[Series],
    over: Collection[Slug],
    *,
    on: datetime.date | None = None,
    members: Mapping[Slug, Collection[Line]] | None = None,
    absent_is_zero: bool = False,
) -> tuple[TotalSeries, ...]:
    """Totals over dimensions, by what the series have besides them.

    Args:
        series: the series, as `series_of` gives them. Those that lack one of the dimensions are left out.
        over: the names of the dimensions.
        on: with the values as they were known on that day; as they are now without it.
        members: the values that a dimension has to have for its total to be whole. Without them those that are there in
            any period of the same total.
        absent_is_zero: rule 2.

    Raises:
        NestedCodesError: rule 4.
    """
    groups: dict[SeriesKey, dict[tuple[Line, ...], dict[TimePeriod, Stated]]] = {}
    names = tuple(sorted(over))
    for one in series:
        values = tuple(one.key.dimension(name) for name in names)
        if None in values or TOTAL in values:
            continue
        key = msgspec.structs.replace(one.key, dimensions=one.key.without(names))
        groups.setdefault(key, {})[tuple(value or "" for value in values)] = one.known(on)
    return tuple(
        TotalSeries(key, names, _over(groups[key], names, members or {}, absent_is_zero)) for key in sorted(groups)
    )


def _over(
    parts: Mapping[tuple[Line, ...], Mapping[TimePeriod, Stated]],
    names: tuple[Slug, ...],
    members: Mapping[Slug, Collection[Line]],
    zero: bool,  # noqa: FBT001 the last of four, called in one place
) -> dict[TimePeriod, Total]:
    if "product" in names:
        _check_codes({values[names.index("product")] for values in parts})
    wanted = sorted(_expected(parts, names, members))
    periods = sorted({period for known in parts.values() for period in known}, key=in_order)
    return {period: _sum(period, ((values, parts.get(values, {})) for values in wanted), zero) for period in periods}


def _expected(
    parts: Iterable[tuple[Line, ...]], names: tuple[Slug, ...], members: Mapping[Slug, Collection[Line]]
) -> set[tuple[Line, ...]]:
    """The parts that are there, and with them every member that is asked for, in each combination with the others."""
    found = set(parts)
    for position, name in enumerate(names):
        asked = [member for member in members.get(name, ()) if member != TOTAL]
        found |= {(*values[:position], member, *values[position + 1 :]) for values in found for member in asked}
    return found


def _sum(
    period: TimePeriod,
    parts: Iterable[tuple[tuple[Line, ...], Mapping[TimePeriod, Stated]]],
    zero: bool,  # noqa: FBT001 as above
) -> Total:
    there, missing = [], []
    for values, known in parts:
        stated = known.get(period)
        if stated is None:
            missing.append(",".join(values))
        else:
            there.append(stated)
    return summed(period, there, missing, zero=zero)


def summed(period: TimePeriod, there: Iterable[Amount], missing: Collection[str] = (), *, zero: bool = False) -> Total:
    """The total of what is there, which is whole where nothing is missing or what is counts as nothing (rule 2)."""
    found, count, final = ZERO, 0, True
    valuations = set()
    add = EXACT.add
    for stated in there:
        found, count = add(found, stated.value), count + 1
        final = final and stated.status is None
        valuations.add(stated.valuation)
    return Total(
        period=period,
        value=found if zero or not missing else None,
        so_far=found,
        parts=count,
        missing=tuple(missing),
        counted_zero=zero and bool(missing),
        status=None if final else "provisional",
        valuation=valuations.pop() if len(valuations) == 1 else None,
    )


def _check_codes(codes: set[Line]) -> None:
    numbers = sorted(code for code in codes if code.isdigit())
    for one, other in itertools.pairwise(numbers):
        if other.startswith(one):
            raise NestedCodesError(f"product {one} has all of {other}, and the two are not added", where="product")


def totals_in(series: Series | TotalSeries, frequency: Frequency, *, on: datetime.date | None = None) -> TotalSeries:
    """The totals of a series over longer periods (rule 5).

    Args:
        series: a series of flows at a shorter frequency, or at the same, which is then given as it is.
        frequency: that of the totals.
        on: as for `totals_over`; a series of totals is already as known on a day.

    Raises:
        MixedFrequencyError: the frequency is shorter than that of the series.
    """
    known: Mapping[TimePeriod, Amount]
    over: tuple[Slug, ...] = ()
    if isinstance(series, Series):
        known = series.known(on)
    elif series.key.frequency == frequency:
        return series
    else:
        known, over = series.known(), series.over
    key = msgspec.structs.replace(series.key, frequency=frequency)
    longer = dict.fromkeys(period_around(period, frequency) for period in known)
    return TotalSeries(key, over, {period: _in(period, series.key.frequency, known) for period in longer})


def _in(period: TimePeriod, frequency: Frequency, known: Mapping[TimePeriod, Amount]) -> Total:
    parts = parts_of(period, frequency) if frequency_of(period) != frequency else (period,)
    return total_of(period, parts, known)


def total_of(period: TimePeriod, parts: Iterable[TimePeriod], known: Mapping[TimePeriod, Amount]) -> Total:
    """The total of named periods of a series, such as the first eleven months of a year, under the name given."""
    there, missing = [], []
    for part in parts:
        stated = known.get(part)
        if stated is None:
            missing.append(part)
        else:
            there.append(stated)
    return summed(period, there, missing)


class Residual(msgspec.Struct, frozen=True):
    """An office's own total beside that of its parts: `difference` is the first less the second (rule 3)."""

    period: TimePeriod
    stated: Stated
    derived: Total
    difference: Decimal | None


def residuals(stated: Series, derived: TotalSeries, on: datetime.date | None = None) -> tuple[Residual, ...]:
    """Where an office's own total is set beside that of its parts, in the order of the periods that have both."""
    return tuple(
        Residual(period, one, other, None if other.value is None else less(one.value, other.value))
        for period, one in stated.known(on).items()
        if (other := derived.totals.get(period)) is not None
    )
