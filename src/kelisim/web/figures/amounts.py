"""Values in the reader's signs, with their unit."""

from decimal import Decimal

from kelisim.figures.exact import ROUNDED, plain
from kelisim.web.language import number

PLACES = 3
"""Places after the point of what was computed by dividing; what was signed keeps all of its own."""
_SPACE = "\N{NO-BREAK SPACE}"


def amount(value: Decimal, unit: str, language: str, *, signed: bool = False, places: int = PLACES) -> str:
    """A value with its unit, rounded to so many places."""
    written = bare(value, language, signed=signed, places=places)
    return f"{written}{_SPACE}{unit}" if unit else written


def bare(value: Decimal, language: str, *, signed: bool = False, places: int = PLACES) -> str:
    """A value alone; with its sign also where it is above zero, where asked."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -places:
        value = value.quantize(Decimal(1).scaleb(-places), context=ROUNDED)
    written = number(plain(value), language)
    return f"+{written}" if signed and value > 0 else written


def per_cent(value: Decimal | None, language: str, *, signed: bool = False) -> str:
    """A per cent to one place; empty where there is none."""
    if value is None:
        return ""
    rounded = value.quantize(Decimal("0.1"), context=ROUNDED)
    return amount(rounded, "%", language, signed=signed)
