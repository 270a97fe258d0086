"""The official series of an indicator: what its releases give, as it was known by the day of the page.

1. A release of one of two stories of a Party counts nowhere; it is listed among what is said, as disputed.
2. Series that may stand on one chart have the same dimensions, currency and frequency: a **choice**. A chart shows
   one, and the reader picks it.
3. Where no office gives the total over products, or over everything, their sum is a choice as well, and says that it is
   derived (`sums`).
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import msgspec
from django.utils.translation import gettext as _

from kelisim.figures.periods import Frequency
from kelisim.figures.series import TOTAL, Dimensions, Issued, Series, SeriesKey, Stated, series_of
from kelisim.model.decode import convert
from kelisim.model.release import Release
from kelisim.node.models import Word
from kelisim.web.figures.period_words import dimension_words, frequency_words
from kelisim.web.figures.sums import sum_by_year, sums_over
from kelisim.web.queries.records import Record


@dataclass(frozen=True)
class Value:
    """A value of a line in a period. `stated` is none where it is a sum; `before` is what was given first."""

    value: Decimal
    status: str | None
    stated: Stated | None
    before: Decimal | None = None


@dataclass(frozen=True)
class OfficialLine:
    """What one Party says for one side, by period in their order."""

    key: SeriesKey
    values: dict[str, Value]
    series: Series

    @property
    def side(self) -> str:
        """The side that it is of, or the Party where it names none."""
        return self.key.side or self.key.party


@dataclass(frozen=True)
class Choice:
    """Series that may stand on one chart (rule 2). `name` is what an address asks for it by."""

    name: str
    dimensions: Dimensions
    currency: str
    frequency: Frequency
    derived: bool
    lines: tuple[OfficialLine, ...]

    @property
    def size(self) -> int:
        """How many values it has."""
        return sum(len(line.values) for line in self.lines)

    @property
    def whole(self) -> bool:
        """Whether it is of everything the indicator counts, so that claims of the indicator may stand beside it."""
        return _is_whole(self.dimensions)


def _is_whole(dimensions: Dimensions) -> bool:
    return all(value == TOTAL for _name, value in dimensions)


def issued_in(words: Iterable[Word]) -> list[Issued]:
    """The releases among acts of one side's word (rule 1)."""
    return [
        Issued(convert(word.content, Release), word.party, word.number, word.act)
        for word in words
        if word.kind == "release" and not word.disputed
    ]


def choices_of(series: Sequence[Series], *, yearly: bool, on: datetime.date | None = None) -> list[Choice]:
    """Every choice, the one of everything first, then those with the most values.

    Args:
        series: those of one indicator.
        yearly: whether the indicator counts years, so that shorter periods of everything are added up to them.
        on: with the values as known on that day.
    """
    found: dict[tuple[Dimensions, str, Frequency, bool], list[OfficialLine]] = {}
    for one in series:
        _add(found, one, on, derived=False)
    sums = [*sums_over(series, on)]
    if yearly:
        whole = [one for one in [*series, *sums] if _is_whole(one.key.dimensions)]
        sums += [year for one in whole if (year := sum_by_year(one, on)) is not None]
    for one in sums:
        _add(found, one, None, derived=True)
    choices = [
        Choice(_name(*key), key[0], key[1], key[2], derived=key[3], lines=tuple(lines)) for key, lines in found.items()
    ]
    return sorted(choices, key=lambda one: (not one.whole, one.frequency != "A", one.derived, -one.size, one.name))


def _add(
    found: dict[tuple[Dimensions, str, Frequency, bool], list[OfficialLine]],
    series: Series,
    on: datetime.date | None,
    *,
    derived: bool,
) -> None:
    values = {
        period: Value(stated.value, stated.status, None if derived else stated, _first(series.said[period], stated))
        for period, stated in series.known(on).items()
    }
    if values:
        key = series.key
        place = (key.dimensions, key.currency, key.frequency, derived)
        found.setdefault(place, []).append(OfficialLine(key, values, series))


def chosen_of(choices: Sequence[Choice], asked: str) -> Choice | None:
    """The choice that is asked for, or else the first; none where there is none."""
    return next((choice for choice in choices if choice.name == asked), choices[0] if choices else None)


def _first(said: Sequence[Stated], now: Stated) -> Decimal | None:
    return said[0].value if said[0].value != now.value else None


def _name(dimensions: Dimensions, currency: str, frequency: Frequency, derived: bool) -> str:
    parts = [f"{name}:{value}" for name, value in dimensions]
    return ",".join([*parts, *filter(None, (currency, "sum" if derived else "")), frequency])


def choice_words(record: Record, choice: Choice, language: str) -> str:
    """What a choice is of: `exports, partner Birch, copper, by month`."""
    said = [dimension_words(record, choice.dimensions, language), frequency_words(choice.frequency)]
    if choice.derived:
        said.append(_("added up") if choice.dimensions else _("everything added up"))
    return ", ".join(filter(None, said))


def line_name(record: Record, line: OfficialLine, among: Sequence[OfficialLine], language: str) -> str:
    """The side of a line, and the Party that gives it where that is another or where several do."""
    name = record.side_name(line.side, language)
    several = sum(other.side == line.side for other in among) > 1
    if line.key.party != line.side or several:
        return _("{side}, published by {party}").format(side=name, party=record.side_name(line.key.party, language))
    return name


def series_in(words: Iterable[Word], indicator: str) -> tuple[Series, ...]:
    """The series of an indicator from its releases."""
    return series_of(issued_in(words), (indicator,))


def same_side(whole: Series, part: SeriesKey) -> Series:
    """A series as if another side and Party said it: a share is measured at two gauges, often by two sides."""
    return Series(msgspec.structs.replace(whole.key, side=part.side, party=part.party), whole.said)
