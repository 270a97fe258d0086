"""A network as NumPy arrays, for the runs of `risk`: level by level, all runs of a block at once (`running`).

Arrays are [activity, run], 32-bit floats; days count from the first day of the plan, so whole days are exact up to
2^24. Activities stand in the order of their levels: one level waits for earlier ones only, so its rows are computed
together. This module and `running` load NumPy when they are imported; nothing else of the room does.

1. F = max(max(S, links to the start) + X, links to the finish, floor), where S is the start that the activity has by
   itself, X its duration in this run, and floor the day before which nothing unfinished is finished. The start is
   F - X.
2. What has happened, and the start of what has begun, are constants, and are put into S of what waits for them.
3. A triangular duration is drawn from one uniform u, without asking on which side of the mode it falls:
   low + w(1 - c) + sqrt(min(u w^2 c, w^2 c^2)) - sqrt(min((1 - u) w^2 (1 - c), w^2 (1 - c)^2)), w being the width and
   c the place of the mode in it. A width of 0 gives the duration itself. Other spreads are tables of quantiles.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kelisim.planning.calendars import EVERY_DAY
from kelisim.planning.network import FROM_START, TO_FINISH
from kelisim.planning.schedule import Passes
from kelisim.planning.spreads import Observed, Spread

Floats = NDArray[np.float32]
Whole = NDArray[np.intp]

STEPS = 256
"""Steps of a table of quantiles."""
LEVELS = 1 << 16
"""Values of a uniform."""
NEVER = -1e9
"""A day before all days."""


class Links(NamedTuple):
    """Links into a level, at most one to a row: `rows` wait, a slice where they are the first ones.

    `sources` are rows of the finishes or, so many rows further, of the starts that are waited for; `lags` are calendar
    days, None where there are none.
    """

    rows: slice | Whole
    sources: Whole
    lags: Floats | None


class Level(NamedTuple):
    """Rows that are computed together.

    `starts` are their own, `links` those to their starts. The rows `late`, within the level, are held up in another
    way: `floors` are theirs, and the rows of `late_links` are places in `late`.
    """

    rows: slice
    starts: Floats
    links: tuple[Links, ...]
    late: Whole
    floors: Floats
    late_links: tuple[Links, ...]
    triangular: bool
    tabled: Whole
    tables: Whole


class Terms(NamedTuple):
    """A network as arrays, by row: `order` has the place of each.

    `left`, `left_most`, `right`, `right_most` and `base` are the columns of rule 3, the first of each side for whole
    uniforms. `sources`, `lags` and `to_finish` are the links of each row, in the order in which they were given; the
    lag of what is no link is minus infinity. `lasts` are the rows that can be finished last: nothing surely comes after
    them.
    """

    order: Whole
    levels: tuple[Level, ...]
    left: Floats
    left_most: Floats
    right: Floats
    right_most: Floats
    base: Floats
    quantiles: Floats
    varies: NDArray[np.bool_]
    uncertain: int
    sources: Whole
    lags: Floats
    to_finish: NDArray[np.bool_]
    lasts: Whole
    first: int


class Shape(NamedTuple):
    """A duration: three points of a triangle in calendar days, or a table of quantiles to be used instead."""

    low: float
    mode: float
    high: float
    table: Floats | None = None


def compiled(passes: Passes, spreads: Mapping[str, Spread], first: int) -> Terms:
    """A network whose forward pass was made, as arrays.

    Args:
        passes: with early dates.
        spreads: by key.
        first: the ordinal of the first day of the plan.
    """
    return _Compiling(passes, spreads, first).terms()


class _Tie(NamedTuple):
    source: int
    lag: int
    from_start: bool
    to_finish: bool


class _Compiling:
    """Turns a network into arrays."""

    def __init__(self, passes: Passes, spreads: Mapping[str, Spread], first: int) -> None:
        self.passes, self.first = passes, first
        self.activities = passes.network.activities
        count = len(self.activities)
        self.own = [0.0] * count
        self.floors = [NEVER] * count
        self.ties: list[list[_Tie]] = [[] for _ in range(count)]
        self.shapes = [Shape(0, 0, 0)] * count
        self.depth = [0] * count
        for place in passes.network.order:
            self._place(place, spreads.get(self.activities[place].key))

    def _place(self, place: int, spread: Spread | None) -> None:
        activity, passes = self.activities[place], self.passes
        start, finish = passes.starts[place], passes.finishes[place]
        if activity.finished is not None:
            self.own[place] = start - self.first
            self.shapes[place] = Shape(finish - start, finish - start, finish - start)
            return
        calendar, duration = passes.calendars[place], activity.duration
        own: float = passes.bounds(activity, self.first)[0]
        if activity.started is not None:
            # What has begun may have been stretched; its duration is what it would take by itself.
            finish = calendar.shift(start, duration)
        span = finish - start
        expected = activity.expected.toordinal() if activity.expected else None
        if expected is not None:
            by_date = expected - span if activity.started is not None else calendar.earliest(expected, duration)
            own = max(own, by_date)
        floor: float = self._snapped(place, passes.on)
        for other, kind, lag in passes.network.before[place]:
            own, floor = self._tie(place, other, kind, lag, (own, floor))
        self.own[place] = own - self.first
        self.floors[place] = max(NEVER, floor - self.first)
        self.depth[place] = max((self.depth[tie.source] + 1 for tie in self.ties[place]), default=0)
        rate = span / duration if duration and span else self._rate(place, finish)
        self.shapes[place] = _shape(spread, span, rate, waits=bool(self.ties[place]))

    def _tie(self, place: int, other: int, kind: int, lag: int, bounds: tuple[float, float]) -> tuple[float, float]:
        """Keep a link, or put what is certain of it into the bounds (rule 2)."""
        passes, activity, before = self.passes, self.activities[place], self.activities[other]
        own, floor = bounds
        from_start, to_finish = bool(kind & FROM_START), bool(kind & TO_FINISH)
        if activity.started is not None and not to_finish:
            return bounds
        at = passes.starts[other] if from_start else passes.finishes[other]
        reached = passes.calendars[place].shift(at, lag)
        if to_finish:
            reached = self._snapped(place, reached)
        if before.finished is not None or (from_start and before.started is not None):
            return (own, max(floor, reached)) if to_finish else (max(own, reached), floor)
        self.ties[place].append(_Tie(other, reached - at, from_start, to_finish))
        return bounds

    def _snapped(self, place: int, finish: int) -> int:
        """The finish that an activity has if it must not be finished before a day."""
        activity, calendar = self.activities[place], self.passes.calendars[place]
        if not activity.duration or activity.started is not None or finish < self.first:
            return finish
        return calendar.shift(calendar.earliest(finish, activity.duration), activity.duration)

    def _rate(self, place: int, day: int) -> float:
        """Calendar days to a day of the calendar, over the year before a day."""
        calendar = self.passes.calendars[place]
        return 1.0 if calendar is EVERY_DAY else 365 / max(1, calendar.between(day - 365, day))

    def terms(self) -> Terms:
        """The arrays."""
        count = len(self.activities)
        simple = [sum(not tie.to_finish for tie in ties) for ties in self.ties]
        order = sorted(range(count), key=lambda place: (self.depth[place], -simple[place], place))
        row = [0] * count
        for at, place in enumerate(order):
            row[place] = at
        tables: dict[int, int] = {}
        kept: list[Floats] = [np.zeros(STEPS + 1, np.float32)]
        for place in order:
            table = self.shapes[place].table
            if table is not None and id(table) not in tables:
                tables[id(table)] = len(kept)
                kept.append(table)
        shapes = [self.shapes[place] for place in order]
        low, mode, high = (np.array([shape[corner] for shape in shapes], np.float64)[:, None] for corner in range(3))
        left, right = mode - low, high - mode
        width = high - low
        varies = np.array([shape.table is not None or shape.high > shape.low for shape in shapes])
        most = max((len(ties) for ties in self.ties), default=0) or 1
        followed = {tie.source for ties in self.ties for tie in ties if not tie.from_start and tie.lag >= 0}
        sources, lags = np.zeros((count, most), np.intp), np.full((count, most), -np.inf, np.float32)
        to_finish = np.zeros((count, most), np.bool_)
        for at, place in enumerate(order):
            for slot, tie in enumerate(self.ties[place]):
                sources[at, slot] = row[tie.source] + tie.from_start * count
                lags[at, slot], to_finish[at, slot] = tie.lag, tie.to_finish
        return Terms(
            order=np.array(order, np.intp),
            levels=tuple(self._levels(order, row, tables)),
            left=(width * left / LEVELS).astype(np.float32),
            left_most=(left * left).astype(np.float32),
            right=(width * right / LEVELS).astype(np.float32),
            right_most=(right * right).astype(np.float32),
            base=(low + right).astype(np.float32),
            quantiles=np.concatenate(kept),
            varies=varies,
            uncertain=int(varies.sum()),
            sources=sources,
            lags=lags,
            to_finish=to_finish,
            lasts=np.array([row[place] for place in order if place not in followed], np.intp),
            first=self.first,
        )

    def _levels(self, order: Sequence[int], row: Sequence[int], tables: Mapping[int, int]) -> Iterator[Level]:
        begin = 0
        while begin < len(order):
            end = begin
            while end < len(order) and self.depth[order[end]] == self.depth[order[begin]]:
                end += 1
            yield self._level(order[begin:end], begin, row, tables)
            begin = end

    def _level(self, places: Sequence[int], begin: int, row: Sequence[int], tables: Mapping[int, int]) -> Level:
        shapes = [self.shapes[place] for place in places]
        tabled = [at for at, shape in enumerate(shapes) if shape.table is not None]
        least = [float(shape.table[0]) if shape.table is not None else shape.low for shape in shapes]
        late = [
            at
            for at, place in enumerate(places)
            if self.floors[place] > self.own[place] + least[at] or any(tie.to_finish for tie in self.ties[place])
        ]
        starts = [[tie for tie in self.ties[place] if not tie.to_finish] for place in places]
        finishes = [[tie for tie in self.ties[places[at]] if tie.to_finish] for at in late]
        return Level(
            rows=slice(begin, begin + len(places)),
            starts=_column([self.own[place] for place in places]),
            links=tuple(_links(starts, row)),
            late=np.array(late, np.intp),
            floors=_column([self.floors[places[at]] for at in late]),
            late_links=tuple(_links(finishes, row)),
            triangular=len(tabled) < len(places),
            tabled=np.array(tabled, np.intp),
            tables=np.array([tables[id(shapes[at].table)] for at in tabled], np.intp)[:, None] * (STEPS + 1),
        )


def _links(ties: Sequence[Sequence[_Tie]], row: Sequence[int]) -> Iterator[Links]:
    """The links of some rows: the first of each, the second of each, and so on."""
    for slot in range(max(map(len, ties), default=0)):
        rows = [at for at, own in enumerate(ties) if len(own) > slot]
        found = [ties[at][slot] for at in rows]
        lags = _column([tie.lag for tie in found])
        yield Links(
            rows=slice(0, len(rows)) if rows[-1] == len(rows) - 1 else np.array(rows, np.intp),
            sources=np.array([row[tie.source] + tie.from_start * len(row) for tie in found], np.intp),
            lags=lags if lags.any() else None,
        )


def _column(numbers: Sequence[float]) -> Floats:
    return np.array(numbers, np.float32)[:, None]


def _shape(spread: Spread | None, span: int, rate: float, *, waits: bool) -> Shape:
    """The duration in calendar days."""
    if spread is None:
        return Shape(span, span, span)
    if isinstance(spread, Observed):
        later = _observed(spread.slips)
        return Shape(span, span, span, span + (np.maximum(later, 0) if waits else later))
    low, mode, high = spread.low * rate, spread.mode * rate, spread.high * rate
    if spread.shape == "triangular" or low == high:
        return Shape(low, mode, high)
    curve = _pert(round((spread.mode - spread.low) / (spread.high - spread.low), 3))
    return Shape(low, mode, high, (low + (high - low) * curve).astype(np.float32))


@lru_cache(maxsize=256)
def _observed(slips: tuple[int, ...]) -> Floats:
    """Quantiles of past slips."""
    return np.quantile(np.array(slips, np.float64), np.linspace(0, 1, STEPS + 1)).astype(np.float32)


@lru_cache(maxsize=1_024)
def _pert(place: float) -> NDArray[np.float64]:
    """Quantiles of the PERT distribution from 0 to 1 whose mode is at `place`: its density, summed and read back."""
    grid = np.linspace(0, 1, 4 * 1024 + 1)
    density = grid ** (4 * place) * (1 - grid) ** (4 * (1 - place))
    below = np.concatenate(([0.0], np.cumsum((density[1:] + density[:-1]) / 2)))
    return np.interp(np.linspace(0, 1, STEPS + 1), below / below[-1], grid)
