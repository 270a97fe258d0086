"""Restrictions at crossings: which are in force on a day that the reader asks for, and the calendar of a month.

1. `?day=2022-05-04` asks for a day, `?month=2022-05` for a month; without them it is today. Any day will do, also one
   to come: what is agreed for it is known. `?on=` tells the whole page as it stood on a past day.
2. What surely and what possibly holds are told apart (figures.restrictions, rule 2).
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy, pgettext_lazy

from kelisim.figures.restrictions import Crossing, InForce, Passage, crossings_of, month_of, passages
from kelisim.model.decode import convert
from kelisim.model.measure import Measure
from kelisim.model.place import Place
from kelisim.node.models import Entry, Link
from kelisim.node.past import FormerLink
from kelisim.node.rows import RESTRICTION
from kelisim.web.clock import NoSuchDayError, day_asked
from kelisim.web.dates import spoken
from kelisim.web.language import chosen, locale_of, reader
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.names import names_in
from kelisim.web.queries.records import Record, find_record
from kelisim.web.queries.then import entries_then
from kelisim.web.told_words import Words
from kelisim.web.views.show import show

MOST: Final = 24
"""How many crossings have a calendar on one page."""
MARK: Final = f"={RESTRICTION}"
SUBJECTS: Final[Words] = {
    "all": gettext_lazy("everyone and everything"),
    "people": gettext_lazy("people"),
    "goods": gettext_lazy("goods"),
    "vehicles": gettext_lazy("vehicles"),
    "animals": gettext_lazy("animals"),
}
EXTENTS: Final[Words] = {
    "closed": pgettext_lazy("crossing", "closed"),
    "limited": pgettext_lazy("crossing", "limited"),
}
_MONTH: Final = re.compile(r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])\Z")


@dataclass(frozen=True)
class Held:
    """A restriction on the day: its measure, what it is about, and how sure it is."""

    entry: str
    title: dict[str, str]
    subject: str
    extent: str
    closed: bool
    direction: str
    text: dict[str, str] | None
    term: dict[str, object]
    surely: bool


@dataclass(frozen=True)
class Cell:
    """A day of a calendar; `state` is closed, limited, possibly or open."""

    day: datetime.date
    state: str
    asked: bool


@dataclass(frozen=True)
class Shown:
    """A crossing with what holds on the day, for whom, and its month in weeks."""

    entry: str
    name: str
    names: list[tuple[str, str]]
    held: list[Held]
    passages: list[tuple[str, str, str, str]]
    weeks: list[list[Cell | None]]


def restrictions(request: HttpRequest, slug: str) -> HttpResponse:
    """What is in force on a day at each crossing, and the calendar of a month."""
    record, language = find_record(slug, day_asked(request)), reader()
    day = _day(request.GET.get("day", "").strip(), record.on)
    year, month = _month(request.GET.get("month", "").strip(), day)
    measures = _measures(record)
    places = _places(record, measures)
    crossings = crossings_of(((row.entry, convert(row.content, Measure)) for row in measures), places)
    titles = {row.entry: row.title for row in measures}
    shown = [_shown(record, one, titles, day, (year, month), language) for one in crossings]
    first = datetime.date(year, month, 1)
    context = {
        "day": day,
        "shown": sorted(shown, key=lambda one: (not one.held, one.name))[:MOST],
        "more": max(0, len(shown) - MOST),
        "month": spoken(f"{year:04}-{month:02}", language),
        "before": f"{first - datetime.timedelta(days=1):%Y-%m}",
        "after": f"{first + datetime.timedelta(days=31):%Y-%m}",
        "weekdays": _weekdays(language),
    }
    names = names_in(record, [row.content for row in measures], [{"entry": row.entry} for row in measures])
    return show(request, record, "figures/restrictions.html", "places", names, **context)


def _measures(record: Record) -> list[Entry]:
    """The measures that restrict something, as of the day of the record."""
    marked = Q(pk__in=Link.objects.filter(role=RESTRICTION, entry=MARK).values("source"))
    if record.day is not None:
        marked |= Q(pk__in=FormerLink.objects.filter(entry=MARK).values("source"))
    found = entries_then(record).filter(marked, kind="measure", register=record.register)
    return [row for row in found if row.content.get(RESTRICTION)]


def _places(record: Record, measures: Sequence[Entry]) -> dict[str, Place]:
    named = {place.get("entry") for row in measures for place in row.content.get("places", ())} - {None}
    rows = public_entries(record, "place").filter(entry__in=named) if named else ()
    return {row.entry: convert(row.content, Place) for row in rows}


def _day(asked: str, otherwise: datetime.date) -> datetime.date:
    if not asked:
        return otherwise
    written = "%d.%m.%Y" if "." in asked else "%Y-%m-%d"
    try:
        return datetime.datetime.strptime(asked, written).replace(tzinfo=datetime.UTC).date()
    except ValueError:
        raise NoSuchDayError(asked[:40], ahead=False) from None


def _month(asked: str, day: datetime.date) -> tuple[int, int]:
    found = _MONTH.match(asked)
    return (int(found["year"]), int(found["month"])) if found else (day.year, day.month)


def _shown(
    record: Record,
    crossing: Crossing,
    titles: dict[str, dict[str, str]],
    day: datetime.date,
    month: tuple[int, int],
    language: str,
) -> Shown:
    there = crossing.on(day)
    place = crossing.place
    sides = tuple(place.sides) if place and len(place.sides) == 2 else ()
    return Shown(
        entry=crossing.key if place else "",
        name=chosen(place.names, language)[1] if place else crossing.name or crossing.key,
        names=[
            (record.side_name(side, language), chosen(names, language)[1])
            for side, names in crossing.names_by_side.items()
        ],
        held=[_held(record, one, titles, language) for one in there],
        passages=_passages(record, passages(there, sides), language) if there else [],
        weeks=_weeks(crossing, month, day),
    )


def _held(record: Record, one: InForce, titles: dict[str, dict[str, str]], language: str) -> Held:
    restricted = one.restricted
    restriction = restricted.restriction
    return Held(
        entry=restricted.measure,
        title=titles[restricted.measure],
        subject=str(SUBJECTS[restriction.of]),
        extent=str(EXTENTS[restriction.extent]),
        closed=restriction.extent == "closed",
        direction=_direction(record, restriction.from_side, restriction.to_side, language),
        text=dict(restriction.text) if restriction.text else None,
        term=_term(restricted.content),
        surely=one.force == "surely",
    )


def _term(measure: Measure) -> dict[str, object]:
    term = measure.term
    return {"start": term.start, "end": term.end, "continuous": term.continuous, "words": term.words} if term else {}


def _direction(record: Record, from_side: str | None, to_side: str | None, language: str) -> str:
    ends = [record.side_name(side, language) if side else "" for side in (from_side, to_side)]
    return f"{ends[0]} \N{RIGHTWARDS ARROW} {ends[1]}".strip() if any(ends) else ""


def _passages(record: Record, found: Sequence[Passage], language: str) -> list[tuple[str, str, str, str]]:
    """Who may pass, one line for both directions where they are alike."""
    lines: list[tuple[str, str, str, str]] = []
    for subject in dict.fromkeys(one.of for one in found):
        told = [_passage(record, one, language) for one in found if one.of == subject]
        same = len({(surely, possibly) for _subject, _direction, surely, possibly in told}) == 1
        lines += [(told[0][0], "", *told[0][2:])] if same else told
    return lines


def _passage(record: Record, one: Passage, language: str) -> tuple[str, str, str, str]:
    direction = _direction(record, one.from_side, one.to_side, language)
    return (
        str(SUBJECTS[one.of]),
        direction,
        str(EXTENTS[one.surely]) if one.surely else "",
        str(EXTENTS[one.possibly]) if one.possibly else "",
    )


def _weeks(crossing: Crossing, month: tuple[int, int], asked: datetime.date) -> list[list[Cell | None]]:
    """The days of a month in weeks that begin on Monday."""
    days = [Cell(one.day, _state(one.in_force), one.day == asked) for one in month_of(crossing, *month)]
    cells: list[Cell | None] = [*([None] * days[0].day.weekday()), *days]
    cells += [None] * (-len(cells) % 7)
    return [cells[place : place + 7] for place in range(0, len(cells), 7)]


def _state(there: Sequence[InForce]) -> str:
    sure = {one.restricted.restriction.extent for one in there if one.force == "surely"}
    return "closed" if "closed" in sure else "limited" if sure else "possibly" if there else "open"


def _weekdays(language: str) -> list[tuple[str, str]]:
    """The days of the week from Monday on, short and whole."""
    days = locale_of(language).days["stand-alone"]
    return [(str(days["abbreviated"][number]), str(days["wide"][number])) for number in range(7)]
