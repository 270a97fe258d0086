"""A roadmap as a Gantt chart: time goes across, each milestone has a row.

1. What was first agreed, what is expected and what happened are three marks of different shapes: a hollow diamond on a
   dashed line, a bar that ends in a filled point, a ring with a tick. A milestone on the critical path has a hatched
   bar and a thick line before its row. No colour is needed to tell any of them apart.
2. The dashed line of what was first agreed is as long as the month, the quarter or the year that was agreed. A bar is
   as long as the work; what takes no time has none.
3. Rows are drawn in sheets of at most `ROWS`, so that a long roadmap can be printed and read; each has its own axis.
   Arrows from predecessors are drawn where both are on one wide sheet with at most `ARROWS` of them: on a narrow one
   they would run through the words.
4. Days off are shaded only where all of the time drawn is at most `SHADED` days; at the scale of years they would be a
   grey veil.

The table beside the drawing holds the same and more, so the drawing is for the eye alone.
"""

import datetime
import textwrap
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from babel.dates import format_skeleton
from django.utils.translation import gettext as _

from kelisim.web.dates import spoken
from kelisim.web.language import locale_of
from kelisim.web.scale import Scale, day_number

ROWS: Final = 24
ARROWS: Final = 40
SHADED: Final = 100
Stretch = tuple[datetime.date, datetime.date]


@dataclass(frozen=True)
class Bar:
    """A milestone as it is drawn.

    `baseline`, `forecast` and `fact` are the first and the last day that each stands for, the last being the one that
    is held to. `stated` says that the baseline was never agreed, only stated; `after` are the keys of its predecessors.
    """

    key: str
    title: str
    baseline: Stretch | None = None
    forecast: Stretch | None = None
    fact: Stretch | None = None
    critical: bool = False
    stated: bool = False
    after: tuple[str, ...] = ()

    @property
    def days(self) -> Iterator[datetime.date]:
        """All days that the drawing has to hold."""
        for stretch in (self.baseline, self.forecast, self.fact):
            yield from stretch or ()


@dataclass(frozen=True)
class Group:
    """Bars under one heading; an empty heading is not drawn."""

    heading: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Shape:
    """A mark with what it says; `start` and `width` are those of its stretch, `at` is the day that is held to."""

    start: float
    width: float
    at: float
    y: float
    path: str
    words: str


@dataclass(frozen=True)
class Row:
    """A milestone, or a heading where there is no mark: its lines of words with their heights, and its marks."""

    lines: list[tuple[str, float]]
    y: float
    height: float
    heading: bool = False
    title: str = ""
    critical: bool = False
    baseline: Shape | None = None
    forecast: Shape | None = None
    fact: Shape | None = None


@dataclass(frozen=True)
class Tick:
    """A mark on the axis; the words of a smaller one may be empty."""

    at: float
    words: str
    great: bool


@dataclass(frozen=True)
class Sheet:
    """A drawing of a given size, one of several; `name` tells the wide one from the narrow one."""

    name: str
    number: int
    of: int
    width: int
    height: float
    left: float
    right: float
    top: float
    bottom: float
    ticks: list[Tick]
    rows: list[Row]
    arrows: list[tuple[str, str]]
    shaded: list[tuple[float, float]]
    today: float | None
    today_words: str
    today_anchor: str
    held: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """What tells the ids of this drawing from those of the others on the page."""
        return f"{self.name}-{self.number}"


@dataclass(frozen=True)
class _Form:
    """The sizes of a drawing."""

    name: str
    width: int
    left: float
    letters: int
    row: float
    heading: float
    marks: float
    most_ticks: int


@dataclass(frozen=True)
class _Time:
    """The days that are drawn, the one whose line is drawn with its words, and the days off."""

    first: datetime.date
    last: datetime.date
    on: datetime.date
    words: str
    language: str
    off: Collection[datetime.date]


_WIDE: Final = _Form("wide", 900, 280.0, 40, 36.0, 30.0, 6.0, 12)
_NARROW: Final = _Form("narrow", 360, 8.0, 50, 54.0, 28.0, 24.0, 4)
_TOP: Final = 22.0
_FOOT: Final = 30.0
_POINT: Final = 6.0


