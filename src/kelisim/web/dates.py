"""Dates and terms in the reader's language.

1. A partial date is never made more exact than it is: a year stays a year.
2. A term keeps the words of its source; the dates stand beside them where the words do not already say them.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from babel.dates import format_date, format_interval, format_skeleton
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kelisim.model.dates import first_day
from kelisim.web.language import locale_of


@lru_cache(maxsize=8192)
def spoken(date: str, language: str, short: bool = False) -> str:
    """A day, a month or a year in words: `28 April 2021`, `April 2021`, `2021`."""
    if len(date) == 4:
        return date
    day = first_day(date[:10])
    locale = locale_of(language)
    if len(date) == 7:
        return str(format_skeleton("yMMM" if short else "yMMMM", day, locale=locale))
    # By its parts and not as CLDR's medium date, which writes 05 for 5 in Kazakh.
    return str(format_skeleton("yMMMd", day, locale=locale) if short else format_date(day, "long", locale=locale))


def stamped(date: str, language: str, short: bool = False) -> SafeString:
    """A partial date as a `time` element."""
    return format_html('<time datetime="{}">{}</time>', date[:10], spoken(date, language, short))


def moment(at: str, language: str) -> SafeString:
    """An instant as a `time` element: its day in UTC, the whole instant in the attribute."""
    return format_html('<time datetime="{}">{}</time>', at, spoken(at[:10], language))


def span(term: Mapping[str, Any], language: str, short: bool = False) -> str | SafeString:
    """The dates of a term: one date, from and to, an end only or a start only."""
    start, end = term.get("start"), term.get("end")
    if start and end:
        if start == end:
            return stamped(end, language, short)
        return _interval(start, end, language, short)
    if end:
        return format_html(_("by {}"), stamped(end, language, short))
    if start:
        return format_html(_("from {}"), stamped(start, language, short))
    return _("continuous") if term.get("continuous") else ""


def _interval(start: str, end: str, language: str, short: bool) -> str:
    """From one partial date to another of the same exactness, with nothing said twice: `29–30 April 2021`."""
    skeletons = {4: "y", 7: "yMMM" if short else "yMMMM", 10: "yMMMd" if short else "yMMMMd"}
    if len(start) != len(end):
        return f"{spoken(start, language, short)} \N{EN DASH} {spoken(end, language, short)}"
    interval = format_interval(
        first_day(start), first_day(end), skeletons[len(start)], locale=locale_of(language), fuzzy=True
    )
    return str(interval)


def term_words(term: Mapping[str, Any] | None, language: str) -> str | SafeString:
    """A term in its own words, with its dates behind them."""
    if not term:
        return ""
    dates = span(term, language)
    words = term.get("words")
    if not words:
        return dates
    said = [spoken(term[end], language) for end in ("start", "end") if term.get(end)]
    if all(date in words for date in said) or str(dates) in words:
        return str(words)
    return format_html('{} <span class="meta">({})</span>', words, dates)
