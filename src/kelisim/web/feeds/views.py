"""The views of feeds: each finds what it is of, reads a page of events and writes it in one format.

What is due to come out comes out first, so a feed has a story as soon as its moment has come.
"""

from django.http import HttpRequest, HttpResponse

from kelisim.web.feeds import atom, json_feed
from kelisim.web.feeds.answering import answered
from kelisim.web.feeds.page import feed_page
from kelisim.web.feeds.scope import find_scope
from kelisim.web.language import reader
from kelisim.web.newsroom.released import catch_up, clock


def atom_feed(request: HttpRequest, slug: str = "", section: str = "", entry: str = "") -> HttpResponse:
    """What is new as Atom."""
    catch_up(clock())
    page = feed_page(find_scope(slug, section, entry), reader(), request.GET.dict())
    return answered(request, atom.atom(page), atom.CONTENT_TYPE, page.updated)


def json_feed_view(request: HttpRequest, slug: str = "", section: str = "", entry: str = "") -> HttpResponse:
    """What is new as JSON Feed."""
    catch_up(clock())
    page = feed_page(find_scope(slug, section, entry), reader(), request.GET.dict())
    return answered(request, json_feed.json_feed(page), json_feed.CONTENT_TYPE, page.updated)
