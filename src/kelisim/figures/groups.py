"""Groups of products: figures by detailed codes, added up to the codes that another office gives.

1. A code belongs to the group of its first digits: 271019 to 2710 and to 27 (Harmonized System; SITC likewise). A code
   that is shorter than the group is in none, and neither is a total or what is no number.
2. An office leaves out what it did not trade, so a code that is not there in a period counts as nothing.
3. Where a code and a part of it are both given for a period, the part is in the code already and is not added.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from kelisim.figures.mirror import PRODUCT
from kelisim.figures.periods import in_order
from kelisim.figures.series import Series, SeriesKey, Stated
from kelisim.figures.totals import Total, TotalSeries, summed
from kelisim.model.base import Line
from kelisim.model.release import TimePeriod


def grouped(series: Iterable[Series], digits: int, *, on: datetime.date | None = None) -> tuple[TotalSeries, ...]:
    """The figures by groups of products, in the order of the keys.

    Args:
        series: series with a dimension `product`.
        digits: of how many digits the code of a group is; two make a chapter of the Harmonized System.
        on: with the values as they were known on that day; as they are now without it.
    """
    found: dict[SeriesKey, dict[TimePeriod, dict[Line, Stated]]] = {}
    for one in series:
        code = one.key.dimension(PRODUCT) or ""
        if not code.isdigit() or len(code) < digits:
            continue
        dimensions = tuple(sorted((*one.key.without([PRODUCT]), (PRODUCT, code[:digits]))))
        by_period = found.setdefault(msgspec.structs.replace(one.key, dimensions=dimensions), {})
        for period, stated in one.known(on).items():
            by_period.setdefault(period, {})[code] = stated
    return tuple(TotalSeries(key, (), _sums(found[key])) for key in sorted(found))


def _sums(by_period: Mapping[TimePeriod, Mapping[Line, Stated]]) -> dict[TimePeriod, Total]:
    return {period: summed(period, _outermost(by_period[period])) for period in sorted(by_period, key=in_order)}


def _outermost(by_code: Mapping[Line, Stated]) -> Iterator[Stated]:
    """The values of the codes that are in no other code that is there (rule 3)."""
    outer = None
    for code in sorted(by_code):
        if outer is None or not code.startswith(outer):
            outer = code
            yield by_code[code]
