"""Where an indicator stands against its targets, in words; what cannot be said, with the reason."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kelisim.figures.targets import Growth, Path, Refused, Standing
from kelisim.model.decode import plain
from kelisim.web.dates import spoken
from kelisim.web.event_words import when
from kelisim.web.figures.amounts import amount, per_cent
from kelisim.web.figures.period_words import period_words
from kelisim.web.told_words import Words

REASONS: Final[Words] = {
    "no-figures": gettext_lazy("no figure has been published"),
    "target-without-date": gettext_lazy("the target has no date"),
    "target-date-passed": gettext_lazy("no time is left"),
    "no-baseline": gettext_lazy("no baseline is agreed, so nobody says from where the target is to be reached"),
    "baseline-without-date": gettext_lazy("the baseline has no date"),
    "baseline-is-the-target": gettext_lazy("the baseline and the target are the same"),
    "baseline-not-before-target": gettext_lazy("the baseline is not before the target"),
    "not-above-zero": gettext_lazy("growth cannot be told of values that are not above zero"),
    "reached": gettext_lazy("the target is reached"),
}
_TENTH: Final = Decimal("0.1")
PLACES: Final[Words] = {
    "ahead": gettext_lazy("ahead of it"),
    "on": gettext_lazy("on it"),
    "behind": gettext_lazy("behind it"),
}


@dataclass(frozen=True)
class Aimed:
    """A series against one target, in words. Each part says why where it cannot be said."""

    line: str
    target: str
    latest: str
    distance: str
    share: str
    growth: str
    path: str
    reached: bool


def aimed(line: str, standing: Standing, unit: str, language: str) -> Aimed:
    """Where a series stands against a target."""
    target = amount_of(standing.target.value, unit, language)
    by = when(plain(standing.target.by), language)
    latest, distance = standing.latest, standing.distance
    if latest is None or distance is None:
        value, away = str(REASONS["no-figures"]), ""
    else:
        period = period_words(latest.period, language) if latest.period else spoken(latest.day.isoformat(), language)
        value = f"{period}: {amount(latest.value, unit, language)}"
        away = (
            ""
            if standing.reached is True
            else f"{amount(distance, unit, language, signed=True)} ({per_cent(standing.distance_percent, language)})"
        )
    share = standing.share
    return Aimed(
        line=line,
        target=f"{target}, {by}" if by else target,
        latest=value,
        distance=away,
        share=_refused(share) if isinstance(share, Refused) else per_cent(share, language),
        growth=_growth(standing.growth, language),
        path=_path(standing.linear, unit, language),
        reached=standing.reached is True,
    )


def amount_of(value: str, unit: str, language: str) -> str:
    """A value as it was signed, with its unit."""
    return amount(Decimal(value), unit, language)


def _refused(refused: Refused) -> str:
    return str(REASONS[refused.reason])


def _growth(growth: Growth | Refused, language: str) -> str:
    if isinstance(growth, Refused):
        return _refused(growth)
    yearly = per_cent(growth.percent, language, signed=True)
    return _("{percent} a year, for {years} years").format(
        percent=yearly, years=amount(growth.years.quantize(_TENTH), "", language)
    )


def _path(path: Path | Refused, unit: str, language: str) -> str:
    if isinstance(path, Refused):
        return _refused(path)
    if path.value is None or path.place is None or path.distance is None:
        return ""
    return _("{place}: the path is at {value}").format(
        place=PLACES[path.place], value=amount(path.value, unit, language, places=1)
    )