def gantt(
    groups: Sequence[Group],
    on: datetime.date,
    language: str,
    *,
    today: bool = True,
    off: Collection[datetime.date] = (),
) -> tuple[list[Sheet], list[Sheet]]:
    """The wide and the narrow sheets; none where nothing has a day.

    Args:
        groups: the milestones in the order of the rows.
        on: the day whose line is drawn, where it is within the time drawn or near it.
        language: the reader's.
        today: whether that day is today, and not a past one as of which the page is told.
        off: days on which nobody works; shaded where there is room (rule 4).
    """
    days = [day for group in groups for bar in group.bars for day in bar.days]
    if not days:
        return [], []
    first, last = min(days), max(days)
    margin = max((last - first).days // 12, 10)
    if first - 4 * datetime.timedelta(days=margin) <= on <= last + 4 * datetime.timedelta(days=margin):
        first, last = min(first, on), max(last, on)
    first, last = first - datetime.timedelta(days=margin), last + datetime.timedelta(days=margin)
    words = _("today") if today else spoken(on.isoformat(), language, short=True)
    time = _Time(first, last, on, words, language, off)
    return _sheets(_WIDE, groups, time), _sheets(_NARROW, groups, time)


def _sheets(form: _Form, groups: Sequence[Group], time: _Time) -> list[Sheet]:
    first, last, on, language = time.first, time.last, time.on, time.language
    right = form.width - (16.0 if form.name == "wide" else 10.0)
    scale = Scale(day_number(first), day_number(last), form.left, right)
    ticks = [Tick(scale(day_number(day)), said, great) for day, said, great in ticks_of(first, last, form, language)]
    shaded = list(_shaded(scale, first, last, time.off))
    today = scale(day_number(on)) if first <= on <= last else None
    parts = list(_portions(groups))
    sheets = []
    for number, part in enumerate(parts, start=1):
        rows = _rows(form, part, scale, language)
        bottom = rows[-1].y + rows[-1].height + 4
        arrows = _arrows(form, part, rows)
        sheets.append(
            Sheet(
                name=form.name,
                number=number,
                of=len(parts),
                width=form.width,
                height=bottom + _FOOT,
                left=form.left,
                right=right,
                top=_TOP,
                bottom=bottom,
                ticks=ticks,
                rows=rows,
                arrows=arrows,
                shaded=shaded,
                today=today,
                today_words=time.words,
                today_anchor="end" if today and today > right - 60 else "start" if today and today < 60 else "middle",
                held=[bar.title for group in part for bar in group.bars],
            )
        )
    return sheets


def _portions(groups: Iterable[Group]) -> Iterator[list[Group]]:
    """The groups in sheets of at most `ROWS` rows; a group that goes on keeps its heading (rule 3)."""
    sheet: list[Group] = []
    room = ROWS
    for group in groups:
        bars = group.bars
        while bars:
            if room == 0:
                yield sheet
                sheet, room = [], ROWS
            sheet.append(Group(group.heading, bars[:room]))
            bars, room = bars[room:], room - min(room, len(bars))
    if sheet:
        yield sheet


def _rows(form: _Form, groups: Iterable[Group], scale: Scale, language: str) -> list[Row]:
    y, rows = _TOP + 4, []
    for group in groups:
        if group.heading:
            said = textwrap.shorten(group.heading, form.letters + 60 if form.name == "wide" else 46, placeholder=" …")
            rows.append(Row([(said, y + form.heading - 9)], y, form.heading, heading=True, title=group.heading))
            y += form.heading
        for bar in group.bars:
            rows.append(_row(form, bar, y, scale, language))
            y += form.row
    return rows


def _row(form: _Form, bar: Bar, y: float, scale: Scale, language: str) -> Row:
    wide = form.name == "wide"
    lines = textwrap.wrap(bar.title, form.letters, max_lines=2 if wide else 1, placeholder=" …")
    start = y + (form.row / 2 + 4.5 - 7.5 * (len(lines) - 1) if wide else 17)
    marks = y + form.marks
    first = _("First stated: {}") if bar.stated else _("First agreed: {}")
    return Row(
        lines=[(line, round(start + 15 * index, 1)) for index, line in enumerate(lines)],
        y=y,
        height=form.row,
        title=bar.title,
        critical=bar.critical,
        baseline=_shape(bar.baseline, scale, marks + 5, _diamond, first, language),
        forecast=_shape(bar.forecast, scale, marks + 17, _pennant, _("Expected: {}"), language),
        fact=_shape(bar.fact, scale, marks + 17, _ring, _("Done: {}"), language),
    )


def _shape(
    stretch: Stretch | None, scale: Scale, y: float, path: Callable[[float, float], str], words: str, language: str
) -> Shape | None:
    if stretch is None:
        return None
    start, at = (scale(day_number(day)) for day in stretch)
    said = " \N{EN DASH} ".join(spoken(day.isoformat(), language, short=True) for day in dict.fromkeys(stretch))
    return Shape(start, round(at - start, 1), at, y, path(at, y), words.format(said))


def _diamond(x: float, y: float) -> str:
    return f"M{x} {y - 5}l5 5l-5 5l-5 -5z"


def _pennant(x: float, y: float) -> str:
    return f"M{x - _POINT} {y - 6}h{2 * _POINT}v6l{-_POINT} 7l{-_POINT} -7z"


def _ring(x: float, y: float) -> str:
    return f"M{x - 3.4} {y}l2.5 2.8l4.4 -5.4"


def _arrows(form: _Form, groups: Iterable[Group], rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The lines from predecessors to those that wait for them, each with its tip; none where there are too many."""
    bars = [bar for group in groups for bar in group.bars]
    placed = {bar.key: row for bar, row in zip(bars, (row for row in rows if not row.heading), strict=True)}
    pairs = [(placed[before], placed[bar.key]) for bar in bars for before in bar.after if before in placed]
    if len(pairs) > ARROWS or form.name == "narrow":
        return []
    found = []
    for before, after in pairs:
        source, target = (
            before.forecast or before.fact or before.baseline,
            after.forecast or after.fact or after.baseline,
        )
        if source is None or target is None:
            continue
        down = after.y > before.y
        x, y = source.at, source.y + (7 if down else -7)
        end = target.start if target.width else target.at - _POINT
        bend = max(x, form.left)
        if end >= bend + 8:
            path, tip = f"M{x} {y}V{target.y}H{end - 5}", f"M{end - 1} {target.y}l-6 -3.5v7z"
        else:
            stop = target.y + (-8 if down else 8)
            path = f"M{x} {y}V{stop - (10 if down else -10)}H{end}V{stop}"
            tip = f"M{end} {stop + (2 if down else -2)}l-3.5 {-6 if down else 6}h7z"
        found.append((path, tip))
    return found


def _shaded(
    scale: Scale, first: datetime.date, last: datetime.date, off: Collection[datetime.date]
) -> Iterator[tuple[float, float]]:
    """The start and the width of each run of days off (rule 4)."""
    if (last - first).days > SHADED:
        return
    one = datetime.timedelta(days=1)
    day, start = first, None
    while day <= last + one:
        if day in off and day <= last:
            start = start or day
        elif start is not None:
            left = scale(day_number(start))
            yield left, round(scale(day_number(min(day, last))) - left, 1)
            start = None
        day += one


def ticks_of(
    first: datetime.date, last: datetime.date, form: _Form, language: str
) -> Iterator[tuple[datetime.date, str, bool]]:
    """The marks of the axis: years, quarters, months or weeks, whichever leaves room for their words."""
    days = (last - first).days
    locale = locale_of(language)
    if days > 366 * form.most_ticks / 4:
        step = max(1, -(-(last.year - first.year) // form.most_ticks))
        for year in range(first.year, last.year + 1):
            day = datetime.date(year, 1, 1)
            if day >= first and (step == 1 or year % step == 0):
                yield day, str(year), True
    elif days > 62:
        months = next((step for step in (1, 3, 6) if days / (30.4 * step) <= form.most_ticks), 12)
        day = datetime.date(first.year, 1, 1)
        while day <= last:
            if day >= first:
                named = (day.month - 1) % months == 0
                yield day, str(format_skeleton("yMMM", day, locale=locale)) if named else "", day.month == 1
            day = datetime.date(day.year + day.month // 12, day.month % 12 + 1, 1)
    else:
        day = first + datetime.timedelta(days=-first.weekday() % 7)
        step = 1 if days / 7 <= form.most_ticks else 2
        for count in range((last - day).days // 7 + 1):
            monday = day + datetime.timedelta(days=7 * count)
            named = count % step == 0
            yield monday, str(format_skeleton("MMMd", monday, locale=locale)) if named else "", monday.day <= 7
