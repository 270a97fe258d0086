"""Tags and filters for what the register computes: differences, slips, corrections, drift, the life of a document."""

import datetime
import re
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kelisim.model.dates import Term
from kelisim.model.decode import plain
from kelisim.model.measure import Target
from kelisim.model.word import Figure
from kelisim.node.models import Report
from kelisim.planning.drift import Drift, ValuePoint
from kelisim.planning.trend import Point
from kelisim.register.changes import Change
from kelisim.register.control import Completion
from kelisim.register.sides import Difference, Said
from kelisim.web import dates, told_words, words
from kelisim.web.language import chosen, number, reader
from kelisim.web.life import article_name
from kelisim.web.templatetags.kelisim import figure, named, shift_in_days, span, term, text

register = template.Library()

CODES = {
    ("instrument", "kind"): "instrument",
    ("instrument", "level"): "level",
    ("instrument", "status"): "instrument-status",
    ("meeting", "sitting"): "sitting",
    ("body", "kind"): "body",
    ("place", "kind"): "place",
}
"""The lexicon of a field that holds a code, by the kind of the entry."""

DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
MINUS = "\N{MINUS SIGN}"


@register.filter
def when(value: Term | None) -> str | SafeString:
    """A term of the model, short."""
    return span(plain(value)) if value else ""


@register.filter
def when_in_words(value: Term | None) -> str | SafeString:
    """A term of the model, in its own words."""
    return term(plain(value)) if value else ""


@register.filter
def said(value: Any) -> str | SafeString:
    """What a side said of a topic: a state, a term or a figure."""
    if isinstance(value, Term):
        return when_in_words(value)
    return figure(plain(value)) if isinstance(value, Figure) else words.word("status", value)


@register.filter
def claimed(point: Point | ValuePoint) -> str | SafeString:
    """What a point of a series claims."""
    return when(point.term) if isinstance(point, Point) else figure(plain(point.claim))


@register.filter
def drifted(drift: Drift) -> str:
    """By how much the last claim is more than the first, in days or in the unit; empty where they are alike."""
    if drift.days is not None:
        return shift_in_days(drift.days) if drift.days else ""
    return f"{_signed(drift.amount)} {drift.unit}" if drift.amount else ""


@register.filter
def shift(point: Point | ValuePoint) -> str:
    """By how much a claim is more than the one it is compared with."""
    if isinstance(point, Point):
        return shift_in_days(point.slip) if point.slip else _("moved")
    return _signed(point.difference) if point.difference else _("differs")


def _signed(amount: Any) -> str:
    return ("+" if amount > 0 else MINUS) + number(str(abs(amount)), reader())


@register.filter
def date_field(field: str) -> str:
    """The name of an agreed date: `term`, or `term, its start`."""
    name, _dot, part = field.partition(".")
    known = words.word("content", name)
    return _("{}, its start").format(known) if part else known


@register.filter
def target_words(target: Target | None) -> str:
    """The value of a target."""
    return number(target.value, reader()) if target else ""


@register.filter
def long_day(day: Any) -> str | SafeString:
    """A day of the calendar, long."""
    return dates.stamped(day.isoformat(), reader()) if day else ""


@register.simple_tag(takes_context=True)
def change_value(context: template.Context, value: Any, field: str = "") -> str | SafeString:
    """A changed value where it can be read in a line: words, a date, a term, a text, references; empty otherwise."""
    lexicon = CODES.get((context["row"].kind, field))
    if lexicon and isinstance(value, str):
        return words.word(lexicon, value)
    if isinstance(value, list | tuple):
        return format_html_join(", ", "{}", ((change_value(context, one),) for one in value))
    if _is_term(value):
        return term(value)
    if isinstance(value, dict) and _is_reference(value.get("body")):
        return named(context, value["body"])
    if isinstance(value, str):
        return dates.stamped(value, reader()) if DATE.fullmatch(value) else value
    if _is_reference(value):
        return named(context, value)
    return text(value) if _is_text(value) else ""


@register.filter
def told(changes: list[Change]) -> list[Change]:
    """The changes whose values can be read in a line."""
    return [change for change in changes if _readable(change)]


@register.filter
def untold(changes: list[Change]) -> list[Change]:
    """The changes that are named alone."""
    return [change for change in changes if not _readable(change)]


def _readable(change: Change) -> bool:
    values = [value for value in (change.before, change.after) if value not in (None, [], {})]
    return bool(values) and all(map(_is_line, values))


def _is_line(value: Any) -> bool:
    """Whether a value can be read in a line."""
    if isinstance(value, list | tuple):
        return all(map(_is_line, value))
    if isinstance(value, dict) and _is_reference(value.get("body")):
        return True
    return isinstance(value, str) or _is_reference(value) or _is_term(value) or _is_text(value)


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= {"entry", "name", "side"}


def _is_term(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= {"words", "start", "end", "continuous"}


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(isinstance(one, str) for one in value.values())


@register.simple_tag
def done_since(done: Completion, code: str) -> datetime.date | None:
    """The day since which a side reports something done."""
    return done.done.get(code)


@register.filter
def by_side(difference: Difference) -> list[tuple[str, Said]]:
    """The two sides of a difference with what each says."""
    return list(zip(difference.sides, difference.said, strict=True))


@register.simple_tag(takes_context=True)
def named_entry(context: template.Context, entry: str) -> str | SafeString:
    """A link to an entry."""
    return named(context, {"entry": entry})


@register.simple_tag(takes_context=True)
def speaker_words(context: template.Context, speaker: str) -> str | SafeString:
    """The name of a speaker, who may be an entry."""
    return named(context, {"entry": speaker}) if speaker in context["names"] else speaker


@register.filter
def article(address: str) -> str:
    """An article's address in words."""
    return article_name(address)


@register.filter
def treaty_tone(status: str) -> str:
    """The colour class of a document's status for a Party."""
    return told_words.TREATY_TONES.get(status, "")


@register.filter
def paragraphs(value: dict[str, str] | None) -> SafeString:
    """A long text in the reader's language, its paragraphs apart."""
    if not value:
        return SafeString("")
    language = reader()
    tag, words_in = chosen(value, language)
    marked = SafeString("") if tag == language else format_html(' lang="{}"', tag)
    parts = ((marked, part) for part in words_in.splitlines() if part.strip())
    return format_html_join("", "<p{}>{}</p>", parts)


@register.filter
def decimal(value: str) -> str:
    """A decimal number in the reader's signs."""
    return number(value, reader())


@register.filter
def figures_in(report: Report) -> list[dict[str, Any]]:
    """The figures that a report gives; a template would take `values` for the method of the mapping."""
    return list(report.content.get("values", ()))
