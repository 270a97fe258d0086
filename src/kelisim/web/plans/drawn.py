"""From a roadmap to its drawing: which stretch of days each mark stands for."""

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
        yield Group(heading, tuple(bar_of(stage, critical=stage.told.entry in road.path) for stage in stages))


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
        forecast=forecast if scheduled else None if fact else _stretch(stage.content.date),
        fact=(scheduled.early_start if scheduled else fact, fact) if fact else None,
        critical=critical,
        after=tuple(one.entry for one in stage.content.predecessors if one.entry),
    )


def _stretch(term: Term | None) -> Stretch | None:
    days = days_of(term) if term else Days()
    due = days.due()
    return (days.first or due, due) if due else None
