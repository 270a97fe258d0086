"""Tags and filters that the templates share."""

import datetime
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kelisim.model.base import is_entry_id
from kelisim.planning.drift import ValuePoint
from kelisim.planning.trend import Point
from kelisim.web import dates, words
from kelisim.web.addresses import as_of, entry_address, register_address
from kelisim.web.comparison import Column, Row, spoken_slug, status_of
from kelisim.web.language import chosen, number, reader
from kelisim.web.queries.names import Names
from kelisim.web.queries.records import Record, party_seal
from kelisim.web.style_sheets import FONTS, early_fonts, style_address

register = template.Library()

Raw = Mapping[str, Any]


@register.filter
def text(value: Mapping[str, str] | None) -> str | SafeString:
    """The words of a text in the reader's language; marked with their own language where that is another."""
    if not value:
        return ""
    language = reader()
    tag, said = chosen(value, language)
    return said if tag == language else format_html('<span lang="{}">{}</span>', tag, said)


@register.filter
def plain(value: Mapping[str, str] | None) -> str:
    """The same words without markup, for titles and attributes."""
    return chosen(value, reader())[1] if value else ""


@register.filter
def day(value: str | None) -> str | SafeString:
    """A partial date, long."""
    return dates.stamped(value, reader()) if value else ""


@register.filter
def short_day(value: str | None) -> str | SafeString:
    """A partial date, short, for tables."""
    return dates.stamped(value, reader(), short=True) if value else ""


@register.filter
def day_of(value: datetime.date) -> str | SafeString:
    """A day of the calendar, short."""
    return dates.stamped(value.isoformat(), reader(), short=True)


@register.filter
def long_date(value: datetime.date) -> str:
    """A day of the calendar in words, without markup."""
    return dates.spoken(value.isoformat(), reader())


@register.filter
def moment(value: str | None) -> str | SafeString:
    """An instant, to the day."""
    return dates.moment(value, reader()) if value else ""


@register.filter
def term(value: Raw | None) -> str | SafeString:
    """A term in its own words with its dates."""
    return dates.term_words(value, reader())


@register.filter
def span(value: Raw | None) -> str | SafeString:
    """The dates of a term, short; its words where it has no dates."""
    return (dates.span(value, reader(), short=True) or value.get("words", "")) if value else ""


@register.filter
def word(code: str | None, lexicon: str) -> str:
    """The word for a code of a lexicon in `kelisim.web.words`."""
    return words.word(lexicon, code)


@register.filter
def tone(status: str) -> str:
    """The colour class of a status."""
    return words.STATUS_TONES.get(status, "")


@register.filter
def slug_words(what: str) -> str:
    """The words in a slug."""
    return spoken_slug(what)


@register.filter
def status_claim(content: Raw) -> Raw | None:
    """The state that a statement gives the matter."""
    return status_of(content)


@register.filter
def figure(claim: Raw) -> str:
    """A value claim with its unit: `over 700 jobs`, `7.2 %`."""
    unit = "%" if claim["unit"] in ("per cent", "percent") else claim["unit"]
    return f"{bare_figure(claim)}\N{NO-BREAK SPACE}{unit}"


@register.filter
def bare_figure(claim: Raw) -> str:
    """A value claim without its unit: `over 700`."""
    value = number(claim["value"], reader())
    if not claim.get("roughly"):
        return value
    return _("{roughly} {value}").format(roughly=words.word("roughly", claim["roughly"]), value=value)


@register.filter
def in_column(claim: Raw, unit: str) -> str | SafeString:
    """A claim in a column whose heading may already name the unit."""
    if claim["type"] == "date":
        dated = span(claim["when"])
        return format_html("{} {}", dated, _("(reported as happened)")) if claim.get("happened") else dated
    return bare_figure(claim) if unit else figure(claim)


@register.filter
def signed_days(days: int | None) -> str:
    """A shift in days with its sign."""
    return "" if days is None else f"{days:+,}".replace("-", "\N{MINUS SIGN}").replace(",", "\N{NARROW NO-BREAK SPACE}")


@register.filter
def shift_in_days(days: int) -> str:
    """A shift in days with its sign and the word: `+365 days`."""
    return ngettext("{} day", "{} days", abs(days)).format(signed_days(days))


