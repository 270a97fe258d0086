"""The page of one entry, by its kind."""

import re
from functools import partial

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from kelisim.model.instrument import Instrument
from kelisim.web.addresses import entry_address
from kelisim.web.clock import day_asked, day_of_life
from kelisim.web.drafts import drafted
from kelisim.web.language import reader
from kelisim.web.life import document_life, later
from kelisim.web.newsroom.news import recent_in
from kelisim.web.newsroom.released import catch_up, clock
from kelisim.web.queries.decisions import followed
from kelisim.web.queries.entries import Account, find_account
from kelisim.web.queries.fields import grouped
from kelisim.web.queries.people import held_in
from kelisim.web.queries.records import Record, find_record
from kelisim.web.queries.stories import held_of
from kelisim.web.queries.versions import item_of
from kelisim.web.queries.voices import latest_words
from kelisim.web.relations_chart import relations_charts, ties
from kelisim.web.trend_chart import trend_charts
from kelisim.web.views.show import show

_JOINED = re.compile(r"(?:^|(?<=__))(art|annex|para|point)-")


def one(request: HttpRequest, record: Record, account: Account, section: str, **context: object) -> HttpResponse:
    """The page of an entry: what every page of one shows, and `context`."""
    shared = {
        "account": account,
        "row": account.row,
        "content": account.content,
        "said": latest_words(account.sides, account.statements, account.beside.columns, account.reports),
        "charts": trend_charts(account.dates, reader()),
        "absent": record.absent(account.sides),
        "groups": grouped(account.related),
    }
    return show(request, record, f"{section}/one.html", section, account.names, **(shared | context))


def _simple(request: HttpRequest, slug: str, entry: str, section: str, kind: str) -> HttpResponse:
    record = find_record(slug, day_asked(request))
    return one(request, record, find_account(record, entry, kind), section)


def document(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One document, with its life for each Party as of a day."""
    record, language = find_record(slug, day_asked(request)), reader()
    on = day_of_life(request, record.on)
    account = find_account(record, entry, "instrument")
    item = account.item or item_of(account.row, "instrument", account.row.entry)
    outward, inward = ties(account.row, account.names, account.related)
    life, draft = None, None
    if isinstance(item.content, Instrument):
        draft = drafted(item.content, settings.HOME)
        # What stands in one of two stories of a Party is shown as disputed, and counts for nothing.
        notices = [word for word in account.words_of("notice") if not word.disputed]
        life = document_life(
            item.content,
            notices,
            on,
            language,
            partial(record.side_name, language=language),
            related=later(inward),
            entry=entry,
        )
    relations = relations_charts(account.row, outward, inward)
    shared = {"life": life, "draft": draft, "outward": outward, "inward": inward, "relations": relations}
    return one(request, record, account, "documents", **shared)


def article(request: HttpRequest, slug: str, entry: str, article: str) -> HttpResponse:
    """The permanent address of an article, `art_5__para_2` or `art-5__para-2`: its place on the document's page."""
    place = _JOINED.sub(r"\1_", article.lower())
    day = day_asked(request)
    return HttpResponseRedirect(f"{entry_address(slug, 'instrument', entry, day)}#{place}")


def commitment(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One commitment, with the trend of everything that was promised."""
    return _simple(request, slug, entry, "commitments", "measure")


def milestone(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One milestone."""
    return _simple(request, slug, entry, "milestones", "milestone")


def meeting(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One meeting."""
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "meeting")
    return one(request, record, account, "meetings", followed=followed(record, account.decisions))


def decision(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One decision of a meeting."""
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "decision")
    return one(request, record, account, "decisions", followed=followed(record, [account.row]))


def charter(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The charter, once a version of it was agreed after the founding."""
    return _simple(request, slug, entry, "charter", "charter")


def field(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """Everything of one field of cooperation."""
    return _simple(request, slug, entry, "fields", "field")


def body(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One body and what it answers for."""
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "body")
    return one(request, record, account, "bodies", held=held_in(record, account.row))


def story(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One story, and what the register holds of it."""
    now = clock()
    record = find_record(slug, day_asked(request))
    try:
        account = find_account(record, entry, "story")
    except Http404:
        catch_up(now)  # its moment may have come
        account = find_account(record, entry, "story")
    held = grouped(held_of(record, account.row))
    recent = recent_in(record, account.content.get("section") or "", account.row, now)
    return one(request, record, account, "news", held=held, recent=recent)
