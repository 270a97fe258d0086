"""The chart of an indicator, from what the register holds of it."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kelisim.figures.charts.chart import Chart, Line
from kelisim.web.event_words import shortened
from kelisim.web.figures.custom import custom_of
from kelisim.web.figures.stated import stated_lines
from kelisim.web.language import chosen
from kelisim.web.queries.entries import Account
from kelisim.web.queries.figures import FigureTable
from kelisim.web.queries.records import Record

LEAST = 3
"""The fewest points of a chart; fewer are read sooner in the table."""
TITLE = 160


def indicator_chart(record: Record, account: Account, table: FigureTable | None, language: str) -> Chart | None:
    """The chart of an indicator; nothing where there is too little to draw."""
    unit = account.content["unit"]
    sides = table.sides if table else []
    tones = tones_of(sides)
    lines = stated_lines(record, table, unit, tones, language) if table else ()
    if sum(len(line.points) for line in lines) < LEAST:
        return None
    title = shortened(chosen(account.row.title, language)[1], TITLE)
    return Chart(
        title=f"{title}, {unit}",
        summary=summary_of(lines),
        unit=unit,
        custom=custom_of(language),
        lines=lines,
        from_nought=True,
    )


def tones_of(sides: Iterable[str]) -> dict[str, int]:
    """The tone of each side, by its place among them; that of speakers for no side comes last."""
    return {side: place for place, side in enumerate(sorted(set(sides), key=lambda side: (not side, side)))}


def summary_of(lines: Sequence[Line]) -> str:
    """What can be seen on a chart, in words: how many points each line has, and the last of them."""
    said = []
    for line in lines:
        last = max(line.points, key=lambda point: (point.end, point.start))
        many = ngettext("{count} figure", "{count} figures", len(line.points)).format(count=len(line.points))
        said.append(_("{name}: {many}, the last {words}").format(name=line.name, many=many, words=last.words))
    return ". ".join(said) + "."