@register.filter
def host(url: str) -> str:
    """The name of the site in an address."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


@register.filter
def fingerprint(key: str) -> str:
    """A key or hash in groups of four, for reading aloud."""
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


@register.filter
def key_fingerprint(party: Any) -> list[tuple[str, str]]:
    """The offices of a Party with their keys."""
    return [(key["office"], key["public"]) for key in party.keys]


@register.simple_tag(takes_context=True)
def side(context: template.Context, code: str | None) -> str:
    """The name of a side."""
    record: Record = context["record"]
    return record.side_name(code, reader()) if code else ""


@register.simple_tag(takes_context=True)
def code_of(context: template.Context, code: str) -> str:
    """How the code of a Party is shown; its addresses keep the code that stands in its acts."""
    record: Record = context["record"]
    return record.shown(code)


@register.simple_tag(takes_context=True)
def sides(context: template.Context, codes: list[str] | None) -> str:
    """The names of several sides."""
    return ", ".join(context["record"].side_name(code, reader()) for code in codes or ())


@register.simple_tag(takes_context=True)
def named(context: template.Context, reference: Raw | None) -> str | SafeString:
    """What a reference points to: a link to the entry, or the name alone."""
    if not reference:
        return ""
    names: Names = context["names"]
    row = names.get(reference.get("entry", ""))
    record: Record = context["record"]
    if row is None:
        return reference.get("name") or (_("not on the record by then") if record.day else _("not public"))
    label = reference.get("name") or text(row.title)
    return format_html('<a href="{}">{}</a>', entry_address(record.slug, row.kind, row.entry, record.day), label)


@register.simple_tag(takes_context=True)
def named_or(context: template.Context, entry_or_name: str) -> str | SafeString:
    """A link to an entry, or a name that is none."""
    is_entry = entry_or_name in context["names"]
    return named(context, {"entry": entry_or_name}) if is_entry else _plain_name(entry_or_name)


def _plain_name(name: str) -> str:
    """A name; that of an entry which is not public stays untold."""
    return _("not public") if is_entry_id(name) else name


@register.simple_tag(takes_context=True)
def named_list(context: template.Context, references: list[Raw] | None) -> SafeString:
    """Several references, one after the other."""
    return format_html_join(", ", "{}", ((named(context, reference),) for reference in references or ()))


@register.simple_tag(takes_context=True)
def address(context: template.Context, row: Any) -> str:
    """The address of an entry, as of the day of the page."""
    record: Record = context["record"]
    return entry_address(record.slug, row.kind, row.entry, record.day)


@register.simple_tag(takes_context=True)
def stood_address(context: template.Context, row: Any, at: str) -> str:
    """The address of an entry as it stood at the end of the day of a moment; empty where it stands so on its page."""
    record: Record = context["record"]
    day = datetime.date.fromisoformat(at[:10])
    if day >= record.on or at[:10] == row.agreed_at[:10]:
        return ""
    return entry_address(record.slug, row.kind, row.entry, day)


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, page: str, **query: str) -> str:
    """The address of one of the register's pages, as of the day of the page; `query` is what else it asks for."""
    record: Record = context["record"]
    return as_of(register_address(record.slug, page), record.day, **query)


@register.simple_tag(takes_context=True)
def said_address(context: template.Context, side: str, status: str) -> str:
    """The address of the commitments of which a side says that they are in a state."""
    return page_address(context, "commitments", status=f"{side}={status}")


@register.simple_tag(takes_context=True)
def filter_address(context: template.Context, asks: str, entry: str, flag: str = "") -> str:
    """The address of the commitments of a field or a body, or of those among them with a flag."""
    return page_address(context, "commitments", **{asks: entry, flag or "sort": "1" if flag else ""})


@register.simple_tag
def speaker(said: Raw) -> str:
    """The person and the office that spoke; the body is linked apart."""
    return ", ".join(part for part in (said.get("name"), said.get("office")) if part)


