"""What officials said of a figure, against the official series of the same period.

1. A claim and a value are compared where they are of one period, in one currency, and in units that are the same but
   for their size (model.word, rule 1). A claim of the first eleven months is set against the sum of the eleven.
2. The official value is given twice: as it was known on the day of the statement, and as it is known now. A speaker
   who was right on the figures of that day is not wrong because they were revised.
3. The difference is what was said less the official value, and its per cent is of the size of the official value.
4. A claim without a word of vagueness holds where the official value, rounded to as many places as the claim has, is
   the claim. "Over" and "at least" hold from below, "up to" from above. "About" and "almost" say too little to fail
   (model.word, rule 2).
5. What nobody can compare is said with its reason.
"""

import datetime
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import msgspec

from kelisim.figures.exact import ROUNDED, less, percent
from kelisim.figures.periods import FREQUENCIES, parts_between, period_of
from kelisim.figures.series import Series, SeriesKey, Stated
from kelisim.figures.totals import total_of
from kelisim.figures.units import brought
from kelisim.model.dates import Days, days_of, last_day
from kelisim.model.release import TimePeriod
from kelisim.model.word import Statement, ValueClaim

Reason = Literal["no-period", "no-figure", "incomplete", "other-currency", "other-unit", "not-yet-known"]


_SAYING: tuple[Reason | None, ...] = (
    None,
    "not-yet-known",
    "incomplete",
    "no-figure",
    "no-period",
    "other-currency",
    "other-unit",
)
"""From what says most to what says least."""


class Said(msgspec.Struct, frozen=True):
    """A claim with the statement that makes it and the act of that statement."""

    claim: ValueClaim
    statement: Statement
    act: str

    @property
    def day(self) -> datetime.date:
        """The day on which it was said, or the last that it may have been."""
        return last_day(self.statement.said)


class Official(msgspec.Struct, frozen=True, kw_only=True):
    """An official value beside a claim, in the unit of the claim.

    `parts` is of how many periods it is the sum; `missing` which of them are not known, and then there is no value.
    """

    value: Decimal | None
    parts: int
    missing: tuple[TimePeriod, ...] = ()
    difference: Decimal | None = None
    percent: Decimal | None = None
    holds: bool | None = None


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A claim against one official series: `then` as known on the day it was said, `now` as known today (rule 2).

    `days` is what the claim is about, `period` the same as one period where it is one.
    """

    said: Said
    key: SeriesKey
    days: Days
    period: TimePeriod | None
    then: Official | None = None
    now: Official | None = None
    reason: Reason | None = None


def claims_of(statements: Iterable[tuple[str, Statement]], code: str) -> tuple[Said, ...]:
    """The claims made of an indicator, by the day they were made.

    Args:
        statements: the statements, each with the hash of its act.
        code: the `what` of the claims, which is the indicator's code.
    """
    found = [
        Said(claim, statement, act)
        for act, statement in statements
        for claim in statement.claims
        if isinstance(claim, ValueClaim) and claim.what == code
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.act)))


def against(
    said: Iterable[Said], series: Iterable[Series], unit: str, *, on: datetime.date | None = None
) -> tuple[Compared, ...]:
    """Each claim against what each Party says for each side, in the order of the claims and then of the keys.

    Args:
        said: the claims.
        series: series of one indicator that may be compared with them: of the same direction, partner and product. Of
            those that differ by their frequency alone the one is taken that says most, the longer period first.
        unit: the unit of the indicator.
        on: as known on that day in place of now.
    """
    lines: dict[SeriesKey, list[Series]] = {}
    for one in sorted(series, key=lambda one: (one.key.party, FREQUENCIES.index(one.key.frequency))):
        lines.setdefault(msgspec.structs.replace(one.key, frequency="A"), []).append(one)
    return tuple(
        min((_compared(claim, line, unit, on) for line in lines[key]), key=lambda one: _SAYING.index(one.reason))
        for claim in said
        for key in sorted(lines)
    )


def _compared(said: Said, series: Series, unit: str, on: datetime.date | None) -> Compared:
    claim = said.claim
    days = days_of(claim.period) if claim.period else Days()
    period = period_of(claim.period) if claim.period else None
    found = Compared(said=said, key=series.key, days=days, period=period)
    parts = parts_between(days, series.key.frequency)
    if days.first is None or days.last is None:
        return msgspec.structs.replace(found, reason="no-period")
    if brought(Decimal(1), unit, claim.unit) is None:
        return msgspec.structs.replace(found, reason="other-unit")
    if not _same_currency(claim.currency, series.key.currency, unit):
        return msgspec.structs.replace(found, reason="other-currency")
    now = _official(claim, parts, series.known(on), unit)
    if now is None:
        return msgspec.structs.replace(found, reason="no-figure")
    then = _official(claim, parts, series.known(min(said.day, on or said.day)), unit)
    reason: Reason | None = "incomplete" if now.value is None else None
    if reason is None and (then is None or then.value is None):
        reason = "not-yet-known"
    return msgspec.structs.replace(found, now=now, then=then, reason=reason)


def _same_currency(claimed: str | None, currency: str, unit: str) -> bool:
    """Whether both are in one currency. Where only one of them says, the unit that they share has to name it."""
    if claimed and currency:
        return claimed == currency
    named = claimed or currency
    return not named or named in unit.split()


def _official(
    claim: ValueClaim, parts: tuple[TimePeriod, ...], known: Mapping[TimePeriod, Stated], unit: str
) -> Official | None:
    if not any(part in known for part in parts):
        return None
    total = total_of(parts[0], parts, known)
    if total.value is None:
        return Official(value=None, parts=total.parts, missing=total.missing)
    value = brought(total.value, unit, claim.unit)
    assert value is not None  # noqa: S101 the units were compared before
    stated = Decimal(claim.value)
    difference = less(stated, value)
    return Official(
        value=value,
        parts=total.parts,
        difference=difference,
        percent=percent(difference, value),
        holds=holds(claim, value),
    )


def holds(claim: ValueClaim, official: Decimal) -> bool | None:
    """Whether a claim holds against an official value (rule 4); nothing where it is too vague to say."""
    stated = Decimal(claim.value)
    match claim.roughly:
        case "over":
            return official > stated
        case "at-least":
            return official >= stated
        case "up-to":
            return official <= stated
        case "about" | "almost":
            return None
    return official.quantize(stated, rounding=ROUND_HALF_UP, context=ROUNDED) == stated
