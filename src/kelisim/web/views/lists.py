"""The lists of a register: documents, commitments, meetings, figures, places, bodies, news."""

from django.http import HttpRequest, HttpResponse

from kelisim.web.clock import day_asked
from kelisim.web.filters import filters
from kelisim.web.newsroom.news import news_page
from kelisim.web.newsroom.released import catch_up, clock
from kelisim.web.queries.commitments import choice, commitments
from kelisim.web.queries.lists import paged, public_entries
from kelisim.web.queries.names import names_in
from kelisim.web.queries.records import find_record
from kelisim.web.views.show import show


def _list(request: HttpRequest, slug: str, section: str, *kinds: str) -> HttpResponse:
    record = find_record(slug, day_asked(request))
    page = paged(public_entries(record, *kinds), request.GET.get("page"))
    names = names_in(record, [row.content for row in page])
    return show(request, record, f"{section}/list.html", section, names, page=page)


def documents(request: HttpRequest, slug: str) -> HttpResponse:
    """Treaties, programmes, roadmaps and the other papers that were signed."""
    return _list(request, slug, "documents", "instrument")


def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """Talks, sessions and sittings."""
    return _list(request, slug, "meetings", "meeting")


def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures that are followed."""
    return _list(request, slug, "figures", "indicator")


def bodies(request: HttpRequest, slug: str) -> HttpResponse:
    """Ministries, companies, commissions and councils."""
    return _list(request, slug, "bodies", "body")


def news(request: HttpRequest, slug: str) -> HttpResponse:
    """What was published: the newsroom's stories and those on the record, as one list."""
    now = clock()
    catch_up(now)
    record = find_record(slug, day_asked(request))
    page = news_page(record, request.GET.get("page"), now)
    return show(request, record, "news/list.html", "news", page=page)


def measures(request: HttpRequest, slug: str) -> HttpResponse:
    """Commitments, as the reader asks for them in the address."""
    record = find_record(slug, day_asked(request))
    wanted = choice(request.GET)
    listed = commitments(record, wanted, request.GET.get("page"))
    shared = {"listed": listed, "page": listed.page, "wanted": wanted, "filters": filters(record, listed, wanted)}
    return show(request, record, "commitments/list.html", "commitments", listed.names, **shared)
