"""The chart of an indicator, from what the register holds of it: official series, statements, targets and limits."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kelisim.figures.charts.chart import POINTS, Band, Chart, Level, Line
from kelisim.model.dates import days_of
from kelisim.model.decode import convert
from kelisim.model.measure import Target
from kelisim.web.event_words import shortened, when
from kelisim.web.figures.ahead import coming_lines
from kelisim.web.figures.amounts import amount
from kelisim.web.figures.bounds import levels_of
from kelisim.web.figures.custom import custom_of
from kelisim.web.figures.drawable import official_lines
from kelisim.web.figures.official import choice_words
from kelisim.web.figures.stated import stated_lines
from kelisim.web.figures.told import Told
from kelisim.web.language import chosen
from kelisim.web.queries.entries import Account
from kelisim.web.queries.figures import FigureTable
from kelisim.web.queries.records import Record
from kelisim.web.sharing.warnings import warning

LEAST = 2
"""The fewest points of a chart; fewer are read sooner in the table."""
TITLE = 160


def indicator_chart(
    record: Record, account: Account, table: FigureTable | None, told: Told, language: str, *, spoken: bool = False
) -> Chart | None:
    """The chart of an indicator; nothing where there is too little to draw, or far too much.

    Where it is not `spoken`, the points of long lines have no words, which a picture does not show.
    """
    unit, choice = account.content["unit"], told.choice
    tones = tones_of([*(table.sides if table else ()), *(line.side for line in (choice.lines if choice else ()))])
    lines: tuple[Line, ...] = ()
    if choice:
        lines = official_lines(record, choice, unit, tones, language, told.judgements.breached(), spoken=spoken)
    if table and (choice is None or choice.whole):
        lines += stated_lines(record, table, unit, tones, language, apart=choice is not None)
    if not LEAST <= sum(len(line.points) for line in lines) <= POINTS:
        return None
    forecasts, bands = coming_lines(told.coming, tones, unit, language)
    lines += forecasts
    levels = levels_of(told.judgements, unit, language)
    if choice is None or told.standings:
        levels += _targets(account, unit, language)
    title = shortened(chosen(account.row.title, language)[1], TITLE)
    said = [title, choice_words(record, choice, language) if choice else "", unit if unit not in title else ""]
    return Chart(
        title=", ".join(filter(None, said)),
        summary=summary_of(lines, levels, bands),
        unit=unit,
        credit=credit_of(record, language),
        custom=custom_of(language),
        lines=lines,
        bands=bands,
        levels=levels,
    )


def _targets(account: Account, unit: str, language: str) -> tuple[Level, ...]:
    """The targets, each up to its day."""
    found = []
    for raw in account.content.get("targets", ()):
        target: Target = convert(raw, Target)
        by, due = when(raw.get("by"), language), days_of(target.by).due()
        value = amount(Decimal(target.value), unit, language)
        name = _("target {value}").format(value=value)
        words = f"{name}, {by}" if by else name
        found.append(Level(name=name, value=Decimal(target.value), words=words, wanted=True, end=due))
    return tuple(found)


def credit_of(record: Record, language: str) -> str:
    """Where a chart is from, and what has to be said of a register that no State has signed."""
    said = (chosen(record.register.name, language)[1], urlsplit(settings.PUBLIC_ADDRESS).netloc, warning(record))
    return " \N{MIDDLE DOT} ".join(filter(None, (*said[:2], "Kelisim", said[2])))


def tones_of(sides: Iterable[str]) -> dict[str, int]:
    """The tone of each side, by its place among them; that of speakers for no side comes last."""
    return {side: place for place, side in enumerate(sorted(set(sides), key=lambda side: (not side, side)))}


def summary_of(lines: Sequence[Line], levels: Sequence[Level] = (), bands: Sequence[Band] = ()) -> str:
    """What can be seen on a chart, in words: how many points each line has, the last of them, limits and targets."""
    said = []
    for line in lines:
        last = max(line.points, key=lambda point: (point.end, point.start))
        many = ngettext("{count} figure", "{count} figures", len(line.points)).format(count=len(line.points))
        said.append(_("{name}: {many}, the last {words}").format(name=line.name, many=many, words=last.words))
        if breaches := sum(point.breach for point in line.points):
            said.append(ngettext("{count} beyond a limit", "{count} beyond a limit", breaches).format(count=breaches))
    said += [level.words for level in levels if level.name]
    said += [band.name for band in bands]
    return ". ".join(said) + "."
