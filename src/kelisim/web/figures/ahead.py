"""Forecasts of the series of a choice: as they are kept, on the chart, in a table, or why there are none.

1. A page only reads what is kept (`kelisim.node.forecasts`). Where nothing is, it leads to an address that makes it
   (`forecast_made`), one after the other on this node.
2. What is forecast is the series as it was known on the day of the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kelisim.figures.charts.chart import Band, Line, Point, Span
from kelisim.figures.forecasting import Ahead, Forecast, Refused
from kelisim.figures.periods import first_day_of, last_day_of
from kelisim.node.forecasts import kept_forecast
from kelisim.web.figures.amounts import amount, bare
from kelisim.web.figures.official import OfficialLine
from kelisim.web.figures.period_words import period_words
from kelisim.web.told_words import Words

REASONS: Final[Words] = {
    "too-short": gettext_lazy("the series is too short"),
    "gaps": gettext_lazy("periods are missing, and nothing is filled in"),
    "constant": gettext_lazy("the series never changed, or left no error to learn from"),
    "daily": gettext_lazy("days are not forecast"),
    "mixed": gettext_lazy("its periods are of several lengths"),
    "too-far": gettext_lazy("so far ahead nothing was tried"),
    "unstable": gettext_lazy("no model fits it"),
}
FORECAST: Final = 4
"""The shape of what is forecast."""
LEVELS: Final = (("95", False), ("80", True))
"""The intervals, the wider one first, and whether it is drawn strongly."""


@dataclass(frozen=True)
class Coming:
    """The forecast of a series of a side, or why there is none. `answer` is none where it was not made yet."""

    name: str
    side: str
    answer: Forecast | Refused | None


@dataclass(frozen=True)
class ComingTable:
    """A forecast in words: each period with its value and its intervals; `why` where there is none."""

    name: str
    why: str
    made: str
    rows: list[tuple[str, str, str, str]]
    waiting: bool


def coming_of(lines: Sequence[OfficialLine], names: Sequence[str]) -> list[Coming]:
    """The forecasts of some series as they are kept (rule 1)."""
    return [
        Coming(
            name, line.side, kept_forecast(settings.HOME, {period: one.value for period, one in line.values.items()})
        )
        for line, name in zip(lines, names, strict=True)
    ]


def coming_lines(
    coming: Sequence[Coming], tones: Mapping[str, int], unit: str, language: str
) -> tuple[tuple[Line, ...], tuple[Band, ...]]:
    """The forecasts as lines, and their intervals as bands."""
    lines, bands = [], []
    for one in coming:
        if not isinstance(one.answer, Forecast):
            continue
        ahead = one.answer.ahead
        points = tuple(_point(step, unit, language) for step in ahead)
        name = _("{name}, forecast").format(name=one.name)
        lines.append(
            Line(name=name, points=points, tone=tones[one.side], shape=FORECAST, joined=True, dashed=True, marked=False)
        )
        for level, strong in LEVELS:
            spans = tuple(_span(step, level, unit, language) for step in ahead)
            label = _("{name}, interval of {level} %").format(name=one.name, level=level)
            bands.append(Band(name=label, spans=spans, tone=tones[one.side], strong=strong))
    return tuple(lines), tuple(bands)


def _point(step: Ahead, unit: str, language: str) -> Point:
    said = amount(step.value, unit, language)
    words = _("{period}: {value}, forecast").format(period=period_words(step.period, language), value=said)
    start, end = first_day_of(step.period), last_day_of(step.period)
    return Point(start=start, end=end, value=step.value, words=words, hollow=True)


def _span(step: Ahead, level: str, unit: str, language: str) -> Span:
    low, high = (step.low_95, step.high_95) if level == "95" else (step.low_80, step.high_80)
    start, end = first_day_of(step.period), last_day_of(step.period)
    words = f"{period_words(step.period, language)}: {bare(low, language)} \N{EN DASH} {amount(high, unit, language)}"
    return Span(on=start + (end - start) / 2, low=low, high=high, words=words)


def coming_tables(coming: Sequence[Coming], unit: str, language: str) -> list[ComingTable]:
    """The forecasts in words."""
    return [_table(one, unit, language) for one in coming]


def _table(one: Coming, unit: str, language: str) -> ComingTable:
    answer = one.answer
    if answer is None:
        return ComingTable(one.name, "", "", [], waiting=True)
    if isinstance(answer, Refused):
        return ComingTable(one.name, _why(answer), "", [], waiting=False)
    made = ngettext(
        "By {model}, calibrated by {count} forecast of the known past; its mean error one period ahead is {error}.",
        "By {model}, calibrated by {count} forecasts of the known past; its mean error one period ahead is {error}.",
        answer.origins,
    ).format(model=answer.model, count=answer.origins, error=amount(answer.error, unit, language))
    rows = [
        (
            period_words(step.period, language),
            bare(step.value, language),
            f"{bare(step.low_80, language)} \N{EN DASH} {bare(step.high_80, language)}",
            f"{bare(step.low_95, language)} \N{EN DASH} {bare(step.high_95, language)}",
        )
        for step in answer.ahead
    ]
    return ComingTable(one.name, "", made, rows, waiting=False)


def _why(refused: Refused) -> str:
    said = str(REASONS[refused.reason])
    if refused.reason == "too-short":
        return _("{reason}: it has {has} periods, and {needs} are needed").format(
            reason=said, has=refused.has, needs=refused.needs
        )
    return f"{said}: {', '.join(refused.missing)}" if refused.missing else said
