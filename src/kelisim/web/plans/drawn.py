"""From a roadmap to its drawing: which stretch of days each mark stands for."""

import datetime
from collections.abc import Iterable, Sequence

from kelisim.model.dates import Days, Term, days_of
from kelisim.planning.errors import CalendarError
from kelisim.web.language import chosen, reader
from kelisim.web.plans.gantt import SHADED, Bar, Group, Sheet, Stretch, gantt
from kelisim.web.plans.roads import Road, Stage
from kelisim.web.queries.records import Record


def charts_of(record: Record, road: Road, stages: Sequence[Stage]) -> tuple[list[Sheet], list[Sheet]]:
    """The wide and the narrow sheets of some milestones of a roadmap."""
    return gantt(list(groups_of(road, stages)), record.on, reader(), today=record.day is None, off=_off(road, stages))


def groups_of(road: Road, stages: Sequence[Stage]) -> Iterable[Group]:
    """The milestones by what they are of; without headings where these would be most of the rows."""
    by_parent: dict[str, list[Stage]] = {}
    for stage in stages:
        by_parent.setdefault(stage.of, []).append(stage)
    headed = 1 < len(by_parent) <= len(stages) / 2
    path = road.path
    for entry, found in by_parent.items():
        heading = chosen(road.parents[entry].title, reader())[1] if headed else ""
        yield Group(heading, tuple(bar_of(stage, critical=stage.told.entry in path) for stage in found))


def _off(road: Road, stages: Sequence[Stage]) -> frozenset[datetime.date]:
    """The days off, where all work counts by one calendar and the time drawn is short enough to see them."""
    codes = {stage.content.calendar for stage in stages if stage.content.duration}
    days = [day for stage in stages if stage.row and (day := stage.row.forecast)]
    if road.plan is None or not days or len(codes) != 1 or None in codes:
        return frozenset()
    if (max(days) - min(days)).days > SHADED:
        return frozenset()
    try:
        calendar = road.plan.calendars(str(codes.pop()))
    except CalendarError:
        return frozenset()
    first, last = min(days).toordinal() - SHADED, max(days).toordinal() + SHADED
    return frozenset(datetime.date.fromordinal(day) for day in range(first, last) if not calendar.between(day - 1, day))


def bar_of(stage: Stage, *, critical: bool = False) -> Bar:
    """The marks of a milestone."""
    row = stage.row
    scheduled = row.scheduled if row else None
    agreed, fact = stage.baseline or stage.stated, row.fact if row else None
    forecast = None
    if scheduled and not scheduled.done:
        forecast = (scheduled.early_start, scheduled.early_finish)
    return Bar(
        key=stage.told.entry,
        title=chosen(stage.entry.title, reader())[1],
        baseline=_stretch(agreed),
        stated=stage.baseline is None,
        # Without a plan what was agreed stands in its place; with one, what has no forecast is planned no more.
        forecast=forecast if row else _stretch(stage.content.date),
        fact=(scheduled.early_start if scheduled else fact, fact) if fact else None,
        critical=critical,
        after=tuple(one.entry for one in stage.content.predecessors if one.entry),
    )


def _stretch(term: Term | None) -> Stretch | None:
    days = days_of(term) if term else Days()
    due = days.due()
    return (days.first or due, due) if due else None
