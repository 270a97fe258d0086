"""What if this milestone came later: which dates move by how much.

1. The milestone is held to be expected so much later than it is now; everything else stays as it is. Nothing is
   recorded.
2. A date moves only where the links carry the delay to it; float on the way is used up first.
"""

import datetime

import msgspec

from kelisim.model.lapse import after
from kelisim.planning.errors import PlanningError
from kelisim.planning.network import Activity, Network
from kelisim.planning.roadmap import Plan
from kelisim.planning.schedule import Schedule, schedule


class WhatIfError(PlanningError):
    """A milestone that is not in the plan, or that has happened."""

    code = "plan-what-if"


class Moved(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A date that moves by so many calendar days.

    `over` is by how many days it then is after the agreed date, 0 where it is not; `was_over` the same before.
    """

    entry: str
    before: datetime.date
    after: datetime.date
    days: int
    over: int
    was_over: int


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """What follows: `moved` begins with the milestone, the others by their new dates; the end moves by `days`."""

    entry: str
    moved: tuple[Moved, ...]
    schedule: Schedule
    days: int


def what_if(plan: Plan, entry: str, lapse: str) -> WhatIf:
    """What follows if a milestone comes a lapse later than it is forecast.

    Args:
        plan: the plan as it stands.
        entry: the milestone.
        lapse: such as `P3M` (`model.lapse`); months keep the day, clipped to the last of a shorter month.

    Raises:
        WhatIfError: the plan has no date for the milestone, or it has happened.
        HorizonError: a date then lies beyond the calendar.
    """
    now = plan.schedule.activities.get(entry)
    if now is None:
        raise WhatIfError(f"the plan has no date for {entry}")
    if now.done:
        raise WhatIfError(f"{entry} has happened already", expected="a milestone that is still to come")
    later = after(now.early_finish, lapse)
    network = Network(_expected(one, later) if one.key == entry else one for one in plan.network.activities)
    then = schedule(network, plan.start, on=plan.on, end=plan.end, calendars=plan.calendars)
    moved = [
        one
        for activity in network.activities
        if (one := _moved(activity, plan.schedule, then)).days or activity.key == entry
    ]
    moved.sort(key=lambda one: (one.entry != entry, one.after))
    finish, new = plan.schedule.finish, then.finish
    return WhatIf(
        entry=entry,
        moved=tuple(moved),
        schedule=then,
        days=(new - finish).days if new and finish else 0,
    )


def _expected(activity: Activity, day: datetime.date) -> Activity:
    return msgspec.structs.replace(activity, expected=day)


def _moved(activity: Activity, before: Schedule, then: Schedule) -> Moved:
    old, new = before.activities[activity.key].early_finish, then.activities[activity.key].early_finish
    return Moved(
        entry=activity.key,
        before=old,
        after=new,
        days=(new - old).days,
        over=_over(new, activity.deadline),
        was_over=_over(old, activity.deadline),
    )


def _over(day: datetime.date, deadline: datetime.date | None) -> int:
    return max(0, (day - deadline).days) if deadline else 0
