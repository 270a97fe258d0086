"""The charts of a mirror: each direction with both offices on it, and the turnover as each side sums it."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from kelisim.figures.charts.chart import POINTS, Chart, Line, Point
from kelisim.figures.exact import plain
from kelisim.figures.mirror import MirrorRow, Side
from kelisim.figures.periods import first_day_of, last_day_of
from kelisim.figures.turnover import TurnoverRow
from kelisim.web.event_words import shortened
from kelisim.web.figures.charting import TITLE, credit_of, summary_of, tones_of
from kelisim.web.figures.custom import custom_of
from kelisim.web.figures.drawable import MARKED
from kelisim.web.figures.mirrored import Mirrored
from kelisim.web.figures.period_words import period_words, product_words
from kelisim.web.figures.stated import stated_lines
from kelisim.web.language import chosen, number
from kelisim.web.queries.figures import figure_table

CHARTS: Final = ("there", "back", "turnover")
"""The charts of a mirror: from the first side to the other, back, and the turnover."""
LEAST: Final = 2
Said = tuple[str, Side | None]


def mirror_chart(found: Mirrored, which: str, language: str, *, spoken: bool) -> Chart | None:
    """A chart of a mirror; nothing where there is too little to draw."""
    if which == "turnover":
        return _turnover(found, language)
    one, other = found.wanted.one, found.wanted.other
    exporter, importer = (one, other) if which == "there" else (other, one)
    rows = found.flow(exporter)
    name = _namer(found, language)
    tones = tones_of((one, other))
    lines = [
        _line(
            _("{side}: exports").format(side=name(exporter)),
            [(row.period, row.exports) for row in rows],
            tones[exporter],
            found.unit,
            language,
            spoken=spoken,
        ),
        _line(
            _("{side}: imports").format(side=name(importer)),
            [(row.period, row.imports) for row in rows],
            tones[importer],
            found.unit,
            language,
            spoken=spoken,
        ),
    ]
    title = _("{title}: from {one} to {other}, {goods}").format(
        title=_title(found, language),
        one=name(exporter),
        other=name(importer),
        goods=product_words(found.wanted.product),
    )
    return _chart(found, title, lines, language)


def _turnover(found: Mirrored, language: str) -> Chart | None:
    name = _namer(found, language)
    tones = tones_of((found.wanted.one, found.wanted.other))
    lines = []
    for side, value_of in ((found.wanted.one, _of_one), (found.wanted.other, _of_other)):
        points = tuple(
            _point(row.period, value, found.unit, language, hollow=False)
            for row in found.turnover
            if (value := value_of(row)) is not None
        )
        label = _("turnover as {side} sums it").format(side=name(side))
        lines.append(Line(name=label, points=points, tone=tones[side], joined=True, marked=len(points) <= MARKED))
    content = found.account.content
    table = figure_table(found.account.statements, content.get("code"), content["unit"])
    if table and found.wanted.product == "total":
        sides = tones_of({*tones, *table.sides})
        lines += stated_lines(found.record, table, found.unit, sides, language, apart=True)
    goods = product_words(found.wanted.product)
    title = _("{title}: turnover, {goods}").format(title=_title(found, language), goods=goods)
    return _chart(found, title, lines, language)


def _of_one(row: TurnoverRow) -> Decimal | None:
    return row.one.value


def _of_other(row: TurnoverRow) -> Decimal | None:
    return row.other.value


def _chart(found: Mirrored, title: str, lines: Sequence[Line], language: str) -> Chart | None:
    drawn = tuple(line for line in lines if line.points)
    if not LEAST <= sum(len(line.points) for line in drawn) <= POINTS:
        return None
    return Chart(
        title=f"{title}, {found.unit}",
        summary=summary_of(drawn),
        unit=found.unit,
        custom=custom_of(language),
        credit=credit_of(found.record, language),
        lines=drawn,
    )


def _line(name: str, said: Sequence[Said], tone: int, unit: str, language: str, *, spoken: bool) -> Line:
    there = [(period, side) for period, side in said if side is not None]
    short = spoken or len(there) <= MARKED
    points = tuple(
        _point(period, side.value, unit if short or place == len(there) - 1 else "", language, hollow=side.provisional)
        for place, (period, side) in enumerate(there)
    )
    return Line(name=name, points=points, tone=tone, joined=True, marked=len(points) <= MARKED)


def _point(period: str, value: Decimal, unit: str, language: str, *, hollow: bool) -> Point:
    """A point; without a unit it has no words."""
    words = ""
    if unit:
        words = f"{period_words(period, language)}: {number(plain(value), language)}\N{NO-BREAK SPACE}{unit}"
    return Point(start=first_day_of(period), end=last_day_of(period), value=value, words=words, hollow=hollow)


def _namer(found: Mirrored, language: str) -> Callable[[str], str]:
    return lambda side: found.record.side_name(side, language)


def _title(found: Mirrored, language: str) -> str:
    return shortened(chosen(found.account.row.title, language)[1], TITLE)


def rows_shown(rows: Sequence[MirrorRow], most: int) -> tuple[list[MirrorRow], list[MirrorRow], int]:
    """The largest gaps, what only one side has, and how many gaps are left out."""
    gaps = [row for row in rows if row.gap is not None]
    apart = [row for row in rows if row.gap is None]
    return gaps[:most], apart[:most], max(0, len(gaps) - most)
