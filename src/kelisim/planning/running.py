"""The runs themselves: blocks of draws and forward passes over the arrays of `arrays`, and what is counted of them.

1. Uniforms have 16 bits, four to a word of the generator: k / 65536. With a correlation they are the ranks of
   normal scores that share a factor.
2. Each block of runs has a generator of its own, spawned from the caller's, so threads change nothing.
3. The longest path of a run is walked back from its last finish, for all runs of a block at once: from each activity to
   the link that decides its start or finish, until its own dates do. Of several the first counts.
4. Days are whole: what is finished during a day is finished on it.
"""

import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kelisim.planning.arrays import LEVELS, STEPS, Floats, Level, Links, Terms
from kelisim.planning.spreads import Simulation

_CELLS = 1 << 21
"""Cells of an array of a block: with more of them, less stays near the processor."""
_CHAINED = 1 << 24
"""The same where levels are narrow, and calls cost more."""
TOLD = 2_500
"""Runs of which the drivers are told: a share of them is known to a per cent, a correlation to two hundredths."""
_LEAST, _MOST = 128, 1024
"""Runs of a block."""
_NARROW = 16
"""Activities in a level below which the calls cost more than what they compute."""
_ROUNDING = 1e-2
"""Days that a sum of 32-bit floats may be off, and that tell no two days apart."""

Words = NDArray[np.uint16]


