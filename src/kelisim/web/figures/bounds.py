"""Agreed limits of an indicator against its series, and as they stand on its chart.

A share is of another indicator, which another side may measure: then that side's series is taken, and the page says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kelisim.figures.charts.chart import Level
from kelisim.figures.limits import Judged, Judgement, judge
from kelisim.figures.periods import first_day_of, last_day_of, next_period
from kelisim.figures.series import Series, series_of
from kelisim.model.decode import convert
from kelisim.model.measure import Limit
from kelisim.node.models import Entry, Word
from kelisim.web.figures.amounts import amount
from kelisim.web.figures.bound_words import limit_name
from kelisim.web.figures.official import Choice, issued_in, same_side
from kelisim.web.language import chosen
from kelisim.web.queries.records import Record


@dataclass(frozen=True)
class Judgements:
    """All limits of an indicator against the series of a choice, with the names of the other indicators."""

    found: tuple[tuple[int, tuple[Judgement, ...]], ...]
    titles: dict[str, str]

    def breached(self) -> dict[int, frozenset[str]]:
        """For each series, by its place, the periods in which it breaches a limit."""
        return {
            place: frozenset(one.period for judgement in judgements for one in judgement.breaches)
            for place, judgements in self.found
        }


def judgements_of(
    record: Record, limits: Sequence[Limit], choice: Choice | None, wholes: Iterable[Word], language: str
) -> Judgements:
    """The limits against each series of a choice.

    Args:
        record: the register, as of a day.
        limits: the limits of the indicator.
        choice: its series.
        wholes: the releases of the indicators that shares are of, each with its entry.
        language: the reader's.
    """
    words = list(wholes)
    titles = {word.entry.entry: chosen(word.entry.title, language)[1] for word in words if word.entry}
    if choice is None or not limits:
        return Judgements((), titles)
    others = series_of(issued_in(words))
    found = []
    for place, line in enumerate(choice.lines):
        found.append((place, judge(line.series, limits, fitting(others, line.series), on=record.day)))
    return Judgements(tuple(found), titles)


def fitting(others: Iterable[Series], series: Series) -> list[Series]:
    """The series that a share of another may be of: of its own side, or where that has none, of another."""
    found: dict[str, Series] = {}
    for other in sorted(others, key=lambda one: (one.key.side, one.key.party) != (series.key.side, series.key.party)):
        same = (other.key.dimensions, other.key.frequency) == (series.key.dimensions, series.key.frequency)
        if same and other.key.indicator not in found:
            found[other.key.indicator] = same_side(other, series.key)
    return list(found.values())


def wholes_in(record: Record, limits: Sequence[Limit]) -> list[Word]:
    """The releases of the public indicators that shares are of."""
    named = {limit.of for limit in limits if limit.of}
    if not named:
        return []
    of_them = Word.objects.filter(
        entry__register=record.register, entry__entry__in=named, entry__public=True, kind="release", public=True
    )
    return list(record.known(of_them).select_related("entry"))


def limits_in(row: Entry) -> tuple[Limit, ...]:
    """The limits of an indicator."""
    return tuple(convert(limit, Limit) for limit in row.content.get("limits", ()))


def levels_of(judgements: Judgements, unit: str, language: str) -> tuple[Level, ...]:
    """The bounds as they are drawn: level as long as they are the same, each named once."""
    seen: dict[tuple[int, str, str, str], Level] = {}
    named: set[int] = set()
    for _place, found in judgements.found:
        for judgement in found:
            for run in _runs(judgement.periods):
                bound = run[0].bound
                key = (judgement.number, run[0].period, run[-1].period, str(bound))
                if bound is None or key in seen:
                    continue
                name = limit_name(judgement.limit, unit, language) if judgement.number not in named else ""
                named.add(judgement.number)
                seen[key] = Level(
                    name=name,
                    value=bound,
                    words=f"{limit_name(judgement.limit, unit, language)}: {amount(bound, unit, language)}",
                    start=first_day_of(run[0].period),
                    end=last_day_of(run[-1].period),
                )
    return tuple(seen.values())


def _runs(periods: Iterable[Judged]) -> list[list[Judged]]:
    runs: list[list[Judged]] = []
    for one in periods:
        if one.bound is None:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and last.bound == one.bound and next_period(last.period) == one.period:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs
