"""What the page of a roadmap says of each milestone and of the plan, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kelisim.model.dates import Term
from kelisim.model.decode import plain
from kelisim.model.measure import Milestone, Predecessor
from kelisim.node.models import Entry
from kelisim.planning.errors import CycleError
from kelisim.planning.roadmap import Row
from kelisim.web.language import chosen, number, reader
from kelisim.web.plans.roads import Road, Stage
from kelisim.web.queries.records import Record

LONGEST: Final = 24
"""Milestones of the critical path that are told, the last ones."""


@dataclass(frozen=True)
class After:
    """A predecessor as a reference, with what is particular about the link."""

    named: Mapping[str, Any]
    words: str


@dataclass(frozen=True)
class Line:
    """A milestone in the table; `of` is there where it is of something else than the roadmap."""

    of: Entry | None
    entry: Entry
    content: Milestone
    baseline: Term | None
    stated: Term | None
    row: Row | None
    critical: bool
    cancelled: bool
    after: list[After]
    float: str


def lines_of(record: Record, road: Road, stages: Iterable[Stage]) -> list[Line]:
    """The table of some milestones of a roadmap, in its order."""
    path = road.path
    return [_line(record, road, stage, critical=stage.told.entry in path) for stage in stages]


def _line(record: Record, road: Road, stage: Stage, *, critical: bool) -> Line:
    return Line(
        of=None if stage.of == road.row.entry else road.parents.get(stage.of),
        entry=stage.entry,
        content=stage.content,
        baseline=stage.baseline,
        stated=stage.stated,
        row=stage.row,
        critical=critical,
        cancelled=road.plan is not None and stage.told.entry in road.plan.cancelled,
        after=[After(plain(one), link_words(one)) for one in stage.content.predecessors],
        float=_float(record, stage),
    )


def link_words(link: Predecessor) -> str:
    """What is particular about a link: ` (start to start, +30 days)`; nothing for the usual one."""
    parts = [
        {
            "finish-start": "",
            "start-start": _("start to start"),
            "finish-finish": _("finish to finish"),
            "start-finish": _("start to finish"),
        }[link.link]
    ]
    if link.lag:
        parts.append(counted(link.lag, sign=True))
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def counted(days: int, *, sign: bool = False) -> str:
    """A number of days: `12 days`, `−3 days`."""
    shown = number(str(days), reader())
    return ngettext("{} day", "{} days", abs(days)).format(f"+{shown}" if sign and days > 0 else shown)


def working(days: int, side: str) -> str:
    """A number of working days of a State."""
    said = ngettext("{days} working day ({side})", "{days} working days ({side})", abs(days))
    return said.format(days=number(str(days), reader()), side=side)


def _float(record: Record, stage: Stage) -> str:
    scheduled = stage.row.scheduled if stage.row else None
    if scheduled is None or scheduled.total_float is None:
        return ""
    calendar = stage.content.calendar
    days = scheduled.total_float
    return working(days, record.shown(calendar)) if calendar else counted(days)


def path_of(road: Road) -> list[Stage]:
    """The milestones that decide the end of the plan, in their order; none where a single one does."""
    if road.plan is None:
        return []
    by_entry = {stage.told.entry: stage for stage in road.stages}
    path = [by_entry[key] for key in road.plan.schedule.path if key in by_entry]
    return path[-LONGEST:] if len(path) > 1 else []


def done_in(road: Road) -> int:
    """How many of the milestones are done."""
    return sum(stage.row is not None and stage.row.fact is not None for stage in road.stages)


def days_over(road: Road) -> int:
    """By how many days the plan ends after the end that is set for it; 0 where it does not."""
    if road.plan is None or road.plan.end is None or road.plan.schedule.finish is None:
        return 0
    return max(0, (road.plan.schedule.finish - road.plan.end).days)


def problem_of(road: Road) -> str:
    """Why there is no plan, in words; empty where there is one."""
    if isinstance(road.problem, CycleError):
        titles = {stage.told.entry: chosen(stage.entry.title, reader())[1] for stage in road.stages}
        circle = " → ".join(titles[key] for key in (*road.problem.cycle, road.problem.cycle[0]))
        return _("these wait for one another in a circle: {circle}").format(circle=circle)
    return str(road.problem) if road.problem else ""


def notes_of(record: Record, road: Road) -> list[str]:
    """What a reader has to know about the dates."""
    return list(_notes(record, road)) if road.plan else []


def _notes(record: Record, road: Road) -> Iterator[str]:
    plan, language = road.plan, reader()
    if plan is None:
        return
    titles = {stage.told.entry: chosen(stage.entry.title, language)[1] for stage in road.stages}
    for entry, row in plan.rows.items():
        scheduled = row.scheduled
        if scheduled is None or scheduled.done or not row.contradicted:
            continue
        if scheduled.driver is None:
            said = ngettext(
                "{title}: the day that the sides name passed {days} day ago.",
                "{title}: the day that the sides name passed {days} days ago.",
                row.contradicted,
            )
        else:
            said = ngettext(
                "{title}: what it waits for makes it {days} day later than the sides say.",
                "{title}: what it waits for makes it {days} days later than the sides say.",
                row.contradicted,
            )
        yield said.format(title=titles[entry], days=number(str(row.contradicted), language))
    if plan.undated:
        names = "; ".join(titles[entry] for entry in plan.undated)
        yield _("No day is on record for these, and none follows: {titles}.").format(titles=names)
    for entry in dict.fromkeys(entry for entry, _before in plan.unknown):
        waits = _("{title} waits for something that is not on this roadmap; it holds nothing up here.")
        yield waits.format(title=titles[entry])
    for code in plan.uncounted:
        days = _("The working days of {side} are not known, so calendar days are counted.")
        yield days.format(side=record.side_name(code, language))
