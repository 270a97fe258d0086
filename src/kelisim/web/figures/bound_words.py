"""Agreed limits in words: what they ask, when they hold, and when they were breached."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from kelisim.figures.limits import Judgement, Spell
from kelisim.model.measure import Limit
from kelisim.web.dates import spoken
from kelisim.web.figures.amounts import amount, per_cent
from kelisim.web.figures.period_words import period_words
from kelisim.web.language import locale_of

NAME = 60
"""The longest words of a limit that are written on a chart."""
SHOWN = 12
"""How many spells of breaches of one limit a page tells, the newest first."""


@dataclass(frozen=True)
class Spelled:
    """A spell of breaches in words: when, and the worst of it."""

    when: str
    periods: int
    worst: str
    value: str
    bound: str
    excess: str
    share: str


@dataclass(frozen=True)
class Bounded:
    """A limit against one series, in words."""

    limit: Limit
    words: str
    holds: str
    line: str
    judged: int
    breached: int
    unknown: int
    spells: list[Spelled]
    more: int


def limit_name(limit: Limit, unit: str, language: str) -> str:
    """A limit in few words: its own, or what it asks."""
    return limit.words if limit.words and len(limit.words) <= NAME else limit_words(limit, unit, "", language)


def limit_words(limit: Limit, unit: str, whole: str, language: str) -> str:
    """What a limit asks: `at most 520 cm`, `at least 60 % of Flow at Heron Weir`."""
    if limit.of is not None:
        value = amount(Decimal(limit.value), "%", language)
        of = whole or _("another figure")
        said = _("at least {value} of “{whole}”") if limit.sense == "at-least" else _("at most {value} of “{whole}”")
        return said.format(value=value, whole=of)
    said = _("at least {value}") if limit.sense == "at-least" else _("at most {value}")
    return said.format(value=amount(Decimal(limit.value), unit, language))


def holds_words(limit: Limit, language: str) -> str:
    """When a limit holds: its months, and the days between which it does; empty for always."""
    said = []
    if limit.months:
        names = locale_of(language).months["stand-alone"]["wide"]
        said.append(_("in {months}").format(months=", ".join(str(names[month]) for month in limit.months)))
    if limit.since:
        said.append(_("from {day}").format(day=spoken(limit.since, language)))
    if limit.until:
        said.append(_("before {day}").format(day=spoken(limit.until, language)))
    return ", ".join(said)


def bounded(judgement: Judgement, line: str, whole: str, unit: str, language: str) -> Bounded:
    """A limit against one series in words.

    Args:
        judgement: what was judged.
        line: the name of the series, where there are several.
        whole: the title of the indicator that a share is of.
        unit: that of the values.
        language: the reader's.
    """
    spells = list(reversed(judgement.spells))
    return Bounded(
        limit=judgement.limit,
        words=limit_words(judgement.limit, unit, whole, language),
        holds=holds_words(judgement.limit, language),
        line=line,
        judged=len(judgement.periods) - len(judgement.unknown),
        breached=len(judgement.breaches),
        unknown=len(judgement.unknown),
        spells=[_spelled(spell, unit, language) for spell in spells[:SHOWN]],
        more=max(0, len(spells) - SHOWN),
    )


def _spelled(spell: Spell, unit: str, language: str) -> Spelled:
    first, last = period_words(spell.first, language), period_words(spell.last, language)
    worst = spell.worst
    value = worst.value.value if worst.value else Decimal(0)
    return Spelled(
        when=first if spell.first == spell.last else f"{first} \N{EN DASH} {last}",
        periods=len(spell.breaches),
        worst=period_words(worst.period, language),
        value=amount(value, unit, language),
        bound=amount(worst.bound or Decimal(0), unit, language),
        excess=amount(worst.excess or Decimal(0), unit, language),
        share=per_cent(worst.share, language) if worst.share is not None else "",
    )
