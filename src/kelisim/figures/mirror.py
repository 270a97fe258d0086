"""Mirror statistics: what one side says it sent, against what the other says it received.

1. The exports of A to B and the imports of B from A are one flow seen from both ends, and each direction is compared by
   itself. The two are put side by side, never averaged, and neither is called right.
2. The gap is what the importer says less what the exporter says. Its per cent is of the figure that `base` names.
3. Two figures are compared where they share the period, the product and the currency (model.word, rule 1). A side that
   has no yearly figure but all of its months is compared by their sum, which says so. So is one that gives detailed
   products, where they were added up to the groups of the other (figures.groups).
4. Offices are to value exports FOB, at the border of the exporter, and imports CIF, with the freight and insurance to
   that of the importer (International Merchandise Trade Statistics 2010, ST/ESA/STAT/SER.M/52/Rev.3, paragraph 4.8).
   The raw gap is always given. Where one figure is FOB and the other CIF, and the caller gives a factor CIF/FOB with
   its source, the FOB figure times the factor is set against the CIF one as well. Where a valuation is not stated,
   nothing is adjusted.
5. The largest gaps come first. What only one side has comes after them, with the reason why it is not compared.
"""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, Literal

import msgspec

from kelisim.figures.exact import ZERO, less, percent, times
from kelisim.figures.periods import FREQUENCIES, Frequency, in_order
from kelisim.figures.series import TOTAL, Series, SeriesKey, Stated, Valuation
from kelisim.figures.totals import Total, TotalSeries, totals_in
from kelisim.model.base import EntryId, Line, PartyCode
from kelisim.model.release import TimePeriod

FLOW, PARTNER, PRODUCT = "flow", "partner", "product"
"""The dimensions by which a series of trade is told apart."""
EXPORTS: Final = "exports"
IMPORTS: Final = "imports"
"""The values of `flow`."""

Base = Literal["exports", "imports"]


class Factor(msgspec.Struct, frozen=True):
    """How much greater a value CIF is taken to be than the same FOB, such as 1.06, and who says so."""

    value: Decimal
    source: Line


IMF_FACTOR = Factor(Decimal("1.06"), "IMF, Direction of Trade Statistics Yearbook, 2017")
"""The factor by which the International Monetary Fund brings exports FOB to the imports CIF of the partner."""


