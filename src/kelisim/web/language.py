"""The reader's language: which words of a text to show, and how numbers are written."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal
from django.utils.translation import get_language

from kelisim.model.states import ALPHA_2
from kelisim.model.text import in_language

_REGIONAL = {"en": "en_GB"}
"""The locale whose customs a language is written in, where it is not the language's own."""


def reader() -> str:
    """The language tag of the reader."""
    return get_language() or "en"


def locale_of(language: str) -> Locale:
    """The locale data of a language; English where there is none."""
    return _locale(language)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    name = language.split("-", 1)[0]
    try:
        return Locale.parse(_REGIONAL.get(name, name))
    except (ValueError, LookupError):
        return Locale.parse("en_GB")


def chosen(text: Mapping[str, str], language: str) -> tuple[str, str]:
    """The tag and the words of a text for a reader of `language`."""
    words = in_language(text, language)
    exact = [tag for tag in (language, language.split("-", 1)[0]) if text.get(tag) == words]
    return exact[0] if exact else next(tag for tag in text if text[tag] == words), words


def state_name(code: str, language: str) -> str:
    """The name of a State by its alpha-3 code, or the code itself where it is not a State's."""
    alpha_2 = ALPHA_2.get(code)
    return str(locale_of(language).territories.get(alpha_2, code)) if alpha_2 else code


@lru_cache(maxsize=16_384)
def number(value: str, language: str) -> str:
    """A decimal number as it was stated, digit for digit, in the reader's signs."""
    digits = len(value.partition(".")[2])
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(Decimal(value), format=pattern, locale=locale_of(language)).replace("-", "\N{MINUS SIGN}")
