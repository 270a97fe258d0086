"""An event of the register in one plain sentence, in the reader's language.

1. A sentence says who did what, and then what: names are never declined, so one pattern holds for every name.
2. Dates stay as exact as they are; numbers are those that were signed, digit for digit.
3. It is text, not markup.
"""

import html
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kelisim.model.dates import Term
from kelisim.model.decode import plain
from kelisim.register.slips import Move
from kelisim.register.targets import Correction
from kelisim.web import dates, words
from kelisim.web.figures.amounts import amount
from kelisim.web.figures.bound_words import limit_words
from kelisim.web.figures.period_words import period_words
from kelisim.web.language import chosen, number
from kelisim.web.queries.events import Event

Raw = Mapping[str, Any]

LONGEST: Final = 240
"""How many characters of somebody's words a sentence repeats."""
_CLAIMS: Final = 4


def told(event: Event, language: str) -> str:
    """What happened, without the title of the entry: `Kazakhstan reported: in progress, forecast 31 December 2025`."""
    with translation.override(language):
        said = _SENTENCES[event.kind](event, language)
        return _("{said} (disputed: it rests on one of two stories)").format(said=said) if event.disputed else said


def headline(event: Event, language: str) -> str:
    """The same with the title of what it is about in front: `Butadiene. Agreed: commitment`."""
    title = shortened(chosen(event.title, language)[1]).rstrip(".")
    return f"{title}. {told(event, language)}"


def shortened(said: str, longest: int = LONGEST) -> str:
    """A text cut at a word, with the sign that it goes on."""
    text = " ".join(said.split())
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + "\N{HORIZONTAL ELLIPSIS}"


def when(term: Raw | Term | None, language: str) -> str:
    """A term as text: its dates, or its words where it has none."""
    value = plain(term) if isinstance(term, Term) else term
    if not value:
        return ""
    return html.unescape(strip_tags(str(dates.span(value, language)))) or str(value.get("words", ""))


def _lower(word: str) -> str:
    return word[:1].lower() + word[1:]


def _kind(event: Event) -> str:
    return _lower(words.word("entry", event.main.kind)) if event.main else ""


def _agreed(event: Event, _language: str) -> str:
    if len(event.names) == 1:
        return _("Entered in the record: {kind}").format(kind=_kind(event))
    return _("Agreed: {kind}").format(kind=_kind(event))


def _news(event: Event, language: str) -> str:
    published = event.content.get("published")
    publisher = event.content.get("publisher")
    day = dates.spoken(published, language) if published else ""
    behind = ", ".join(part for part in (publisher, day) if part)
    return _("Published: {what}").format(what=behind) if behind else _("Published")


def _moved(event: Event, language: str) -> str:
    moves = "; ".join(_move(field, move, language) for field, move in event.moves)
    return _("Date moved: {moves}").format(moves=moves)


def _move(field: str, move: Move, language: str) -> str:
    name, _dot, part = field.partition(".")
    known = words.word("content", name)
    label = _("{}, its start").format(known) if part else known
    before, after = when(move.before, language), when(move.after, language)
    nothing = _("no date")
    said = f"{label} {before or nothing} \N{RIGHTWARDS ARROW} {after or nothing}"
    return f"{said} ({_days(move.slip)})" if move.slip else said


def _days(slip: int) -> str:
    signed = f"{slip:+,}".replace("-", "\N{MINUS SIGN}").replace(",", "\N{NARROW NO-BREAK SPACE}")
    return ngettext("{} day", "{} days", abs(slip)).format(signed)


def _corrected(event: Event, language: str) -> str:
    changed = "; ".join(_correction(one, language) for one in event.corrections)
    if changed:
        return _("Target changed: {changes}").format(changes=changed)
    return _("Corrected: {kind}").format(kind=_kind(event))


def _correction(one: Correction, language: str) -> str:
    before, after = ((number(target.value, language) if target else "") for target in (one.before, one.after))
    target = one.after or one.before
    by = when(target.by, language) if target else ""
    nothing = _("none")
    return f"{by}: {before or nothing} \N{RIGHTWARDS ARROW} {after or nothing}"


def _left(event: Event, language: str) -> str:
    left = event.content.get("left", {})
    reason = words.word("leaving", left.get("reason"))
    since = dates.spoken(left["since"], language) if left.get("since") else ""
    return _("Left control: {what}").format(what=", ".join(part for part in (reason, since) if part))


def _reported(event: Event, language: str) -> str:
    report = event.content
    said = [words.word("status", report["status"])]
    if report.get("forecast"):
        said.append(_("forecast {date}").format(date=when(report["forecast"], language)))
    side = event.name_of(event.side, language)
    return _("{side} reported: {what}").format(side=side, what=", ".join(said))


