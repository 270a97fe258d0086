"""What is stated of an indicator, as the lines of a chart: a mark for each figure that a statement gives.

No line joins the marks: nothing is known between what was said. A figure for a part of a year is hollow, because it
must not be compared with years.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from kelisim.figures.charts.chart import Line, Point
from kelisim.figures.units import brought
from kelisim.model.dates import first_day, last_day
from kelisim.web.dates import spoken
from kelisim.web.event_words import when
from kelisim.web.language import number
from kelisim.web.queries.figures import FigureTable, PeriodRow, Said
from kelisim.web.queries.records import Record

STATED: Final = 2
"""Where the shapes of statements begin, so that they differ from those of official series."""


def stated_lines(
    record: Record, table: FigureTable, unit: str, tones: Mapping[str, int], language: str, *, apart: bool = False
) -> tuple[Line, ...]:
    """A line for each side that states figures in the indicator's own unit, whatever its size (`figures.units`).

    Args:
        record: the register.
        table: what is stated.
        unit: the indicator's unit; figures in others stand in the table alone.
        tones: the tone of each side.
        language: the reader's.
        apart: whether they stand among official series, and so have names and shapes of their own.
    """
    lines = []
    for side in table.sides:
        points = tuple(
            _point(row, said, unit, language)
            for row in reversed(table.rows)
            for said in row.cells.get(side, [])
            if said.claim["what"] == table.what
            and brought(Decimal(said.claim["value"]), said.claim["unit"], unit) is not None
            and (row.term.get("start") or row.term.get("end"))
        )
        if points:
            name = record.side_name(side, language) if side else _("speakers for no side")
            name = _("{side}, as stated").format(side=name) if apart and side else name
            tone = tones[side]
            lines.append(Line(name=name, points=points, tone=tone, shape=STATED + tone if apart else None))
    return tuple(lines)


def _point(row: PeriodRow, said: Said, unit: str, language: str) -> Point:
    start, end = _days(row)
    value = f"{number(said.claim['value'], language)}\N{NO-BREAK SPACE}{said.claim['unit']}"
    day = spoken(said.statement.said, language, short=True)
    words = _("{period}: {value}, said {day}").format(period=when(row.term, language), value=value, day=day)
    return Point(
        start=start,
        end=end,
        value=brought(Decimal(said.claim["value"]), said.claim["unit"], unit) or Decimal(0),
        words=words,
        hollow=not row.full_year,
    )


def _days(row: PeriodRow) -> tuple[datetime.date, datetime.date]:
    start, end = row.term.get("start", ""), row.term.get("end", "")
    return first_day(start or end), last_day(end or start)
