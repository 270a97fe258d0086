"""The critical path: when each activity can be finished at the earliest, and must be at the latest.

The method is that of Kelley and Walker, Critical-path planning and scheduling (Proc. Eastern Joint Computer Conference,
1959), with the relationships, lags and floats of the PMI Practice Standard for Scheduling (2019) and the practices of
the GAO Schedule Assessment Guide (GAO-16-89G, 2015). A day stands for its end (`calendars`).

1. Forward pass: an activity begins when all that it waits for allows it, and lasts its duration without a break. What
   waits with its finish (finish-finish, start-finish) begins as late as that asks.
2. It is not finished before the day on which it is expected, nor before the first day of the plan. A fact stands as it
   is, whatever the links say (retained facts, GAO practice 9).
3. On the day of the plan (the status date) nothing unfinished is finished earlier. What nobody expects on a day of its
   own, and has not begun, does not begin earlier.
4. Backward pass: an activity must be finished by its own deadline, by the end of the plan, and in time for all that
   waits for it. The end is the last early finish, unless another is given.
5. Total float is by how many days of its calendar an activity can be finished later before a deadline or the end is
   broken; negative float is by how many it is too late already. Free float is by how many it can be finished later
   before an early date of another activity, or the last early finish, moves. What is finished has no float.
6. An activity is critical where its total float is not above zero. The path is the chain of links that decides the last
   early finish (the longest path); with several calendars only it is a chain (GAO practice 6).
"""

import datetime

import msgspec

from kelisim.planning.calendars import EVERY_DAY, FIRST, LAST, Calendar, Calendars, working_days_of
from kelisim.planning.errors import HorizonError
from kelisim.planning.network import FROM_START, TO_FINISH, Activity, Network

_NEVER = 1 << 40
"""A day after all days."""


