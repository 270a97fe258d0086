"""Official series as the lines of a chart."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from django.utils.translation import gettext as _

from kelisim.figures.charts.chart import Line, Point
from kelisim.figures.exact import plain
from kelisim.figures.periods import first_day_of, last_day_of
from kelisim.web.dates import spoken
from kelisim.web.figures.official import Choice, Value, line_name
from kelisim.web.figures.period_words import period_words
from kelisim.web.language import number
from kelisim.web.queries.records import Record
from kelisim.web.told_words import OBSERVATIONS

MARKED = 40
"""A line with more points shows its points only where they breach a limit."""


def official_lines(
    record: Record,
    choice: Choice,
    unit: str,
    tones: Mapping[str, int],
    language: str,
    breached: Mapping[int, AbstractSet[str]] | None = None,
    *,
    spoken: bool,
) -> tuple[Line, ...]:
    """A joined line for each series of a choice.

    Args:
        record: the register.
        choice: the series.
        unit: what the values are in.
        tones: the tone of each side.
        language: the reader's.
        breached: for a line, by its place, the periods in which it breaches a limit.
        spoken: whether every point has words; else those of long lines have none but the last.
    """
    lines = []
    for place, line in enumerate(choice.lines):
        marked = breached.get(place, frozenset[str]()) if breached else frozenset[str]()
        short, last = spoken or len(line.values) <= MARKED, next(reversed(line.values))
        points = tuple(
            Point(
                start=first_day_of(period),
                end=last_day_of(period),
                value=value.value,
                words=value_words(period, value, unit, language) if short or period == last else "",
                hollow=value.status is not None,
                breach=period in marked,
            )
            for period, value in line.values.items()
        )
        name = line_name(record, line, choice.lines, language)
        tone = tones.get(line.side, place)
        lines.append(Line(name=name, points=points, tone=tone, joined=True, marked=len(points) <= MARKED))
    return tuple(lines)


def value_words(period: str, value: Value, unit: str, language: str) -> str:
    """A value whole: its period, its unit, whether it is final, and when it was published."""
    said = f"{period_words(period, language)}: {number(plain(value.value), language)}\N{NO-BREAK SPACE}{unit}"
    more = [str(OBSERVATIONS[value.status])] if value.status else []
    if value.stated is not None:
        more.append(_("published {day}").format(day=spoken(value.stated.vintage, language, short=True)))
    return ", ".join([said, *more])
