"""Releases: a series of figures as one office published it on one day.

1. A release is never changed. A later one of the same series has a later vintage; totals are derived and never stored.
2. A period is an SDMX time period: a day, a month, a quarter `2021-Q1`, a half-year `2021-S1` or a year.
3. `dimensions` tell the series of one indicator apart (SDMX series key): partner, direction, product group.
4. Where values were converted, `rate` of `original` to `currency` on `rate_on` says how.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_ITEMS, Currency, Decimal, EntryId, Line, PartyCode, Slug, Value
from kelisim.model.dates import PartialDate, check_date
from kelisim.model.reference import Attachment, Source
from kelisim.model.text import Text
from kelisim.model.word import Speaker

TimePeriod = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{4}(-(Q[1-4]|S[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?\Z")
]
"""An SDMX time period (SDMX 2.1, section 6, ObservationalTimePeriod): Gregorian, quarter or half-year."""


class Observation(Value, frozen=True, kw_only=True):
    """One figure. `status` is SDMX OBS_STATUS: provisional, estimated or, left out, normal."""

    period: TimePeriod
    value: Decimal
    status: Literal["provisional", "estimated"] | None = None

    def __post_init__(self) -> None:
        if len(self.period) == 10 or self.period.startswith("0000"):
            check_date(self.period)


class Release(Value, frozen=True, kw_only=True):
    """A series of an indicator as published on the day `vintage`, by `speaker` for `side`.

    `valuation` says of goods whether freight and insurance to the border of the importer are in the value (CIF) or not
    (FOB); offices mostly give exports FOB and imports CIF (IMTS 2010, paragraph 4.8).
    """

    indicator: EntryId
    vintage: PartialDate
    observations: Annotated[tuple[Observation, ...], msgspec.Meta(min_length=1, max_length=MAX_ITEMS)]
    dimensions: Annotated[dict[Slug, Line], msgspec.Meta(max_length=16)] = msgspec.field(default_factory=dict)
    side: PartyCode | None = None
    speaker: Speaker | None = None
    valuation: Literal["fob", "cif"] | None = None
    currency: Currency | None = None
    original: Currency | None = None
    rate: Decimal | None = None
    rate_on: PartialDate | None = None
    text: Text | None = None
    evidence: Annotated[tuple[Attachment, ...], msgspec.Meta(max_length=64)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        for date in (self.vintage, self.rate_on):
            if date is not None:
                check_date(date)
        periods = [one.period for one in self.observations]
        if len(set(periods)) != len(periods):
            raise ValueError("a period has two values")
        if (self.rate is None) != (self.original is None):
            raise ValueError("a converted series names the original currency and the rate")