class Scheduled(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When an activity can be done.

    Attributes:
        early_start: the earliest day after which it goes on; of a milestone the day on which it is reached.
        early_finish: the earliest day on which it is finished: the forecast, or the fact where `done`.
        late_start, late_finish: the same at the latest; of what is done, the facts.
        total_float, free_float: in days of its calendar (rule 5); None for what is done.
        critical: rule 6.
        driver: the predecessor that decides its early dates; None where its own dates do.
        done: whether it is finished.
    """

    key: str
    early_start: datetime.date
    early_finish: datetime.date
    late_start: datetime.date
    late_finish: datetime.date
    total_float: int | None
    free_float: int | None
    critical: bool
    driver: str | None
    done: bool


class Schedule(msgspec.Struct, frozen=True, kw_only=True):
    """The dates of a network: by key in the order of the activities.

    `finish` is the last early finish, `end` the day from which the late dates count back (rule 4), `path` the longest
    path in its order (rule 6). All are empty or None for a network of nothing.
    """

    activities: dict[str, Scheduled]
    finish: datetime.date | None
    end: datetime.date | None
    path: tuple[str, ...]

    @property
    def late(self) -> tuple[Scheduled, ...]:
        """What has negative float, the least first."""
        found = [one for one in self.activities.values() if one.total_float is not None and one.total_float < 0]
        return tuple(sorted(found, key=lambda one: one.total_float or 0))


class Passes:
    """Both passes over a network, as ordinals by place: what `schedule` tells, and what Monte Carlo starts from.

    Attributes:
        calendars: of each activity.
        waits: of each, whether it has not begun.
        starts, finishes: early start and finish.
        drivers: the place of the predecessor that decides them, -1 for none.
        late_starts, late_finishes: late start and finish; meaningful after `backward` only.
        last: the last early finish.
    """

    __slots__ = (
        "calendars",
        "drivers",
        "finishes",
        "last",
        "late_finishes",
        "late_starts",
        "network",
        "on",
        "starts",
        "waits",
    )

    def __init__(self, network: Network, calendars: Calendars, on: int) -> None:
        self.network = network
        self.on = on
        known: dict[str | None, Calendar] = {None: EVERY_DAY}
        for activity in network.activities:
            if activity.calendar not in known:
                known[activity.calendar] = calendars(str(activity.calendar))
        self.calendars = [known[activity.calendar] for activity in network.activities]
        self.waits = [activity.started is None and activity.finished is None for activity in network.activities]
        count = len(network.activities)
        self.starts = [0] * count
        self.finishes = [0] * count
        self.late_starts = [0] * count
        self.late_finishes = [0] * count
        self.drivers = [-1] * count
        self.last = 0

    def forward(self, first: int) -> None:
        """Rules 1 to 3."""
        for place in self.network.order:
            activity = self.network.activities[place]
            if activity.finished is not None:
                self._fact(place, activity, activity.finished.toordinal())
            else:
                self._early(place, activity, first)
        self.last = max(self.finishes, default=0)

    def _fact(self, place: int, activity: Activity, finished: int) -> None:
        self.finishes[place] = finished
        if activity.started is not None:
            self.starts[place] = activity.started.toordinal()
        else:
            self.starts[place] = self.calendars[place].earliest(finished, activity.duration)

    def bounds(self, activity: Activity, first: int) -> tuple[int, int]:
        """The earliest start and finish that an unfinished activity has by itself, without its links."""
        finish = self.on
        start = first
        if activity.started is not None:
            start = activity.started.toordinal()
        if activity.expected is not None:
            finish = max(finish, activity.expected.toordinal())
        elif activity.started is None:
            start = max(start, self.on)
        return start, finish

    def _early(self, place: int, activity: Activity, first: int) -> None:
        calendar, duration = self.calendars[place], activity.duration
        starts, finishes = self.starts, self.finishes
        start, finish = self.bounds(activity, first)
        driver = finish_driver = -1
        began = activity.started is not None
        for other, kind, lag in self.network.before[place]:
            at = starts[other] if kind & FROM_START else finishes[other]
            if lag:
                at = calendar.shift(at, lag)
            if kind & TO_FINISH:
                if at > finish:
                    finish, finish_driver = at, other
            elif at > start and not began:
                start, driver = at, other
        if duration:
            if finish > start and not began:
                asked = calendar.earliest(finish, duration)
                if asked > start:
                    start, driver = asked, finish_driver
            reached = calendar.shift(start, duration)
            if began and finish > reached:
                reached, driver = finish, finish_driver
        else:
            reached = start
            if finish > start:
                reached, driver = finish, finish_driver
            if not began:
                start = reached
        starts[place] = start
        finishes[place] = reached
        self.drivers[place] = driver

    def backward(self, end: int) -> None:
        """Rule 4."""
        activities, after, calendars = self.network.activities, self.network.after, self.calendars
        starts, finishes = self.late_starts, self.late_finishes
        for place in reversed(self.network.order):
            activity = activities[place]
            if activity.finished is not None:
                starts[place], finishes[place] = self.starts[place], self.finishes[place]
                continue
            finish, start = end, _NEVER
            if activity.deadline is not None:
                finish = min(finish, activity.deadline.toordinal())
            for other, kind, lag in after[place]:
                if kind & TO_FINISH:
                    if activities[other].finished is not None:
                        continue
                    at = finishes[other]
                else:
                    if not self.waits[other]:
                        continue
                    at = starts[other]
                if lag:
                    at = calendars[other].latest(at, lag)
                if kind & FROM_START:
                    start = min(start, at)
                elif at < finish:
                    finish = at
            if activity.started is not None:
                starts[place], finishes[place] = self.starts[place], finish
                continue
            duration, calendar = activity.duration, calendars[place]
            start = min(start, calendar.latest(finish, duration) if duration else finish)
            starts[place] = start
            finishes[place] = calendar.shift(start, duration) if duration else start

    def free(self, place: int) -> int:
        """Free float of an unfinished activity (rule 5)."""
        activities = self.network.activities
        calendar, activity = self.calendars[place], activities[place]
        latest = self.last
        for other, kind, lag in self.network.after[place]:
            if kind & TO_FINISH:
                if activities[other].finished is not None:
                    continue
                at = self.finishes[other]
            else:
                if not self.waits[other]:
                    continue
                at = self.starts[other]
            if lag:
                at = self.calendars[other].latest(at, lag)
            if kind & FROM_START:
                if activity.started is not None:
                    continue
                at = calendar.shift(at, activity.duration)
            latest = min(latest, at)
        return calendar.between(self.finishes[place], latest)

    def path(self) -> list[int]:
        """The longest path (rule 6)."""
        place = next(place for place in reversed(self.network.order) if self.finishes[place] == self.last)
        way = [place]
        while (place := self.drivers[place]) >= 0:
            way.append(place)
        return way[::-1]


def schedule(
    network: Network,
    start: datetime.date,
    *,
    on: datetime.date | None = None,
    end: datetime.date | None = None,
    calendars: Calendars = working_days_of,
) -> Schedule:
    """The early and late dates of a network.

    Args:
        network: the activities.
        start: the first day of the plan (rule 2).
        on: the day of the plan (rule 3); without one, nothing is held to be late.
        end: the day by which everything has to be finished (rule 4); without one, the last early finish.
        calendars: gives the calendar of a State.

    Raises:
        CalendarError: a calendar is not known.
        HorizonError: a date lies beyond the years 1 to 9999.
    """
    passes = Passes(network, calendars, on.toordinal() if on else FIRST)
    passes.forward(start.toordinal())
    if not network.activities:
        return Schedule(activities={}, finish=None, end=end, path=())
    passes.backward(end.toordinal() if end else passes.last)
    dates = [passes.starts, passes.finishes, passes.late_starts, passes.late_finishes]
    if min(map(min, dates)) < FIRST or max(map(max, dates)) > LAST:
        raise HorizonError("a date of the plan lies beyond the calendar", expected="the years 1 to 9999")
    return Schedule(
        activities={activity.key: _scheduled(passes, place) for place, activity in enumerate(network.activities)},
        finish=datetime.date.fromordinal(passes.last),
        end=end or datetime.date.fromordinal(passes.last),
        path=tuple(network.activities[place].key for place in passes.path()),
    )


def _scheduled(passes: Passes, place: int) -> Scheduled:
    activities = passes.network.activities
    activity, driver = activities[place], passes.drivers[place]
    finish, late_finish = passes.finishes[place], passes.late_finishes[place]
    done = activity.finished is not None
    total = None
    if not done:
        total = passes.calendars[place].between(finish, late_finish)
        if not total and late_finish < finish:
            # Too late by days off only: a working day sooner would do.
            total = -1
    return Scheduled(
        key=activity.key,
        early_start=_date(passes.starts[place]),
        early_finish=_date(finish),
        late_start=_date(passes.late_starts[place]),
        late_finish=_date(late_finish),
        total_float=total,
        free_float=None if done else passes.free(place),
        critical=total is not None and total <= 0,
        driver=activities[driver].key if driver >= 0 else None,
        done=done,
    )


_date = datetime.date.fromordinal
