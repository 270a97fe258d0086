"""Series of an indicator, put together from the releases of one office after the other.

1. A series is what one Party says for one side of one indicator, with one set of dimensions, in one currency and at one
   frequency (the series key of SDMX 2.1, section 6, with FREQ as a dimension). Nothing joins what two Parties say.
2. A period keeps every value that it was ever given, each with its release. The order is that of the vintages, then of
   the numbers of the acts, and never that of arrival: any order of the releases gives the same series.
3. A vintage known to the month or the year counts from its last day (model.dates, rule 4).
4. A later release says nothing of the periods that it leaves out: what was said before stands.
5. The rate at which values were converted, and the valuation of goods, belong to the value, since they may change from
   one release to the next.
"""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

import msgspec

from kelisim.figures.periods import Frequency, frequency_of, in_order
from kelisim.model.base import Currency, EntryId, Line, PartyCode, Slug
from kelisim.model.dates import PartialDate, last_day
from kelisim.model.release import Release, TimePeriod

Valuation = Literal["fob", "cif"]
Dimensions = tuple[tuple[Slug, Line], ...]
"""The dimensions of a series, each with its value, in the order of their names."""

TOTAL = "total"
"""The value of a dimension under which an office gives its own total over it."""


class Issued(msgspec.Struct, frozen=True):
    """A release with the act that made it: who signed, under which number of its feed, and the hash of the act."""

    release: Release
    party: PartyCode
    number: int
    act: str

    @property
    def day(self) -> datetime.date:
        """The day from which it counts (rule 3)."""
        return last_day(self.release.vintage)


class Conversion(msgspec.Struct, frozen=True):
    """How values were converted: from which currency, at what rate, on which day, as the release puts it."""

    original: Currency
    rate: Decimal
    rate_on: PartialDate | None = None


class SeriesKey(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """What tells a series from all others (rule 1).

    `side` is the side that the figures are of; it and `currency` are empty where the releases name none.
    """

    indicator: EntryId
    side: str
    party: PartyCode
    dimensions: Dimensions = ()
    currency: str = ""
    frequency: Frequency = "A"

    def dimension(self, name: str) -> str | None:
        """The value of a dimension, or nothing where the series has none of that name."""
        return next((value for one, value in self.dimensions if one == name), None)

    def without(self, names: Iterable[str]) -> Dimensions:
        """The dimensions but for those named."""
        left_out = frozenset(names)
        return tuple(pair for pair in self.dimensions if pair[0] not in left_out)


class Stated(msgspec.Struct, frozen=True, gc=False):
    """A value that a period was given, with the release that gave it."""

    value: Decimal
    status: Literal["provisional", "estimated"] | None
    day: datetime.date
    issued: Issued

    @property
    def vintage(self) -> PartialDate:
        """The vintage as the release has it."""
        return self.issued.release.vintage

    @property
    def valuation(self) -> Valuation | None:
        """Whether freight and insurance to the border are in the value."""
        return self.issued.release.valuation

    @property
    def conversion(self) -> Conversion | None:
        """How the value was converted, where it was (rule 5)."""
        release = self.issued.release
        if release.original is None or release.rate is None:
            return None
        return Conversion(release.original, Decimal(release.rate), release.rate_on)

    @property
    def rank(self) -> tuple[datetime.date, int, str]:
        """What the values of a period are sorted by (rule 2)."""
        return self.day, self.issued.number, self.issued.act


class Series(msgspec.Struct, frozen=True):
    """A series: the periods in their order, each with all that was said of it, the oldest first (rule 2)."""

    key: SeriesKey
    said: dict[TimePeriod, tuple[Stated, ...]]

    @property
    def periods(self) -> tuple[TimePeriod, ...]:
        """The periods that have a value, in their order."""
        return tuple(self.said)

    def known(self, on: datetime.date | None = None) -> dict[TimePeriod, Stated]:
        """The value of each period as it was known on a day, or is now: of the latest vintage not after that day.

        Periods of which nothing was known then are left out.
        """
        if on is None:
            return {period: values[-1] for period, values in self.said.items()}
        found = {}
        for period, values in self.said.items():
            for stated in reversed(values):
                if stated.day <= on:
                    found[period] = stated
                    break
        return found

    def latest(self, on: datetime.date | None = None) -> tuple[TimePeriod, Stated] | None:
        """The last period that has a value, and the value, as known on a day or now."""
        known = self.known(on)
        return next(reversed(known.items()), None)


def series_of(issued: Iterable[Issued], indicators: Iterable[EntryId] | None = None) -> tuple[Series, ...]:
    """All series that the releases make up, in the order of their keys.

    Args:
        issued: the releases, in any order. One that comes twice counts once.
        indicators: take these only; all of them without it.
    """
    wanted = None if indicators is None else frozenset(indicators)
    found: dict[SeriesKey, dict[TimePeriod, list[Stated]]] = {}
    for one in issued:
        if wanted is None or one.release.indicator in wanted:
            _add(found, one)
    return tuple(Series(key, _ordered(found[key])) for key in sorted(found))


def _add(found: dict[SeriesKey, dict[TimePeriod, list[Stated]]], issued: Issued) -> None:
    release, day = issued.release, issued.day
    dimensions = tuple(sorted(release.dimensions.items()))
    by_frequency: dict[Frequency, dict[TimePeriod, list[Stated]]] = {}
    for one in release.observations:
        frequency = frequency_of(one.period)
        said = by_frequency.get(frequency)
        if said is None:
            key = SeriesKey(
                indicator=release.indicator,
                side=release.side or "",
                party=issued.party,
                dimensions=dimensions,
                currency=release.currency or "",
                frequency=frequency,
            )
            said = by_frequency[frequency] = found.setdefault(key, {})
        said.setdefault(one.period, []).append(Stated(Decimal(one.value), one.status, day, issued))


def _ordered(said: Mapping[TimePeriod, list[Stated]]) -> dict[TimePeriod, tuple[Stated, ...]]:
    return {period: _in_rank(said[period]) for period in sorted(said, key=in_order)}


def _in_rank(values: list[Stated]) -> tuple[Stated, ...]:
    if len(values) == 1:
        return tuple(values)
    ranked = {stated.rank: stated for stated in values}
    return tuple(ranked[rank] for rank in sorted(ranked))
