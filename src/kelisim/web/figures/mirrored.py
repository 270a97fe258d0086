"""Mirror statistics of an indicator: what a reader asks for, and what is found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from django.http import Http404, HttpRequest

from kelisim.figures.mirror import FLOW, IMF_FACTOR, PARTNER, PRODUCT, Asked, Base, MirrorRow, mirror
from kelisim.figures.periods import FREQUENCIES, Frequency, in_order
from kelisim.figures.series import TOTAL, Series
from kelisim.figures.totals import NestedCodesError, TotalSeries, totals_over
from kelisim.figures.turnover import TurnoverRow, turnover
from kelisim.web.clock import day_asked
from kelisim.web.figures.official import series_in
from kelisim.web.queries.entries import Account, find_account
from kelisim.web.queries.records import Record, find_record

BASES: Final = ("exports", "imports")


@dataclass(frozen=True)
class Wanted:
    """What a reader asks for: the two sides, the group of goods, how often, in per cent of what, and whether FOB is
    brought to CIF.
    """

    one: str
    other: str
    product: str
    frequency: Frequency
    base: Base
    adjusted: bool

    def query(self, **changed: str) -> dict[str, str]:
        """The same as the query of an address."""
        asked = {
            "pair": f"{self.one}-{self.other}",
            "product": self.product,
            "by": self.frequency,
            "base": self.base,
            "adjusted": "1" if self.adjusted else "",
        }
        return asked | changed


@dataclass(frozen=True)
class Mirrored:
    """The mirror of an indicator. `rows` are of all groups of goods, the largest gaps first."""

    record: Record
    account: Account
    wanted: Wanted
    pairs: list[tuple[str, str]]
    products: list[str]
    frequencies: list[Frequency]
    rows: tuple[MirrorRow, ...]
    turnover: tuple[TurnoverRow, ...]

    @property
    def unit(self) -> str:
        """The unit of the indicator."""
        return str(self.account.content["unit"])

    def flow(self, exporter: str) -> list[MirrorRow]:
        """The rows of the group of goods that is asked for in one direction, in the order of time."""
        found = (row for row in self.rows if row.exporter == exporter and row.product == self.wanted.product)
        return sorted(found, key=lambda row: in_order(row.period))


def find_mirror(request: HttpRequest, slug: str, entry: str) -> Mirrored:
    """The mirror of an indicator, as of the day and as the reader asks for it.

    Raises:
        Http404: its series do not say which flow between which partners they are of.
    """
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "indicator")
    series = series_in(account.words, entry)
    pairs = pairs_in(series)
    if not pairs:
        raise Http404
    wanted = _wanted(request, series, pairs)
    lines: list[Series | TotalSeries] = [*series, *_all_goods(series, record)]
    factor = IMF_FACTOR if wanted.adjusted else None
    asked = Asked(frequency=wanted.frequency, base=wanted.base, factor=factor, on=record.day)
    rows = mirror(lines, wanted.one, wanted.other, asked)
    found = sorted({row.product for row in rows}, key=lambda product: (product != TOTAL, product))
    return Mirrored(
        record=record,
        account=account,
        wanted=wanted,
        pairs=pairs,
        products=found,
        frequencies=_frequencies(series),
        rows=rows,
        turnover=turnover((row for row in rows if row.product == wanted.product), wanted.one, wanted.other),
    )


def pairs_in(series: Iterable[Series]) -> list[tuple[str, str]]:
    """The pairs of sides between which flows are told, those first of which both ends are."""
    told = {
        (one.key.side, partner)
        for one in series
        if one.key.side and one.key.dimension(FLOW) and (partner := one.key.dimension(PARTNER)) and partner != TOTAL
    }
    pairs = {(min(pair), max(pair)) for pair in told}
    return sorted(pairs, key=lambda pair: (not {pair, pair[::-1]} <= told, pair))


def _wanted(request: HttpRequest, series: Sequence[Series], pairs: Sequence[tuple[str, str]]) -> Wanted:
    asked = request.GET
    pair = next((pair for pair in pairs if "-".join(pair) == asked.get("pair")), pairs[0])
    products = {one.key.dimension(PRODUCT) or TOTAL for one in series} | {TOTAL}
    product = asked.get("product", TOTAL)
    frequencies = _frequencies(series)
    by = asked.get("by", "A")
    base = asked.get("base", "exports")
    return Wanted(
        *pair,
        product=product if product in products else TOTAL,
        frequency=next((one for one in frequencies if one == by), frequencies[0]),
        base=cast("Base", base) if base in BASES else "exports",
        adjusted=asked.get("adjusted") == "1",
    )


def _frequencies(series: Iterable[Series]) -> list[Frequency]:
    """How often flows can be compared: as often as they are told, and by year, to which they add up."""
    told = {one.key.frequency for one in series if one.key.dimension(FLOW)} | {"A"}
    return [one for one in FREQUENCIES if one in told]


def _all_goods(series: Sequence[Series], record: Record) -> tuple[TotalSeries, ...]:
    """The sums over all groups of goods, where no office gives them itself."""
    if any((one.key.dimension(PRODUCT) or TOTAL) == TOTAL for one in series if one.key.dimension(FLOW)):
        return ()
    try:
        return totals_over(series, (PRODUCT,), on=record.day)
    except NestedCodesError:
        return ()


def asked_of(request: HttpRequest) -> dict[str, Any]:
    """What a request asks of a mirror, for the addresses of its files."""
    names = ("pair", "product", "by", "base", "adjusted")
    return {name: request.GET[name][:100] for name in names if request.GET.get(name)}
