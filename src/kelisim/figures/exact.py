"""Exact sums of decimals, and quotients that say how far they are rounded.

1. Sums, differences and products are exact, or refused: no binary float, and nothing is rounded in silence. A value of
   the model has at most 18 digits before and 12 after the point, so a thousand million of them still fit.
2. A quotient is rounded half to even to `PLACES` places after the point, and nothing is added up from quotients.
"""

import decimal
from collections.abc import Iterable
from decimal import Decimal

PLACES = 6
"""Places after the point of a per cent, a share or a rate."""

EXACT = decimal.Context(
    prec=80,
    rounding=decimal.ROUND_HALF_EVEN,
    traps=[decimal.Inexact, decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
"""Arithmetic that refuses to round (rule 1)."""

ROUNDED = decimal.Context(prec=80, rounding=decimal.ROUND_HALF_EVEN)
"""Arithmetic for quotients, powers and logarithms (rule 2)."""

ZERO = Decimal(0)
_STEP = Decimal(1).scaleb(-PLACES)


def total(values: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    add = EXACT.add
    found = ZERO
    for value in values:
        found = add(found, value)
    return found


def less(one: Decimal, other: Decimal) -> Decimal:
    """The exact difference."""
    return EXACT.subtract(one, other)


def times(one: Decimal, other: Decimal) -> Decimal:
    """The exact product."""
    return EXACT.multiply(one, other)


def rounded(value: Decimal) -> Decimal:
    """A value rounded as quotients are (rule 2)."""
    return value.quantize(_STEP, context=ROUNDED)


def quotient(part: Decimal, base: Decimal) -> Decimal | None:
    """The part over the base, rounded; none where the base is zero."""
    return rounded(ROUNDED.divide(part, base)) if base else None


def percent(part: Decimal, base: Decimal) -> Decimal | None:
    """The part in per cent of the size of the base, so that its sign is that of the part; none where that is zero."""
    return quotient(times(part, Decimal(100)), base.copy_abs())


def plain(value: Decimal) -> str:
    """A value as the model writes it: no exponent, no zeros at the end of a fraction."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text