class Side(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one side says of a flow. `stated` is its figure, or none where `value` is the sum of so many `parts`.

    `valuation` is none where it is not stated or is not the same in all parts.
    """

    value: Decimal
    party: PartyCode
    stated: Stated | None
    parts: int = 1
    valuation: Valuation | None = None
    provisional: bool = False


class Adjusted(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The two figures with the same valuation, CIF: which of them was multiplied by the factor, and the gap then."""

    factor: Factor
    multiplied: Base
    exports: Decimal
    imports: Decimal
    gap: Decimal
    percent: Decimal | None


NotAdjusted = Literal["same-valuation", "valuation-not-stated", "no-factor"]
Reason = Literal["no-exports", "no-imports", "exports-incomplete", "imports-incomplete", "other-currency"]


class MirrorRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One flow in one period, seen from both ends. `gap` and `percent` are as of rule 2; `percent` of a base of zero is
    none.

    `reason` says why there is no gap. `not_adjusted` says why there is no adjustment where none was made.
    """

    indicator: EntryId
    exporter: PartyCode
    importer: PartyCode
    product: Line
    period: TimePeriod
    currency: str
    base: Base
    exports: Side | None
    imports: Side | None
    gap: Decimal | None = None
    percent: Decimal | None = None
    adjusted: Adjusted | None = None
    not_adjusted: NotAdjusted | None = None
    reason: Reason | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How flows are to be compared: at which frequency, in per cent of what, with which factor, and as known when."""

    frequency: Frequency = "A"
    base: Base = "exports"
    factor: Factor | None = None
    on: datetime.date | None = None


Ends = dict[tuple[EntryId, PartyCode, PartyCode, Line, str], dict[TimePeriod, "Side | Reason"]]
"""By indicator, exporter, importer, product and currency: what one end says, or why it says nothing."""


def mirror(
    series: Iterable[Series | TotalSeries], one: PartyCode, other: PartyCode, asked: Asked
) -> tuple[MirrorRow, ...]:
    """The flows between two sides in both directions, each in each period, the largest gaps first (rule 5)."""
    between = [line for line in series if {line.key.side, line.key.dimension(PARTNER)} == {one, other}]
    return tuple(sorted(rows_of(between, asked), key=by_gap))


def rows_of(series: Iterable[Series | TotalSeries], asked: Asked) -> list[MirrorRow]:
    """The flows between all sides that the series have, in no order."""
    exports, imports = ends(series, asked)
    found = []
    currencies: dict[tuple[object, ...], set[str]] = {}
    for key in {*exports, *imports}:
        sent, received = exports.get(key, {}), imports.get(key, {})
        for period in {*sent, *received}:
            found.append(_row(key, period, sent.get(period), received.get(period), asked))
            currencies.setdefault((*key[:-1], period), set()).add(key[-1])
    return [
        msgspec.structs.replace(row, reason="other-currency")
        if row.reason in {"no-exports", "no-imports"} and len(currencies[_flow(row)]) > 1
        else row
        for row in found
    ]


def _flow(row: MirrorRow) -> tuple[object, ...]:
    """What two rows share that differ by their currency only."""
    return row.indicator, row.exporter, row.importer, row.product, row.period


def ends(series: Iterable[Series | TotalSeries], asked: Asked) -> tuple[Ends, Ends]:
    """What the exporters say and what the importers say, at the frequency asked for (rule 3).

    Series without a flow or a partner are left out; one without a product is of all products. Where several Parties
    speak for one side, its own word counts, and without one that of the first by code.
    """
    found: dict[str, Ends] = {EXPORTS: {}, IMPORTS: {}}
    for line in sorted(series, key=_own_first):
        key = line.key
        flow, partner = key.dimension(FLOW), key.dimension(PARTNER)
        if flow not in found or partner is None or partner == TOTAL or not key.side:
            continue
        if FREQUENCIES.index(key.frequency) < FREQUENCIES.index(asked.frequency):
            continue
        exporter, importer = (key.side, partner) if flow == EXPORTS else (partner, key.side)
        product = key.dimension(PRODUCT) or TOTAL
        periods = found[flow].setdefault((key.indicator, exporter, importer, product, key.currency), {})
        for period, side in _sides(line, asked).items():
            if not isinstance(periods.get(period), Side):
                periods[period] = side
    return found[EXPORTS], found[IMPORTS]


def _own_first(line: Series | TotalSeries) -> tuple[bool, int, bool, SeriesKey]:
    """Its own word before another's; then figures as they were stated before sums."""
    key = line.key
    return key.party != key.side, FREQUENCIES.index(key.frequency), isinstance(line, TotalSeries), key


def _sides(line: Series | TotalSeries, asked: Asked) -> Mapping[TimePeriod, "Side | Reason"]:
    incomplete: Reason = "exports-incomplete" if line.key.dimension(FLOW) == EXPORTS else "imports-incomplete"
    if isinstance(line, Series) and line.key.frequency == asked.frequency:
        return {period: _stated(stated, line.key.party) for period, stated in line.known(asked.on).items()}
    totals = totals_in(line, asked.frequency, on=asked.on)
    return {period: _summed(total, line.key.party) or incomplete for period, total in totals.totals.items()}


def _stated(stated: Stated, party: PartyCode) -> Side:
    return Side(
        value=stated.value,
        party=party,
        stated=stated,
        valuation=stated.valuation,
        provisional=stated.status is not None,
    )


def _summed(total: Total, party: PartyCode) -> Side | None:
    if total.value is None:
        return None
    return Side(
        value=total.value,
        party=party,
        stated=None,
        parts=total.parts,
        valuation=total.valuation,
        provisional=total.status is not None,
    )


def _row(
    key: tuple[EntryId, PartyCode, PartyCode, Line, str],
    period: TimePeriod,
    sent: "Side | Reason | None",
    received: "Side | Reason | None",
    asked: Asked,
) -> MirrorRow:
    indicator, exporter, importer, product, currency = key
    gap = of_base = adjusted = not_adjusted = reason = None
    if not isinstance(sent, Side):
        reason = sent or "no-exports"
    elif not isinstance(received, Side):
        reason = received or "no-imports"
    else:
        gap = less(received.value, sent.value)
        of_base = percent(gap, sent.value if asked.base == EXPORTS else received.value)
        adjusted, not_adjusted = _adjusted(sent, received, asked)
    return MirrorRow(
        indicator=indicator,
        exporter=exporter,
        importer=importer,
        product=product,
        period=period,
        currency=currency,
        base=asked.base,
        exports=sent if isinstance(sent, Side) else None,
        imports=received if isinstance(received, Side) else None,
        gap=gap,
        percent=of_base,
        adjusted=adjusted,
        not_adjusted=not_adjusted,
        reason=reason,
    )


def _adjusted(sent: Side, received: Side, asked: Asked) -> tuple[Adjusted | None, NotAdjusted | None]:
    """Two figures with the same valuation, or why they are not brought to one (rule 4)."""
    if sent.valuation is None or received.valuation is None:
        return None, "valuation-not-stated"
    if sent.valuation == received.valuation:
        return None, "same-valuation"
    if asked.factor is None:
        return None, "no-factor"
    multiplied: Base = "exports" if sent.valuation == "fob" else "imports"
    exports = times(sent.value, asked.factor.value) if multiplied == EXPORTS else sent.value
    imports = times(received.value, asked.factor.value) if multiplied == IMPORTS else received.value
    gap = less(imports, exports)
    adjusted = Adjusted(
        factor=asked.factor,
        multiplied=multiplied,
        exports=exports,
        imports=imports,
        gap=gap,
        percent=percent(gap, exports if asked.base == EXPORTS else imports),
    )
    return adjusted, None


def _ties(row: MirrorRow) -> tuple[object, ...]:
    return in_order(row.period), row.exporter, row.importer, row.product, row.currency, row.indicator


def by_gap(row: MirrorRow) -> tuple[object, ...]:
    """What rows are sorted by to have the largest gaps first, whichever their sign, and those without one last."""
    return row.gap is None, (row.gap or ZERO).copy_abs().copy_negate(), *_ties(row)


def by_percent(row: MirrorRow) -> tuple[object, ...]:
    """The same for the largest gaps in per cent."""
    return row.percent is None, (row.percent or ZERO).copy_abs().copy_negate(), *_ties(row)


def by_period(row: MirrorRow) -> tuple[object, ...]:
    """What rows are sorted by to have them in the order of time."""
    return _ties(row)


def one_sided(rows: Iterable[MirrorRow]) -> tuple[MirrorRow, ...]:
    """What one side has and the other lacks, in the order of time."""
    return tuple(sorted((row for row in rows if row.reason), key=by_period))
