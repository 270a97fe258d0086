"""How a language writes numbers and months, in the form in which charts take it (d3-format and d3-time-format)."""

from functools import lru_cache
from typing import Any

from babel import Locale

from kelisim.figures.charts.chart import Custom
from kelisim.web.language import locale_of

_WIDTHS = (("", "wide"), ("short", "abbreviated"))


@lru_cache(maxsize=16)
def custom_of(language: str) -> Custom:
    """The customs of a language."""
    locale = locale_of(language)
    signs: dict[str, str] = locale.number_symbols["latn"]
    number: dict[str, Any] = {
        "decimal": signs["decimal"],
        "thousands": signs["group"],
        "grouping": [3],
        "currency": ["", ""],
        "minus": "\N{MINUS SIGN}",
    }
    time: dict[str, Any] = {"dateTime": "%x %X", "date": "%d.%m.%Y", "time": "%H:%M", "periods": ["", ""]}
    return Custom(number=number, time=time | _names(locale))


def _names(locale: Locale) -> dict[str, list[str]]:
    """Months as they stand alone, January first, and days of the week, Sunday first."""
    names = {}
    for prefix, width in _WIDTHS:
        months, days = locale.months["stand-alone"][width], locale.days["stand-alone"][width]
        names[_joined(prefix, "months")] = [str(months[number]).rstrip(".") for number in range(1, 13)]
        names[_joined(prefix, "days")] = [str(days[number % 7]) for number in range(6, 13)]
    return names


def _joined(prefix: str, name: str) -> str:
    return f"{prefix}{name.capitalize()}" if prefix else name