def _stated(event: Event, language: str) -> str:
    content = event.content
    speaker = content.get("speaker", {})
    names = [speaker.get("name"), speaker.get("office"), (speaker.get("body") or {}).get("name")]
    who = ", ".join(dict.fromkeys(name for name in names if name))
    side = event.name_of(event.side, language) if event.side else ""
    voice = f"{side} ({who})" if side and who else side or who or _("A speaker")
    claims = content.get("claims", [])
    said = "; ".join(filter(None, (_claim(claim, language) for claim in claims[:_CLAIMS])))
    summary = content.get("summary")
    if summary and (not said or language in summary):
        said = shortened(chosen(summary, language)[1])
    said = said or shortened(content.get("quote", "")) or dates.spoken(content["said"], language)
    return _("{voice}, {day}: {what}").format(voice=voice, day=dates.spoken(content["said"], language), what=said)


def _claim(claim: Raw, language: str) -> str:
    label = chosen(claim["label"], language)[1] if claim.get("label") else claim.get("what", "").replace("-", " ")
    if claim["type"] == "date":
        return f"{label}: {when(claim['when'], language)}"
    if claim["type"] == "value":
        return f"{label}: {_figure(claim, language)}"
    return label or words.word("status", claim.get("status"))


def _figure(claim: Raw, language: str) -> str:
    value = number(claim["value"], language)
    if claim.get("roughly"):
        value = _("{roughly} {value}").format(roughly=words.word("roughly", claim["roughly"]), value=value)
    unit = "%" if claim["unit"] in {"per cent", "percent"} else claim["unit"]
    return f"{value}\N{NO-BREAK SPACE}{unit}"


def _notified(event: Event, language: str) -> str:
    notice = event.content
    what = words.word("action", notice["action"])
    side = event.name_of(event.side, language)
    return _("{side}: {action}, {day}").format(side=side, action=what, day=dates.spoken(notice["date"], language))


def _released(event: Event, language: str) -> str:
    observations = event.content["observations"]
    latest = max(observations, key=lambda one: str(one["period"]))
    value = number(str(Decimal(latest["value"])) if "E" in latest["value"] else latest["value"], language)
    side = event.name_of(event.content.get("side") or event.side, language)
    return _("{side} published figures, the latest {period}: {value}").format(
        side=side, period=latest["period"], value=value
    )


def _breached(event: Event, language: str) -> str:
    latest = event.breaches[0]
    period, value = period_words(latest.period, language), amount(latest.value, event.unit, language)
    bound = limit_words(latest.limit, event.unit, "", language)
    named = f"{bound} ({latest.limit.words})" if latest.limit.words else bound
    said = _("Limit breached: {period}: {value}, agreed is {limit}").format(period=period, value=value, limit=named)
    more = len(event.breaches) - 1
    if more:
        said += ngettext("; and in {count} more period", "; and in {count} more periods", more).format(count=more)
    return said


def _remarked(event: Event, language: str) -> str:
    side = event.name_of(event.side, language)
    return _("{side} remarked: {what}").format(side=side, what=shortened(chosen(event.content["text"], language)[1]))


def _proposed(event: Event, language: str) -> str:
    items = event.content["items"]
    side = event.name_of(event.side, language)
    if len(items) > 1:
        said = ngettext("{side} proposed {count} entry", "{side} proposed {count} entries", len(items))
        return said.format(side=side, count=len(items))
    kind = _lower(words.word("entry", items[0]["kind"]))
    said = _("{side} proposed a new version: {kind}") if items[0]["base"] else _("{side} proposed: {kind}")
    return said.format(side=side, kind=kind)


def _void(event: Event, language: str) -> str:
    side = event.name_of(event.side, language)
    return _("An act of {side} has no effect: {reason}").format(side=side, reason=event.reason)


def _two_stories(event: Event, language: str) -> str:
    side = event.name_of(event.side, language)
    return _("{side} told two stories: it signed two acts with the number {number}").format(
        side=side, number=event.number
    )


_SENTENCES: Final = {
    "agreed": _agreed,
    "news": _news,
    "moved": _moved,
    "corrected": _corrected,
    "left": _left,
    "reported": _reported,
    "stated": _stated,
    "notified": _notified,
    "released": _released,
    "breached": _breached,
    "remarked": _remarked,
    "proposed": _proposed,
    "void": _void,
    "two-stories": _two_stories,
}
"""The sentence of each kind of event."""
