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

from kelisim.planning.arrays import LEVELS, NEVER, STEPS, Floats, Level, Links, Terms
from kelisim.planning.spreads import Simulation

_CELLS = 1 << 21
"""Cells of an array of a block: with more of them, less stays near the processor."""
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
        critical: in how many runs each row was on the longest path.
        products: the sum over the runs of (rank of the duration) x (rank of the end), both centred and scaled.
        wanted: the finish of each run of each row that was asked for.
    """

    def __init__(self, terms: Terms, runs: int, wanted: int) -> None:
        self.terms, self.runs = terms, runs
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
                float(self.critical[row] / self.runs),
                float(self.products[row] / self.runs),
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
    begins = range(0, runs, size)

    def block(begin: int, chance: Generator) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        part = slice(begin, min(begin + size, runs))
        ranks = uniforms(chance, len(terms.order), part.stop - begin, how.correlation)
        durations, finishes = passed(terms, ranks)
        ends = finishes.max(axis=0)
        counted.ends[part] = ends
        counted.wanted[:, part] = finishes[rows]
        return longest(terms, durations, finishes), products(terms, ranks, ends)

    with ThreadPoolExecutor(how.threads) as pool:
        for critical, product in pool.map(block, begins, generator.spawn(len(begins))):
            counted.critical += critical
            counted.products += product
    return counted


def block_size(terms: Terms) -> int:
    """How many runs are made at once."""
    rows = len(terms.order)
    if rows < _NARROW * len(terms.levels):
        return _MOST
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


def passed(terms: Terms, ranks: Words) -> tuple[Floats, Floats]:
    """Durations and finishes by row and run (`arrays`, rules 1 and 3)."""
    durations, finishes = np.empty(ranks.shape, np.float32), np.empty(ranks.shape, np.float32)
    widest = max(level.rows.stop - level.rows.start for level in terms.levels)
    # What is computed in between, large enough for the widest level.
    one, two, three = (np.empty((widest, ranks.shape[1]), np.float32) for _ in range(3))
    for level in terms.levels:
        count = level.rows.stop - level.rows.start
        own, finish = durations[level.rows], finishes[level.rows]
        _draw(terms, level, ranks[level.rows], own, (one[:count], two[:count]))
        start, late = one[:count], two[:count]
        start[:] = level.starts
        bounded = level.floors is not None or any(links.to_finish for links in level.links)
        if bounded:
            late[:] = NEVER if level.floors is None else level.floors
        for links in level.links:
            _follow(links, (durations, finishes), late if links.to_finish else start, three)
        np.add(start, own, out=finish)
        if bounded:
            np.maximum(finish, late, out=finish)
    return durations, finishes


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


def _follow(links: Links, ends: tuple[Floats, Floats], bound: Floats, buffer: Floats) -> None:
    """Raise the starts, or the least finishes, of what waits."""
    durations, finishes = ends
    reached = buffer[: len(links.sources)]
    # "clip" asks for no check of the rows, which are known to be there.
    np.take(finishes, links.sources, axis=0, out=reached, mode="clip")
    if links.from_start:
        reached -= durations[links.sources]
    if links.lags is not None:
        reached += links.lags
    if isinstance(links.rows, slice):
        np.maximum(bound[links.rows], reached, out=bound[links.rows])
    else:
        bound[links.rows] = np.maximum(bound[links.rows], reached)


def longest(terms: Terms, durations: Floats, finishes: Floats) -> NDArray[np.int64]:
    """In how many runs of a block each row is on the longest path (rule 3)."""
    counts = np.zeros(len(terms.order), np.int64)
    runs = np.arange(finishes.shape[1])
    rows = len(finishes) - 1 - finishes[::-1].argmax(axis=0)
    while runs.size:
        counts += np.bincount(rows, minlength=len(counts))
        sources = terms.sources[rows]
        at = finishes[sources, runs[:, None]]
        own, finish = durations[rows, runs][:, None], finishes[rows, runs][:, None]
        if terms.from_start.any():
            at = np.where(terms.from_start[rows], at - durations[sources, runs[:, None]], at)
        behind = np.where(terms.to_finish[rows], finish, finish - own) - at - terms.lags[rows]
        behind[sources < 0] = np.inf
        slot = behind.argmin(axis=1)
        bound = behind[np.arange(len(slot)), slot] < _ROUNDING
        rows, runs = sources[np.arange(len(slot)), slot][bound], runs[bound]
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
