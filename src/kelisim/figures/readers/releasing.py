"""From the figures of a file to releases that can be signed.

1. A release is one series of one vintage: what a file says of one side, with one set of dimensions, in one currency, at
   one rate, from one source. A series with more periods than a release may hold becomes several, cut by period; each
   says only what it has, and a later one says nothing of the periods that it leaves out (figures.series, rule 4).
2. The indicator says which dimensions its series have, which values these may take, and in which unit: what does not
   fit is a problem of its row, and the other rows are released.
3. What a file does not say, the vintage above all, is said by who releases.
"""

from collections.abc import Sequence

import msgspec

from kelisim.figures.periods import in_order
from kelisim.figures.readers.errors import FigureFileError
from kelisim.figures.readers.found import BadCellError, Figures, Found, Gathering, SeriesHead
from kelisim.model.base import MAX_ITEMS, Currency, EntryId, PartyCode
from kelisim.model.dates import PartialDate, check_date
from kelisim.model.measure import Indicator
from kelisim.model.reference import Attachment, Source
from kelisim.model.release import Observation, Release
from kelisim.model.text import Text
from kelisim.model.word import Speaker


class NoVintageError(FigureFileError):
    """Neither the file nor who releases it says of which vintage the figures are."""

    code = "no-vintage"


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What who releases says of a file (rule 3). `source` is where it comes from; a row's own address wins over its."""

    indicator: EntryId
    vintage: PartialDate | None = None
    side: PartyCode | None = None
    currency: Currency | None = None
    speaker: Speaker | None = None
    text: Text | None = None
    evidence: tuple[Attachment, ...] = ()
    source: Source | None = None

    def __post_init__(self) -> None:
        if self.vintage is not None:
            check_date(self.vintage)


def fitting(figures: Figures, indicator: Indicator) -> Figures:
    """The figures that are of the indicator; the others become problems (rule 2)."""
    kept = Gathering()
    kept.rows = figures.rows
    for problem in figures.problems:
        kept.refuse(
            problem.row, problem.column, problem.said, BadCellError(problem.code, problem.problem, problem.expected)
        )
    for one in figures.found:
        try:
            _check(one.series, indicator)
        except _MisfitError as misfit:
            kept.refuse(one.row, misfit.column, misfit.said, misfit)
        else:
            kept.add(one.row, one.series, one.period, one.value, one.status, "value")
    for code, count in figures.left_out.items():
        kept.leave_out(code, count)
    found = kept.figures()
    beyond = figures.refused - len(figures.problems)
    return msgspec.structs.replace(found, refused=found.refused + beyond)


class _MisfitError(BadCellError):
    def __init__(self, column: str, said: str, problem: str, expected: str) -> None:
        super().__init__("misfit", problem, expected)
        self.column = column
        self.said = said


def _check(series: SeriesHead, indicator: Indicator) -> None:
    if series.unit is not None and series.unit.casefold() != indicator.unit.casefold():
        raise _MisfitError("unit", series.unit, "the indicator has another unit:", indicator.unit)
    if not indicator.dimensions:
        return
    for name, value in series.dimensions:
        if name not in indicator.dimensions:
            known = ", ".join(indicator.dimensions)
            raise _MisfitError(name, value, "the indicator has no such dimension:", f"one of: {known}")
        allowed = indicator.dimensions[name]
        if allowed and value not in allowed:
            raise _MisfitError(
                name, value, f"the indicator does not know this {name}:", f"one of: {', '.join(allowed[:20])}"
            )


def releases(figures: Figures, given: Given) -> tuple[Release, ...]:
    """What a file is to be released as (rules 1 and 3).

    Raises:
        NoVintageError: nobody says of which vintage the figures are.
    """
    made: list[Release] = []
    for series, found in figures.series().items():
        ordered = sorted(found, key=lambda one: in_order(one.period))
        cuts = range(0, len(ordered), MAX_ITEMS)
        made += [_release(series, ordered[start : start + MAX_ITEMS], given) for start in cuts]
    return tuple(made)


def _release(series: SeriesHead, found: Sequence[Found], given: Given) -> Release:
    vintage = series.vintage or given.vintage
    if vintage is None:
        raise NoVintageError("nothing says of which vintage the figures are", expected="--vintage, or a column of it")
    speaker = Speaker(office=series.speaker) if series.speaker else given.speaker
    return Release(
        indicator=given.indicator,
        vintage=vintage,
        observations=tuple(Observation(period=one.period, value=one.value, status=one.status) for one in found),
        dimensions=dict(series.dimensions),
        side=series.side or given.side,
        speaker=speaker,
        valuation=series.valuation,
        currency=series.currency or given.currency,
        original=series.original,
        rate=series.rate,
        rate_on=series.rate_on,
        text=given.text,
        evidence=given.evidence,
        sources=_sources(series.source, given.source),
    )


def _sources(address: str | None, given: Source | None) -> tuple[Source, ...]:
    if address is None:
        return () if given is None else (given,)
    if given is None:
        return (Source(url=address),)
    return (msgspec.structs.replace(given, url=address),)
