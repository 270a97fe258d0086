"""SDMX time periods, frequencies and dimensions in the reader's words."""

from functools import lru_cache
from typing import Final

from babel.dates import format_skeleton
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kelisim.figures.mirror import EXPORTS, FLOW, IMPORTS, PARTNER
from kelisim.figures.periods import Frequency, first_day_of
from kelisim.figures.series import TOTAL, Dimensions
from kelisim.web.dates import spoken
from kelisim.web.language import locale_of
from kelisim.web.queries.records import Record
from kelisim.web.told_words import Words

FREQUENCIES: Final[Words] = {
    "A": gettext_lazy("by year"),
    "S": gettext_lazy("by half-year"),
    "Q": gettext_lazy("by quarter"),
    "M": gettext_lazy("by month"),
    "D": gettext_lazy("by day"),
}
_FLOWS: Final[Words] = {EXPORTS: gettext_lazy("exports"), IMPORTS: gettext_lazy("imports")}
VALUATIONS: Final[Words] = {
    "fob": gettext_lazy("FOB: without freight and insurance to the border of the importer"),
    "cif": gettext_lazy("CIF: with freight and insurance to the border of the importer"),
}


@lru_cache(maxsize=8192)
def period_words(period: str, language: str, short: bool = False) -> str:
    """A period: `2021`, `April 2021`, `Q1 2021`, `first half of 2021`, `28 April 2021`."""
    if len(period) == 7 and period[5] == "Q":
        return str(format_skeleton("yQQQ", first_day_of(period), locale=locale_of(language)))
    if len(period) == 7 and period[5] == "S":
        half = _("first half of {year}") if period[6] == "1" else _("second half of {year}")
        return half.format(year=period[:4])
    return spoken(period, language, short)


def frequency_words(frequency: Frequency) -> str:
    """How often a series has a value."""
    return str(FREQUENCIES[frequency])


def dimension_words(record: Record, dimensions: Dimensions, language: str) -> str:
    """What tells a series apart from others: `exports, with Birch, copper`."""
    return ", ".join(_dimension(record, name, value, language) for name, value in dimensions)


def _dimension(record: Record, name: str, value: str, language: str) -> str:
    if name == PARTNER:
        partner = _("all partners") if value == TOTAL else record.side_name(value, language)
        return _("partner {name}").format(name=partner)
    if name == FLOW and value in _FLOWS:
        return str(_FLOWS[value])
    if value == TOTAL:
        return _("{dimension}: all").format(dimension=name.replace("-", " "))
    return product_words(value) if name == "product" else value.replace("-", " ")


def product_words(product: str) -> str:
    """A group of products: a code as it is, a name without hyphens."""
    if product == TOTAL:
        return _("all goods")
    return _("code {code}").format(code=product) if product[:1].isdigit() else product.replace("-", " ")
