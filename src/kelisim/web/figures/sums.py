"""Series that no office gives and that follow from those it does: sums over products, over everything, and by year.

1. A sum is there for a period only where all its parts are (figures.totals, rule 2); it is derived whenever it is asked
   for (model.release, rule 1). Of one sum the act of one of its parts stands for all.
2. What an office gives as a total itself is taken, and no sum is made beside it.
3. Periods are added up to years only for indicators that count years: a level or a rate must not be.
"""

import datetime
from collections.abc import Iterator, Sequence

import msgspec

from kelisim.figures.mirror import PRODUCT
from kelisim.figures.series import TOTAL, Series, Stated
from kelisim.figures.totals import NestedCodesError, Total, totals_in, totals_over


def sums_over(series: Sequence[Series], on: datetime.date | None) -> Iterator[Series]:
    """The sums over products and over all dimensions."""
    names = {name for one in series for name, _value in one.key.dimensions}
    for over in {(PRODUCT,), tuple(sorted(names))}:
        if over and names.issuperset(over) and not any(_is_total(one, over) for one in series):
            yield from _over(series, over, on)


def _is_total(series: Series, over: Sequence[str]) -> bool:
    return all(series.key.dimension(name) in {None, TOTAL} for name in over)


def _over(series: Sequence[Series], over: Sequence[str], on: datetime.date | None) -> Iterator[Series]:
    try:
        totals = totals_over(series, over, on=on)
    except NestedCodesError:
        return
    for total in totals:
        parts = [
            one.known(on)
            for one in series
            if msgspec.structs.replace(one.key, dimensions=one.key.without(over)) == total.key
        ]
        said: dict[str, tuple[Stated, ...]] = {}
        for period, one in total.totals.items():
            there = next((part[period] for part in parts if period in part), None)
            if one.value is not None and there is not None:
                said[period] = (_for_all(there, one),)
        if said:
            yield Series(total.key, said)


def sum_by_year(series: Series, on: datetime.date | None) -> Series | None:
    """The sums of a series by year; none where it has years already, or none that is whole."""
    if series.key.frequency == "A":
        return None
    total, known = totals_in(series, "A", on=on), series.known(on)
    last = {period[:4]: stated for period, stated in known.items()}
    said: dict[str, tuple[Stated, ...]] = {
        period: (_for_all(last[period], one),) for period, one in total.totals.items() if one.value is not None
    }
    return Series(total.key, said) if said else None


def _for_all(stated: Stated, total: Total) -> Stated:
    value = total.value if total.value is not None else total.so_far
    return Stated(value, total.status, stated.day, stated.issued)
