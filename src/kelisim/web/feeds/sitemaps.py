"""What search engines may read: the index of sitemaps, its parts, and `robots.txt` (RFC 9309, sitemaps.org).

1. A part has at most `MOST` addresses; entries stand in it in order of key, so a part that is full changes no more but
   for its dates.
2. Each address names the same page in every language (`hreflang`).
3. `lastmod` is the newest clock of what an entry's page tells: its version, reports, notices, releases and statements.
4. Only public entries, and stories that are out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from kelisim.node.models import Entry, Register, Report, Statement, Word
from kelisim.web.addresses import SECTIONS
from kelisim.web.feeds.answering import answered
from kelisim.web.feeds.scope import absolute
from kelisim.web.newsroom.released import clock, out, written

MOST: Final = 10_000
LISTS: Final = (
    "programme",
    "documents",
    "commitments",
    "meetings",
    "figures",
    "places",
    "bodies",
    "news",
    "signed",
    "proposals",
)
"""The pages of a register that are no entry's."""
CONTENT_TYPE: Final = "application/xml; charset=utf-8"
_INDEX: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
)
_SET: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)
_ANY_ENTRY: Final = "ANY.1.1"
_CLOSED: Final = ("/desk/",)
"""Where nobody without an account has anything to read."""

Page = tuple[Mapping[str, str], str]
"""The addresses of one page by language, and when it last changed, or an empty text."""


def _languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def per_part() -> int:
    """How many pages a part has, each in every language."""
    return MOST // len(_languages())


def robots(request: HttpRequest) -> HttpResponse:
    """What programs may read, and where the sitemaps are."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _CLOSED),
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
        "",
    ]
    return answered(request, "\n".join(lines).encode(), "text/plain; charset=utf-8")


def index(request: HttpRequest) -> HttpResponse:
    """The parts: the lists of all registers, and the entries and the stories of each."""
    found = [reverse("sitemap-lists")]
    counts = Entry.objects.filter(public=True).order_by().values_list("register__slug").annotate(count=Count("pk"))
    found += [reverse("sitemap-entries", args=one) for one in _parts(counts)]
    stories = (
        out(now=clock()).order_by().values_list("register").annotate(count=Count("translation_key", distinct=True))
    )
    found += [reverse("sitemap-stories", args=one) for one in _parts(stories)]
    parts = (f"<sitemap><loc>{escape(absolute(address))}</loc></sitemap>" for address in found)
    return answered(request, "\n".join((_INDEX, *parts, "</sitemapindex>\n")).encode(), CONTENT_TYPE)


def _parts(counts: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    for slug, count in sorted(counts):
        for number in range(-(-count // per_part())):
            yield slug, number + 1


def lists(request: HttpRequest) -> HttpResponse:
    """The pages that are no entry's."""
    slugs = list(Register.objects.order_by("slug").values_list("slug", flat=True))
    pages = [_everywhere("registers")]
    pages += [_everywhere(name, slug) for slug in slugs for name in LISTS]
    return _answer(request, ((addresses, "") for addresses in pages))


def entries(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A part of a register's entries."""
    rows = Entry.objects.filter(register__slug=slug, public=True).order_by("pk")
    part = list(rows.values_list("pk", "kind", "entry", "agreed_at")[_slice(number)])
    if not part:
        raise Http404
    changed = _changed(part[0][0], part[-1][0])
    patterns = {kind: _everywhere(f"{section}-one", slug, _ANY_ENTRY) for kind, section in SECTIONS.items()}
    pages = (
        (
            {code: address.replace(_ANY_ENTRY, entry) for code, address in patterns[kind].items()},
            max(agreed_at, changed.get(key, "")),
        )
        for key, kind, entry, agreed_at in part
    )
    return _answer(request, pages)


def stories(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A part of a register's stories."""
    rows = out(now=clock()).filter(register=slug).order_by()
    keys = (
        rows.values("translation_key")
        .annotate(first=Max("pk"))
        .order_by("first")
        .values_list("translation_key", flat=True)
    )
    part = list(keys[_slice(number)])
    if not part:
        raise Http404
    versions: dict[Any, dict[str, str]] = {key: {} for key in part}
    changed: dict[Any, str] = {}
    columns = ("translation_key", "locale__language_code", "slug", "last_published_at")
    for key, code, name, at in rows.filter(translation_key__in=part).values_list(*columns):
        with translation.override(code):
            versions[key][code] = reverse("stories-one", args=(slug, name))
        changed[key] = max(changed.get(key, ""), written(at) if at else "")
    return _answer(request, ((versions[key], changed[key]) for key in part))


def _slice(number: int) -> slice:
    return slice((number - 1) * per_part(), number * per_part())


def _changed(first: int, last: int) -> dict[int, str]:
    """When something was last said of the entries between two keys, where anything was."""
    about = Statement.about.through.objects.filter(statement__public=True)
    said: Sequence[tuple[Any, str, str]] = (
        (Report.objects.filter(public=True), "entry_id", "at"),
        (Word.objects.filter(public=True), "entry_id", "at"),
        (about, "entry_id", "statement__at"),
    )
    found: dict[int, str] = {}
    for rows, key, at in said:
        for entry, newest in (
            rows.filter(entry_id__gte=first, entry_id__lte=last).order_by().values_list(key).annotate(Max(at))
        ):
            found[entry] = max(found.get(entry, ""), newest)
    return found


def _everywhere(name: str, *args: str) -> dict[str, str]:
    """The addresses of a page in every language."""
    found = {}
    for code in _languages():
        with translation.override(code):
            found[code] = reverse(name, args=args)
    return found


def _answer(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse:
    lines = [_SET]
    newest = ""
    for addresses, changed in pages:
        newest = max(newest, changed)
        links = [
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(absolute(address))}/>'
            for code, address in addresses.items()
        ]
        beside = (f"<lastmod>{changed}</lastmod>" if changed else "") + "".join(links)
        lines += [f"<url><loc>{escape(absolute(address))}</loc>{beside}</url>" for address in addresses.values()]
    lines.append("</urlset>\n")
    return answered(request, "\n".join(lines).encode(), CONTENT_TYPE, newest)
