"""The turnover of two sides as each of them sums it: its own exports and its own imports, never half of each.

The turnover that one side states and that of the other differ by the gaps of both directions (figures.mirror), which
may hide each other in the sum; so the two stand side by side with what each is made of.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec

from kelisim.figures.exact import less, percent, total
from kelisim.figures.mirror import MirrorRow, Side
from kelisim.figures.periods import in_order
from kelisim.model.base import EntryId, Line, PartyCode
from kelisim.model.release import TimePeriod


class Turnover(msgspec.Struct, frozen=True, kw_only=True):
    """The turnover with a partner as one side sums it: its exports to it and its imports from it.

    `value` is none where either is missing; then it is not called turnover.
    """

    indicator: EntryId
    side: PartyCode
    partner: PartyCode
    product: Line
    period: TimePeriod
    currency: str
    exports: Side | None
    imports: Side | None
    value: Decimal | None


class TurnoverRow(msgspec.Struct, frozen=True, kw_only=True):
    """The turnover of two sides in a period as each of them sums it.

    `gap` is that of `other` less that of `one`, `percent` of the size of that of `one`.
    """

    period: TimePeriod
    product: Line
    currency: str
    one: Turnover
    other: Turnover
    gap: Decimal | None
    percent: Decimal | None


def turnover(rows: Iterable[MirrorRow], one: PartyCode, other: PartyCode) -> tuple[TurnoverRow, ...]:
    """The turnover between two sides by period, product and currency, in the order of time, from their mirror rows."""
    found: dict[tuple[EntryId, Line, str, TimePeriod], dict[PartyCode, MirrorRow]] = {}
    for row in rows:
        if {row.exporter, row.importer} == {one, other}:
            found.setdefault((row.indicator, row.product, row.currency, row.period), {})[row.exporter] = row
    made = (_turnovers(key, by_exporter, one, other) for key, by_exporter in found.items())
    return tuple(sorted(made, key=lambda row: (in_order(row.period), row.product, row.currency)))


def _turnovers(
    key: tuple[EntryId, Line, str, TimePeriod],
    by_exporter: Mapping[PartyCode, MirrorRow],
    one: PartyCode,
    other: PartyCode,
) -> TurnoverRow:
    indicator, product, currency, period = key

    def summed(side: PartyCode, partner: PartyCode) -> Turnover:
        out, back = by_exporter.get(side), by_exporter.get(partner)
        exports, imports = out.exports if out else None, back.imports if back else None
        return Turnover(
            indicator=indicator,
            side=side,
            partner=partner,
            product=product,
            period=period,
            currency=currency,
            exports=exports,
            imports=imports,
            value=total((exports.value, imports.value)) if exports and imports else None,
        )

    first, second = summed(one, other), summed(other, one)
    gap = less(second.value, first.value) if first.value is not None and second.value is not None else None
    return TurnoverRow(
        period=period,
        product=product,
        currency=currency,
        one=first,
        other=second,
        gap=gap,
        percent=percent(gap, first.value) if gap is not None and first.value is not None else None,
    )
