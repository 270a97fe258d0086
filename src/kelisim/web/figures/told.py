"""What the page of an indicator tells besides what is stated: official series, limits, targets, revisions."""

from dataclasses import dataclass

from kelisim.figures.series import Series
from kelisim.figures.targets import Standing, latest_of, standings
from kelisim.figures.vintages import Triangle, triangle
from kelisim.model.dates import days_of
from kelisim.model.decode import convert
from kelisim.model.measure import Baseline, Target
from kelisim.web.figures.ahead import Coming, coming_of
from kelisim.web.figures.bound_words import Bounded, bounded
from kelisim.web.figures.bounds import Judgements, judgements_of, limits_in, wholes_in
from kelisim.web.figures.official import Choice, choice_words, choices_of, chosen_of, line_name, series_in
from kelisim.web.figures.period_words import frequency_words
from kelisim.web.queries.entries import Account
from kelisim.web.queries.records import Record

YEAR = 365


@dataclass(frozen=True)
class Told:
    """What the releases of an indicator tell. `names` are those of the series of the choice."""

    series: tuple[Series, ...]
    choices: list[Choice]
    choice: Choice | None
    names: list[str]
    judgements: Judgements
    bounded: list[Bounded]
    standings: list[tuple[str, Standing]]
    triangles: list[tuple[str, Triangle]]
    coming: list[Coming]


def told(record: Record, account: Account, asked: str, language: str) -> Told:
    """What the releases of an indicator tell as of the day of the record.

    Args:
        record: the register.
        account: the indicator.
        asked: the choice of series that the reader asks for, or nothing.
        language: the reader's.
    """
    content, unit = account.content, account.content["unit"]
    series = series_in(account.words, account.row.entry)
    baseline = convert(content["baseline"], Baseline) if content.get("baseline") else None
    targets: list[Target] = [convert(target, Target) for target in content.get("targets", ())]
    choices = choices_of(series, yearly=_counts_years(baseline), on=record.day)
    choice = chosen_of(choices, asked)
    limits = limits_in(account.row)
    judgements = judgements_of(record, limits, choice, wholes_in(record, limits), language)
    names = [line_name(record, line, choice.lines, language) for line in choice.lines] if choice else []
    return Told(
        series=series,
        choices=choices,
        choice=choice,
        names=names,
        judgements=judgements,
        bounded=[
            bounded(
                one,
                names[place] if len(names) > 1 else "",
                judgements.titles.get(one.limit.of or "", ""),
                unit,
                language,
            )
            for place, found in judgements.found
            for one in found
        ],
        standings=[
            (name, standing)
            for name, line in zip(names, choice.lines, strict=True)
            for standing in standings(latest_of(line.series, record.on), targets, baseline, record.on)
        ]
        if choice and choice.whole and _same_length(choice, baseline)
        else [],
        triangles=[
            (name, found)
            for name, line in zip(names, choice.lines if choice and not choice.derived else (), strict=False)
            if len((found := triangle(line.series)).vintages) > 1
        ],
        coming=coming_of(choice.lines, names) if choice else [],
    )


def _counts_years(baseline: Baseline | None) -> bool:
    """Whether an indicator counts years: its baseline is one, so what is measured by month is added up."""
    if baseline is None:
        return False
    days = days_of(baseline.period)
    return bool(days.first and days.last and (days.last - days.first).days >= YEAR - 1)


def _same_length(choice: Choice, baseline: Baseline | None) -> bool:
    """Whether the values are of as long a time as the baseline, so that the targets are meant for them."""
    return choice.frequency == "A" if _counts_years(baseline) else True


def choice_labels(record: Record, choices: list[Choice], language: str) -> list[tuple[str, str]]:
    """The name of each choice and what it is of; how often it has values alone, where that is all there is."""
    return [(one.name, choice_words(record, one, language) or frequency_words(one.frequency)) for one in choices]