@register.simple_tag(takes_context=True)
def tongues(context: template.Context) -> list[tuple[str, str, str]]:
    """The languages of the pages, each with its own name and the address of this page in it; none where the address
    has no language, as at the desk.
    """
    request = context.get("request")
    here = request.get_full_path() if request else ""
    prefix, language = f"/{reader()}/", reader()
    if not here.startswith(prefix):
        return []
    return [
        (code, name, "" if code == language else f"/{code}/{here.removeprefix(prefix)}")
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag
@cache
def fonts_link() -> SafeString:
    """The link to the fonts, where the build has brought them."""
    if finders.find(FONTS) is None:
        return SafeString("")
    return format_html('<link rel="stylesheet" href="{}">', static(FONTS))


@register.simple_tag
def site_style() -> SafeString:
    """The links to the style of all pages, and to the fonts that are needed first."""
    return _style_links(reader())


@cache
def _style_links(language: str) -> SafeString:
    fonts = ((one,) for one in early_fonts(language))
    return format_html_join(
        "\n", '<link rel="preload" as="font" type="font/woff2" href="{}" crossorigin>', fonts
    ) + format_html('\n<link rel="stylesheet" href="{}">', style_address())


@register.simple_tag
def seal(party: Any, size: str = "") -> SafeString:
    """The seal of a Party; the empty frame where there is no Party and so no key."""
    return _drawn(party_seal(party) if party else "", size)


@register.simple_tag(takes_context=True)
def seal_of(context: template.Context, code: str, size: str = "") -> SafeString:
    """The seal of a side by its code."""
    party = context["record"].party(code)
    return _drawn(party_seal(party) if party else "", size)


@lru_cache(maxsize=256)
def _drawn(path: str, size: str) -> SafeString:
    """A seal, drawn once for all pages."""
    return SafeString(get_template("kelisim/parts/seal.html").render({"path": path, "size": size}))


@register.simple_tag(takes_context=True)
def query_without(context: template.Context, *names: str) -> str:
    """The address's query without some parameters; `?` alone where nothing is left."""
    query = context["request"].GET.copy()
    for name in names:
        query.pop(name, None)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def kept_query(context: template.Context, *names: str) -> list[tuple[str, str]]:
    """The parameters of the address but for some, for a form that asks for those."""
    query = context["request"].GET
    return [(name, value) for name, values in query.lists() if name not in names for value in values]


@register.simple_tag
def verify_command(slug: str, entry: str = "") -> str:
    """The command that checks the certificate of an entry, or a bundle of the whole register."""
    return f"kelisim verify {slug}-{entry}.html" if entry else f"kelisim verify {slug}.bundle"


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changed: object) -> str:
    """The address's query with some parameters changed."""
    query = context["request"].GET.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def add_to(value: float, amount: float) -> float:
    """A place on a drawing, a little further on."""
    return round(value + amount, 1)


@register.filter
def beside(row: Row, columns: list[Column]) -> list[tuple[Column, list[Raw], Point | ValuePoint | None]]:
    """Each column with the cell of a row in it and what it moved or changed."""
    return list(zip(columns, row.cells, row.shifts, strict=True))


@register.filter
def heading(column: Column) -> str:
    """The heading of a column: what is claimed, and its unit where the name does not hold it."""
    name = spoken_slug(column.what)
    return f"{name}, {column.unit}" if column.unit and column.unit not in name.split() else name


@register.filter
def by_class(participants: list[Raw]) -> list[tuple[str, list[Raw]]]:
    """Participants by their class, members first."""
    order = [code for code in words.PARTICIPANT_CLASSES if any(one.get("standing", "") == code for one in participants)]
    return [(code, [one for one in participants if one.get("standing", "") == code]) for code in order]


@register.filter
def position(coordinates: list[str]) -> str:
    """Longitude and latitude as people write them: `47.2° N, 52.3° E`."""
    longitude, latitude = (number(degrees.lstrip("-"), reader()) for degrees in coordinates)
    west, south = (degrees.startswith("-") for degrees in coordinates)
    east_west = _("W") if west else _("E")
    north_south = _("S") if south else _("N")
    return f"{latitude}° {north_south}, {longitude}° {east_west}"


@register.simple_tag(takes_context=True)
def item_address(context: template.Context, item: Raw) -> str:
    """The address of an entry that a proposal offers a version of."""
    record: Record = context["record"]
    return entry_address(record.slug, item["kind"], item["entry"], record.day)
