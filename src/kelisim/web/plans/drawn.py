"""From a roadmap to its drawing: which stretch of days each mark stands for."""

import datetime
from collections.abc import Iterable

from kelisim.model.dates import Days, Term, days_of
from kelisim.web.language import chosen, reader
from kelisim.web.plans.gantt import Bar, Group, Sheet, Stretch, gantt
from kelisim.web.plans.roads import Road, Stage
from kelisim.web.queries.records import Record


def charts_of(record: Record, road: Road) -> tuple[list[Sheet], list[Sheet]]:
    """The wide and the narrow sheets of a roadmap."""
    return gantt(list(groups_of(road)), record.on, reader(), today=record.day is None)


def groups_of(road: Road) -> Iterable[Group]:
    """The milestones by what they are of; without headings where all are of one."""
    by_parent: dict[str, list[Stage]] = {}
    for stage in road.stages:
        by_parent.setdefault(stage.content.of.entry or "", []).append(stage)
    for entry, stages in by_parent.items():
        heading = chosen(road.parents[entry].title, reader())[1] if len(by_parent) > 1 else ""
        yield Group(heading, tuple(map(bar_of, stages)))


def bar_of(stage: Stage) -> Bar:
    """The marks of a milestone."""
    return Bar(
        key=stage.row.entry,
        title=chosen(stage.row.title, reader())[1],
        baseline=_stretch(days_of(stage.baseline)) if stage.baseline else None,
        forecast=_forecast(stage.expected, stage.content.duration),
        fact=_stretch(stage.fact) if stage.fact else None,
        after=tuple(one.entry for one in stage.content.predecessors if one.entry),
    )


def _stretch(days: Days) -> Stretch | None:
    due = days.due()
    return (days.first or due, due) if due else None


def _forecast(term: Term | None, duration: int | None) -> Stretch | None:
    due = days_of(term).due() if term else None
    if term is None or due is None:
        return None
    if duration:
        return due - datetime.timedelta(days=duration), due
    return _stretch(days_of(term))