class Counted:
    """What the runs gave.

    Attributes:
        ends: the last finish of each run, in days from the first day of the plan.
        told: of how many runs, in whole blocks, the drivers are told.
        critical: in how many of these each row was on the longest path.
        products: the sum over them of (rank of the duration) x (rank of the end), both centred and scaled.
        wanted: the finish of each run of each row that was asked for.
    """

    def __init__(self, terms: Terms, runs: int, wanted: int) -> None:
        self.terms = terms
        size = block_size(terms)
        self.told = min(runs, -(-TOLD // size) * size)
        self.ends = np.empty(runs, np.float32)
        self.critical = np.zeros(len(terms.order), np.int64)
        self.products = np.zeros(len(terms.order), np.float64)
        self.wanted = np.empty((wanted, runs), np.float32)

    def finishes(self) -> tuple[list[int], list[int]]:
        """The ordinals of the days on which the plan is finished, and the runs of each."""
        days, counts = np.unique(self._days(self.ends), return_counts=True)
        return days.tolist(), counts.tolist()

    def of(self, place: int) -> list[int]:
        """The days of one activity that was asked for, in order."""
        days: list[int] = np.sort(self._days(self.wanted[place])).tolist()
        return days

    def drivers(self) -> Iterator[tuple[int, float, float]]:
        """What varies and was ever critical: its place in the network, its criticality and its correlation."""
        for row in np.flatnonzero(self.terms.varies & (self.critical > 0)):
            yield (
                int(self.terms.order[row]),
                float(self.critical[row] / self.told),
                float(self.products[row] / self.told),
            )

    def _days(self, days: Floats) -> NDArray[np.int64]:
        whole: NDArray[np.int64] = np.ceil(days.astype(np.float64) - _ROUNDING).astype(np.int64) + self.terms.first
        return whole


def run(terms: Terms, generator: Generator, wanted: Sequence[int], how: Simulation) -> Counted:
    """Make the runs.

    Args:
        terms: the network.
        generator: spawned from, one for each block.
        wanted: places of activities whose finishes are kept.
        how: how many runs, and how.
    """
    runs = how.runs
    counted = Counted(terms, runs, len(wanted))
    row = np.empty(len(terms.order), np.intp)
    row[terms.order] = np.arange(len(terms.order))
    rows = row[list(wanted)] if wanted else np.empty(0, np.intp)
    size = block_size(terms)
    parts = [slice(begin, min(begin + size, runs)) for begin in range(0, runs, size)]
    blocks = list(zip(parts, generator.spawn(len(parts)), strict=True))

    told: dict[int, tuple[NDArray[np.int64], NDArray[np.float64]]] = {}

    def share(place: int) -> None:
        """The blocks of one thread, all in the same memory."""
        room = Room(terms, size)
        for part, chance in blocks[place :: how.threads]:
            ranks = uniforms(chance, len(terms.order), part.stop - part.start, how.correlation)
            ends, last = passed(terms, ranks, room)
            counted.ends[part] = last
            counted.wanted[:, part] = ends[rows]
            if part.start < counted.told:
                told[part.start] = longest(terms, ends), products(terms, ranks, last)

    with ThreadPoolExecutor(how.threads) as pool:
        list(pool.map(share, range(how.threads)))
    # In order of the blocks, because the sum of floats depends on it.
    for begin in sorted(told):
        critical, product = told[begin]
        counted.critical += critical
        counted.products += product
    return counted


class Room:
    """The memory of one thread: all ends, and what is computed in between, large enough for the widest level."""

    def __init__(self, terms: Terms, runs: int) -> None:
        self.ends = np.empty(2 * len(terms.order) * runs, np.float32)
        widest = max(level.rows.stop - level.rows.start for level in terms.levels)
        self.between = [np.empty(widest * runs, np.float32) for _ in range(3)]

    def of(self, flat: Floats, rows: int, runs: int) -> Floats:
        """So many rows of an array of this room."""
        return flat[: rows * runs].reshape(rows, runs)


def block_size(terms: Terms) -> int:
    """How many runs are made at once."""
    rows = len(terms.order)
    if rows < _NARROW * len(terms.levels):
        return min(_MOST, max(_LEAST, _CHAINED // rows))
    return min(_MOST, max(_LEAST, 1 << (_CELLS // rows).bit_length()))


def uniforms(chance: Generator, rows: int, runs: int, correlation: float) -> Words:
    """Uniforms by row and run, as 16-bit numbers (rule 1)."""
    if correlation:
        common = chance.standard_normal(runs, dtype=np.float32)
        scores = chance.standard_normal((rows, runs), dtype=np.float32)
        scores *= np.float32(math.sqrt(1 - correlation))
        scores += np.float32(math.sqrt(correlation)) * common
        # From -8 to 8, in steps of 1/4096.
        scores *= 4096
        scores += 32768
        np.clip(scores, 0, 65535, out=scores)
        return _normal().take(scores.astype(np.uint16))
    words = chance.integers(0, 2**64 - 1, -(-rows * runs // 4), np.uint64, endpoint=True)
    return words.view(np.uint16)[: rows * runs].reshape(rows, runs)


@cache
def _normal() -> Words:
    """The distribution function of the normal distribution from -8 to 8, as 16-bit uniforms."""
    scores = ((step - 32767.5) / 4096 for step in range(65536))
    return np.array([min(65535, int(65536 * (1 + math.erf(score / math.sqrt(2))) / 2)) for score in scores], np.uint16)


def passed(terms: Terms, ranks: Words, room: Room) -> tuple[Floats, Floats]:
    """The finishes by row and run and below them the starts, and the last finish of each run (`arrays`, rule 1)."""
    count, runs = ranks.shape
    ends = room.of(room.ends, 2 * count, runs)
    for level in terms.levels:
        rows = level.rows
        high = rows.stop - rows.start
        own, late, reached = (room.of(flat, high, runs) for flat in room.between)
        finish, start = ends[rows], ends[rows.start + count : rows.stop + count]
        # The rows of the finishes are free as long as nothing is finished.
        _draw(terms, level, ranks[rows], own, (finish, late))
        _begin(level, ends, start)
        for links in level.links[1:]:
            _follow(links, ends, start, reached)
        np.add(start, own, out=finish)
        if level.late.size:
            late, reached = late[: level.late.size], reached[: level.late.size]
            np.take(finish, level.late, axis=0, out=late, mode="clip")
            np.maximum(late, level.floors, out=late)
            for links in level.late_links:
                _follow(links, ends, late, reached)
            finish[level.late] = late
            np.take(own, level.late, axis=0, out=reached, mode="clip")
            start[level.late] = np.subtract(late, reached, out=reached)
    return ends, ends[terms.lasts].max(axis=0)


def _begin(level: Level, ends: Floats, start: Floats) -> None:
    """Set the starts of a level to their own, and to what its first links ask for."""
    if not level.links:
        start[:] = level.starts
        return
    # What waits most stands first in a level, so the first links are to its first rows.
    links = level.links[0]
    held = len(links.sources)
    first = start[:held]
    np.take(ends, links.sources, axis=0, out=first, mode="clip")
    if links.lags is not None:
        np.add(first, links.lags, out=first)
    np.maximum(first, level.starts[:held], out=first)
    start[held:] = level.starts[held:]


def _draw(terms: Terms, level: Level, ranks: Words, durations: Floats, buffers: tuple[Floats, Floats]) -> None:
    """The durations of a level (`arrays`, rule 3)."""
    whole, right = buffers
    if level.triangular:
        rows = level.rows
        np.copyto(whole, ranks)
        np.multiply(whole, terms.left[rows], out=durations)
        np.minimum(durations, terms.left_most[rows], out=durations)
        np.sqrt(durations, out=durations)
        np.subtract(np.float32(LEVELS), whole, out=whole)
        np.multiply(whole, terms.right[rows], out=right)
        np.minimum(right, terms.right_most[rows], out=right)
        np.sqrt(right, out=right)
        np.subtract(durations, right, out=durations)
        np.add(durations, terms.base[rows], out=durations)
    if level.tabled.size:
        at, part = np.divmod(ranks[level.tabled].astype(np.intp), LEVELS // STEPS)
        at += level.tables
        low, high = terms.quantiles.take(at), terms.quantiles.take(at + 1)
        durations[level.tabled] = low + (high - low) * (part.astype(np.float32) / np.float32(LEVELS // STEPS))


def _follow(links: Links, ends: Floats, bound: Floats, buffer: Floats) -> None:
    """Raise the starts, or the least finishes, of what waits."""
    reached = buffer[: len(links.sources)]
    # "clip" asks for no check of the rows, which are known to be there.
    np.take(ends, links.sources, axis=0, out=reached, mode="clip")
    if links.lags is not None:
        np.add(reached, links.lags, out=reached)
    if isinstance(links.rows, slice):
        np.maximum(bound[links.rows], reached, out=bound[links.rows])
    else:
        bound[links.rows] = np.maximum(bound[links.rows], reached, out=reached)


def longest(terms: Terms, ends: Floats) -> NDArray[np.int64]:
    """In how many runs of a block each row is on the longest path (rule 3)."""
    count, width = len(terms.order), ends.shape[1]
    counts = np.zeros(count, np.int64)
    flat, to_finish = ends.ravel(), terms.to_finish.any()
    runs = np.arange(width)
    # Of several that are finished last, the last in order: it waits for the others, if they are tied.
    lasts = terms.lasts[::-1]
    rows = lasts[ends[lasts].argmax(axis=0)]
    while runs.size:
        counts += np.bincount(rows, minlength=count)
        sources = terms.sources.take(rows, axis=0)
        # By how much each link is short of the end that it may decide.
        short = -flat.take(sources * width + runs[:, None], mode="clip")
        short -= terms.lags.take(rows, axis=0)
        start = flat.take((rows + count) * width + runs)[:, None]
        if to_finish:
            finish = flat.take(rows * width + runs)[:, None]
            short += np.where(terms.to_finish.take(rows, axis=0), finish, start)
        else:
            short += start
        slot = short.argmin(axis=1)
        slot += np.arange(0, short.size, short.shape[1])
        bound = short.take(slot) < _ROUNDING
        rows, runs = sources.take(slot)[bound] % count, runs[bound]
    return counts


def products(terms: Terms, ranks: Words, ends: Floats) -> NDArray[np.float64]:
    """For Spearman's correlation, the sum of the products of the ranks of durations and ends, over a block."""
    ordered = np.sort(ends)
    place = (np.searchsorted(ordered, ends, "left") + np.searchsorted(ordered, ends, "right")).astype(np.float32)
    place -= place.mean()
    spread = float(place.std())
    if not spread:
        return np.zeros(len(terms.order))
    # The deviation of a uniform is the square root of a twelfth.
    place *= np.float32(math.sqrt(12) / LEVELS / spread)
    found = np.empty(len(ranks), np.float64)
    whole = np.empty((min(len(ranks), 256), len(ends)), np.float32)
    for begin in range(0, len(ranks), 256):
        part = ranks[begin : begin + 256]
        np.copyto(whole[: len(part)], part)
        found[begin : begin + len(part)] = whole[: len(part)] @ place
    return found
